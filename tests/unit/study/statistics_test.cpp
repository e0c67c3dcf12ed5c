#include "study/statistics.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace tuiyan;
using study::quantile_ranks;
using study::wilson;

namespace {

// P(B <= k), B binomial(n, p), added up term by term.
double binomial_cdf(std::int64_t n, double p, std::int64_t k) {
  double sum = 0;
  for (std::int64_t i = 0; i <= k; ++i)
    sum += std::exp(std::lgamma(static_cast<double>(n + 1)) - std::lgamma(static_cast<double>(i + 1)) -
                    std::lgamma(static_cast<double>(n - i + 1)) + static_cast<double>(i) * std::log(p) +
                    static_cast<double>(n - i) * std::log(1 - p));
  return sum;
}

}  // namespace

TEST_CASE("Wilson's interval: the four examples of Newcombe (1998), table I, method 3") {
  const auto check = [](std::int64_t x, std::int64_t n, double low, double high) {
    const result::Interval interval = wilson(x, n);
    CHECK(interval.low == doctest::Approx(low).epsilon(0.00005 / std::max(low, 0.01)));
    CHECK(interval.high == doctest::Approx(high).epsilon(0.0005));
  };
  check(81, 263, 0.2553, 0.3662);
  check(15, 148, 0.0624, 0.1605);
  check(0, 20, 0.0, 0.1611);
  check(1, 29, 0.0061, 0.1718);
  CHECK(wilson(0, 20).low == 0.0);
  CHECK(wilson(20, 20).high == 1.0);
  CHECK(wilson(0, 0) == result::Interval{0, 1});
}

TEST_CASE("lost trials widen the interval to both sides") {
  const result::Interval whole = wilson(90, 100), with_lost = study::wilson_with_lost(90, 100, 5);
  CHECK(with_lost.low == wilson(90, 105).low);
  CHECK(with_lost.high == wilson(95, 105).high);
  CHECK(with_lost.low < whole.low);
  CHECK(with_lost.high > whole.high);
  CHECK(study::wilson_with_lost(0, 0, 3).low == 0.0);
  CHECK(study::wilson_with_lost(0, 0, 3).high == 1.0);
}

