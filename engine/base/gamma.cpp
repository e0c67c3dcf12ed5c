#include "base/gamma.hpp"

#include <cmath>

#include "base/check.hpp"
#include "base/real.hpp"

namespace tuiyan {
namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double log_two = 0.69314718055994530942;
constexpr double nearly_nothing = 0x1p-54;

// ln(1 - e^y) for y < 0, without cancellation near y = 0.
double log_of_the_rest(double y) {
  if (y < -log_two) return natural_log(1.0 - natural_exp(y));
  double sum = 0, term = 1;  // 1 - e^y = -(y + y^2/2 + y^3/6 + …)
  for (int n = 1; n < 40; ++n) {
    term *= y / n;
    sum -= term;
    if (std::abs(term) < nearly_nothing * sum) break;
  }
  return natural_log(sum);
}

// ln of x^a e^-x / Gamma(a).
double log_front(double a, double log_x, double x) { return a * log_x - x - log_gamma(a); }

double log_series(double a, double log_x, double x) {
  double term = 1, sum = 1;
  for (double n = 1; n < 100'000; ++n) {
    term *= x / (a + n);
    sum += term;
    if (term < nearly_nothing * sum) break;
  }
  return log_front(a, log_x, x) - natural_log(a) + natural_log(sum);
}

// 1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - …))), from the front.
double log_fraction(double a, double log_x, double x) {
  constexpr double tiny = 1e-300;
  double b = x + 1.0 - a;
  double c = 1.0 / tiny;
  double d = 1.0 / b;
  double value = d;
  for (double n = 1; n < 100'000; ++n) {
    const double numerator = -n * (n - a);
    b += 2.0;
    d = numerator * d + b;
    if (std::abs(d) < tiny) d = tiny;
    c = b + numerator / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1.0 / d;
    const double change = d * c;
    value *= change;
    if (std::abs(change - 1.0) < 0x1p-52) break;
  }
  return log_front(a, log_x, x) + natural_log(value);
}

// ln of the standard normal distribution function at -|z|: half of Q(1/2, z^2 / 2).
double log_normal_tail(double z) {
  if (z == 0) return -log_two;
  return log_gamma_above(0.5, natural_log(0.5 * z * z)) - log_two;
}

// The grid of normal scores; the uniforms of base/random.hpp lie within +-8.14.
constexpr double reach = 8.25;
constexpr int per_unit = 16;
constexpr double width = 1.0 / per_unit;
constexpr int knots = static_cast<int>(2 * reach * per_unit) + 1;

struct Knot {
  double z = 0;
  double log_x = 0, slope = 0, curvature = 0;  // by z
};

// Newton's method in ln x on the logarithm of the smaller tail. Both tails are log-concave in ln x
// (the logarithm of a gamma variable has a log-concave density), so it converges from anywhere.
Knot solved(double shape, double z, double log_x) {
  const double wanted = log_normal_tail(z);
  const double log_gamma_shape = log_gamma(shape);
  for (int round = 0; round < 60; ++round) {
    const double tail = z <= 0 ? log_gamma_below(shape, log_x) : log_gamma_above(shape, log_x);
    const double slope = natural_exp(shape * log_x - natural_exp(log_x) - log_gamma_shape - tail);
    double step = (wanted - tail) / (z <= 0 ? slope : -slope);
    if (step > 5) step = 5;
    log_x += step;
    if (std::abs(step) < 1e-13 * (1.0 + std::abs(log_x))) break;
  }
  // Phi(z) = P(shape, x), differentiated: slope = phi(z) / (x f(x)), with f the density.
  Knot knot{z, log_x, 0, 0};
  const double x = natural_exp(log_x);
  knot.slope = natural_exp(-0.5 * z * z - half_log_two_pi - (shape * log_x - x - log_gamma_shape));
  knot.curvature = knot.slope * (-z - (shape - x) * knot.slope);
  return knot;
}

}  // namespace

// Stirling's series (DLMF 5.11.1) after shifting the argument to 15 or more.
double log_gamma(double a) {
  TUIYAN_CHECK(a > 0 && a <= 1e6);
  double product = 1;
  while (a < 15) {
    product *= a;
    a += 1.0;
  }
  const double r = 1.0 / a, r2 = r * r;
  const double series =
      r *
      (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 * (1.0 / 1680 - r2 * (1.0 / 1188 - r2 * 691.0 / 360360)))));
  return (a - 0.5) * natural_log(a) - a + half_log_two_pi + series - natural_log(product);
}

double log_gamma_below(double a, double log_x) {
  const double x = natural_exp(log_x);
  return x < a + 1.0 ? log_series(a, log_x, x) : log_of_the_rest(log_fraction(a, log_x, x));
}

double log_gamma_above(double a, double log_x) {
  const double x = natural_exp(log_x);
  return x < a + 1.0 ? log_of_the_rest(log_series(a, log_x, x)) : log_fraction(a, log_x, x);
}

GammaTable::GammaTable(double shape) {
  TUIYAN_CHECK(shape >= least_shape && shape <= largest_shape);
  std::vector<Knot> all(knots);
  constexpr std::size_t middle = knots / 2;
  // From the median, where ln x is about ln(shape - 1/3) or, for small shapes, (ln(1/2) + ln Gamma(shape + 1)) / shape,
  // outward; each knot starts from its neighbour's tangent.
  const double start = shape > 1 ? natural_log(shape - 1.0 / 3) : (log_gamma(shape + 1) - log_two) / shape;
  all[middle] = solved(shape, 0, start);
  for (std::size_t i = 1; i <= middle; ++i) {
    const double score = static_cast<double>(i) * width;
    const Knot& above = all[middle + i - 1];
    const Knot& below = all[middle - i + 1];
    all[middle + i] = solved(shape, score, above.log_x + width * above.slope);
    all[middle - i] = solved(shape, -score, below.log_x - width * below.slope);
  }
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const Knot &a = all[i], &b = all[i + 1];
    const double slope_a = a.slope * width, slope_b = b.slope * width;
    const double half_a = 0.5 * a.curvature * width * width, half_b = 0.5 * b.curvature * width * width;
    // The rest of value, slope and half curvature at the end, beyond what the first three terms give.
    const double value = b.log_x - a.log_x - slope_a - half_a;
    const double slope = slope_b - slope_a - 2 * half_a;
    const double half = half_b - half_a;
    stretches_.push_back({a.log_x, slope_a, half_a, 10 * value - 4 * slope + half, -15 * value + 7 * slope - 2 * half,
                          6 * value - 3 * slope + half});
  }
}

double GammaTable::quantile(double u) const {
  const double place = (normal_quantile(u) + reach) * per_unit;
  const auto row = static_cast<std::size_t>(place);
  const double t = place - static_cast<double>(row);
  const Quintic& c = stretches_[row];
  return natural_exp(c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5])))));
}

}  // namespace tuiyan
