// Where the spread comes from: known mixtures of figures and chance, and what the intervals cover.
#include "study/spread_tally.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/law.hpp"
#include "base/random.hpp"
#include "study/statistics.hpp"

namespace {

using namespace tuiyan;

Parameter parameter(const std::string& pointer) {
  Parameter one;
  one.pointer = pointer;
  one.high = 1;
  return one;
}

study::Row row_of(double value) {
  study::Row row;
  row.targets.push_back({true, false, true, value});
  return row;
}

double normal(const Stream& stream, std::uint64_t number) {
  return std::log(quantile(Lognormal{1, 1}, stream.uniform(Key(Purpose::talk, {number}))));
}

// figure = slope_a * place of a + slope_b * place of b + chance of standard deviation `noise`. The variance of a
// uniform place is 1/12.
struct Model {
  double slope_a = 0, slope_b = 0, noise = 1;
  [[nodiscard]] double of_parameters() const { return (slope_a * slope_a + slope_b * slope_b) / 12; }
  [[nodiscard]] double share() const { return of_parameters() / (of_parameters() + noise * noise); }
  [[nodiscard]] double share_a() const { return slope_a * slope_a / 12 / (of_parameters() + noise * noise); }
};

result::Spread play(const Model& model, std::uint64_t seed, std::uint64_t replications) {
  const std::vector<Parameter> parameters{parameter("/site/a"), parameter("/site/b")};
  study::SpreadTally tally(1, parameters, seed);
  const Stream luck(Luck{seed, 0, 0}), other_luck(Luck{seed, 0, 1});
  for (std::uint64_t k = 0; k < replications; ++k) {
    const double sure =
        model.slope_a * place_of(parameters[0], seed, k) + model.slope_b * place_of(parameters[1], seed, k);
    const study::Row one = row_of(sure + model.noise * normal(luck, k));
    tally.add(k, one);
    tally.add_pair(k, one, row_of(sure + model.noise * normal(other_luck, k)));
  }
  return tally.spreads().at(0);
}

}  // namespace

TEST_CASE("spread: chance alone, figures alone, nothing at all") {
  const result::Spread chance = play({0, 0, 1}, 1, 400);
  CHECK(chance.known);
  CHECK(chance.parameters.value < 0.15);
  CHECK(chance.parameters.interval.low == 0);
  CHECK(chance.deviation == doctest::Approx(1).epsilon(0.15));

  const result::Spread sure = play({3, 1, 0}, 1, 400);
  CHECK(sure.parameters.value == doctest::Approx(1));
  CHECK(sure.parameters.interval.low == doctest::Approx(1));
  REQUIRE(sure.by_parameter.size() == 2);
  CHECK(sure.by_parameter[0].parameter == 0);  // 9 : 1
  CHECK(sure.by_parameter[0].share.value == doctest::Approx(0.9).epsilon(0.05));
  // Place 1/8 on average in the lowest quarter, 7/8 in the highest: 3 * 6/8 apart, give or take b's.
  CHECK(sure.by_parameter[0].when_high - sure.by_parameter[0].when_low == doctest::Approx(2.25).epsilon(0.05));

  const result::Spread nothing = play({0, 0, 0}, 1, 400);
  CHECK_FALSE(nothing.known);
  CHECK(nothing.by_parameter.empty());
}

TEST_CASE("spread: by hand") {
  // Pairs (1, 3) and ten times (5, 5): means 2 and 5; MS within = (2^2 / 2) / 11 = 2/11. Sum of squares of the means:
  // 11 values, mean 52/11; (2 - 52/11)^2 + 10 (5 - 52/11)^2 = (900 + 90) / 121 = 90/11; MS between = 2 * (90/11) / 10.
  study::SpreadTally tally(1, {parameter("/site/a")}, 1);
  tally.add_pair(0, row_of(1), row_of(3));
  for (std::uint64_t k = 1; k <= 10; ++k) tally.add_pair(k, row_of(5), row_of(5));
  const result::Spread told = tally.spreads().at(0);
  const double between = 18.0 / 11, within = 2.0 / 11;
  CHECK(told.pairs == 11);
  CHECK(told.parameters.value == doctest::Approx((between - within) / (between + within)));
  // Without the first pair nothing varies: that estimate does not exist. Without any other the means are alike.
  CHECK(told.known);
}

TEST_CASE("spread: what does not apply to both of a pair does not count") {
  study::SpreadTally tally(1, {parameter("/site/a")}, 1);
  for (std::uint64_t k = 0; k < 20; ++k) {
    study::Row one = row_of(static_cast<double>(k)), other = row_of(static_cast<double>(k));
    other.targets[0].applicable = k % 2 == 0;
    tally.add(k, one);
    tally.add_pair(k, one, other);
  }
  CHECK(tally.spreads().at(0).pairs == 10);
  CHECK(tally.spreads().at(0).drills == 20);
}

TEST_CASE("spread: too few pairs tell nothing") {
  CHECK_FALSE(play({3, 1, 1}, 1, 9).known);
  CHECK(play({3, 1, 1}, 1, 10).known);
  CHECK(play({3, 1, 1}, 1, 15).by_parameter.empty());
  CHECK(play({3, 1, 1}, 1, 16).by_parameter.size() == 2);
}

// 300 studies with a fixed seed each. An interval of 95 % that covers as it says misses 15 of 300 on average, and more
// than 28 with probability 1e-3 (binomial). The jackknife is approximate: so is what is asked of it.
TEST_CASE("spread: the intervals cover the truth about as often as they say") {
  for (const Model& model : {Model{1.5, 0.5, 1}, Model{4, 0, 1}, Model{0, 3, 0.5}}) {
    int share_missed = 0, a_missed = 0;
    double sum = 0;
    constexpr int studies = 300;
    for (std::uint64_t seed = 1; seed <= studies; ++seed) {
      const result::Spread told = play(model, seed, 200);
      const auto holds = [](const result::Interval& interval, double truth) {
        return interval.low <= truth && truth <= interval.high;
      };
      share_missed += holds(told.parameters.interval, model.share()) ? 0 : 1;
      sum += told.parameters.value;
      for (const result::ParameterShare& one : told.by_parameter)
        // Eight parts see 63/64 of a linear effect: the spread inside a part is chance to them.
        if (one.parameter == 0) a_missed += holds(one.share.interval, model.share_a() * 63 / 64) ? 0 : 1;
    }
    CHECK(share_missed <= 28);
    CHECK(a_missed <= 28);
    CHECK(sum / studies == doctest::Approx(model.share()).epsilon(0.06));
  }
}

TEST_CASE("jackknife of a mean is Student's interval") {
  // Values 2, 4, 9: mean 5, variance 13. Without each: 6.5, 5.5, 3.
  const result::Interval interval = study::jackknife(5, {6.5, 5.5, 3});
  const result::Estimate student = study::student(5, 13, 3);
  CHECK(interval.low == doctest::Approx(student.interval.low));
  CHECK(interval.high == doctest::Approx(student.interval.high));
  CHECK(study::jackknife(5, {4}).low == 5);
}
