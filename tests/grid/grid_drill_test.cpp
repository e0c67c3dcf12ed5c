// Whole drills on a grid: one with constant times, worked out by hand, and the shipped ones.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <map>

#include "event/log_check.hpp"
#include "input/log_file.hpp"
#include "score/score.hpp"
#include "support/play.hpp"

using namespace tuiyan;

namespace {

Log played(const std::shared_ptr<const Documents>& documents, std::uint64_t replication = 0) {
  Diagnostics diagnostics;
  const auto log = input::read_log("log", tests::log_text(documents, 1, replication), diagnostics);
  REQUIRE(log);
  return *log;
}

double value(const Log& log, const char* target) {
  const Plan& plan = log.documents->plan;
  const score::Reading reading = score::read(log, plan.targets[plan.targets.find(target)]);
  CHECK_FALSE(reading.censored);
  return reading.value;
}

std::map<Delay, double> minutes_by_delay(const Log& log, const char* target) {
  const Plan& plan = log.documents->plan;
  std::map<Delay, double> sums;
  for (const score::Piece& piece : score::waterfall(log, score::read(log, plan.targets[plan.targets.find(target)])))
    sums[piece.delay] += in_seconds(piece.to - piece.from);
  return sums;
}

}  // namespace

// Clock times since the start, in min:s.
//   5:00 b breaks, a trips: 100 + 200 + 300 customers out       5:10 noticed (10 s)
//   5:40 the crew knows (5 s + 25 s), drives 10 min             6:10 the safety officer knows, drives 10 min
//  15:40 the crew is there: gas                                 16:10 he is there; 4 min + 15 min: cleared at 35:10
//  35:10 patrol, 20 min                                         55:10 reported by 55:40; isolated at 57:40 (2 min)
//  58:40 a energised (1 min): 100 back                          59:10 the permit (30 s; it was ready before the
//  transfer) 62:10 c transferred (3 min): 300 back, 800 of 1,000          119:10 mended (1 h from 59:10)
// 119:40 reported                                               120:40 put back (1 min): all
TEST_CASE("a street by hand: instants, customer-minutes, time at gates, and where the minutes went") {
  const Log log = played(tests::load_or_fail("tests/grid/street/plan.json", "tests/grid/street/scenario.json"));
  CHECK(inconsistencies(log).empty());
  CHECK(value(log, "most") == 62 * 60 + 10 - 300);
  CHECK(value(log, "all") == 120 * 60 + 40 - 300);
  // 600 for 53:40, 500 for 3:30, 200 for 58:30
  CHECK(value(log, "minutes") == doctest::Approx((600 * 3220 + 500 * 210 + 200 * 3510) / 60.0));
  CHECK(value(log, "each") == doctest::Approx((600 * 3220 + 500 * 210 + 200 * 3510) / 1000.0));
  CHECK(value(log, "out") == 500);
  CHECK(value(log, "waited") == 35 * 60 + 10 - (15 * 60 + 40));
  CHECK(value(log, "violations") == 0);
  // Back from 62:10: transfer 180, permit 30, energise 60, isolate 120, report 30, patrol 1,200, the gas 240 + 900,
  // the safety officer's way 600, two orders 60, noticing 10.
  CHECK(minutes_by_delay(log, "most") == std::map<Delay, double>{{Delay::noticing, 10},
                                                                 {Delay::reporting, 90},
                                                                 {Delay::travelling, 600},
                                                                 {Delay::locating, 1200},
                                                                 {Delay::switching, 360},
                                                                 {Delay::waiting_for_safety, 1170}});
}

TEST_CASE("the shipped grid drills: consistent logs, nobody passes a gate, and the waterfalls sum up") {
  for (const char* plan : {"power-system-fault", "power-restoration"})
    for (const char* scenario :
         {"cable-fault", "transformer-loss", "storm-many-sections", "relapse-of-a-patch", "deliberate-damage"}) {
      CAPTURE(plan);
      CAPTURE(scenario);
      const auto documents =
          tests::load_or_fail(fmt::format("plans/{}.json", plan), fmt::format("scenarios/{}.json", scenario));
      for (std::uint64_t replication = 0; replication < 2; ++replication) {
        const Log log = played(documents, replication);
        CHECK(inconsistencies(log).empty());
        for (const Target& target : documents->plan.targets) {
          const score::Reading reading = score::read(log, target);
          if (target.metric == Metric::safety_violations) CHECK(reading.value == 0);
          if (target.metric != Metric::time_to_restore || reading.censored || !reading.applicable) continue;
          double sum = 0;
          for (const score::Piece& piece : score::waterfall(log, reading)) sum += in_seconds(piece.to - piece.from);
          CHECK(sum == doctest::Approx(reading.value));
        }
      }
    }
}
