#include "words/width.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace tuiyan::words {

namespace {

// Takes one character off the front of `text`; a byte that is not UTF-8 counts as one.
std::string_view take(std::string_view& text) {
  const std::size_t length = std::max<std::size_t>(decode(text).length, 1);
  const std::string_view front = text.substr(0, length);
  text.remove_prefix(length);
  return front;
}

void trim_end(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
}

}  // namespace

std::string shorten(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) return std::string(text);
  if (columns == 0) return "";
  std::string kept;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view next = take(text);
    used += display_width(next);
    if (used + 1 > columns) break;
    kept += next;
  }
  return kept + "…";
}

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  constexpr std::string_view closing = "，。；：、）？！";  // stays with what it closes
  std::vector<std::string> lines;
  std::string line, word;
  const auto flush = [&] {
    if (!line.empty() && display_width(line) + display_width(word) > columns) {
      trim_end(line);
      lines.push_back(std::move(line));
      line.clear();
    }
    line += word;
    word.clear();
  };
  while (!text.empty()) {
    const std::string_view next = take(text);
    if (next == " ") {
      flush();
      if (!line.empty()) line += ' ';
      continue;
    }
    if (display_width(next) == 2 && closing.find(next) == std::string_view::npos) flush();
    word += next;
  }
  flush();
  trim_end(line);
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

}  // namespace tuiyan::words
