// The set of future events of the call loop: a 4-ary heap of 16-byte events.
//
// Contract: `next_time` is the earliest time (`never_us` when empty); events of the same time come
// out in the order of their numbers, whatever the heap looks like inside. `take` leaves a hole at
// the top that the next `push` fills, since nearly every event makes one other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace tuiyan::traffic {

inline constexpr std::int64_t never_us = std::numeric_limits<std::int64_t>::max();

// Without overflow beyond `never_us`: a very long patience is an endless one.
[[nodiscard]] constexpr std::int64_t later(std::int64_t now_us, std::int64_t delay_us) {
  return delay_us >= never_us - std::max<std::int64_t>(now_us, 0) ? never_us : now_us + delay_us;
}

struct Event {
  std::int64_t time = 0;
  std::uint32_t number = 0;  // of the push: ties are settled by it, and a slot knows it as its stamp
  std::uint32_t slot = 0;
};

[[nodiscard]] constexpr bool earlier(const Event& a, const Event& b) {
  return a.time < b.time || (a.time == b.time && a.number < b.number);
}

class EventHeap {
 public:
  [[nodiscard]] std::int64_t next_time() {
    close_hole();
    return events_.empty() ? never_us : events_.front().time;
  }
  // Only after `next_time` answered something earlier than `never_us`.
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
      if (!earlier(event, events_[parent])) break;
      events_[i] = events_[parent];
      i = parent;
    }
    events_[i] = event;
  }

 private:
  void close_hole() {
    if (!hole_) return;
    hole_ = false;
    const Event last = events_.back();
    events_.pop_back();
    if (!events_.empty()) sift_down(last);
  }

  // Puts `event` where it belongs, starting from the top.
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
        if (earlier(at[child], at[least])) least = child;
      if (!earlier(at[least], event)) break;
      at[i] = at[least];
      i = least;
    }
    at[i] = event;
  }

  std::vector<Event> events_;
  bool hole_ = false;
};

}  // namespace tuiyan::traffic
