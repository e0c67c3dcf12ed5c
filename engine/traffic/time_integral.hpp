// The exact integral of a whole number over time, in microseconds.
//
// Contract: `change(by, now)` whenever the number changes; `close(n, now)` answers the integral since
// the last close (or the start, with n = 0) and begins anew, n being the number now. One addition per
// change: the integral of n from a to b is n(b)·b - n(a)·a - sum of change·time. Intermediate values
// may wrap around 2^64; the answer does not, as long as it fits.
#pragma once

#include <cstdint>

namespace tuiyan::traffic {

class TimeIntegral {
 public:
  void change(std::int64_t by, std::int64_t now_us) {
    sum_ -= static_cast<std::uint64_t>(by) * static_cast<std::uint64_t>(now_us);
  }
  std::int64_t close(std::int64_t n, std::int64_t now_us) {
    const std::uint64_t level = static_cast<std::uint64_t>(n) * static_cast<std::uint64_t>(now_us);
    const std::uint64_t integral = sum_ + level;
    sum_ = 0 - level;
    return static_cast<std::int64_t>(integral);
  }

 private:
  std::uint64_t sum_ = 0;
};

}  // namespace tuiyan::traffic
