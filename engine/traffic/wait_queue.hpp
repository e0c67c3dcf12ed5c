// The callers of one class who wait, in the order in which they are served, with their deadlines.
//
// Contract: `front` is always a caller who still waits (nobody: no_slot), and the length is exact. `no_expiry_before`
// is a lower bound of all deadlines: patience costs nothing until that instant comes, then `settle` makes it exact. A
// ring of slots holds the order. In a short queue `settle` looks at everybody; for a long one there stands a tree of
// bounds over the deadlines, one for 16. A new deadline lowers the bounds above it, mostly none; who leaves changes no
// bound at all, so that a bound may belong to somebody who was answered long ago. That is why this is neither a heap of
// timers with cancellations nor a tree of exact minima: both work for every caller, this only for those who may give
// up. A place is a number that stays valid until the caller leaves; it survives growth of the ring.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "traffic/event_tournament.hpp"

namespace tuiyan::traffic {

inline constexpr std::uint32_t no_slot = std::numeric_limits<std::uint32_t>::max();

class WaitQueue {
 public:
  WaitQueue();
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::uint32_t front() const { return slots_[index(head_)]; }
  [[nodiscard]] std::int64_t no_expiry_before() const { return bound_; }
  // The earliest deadline itself, which is what `no_expiry_before` answers from now on.
  std::int64_t settle();
  // Who gives up first, after `settle`; of several at one instant, the one who would be served first.
  [[nodiscard]] std::uint32_t first_to_expire() const;
  // He has left, just after `settle`: the bound may be that of the next one.
  void after_expiry() { bound_ = second_; }

  // Answer the new caller's place.
  std::uint32_t push_back(std::uint32_t slot, std::int64_t deadline) {
    if (tail_ - head_ == capacity_) [[unlikely]]
      grow();
    put(tail_, slot, deadline);
    return tail_++;
  }
  std::uint32_t push_front(std::uint32_t slot, std::int64_t deadline) {
    if (tail_ - head_ == capacity_) grow();
    put(--head_, slot, deadline);
    return head_;
  }
  void pop_front() { remove(head_); }
  void remove(std::uint32_t place) {
    slots_[index(place)] = no_slot;
    deadlines_[index(place)] = never_us;
    if (--size_ == 0) {
      head_ = tail_;
      return;
    }
    while (slots_[index(head_)] == no_slot) [[unlikely]]++ head_;
  }

  // Calls `visit(slot)` for everybody, from the front; stops when it answers false.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::uint32_t place = head_; place != tail_; ++place) {
      const std::uint32_t slot = slots_[index(place)];
      if (slot != no_slot && !visit(slot)) return;
    }
  }

 private:
  static constexpr std::uint32_t fan = 16;  // of the tree; no ring is smaller
  static constexpr std::uint32_t few = 32;  // places that are looked at one by one

  [[nodiscard]] std::uint32_t index(std::uint32_t place) const { return place & (capacity_ - 1); }
  void put(std::uint32_t place, std::uint32_t slot, std::int64_t deadline) {
    std::uint32_t i = index(place);
    slots_[i] = slot;
    deadlines_[i] = deadline;
    ++size_;
    bound_ = std::min(bound_, deadline);
    for (std::uint32_t level = 0; level < levels_; ++level) {
      i /= fan;
      std::int64_t& bound = bounds_[level_start_[level] + i];
      if (bound <= deadline) return;
      bound = deadline;
    }
  }
  // Makes a bound of a level exact and answers it.
  std::int64_t refresh(std::uint32_t level, std::uint32_t node);
  // The first index at or after `from` below this bound whose deadline is `least`; none: no_slot.
  [[nodiscard]] std::uint32_t find(std::uint32_t level, std::uint32_t node, std::uint32_t from,
                                   std::int64_t least) const;
  void grow();
  void build(std::uint32_t capacity);

  std::uint32_t capacity_ = 0;         // a power of two
  std::uint32_t head_ = 0, tail_ = 0;  // places, modulo 2^32; [head_, tail_) may hold gaps
  std::int64_t size_ = 0;
  std::int64_t bound_ = never_us;     // of all deadlines
  std::int64_t second_ = never_us;    // after `settle`: of all but the first to expire
  std::vector<std::uint32_t> slots_;  // no_slot: a gap left by somebody who gave up
  std::vector<std::int64_t> deadlines_;
  std::uint32_t levels_ = 0;
  std::array<std::uint32_t, 8> level_start_{};  // where the bounds of a level begin; level 0 is next to the ring
  std::vector<std::int64_t> bounds_;            // the root is the last one
};

}  // namespace tuiyan::traffic
