// What a plan loses when one of its parts is taken away, and what it gains when something takes less time.
//
// Contract: immutable values, the same for any number of workers. Every part was tried under the same luck as the
// whole plan: replications 0 .. played-1 of both, so that a part with more replications has them all in common
// with one that has fewer. Costs are of the whole plan less that without the part, gains the reverse. Parts
// stand by their rank. No words.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "model/scenario.hpp"
#include "result/comparison.hpp"

namespace tuiyan::result {

// What is taken away, or made shorter. What each means for the documents: study/part.hpp.
enum class PartKind : std::uint8_t {
  person,
  deputy,
  channel,
  monitor,
  resource,
  supplier,
  measure,
  standby,
  step,
  shorter_step,
  shorter_delay,
};
inline constexpr std::size_t part_kinds = static_cast<std::size_t>(PartKind::shorter_delay) + 1;

// The word for it on the command line, in study.json, and in words/.
[[nodiscard]] constexpr std::string_view code(PartKind kind) {
  constexpr std::array<std::string_view, part_kinds> codes{"person",   "deputy",       "channel",      "monitor",
                                                           "resource", "supplier",     "measure",      "standby",
                                                           "step",     "shorter_step", "shorter_delay"};
  return codes.at(static_cast<std::size_t>(kind));
}

struct PartName {
  PartKind kind = PartKind::person;
  std::string id;  // of the row of its table; of a delay its code
  Text name;
  std::string clause;
};

struct Part {
  std::vector<PartName> names;  // one; two of a pair of losses
  std::string patch;            // RFC 7396, of {"site", "plan", "scenario"} as merged
  std::uint64_t played = 0, lost_count = 0;
  std::vector<Lost> lost;  // the first of them
  // Weighted share of targets that are met with the part and missed without it (gain: the reverse), by the weights
  // of the plan; of a pair those that are met without either and missed without both. Interval: study/betting.hpp,
  // 95 %.
  Estimate cost;
  // Mean over the targets that are times, by weight, in seconds later (gain: sooner). Student, 95 %.
  Estimate delay_s;
  std::vector<TargetChange> targets;        // OLD: the whole plan, NEW: without the part
  std::vector<Index<Target>> single_point;  // met as surely as the plan asks, and surely not without it
  std::size_t best_rank = 1, worst_rank = 1;
  bool unnoticed = false;     // no figure of any target moved in any drill
  double noticed_within = 1;  // unnoticed: the share of drills in which it may matter all the same (95 %, one-sided)
};

struct Refused {
  PartName name;
  Said why;  // what the documents would lack
};

struct Criticality {
  std::shared_ptr<const Documents> documents;
  std::string plan_file, scenario_file;
  std::uint64_t seed = 1;
  std::uint64_t budget = 0;  // drills asked for, or set by the number of parts
  bool budget_asked = false;
  std::uint64_t least = 0;   // the smallest budget that plays each part once; below it nothing is played
  std::uint64_t drills = 0;  // played, the whole plan's included
  std::uint64_t base_played = 0, base_lost_count = 0;
  double confidence = 0.95;      // of the range of ranks of any one part
  double shorter = 0.2;          // by how much things were made shorter
  Index<Target> only;            // costs are of this target alone; none: of all, by weight
  std::vector<TargetOdds> base;  // the whole plan
  std::vector<Part> losses, pairs, gains;
  std::vector<Refused> refused;
  std::uint64_t lost_count = 0;  // over all drills, the whole plan's included
  std::vector<Lost> base_lost;   // the first of the whole plan's
  bool interrupted = false;
  bool uncertain = false;  // figures that are not known exactly were drawn, with and without each part alike
};

}  // namespace tuiyan::result
