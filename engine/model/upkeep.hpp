// What breaks down by itself, and the crews that mend it one by one.
//
// Contract: value types. A *unit* is a component, or one seat of a group. Each working unit breaks
// down after its own time, counted from the start or from its last repair, in use or not; a broken
// one gives nothing until a technician of its crew has mended it. A crew takes the units in the
// order in which they broke, one technician for each, and needs nobody's order to do so. It does
// not touch the side of a pair while that pair switches over.
#pragma once

#include <optional>
#include <string>

#include "base/index.hpp"
#include "base/law.hpp"
#include "model/text.hpp"

namespace tuiyan {

struct Crew {
  std::string id;
  Text name;
  int technicians = 1;  // 1 to 1,000
};

struct Breakdowns {
  std::optional<Law> between_failures;  // none: units break by faults only
  Law repair;                           // of one unit, by one technician
  Index<Crew> crew;
};

}  // namespace tuiyan
