// What kind of day a date is: for rates that differ by the day of the week.
//
// Contract: a date is the number of days since 1970-01-01, a Thursday. A holiday of the calendar is a
// `holiday` whatever day of the week it is, a day worked in exchange for one is `exchanged`.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

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

}  // namespace tuiyan
