#include "report/terminal.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "base/utf8.hpp"
#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;

namespace {
std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) all.push_back(line);
  return all;
}

// The column in which `part` starts on the first line that holds it.
std::size_t column_of(const std::vector<std::string>& all, const std::string& part) {
  for (const std::string& line : all)
    if (const std::size_t at = line.find(part); at != std::string::npos) return display_width(line.substr(0, at));
  FAIL("no line holds " << part);
  return 0;
}
}  // namespace

TEST_CASE("columns line up though Chinese characters take two") {
  const Log log = sample::drill();
  const std::string text = report::terminal_summary(log, score::score(log), Language::zh, false);
  const auto all = lines(text);
  // The clause column of the timeline, below rows of quite different lengths.
  CHECK(column_of(all, "S4.4.2.1  超时 30 秒") == column_of(all, "S4.4.2.2  提前 1 分钟"));
  CHECK(column_of(all, "S4.4.2.4") == column_of(all, "S4.4.2.1  超时 30 秒"));
  CHECK(text.find("17:31:45     +1:45  报告值班长") != std::string::npos);
  CHECK(text.find("座席恢复：6 分 30 秒，时间花在哪里") != std::string::npos);
  CHECK(text.find("未达标  座席恢复 *  ≤ 5 分钟  6 分 30 秒  M 困难较大") != std::string::npos);
  CHECK(text.find("等级：中（加权达成度 85.0），2 / 3 项目标达标\n") != std::string::npos);
  CHECK(text.back() == '\n');
}

TEST_CASE("colour only when asked, and then the same text") {
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const std::string plain = report::terminal_summary(log, card, Language::en, false);
  std::string painted = report::terminal_summary(log, card, Language::en, true);
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(painted.find("\x1b[31m") != std::string::npos);
  for (std::size_t at = painted.find('\x1b'); at != std::string::npos; at = painted.find('\x1b'))
    painted.erase(at, painted.find('m', at) + 1 - at);
  CHECK(painted == plain);
}

TEST_CASE("a planner's text cannot command the terminal") {
  const Log log = sample::drill({"\x1b[2Jfault", "\x1b[2Jfault", "a\nb", "a\nb"});
  const std::string text = report::terminal_summary(log, score::score(log), Language::en, false);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("a b *") != std::string::npos);
}
