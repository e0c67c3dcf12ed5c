#include "words/word.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/check.hpp"

using namespace tuiyan;
using words::Area;

namespace {

// The named places of a text: {so}.
std::set<std::string> places(std::string_view text) {
  std::set<std::string> found;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    REQUIRE(close != std::string_view::npos);
    found.insert(std::string(text.substr(open + 1, close - open - 1)));
  }
  return found;
}

}  // namespace

TEST_CASE("every text is there in both languages, once, and both say the same figures") {
  std::size_t all = 0;
  for (int a = 0; a < words::area_count; ++a) {
    std::set<std::string_view> codes;
    for (const words::Word& word : words::table(static_cast<Area>(a))) {
      CAPTURE(word.code);
      ++all;
      CHECK(!word.zh.empty());
      CHECK(!word.en.empty());
      CHECK(codes.insert(word.code).second);
      CHECK(places(word.zh) == places(word.en));
    }
    CHECK(!codes.empty());
  }
  CHECK(all > 200);  // a table that fell out of the program would show here
}

TEST_CASE("a sentence takes its arguments by name, in any order of the language") {
  const Said said = words::sentence(Area::kind, "message_tried",
                                    {{"about", {"张班长", "Zhang"}},
                                     {"object", {"李工", "Li"}},
                                     {"channel", {"手机", "mobile"}},
                                     {"value", words::same("2")}});
  CHECK(said.zh == "张班长联系李工（手机，第 2 次）");
  CHECK(said.en == "Zhang tries to reach Li (mobile, attempt 2)");
}

TEST_CASE("what a planner wrote is never read as a place") {
  const Said said = words::sentence(Area::kind, "fault_ended", {{"about", words::same("{value} {")}});
  CHECK(said.en == "Fault “{value} {” is over");
}

TEST_CASE("a missing text or argument is a programmer's fault") {
  CHECK_THROWS_WITH_AS((void)words::word(Area::kind, "no_such_kind"), "no text for \"no_such_kind\" in area 0",
                       LogicFault);
  CHECK_THROWS_AS((void)words::sentence(Area::kind, "fault_ended", {}), LogicFault);
}
