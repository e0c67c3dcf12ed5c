// Assess: the odds of each target of a plan against a scenario.
//
// Contract: see study.hpp. Stops after the replications asked for, or at the first end of a batch at
// which every target's probability is known to the precision asked for. No replications give an
// assessment without counts. With uncertain parameters each replication draws its own, and each of the first
// `Settings::companions` is played once more with the same parameters and other luck, to tell the two apart; such a
// companion enters nothing else. What the odds rest on stays independent from replication to replication.
#pragma once

#include "study/study.hpp"

namespace tuiyan::study {

[[nodiscard]] result::Assessment assess(std::shared_ptr<const Documents> documents, const Settings& settings,
                                        const Progress& progress = {});

}  // namespace tuiyan::study
