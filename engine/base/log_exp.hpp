// The arithmetic of logarithm, exponential and normal quantile, without branches. Internal to base/.
//
// Contract: shared by the functions for one value (real.cpp) and for many (batch.cpp), so that both give
// the same bits. No checks here: `log_of_normal` takes normal positive numbers, `exp_of_moderate`
// |x| <= 700, `quantile_in_the_middle` 0.075 <= p <= 0.925, `quantile_of_tail` sqrt(-ln p) from 1.6 to 5.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace tuiyan::real {

// ln 2 in two parts: the high one has trailing zeros, so that k * high is exact for any exponent k.
inline constexpr double ln2_high = 6.93147180369123816490e-01;
inline constexpr double ln2_low = 1.90821492927058770002e-10;
inline constexpr double inverse_ln2 = 1.44269504088896338700e+00;

inline constexpr std::uint64_t fraction_mask = 0x000fffffffffffffU;
inline constexpr std::uint64_t one_bits = 0x3ff0000000000000U;

// Horner's rule, highest coefficient first.
template <std::size_t N>
constexpr double polynomial(const double (&coefficients)[N], double x) {
  double sum = coefficients[0];
  for (std::size_t i = 1; i < N; ++i) sum = sum * x + coefficients[i];
  return sum;
}

// 2^k for -1022 <= k <= 1023.
inline double power_of_two(std::int64_t k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

// x = 2^k * m with m in [sqrt(1/2), sqrt(2)); ln m by the odd series in s = (m-1)/(m+1), with the
// minimax coefficients that K. C. Ng published for this range. `more` is added to k.
inline double log_of_normal(double x, double more = 0) {
  constexpr double c[] = {1.479819860511658591e-01, 1.531383769920937332e-01, 1.818357216161805012e-01,
                          2.222219843214978396e-01, 2.857142874366239149e-01, 3.999999999940941908e-01,
                          6.666666666666735130e-01};
  // Moves sqrt(2) to a boundary of exponents, so that shift and mask give k and m at once.
  constexpr std::uint64_t shift = one_bits - 0x3fe6a09e667f3bcdU;
  const std::uint64_t moved = std::bit_cast<std::uint64_t>(x) + shift;
  // A whole number below 2^52 becomes a double by writing it into the fraction of 2^52.
  const double dk = std::bit_cast<double>((moved >> 52) | 0x4330000000000000U) - (0x1p52 + 1023.0) + more;
  const double m = std::bit_cast<double>((moved & fraction_mask) + 0x3fe6a09e667f3bcdU);
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double z = s * s;
  const double r = z * polynomial(c, z);
  const double half_square = 0.5 * f * f;
  return dk * ln2_high - ((half_square - (s * (half_square + r) + dk * ln2_low)) - f);
}

// e^x = 2^k * e^r with |r| <= ln 2 / 2; e^r by a rational form of its minimax polynomial in r^2.
// Two factors, since 2^k itself may be beyond the range of doubles where the result is not.
inline double exp_of_moderate(double x) {
  constexpr double p[] = {4.13813679705723846039e-08, -1.65339022054652515390e-06, 6.61375632143793436117e-05,
                          -2.77777777770155933842e-03, 1.66666666666666019037e-01};
  const std::int32_t k = static_cast<std::int32_t>(inverse_ln2 * x + (x < 0 ? -0.5 : 0.5));
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double z = r * r;
  const double c = r - z * polynomial(p, z);
  const double y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
  const std::int32_t half = k / 2;
  return y * power_of_two(half) * power_of_two(k - half);
}

// Wichura's AS 241 (1988), PPND16: for p within 0.425 of one half …
inline double quantile_in_the_middle(double p) {
  constexpr double a[] = {2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                          4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                          1.3314166789178437745e+2, 3.3871328727963666080e0};
  constexpr double b[] = {
      5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
      5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
  const double q = p - 0.5;
  const double r = 0.180625 - q * q;
  return q * polynomial(a, r) / polynomial(b, r);
}

// … and beyond it by r = sqrt(-ln(p or 1 - p)) <= 5, without its sign.
inline double quantile_of_tail(double root) {
  constexpr double c[] = {7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                          1.27045825245236838258e0,  3.64784832476320460504e0,  5.76949722146069140550e0,
                          4.63033784615654529590e0,  1.42343711074968357734e0};
  constexpr double d[] = {
      1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
      6.89767334985100004550e-1, 1.67638483018380384940e0,  2.05319162663775882187e0,  1.0};
  const double r = root - 1.6;
  return polynomial(c, r) / polynomial(d, r);
}

}  // namespace tuiyan::real
