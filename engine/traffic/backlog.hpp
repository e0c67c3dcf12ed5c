// Work that waits for an idle agent: paper orders to be typed in, or callers to be called back.
//
// Contract: first in, first out; a job that was broken off goes back to the front. `open` counts
// also the jobs under way.
#pragma once

#include <cstdint>
#include <vector>

namespace tuiyan::traffic {

// Which call left it; its draws are keyed by that.
struct Errand {
  std::uint64_t caller = 0;
  std::uint32_t attempt = 1;
  std::uint32_t call_class = 0;
};

class Backlog {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  void push_back(const Errand& errand) {
    make_room();
    ring_[(head_ + size_) & (ring_.size() - 1)] = errand;
    ++size_;
  }
  void push_front(const Errand& errand) {
    make_room();
    head_ = (head_ - 1) & (ring_.size() - 1);
    ring_[head_] = errand;
    ++size_;
  }
  Errand pop_front() {
    const Errand errand = ring_[head_];
    head_ = (head_ + 1) & (ring_.size() - 1);
    --size_;
    return errand;
  }

  std::int64_t open = 0;

 private:
  void make_room() {
    if (size_ < ring_.size()) return;
    std::vector<Errand> larger(ring_.size() * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = ring_[(head_ + i) & (ring_.size() - 1)];
    ring_.swap(larger);
    head_ = 0;
  }

  std::vector<Errand> ring_ = std::vector<Errand>(16);  // a power of two
  std::size_t head_ = 0, size_ = 0;
};

}  // namespace tuiyan::traffic
