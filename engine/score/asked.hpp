// What the plan asked for in this drill, and what it left alone.
//
// Contract: pure functions of the log. A plan answers many faults; a drill plays some of them. What
// nothing called for is not applicable and not missed:
//   a step      asked when it became ready, or when all that it waits for was asked and its trigger
//               happened in the world: its subject was lost (to less than what its monitors watch
//               for, with a fault behind it) or noticed as such; the severity was that grave or was
//               declared so; its time came. A step that only escalates is asked when it became ready.
//   a target    about a thing: the thing was lost; about what steps bring about: one of them was
//               asked. A plan without any such step is not excused.
// A step that its own `unless` skipped was not needed; one that a person chose to skip was.
#pragma once

#include "event/log.hpp"

namespace tuiyan::score {

[[nodiscard]] bool is_asked(const Log& log, Index<Step> step);
[[nodiscard]] bool not_needed(const Log& log, Index<Step> step);
// Whether the target has anything to judge; false: not applicable.
[[nodiscard]] bool asks_something(const Log& log, const Target& target);
// Started by nothing but some `if_late` or `if_failed`.
[[nodiscard]] bool is_escalation(const Plan& plan, Index<Step> step);
// Went down to less than its monitors watch for through a fault, or was noticed to be down.
[[nodiscard]] bool was_lost(const Log& log, Subject subject);

}  // namespace tuiyan::score
