#include "json/lexeme.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace tuiyan::json {
namespace {

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The value of exactly four hexadecimal digits.
std::optional<unsigned> four_hex(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned value = 0;
  const char* end = text.data() + at + 4;
  const auto result = std::from_chars(text.data() + at, end, value, 16);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

}  // namespace

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && is_blank(text[at])) ++at;
    const std::string_view two = text.substr(at, 2);
    if (two == "//") {
      at = std::min(text.find_first_of("\n\r", at), text.size());
    } else if (two == "/*") {
      const std::size_t end = text.find("*/", at + 2);
      if (end == std::string_view::npos) return at;
      at = end + 2;
    } else {
      return at;
    }
  }
}

std::size_t number_length(std::string_view text, std::size_t at) {
  std::size_t n = at;
  const auto next_is = [&](char c) { return n < text.size() && text[n] == c; };
  const auto digits = [&] {
    const std::size_t from = n;
    while (n < text.size() && is_digit(text[n])) ++n;
    return n > from;
  };
  if (next_is('-')) ++n;
  if (next_is('0'))
    ++n;  // nothing may follow a leading zero: in "01" the number is 0
  else if (!digits())
    return 0;
  if (next_is('.')) {
    ++n;
    if (!digits()) return 0;
  }
  if (next_is('e') || next_is('E')) {
    ++n;
    if (next_is('+') || next_is('-')) ++n;
    if (!digits()) return 0;
  }
  return n - at;
}

Escape escape_at(std::string_view text, std::size_t at) {
  const std::string_view kind = text.substr(at + 1, 1);
  if (kind.empty()) return {1, EscapeFault::unknown};
  if (kind != "u") {
    const bool known = std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos;
    return {2, known ? EscapeFault::none : EscapeFault::unknown};
  }
  const auto unit = four_hex(text, at + 2);
  if (!unit) return {2, EscapeFault::not_hexadecimal};
  if (*unit < 0xd800 || *unit > 0xdfff) return {6, EscapeFault::none};
  // Beyond U+FFFF a character is written as a high half and a low half.
  const auto low = text.substr(at + 6, 2) == "\\u" ? four_hex(text, at + 8) : std::nullopt;
  const bool pair = *unit < 0xdc00 && low && *low >= 0xdc00 && *low <= 0xdfff;
  return pair ? Escape{12, EscapeFault::none} : Escape{6, EscapeFault::half_a_pair};
}

}  // namespace tuiyan::json
