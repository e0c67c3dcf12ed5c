// SimGrid's floating clock and the microseconds of everything else; nothing else converts.
//
// Contract: `to_time(to_clock(t)) == t`, also when the clock is off by its last bits. An instant
// between two microseconds (a message on the wire ends where it ends) belongs to the earlier one
// until 0.618 of the way: an odd place for the border, so that no decimal latency falls on it and
// the last bits of the clock, which depend on how a run is cut, never decide.
#pragma once

#include <cmath>

#include "base/time.hpp"

namespace tuiyan::world {

inline Time to_time(double clock_s) { return {static_cast<std::int64_t>(std::floor(clock_s * 1e6 + 0.381966))}; }
inline double to_clock(Time t) { return static_cast<double>(t.us) / 1e6; }

}  // namespace tuiyan::world
