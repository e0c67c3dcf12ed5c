#include "traffic/wait_queue.hpp"

#include "base/check.hpp"

namespace tuiyan::traffic {

WaitQueue::WaitQueue() : slots_(capacity_, no_slot), tree_(2 * capacity_, never_us) {}

void WaitQueue::set_deadline(std::uint32_t place, std::int64_t deadline) {
  std::uint32_t node = capacity_ + index(place);
  tree_[node] = deadline;
  while (node > 1) {
    node /= 2;
    const std::int64_t least = std::min(tree_[2 * node], tree_[2 * node + 1]);
    if (tree_[node] == least) return;
    tree_[node] = least;
  }
}

void WaitQueue::put(std::uint32_t place, std::uint32_t slot, std::int64_t deadline) {
  slots_[index(place)] = slot;
  set_deadline(place, deadline);
  ++size_;
}

std::uint32_t WaitQueue::push_back(std::uint32_t slot, std::int64_t deadline) {
  if (tail_ - head_ == capacity_) grow();
  put(tail_, slot, deadline);
  return tail_++;
}

std::uint32_t WaitQueue::push_front(std::uint32_t slot, std::int64_t deadline) {
  if (tail_ - head_ == capacity_) grow();
  put(--head_, slot, deadline);
  return head_;
}

void WaitQueue::remove(std::uint32_t place) {
  slots_[index(place)] = no_slot;
  set_deadline(place, never_us);
  --size_;
  if (size_ == 0) {
    head_ = tail_;
    return;
  }
  while (slots_[index(head_)] == no_slot) ++head_;
}

std::uint32_t WaitQueue::first_to_expire() const {
  const std::int64_t least = tree_[1];
  // The first subtree at or after the head, in ring order, that holds the least deadline …
  std::uint32_t node = capacity_ + index(head_);
  while (tree_[node] != least) {
    while (node % 2 == 1 && node > 1) node /= 2;
    if (node == 1) break;  // past the end of the array: from its beginning
    ++node;
  }
  // … and in it the first leaf.
  while (node < capacity_) node = 2 * node + (tree_[2 * node] == least ? 0 : 1);
  return slots_[node - capacity_];
}

void WaitQueue::grow() {
  // A gap-ridden ring also grows: it never holds more than those who came since the oldest did.
  TUIYAN_CHECK(capacity_ <= (1U << 29));
  const std::uint32_t old_capacity = capacity_;
  const std::vector<std::uint32_t> old_slots = slots_;
  const std::vector<std::int64_t> old_tree = tree_;
  capacity_ *= 2;
  slots_.assign(capacity_, no_slot);
  tree_.assign(2 * std::size_t{capacity_}, never_us);
  for (std::uint32_t place = head_; place != tail_; ++place) {
    const std::uint32_t old = place & (old_capacity - 1);
    slots_[index(place)] = old_slots[old];
    tree_[capacity_ + index(place)] = old_tree[old_capacity + old];
  }
  for (std::uint32_t node = capacity_ - 1; node >= 1; --node)
    tree_[node] = std::min(tree_[2 * node], tree_[2 * node + 1]);
}

}  // namespace tuiyan::traffic
