// Where a target's time or window starts and ends.
//
// Contract: pure functions of the log. `fault` is the first fault that lowers what the target is
// about (see `loss`). When no loss has a fault behind it: for metrics with `reaches` the loss itself,
// for others the first fault of the drill that shows (a weak or latent standby does not, until it is
// needed), else the first of all. A step's anchor is its first such entry. An anchor that never
// came makes a target not applicable when it was not needed (see score/asked.hpp), otherwise missed.
#pragma once

#include "event/log.hpp"

namespace tuiyan::score {

struct Start {
  bool found = false;
  bool applicable = true;  // false: this target asks nothing in this drill
  Time at;                 // the end of the drill when not found
  EntryId entry = 0;       // 0: an instant of the clock
};

[[nodiscard]] Start start_of(const Log& log, const Target& target);
// The end of the window: the `to` anchor, or the end of the drill when there is none or it never came.
[[nodiscard]] Time end_of(const Log& log, const Target& target);

// The entry in which `subject` first goes down to less than `reaches` of what it is without faults:
// the first one with a fault among its causes, else (an agent away for a minute lowers a service
// too) the first of all; 0 if none. What lasts no time does not count.
[[nodiscard]] EntryId loss(const Log& log, Subject subject, double reaches);
// The first fault that shows, else the first of all; 0 if none struck.
[[nodiscard]] EntryId first_fault(const Log& log);
// The earliest fault_struck on the chain of binding causes of `entry`, else the earliest among all
// its causes; 0 if none.
[[nodiscard]] EntryId fault_of(const Log& log, EntryId entry);

}  // namespace tuiyan::score
