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
  CHECK(in_digits("３十") == "310");                      // no number that anybody writes
  CHECK(in_digits("30 min") == "30 min");
  CHECK(in_digits("一二三四五六七八九") == "一二三四五六七八九");  // beyond 10^8
  CHECK(in_digits("三点") == "3点");
  CHECK(in_digits("").empty());
}
