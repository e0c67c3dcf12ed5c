// Spans of the local clock that come every day, and who is on duty by them.
#include "model/person.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/calendar.hpp"

namespace tuiyan {
namespace {

constexpr Duration hours(std::int64_t n) { return Duration{n * 3'600'000'000}; }

TEST_CASE("a span holds its beginning, not its end; over midnight; equal ends mean round the clock") {
  CHECK(running_for(hours(8), hours(17), hours(8)) == Duration{0});
  CHECK(running_for(hours(8), hours(17), hours(17) - Duration{1}) == hours(9) - Duration{1});
  CHECK_FALSE(running_for(hours(8), hours(17), hours(17)));
  CHECK(running_for(hours(23), hours(7), hours(2)) == hours(3));
  CHECK_FALSE(running_for(hours(23), hours(7), hours(7)));
  CHECK(running_for(hours(16), hours(24), hours(23)) == hours(7));  // "24:00" is midnight
  CHECK_FALSE(running_for(hours(16), hours(24), hours(0)));
  CHECK(running_for(hours(0), hours(24), hours(5)) == hours(5));
  CHECK(running_for(hours(6), hours(6), hours(5)) == hours(23));
  CHECK(running_for(hours(8), hours(17), hours(24 * 3 + 9)) == hours(1));  // any day
  CHECK(running_for(hours(8), hours(17), hours(-24 + 9)) == hours(1));
}

// Walked minute by minute from the beginning of the span, as a plain twin.
TEST_CASE("a span is running at just those minutes that lie between its ends") {
  CHECK(rc::check([] {
    const auto from = *rc::gen::inRange(0, 1440), to = *rc::gen::inRange(0, 1440);
    const auto clock = *rc::gen::inRange(-3 * 1440, 3 * 1440);
    std::optional<Duration> plain;
    const int lasts = from == to ? 1440 : (to > from ? to - from : to + 1440 - from);
    for (int passed = 0; passed < lasts; ++passed)
      if ((from + passed - clock) % 1440 == 0) plain = minutes(passed);
    RC_ASSERT(running_for(minutes(from), minutes(to), minutes(clock)) == plain);
  }));
}

TEST_CASE("on duty in any of his shifts; without shifts always") {
  Table<Shift> shifts;
  Person person;
  CHECK(is_covered(shifts, person, hours(3)));
  person.shifts = {shifts.add({"day", {}, hours(8), hours(17), 0}), shifts.add({"late", {}, hours(22), hours(2), 0})};
  CHECK(is_covered(shifts, person, hours(9)));
  CHECK(is_covered(shifts, person, hours(1)));
  CHECK_FALSE(is_covered(shifts, person, hours(20)));
}

}  // namespace
}  // namespace tuiyan
