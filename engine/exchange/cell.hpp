// What stands in one cell of a table of calls: dates, clock times, lengths, counts.
//
// Contract: pure functions; no answer when the text is not of that kind. Nothing is guessed: a date
// whose order of day and month is open is refused unless the user told the order, and so is a length
// such as "01:30", which may be minutes or hours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tuiyan::exchange {

// How dates such as 10/22/12 are meant.
enum class DateOrder : std::uint8_t { year_first, month_first, day_first };

// Days since 1970-01-01. "2026-07-25", "2026/7/25", "20260725", "2026年7月25日"; with `order` also 7/25/2026,
// 25.7.26 (two digits: 1970 to 2069).
[[nodiscard]] std::optional<std::int64_t> parse_day(std::string_view text, DateOrder order);

// A point of time: seconds after local midnight, of a day when the text says so.
struct Moment {
  std::optional<std::int64_t> day;
  double of_day_s = 0;
  std::optional<std::int32_t> offset_s;  // east of UTC, when an instant says so ("Z", "+08:00")
};
// "34200", "34200.5", "09:30", "9:30:05", "2026-07-25T09:30:05", "2026-07-25 09:30", with "Z" or "+08:00".
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text, DateOrder order);

// Seconds, negative ones included (they are reported, not misread): "41", "41.5", "0:01:30", "90 s", "1分30秒".
[[nodiscard]] std::optional<double> parse_length_s(std::string_view text);
// A finite number; thousands separators are refused.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

[[nodiscard]] std::string day_text(std::int64_t day);  // 2026-07-25
// Monday 0 to Sunday 6.
[[nodiscard]] int weekday_of(std::int64_t day);

}  // namespace tuiyan::exchange
