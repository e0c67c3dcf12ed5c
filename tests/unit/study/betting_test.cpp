// Bets on a mean: how often they err, what they give when nothing varies, and that they hold whenever one looks.
#include "study/betting.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/random.hpp"

namespace {

using namespace tuiyan;

double uniform(std::uint64_t study, std::uint64_t k) {
  return Stream(Luck{study, k, 0}).uniform(Key(Purpose::talk, {k}));
}

}  // namespace

TEST_CASE("values that are all alike: the arithmetic by hand") {
  // All 1 in [-1, 1]. The first bet is 0, then s / (s + 1) up to 0.9 (from the ninth value on): 1/2, 2/3, 3/4 …
  study::Wager wager;
  double capital = 1;
  for (int k = 0; k < 12; ++k) {
    wager.add(1);
    capital *= 1 + std::min(0.9, k / (k + 1.0));
    CHECK(wager.log_best() == doctest::Approx(std::log(capital)));
  }
  // A bet never wins on what loses, and the best capital stays what it was.
  const double best = wager.log_best();
  for (int k = 0; k < 5; ++k) wager.add(-1);
  CHECK(wager.log_best() == best);
  study::Wager loser;
  for (int k = 0; k < 50; ++k) loser.add(-0.5);
  CHECK(loser.log_best() == 0);
}

TEST_CASE("an interval of values that never vary still has a width, which falls as 1/n") {
  const auto width = [](std::size_t n) {
    const std::vector<double> zeros(n, 0.0);
    const result::Interval interval = study::mean_interval(zeros, zeros, 0.95);
    CHECK(interval.low == doctest::Approx(-interval.high));
    return interval.high - interval.low;
  };
  CHECK(width(20) < 0.6);
  CHECK(width(200) < width(20) / 6);
  CHECK(width(2000) < width(200) / 6);
  // Nothing known: anything.
  const result::Interval nothing = study::mean_interval({}, {}, 0.95);
  CHECK((nothing.low == -1 && nothing.high == 1));
  // What is lost widens it on both sides.
  const result::Interval lost = study::mean_interval({0, 0, -1, 0}, {0, 0, 1, 0}, 0.95);
  const result::Interval known = study::mean_interval({0, 0, 0, 0}, {0, 0, 0, 0}, 0.95);
  CHECK((lost.low <= known.low && lost.high >= known.high));
}

TEST_CASE("a bet on what is not so grows to 1/a in at most a share a of all runs, however long one looks") {
  // 2,000 runs of 300 fair values (+1 or -1), a = 0.05: Ville allows 100. Failure budget 1e-6: 100 + 4.9 sd = 148.
  int errors = 0, missed = 0;
  for (std::uint64_t run = 0; run < 2000; ++run) {
    study::Wager fair, skewed;
    for (std::uint64_t k = 0; k < 300; ++k) {
      const double u = uniform(run, k);
      fair.add(u < 0.5 ? 1 : -1);
      skewed.add(u < 0.7 ? 1 : -1);  // mean 0.4
    }
    errors += fair.log_best() >= std::log(20) ? 1 : 0;
    missed += skewed.log_best() < std::log(20) ? 1 : 0;
  }
  MESSAGE("fair bets that grew twentyfold: ", errors, " of 2000");
  CHECK(errors <= 148);
  CHECK(errors > 0);   // a bet that is never placed would be worth nothing
  CHECK(missed < 20);  // a mean of 0.4 is found out in nearly every run
}

TEST_CASE("the interval holds the mean at least as often as it says") {
  // A loss in one of ten drills, of size 0.3; else a gain of 0.02: mean -0.012. 1,000 runs of 60: at most 50 misses
  // expected; failure budget 1e-6: 50 + 4.9 sd = 84.
  int missed = 0;
  for (std::uint64_t run = 0; run < 1000; ++run) {
    std::vector<double> values;
    for (std::uint64_t k = 0; k < 60; ++k) values.push_back(uniform(run, k) < 0.1 ? -0.3 : 0.02);
    const result::Interval interval = study::mean_interval(values, values, 0.95);
    missed += interval.low > -0.012 || interval.high < -0.012 ? 1 : 0;
  }
  CHECK(missed <= 84);
}
