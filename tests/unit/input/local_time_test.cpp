#include "input/local_time.hpp"

#include <doctest/doctest.h>

namespace tuiyan::input {

TEST_CASE("local times are read strictly") {
  const auto time = parse_local_time("2026-07-25T17:00");
  REQUIRE(time);
  CHECK(time->seconds == 20'659LL * 86'400 + 17 * 3600);
  CHECK(time->of_day == minutes(17 * 60));
  CHECK(parse_local_time("2026-07-25T17:00:30")->of_day == seconds(17 * 3600 + 30));
  CHECK(parse_local_time("2024-02-29T00:00"));
  for (const char* wrong :
       {"", "2026-07-25", "2026-07-25 17:00", "2026-7-25T17:00", "2026-02-29T10:00", "2026-07-25T24:00",
        "2026-07-25T17:60", "2026-07-25T17:00Z", "2026-13-01T00:00", "-026-07-25T17:00", "2026-07-25T17:00:6a"})
    CHECK_FALSE_MESSAGE(parse_local_time(wrong), wrong);
}

TEST_CASE("other ways of writing a date or time are put the right way, when they are plain") {
  for (const char* date : {"2026/7/25", "2026.07.25", "2026年7月25日", "２０２６-07-25", "二〇二六年七月二十五日"})
    CHECK_MESSAGE(tidy_date(date) == "2026-07-25", date);
  for (const char* time : {"2026-07-25 17:00", "2026/7/25 17:00", "2026年7月25日17时00分", "2026-07-25T17：00"})
    CHECK_MESSAGE(tidy_local_time(time) == "2026-07-25T17:00", time);
  CHECK(tidy_local_time("2026/7/25 17:00:05") == "2026-07-25T17:00:05");
  CHECK(tidy_local_time("2026年7月25日 17时0分5秒") == "2026-07-25T17:00:05");
  CHECK(tidy_clock("八点三十分") == "08:30");
  for (const char* clock : {"8:05", "８：０５", "8时5分", "8点05", " 8 : 05"})
    CHECK_MESSAGE(tidy_clock(clock) == "08:05", clock);
  for (const char* date : {"", "25/7/2026", "2026-02-30", "7月25日", "July 25 2026", "2026-07-25-1", "99999-1-1",
                           "-2026-7-25", "农历2026年7月25日", "2026年7月25分"})
    CHECK_MESSAGE(tidy_date(date).empty(), date);
  for (const char* time : {"2026-07-25", "2026-07-25T17:00+08:00", "2026-07-25 25:00", "2026-07-25 5:00 pm",
                           "2026年6月10日下午3:30", "2026年6月10日晚上8点30分", "2026年6月10日三点半",
                           "2026-07-25 -8:00", "2026-07-25T17:00-05", "-2026-07-25 17:00"})
    CHECK_MESSAGE(tidy_local_time(time).empty(), time);
  for (const char* clock : {"8", "25:00", "8:60", "5:30 pm", "8 o'clock", "晚上8点30分", "下午3:30", "-8:00", "－8:00",
                            "8-17", "8~17", "8.5", "8分30秒", "7月25日", "三点半", "8：3\xff"})
    CHECK_MESSAGE(tidy_clock(clock).empty(), clock);
}

TEST_CASE("instants in zones, with the clocks put forward and back") {
  CHECK(is_zone("Asia/Shanghai"));
  CHECK_FALSE(is_zone("Asia/Nowhere"));
  CHECK(unix_seconds(*parse_local_time("1970-01-01T08:00"), "Asia/Shanghai") == 0);
  // Berlin 2026: forward on 29 March at 02:00, back on 25 October at 03:00.
  CHECK_FALSE(unix_seconds(*parse_local_time("2026-03-29T02:30"), "Europe/Berlin"));
  const std::int64_t first = *unix_seconds(*parse_local_time("2026-10-25T02:30"), "Europe/Berlin");
  // The earlier of the two 02:30 is summer time, UTC+2: 00:30 UTC. Day number: 20,659 + 92 = 20,751.
  CHECK(first == 20'751LL * 86'400 + 1'800);
  CHECK_FALSE(unix_seconds(*parse_local_time("2026-03-29T02:30"), "Nowhere"));
}

}  // namespace tuiyan::input
