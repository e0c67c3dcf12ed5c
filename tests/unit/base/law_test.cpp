#include "base/law.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "base/check.hpp"

using namespace tuiyan;

namespace {

// How many of 50 replications a law fails: 6,400 draws each, put through the exact distribution
// function `cdf` (from libm, not from the samplers' own functions), 64 equal cells, chi-square with
// 63 degrees of freedom at the 1 % level. Budget: 50 tests, 0.5 expected, more than 4 has
// probability 2e-4. Keys are fixed, so the verdict does not change from run to run.
int failures(const Law& law, const std::function<double(double)>& cdf) {
  int failed = 0;
  for (std::uint64_t replication = 0; replication < 50; ++replication) {
    const Stream stream(Luck{11, replication, 0});
    std::vector<int> cells(64);
    for (std::uint64_t i = 0; i < 6400; ++i) {
      const double u = cdf(quantile(law, stream.uniform(Key(Purpose::step_time, {i}))));
      ++cells[std::min<std::size_t>(63, static_cast<std::size_t>(u * 64))];
    }
    double sum = 0;
    for (int cell : cells) sum += (cell - 100.0) * (cell - 100.0) / 100.0;
    if (sum > 92.01) ++failed;
  }
  return failed;
}

// The mean of 320,000 draws; `within` is 5 standard errors.
void check_mean(const Law& law, double exact, double sd) {
  double sum = 0;
  const int n = 320'000;
  const Stream stream(Luck{12, 0, 0});
  for (int i = 0; i < n; ++i) sum += quantile(law, stream.uniform(Key(Purpose::talk, {static_cast<std::uint64_t>(i)})));
  CHECK(std::abs(sum / n - exact) < 5 * sd / std::sqrt(n));
  CHECK(mean(law) == doctest::Approx(exact).epsilon(1e-12));
}

}  // namespace

TEST_CASE("exponential") {
  const Law law = Exponential{180};
  CHECK(failures(law, [](double x) { return -std::expm1(-x / 180); }) <= 4);
  check_mean(law, 180, 180);
  CHECK(quantile(law, 0.5) == doctest::Approx(124.766492500790).epsilon(1e-13));  // 180 ln 2
}

TEST_CASE("lognormal") {
  const Law law = Lognormal{120, 0.6};
  CHECK(failures(law, [](double x) { return 0.5 * std::erfc(-std::log(x / 120) / 0.6 / std::sqrt(2.0)); }) <= 4);
  // mean = 120 exp(0.18) = 143.6660635; variance = mean^2 (exp(0.36) - 1), sd = 94.57
  check_mean(law, 120 * std::exp(0.18), 94.57);
  CHECK(quantile(law, 0.5) == 120);
  CHECK(quantile(Lognormal{0, 0.6}, 0.9) == 0);
}

TEST_CASE("triangular") {
  const Law law = Triangular{300, 480, 1200};
  // rises to 180/900 = 0.2 at the mode
  const auto cdf = [](double x) {
    return x < 480 ? (x - 300) * (x - 300) / (900.0 * 180.0) : 1 - (1200 - x) * (1200 - x) / (900.0 * 720.0);
  };
  CHECK(failures(law, cdf) <= 4);
  check_mean(law, 660, 194.9);  // (300 + 480 + 1200) / 3; variance (a^2+b^2+c^2-ab-ac-bc)/18 = 37,800
  CHECK(quantile(law, 0.2) == doctest::Approx(480).epsilon(1e-14));
  CHECK(quantile(law, 0.05) == doctest::Approx(390).epsilon(1e-14));  // 300 + sqrt(0.05 * 900 * 180)
  CHECK(quantile(Triangular{5, 5, 5}, 0.3) == 5);
  CHECK(quantile(Triangular{0, 0, 10}, 0.75) == doctest::Approx(5));   // 10 - sqrt(0.25 * 10 * 10)
  CHECK(quantile(Triangular{0, 10, 10}, 0.25) == doctest::Approx(5));  // sqrt(0.25 * 10 * 10)
}

TEST_CASE("uniform") {
  const Law law = Uniform{60, 180};
  CHECK(failures(law, [](double x) { return (x - 60) / 120; }) <= 4);
  check_mean(law, 120, 34.65);
  CHECK(quantile(law, 0.25) == 90);
  CHECK(quantile(Uniform{7, 7}, 0.25) == 7);
}

TEST_CASE("constant and empirical") {
  CHECK(quantile(Constant{12.5}, 0.01) == 12.5);
  CHECK(mean(Constant{12.5}) == 12.5);
  const Law law = Empirical{{1, 2, 4, 8}};
  CHECK(quantile(law, 0.2499) == 1);
  CHECK(quantile(law, 0.25) == 2);
  CHECK(quantile(law, 0.9999) == 8);
  check_mean(law, 3.75, 2.681);
  CHECK_THROWS_AS((void)quantile(Empirical{}, 0.5), LogicFault);
  CHECK(quantile(Law{}, 0.5) == 0);
}

TEST_CASE("a planner's words become a lognormal") {
  const Lognormal by_p90 = lognormal_from_p90(720, 1500);
  CHECK(quantile(by_p90, 0.5) == 720);
  CHECK(quantile(by_p90, 0.9) == doctest::Approx(1500).epsilon(1e-14));
  const Lognormal by_moments = lognormal_from_moments(300, 150);
  CHECK(mean(by_moments) == doctest::Approx(300).epsilon(1e-14));
  // variance of a lognormal: mean^2 (exp(log_sd^2) - 1)
  CHECK(300 * std::sqrt(std::expm1(by_moments.log_sd * by_moments.log_sd)) == doctest::Approx(150).epsilon(1e-13));
  CHECK(lognormal_from_p90(60, 60).log_sd == 0);
  CHECK(lognormal_from_moments(60, 0).median_s == 60);
  CHECK(lognormal_from_moments(0, 0).median_s == 0);
  CHECK_THROWS_AS((void)lognormal_from_p90(60, 30), LogicFault);
}

TEST_CASE("no law is negative at the ends of the uniforms, and all rise") {
  const std::vector<Law> laws = {Constant{1},         Exponential{60}, Lognormal{60, 1.5},
                                 Triangular{0, 1, 2}, Uniform{0, 1},   Empirical{{0, 1, 5}}};
  for (const Law& law : laws) {
    double last = -1;
    for (double u : {0x1p-53, 1e-9, 0.01, 0.2, 0.5, 0.8, 0.99, 1 - 1e-9, 1 - 0x1p-53}) {
      const double value = quantile(law, u);
      CHECK(value >= 0);
      CHECK(value >= last);
      CHECK(std::isfinite(value));
      last = value;
    }
  }
}

TEST_CASE("draw rounds to whole microseconds and repeats") {
  const Stream stream(Luck{1, 0, 0});
  const Key key(Purpose::arrival, {0});
  // u = 0.9658644597437526 (golden); 10 u = 9.658644597 s
  CHECK(drawn_length(Uniform{0, 10}, stream, key).us == 9'658'645);
  CHECK(drawn_length(Uniform{0, 10}, stream, key) == drawn_length(Uniform{0, 10}, stream, key));
}
