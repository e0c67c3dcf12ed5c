// A set of seat numbers that answers its smallest member quickly.
//
// Contract: members are 0 to size-1; `first` needs a non-empty set. A tree of 64-bit words, so that
// a million seats need four steps and a hundred need two.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace tuiyan::traffic {

class SeatBits {
 public:
  explicit SeatBits(std::uint32_t size = 0) {
    std::uint32_t words = size;
    do {
      words = (words + 63) / 64;
      levels_.emplace_back(words > 0 ? words : 1, 0);
    } while (words > 1);
  }

  void set(std::uint32_t i) {
    for (auto& level : levels_) {
      std::uint64_t& word = level[i / 64];
      const bool was_empty = word == 0;
      word |= std::uint64_t{1} << (i % 64);
      if (!was_empty) return;
      i /= 64;
    }
  }

  void clear(std::uint32_t i) {
    for (auto& level : levels_) {
      std::uint64_t& word = level[i / 64];
      word &= ~(std::uint64_t{1} << (i % 64));
      if (word != 0) return;
      i /= 64;
    }
  }

  [[nodiscard]] std::uint32_t first() const {
    std::uint32_t i = 0;
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
      i = i * 64 + static_cast<std::uint32_t>(std::countr_zero((*level)[i]));
    return i;
  }

 private:
  std::vector<std::vector<std::uint64_t>> levels_;  // the seats themselves first, the root last
};

}  // namespace tuiyan::traffic
