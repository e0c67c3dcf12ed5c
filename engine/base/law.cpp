#include "base/law.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/real.hpp"

namespace tuiyan {
namespace {

constexpr double normal_p90 = 1.2815515655446004;  // the 90th percentile of the standard normal
constexpr double infinite = std::numeric_limits<double>::infinity();

double square(double x) { return x * x; }

constexpr int knots_per_unit = 8;
constexpr int knots_needed = 37 * knots_per_unit + 2;  // -ln 2^-53 = 36.7

struct Mixture {
  double survives = 0, density = 0;
};
Mixture mixture_at(const std::vector<Hyperexponential::Phase>& phases, double x) {
  Mixture sum;
  for (const auto& phase : phases) {
    const double part = phase.weight * natural_exp(-x / phase.mean_s);
    sum.survives += part;
    sum.density += part / phase.mean_s;
  }
  return sum;
}

// The x at which -ln P(X > x) is `score`: Newton's method. The logarithm of the survival function is convex,
// so after the first step, wherever that started, every step comes nearer from below.
double solved(const std::vector<Hyperexponential::Phase>& phases, double score, double x) {
  for (int round = 0; round < 100; ++round) {
    const Mixture here = mixture_at(phases, x);
    const double step = (natural_log(here.survives) + score) * here.survives / here.density;
    x += step;
    if (std::abs(step) <= 1e-7 * x) break;  // convergence is quadratic: the next one would be below 1e-12
  }
  return x;
}

// Overloads rather than a switch: adding a law without a case here does not compile.
double quantile_of(const Constant& law, double) { return law.value_s; }

double quantile_of(const Exponential& law, double u) { return -law.mean_s * natural_log(1.0 - u); }

double quantile_of(const Lognormal& law, double u) {
  if (law.median_s <= 0) return 0;
  return law.median_s * natural_exp(law.log_sd * normal_quantile(u));
}

double quantile_of(const Triangular& law, double u) {
  const double width = law.high_s - law.low_s;
  if (width <= 0) return law.low_s;
  const double rise = law.mode_s - law.low_s;
  if (u * width < rise) return law.low_s + std::sqrt(u * width * rise);
  return law.high_s - std::sqrt((1.0 - u) * width * (law.high_s - law.mode_s));
}

double quantile_of(const Uniform& law, double u) { return law.from_s + u * (law.to_s - law.from_s); }

double quantile_of(const Empirical& law, double u) {
  TUIYAN_CHECK(!law.values_s.empty());
  const auto n = law.values_s.size();
  const auto row = static_cast<std::size_t>(u * static_cast<double>(n));
  return law.values_s[std::min(row, n - 1)];
}

double quantile_of(const Never&, double) { return forever_s; }

double quantile_of(const Gamma& law, double u) { return law.mean_s / law.shape * law.table.quantile(u); }

double quantile_of(const Weibull& law, double u) {
  return law.scale_s * natural_exp(natural_log(-natural_log(1.0 - u)) / law.shape);
}

// From the cubic through the knots about the score to the root: one or two steps.
double quantile_of(const Hyperexponential& law, double u) {
  const double score = -natural_log(1.0 - u);
  const double place = score * knots_per_unit;
  const auto row = static_cast<std::size_t>(place);
  const Hyperexponential::Knot &from = law.knots[row], &to = law.knots[row + 1];
  const double t = place - static_cast<double>(row);
  const double rise = to.value_s - from.value_s;
  const double bend_from = from.slope_s - rise, bend_to = rise - to.slope_s;
  return solved(law.phases, score, from.value_s + t * (rise + (1.0 - t) * (bend_from * (1.0 - t) + bend_to * t)));
}

double quantile_of(const PiecewiseExponential& law, double u) {
  TUIYAN_CHECK(!law.points.empty());
  using Point = PiecewiseExponential::Point;
  const double score = -natural_log(1.0 - u);
  const auto above = std::upper_bound(law.points.begin(), law.points.end(), score,
                                      [](double wanted, const Point& point) { return wanted < point.score; });
  const Point& from = above == law.points.begin() ? *above : *(above - 1);
  if (above != law.points.end()) {
    const double part = std::max(0.0, score - from.score) / (above->score - from.score);
    return from.time_s + part * (above->time_s - from.time_s);
  }
  return law.tail_mean_s ? from.time_s + *law.tail_mean_s * (score - from.score) : forever_s;
}

double mean_of(const Constant& law) { return law.value_s; }
double mean_of(const Exponential& law) { return law.mean_s; }
double mean_of(const Lognormal& law) { return law.median_s * natural_exp(0.5 * law.log_sd * law.log_sd); }
double mean_of(const Triangular& law) { return (law.low_s + law.mode_s + law.high_s) / 3.0; }
double mean_of(const Uniform& law) { return 0.5 * (law.from_s + law.to_s); }
double mean_of(const Empirical& law) {
  TUIYAN_CHECK(!law.values_s.empty());
  double sum = 0;
  for (double value : law.values_s) sum += value;
  return sum / static_cast<double>(law.values_s.size());
}
double mean_of(const Never&) { return infinite; }
double mean_of(const Gamma& law) { return law.mean_s; }
double mean_of(const Weibull& law) { return law.scale_s * natural_exp(log_gamma(1 + 1 / law.shape)); }
double mean_of(const Hyperexponential& law) {
  double sum = 0;
  for (const auto& phase : law.phases) sum += phase.weight * phase.mean_s;
  return sum;
}

// E[X] and E[X^2] as integrals of P(X > x) and 2 x P(X > x) over each stretch. In a stretch from (a, s) to
// (b, t) with m = (t - s) / (b - a): P(X > x) = e^-a e^-(x - s)/m, so the first is m (e^-a - e^-b) and the second
// 2 m ((s + m) e^-a - (t + m) e^-b); where a = b they are e^-a (t - s) and e^-a (t^2 - s^2).
struct Moments {
  double first = 0, second = 0;
};
Moments moments_of(const PiecewiseExponential& law) {
  TUIYAN_CHECK(!law.points.empty());
  if (!law.tail_mean_s) return {infinite, infinite};
  Moments sum{law.points.front().time_s, square(law.points.front().time_s)};
  for (std::size_t i = 0; i + 1 < law.points.size(); ++i) {
    const auto &from = law.points[i], &to = law.points[i + 1];
    const double before = natural_exp(-from.score), after = natural_exp(-to.score);
    if (to.score > from.score) {
      const double m = (to.time_s - from.time_s) / (to.score - from.score);
      sum.first += m * (before - after);
      sum.second += 2 * m * ((from.time_s + m) * before - (to.time_s + m) * after);
    } else {
      sum.first += before * (to.time_s - from.time_s);
      sum.second += before * (square(to.time_s) - square(from.time_s));
    }
  }
  const double m = *law.tail_mean_s, left = natural_exp(-law.points.back().score);
  return {sum.first + m * left, sum.second + 2 * m * (law.points.back().time_s + m) * left};
}
double mean_of(const PiecewiseExponential& law) { return moments_of(law).first; }

double variance_of(const Constant&) { return 0; }
double variance_of(const Exponential& law) { return square(law.mean_s); }
double variance_of(const Lognormal& law) { return square(mean_of(law)) * (natural_exp(square(law.log_sd)) - 1); }
double variance_of(const Triangular& law) {
  const double a = law.low_s, b = law.high_s, c = law.mode_s;
  return (square(b - a) + square(c - a) + square(b - c)) / 36.0;
}
double variance_of(const Uniform& law) { return square(law.to_s - law.from_s) / 12.0; }
double variance_of(const Empirical& law) {
  const double middle = mean_of(law);
  double sum = 0;
  for (double value : law.values_s) sum += square(value - middle);
  return sum / static_cast<double>(law.values_s.size());
}
double variance_of(const Never&) { return infinite; }
double variance_of(const Gamma& law) { return square(law.mean_s) / law.shape; }
double variance_of(const Weibull& law) {
  return square(law.scale_s) * natural_exp(log_gamma(1 + 2 / law.shape)) - square(mean_of(law));
}
double variance_of(const Hyperexponential& law) {
  double second = 0;
  for (const auto& phase : law.phases) second += 2 * phase.weight * square(phase.mean_s);
  return second - square(mean_of(law));
}
double variance_of(const PiecewiseExponential& law) {
  if (!law.tail_mean_s) return infinite;
  const Moments moments = moments_of(law);
  return moments.second - square(moments.first);
}

}  // namespace

double quantile(const Law& law, double u) {
  TUIYAN_CHECK(u > 0 && u < 1);
  const double value_s = std::visit([u](const auto& one) { return quantile_of(one, u); }, law);
  return std::max(0.0, value_s);
}

double mean(const Law& law) {
  return std::visit([](const auto& one) { return mean_of(one); }, law);
}

double standard_deviation(const Law& law) {
  return std::sqrt(std::max(0.0, std::visit([](const auto& one) { return variance_of(one); }, law)));
}

Lognormal lognormal_from_p90(double median_s, double p90_s) {
  TUIYAN_CHECK(median_s >= 0 && p90_s >= median_s);
  if (median_s <= 0) return {};
  return {median_s, natural_log(p90_s / median_s) / normal_p90};
}

Lognormal lognormal_from_moments(double mean_s, double sd_s) {
  TUIYAN_CHECK(mean_s >= 0 && sd_s >= 0);
  if (mean_s <= 0) return {};
  const double ratio = sd_s / mean_s;
  const double growth = 1.0 + ratio * ratio;
  return {mean_s / std::sqrt(growth), std::sqrt(natural_log(growth))};
}

Hyperexponential::Hyperexponential(std::vector<Phase> its_phases) : phases(std::move(its_phases)) {
  TUIYAN_CHECK(!phases.empty());
  double sum = 0;
  for (const Phase& phase : phases) {
    TUIYAN_CHECK(phase.weight > 0 && phase.mean_s > 0);
    sum += phase.weight;
  }
  for (Phase& phase : phases) phase.weight /= sum;
  double x = 0;
  for (int i = 0; i < knots_needed; ++i) {
    x = solved(phases, static_cast<double>(i) / knots_per_unit, x);
    const Mixture here = mixture_at(phases, x);
    knots.push_back({x, here.survives / here.density / knots_per_unit});
  }
}

Gamma gamma_from_moments(double mean_s, double sd_s) {
  TUIYAN_CHECK(mean_s > 0 && sd_s > 0);
  return {mean_s, std::clamp(square(mean_s / sd_s), GammaTable::least_shape, GammaTable::largest_shape)};
}

// P(X > median) = 1/2, P(X > p90) = 1/10: (p90 / median)^shape = ln 10 / ln 2.
Weibull weibull_from_p90(double median_s, double p90_s) {
  TUIYAN_CHECK(median_s > 0 && p90_s > median_s);
  const double log_of_two = natural_log(2);
  const double shape = natural_log(natural_log(10) / log_of_two) / natural_log(p90_s / median_s);
  return {median_s * natural_exp(-natural_log(log_of_two) / shape), shape};
}

Weibull weibull_from_mean(double mean_s, double shape) {
  TUIYAN_CHECK(mean_s > 0 && shape >= 0.1 && shape <= 100);
  return {mean_s * natural_exp(-log_gamma(1 + 1 / shape)), shape};
}

// Weights p and 1 - p with means m / 2p and m / 2(1 - p): E[X^2] = m^2 (1/p + 1/(1-p)) / 2 = m^2 (1 + variation^2).
Hyperexponential hyperexponential_from_variation(double mean_s, double variation) {
  TUIYAN_CHECK(mean_s > 0 && variation >= 1);
  const double c2 = square(variation);
  const double p = 0.5 * (1 + std::sqrt((c2 - 1) / (c2 + 1)));
  return Hyperexponential({{p, 0.5 * mean_s / p}, {1 - p, 0.5 * mean_s / (1 - p)}});
}

PiecewiseExponential through_quantiles(const std::vector<QuantilePoint>& points) {
  TUIYAN_CHECK(points.size() >= 2 && points.front().probability == 0);
  PiecewiseExponential law;
  for (const QuantilePoint& point : points) {
    TUIYAN_CHECK(point.probability >= 0 && point.probability < 1);
    law.points.push_back({-natural_log(1.0 - point.probability), point.value_s});
  }
  const auto &last = law.points.back(), &before = law.points[law.points.size() - 2];
  TUIYAN_CHECK(last.score > before.score && last.time_s > before.time_s);
  law.tail_mean_s = (last.time_s - before.time_s) / (last.score - before.score);
  return law;
}

}  // namespace tuiyan
