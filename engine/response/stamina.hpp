// How long somebody has been at work when the drill starts.
#pragma once

#include "model/scenario.hpp"

namespace tuiyan::response {

// When the shift began that covers the start of the drill, at or before time 0; time 0 for who has no shifts or is off
// duty.
[[nodiscard]] Time shift_start(const Documents& documents, Index<Person> who);

}  // namespace tuiyan::response
