// The estimates themselves, by hand.
#include "oracle/estimate.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace tuiyan::oracle;

TEST_CASE("a ratio with weights of 1 is the mean, with its usual error") {
  const std::vector<Sample> samples{{1}, {2}, {3}, {6}};
  const Estimate found = estimate(Statistic::ratio, samples);
  CHECK(found.value == doctest::Approx(3));
  // Squares about 3: 4 + 1 + 0 + 9 = 14; 14 / 3 / 4.
  CHECK(found.error == doctest::Approx(std::sqrt(14.0 / 12)));
}

TEST_CASE("a ratio is of sums, and its error that of value - ratio x weight") {
  const std::vector<Sample> samples{{1, 2}, {3, 4}, {2, 6}};
  const Estimate found = estimate(Statistic::ratio, samples);
  CHECK(found.value == doctest::Approx(0.5));  // 6 / 12
  // Residuals 0, 1, -1 over the mean weight 4: squares 0 + 1/16 + 1/16; / 2 / 3.
  CHECK(found.error == doctest::Approx(std::sqrt(2.0 / 16 / 6)));
}

TEST_CASE("variance and correlation") {
  const std::vector<Sample> samples{{0, 0}, {2, 1}, {4, 5}, {6, 2}};
  const Estimate variance = estimate(Statistic::variance, samples);
  CHECK(variance.value == doctest::Approx(20.0 / 3));
  // (x - 3)^2 - 5 = 4, -4, -4, 4: squares 64; / 3 / 4.
  CHECK(variance.error == doctest::Approx(std::sqrt(64.0 / 12)));
  // Means 3 and 2; products 6 + 1 + 3 + 0 = 10; squares 20 and 14.
  CHECK(estimate(Statistic::correlation, samples).value == doctest::Approx(10 / std::sqrt(280.0)));
  const std::vector<Sample> line{{1, 2}, {2, 4}, {5, 10}};
  CHECK(estimate(Statistic::correlation, line).value == doctest::Approx(1));
  CHECK(estimate(Statistic::correlation, line).error == doctest::Approx(0));
}

TEST_CASE("a deviation is the root of the variance, and its error the one of the variance over twice it") {
  const std::vector<Sample> samples{{0}, {2}, {4}, {6}};
  const Estimate found = estimate(Statistic::deviation, samples);
  CHECK(found.value == doctest::Approx(std::sqrt(20.0 / 3)));
  // (4, -4, -4, 4) / (2 sqrt 5): squares 64 / 20; / 3 / 4.
  CHECK(found.error == doctest::Approx(std::sqrt(64.0 / 20 / 12)));
}

TEST_CASE("a quantile lies between the order statistics one binomial deviation away") {
  std::vector<Sample> samples;
  for (int i = 100; i >= 1; --i) samples.push_back({static_cast<double>(i)});
  // 100 x 0.5 +- sqrt(25): the 45th and the 55th; 100 x 0.9 +- 3: the 87th and the 93rd.
  CHECK(quantile_estimate(0.5, samples).value == 50);
  CHECK(quantile_estimate(0.5, samples).error == 5);
  CHECK(quantile_estimate(0.9, samples).value == 90);
  CHECK(quantile_estimate(0.9, samples).error == 3);
}

TEST_CASE("nothing varied: no error") {
  const std::vector<Sample> samples{{2}, {2}, {2}};
  CHECK(estimate(Statistic::ratio, samples).value == doctest::Approx(2));
  CHECK(estimate(Statistic::ratio, samples).error == 0);
}
