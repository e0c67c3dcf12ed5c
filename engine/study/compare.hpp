// Compare: two revisions of a plan against a scenario, with common random numbers.
//
// Contract: see study.hpp; the numbers in the settings are of pairs. Without a number of replications it
// stops at the first end of a batch at which the change of every target's probability is known to the
// precision asked for.
#pragma once

#include "result/comparison.hpp"
#include "study/study.hpp"

namespace tuiyan::study {

[[nodiscard]] result::Comparison compare(const std::shared_ptr<const Documents>& before,
                                         const std::shared_ptr<const Documents>& after, const Settings& settings,
                                         const Progress& progress = {});

}  // namespace tuiyan::study
