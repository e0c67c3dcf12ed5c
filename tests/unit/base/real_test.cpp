#include "base/real.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/check.hpp"
#include "base/random.hpp"

using namespace tuiyan;

namespace {

double uniform(std::uint64_t i) { return Stream(Luck{3, 0, 0}).uniform(Key(Purpose::talk, {i})); }

// |got / exact - 1|, in long double (64 bits of fraction).
double relative_error(double got, long double exact) {
  if (exact == 0) return std::abs(got);
  return static_cast<double>(std::abs(static_cast<long double>(got) / exact - 1.0L));
}

}  // namespace

TEST_CASE("natural_log stays below its error bound") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    // All magnitudes from 2^-1022 to 2^1023, and closely around 1 where the logarithm vanishes.
    const double x = std::ldexp(1.0 + uniform(2 * i), static_cast<int>(uniform(2 * i + 1) * 2045) - 1022);
    worst = std::max(worst, relative_error(natural_log(x), std::log(static_cast<long double>(x))));
    const double near = 1.0 + (uniform(i) - 0.5) * 1e-3;
    worst = std::max(worst, relative_error(natural_log(near), std::log(static_cast<long double>(near))));
  }
  CHECK(worst < 4e-15);
  CHECK(natural_log(1.0) == 0.0);
  CHECK(relative_error(natural_log(5e-324), std::log(static_cast<long double>(5e-324))) <
        4e-15);  // the smallest subnormal
  CHECK(relative_error(natural_log(std::numeric_limits<double>::max()),
                       std::log(static_cast<long double>(std::numeric_limits<double>::max()))) < 4e-15);
}

TEST_CASE("natural_exp stays below its error bound") {
  double worst = 0;
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    const double x = (uniform(i) - 0.5) * 1400;
    worst = std::max(worst, relative_error(natural_exp(x), std::exp(static_cast<long double>(x))));
    const double small = (uniform(i) - 0.5) * 2;
    worst = std::max(worst, relative_error(natural_exp(small), std::exp(static_cast<long double>(small))));
  }
  CHECK(worst < 4e-15);
  CHECK(natural_exp(0.0) == 1.0);
  CHECK(natural_exp(710) == std::numeric_limits<double>::infinity());
  CHECK(natural_exp(-746) == 0.0);
  CHECK(natural_exp(709.7) < std::numeric_limits<double>::infinity());
  CHECK(natural_exp(-745) == 5e-324);
}

// The bits of a few values (e is one unit in the last place above the nearest double), so that a change of compiler,
// flags or processor is seen.
TEST_CASE("bits of log and exp") {
  CHECK(natural_log(2.0) == 0x1.62e42fefa39efp-1);
  CHECK(natural_log(10.0) == 0x1.26bb1bbb55516p+1);
  CHECK(natural_exp(1.0) == 0x1.5bf0a8b14576ap+1);
  CHECK(natural_exp(-0.5) == 0x1.368b2fc6f960ap-1);
}

TEST_CASE("normal_quantile against 40-digit values") {
  // Bisection on erfc with 40 digits, for the double nearest to each p.
  struct Known {
    double p;
    double x;
  };
  for (const Known known : {Known{0x1p-53, -8.209536151601386856},
                            {1e-300, -37.04709629936119924},
                            {1e-10, -6.361340902404056199},
                            {0.001, -3.090232306167813535},
                            {0.075, -1.439531470938455935},
                            {0.1, -1.281551565544600435},
                            {0.3, -0.524400512708040816},
                            {0.5, 0},
                            {0.6, 0.2533471031357997413},
                            {0.9, 1.281551565544600593},
                            {0.925, 1.439531470938456229},
                            {0.975, 1.959963984540053856},
                            {0.999999, 4.753424308817087766},
                            {1 - 0x1p-53, 8.209536151601386856}}) {
    CAPTURE(known.p);
    CHECK(relative_error(normal_quantile(known.p), known.x) < 2e-15);
  }
}

TEST_CASE("normal_quantile rises and is odd") {
  for (int i = 1; i < 1000; ++i) {
    const double p = i / 1024.0;  // exact, so that 1 - p is exact too
    CHECK(normal_quantile(p) == -normal_quantile(1 - p));
    CHECK(normal_quantile(p) < normal_quantile((i + 1) / 1024.0));
  }
}

TEST_CASE("arguments outside the domain are a programmer's fault") {
  CHECK_THROWS_AS((void)natural_log(0), LogicFault);
  CHECK_THROWS_AS((void)natural_log(-1), LogicFault);
  CHECK_THROWS_AS((void)natural_log(std::numeric_limits<double>::infinity()), LogicFault);
  CHECK_THROWS_AS((void)natural_exp(std::nan("")), LogicFault);
  CHECK_THROWS_AS((void)normal_quantile(0), LogicFault);
  CHECK_THROWS_AS((void)normal_quantile(1), LogicFault);
}
