#include "base/real.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/check.hpp"

namespace tuiyan {
namespace {

// ln 2 in two parts: the high one has trailing zeros, so that k * high is exact for any exponent k.
constexpr double ln2_high = 6.93147180369123816490e-01;
constexpr double ln2_low = 1.90821492927058770002e-10;
constexpr double inverse_ln2 = 1.44269504088896338700e+00;

constexpr std::uint64_t fraction_mask = 0x000fffffffffffffU;
constexpr std::uint64_t one_bits = 0x3ff0000000000000U;

// 2^k for -1022 <= k <= 1023.
constexpr double power_of_two(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

// Horner's rule, highest coefficient first.
template <std::size_t N>
constexpr double polynomial(const double (&coefficients)[N], double x) {
  double sum = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) sum = sum * x + coefficients[i];
  return sum;
}

}  // namespace

// x = 2^k * m with m in [sqrt(1/2), sqrt(2)); ln m by the odd series in s = (m-1)/(m+1), with the
// minimax coefficients that K. C. Ng published for this range.
double natural_log(double x) {
  TUIYAN_CHECK(x > 0 && x <= std::numeric_limits<double>::max());
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {  // subnormal: make it normal first
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & fraction_mask) | one_bits);
  if (m > 1.41421356237309504880) {
    m *= 0.5;
    ++k;
  }
  constexpr double c[] = {1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
                          2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01,
                          6.666666666666735130e-01};
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double r = z * polynomial(c, z);
  const double half_square = 0.5 * f * f;
  const double dk = k;
  return dk * ln2_high - ((half_square - (s * (half_square + r) + dk * ln2_low)) - f);
}

// e^x = 2^k * e^r with |r| <= ln 2 / 2; e^r by a rational form of its minimax polynomial in r^2.
double natural_exp(double x) {
  TUIYAN_CHECK(x == x);
  if (x > 709.782712893383973096) return std::numeric_limits<double>::infinity();
  if (x < -745.133219101941108420) return 0;
  const int k = static_cast<int>(inverse_ln2 * x + (x < 0 ? -0.5 : 0.5));
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  constexpr double p[] = {4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05,
                          -2.77777777770155933842e-03, 1.66666666666666019037e-01};
  const double z = r * r;
  const double c = r - z * polynomial(p, z);
  const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
  // Two factors, since 2^k itself may be beyond the range of doubles where the result is not.
  const int half = k / 2;
  return y * power_of_two(half) * power_of_two(k - half);
}

double normal_quantile(double p) {
  TUIYAN_CHECK(p > 0 && p < 1);
  constexpr double a[] = {2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                          4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                          1.3314166789178437745e+2, 3.3871328727963666080e0};
  constexpr double b[] = {
      5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
      5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
  constexpr double c[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                          1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                          4.63033784615654529590e0,  1.42343711074968357734e0};
  constexpr double d[] = {
      1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
      6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
  constexpr double e[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                          5.46378491116411436990e0,  6.65790464350110377720e0};
  constexpr double f[] = {
      2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
      1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
  }
  // IEEE 754 demands a correctly rounded square root, so std::sqrt has the same bits everywhere.
  double r = std::sqrt(-natural_log(q < 0 ? p : 1.0 - p));
  double x = 0;
  if (r <= 5.0) {
    r -= 1.6;
    x = polynomial(c, r) / polynomial(d, r);
  } else {
    r -= 5.0;
    x = polynomial(e, r) / polynomial(f, r);
  }
  return q < 0 ? -x : x;
}

}  // namespace tuiyan
