// One class of calls as a document says it. Internal to the room.
#pragma once

#include "exchange/fit.hpp"
#include "json/node.hpp"

namespace tuiyan::exchange {

// {"zh": …, "en": …}
[[nodiscard]] json::Node said_node(const Said& said);
// "43 s"
[[nodiscard]] json::Node seconds_node(double s);

[[nodiscard]] json::Node class_node(const Fit& fit, const ClassFit& one);
// {"outage_calls": {…}}: what `part` of the calls of an outage is.
[[nodiscard]] json::Node outage_class_node(const Fit& fit, double part);
// The same class with recorded calls in place of a rate: no IVR and no redials.
[[nodiscard]] json::Node replay_class_node(const Fit& fit, const ClassFit& one, const std::vector<double>& arrivals_s);

}  // namespace tuiyan::exchange
