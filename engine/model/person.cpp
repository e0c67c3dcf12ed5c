#include "model/person.hpp"

#include <algorithm>

#include "base/calendar.hpp"

namespace tuiyan {
namespace {

std::int64_t within_day(std::int64_t us) { return ((us % one_day.us) + one_day.us) % one_day.us; }

}  // namespace

std::optional<Duration> running_for(Duration from, Duration to, Duration clock) {
  const std::int64_t lasts = within_day(to.us - from.us), since = within_day(clock.us - from.us);
  if (lasts != 0 && since >= lasts) return std::nullopt;
  return Duration{since};
}

bool is_covered(const Table<Shift>& shifts, const Person& person, Duration clock) {
  return person.shifts.empty() || std::any_of(person.shifts.begin(), person.shifts.end(), [&](Index<Shift> row) {
           return running_for(shifts[row].from, shifts[row].to, clock).has_value();
         });
}

}  // namespace tuiyan
