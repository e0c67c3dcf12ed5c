// What the work of a step is charged to.
#pragma once

#include "event/entry.hpp"
#include "model/plan.hpp"

namespace tuiyan::score {

// By its verb, as score.hpp has it; of a step that gives others their permit always the wait for it, as in a waterfall.
[[nodiscard]] Delay work_of(const Plan& plan, Index<Step> step);

}  // namespace tuiyan::score
