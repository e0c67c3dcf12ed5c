// Suppliers' hours and days, and limits in working days, on a calendar worked out by hand.
#include "model/supply.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

namespace {

constexpr Duration hours(double h) { return seconds(h * 3600); }
constexpr Time at_hour(double h) { return Time{} + hours(h); }

// The drill starts on Friday 2026-09-25 (day 20721) at 16:00; 28 September to 1 October are holidays, Saturday the 26th
// is worked in exchange. So the working days are 25, 26, then 2 October (a Friday), 5, 6 …
constexpr std::int64_t friday = 20'721;
Documents autumn() {
  Documents d;
  d.scenario.start_date = friday;
  d.scenario.start_of_day = hours(16);
  d.site.calendar.holidays = {friday + 3, friday + 4, friday + 5, friday + 6};
  d.site.calendar.exchanged = {friday + 1};
  return d;
}
// Hours since the start of a date and clock time.
constexpr double from_start(std::int64_t date, double clock_h) {
  return static_cast<double>(date - friday) * 24 + clock_h - 16;
}

Supplier office() {
  Supplier s;
  s.opens = hours(8.5);
  s.closes = hours(17.5);
  s.working_days = true;
  return s;
}

}  // namespace

TEST_CASE("working days: the week, less holidays, with the days worked in exchange") {
  const Documents d = autumn();
  CHECK(day_kind(Calendar{}, friday) == DayKind::friday);
  std::string days;
  for (std::int64_t date = friday; date < friday + 11; ++date)
    days += is_working_day(d.site.calendar, date) ? '1' : '0';
  CHECK(days == "11000001001");
}

TEST_CASE("a date changes at midnight, local time") {
  const Documents d = autumn();
  CHECK(date_at(d, at_hour(0)) == friday);
  CHECK(date_at(d, at_hour(7.999)) == friday);
  CHECK(date_at(d, at_hour(8)) == friday + 1);
  CHECK(date_at(d, at_hour(-16.5)) == friday - 1);
}

TEST_CASE("a request is taken when he is open, else when he opens next") {
  const Documents d = autumn();
  CHECK(taken_at(d, office(), at_hour(0)) == at_hour(0));                              // Friday 16:00
  CHECK(taken_at(d, office(), at_hour(1.5)) == at_hour(from_start(friday + 1, 8.5)));  // 17:30 is too late
  CHECK(taken_at(d, office(), at_hour(from_start(friday + 1, 20))) == at_hour(from_start(friday + 7, 8.5)));
  Supplier round_the_clock;
  CHECK(taken_at(d, round_the_clock, at_hour(50)) == at_hour(50));
  Supplier nights = office();
  nights.opens = hours(22);
  nights.closes = hours(6);  // of the next day, which need not be his
  CHECK(taken_at(d, nights, at_hour(from_start(friday + 2, 5))) == at_hour(from_start(friday + 2, 5)));
  CHECK(taken_at(d, nights, at_hour(from_start(friday + 2, 6))) == at_hour(from_start(friday + 7, 22)));
}

TEST_CASE("the next working day, from the day of the request or, after the cut-off, the one after") {
  const Documents d = autumn();
  Supplier s = office();
  s.arrives_in_days = 1;
  s.arrives_at = hours(12);
  CHECK(delivered_at(d, s, at_hour(0), at_hour(1)) == at_hour(from_start(friday + 1, 12)));
  s.cut_off = hours(15);
  CHECK(delivered_at(d, s, at_hour(0), at_hour(1)) == at_hour(from_start(friday + 7, 12)));
  // Never before the goods have left.
  CHECK(delivered_at(d, s, at_hour(0), at_hour(500)) == at_hour(500));
  s.arrives_in_days = 0;
  CHECK(delivered_at(d, s, at_hour(0), at_hour(1)) == at_hour(1));
}

TEST_CASE("a commitment holds from its first date through its last") {
  const Documents d = autumn();
  Supplier s = office();
  s.valid_from = friday;
  s.valid_until = friday;
  CHECK(is_open(d, s, at_hour(0)));
  CHECK_FALSE(is_open(d, s, at_hour(1.5)));  // closed
  CHECK(is_valid(d, s, at_hour(7.9)));
  CHECK_FALSE(is_valid(d, s, at_hour(8)));
  s.valid_from = friday + 1;
  CHECK_FALSE(is_open(d, s, at_hour(0)));
}

TEST_CASE("a limit in working days ends with the last of them") {
  const Documents d = autumn();
  Step step;
  CHECK_FALSE(time_limit(d, step, at_hour(0)));
  step.within_working_days = 2;  // 26 September, 2 October: to the midnight after the latter
  CHECK(time_limit(d, step, at_hour(0)) == at_hour(from_start(friday + 8, 0)) - at_hour(0));
  step.within = minutes(5);
  CHECK(time_limit(d, step, at_hour(0)) == minutes(5));
}
