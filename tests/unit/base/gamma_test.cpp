#include "base/gamma.hpp"

#include <doctest/doctest.h>

#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "base/check.hpp"

using namespace tuiyan;

TEST_CASE("log_gamma agrees with Boost.Math") {
  double worst = 0;
  for (double a = 0.01; a < 1e6; a *= 1.01) {
    const double exact = boost::math::lgamma(a);
    worst = std::max(worst, std::abs(log_gamma(a) - exact) / std::max(1.0, std::abs(exact)));
  }
  CHECK(worst < 2e-14);
  CHECK(log_gamma(1) == doctest::Approx(0).epsilon(1e-14));
  CHECK(log_gamma(5) == doctest::Approx(std::log(24.0)).epsilon(1e-15));  // 4! = 24
  CHECK(log_gamma(0.5) == doctest::Approx(0.5 * std::log(std::acos(-1.0))).epsilon(1e-14));
  CHECK_THROWS_AS((void)log_gamma(0), LogicFault);
}

TEST_CASE("both tails of the incomplete gamma function agree with Boost.Math") {
  for (const double a : {0.04, 0.5, 1.0, 3.7, 50.0, 2000.0})
    for (const double part : {0.01, 0.3, 0.9, 1.0, 1.2, 3.0, 8.0}) {
      const double x = a * part;
      CAPTURE(a);
      CAPTURE(x);
      const double below = boost::math::gamma_p(a, x), above = boost::math::gamma_q(a, x);
      if (below > 1e-290) CHECK(std::abs(log_gamma_below(a, std::log(x)) - std::log(below)) < 1e-11);
      if (above > 1e-290) CHECK(std::abs(log_gamma_above(a, std::log(x)) - std::log(above)) < 1e-11);
    }
}

TEST_CASE("quantiles of the gamma law agree with Boost.Math to 1e-9") {
  for (const double shape : {0.04, 0.1, 0.5, 1.0, 2.0, 3.0, 7.3, 100.0, 10'000.0}) {
    CAPTURE(shape);
    const GammaTable table(shape);
    double worst = 0;
    const auto look = [&](double lower, double upper) {
      const double exact =
          lower < upper ? boost::math::gamma_p_inv(shape, lower) : boost::math::gamma_q_inv(shape, upper);
      if (exact > 1e-280) worst = std::max(worst, std::abs(table.quantile(lower) - exact) / exact);
    };
    for (int i = 1; i < 1000; ++i) look(i / 1000.0, 1 - i / 1000.0);
    for (int e = 8; e <= 53; ++e) {
      look(std::ldexp(1.0, -e), 1 - std::ldexp(1.0, -e));
      look(1 - std::ldexp(1.0, -e), std::ldexp(1.0, -e));
    }
    CHECK(worst < 1e-9);
    CHECK(worst > 0);
  }
  CHECK_THROWS_AS((void)GammaTable(0.03), LogicFault);
  CHECK_THROWS_AS((void)GammaTable(10'001), LogicFault);
}

TEST_CASE("one phase is the exponential law, rising everywhere") {
  const GammaTable one(1);
  double last = 0;
  for (double u = 1e-6; u < 1; u += 1e-4) {
    CHECK(one.quantile(u) == doctest::Approx(-std::log1p(-u)).epsilon(1e-11));
    CHECK(one.quantile(u) > last);
    last = one.quantile(u);
  }
}
