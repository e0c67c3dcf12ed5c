// Mergeable histogram of waits with exact edges where service levels are asked for.
//
// Contract: bins are closed above, (lower, upper]; edges 0, 5, 10, 15, 20, 30, 60 s are exact, then
// edges grow by 2^(1/4) up to 24 h, then one overflow bin. Count and sum are exact integers
// (microseconds), so merging is associative and commutative. `quantile_s` interpolates linearly
// inside a bin: exact at edges, otherwise within the width of the bin; above 24 h it says 24 h.
#pragma once

#include <array>
#include <cstdint>

#include "base/time.hpp"

namespace tuiyan {

class Histogram {
 public:
  // 1 for exactly 0, 6 up to the other exact edges, 42 from 60 s to 24 h (60 * 2^(41/4) = 73,065 s
  // is the last full step), 1 above.
  static constexpr int bins = 50;
  void add(Duration value);
  void merge(const Histogram& other);
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] std::int64_t sum_us() const { return sum_us_; }
  [[nodiscard]] std::int64_t at_most(double edge_s) const;  // edge must be one of the exact edges
  [[nodiscard]] double quantile_s(double p) const;          // 0 when empty
  [[nodiscard]] double mean_s() const;                      // 0 when empty
  [[nodiscard]] const std::array<std::int64_t, bins>& cells() const { return cells_; }
  static Histogram from_cells(const std::array<std::int64_t, bins>& cells, std::int64_t sum_us);
  friend bool operator==(const Histogram&, const Histogram&) = default;

 private:
  std::array<std::int64_t, bins> cells_{};
  std::int64_t count_ = 0;
  std::int64_t sum_us_ = 0;
};

}  // namespace tuiyan
