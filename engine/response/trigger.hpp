// Does a trigger hold for somebody who believes this, and since which entry?
#pragma once

#include <optional>

#include "model/step.hpp"
#include "response/belief.hpp"

namespace tuiyan::response {

// The entry from which the condition holds; none when it does not hold, or for kind `none`.
// `start` is the entry that began the drill: it stands for the clock.
[[nodiscard]] std::optional<EntryId> holds(const Trigger& trigger, const Beliefs& beliefs, Time now, EntryId start);

}  // namespace tuiyan::response
