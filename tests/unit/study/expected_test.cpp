// Published figures beside simulated ones: percentiles, where among them what happened stands, agreement.
#include <doctest/doctest.h>

#include "study/row.hpp"
#include "study/tally.hpp"

using namespace tuiyan;
using result::Agreement;

namespace {

// A scenario that expects one time, and nothing else.
study::Layout expecting(double happened_s, std::optional<double> tolerance) {
  const auto documents = std::make_shared<Documents>();
  documents->scenario.length = seconds(10'000);
  Expectation expected;
  expected.id = "back";
  expected.figure.metric = Metric::time_to_step;
  expected.figure.upper = false;  // whatever a document might have made of it: percentiles count upwards
  expected.happened = happened_s;
  expected.tolerance = tolerance;
  documents->scenario.expect.add(expected);
  return study::layout_of(documents);
}

// 1 … n seconds, and `open` drills in which it did not come before the end.
result::ExpectedFigure told(double happened_s, std::optional<double> tolerance, int n, int open = 0, int lost = 0) {
  study::Tally tally(expecting(happened_s, tolerance));
  std::uint64_t replication = 0;
  const auto add = [&](const study::TargetOutcome& outcome) {
    study::Row row;
    row.expected.push_back(outcome);
    tally.add(replication++, row);
  };
  for (int i = 1; i <= n; ++i) add({true, false, false, static_cast<double>(i)});
  for (int i = 0; i < open; ++i) add({true, true, false, 10'000});
  add({false, false, false, 0});  // a drill to which it does not apply
  for (int i = 0; i < lost; ++i) tally.add_lost({replication++, "killed", ""});
  const result::Assessment assessment = tally.assessment(0.02);
  REQUIRE(assessment.expected.size() == 1);
  return assessment.expected[0];
}

}  // namespace

TEST_CASE("P10, P50 and P90 count upwards, and what happened stands among them") {
  const result::ExpectedFigure figure = told(30, {}, 100);
  CHECK(figure.applicable == 100);
  CHECK(figure.censored == 0);
  CHECK(figure.percentiles[0].value == result::Bound{10, false});
  CHECK(figure.percentiles[1].value == result::Bound{50, false});
  CHECK(figure.percentiles[2].value == result::Bound{90, false});
  CHECK(figure.position.value == 0.3);
  // Wilson for 30 of 100: (0.3 + 0.019207 ± 1.959964 √(0.0021 + 0.000096)) / 1.038415, from 0.2190 to 0.3958.
  CHECK(figure.position.interval.low == doctest::Approx(0.2190).epsilon(0.001));
  CHECK(figure.position.interval.high == doctest::Approx(0.3958).epsilon(0.001));
  CHECK(figure.agreement == Agreement::agrees);
}

TEST_CASE("without a tolerance P10 to P90 must hold what happened, the bounds included") {
  CHECK(told(10, {}, 100).agreement == Agreement::agrees);
  CHECK(told(9.99, {}, 100).agreement == Agreement::differs);
  CHECK(told(90, {}, 100).agreement == Agreement::agrees);
  CHECK(told(90.01, {}, 100).agreement == Agreement::differs);
}

TEST_CASE("with a tolerance the median must be as near as that, of what happened") {
  CHECK(told(40, 0.25, 100).agreement == Agreement::agrees);     // 50 - 40 = 10 = 0.25 x 40
  CHECK(told(39.9, 0.25, 100).agreement == Agreement::differs);  // 10.1 > 9.975
  CHECK(told(66, 0.25, 100).agreement == Agreement::agrees);     // 16 < 16.5
  CHECK(told(67, 0.25, 100).agreement == Agreement::differs);    // 17 > 16.75
}

TEST_CASE(
    "what did not come before the end is later than all: an open P90 holds everything, an open median is no match") {
  const result::ExpectedFigure figure = told(300, {}, 80, 20);
  CHECK(figure.censored == 20);
  CHECK(figure.percentiles[2].value == result::Bound{10'000, true});
  CHECK(figure.position.value == 0.8);
  CHECK(figure.agreement == Agreement::agrees);
  CHECK(told(300, {}, 5, 95).agreement == Agreement::differs);  // P10 is open too: all later than the end
  CHECK(told(10'000, 0.5, 40, 60).agreement == Agreement::differs);
}

TEST_CASE("lost drills widen the interval; where it never applies nothing is said") {
  const result::ExpectedFigure whole = told(30, {}, 100), with_lost = told(30, {}, 100, 0, 10);
  CHECK(with_lost.position.value == whole.position.value);
  CHECK(with_lost.position.interval.low < whole.position.interval.low);
  CHECK(with_lost.position.interval.high > whole.position.interval.high);
  CHECK(told(30, {}, 0).agreement == Agreement::not_applicable);
}
