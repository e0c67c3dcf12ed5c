// A number of the documents over a range of values: the odds and figures of targets as curves.
//
// Contract: immutable values, the same for any number of workers. All values meet the same luck, replication by
// replication, so that a step of the curve is known better than its height. Points stand by rising value, readings
// in the order of `targets`. No words.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"
#include "result/assessment.hpp"

namespace tuiyan::result {

struct SweepReading {
  TargetOdds odds;                  // by the limit that the documents have at this value
  double limit = 0;                 // that limit, in the metric's unit
  Interval joint;                   // of the probability, with 95 % for all values of the curve together
  Estimate figure;                  // mean; what did not come counts as long as it was waited for. Student
  Estimate odds_step, figure_step;  // less those of the value before, paired; of the first: nothing
  std::optional<double> formula;    // what queueing theory says, where it applies
};

struct SweepPoint {
  std::string text;  // "90 s"
  double number = 0;
  std::uint64_t played = 0, lost_count = 0;
  std::vector<Lost> lost;  // the first of them
  std::string formula;     // erlang_b, erlang_c, erlang_a; empty: none
  std::vector<SweepReading> readings;
};

// Where along the curve a target is met as surely as the plan asks (all values together: 95 %), and where it may be.
struct SweepRange {
  std::optional<std::size_t> first_sure, last_sure, first_possible, last_possible;  // rows of `points`
};

struct Sweep {
  std::shared_ptr<const Documents> documents;  // as written
  std::string plan_file, scenario_file, pointer, unit;
  std::uint64_t seed = 1, asked = 0;  // replications of each value
  std::uint64_t drills = 0, lost_count = 0;
  bool interrupted = false;
  bool uncertain = false;  // figures that are not known exactly were drawn, at all values alike
  std::vector<Index<Target>> targets;
  std::vector<SweepPoint> points;
  std::vector<SweepRange> ranges;  // by target
  std::vector<std::string> gaps;   // why some or all values have no formula (codes gap.…)
};

}  // namespace tuiyan::result
