// Messages and who may take them. Internal to the room.
#pragma once

#include <vector>

#include "model/plan.hpp"

namespace tuiyan::check {

[[nodiscard]] constexpr bool is_message(Verb verb) { return verb == Verb::report || verb == Verb::order; }
// The role and who stands in for it, in order, each once; empty without a role.
[[nodiscard]] std::vector<Index<Role>> with_deputies(const Plan& plan, Index<Role> role);

}  // namespace tuiyan::check
