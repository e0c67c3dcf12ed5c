#include "words/amount.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace tuiyan;

TEST_CASE("durations") {
  CHECK(words::duration(seconds(0)).zh == "0 秒");
  CHECK(words::duration(seconds(3.44)).zh == "3.4 秒");
  CHECK(words::duration(seconds(9.94)).en == "9.9 s");
  CHECK(words::duration(seconds(9.96)).en == "10 s");  // no "10.0"
  CHECK(words::duration(seconds(45)).en == "45 s");
  CHECK(words::duration(seconds(59.6)).zh == "1 分钟");  // 59.6 s rounds to 60 s
  CHECK(words::duration(seconds(250)).zh == "4 分 10 秒");
  CHECK(words::duration(seconds(250)).en == "4 min 10 s");
  CHECK(words::duration(minutes(150)).zh == "2 小时 30 分钟");
  CHECK(words::duration(minutes(60)).zh == "1 小时");
  CHECK(words::duration(seconds(3605)).en == "1 h 5 s");
  CHECK(words::duration(seconds(-90)).en == "−1 min 30 s");
  CHECK(words::duration(endless).en == "endless");
}

TEST_CASE("shares, counts, numbers") {
  CHECK(words::share(0.9456) == "94.6%");
  CHECK(words::share(0) == "0.0%");
  CHECK(words::count(999) == "999");
  CHECK(words::count(1000) == "1,000");
  CHECK(words::count(-1234567) == "-1,234,567");
  CHECK(words::number(120) == "120");
  CHECK(words::number(0.25) == "0.25");
  CHECK(words::number(2.5) == "2.5");
  CHECK(words::number(999.25) == "999.25");
  CHECK(words::number(9513978.29) == "9,513,978");
  CHECK(words::number(-1000.5) == "-1,001");
  CHECK(words::number(std::numeric_limits<double>::infinity()) == "∞");
}

TEST_CASE("times of day") {
  const Duration five_pm = minutes(17 * 60);
  CHECK(words::clock(five_pm, Time{0}).zh == "17:00:00");
  CHECK(words::clock(five_pm, Time{1'815'400'000}).en == "17:30:15");
  // 7 h after 17:00 is midnight: the next day.
  CHECK(words::clock(five_pm, Time{} + minutes(420)).zh == "次日 00:00:00");
  CHECK(words::clock(five_pm, Time{} + minutes(420 + 24 * 60)).en == "00:00:00 (+2 d)");
  CHECK(words::offset(seconds(250)) == "+4:10");
  CHECK(words::offset(seconds(3723)) == "+1:02:03");
  CHECK(words::offset(seconds(-30)) == "-0:30");
}

TEST_CASE("rounded instants add up") {
  // 0.4 s + 0.4 s + 0.4 s: each rounds to 0, the instants 0, 0.4, 0.8, 1.2 to 0, 0, 1, 1.
  const Time marks[] = {Time{0}, Time{400'000}, Time{800'000}, Time{1'200'000}};
  Duration sum{0};
  for (int i = 0; i < 3; ++i) sum += words::whole(marks[i + 1]) - words::whole(marks[i]);
  CHECK(sum == words::whole(marks[3]) - words::whole(marks[0]));
  CHECK(words::whole(Time{-600'000}) == Time{-1'000'000});
}
