// The callers of one class who wait, in the order in which they are served, with their deadlines.
//
// Contract: `front` is always a caller who still waits; `next_deadline` is always exact, so the
// length of the queue is too. A ring of slots holds the order; a winner tree over the ring holds
// the earliest deadline. A new deadline is the smallest of its half, quarter, … of the ring with
// probability 1/2, 1/4, …, so an update climbs about two steps and nothing stale is ever kept: that
// is why this is a tree and not a heap of timers with cancellations.
// A place is a number that stays valid until the caller leaves; it survives growth of the ring.
#pragma once

#include <cstdint>
#include <vector>

#include "traffic/event_heap.hpp"

namespace tuiyan::traffic {

inline constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();

class WaitQueue {
 public:
  WaitQueue();
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::int64_t next_deadline() const { return tree_[1]; }
  [[nodiscard]] std::uint32_t front() const { return slots_[index(head_)]; }

  // Answer the new caller's place.
  std::uint32_t push_back(std::uint32_t slot, std::int64_t deadline);
  std::uint32_t push_front(std::uint32_t slot, std::int64_t deadline);
  void pop_front() { remove(head_); }
  void remove(std::uint32_t place);
  // Who gives up first; of several at the same instant, the one who would be served first.
  [[nodiscard]] std::uint32_t first_to_expire() const;

  // Calls `visit(slot)` for everybody, from the front; stops when it answers false.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t place = head_; place != tail_; ++place) {
      const std::uint32_t slot = slots_[index(place)];
      if (slot != no_slot && !visit(slot)) return;
    }
  }

 private:
  [[nodiscard]] std::uint32_t index(std::uint32_t place) const { return place & (capacity_ - 1); }
  void put(std::uint32_t place, std::uint32_t slot, std::int64_t deadline);
  void set_deadline(std::uint32_t place, std::int64_t deadline);
  void grow();

  std::uint32_t capacity_ = 16;        // a power of two
  std::uint32_t head_ = 0, tail_ = 0;  // places, modulo 2^32; [head_, tail_) may hold gaps
  std::int64_t size_ = 0;
  std::vector<std::uint32_t> slots_;  // no_slot: a gap left by somebody who gave up
  std::vector<std::int64_t> tree_;    // [1] the root, [capacity_ + index] the leaves
};

}  // namespace tuiyan::traffic
