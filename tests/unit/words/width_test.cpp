#include "words/width.hpp"

#include <doctest/doctest.h>

#include "base/utf8.hpp"
#include "words/glossary.hpp"

using namespace tuiyan;

TEST_CASE("shortened text never passes its columns") {
  CHECK(words::shorten("座席系统", 8) == "座席系统");
  CHECK(words::shorten("座席系统", 7) == "座席系…");  // 6 + 1
  CHECK(words::shorten("座席系统", 6) == "座席…");    // a third character would make 7
  CHECK(words::shorten("abc", 0) == "");
  for (std::size_t columns = 1; columns < 12; ++columns)
    CHECK(display_width(words::shorten("切换 to 应急座席", columns)) <= columns);
}

TEST_CASE("wrapping keeps closing marks with their text") {
  const auto lines = words::wrap("人工接听服务中断，恢复用时很长。", 10);
  for (const std::string& line : lines) {
    CHECK(line.rfind("，", 0) == std::string::npos);
    CHECK(line.rfind("。", 0) == std::string::npos);
  }
  std::string joined;
  for (const std::string& line : lines) joined += line;
  CHECK(joined == "人工接听服务中断，恢复用时很长。");
  CHECK(words::wrap("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(words::wrap("", 7) == std::vector<std::string>{""});
}

TEST_CASE("the glossary names its words in both languages") {
  for (const words::Term& term : words::glossary()) {
    CHECK(!term.zh.empty());
    CHECK(!term.en.empty());
    CHECK(!term.meaning_zh.empty());
    CHECK(!term.meaning_en.empty());
    // It goes into Markdown tables as it is.
    for (std::string_view text : {term.zh, term.en, term.meaning_zh, term.meaning_en})
      CHECK(text.find_first_of("|<>*_`[]") == std::string_view::npos);
  }
  CHECK(words::glossary_markdown(false).rfind("| Term | Chinese | Meaning |\n|---|---|---|\n| site | 站点 |", 0) == 0);
}
