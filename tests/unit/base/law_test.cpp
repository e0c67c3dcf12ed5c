#include "base/law.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <boost/math/special_functions/gamma.hpp>
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
  CHECK(standard_deviation(law) == doctest::Approx(sd).epsilon(1e-4));
}

// The very bits: the first three draws of a fixed stream. A change of any of them changes every result.
void check_bits(const Law& law, std::initializer_list<std::uint64_t> expected) {
  const Stream stream(Luck{2026, 1, 0});
  std::uint64_t i = 0;
  for (const std::uint64_t bits : expected) {
    const double value = quantile(law, stream.uniform(Key(Purpose::talk, {i++})));
    CAPTURE(value);
    CHECK(std::bit_cast<std::uint64_t>(value) == bits);
  }
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
  check_mean(law, 660, 194.4222);  // (300 + 480 + 1200) / 3; variance (a^2+b^2+c^2-ab-ac-bc)/18 = 37,800
  CHECK(quantile(law, 0.2) == doctest::Approx(480).epsilon(1e-14));
  CHECK(quantile(law, 0.05) == doctest::Approx(390).epsilon(1e-14));  // 300 + sqrt(0.05 * 900 * 180)
  CHECK(quantile(Triangular{5, 5, 5}, 0.3) == 5);
  CHECK(quantile(Triangular{0, 0, 10}, 0.75) == doctest::Approx(5));   // 10 - sqrt(0.25 * 10 * 10)
  CHECK(quantile(Triangular{0, 10, 10}, 0.25) == doctest::Approx(5));  // sqrt(0.25 * 10 * 10)
}

