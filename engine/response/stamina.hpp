// How long somebody has been at work when the drill starts, and what he has practised.
#pragma once

#include "model/scenario.hpp"

namespace tuiyan::response {

// When the shift began that covers the start of the drill, at or before time 0; time 0 for who has no shifts or is off
// duty.
[[nodiscard]] Time shift_start(const Documents& documents, Index<Person> who);

// 0 to 1: from drills of any form; from those with the equipment itself. See `Practice`.
struct Practised {
  double at_all = 0, by_hand = 0;
};
// By person, on the day of the event; empty when the plan says nothing of practice.
[[nodiscard]] std::vector<Practised> practised(const Documents& documents);

}  // namespace tuiyan::response
