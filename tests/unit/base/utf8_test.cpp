#include "base/utf8.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

TEST_CASE("well-formed characters") {
  CHECK(decode("a").point == U'a');
  CHECK(decode("é").length == 2);
  CHECK(decode("值").point == U'值');
  CHECK(decode("😀").point == U'\U0001F600');
  CHECK(decode("").length == 0);
  CHECK(code_points("值班a").size() == 3);
}

TEST_CASE("malformed bytes are found where they are") {
  CHECK(first_malformed("abc") == std::string_view::npos);
  CHECK(first_malformed("值\xff") == 3);
  CHECK(first_malformed("\xc0\x80") == 0);          // overlong null
  CHECK(first_malformed("\xe0\x80\x80") == 0);      // overlong
  CHECK(first_malformed("\xed\xa0\x80") == 0);      // half of a surrogate pair
  CHECK(first_malformed("\xf4\x90\x80\x80") == 0);  // beyond U+10FFFF
  CHECK(first_malformed("a\xe5\x80") == 1);         // cut short
  CHECK(first_malformed("a\x80") == 1);
  CHECK(code_points("a\xff"
                    "b")
            .size() == 3);
  CHECK(code_points("\xff")[0] == U'\uFFFD');
}

TEST_CASE("width on a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("值班长") == 6);
  CHECK(display_width("（a）") == 5);
}
