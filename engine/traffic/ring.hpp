// A queue on a ring: both ends, no allocation once it has grown.
//
// Contract: `[i]` counts from the front; `push_*` may move everything, so keep no references.
#pragma once

#include <cstddef>
#include <vector>

namespace tuiyan::traffic {

template <class T>
class Ring {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] T& operator[](std::size_t i) { return ring_[(head_ + i) & (ring_.size() - 1)]; }
  [[nodiscard]] const T& operator[](std::size_t i) const { return ring_[(head_ + i) & (ring_.size() - 1)]; }
  void push_back(const T& one) {
    make_room();
    ++size_;
    (*this)[size_ - 1] = one;
  }
  void push_front(const T& one) {
    make_room();
    head_ = (head_ - 1) & (ring_.size() - 1);
    ++size_;
    (*this)[0] = one;
  }
  T pop_front() {
    const T one = (*this)[0];
    head_ = (head_ + 1) & (ring_.size() - 1);
    --size_;
    return one;
  }

 private:
  void make_room() {
    if (size_ < ring_.size()) return;
    std::vector<T> larger(ring_.empty() ? 16 : ring_.size() * 2);
    for (std::size_t i = 0; i < size_; ++i) larger[i] = (*this)[i];
    ring_.swap(larger);
    head_ = 0;
  }

  std::vector<T> ring_;  // a power of two, or none
  std::size_t head_ = 0, size_ = 0;
};

}  // namespace tuiyan::traffic
