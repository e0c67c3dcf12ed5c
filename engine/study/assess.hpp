// Assess: the odds of each target of a plan against a scenario.
//
// Contract: see study.hpp. Stops after the replications asked for, or at the first end of a batch at
// which every target's probability is known to the precision asked for. No replications give an
// assessment without counts.
#pragma once

#include "study/study.hpp"

namespace tuiyan::study {

[[nodiscard]] result::Assessment assess(std::shared_ptr<const Documents> documents, const Settings& settings,
                                        const Progress& progress = {});

}  // namespace tuiyan::study
