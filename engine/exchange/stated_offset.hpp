// The offset from UTC that the instants of one table state, or that they state none.
//
// Contract: the first instant decides for the table; `fits` answers whether a further one says the same. Clocks
// of two tables are compared by `shift_s`, which is known only when both state theirs.
#pragma once

#include <cstdint>
#include <optional>

#include "exchange/cell.hpp"

namespace tuiyan::exchange {

class StatedOffset {
 public:
  [[nodiscard]] bool fits(const Moment& moment) {
    if (!decided_) {
      decided_ = true;
      east_s_ = moment.offset_s;
    }
    return moment.offset_s == east_s_;
  }
  // Seconds east of UTC; none: the table does not say.
  [[nodiscard]] std::optional<std::int32_t> east_s() const { return east_s_; }

 private:
  bool decided_ = false;
  std::optional<std::int32_t> east_s_;
};

// What to add to an instant by the clock of `of` to have it by that of `by`; none unless both are stated.
[[nodiscard]] inline std::optional<double> shift_s(const StatedOffset& of, const StatedOffset& by) {
  if (!of.east_s() || !by.east_s()) return std::nullopt;
  return *by.east_s() - *of.east_s();
}

}  // namespace tuiyan::exchange
