// Work that waits for an idle agent: paper orders to be typed in, or callers to be called back.
//
// Contract: first in, first out; a job that was broken off goes back to the front. `open` counts
// also the jobs under way. A deque, which touches no more memory than it needs: the call-back list of a bad day is the
// largest thing that the loop holds.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>

namespace tuiyan::traffic {

// Which call left it; its draws are keyed by that.
struct Errand {
  std::uint64_t caller = 0;
  std::uint32_t attempt = 1;
  std::uint32_t call_class = 0;  // of a telephone list: the announcement
  // The complaint that a call-back may still prevent: its slot and stamp.
  std::uint32_t complaint = std::numeric_limits<std::uint32_t>::max(), complaint_stamp = 0;
};

struct Backlog {
  [[nodiscard]] bool empty() const { return errands.empty(); }
  void push_back(const Errand& errand) { errands.push_back(errand); }
  void push_front(const Errand& errand) { errands.push_front(errand); }
  Errand pop_front() {
    const Errand first = errands.front();
    errands.pop_front();
    return first;
  }

  std::deque<Errand> errands;
  std::int64_t open = 0;
};

}  // namespace tuiyan::traffic
