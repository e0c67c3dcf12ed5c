#include "base/half_width.hpp"

#include <algorithm>
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

bool is_figure(char32_t point) { return point >= U'0' && point <= U'9'; }

// "二〇二六" by its places. None: two in a row without a zero ("两三分钟") and three that count up ("三四五天") are
// an estimate, 两 has no place, and 10^8 is too large to be meant.
std::optional<std::int64_t> number_by_places(const std::vector<Character>& run) {
  if (run.size() > 8) return std::nullopt;
  std::int64_t number = 0;
  bool has_zero = false, has_pair_word = false, counts_up = true;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const std::int64_t digit = *digit_of(run[i].point);
    has_zero = has_zero || digit == 0;
    has_pair_word = has_pair_word || run[i].point == U'两';
    counts_up = counts_up && (i == 0 || digit == *digit_of(run[i - 1].point) + 1);
    number = number * 10 + digit;
  }
  const bool is_estimate = run.size() > 1 && !has_zero && (run.size() == 2 || counts_up);
  return is_estimate || (run.size() > 1 && has_pair_word) ? std::nullopt : std::optional(number);
}

// "三百二十" by its powers, below 10^8. None: a power without its digit ("万秒"), two digits in a row ("五六十秒"), a
// power after a smaller one, and a last digit whose power is left out ("一百五" is 150, "一百零五" 105).
std::optional<std::int64_t> number_by_powers(const std::vector<Character>& run) {
  std::int64_t sum = 0, below_power = 0, digit = 0, last_power = 0;  // 0: none yet
  bool has_zero = false;                                             // since the last power
  const auto lacks_power = [&] { return digit != 0 && last_power >= 100 && !has_zero; };
  for (const Character& one : run) {
    const auto power = power_of(one.point);
    if (!power) {
      const std::int64_t found = *digit_of(one.point);
      if (digit != 0 || (found == 0 && (has_zero || last_power == 0))) return std::nullopt;
      has_zero = has_zero || found == 0;
      digit = found;
      continue;
    }
    const bool dangling_zero = has_zero && digit == 0;
    if (dangling_zero) return std::nullopt;
    if (*power == 10'000) {
      if (sum > 0 || below_power + digit == 0 || lacks_power()) return std::nullopt;
      sum = (below_power + digit) * *power;
      below_power = 0;
    } else {
      const bool goes_down = last_power == 0 || *power < last_power;
      if (!goes_down || (digit == 0 && *power != 10)) return std::nullopt;
      below_power += (digit == 0 ? 1 : digit) * *power;  // "十五", "一百十五"
    }
    digit = 0;
    has_zero = false;
    last_power = *power;
  }
  if (lacks_power() || (has_zero && digit == 0)) return std::nullopt;
  return sum + below_power + digit;
}

std::optional<std::int64_t> whole_number(const std::vector<Character>& run) {
  for (const Character& one : run)
    if (power_of(one.point)) return number_by_powers(run);
  return number_by_places(run);
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
  const auto numerals_from = [&](std::size_t i) {
    std::vector<Character> run;
    for (; is_numeral(point_at(i)); ++i) run.push_back(all[i]);
    return run;
  };
  const auto continues_number = [&](std::size_t i) { return is_figure(point_at(i)) || point_at(i) == U'半'; };
  const auto is_digit_at = [&](std::size_t i) { return digit_of(point_at(i)).has_value(); };
  std::string written;
  bool after_number = false;
  for (std::size_t i = 0; i < all.size();) {
    if (!is_numeral(point_at(i))) {
      const bool is_half = point_at(i) == U'半' && !after_number;  // "30分半" is no 0.5 of anything written
      const bool stands_alone = !is_figure(point_at(i + 1)) && !is_numeral(point_at(i + 1));
      written += is_half && stands_alone ? "0.5" : all[i].written;
      after_number = after_number || point_at(i) == U'半' || is_figure(point_at(i));
      ++i;
      continue;
    }
    after_number = true;
    const std::size_t from = i;
    const std::vector<Character> run = numerals_from(from);
    i += run.size();
    const bool is_part = (from > 0 && continues_number(from - 1)) || continues_number(i);
    const auto number = is_part ? std::nullopt : whole_number(run);
    if (!number) {
      for (const Character& one : run) written += one.written;
      continue;
    }
    written += std::to_string(*number);
    const std::vector<Character> fraction = point_at(i) == U'点' ? numerals_from(i + 1) : std::vector<Character>();
    const bool is_decimal =
        !fraction.empty() && std::all_of(fraction.begin(), fraction.end(),
                                         [](const Character& one) { return digit_of(one.point).has_value(); });
    if (is_decimal) {  // not the clock time "八点三十"
      written += '.';
      for (const Character& one : fraction) written += std::to_string(*digit_of(one.point));
      i += 1 + fraction.size();
    } else if (run.size() == 1 && is_digit_at(from) && point_at(i) == U'个' && point_at(i + 1) == U'半') {
      written += ".5个";
      i += 2;
    }
  }
  return written;
}

}  // namespace tuiyan
