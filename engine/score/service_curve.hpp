// How much of a service there was at each instant: a step function read from the log.
//
// Contract: share = capacity now / capacity at the same instant without faults (components: their
// share; seat groups: usable seats / seats; trunk groups: lines now / lines). Before the first entry
// it is 1, of standby seats 0; when nothing is needed (capacity without faults 0) it is 1; a finite
// capacity where there would be an unlimited one is 0. It may exceed 1. Of several entries at one instant the last one
// holds: what lasted no time does not count. "At least" allows 1e-9, so that 96 of 120 seats are 0.8.
#pragma once

#include <vector>

#include "event/log.hpp"

namespace tuiyan::score {

struct CurvePoint {
  Time at;
  double share = 1;
  EntryId entry = 0;  // 0: the start
};
// Every change, in the order of the log; the first point is at time 0 (or earlier, after a warm-up).
using Curve = std::vector<CurvePoint>;

// `subject`: a service, component, seat group or trunk group.
[[nodiscard]] Curve share_curve(const Log& log, Subject subject);
[[nodiscard]] Curve service_curve(const Log& log, Index<Service> service);
// At least `reaches`, allowing 1e-9.
[[nodiscard]] bool is_enough(double share, double reaches);
// The share that holds from `at` on.
[[nodiscard]] double share_at(const Curve& curve, Time at);

// A maximal time, within [from, to], in which the share is at least `reaches`, or below it.
struct Stretch {
  Time from, to;
  bool reached = true;
  EntryId entry = 0;  // what began it, also when that was before `from`; of several at one instant the first
};
// In time order, without gaps, alternating. The last one may have no length, when the share changes
// exactly at `to`.
[[nodiscard]] std::vector<Stretch> stretches(const Curve& curve, double reaches, Time from, Time to);

}  // namespace tuiyan::score
