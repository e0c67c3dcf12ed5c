// The event list of the bare programs: a 4-ary heap in which the event after a `take` fills the hole at
// the top (replace-top). No ties are settled.
//
// These programs stand beside the engine in the benchmarks. They are what a good programmer writes for
// one model alone: doubles for time, one function, no setters, no records but the counts asked for, no
// watches, nothing that can be cut, replayed or changed from outside. They share no code with the engine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bare {

inline constexpr double never_s = 1e300;

struct Event {
  double at_s = 0;
  std::uint32_t slot = 0;
  std::uint32_t tag = 0;  // what it means is the program's
};

class Heap {
 public:
  // Closes the hole, so ask before `top`.
  [[nodiscard]] double next_s() {
    if (hole_) {
      hole_ = false;
      const Event last = events_.back();
      events_.pop_back();
      if (!events_.empty()) sift_down(last);
    }
    return events_.empty() ? never_s : events_.front().at_s;
  }
  [[nodiscard]] const Event& top() const { return events_.front(); }
  void take() { hole_ = true; }

  void push(Event event) {
    if (hole_) {
      hole_ = false;
      sift_down(event);
      return;
    }
    std::size_t i = events_.size();
    events_.push_back(event);
    while (i > 0) {
      const std::size_t parent = (i - 1) / 4;
      if (events_[parent].at_s <= event.at_s) break;
      events_[i] = events_[parent];
      i = parent;
    }
    events_[i] = event;
  }

 private:
  void sift_down(Event event) {
    const std::size_t n = events_.size();
    Event* const at = events_.data();
    std::size_t i = 0;
    for (;;) {
      const std::size_t first = 4 * i + 1;
      if (first >= n) break;
      std::size_t least = first;
      const std::size_t end = std::min(first + 4, n);
      for (std::size_t child = first + 1; child < end; ++child)
        if (at[child].at_s < at[least].at_s) least = child;
      if (event.at_s <= at[least].at_s) break;
      at[i] = at[least];
      i = least;
    }
    at[i] = event;
  }

  std::vector<Event> events_;
  bool hole_ = false;
};

}  // namespace bare
