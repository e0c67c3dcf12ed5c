// Clock times, offsets and dates, as people write them. Time zones and dates are read elsewhere.
//
// Contract: a clock time is a Duration since local midnight, 0 to 24 h, written "18:30" or
// "18:30:05". An offset since the start of the drill is written "T+01:02:03" (hours may exceed 99;
// "T-00:05:00" before the start). Fractions of a second are cut off, not rounded, so that a text
// never says that something happened later than it did.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace tuiyan {

inline constexpr Duration one_day{86'400'000'000};

[[nodiscard]] std::optional<Duration> parse_clock(std::string_view text);
// `since_midnight` may be of any day: it is wrapped into one.
[[nodiscard]] std::string clock_text(Duration since_midnight, bool with_seconds = false);
// Whole days that `since_midnight` lies after the first midnight.
[[nodiscard]] std::int64_t day_number(Duration since_midnight);
// "2026-07-25", of days since 1970-01-01.
[[nodiscard]] std::string date_text(std::int64_t day);
[[nodiscard]] std::string offset_text(Time since_start, int decimals = 0);
// 3 分 20 秒; 3 min 20 s. Whole seconds (below 10 s down to 0.1 s, below 1 s in ms), no zero parts.
[[nodiscard]] std::string duration_text(Duration duration, bool chinese);

}  // namespace tuiyan
