// Whether a service was lost by what people did, not by a fault.
//
// Contract: a service is lost by a wrong action when its share falls from above 0 to 0, and
//   1. walking its binding causes back, an entry of a step comes before any fault_struck, at the
//      same instant as the fall (later consequences, such as a tank that runs dry, are not the
//      step's doing), and
//   2. that run of the step is over before the end of the drill and does not bring the service back
//      above 0 as its own consequence. What follows from people noticing the loss is a remedy, not a
//      consequence; so a switch-over that interrupts service for its own duration is no loss, and
//      neither is "take down A, then put up B".
#pragma once

#include "event/log.hpp"

namespace tuiyan::score {

// The entry in which a service was first lost so; 0 if none was.
[[nodiscard]] EntryId lost_by_wrong_action(const Log& log);

}  // namespace tuiyan::score
