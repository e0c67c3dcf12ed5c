// What rests on what: services on components, components on hosts, power and links. Internal to the room.
#pragma once

#include "model/site.hpp"

namespace tuiyan::check {

// Whether `whole` is `part`, or needs it, directly or through others.
[[nodiscard]] bool rests_on(const Site& site, Subject whole, Subject part);

}  // namespace tuiyan::check
