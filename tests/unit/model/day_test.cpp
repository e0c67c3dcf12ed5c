#include "model/day.hpp"

#include <doctest/doctest.h>

#include "base/calendar.hpp"

using namespace tuiyan;

namespace {

Duration clock(double hours) { return seconds(3600 * hours); }

}  // namespace

TEST_CASE("a course in steps holds until its next piece, the last one over midnight") {
  const DayCourse steps = {{clock(8), 2}, {clock(20), 5}};
  CHECK(level_at(steps, clock(0)) == 5);
  CHECK(level_at(steps, clock(7.5)) == 5);
  CHECK(level_at(steps, clock(8)) == 2);
  CHECK(level_at(steps, clock(8), true) == 5);  // just before
  CHECK(level_at(steps, clock(19)) == 2);
  CHECK(level_at(steps, clock(20)) == 5);
  CHECK(level_at(steps, one_day, true) == 5);
  CHECK(level_at({{clock(12), 0.5}}, clock(3)) == 0.5);
}

TEST_CASE("a course along lines, over midnight too") {
  // From 2 at 06:00 to 5 at 18:00 in 12 hours, and back in the 12 hours over midnight.
  const DayCourse lines = {{clock(6), 2, true}, {clock(18), 5, true}};
  CHECK(level_at(lines, clock(6)) == 2);
  CHECK(level_at(lines, clock(10)) == doctest::Approx(2 + 3 * 4.0 / 12));
  CHECK(level_at(lines, clock(18)) == 5);
  CHECK(level_at(lines, clock(21)) == doctest::Approx(5 - 3 * 3.0 / 12));
  CHECK(level_at(lines, clock(0)) == doctest::Approx(3.5));
  CHECK(level_at(lines, clock(3)) == doctest::Approx(5 - 3 * 9.0 / 12));
  CHECK(level_at({{clock(6), 4, true}}, clock(1)) == 4);
}
