#include "base/half_width.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

TEST_CASE("full-width forms become half-width, and nothing else changes") {
  CHECK(half_width("３０　ｍｉｎ") == "30 min");
  CHECK(half_width("１８：００") == "18:00");
  CHECK(half_width("“30％”") == "\"30%\"");
  CHECK(half_width("30 分钟、值班长。") == "30 分钟、值班长。");
  CHECK(half_width("！～") == "!~");  // both ends of the block
  CHECK(half_width("a\xff z") == "a\xff z");
  CHECK(half_width("").empty());
}

TEST_CASE("Chinese numerals become digits") {
  CHECK(in_digits("三十分钟") == "30分钟");
  CHECK(in_digits("十五分钟") == "15分钟");
  CHECK(in_digits("两小时二十分") == "2小时20分");
  CHECK(in_digits("一百零五天") == "105天");
  CHECK(in_digits("三千六百秒") == "3600秒");
  CHECK(in_digits("十二万三千户") == "123000户");
  CHECK(in_digits("一点五小时") == "1.5小时");
  CHECK(in_digits("半小时") == "0.5小时");
  CHECK(in_digits("一个半小时") == "1.5个小时");
  CHECK(in_digits("二〇二六-一〇-〇一") == "2026-10-1");  // by its places; whoever reads it asks for two digits
  CHECK(in_digits("两万零五百零三户") == "20503户");
  CHECK(in_digits("一百十五天") == "115天");
  CHECK(in_digits("八点三十分") == "8点30分");  // a clock time, not 8.3
  CHECK(in_digits("30 min") == "30 min");
  CHECK(in_digits("一二三四五六七八九") == "一二三四五六七八九");  // beyond 10^8
  CHECK(in_digits("三点") == "3点");
  CHECK(in_digits("").empty());
}

TEST_CASE("numerals that are an estimate or may be read in two ways stay") {
  for (const char* text :
       {"两三分钟", "三五分钟", "三四五天", "五六十秒",   "二三十",   "十五六天", "两三百户",  // estimates
        "一百五秒", "三千二秒", "两万五秒", "三千二百五", "一百五万",                          // 150 or 105?
        "万秒",     "百秒",     "千瓦",     "一百零",     "零十",     "一百零十", "三十二百", "一千百",
        "一万万",   "两二〇",   "一半小时", "30分半",     "半三十",   "3十",      "十5",      "3个半小时"})
    CHECK_MESSAGE(in_digits(text) == text, text);
  CHECK(in_digits("三点半") == "3点半");
  CHECK(in_digits("三十分半") == "30分半");
  CHECK(in_digits("三十个半小时") == "30个半小时");  // 30.5 or 15?
  CHECK(in_digits("一天半小时") == "1天半小时");
}
