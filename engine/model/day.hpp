// What kind of day a date is, and what varies over the day.
//
// Contract: a date is the number of days since 1970-01-01, a Thursday. A holiday of the calendar is a
// `holiday` whatever day of the week it is, a day worked in exchange for one is `exchanged`.
// A course repeats every day: each of its pieces holds from its time of day until the next one begins, the last
// one over midnight until the first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/time.hpp"

namespace tuiyan {

enum class DayKind : std::uint8_t {
  monday,
  tuesday,
  wednesday,
  thursday,
  friday,
  saturday,
  sunday,
  holiday,
  exchanged,
};
inline constexpr std::size_t day_kinds = 9;

struct Calendar {
  std::vector<std::int64_t> holidays;   // dates, sorted
  std::vector<std::int64_t> exchanged;  // dates worked in exchange, sorted
};

[[nodiscard]] inline DayKind day_kind(const Calendar& calendar, std::int64_t date) {
  if (std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), date)) return DayKind::holiday;
  if (std::binary_search(calendar.exchanged.begin(), calendar.exchanged.end(), date)) return DayKind::exchanged;
  return static_cast<DayKind>(((date + 3) % 7 + 7) % 7);
}

struct DayPiece {
  Duration from;      // time of day, below 24 h
  double level = 0;   // the unit is that of what varies
  bool line = false;  // a straight line to the next piece's level (the last one's: to the first one's)
};
using DayCourse = std::vector<DayPiece>;  // by rising time of day

// Just after (or just before) a time of day, which may be 24 h; of a course that has pieces.
[[nodiscard]] double level_at(const DayCourse& course, Duration clock, bool before = false);

}  // namespace tuiyan
