#include "base/real.hpp"

#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/log_exp.hpp"

namespace tuiyan {

double natural_log(double x) {
  TUIYAN_CHECK(x > 0 && x <= std::numeric_limits<double>::max());
  if (x < std::numeric_limits<double>::min()) return real::log_of_normal(x * 0x1p54, -54.0);  // subnormal
  return real::log_of_normal(x);
}

double natural_exp(double x) {
  TUIYAN_CHECK(x == x);
  if (x > 709.782712893383973096) return std::numeric_limits<double>::infinity();
  if (x < -745.133219101941108420) return 0;
  return real::exp_of_moderate(x);
}

double normal_quantile(double p) {
  TUIYAN_CHECK(p > 0 && p < 1);
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) return real::quantile_in_the_middle(p);
  // IEEE 754 demands a correctly rounded square root, so std::sqrt has the same bits everywhere.
  const double root = std::sqrt(-natural_log(q < 0 ? p : 1.0 - p));
  double x = 0;
  if (root <= 5.0) {
    x = real::quantile_of_tail(root);
  } else {
    constexpr double e[] = {2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                            2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,
                            5.46378491116411436990e0,  6.65790464350110377720e0};
    constexpr double f[] = {
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};
    const double r = root - 5.0;
    x = real::polynomial(e, r) / real::polynomial(f, r);
  }
  return q < 0 ? -x : x;
}

}  // namespace tuiyan
