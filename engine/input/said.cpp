#include "input/said.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace tuiyan::input {

std::string in_quotes(std::string_view word) {
  std::string quoted(1, '"');
  quoted.append(word);
  quoted.push_back('"');
  return quoted;
}

Said same(std::string text) {
  Said said;
  said.zh = text;
  said.en = std::move(text);
  return said;
}

std::string with_article(std::string_view noun) {
  // By sound: "a unit", but "an announcement" and "an IVR".
  const bool vowel = !noun.empty() && std::string_view("aeioAEIO").find(noun[0]) != std::string_view::npos;
  std::string phrase(vowel ? "an " : "a ");
  phrase.append(noun);
  return phrase;
}

Said exact_time(double s) {
  constexpr std::int64_t minute_us = 60'000'000;
  const std::int64_t us = std::llround(s * 1e6);
  const std::int64_t h = us / (60 * minute_us), m = us / minute_us % 60;
  Said said;
  const auto part = [&said](const std::string& figure, const char* zh, const char* en) {
    const char* gap = said.zh.empty() ? "" : " ";
    said.zh += fmt::format("{}{} {}", gap, figure, zh);
    said.en += fmt::format("{}{} {}", gap, figure, en);
  };
  if (h != 0) part(fmt::format("{}", h), "小时", "h");
  const bool whole_minutes = us % minute_us == 0;
  // "8 分" alone may be read as a mark or a fraction.
  if (m != 0) part(fmt::format("{}", m), whole_minutes ? "分钟" : "分", "min");
  if (!whole_minutes || us == 0) part(fmt::format("{:g}", static_cast<double>(us % minute_us) / 1e6), "秒", "s");
  return said;
}

}  // namespace tuiyan::input
