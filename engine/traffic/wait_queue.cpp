#include "traffic/wait_queue.hpp"

#include "base/check.hpp"

namespace tuiyan::traffic {

WaitQueue::WaitQueue() { build(fan); }

// An empty ring of that capacity and the bounds over it.
void WaitQueue::build(std::uint32_t capacity) {
  capacity_ = capacity;
  slots_.assign(capacity, no_slot);
  deadlines_.assign(capacity, never_us);
  levels_ = 0;
  std::uint32_t bounds = 0;
  for (std::uint32_t width = capacity; width > 1;) {
    width = (width + fan - 1) / fan;
    level_start_[levels_++] = bounds;
    bounds += width;
  }
  bounds_.assign(bounds, never_us);
}

std::int64_t WaitQueue::settle() {
  if (tail_ - head_ > few) return bound_ = second_ = refresh(levels_ - 1, 0);
  std::int64_t least = never_us, second = never_us;
  // Nothing here is a branch: whose it is, is looked for only if he gives up.
  for (std::uint32_t place = head_; place != tail_; ++place) {
    const std::int64_t deadline = deadlines_[index(place)];
    second = std::min(second, std::max(least, deadline));
    least = std::min(least, deadline);
  }
  second_ = second;
  return bound_ = least;
}

std::int64_t WaitQueue::refresh(std::uint32_t level, std::uint32_t node) {
  std::int64_t& bound = bounds_[level_start_[level] + node];
  if (level == 0) {
    std::int64_t least = never_us;
    for (std::uint32_t i = node * fan; i < (node + 1) * fan; ++i) least = std::min(least, deadlines_[i]);
    return bound = least;
  }
  const std::uint32_t from = level_start_[level - 1], first = node * fan;
  const std::uint32_t end = std::min(first + fan, level_start_[level] - from);
  for (;;) {
    std::uint32_t least = first;
    for (std::uint32_t i = first + 1; i < end; ++i)
      if (bounds_[from + i] < bounds_[from + least]) least = i;
    const std::int64_t before = bounds_[from + least];
    if (before == never_us || refresh(level - 1, least) == before) return bound = before;
  }
}

std::uint32_t WaitQueue::find(std::uint32_t level, std::uint32_t node, std::uint32_t from, std::int64_t least) const {
  if (bounds_[level_start_[level] + node] > least) return no_slot;
  const std::uint32_t below = level == 0 ? capacity_ : level_start_[level] - level_start_[level - 1];
  const std::uint32_t end = std::min((node + 1) * fan, below);
  std::uint32_t reach = 1;  // how many indices one of the next level spans
  for (std::uint32_t l = 0; l < level; ++l) reach *= fan;
  for (std::uint32_t i = std::max(node * fan, from / reach); i < end; ++i) {
    if (level == 0) {
      if (deadlines_[i] == least) return i;
    } else if (const std::uint32_t found = find(level - 1, i, from, least); found != no_slot) {
      return found;
    }
  }
  return no_slot;
}

std::uint32_t WaitQueue::first_to_expire() const {
  const std::int64_t least = bound_;
  if (tail_ - head_ <= few) {
    std::uint32_t place = head_;
    while (deadlines_[index(place)] != least) ++place;
    return slots_[index(place)];
  }
  // In the order of the ring: from the head to the end of the array, then from its beginning.
  std::uint32_t found = find(levels_ - 1, 0, index(head_), least);
  if (found == no_slot) found = find(levels_ - 1, 0, 0, least);
  return slots_[found];
}

void WaitQueue::grow() {
  // A gap-ridden ring also grows: it never holds more than those who came since the oldest did.
  TUIYAN_CHECK(capacity_ <= (1U << 29));
  const std::uint32_t old_capacity = capacity_;
  const std::vector<std::uint32_t> old_slots = slots_;
  const std::vector<std::int64_t> old_deadlines = deadlines_;
  build(2 * old_capacity);
  size_ = 0;
  for (std::uint32_t place = head_; place != tail_; ++place) {
    const std::uint32_t old = place & (old_capacity - 1);
    if (old_slots[old] != no_slot) put(place, old_slots[old], old_deadlines[old]);
  }
}

}  // namespace tuiyan::traffic
