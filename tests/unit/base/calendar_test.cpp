#include "base/calendar.hpp"

#include <doctest/doctest.h>

#include "base/check.hpp"

using namespace tuiyan;

TEST_CASE("clock times") {
  CHECK(parse_clock("18:30")->us == (18 * 60 + 30) * 60'000'000LL);
  CHECK(parse_clock("00:00")->us == 0);
  CHECK(parse_clock("24:00") == one_day);
  CHECK(parse_clock("23:59:59")->us == 86'399'000'000);
  for (const char* bad :
       {"", "8:30", "18.30", "24:01", "24:00:01", "18:60", "18:30:60", "1a:30", "18:30:5", "-1:30", "18:30 "}) {
    CAPTURE(bad);
    CHECK(!parse_clock(bad));
  }
  CHECK(clock_text(minutes(18 * 60 + 30)) == "18:30");
  CHECK(clock_text(seconds(18 * 3600 + 5.9), true) == "18:00:05");
  CHECK(clock_text(one_day + minutes(10)) == "00:10");
  CHECK(clock_text(minutes(-10)) == "23:50");
  CHECK(day_number(one_day + minutes(10)) == 1);
  CHECK(day_number(minutes(-10)) == -1);
  CHECK(day_number(Duration{0}) == 0);
}

TEST_CASE("offsets since the start") {
  CHECK(offset_text(Time{0}) == "T+00:00:00");
  CHECK(offset_text(Time{3'723'000'000}) == "T+01:02:03");
  CHECK(offset_text(Time{3'723'999'999}) == "T+01:02:03");  // cut off, not rounded
  CHECK(offset_text(Time{3'723'456'789}, 3) == "T+01:02:03.456");
  CHECK(offset_text(Time{3'723'000'789}, 6) == "T+01:02:03.000789");
  CHECK(offset_text(Time{-300'000'000}) == "T-00:05:00");
  CHECK(offset_text(Time{360'000'000'000}) == "T+100:00:00");
  CHECK_THROWS_AS((void)offset_text(Time{0}, 7), LogicFault);
}

TEST_CASE("durations for people") {
  struct Words {
    std::int64_t us;
    const char* zh;
    const char* en;
  };
  for (const Words words : {Words{200'000'000, "3 分 20 秒", "3 min 20 s"},
                            {1'800'000'000, "30 分钟", "30 min"},
                            {0, "0 秒", "0 s"},
                            {250'000, "250 毫秒", "250 ms"},
                            {7, "7 微秒", "7 us"},
                            {3'500'000, "3.5 秒", "3.5 s"},
                            {9'000'000, "9 秒", "9 s"},
                            {12'700'000, "12 秒", "12 s"},
                            {3'600'000'000, "1 小时", "1 h"},
                            {3'605'000'000, "1 小时 5 秒", "1 h 5 s"},
                            {5'400'000'000, "1 小时 30 分钟", "1 h 30 min"},
                            {93'784'000'000, "1 天 2 小时 3 分 4 秒", "1 d 2 h 3 min 4 s"},
                            {-60'000'000, "-1 分钟", "-1 min"}}) {
    CHECK(duration_text(Duration{words.us}, true) == words.zh);
    CHECK(duration_text(Duration{words.us}, false) == words.en);
  }
  CHECK(duration_text(endless, true) == "无限期");
  CHECK(duration_text(endless, false) == "without end");
}

TEST_CASE("dates") {
  CHECK(date_text(0) == "1970-01-01");
  CHECK(date_text(20'697) == "2026-09-01");
  CHECK(date_text(-1) == "1969-12-31");
  CHECK(date_text(19'782) == "2024-02-29");
}
