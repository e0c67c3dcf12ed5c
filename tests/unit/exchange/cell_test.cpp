#include "exchange/cell.hpp"

#include <doctest/doctest.h>

using namespace tuiyan::exchange;

namespace {
const auto plain = DateOrder::year_first;
}

TEST_CASE("dates") {
  CHECK(parse_day("1970-01-01", plain) == 0);
  CHECK(parse_day("1999-10-01", plain) == 10865);  // 29 years of 365 days, 7 leap days, 273 days of 1999
  CHECK(parse_day("2026/7/25", plain) == parse_day("20260725", plain));
  CHECK(parse_day("2026年7月25日", plain) == parse_day("2026-07-25", plain));
  CHECK(parse_day("10/22/12", DateOrder::month_first) == parse_day("2012-10-22", plain));
  CHECK(parse_day("22.10.1999", DateOrder::day_first) == parse_day("1999-10-22", plain));
  for (const char* wrong : {"", "10/22/12", "2026-13-01", "2026-02-30", "20260230", "2026-7", "today", "2026-07-25x"})
    CHECK_MESSAGE(!parse_day(wrong, plain), wrong);
  CHECK(day_text(10865) == "1999-10-01");
  CHECK(weekday_of(0) == 3);      // 1970-01-01 was a Thursday
  CHECK(weekday_of(10865) == 4);  // 1999-10-01 a Friday
  CHECK(weekday_of(-4) == 6);
}

TEST_CASE("times") {
  CHECK(parse_moment("34200", plain)->of_day_s == 34200);
  CHECK(parse_moment("9:30", plain)->of_day_s == 34200);
  CHECK(parse_moment("09:30:05.5", plain)->of_day_s == 34205.5);
  const auto instant = parse_moment("2022-09-22T04:34:34Z", plain);
  REQUIRE(instant);
  CHECK(instant->day == parse_day("2022-09-22", plain));
  CHECK(instant->of_day_s == 4 * 3600 + 34 * 60 + 34);
  CHECK(instant->offset_s == 0);
  CHECK(parse_moment("2022-09-22 04:34+08:00", plain)->offset_s == 28800);
  CHECK(parse_moment("2022-09-22T04:34:00-0330", plain)->offset_s == -12600);
  CHECK(!parse_moment("2022-09-22T04:34:34", plain)->offset_s);
  for (const char* wrong : {"", "-5", "90000", "25:00", "9:5", "09:60", "noon", "2022-13-01T00:00"})
    CHECK_MESSAGE(!parse_moment(wrong, plain), wrong);
}

TEST_CASE("lengths") {
  CHECK(parse_length_s("41") == 41);
  CHECK(parse_length_s("41.5") == 41.5);
  CHECK(parse_length_s("0:01:30") == 90);
  CHECK(parse_length_s("00:01:30") == 90);
  CHECK(parse_length_s("26:00:00") == 93600);
  CHECK(parse_length_s("90 s") == 90);
  CHECK(parse_length_s("1分30秒") == 90);
  CHECK(parse_length_s("-3") == -3);
  CHECK(parse_length_s("-0:00:03") == -3);
  for (const char* wrong : {"", "01:30", "1,200", "nan", "inf", "1e999", "+4", "5 m"})
    CHECK_MESSAGE(!parse_length_s(wrong), wrong);
}
