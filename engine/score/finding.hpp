// What the drill says about each clause of the plan.
//
// Contract: a pure function of the log and its scorecard. One finding per clause that steps or
// targets cite, and one for "" when time was charged to no clause; only those that have something
// to say. A clause is charged with the pieces that carry it in the waterfalls of its own targets and
// of every time_to_restore target; an instant counts once, however many waterfalls charge it.
// Ordered by cost: time charged, then weight of missed targets, late steps, failed tries, then the
// order in which the plan first cites the clause. No words: those are the report's business.
#pragma once

#include <string>
#include <vector>

#include "score/score.hpp"

namespace tuiyan::score {

// What is found, gravest first.
enum class FindingCode : std::uint8_t { target_missed, costs_time, step_late, try_failed, step_not_reached };

struct Charge {
  Delay delay = Delay::none;
  Duration time{0};
};

// A step that was past its limit: by how much at most, over its runs.
struct LateStep {
  Index<Step> step;
  Duration by{0};
  bool open = false;  // that run was not over at the end: late by at least so much
  friend bool operator==(const LateStep&, const LateStep&) = default;
};

struct Finding {
  std::string clause;  // "": no clause
  std::vector<FindingCode> codes;
  Duration charged{0};
  std::vector<Charge> by_delay;  // longest first; sums to `charged`
  std::vector<Index<Target>> missed;
  std::vector<LateStep> late;            // in the order of the plan, each step once
  std::vector<Index<Step>> not_reached;  // the same
  std::vector<Index<Step>> failed;       // steps with failed tries
  int failed_tries = 0;                  // steps and messages that failed, wrong diagnoses
  bool minor = false;                    // under half a minute, and nothing late, missed or failed
};

[[nodiscard]] std::vector<Finding> findings(const Log& log, const Scorecard& card);

}  // namespace tuiyan::score
