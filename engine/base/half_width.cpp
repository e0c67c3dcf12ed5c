#include "base/half_width.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.hpp"

namespace tuiyan {
namespace {

// Code points up to U+FFFF: all that come in here.
void append_point(std::string& text, char32_t point) {
  const auto byte = [&text](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  if (point < 0x80) return byte(point);
  if (point < 0x800) {
    byte(0xc0U | (point >> 6));
    return byte(0x80U | (point & 0x3fU));
  }
  byte(0xe0U | (point >> 12));
  byte(0x80U | ((point >> 6) & 0x3fU));
  byte(0x80U | (point & 0x3fU));
}

// One character of a text: its code point, and as it was written.
struct Character {
  char32_t point;
  std::string_view written;
};

std::vector<Character> characters(std::string_view text) {
  std::vector<Character> all;
  while (!text.empty()) {
    const Decoded one = decode(text);
    const std::size_t length = one.length == 0 ? 1 : one.length;
    all.push_back({one.length == 0 ? U'\uFFFD' : one.point, text.substr(0, length)});
    text.remove_prefix(length);
  }
  return all;
}

std::optional<std::int64_t> digit_of(char32_t point) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (point == U'零') return 0;
  if (point == U'两') return 2;
  const std::size_t at = digits.find(point);
  return at == std::u32string_view::npos ? std::nullopt : std::optional<std::int64_t>(at);
}

std::optional<std::int64_t> power_of(char32_t point) {
  constexpr std::array<std::pair<char32_t, std::int64_t>, 4> powers{
      {{U'十', 10}, {U'百', 100}, {U'千', 1000}, {U'万', 10'000}}};
  for (const auto& [written, value] : powers)
    if (written == point) return value;
  return std::nullopt;
}

bool is_numeral(char32_t point) { return digit_of(point) || power_of(point); }

// "三百二十" by its powers, "二〇二六" by its places; none: not a number, or too large to be meant.
std::optional<std::int64_t> whole_number(const std::vector<Character>& run) {
  constexpr std::int64_t most = 100'000'000;
  bool has_power = false;
  for (const Character& one : run) has_power = has_power || power_of(one.point);
  std::int64_t sum = 0, below_power = 0, digit = 0;
  for (const Character& one : run) {
    const auto power = power_of(one.point);
    if (!has_power) {
      digit = digit * 10 + *digit_of(one.point);
    } else if (!power) {
      digit = *digit_of(one.point);
    } else if (*power == 10'000) {
      sum = (sum + below_power + digit) * *power;
      below_power = digit = 0;
    } else {
      below_power += (digit == 0 ? 1 : digit) * *power;
      digit = 0;
    }
    if (sum >= most || below_power >= most || digit >= most) return std::nullopt;
  }
  return sum + below_power + digit;
}

}  // namespace

std::string half_width(std::string_view text) {
  std::string half;
  for (const Character& one : characters(text)) {
    if (one.point >= 0xff01 && one.point <= 0xff5e)
      append_point(half, one.point - 0xff01 + U'!');
    else if (one.point == U'　')
      half += ' ';
    else if (one.point == U'“' || one.point == U'”')
      half += '"';
    else
      half += one.written;
  }
  return half;
}

std::string in_digits(std::string_view text) {
  const std::string half = half_width(text);
  const std::vector<Character> all = characters(half);
  const auto point_at = [&all](std::size_t i) { return i < all.size() ? all[i].point : U'\0'; };
  const auto numerals_from = [&](std::size_t& i) {
    std::vector<Character> run;
    for (; is_numeral(point_at(i)); ++i) run.push_back(all[i]);
    return run;
  };
  std::string written;
  for (std::size_t i = 0; i < all.size();) {
    if (point_at(i) == U'半') {
      written += "0.5";
      ++i;
      continue;
    }
    if (!is_numeral(point_at(i))) {
      written += all[i++].written;
      continue;
    }
    const std::size_t from = i;
    const auto number = whole_number(numerals_from(i));
    if (!number) {
      for (std::size_t k = from; k < i; ++k) written += all[k].written;
      continue;
    }
    written += std::to_string(*number);
    if (point_at(i) == U'点' && digit_of(point_at(i + 1))) {
      written += '.';
      for (++i; digit_of(point_at(i)); ++i) written += std::to_string(*digit_of(point_at(i)));
    } else if (point_at(i) == U'个' && point_at(i + 1) == U'半') {
      written += ".5个";
      i += 2;
    }
  }
  return written;
}

}  // namespace tuiyan
