#include "study/figure_tally.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;
using study::FigureTally;

namespace {

Target at_most(double limit_s) {
  Target target;
  target.metric = Metric::time_to_restore;
  target.limit = limit_s;
  return target;
}

Target at_least(double share) {
  Target target;
  target.metric = Metric::answered_share;
  target.upper = false;
  target.limit = share;
  return target;
}

}  // namespace

TEST_CASE("times: the later the worse, and what never came is worst") {
  FigureTally tally(at_most(300));
  for (int i = 1; i <= 8; ++i) tally.add({true, false, i * 60 <= 300, i * 60.0});
  tally.add({true, true, false, 16'200});
  tally.add({true, true, false, 21'600});
  tally.add({false, false, false, 0});  // did not apply
  const result::TargetOdds odds = tally.odds({0}, 0, 0.02);
  CHECK(odds.applicable == 10);
  CHECK(odds.met == 5);
  CHECK(odds.censored == 2);
  CHECK(odds.probability.value == 0.5);
  CHECK(odds.percentiles[0].value == result::Bound{300, false});    // 5th of 10
  CHECK(odds.percentiles[1].value == result::Bound{480, false});    // 8th
  CHECK(odds.percentiles[2].value == result::Bound{21'600, true});  // 9th: later than the end
  CHECK(odds.percentiles[3].high_unbounded);                        // ten drills say nothing about the worst 5 %
  CHECK(odds.margin == doctest::Approx(-71.0));                     // P90 is open: (300 - 21600) / 300
  CHECK(odds.promise == result::Promise::broken);                   // Wilson of 5 in 10 ends at 0.763
  CHECK_FALSE(odds.precise);
}

TEST_CASE("shares: the lower the worse, and P90 is the tenth from below") {
  FigureTally tally(at_least(0.8));
  for (int i = 1; i <= 100; ++i) tally.add({true, false, i >= 80, i / 100.0});
  const result::TargetOdds odds = tally.odds({0}, 0, 0.02);
  // 50 of 100 are 0.51 or better, 90 of 100 are 0.11 or better, 95 of 100 are 0.06 or better.
  CHECK(odds.percentiles[0].value.value == doctest::Approx(0.51));
  CHECK(odds.percentiles[2].value.value == doctest::Approx(0.11));
  CHECK(odds.percentiles[3].value.value == doctest::Approx(0.06));
  // The better bound comes first.
  CHECK(odds.percentiles[2].low.value > odds.percentiles[2].value.value);
  CHECK(odds.percentiles[2].high.value < odds.percentiles[2].value.value);
}

TEST_CASE("lost drills may have been better or worse than all others") {
  FigureTally tally(at_most(1000));
  for (int i = 1; i <= 200; ++i) tally.add({true, false, true, static_cast<double>(i)});
  const result::Percentile whole = tally.percentile(0.5, 0), with_lost = tally.percentile(0.5, 10);
  CHECK(with_lost.value == whole.value);
  CHECK(with_lost.low.value < whole.low.value);
  CHECK(with_lost.high.value > whole.high.value);
  const result::TargetOdds odds = tally.odds({0}, 10, 0.02);
  CHECK(odds.probability.value == 1);
  CHECK(odds.probability.interval.low < 0.95);  // 200 of 210
  CHECK(odds.probability.interval.high == 1);
}

TEST_CASE("a target that never applies has nothing to be known") {
  FigureTally tally(at_most(300));
  tally.add({false, false, false, 0});
  const result::TargetOdds odds = tally.odds({0}, 0, 0.02);
  CHECK(odds.precise);
  CHECK(odds.promise == result::Promise::not_applicable);
}

TEST_CASE("kept only when the whole interval is at or above what is asked") {
  Target target = at_most(300);
  target.confidence = 0.9;
  const auto promise = [&](int met, int all) {
    FigureTally tally(target);
    for (int i = 0; i < all; ++i) tally.add({true, false, i < met, i < met ? 1.0 : 1000.0});
    return tally.odds({0}, 0, 0.02).promise;
  };
  CHECK(promise(96, 100) == result::Promise::kept);       // 0.9016
  CHECK(promise(95, 100) == result::Promise::undecided);  // 0.8882 to 0.9785
  CHECK(promise(83, 100) == result::Promise::broken);     // up to 0.8911
}