TEST_CASE("ranks hold the quantile with the confidence asked, and the next inner ones do not") {
  for (const double part : {0.5, 0.8, 0.9, 0.95})
    for (std::int64_t n = 1; n <= 80; ++n) {
      CAPTURE(n);
      CAPTURE(part);
      const study::Ranks ranks = quantile_ranks(n, part);
      // Below rank `low`: fewer than low values are at or under the quantile.
      const auto below = [&](std::int64_t low) { return low == 0 ? 0.0 : binomial_cdf(n, part, low - 1); };
      const auto above = [&](std::int64_t high) { return high > n ? 0.0 : 1 - binomial_cdf(n, part, high - 1); };
      CHECK(below(ranks.low) <= 0.025 + 1e-9);
      CHECK(above(ranks.high) <= 0.025 + 1e-9);
      if (ranks.low < n) CHECK(below(ranks.low + 1) > 0.025 - 1e-9);
      if (ranks.high > 1) CHECK(above(ranks.high - 1) > 0.025 - 1e-9);
      CHECK(ranks.value >= 1);
      CHECK(ranks.value <= n);
      CHECK(static_cast<double>(ranks.value) >= part * static_cast<double>(n) - 1e-9);
      CHECK(static_cast<double>(ranks.value - 1) < part * static_cast<double>(n));
    }
  // Ten values: the median lies between the second and the ninth (David & Nagaraja, 7.1): 97.9 %.
  CHECK(quantile_ranks(10, 0.5).low == 2);
  CHECK(quantile_ranks(10, 0.5).high == 9);
  // Five values cannot bound a 95th percentile from above.
  CHECK(quantile_ranks(5, 0.95).high == 6);
  // A million: np = 500,000, sd = 500, so 980 to each side.
  const study::Ranks many = quantile_ranks(1'000'000, 0.5);
  CHECK(std::abs(many.low - 499'020) <= 2);
  CHECK(std::abs(many.high - 500'981) <= 2);
}

TEST_CASE("Student's interval of a mean") {
  // Ten values, mean 5, variance 4: half width t(0.975; 9) = 2.262157 times 2 / sqrt 10.
  const result::Estimate estimate = study::student(5, 4, 10);
  CHECK(estimate.value == 5);
  CHECK(estimate.interval.high - 5 == doctest::Approx(2.262157 * 2 / std::sqrt(10.0)));
  CHECK(5 - estimate.interval.low == doctest::Approx(2.262157 * 2 / std::sqrt(10.0)));
  CHECK(study::student(5, 0, 1).interval == result::Interval{5, 5});
}

TEST_CASE("difference of paired probabilities") {
  // 12 gained, 2 gone of 100: (13 - 3)/102 = 0.098039; variance (16/102 - 0.098039^2)/102 = 0.00144363.
  const result::Estimate estimate = study::paired_difference(12, 2, 100);
  CHECK(estimate.value == doctest::Approx(0.10));
  CHECK(estimate.interval.low == doctest::Approx(0.098039 - 1.959964 * std::sqrt(0.00144363)).epsilon(1e-4));
  CHECK(estimate.interval.high == doctest::Approx(0.098039 + 1.959964 * std::sqrt(0.00144363)).epsilon(1e-4));
  // Nothing differed: no difference, known as well as a hundred pairs can tell.
  const result::Estimate none = study::paired_difference(0, 0, 100);
  CHECK(none.value == 0);
  CHECK(none.interval.low == doctest::Approx(-none.interval.high));
  CHECK(none.interval.high == doctest::Approx(1.959964 * std::sqrt(2.0 / 102 / 102)).epsilon(1e-4));
  CHECK(study::paired_difference(0, 0, 0).interval == result::Interval{-1, 1});
  const result::Estimate with_lost = study::paired_difference_with_lost(12, 2, 100, 4);
  CHECK(with_lost.interval.low == study::paired_difference(12, 6, 104).interval.low);
  CHECK(with_lost.interval.high == study::paired_difference(16, 2, 104).interval.high);
}

TEST_CASE("so many replications make the interval so narrow, and fewer do not") {
  for (const double p : {0.0, 0.02, 0.1, 0.5, 0.9, 1.0}) {
    CAPTURE(p);
    const std::int64_t n = study::trials_needed(p, 0.02);
    const auto width = [&](std::int64_t trials) {
      const double z = 1.959963985, m = static_cast<double>(trials);
      return z / (1 + z * z / m) * std::sqrt(p * (1 - p) / m + z * z / (4 * m * m));
    };
    CHECK(width(n) <= 0.02 + 1e-9);
    CHECK(width(n - 1) > 0.02 - 1e-9);
  }
  CHECK(study::trials_needed(0.5, 0.02) == 2398);
}

TEST_CASE("error of an empirical distribution") {
  // sqrt(ln 20 / 200)
  CHECK(study::distribution_error(100) == doctest::Approx(std::sqrt(std::log(20.0) / 200)));
}

TEST_CASE("the exact sign test: what the binomial law of fair coins gives, by hand") {
  using study::sign_chance;
  CHECK(sign_chance(12, 0) == doctest::Approx(1.0 / 4096).epsilon(1e-12));
  CHECK(sign_chance(16, 1) == doctest::Approx((1 + 17) / 131072.0).epsilon(1e-12));
  CHECK(sign_chance(15, 1) == doctest::Approx((1 + 16) / 65536.0).epsilon(1e-12));  // more than 1/4096
  // 3 or more of 8: 56 + 70 + 56 + 28 + 8 + 1 of 256
  CHECK(sign_chance(3, 5) == doctest::Approx(219 / 256.0).epsilon(1e-12));
  CHECK(sign_chance(0, 0) == 1);
  CHECK(sign_chance(0, 7) == 1);
  for (std::int64_t against : {0, 4, 30})
    for (std::int64_t moved : {1, 9, 40})
      CHECK(sign_chance(moved, against) ==
            doctest::Approx(1 - binomial_cdf(moved + against, 0.5, moved - 1)).epsilon(1e-9));
}
