// Work that waits for an idle agent: paper orders to be typed in, or callers to be called back.
//
// Contract: first in, first out; a job that was broken off goes back to the front. `open` counts
// also the jobs under way.
#pragma once

#include <cstdint>
#include <limits>

#include "traffic/ring.hpp"

namespace tuiyan::traffic {

// Which call left it; its draws are keyed by that.
struct Errand {
  std::uint64_t caller = 0;
  std::uint32_t attempt = 1;
  std::uint32_t call_class = 0;  // of a telephone list: the announcement
  // The complaint that a call-back may still prevent: its slot and stamp.
  std::uint32_t complaint = std::numeric_limits<std::uint32_t>::max(), complaint_stamp = 0;
};

struct Backlog : Ring<Errand> {
  std::int64_t open = 0;
};

}  // namespace tuiyan::traffic
