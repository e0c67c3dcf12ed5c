// Figures as people read them: durations, shares, counts, times of day.
//
// Contract: pure functions. Durations are rounded to whole seconds from 10 s on and to tenths
// below; who prints a row of durations that must add up rounds the instants first (`whole`).
// Shares are percentages with one decimal; counts have thousands separators. `clock` is the local
// time of day, with a mark when it is on a later day than the start.
#pragma once

#include <cstdint>
#include <string>

#include "base/diagnostic.hpp"
#include "base/time.hpp"

namespace tuiyan::words {

[[nodiscard]] Said duration(Duration length);     // 4 分 10 秒 / 4 min 10 s
[[nodiscard]] Said minutes(Duration length);      // 4.2 分钟 / 4.2 min
[[nodiscard]] std::string share(double part);     // 94.6%
[[nodiscard]] std::string count(std::int64_t n);  // 10,234
[[nodiscard]] std::string number(double value);   // 300, 0.25; whole from 1,000 on: 1,200; "∞" for infinity
[[nodiscard]] Said clock(Duration start_of_day, Time at);
[[nodiscard]] std::string offset(Duration since);  // +4:10, +1:02:03, -0:30
[[nodiscard]] constexpr Time whole(Time at) {      // nearest whole second
  const std::int64_t second = 1'000'000;
  return {(at.us >= 0 ? (at.us + second / 2) / second : -((-at.us + second / 2) / second)) * second};
}

}  // namespace tuiyan::words
