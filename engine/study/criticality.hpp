// Criticality: what the plan loses without each of its parts, and what it gains when something takes less time.
//
// Contract: see study.hpp; the number in the settings is of drills in all, without it 60 for each part. Losses and
// shortenings are two races (race.hpp) that share the drills of the whole plan. Pairs of losses, on request, are a
// third one with a budget of its own as large (without a number: 6 drills for each pair); what counts there are the
// targets that are met without either and missed without both. A target that measures the removed step itself says
// nothing of what the step is worth and counts nothing.
//   single point of failure   a part without which a target that is met as surely as the plan asks (the interval of
//                             its probability at or above `confidence`) surely is not (that interval below it)
//   unnoticed                 no figure of any target differed in any drill
#pragma once

#include "result/part_worth.hpp"
#include "study/part.hpp"
#include "study/study.hpp"

namespace tuiyan::study {

inline constexpr std::uint64_t drills_for_each_part = 60;

struct CriticalitySettings {
  std::vector<result::PartKind> kinds;  // empty: all but pairs
  Index<Target> only;                   // costs of this target alone
  bool pairs = false;
  double shorter = 0.2;  // above 0, below 1
};

[[nodiscard]] result::Criticality criticality(std::shared_ptr<const Documents> documents, const Settings& settings,
                                              const CriticalitySettings& asked, const Progress& progress = {});

}  // namespace tuiyan::study
