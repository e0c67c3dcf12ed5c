#include "report/escape.hpp"

#include <doctest/doctest.h>

#include "report/report.hpp"

using namespace tuiyan;

TEST_CASE("marks of Markdown and HTML are escaped") {
  CHECK(report::escaped("a|b") == "a&#124;b");
  CHECK(report::escaped("<script>") == "&lt;script&gt;");
  CHECK(report::escaped("A&B") == "A&amp;B");
  CHECK(report::escaped("*x* _y_ `z` [u](v) ~s~ ^t^ $m$ #h @c \\") ==
        "\\*x\\* \\_y\\_ \\`z\\` \\[u\\](v) \\~s\\~ \\^t\\^ \\$m\\$ \\#h \\@c \\\\");
  CHECK(report::escaped("two\nlines\r") == "two lines ");
  CHECK(report::escaped("- no list") == "\\- no list");
  CHECK(report::escaped("---") == "\\---");
  CHECK(report::escaped("-30%") == "-30%");
  CHECK(report::escaped("12. no list") == "12\\. no list");
  CHECK(report::escaped("0.1.0 and 3.5") == "0.1.0 and 3.5");
  CHECK(report::escaped("座席“系统”：恢复") == "座席“系统”：恢复");
}

TEST_CASE("pandoc prints the very characters back") {
  const std::string nasty = "<b>|*_`~^$x$ [a](http://x.org) \\ \"q\" 'r' -- ... @c #d {e} & &lt; 1) :-";
  const report::Page page =
      report::page("| a | b |\n|---|---|\n| " + report::escaped(nasty) + " | 2 |\n", {}, "t", Language::en);
  REQUIRE_MESSAGE(!page.html.empty(), page.problem.en);
  const std::string cell =
      "<td>&lt;b&gt;|*_`~^$x$ [a](http://x.org) \\ \"q\" 'r' -- ... @c #d {e} &amp; &amp;lt; 1) :-</td>";
  CHECK_MESSAGE(page.html.find(cell) != std::string::npos, page.html.substr(page.html.find("<body>")));
}