TEST_CASE("uniform") {
  const Law law = Uniform{60, 180};
  CHECK(failures(law, [](double x) { return (x - 60) / 120; }) <= 4);
  check_mean(law, 120, 34.641016);
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

TEST_CASE("gamma and Erlang") {
  const Law gamma = gamma_from_moments(300, 120);
  // shape (300/120)^2 = 6.25, scale 120^2/300 = 48
  CHECK(failures(gamma, [](double x) { return boost::math::gamma_p(6.25, x / 48); }) <= 4);
  check_mean(gamma, 300, 120);
  CHECK(quantile(gamma, 0.5) == doctest::Approx(284.16065278174302).epsilon(1e-11));
  const Law erlang = Gamma(180, 2);
  // two phases of 90 s each: P(X > x) = e^(-x/90) (1 + x/90)
  CHECK(failures(erlang, [](double x) { return 1 - std::exp(-x / 90) * (1 + x / 90); }) <= 4);
  check_mean(erlang, 180, 180 / std::sqrt(2.0));
  CHECK(quantile(erlang, 0.9) == doctest::Approx(350.07481528806862).epsilon(1e-11));
  check_bits(erlang, {0x40670219a59f235dU, 0x408f5e6d8488344dU, 0x4043bce7bf4e8f4dU});
  check_bits(gamma, {0x4073c9b3576f382eU, 0x408ce4a81ab22688U, 0x4062525b123030aeU});
}

TEST_CASE("Weibull") {
  const Law law = weibull_from_mean(300, 0.8);
  CHECK(std::get<Weibull>(law).scale_s == doctest::Approx(264.78303631700094).epsilon(1e-13));
  CHECK(failures(law, [](double x) { return -std::expm1(-std::pow(x / 264.78303631700094, 0.8)); }) <= 4);
  check_mean(law, 300, 378.15383604);
  const Weibull by_p90 = weibull_from_p90(120, 540);
  // shape ln(ln 10 / ln 2) / ln 4.5
  CHECK(by_p90.shape == doctest::Approx(0.79819387513087988).epsilon(1e-14));
  CHECK(quantile(by_p90, 0.5) == doctest::Approx(120).epsilon(1e-13));
  CHECK(quantile(by_p90, 0.9) == doctest::Approx(540).epsilon(1e-13));
  check_bits(law, {0x406e4b13e91eb10dU, 0x40aeb657d7132b9fU, 0x4024c3390d015cf7U});
}

TEST_CASE("hyperexponential") {
  const Hyperexponential balanced = hyperexponential_from_variation(180, 2);
  // p = (1 + sqrt(3/5)) / 2, means 90/p and 90/(1-p)
  CHECK(balanced.phases[0].weight == doctest::Approx(0.88729833462074169).epsilon(1e-15));
  CHECK(balanced.phases[0].mean_s == doctest::Approx(101.43149884133248).epsilon(1e-14));
  CHECK(balanced.phases[1].mean_s == doctest::Approx(798.56850115866752).epsilon(1e-14));
  const auto cdf = [](const Hyperexponential& law) {
    return [&law](double x) {
      double survives = 0;
      for (const auto& phase : law.phases) survives += phase.weight * std::exp(-x / phase.mean_s);
      return 1 - survives;
    };
  };
  CHECK(failures(balanced, cdf(balanced)) <= 4);
  check_mean(balanced, 180, 360);
  CHECK(quantile(balanced, 0.9) == doctest::Approx(352.35299287799727).epsilon(1e-11));
  // Weights are scaled; a rare phase a thousand times longer, where the curve bends sharply.
  const Hyperexponential rare({{999, 1}, {1, 1000}});
  CHECK(rare.phases[1].weight == doctest::Approx(0.001).epsilon(1e-15));
  CHECK(failures(rare, cdf(rare)) <= 4);
  for (double u = 0.99; u < 1; u += 1e-5) CHECK(cdf(rare)(quantile(rare, u)) == doctest::Approx(u).epsilon(1e-11));
  CHECK(quantile(hyperexponential_from_variation(60, 1), 0.5) == doctest::Approx(60 * std::log(2.0)).epsilon(1e-13));
  check_bits(balanced, {0x405bd914e9d83f4fU, 0x40b430f0086697beU, 0x4020ebdc3c5de8dbU});
}

TEST_CASE("piecewise exponential: quantiles and survival curves") {
  // A tenth below 43 s, half below 400 s: the hazard is ln(1/0.9)/43 per second, then ln(0.9/0.5)/357, and so on.
  const PiecewiseExponential law = through_quantiles({{0, 0}, {0.1, 43}, {0.5, 400}});
  CHECK(quantile(law, 0.1) == doctest::Approx(43).epsilon(1e-14));
  CHECK(quantile(law, 0.5) == doctest::Approx(400).epsilon(1e-14));
  // Half way in the score between 10 % and 50 %: P(X > x) = sqrt(0.9 * 0.5)
  CHECK(quantile(law, 1 - std::sqrt(0.45)) == doctest::Approx(221.5).epsilon(1e-13));
  const double second = 357 / std::log(1.8);
  CHECK(quantile(law, 0.75) == doctest::Approx(400 + second * std::log(2.0)).epsilon(1e-13));
  const auto cdf = [&](double x) {
    const double score = x < 43 ? x * std::log(1 / 0.9) / 43 : std::log(1 / 0.9) + (x - 43) / second;
    return -std::expm1(-score);
  };
  CHECK(failures(law, cdf) <= 4);
  // E[X] = 43/ln(1/0.9) (1 - 0.9) + second * 0.9
  const double exact = 4.3 / std::log(1 / 0.9) + 0.9 * second;
  check_mean(law, exact, standard_deviation(law));
  check_bits(law, {0x408106b23d564defU, 0x40b474338c091b40U, 0x403e953d81c3f1a3U});

  // A jump (a tenth gives up at once), a stretch where nobody does, and an end.
  PiecewiseExponential curve;
  const double tenth = std::log(1 / 0.9), half = std::log(2.0);
  curve.points = {{0, 0}, {tenth, 0}, {tenth, 60}, {half, 120}};
  curve.tail_mean_s = 300;
  CHECK(quantile(curve, 0.05) == 0);
  CHECK(quantile(curve, 0.0999) == 0);
  CHECK(quantile(curve, 0.1001) == doctest::Approx(60).epsilon(0.001));
  CHECK(quantile(curve, 1 - 0.5 * std::exp(-1.0)) == doctest::Approx(420).epsilon(1e-12));
  // 0.9 * 60 + 60/ln(0.9/0.5) * (0.9 - 0.5) + 300 * 0.5
  CHECK(mean(curve) == doctest::Approx(54 + 60 / std::log(1.8) * 0.4 + 150).epsilon(1e-13));
  check_mean(curve, mean(curve), standard_deviation(curve));
  curve.tail_mean_s.reset();
  CHECK(quantile(curve, 0.49) < 120);
  CHECK(quantile(curve, 0.51) == forever_s);
  CHECK(std::isinf(mean(curve)));
  CHECK_THROWS_AS((void)through_quantiles({{0, 0}, {0.5, 60}, {0.9, 60}}), LogicFault);
}

TEST_CASE("never is longer than any drill and still a number of microseconds") {
  CHECK(quantile(Never{}, 0.5) == forever_s);
  CHECK(std::isinf(mean(Never{})));
  CHECK(std::isinf(standard_deviation(Never{})));
  CHECK(drawn_length(Never{}, Stream(Luck{1, 0, 0}), Key(Purpose::patience)).us == 9'000'000'000'000'000'000);
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
  PiecewiseExponential endless_curve{{{0, 0}, {0.1, 0}, {0.1, 30}, {1, 90}}, std::nullopt};
  const std::vector<Law> laws = {Constant{1},
                                 Exponential{60},
                                 Lognormal{60, 1.5},
                                 Triangular{0, 1, 2},
                                 Uniform{0, 1},
                                 Empirical{{0, 1, 5}},
                                 Never{},
                                 Gamma(60, 0.04),
                                 Gamma(60, 2),
                                 Gamma(60, 10'000),
                                 Weibull{60, 0.1},
                                 Weibull{60, 100},
                                 hyperexponential_from_variation(60, 1),
                                 hyperexponential_from_variation(60, 100),
                                 through_quantiles({{0, 20}, {0.5, 20}, {0.9, 100}}),
                                 endless_curve};
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
