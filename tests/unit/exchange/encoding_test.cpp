#include "exchange/encoding.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

TEST_CASE("UTF-8 stays as it is; its byte order mark goes") {
  CHECK(*exchange::to_utf8("日期,a").text == "日期,a");
  CHECK(*exchange::to_utf8("\xEF\xBB\xBF日期").text == "日期");
  CHECK(exchange::to_utf8("日期").encoding == "UTF-8");
  CHECK(exchange::to_utf8("").text->empty());
}

TEST_CASE("what a Chinese spreadsheet saves is GB18030") {
  // "日期" in GB2312: C8D5 C6DA; U+20087 in GB18030: 95 32 90 31... a four-byte character.
  const auto text = exchange::to_utf8("\xC8\xD5\xC6\xDA,1\n");
  REQUIRE(text.text);
  CHECK(*text.text == "日期,1\n");
  CHECK(text.encoding == "GB18030");
  const auto four = exchange::to_utf8("\xC8\xD5\x95\x32\x90\x31");
  REQUIRE(four.text);
  CHECK(four.text->size() == 3 + 4);  // a plane-2 character takes four bytes of UTF-8
}

TEST_CASE("UTF-16 with its mark, either way round") {
  using namespace std::string_view_literals;
  CHECK(*exchange::to_utf8("\xFF\xFE\xE5\x65,\0"sv).text == "日,");
  CHECK(*exchange::to_utf8("\xFE\xFF\x65\xE5\0,"sv).text == "日,");
}

TEST_CASE("bytes that are no text are refused with their line") {
  const auto text = exchange::to_utf8("a,b\n\xC8\xD5\n\xFF\xFF\xFF\n");
  CHECK(!text.text);
  CHECK(text.line == 3);
}
