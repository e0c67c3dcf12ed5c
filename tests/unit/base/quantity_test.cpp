#include "base/quantity.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

TEST_CASE("durations as planners write them") {
  struct Good {
    const char* text;
    std::int64_t us;
  };
  for (const Good good : {Good{"30 min", 1'800'000'000},
                          {"30分钟", 1'800'000'000},
                          {"30 分", 1'800'000'000},
                          {"1.5 h", 5'400'000'000},
                          {"200 ms", 200'000},
                          {"200毫秒", 200'000},
                          {"2 天", 172'800'000'000},
                          {"2 d", 172'800'000'000},
                          {"1 w", 604'800'000'000},
                          {"90s", 90'000'000},
                          {"90 秒", 90'000'000},
                          {"0 s", 0},
                          {"0.1 s", 100'000},
                          {"7 us", 7},
                          {"  5   min ", 300'000'000},
                          {"1 h 30 min", 5'400'000'000},
                          {"1小时30分", 5'400'000'000},
                          {"1天2小时3分4秒", 93'784'000'000},
                          {"36500 d", 3'153'600'000'000'000}}) {
    CAPTURE(good.text);
    const auto reading = parse_duration(good.text);
    REQUIRE(reading.value);
    CHECK(reading.value->us == good.us);
  }
}

TEST_CASE("what is not a duration says what is") {
  struct Bad {
    const char* text;
    const char* suggestion;
  };
  for (const Bad bad : {Bad{"", ""},
                        {"30", "did you mean \"30 min\"?"},
                        {"30 m", "did you mean \"min\"?"},
                        {"30 mni", "did you mean \"min\"?"},
                        {"30 hour2", ""},
                        {"-5 s", "a duration is never negative"},
                        {"30 min 1 h", "its parts go from large to small"},
                        {"1 h 1 h", "its parts go from large to small"},
                        {"36501 d", "at most 36500 d"},
                        {"1e400 s", ""},
                        {"99999999999999999999999999 s", "at most 36500 d"},
                        {"min", ""},
                        {"1. s", ""},
                        {".5 s", ""},
                        {"1.2.3 s", ""},
                        {"300 /h", ""},
                        {"３０分钟", "did you mean \"30分钟\"?"},
                        {"３０　ｍｉｎ", "did you mean \"30 min\"?"},
                        {"三十分钟", "did you mean \"30分钟\"?"},
                        {"一个半小时", "did you mean \"1.5个小时\"?"},
                        {"半小时", "did you mean \"0.5小时\"?"},
                        {"三十", ""},  // 30 of what?
                        {"一百零五秒", "did you mean \"105秒\"?"},
                        {"两个半小时", "did you mean \"2.5个小时\"?"},
                        {"两三分钟", ""},
                        {"三五分钟", ""},
                        {"五六十秒", ""},
                        {"一百五秒", ""},  // 150
                        {"三千二秒", ""},
                        {"两万五秒", ""},
                        {"一半小时", ""},
                        {"万秒", ""},
                        {"30分半", ""},
                        {"3个半小时", ""},
                        {"3十分钟", ""},
                        {"3百分钟", ""},
                        {"30分五", ""},
                        {"30分种", "did you mean \"分\"?"},
                        {"两点三十分", ""},  // a time of day
                        {"30 \xff", ""}}) {
    CAPTURE(bad.text);
    const auto reading = parse_duration(bad.text);
    CHECK(!reading.value);
    CHECK(reading.expected.en == "a duration with its unit, such as \"30 min\" (units: ms, s, min, h, d, w)");
    CHECK(reading.expected.zh == "带单位的时长，如 \"30 分钟\"（单位：毫秒、秒、分钟、小时、天、周）");
    CHECK(reading.suggestion.en == bad.suggestion);
  }
}

TEST_CASE("rates are per second") {
  CHECK(*parse_rate("300 /h").value == doctest::Approx(300.0 / 3600).epsilon(1e-15));
  CHECK(*parse_rate("300/h").value == doctest::Approx(300.0 / 3600).epsilon(1e-15));
  CHECK(*parse_rate("0.1 /s").value == 0.1);
  CHECK(*parse_rate("28000 /d").value == doctest::Approx(28000.0 / 86400).epsilon(1e-15));
  CHECK(*parse_rate("6 /min").value == doctest::Approx(0.1).epsilon(1e-15));
  CHECK(*parse_rate("300 次/小时").value == doctest::Approx(300.0 / 3600).epsilon(1e-15));
  CHECK(*parse_rate("300 calls/h").value == doctest::Approx(300.0 / 3600).epsilon(1e-15));
  CHECK(*parse_rate("0 /s").value == 0);
  const auto bare = parse_rate("300");
  CHECK(!bare.value);
  CHECK(bare.expected.en == "a rate with its unit, such as \"300 /h\" (units: /s, /min, /h, /d)");
  CHECK(bare.suggestion.en == "did you mean \"300 /h\"?");
  CHECK(parse_rate("3 /m").suggestion.zh == "是否想写 \"/min\"？");
  CHECK(parse_rate("-3 /h").suggestion.en == "a rate is never negative");
  CHECK(parse_rate("300 /半小时").suggestion.en.empty());  // 600 /h, not 300 /h
  CHECK(!parse_rate("300 h").value);
  CHECK(!parse_rate("300 /").value);
  CHECK(!parse_rate("/h").value);
}

TEST_CASE("bandwidths are bits in the text and bytes in the value") {
  CHECK(*parse_bandwidth("100 Mbps").value == 12.5e6);
  CHECK(*parse_bandwidth("64 kbps").value == 8000);
  CHECK(*parse_bandwidth("64kbit/s").value == 8000);
  CHECK(*parse_bandwidth("1 Gbps").value == 125e6);
  CHECK(!parse_bandwidth("100").value);
  CHECK(parse_bandwidth("100").suggestion.en == "did you mean \"100 Mbps\"?");
  CHECK(parse_bandwidth("100 mbps").suggestion.en == "did you mean \"Mbps\"?");
  CHECK(parse_bandwidth("100 MB/s").suggestion.en == "it counts bits, not bytes");
  CHECK(parse_bandwidth("100 MBps").suggestion.zh == "带宽按比特计，不按字节");
  CHECK(parse_bandwidth("-1 Mbps").suggestion.en == "a bandwidth is never negative");
  CHECK(parse_bandwidth("x").expected.en ==
        "a bandwidth with its unit, such as \"100 Mbps\" (units: bps, kbps, Mbps, Gbps)");
}

TEST_CASE("powers are in kilowatts") {
  CHECK(*parse_power("400 kW").value == 400);
  CHECK(*parse_power("1.8 MW").value == doctest::Approx(1800));
  CHECK(*parse_power("2 兆瓦").value == 2000);
  CHECK(parse_power("3千瓦特").suggestion.zh == "是否想写 \"千瓦\"？");
  CHECK(parse_power("3十千瓦").suggestion.zh.empty());
  CHECK(*parse_power("500 W").value == 0.5);
  CHECK(parse_power("400").suggestion.en == "did you mean \"400 kW\"?");
  CHECK(parse_power("400 kw").suggestion.en == "did you mean \"kW\"?");
  CHECK(parse_power("-1 kW").suggestion.zh == "功率不能为负");
  CHECK(parse_power("kW").expected.en == "a power with its unit, such as \"400 kW\" (units: W, kW, MW)");
}
