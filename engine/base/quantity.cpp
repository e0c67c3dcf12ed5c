#include "base/quantity.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/half_width.hpp"

namespace tuiyan {
namespace {

struct Unit {
  std::string_view word;
  double size;  // of duration units in microseconds, of bandwidth units in bits per second, of power units in kW
};

constexpr auto time_units = std::to_array<Unit>({
    {"us", 1},          {"µs", 1},           {"微秒", 1},      {"ms", 1e3},        {"毫秒", 1e3},
    {"s", 1e6},         {"sec", 1e6},        {"second", 1e6},  {"seconds", 1e6},   {"秒", 1e6},
    {"秒钟", 1e6},      {"min", 60e6},       {"mins", 60e6},   {"minute", 60e6},   {"minutes", 60e6},
    {"分", 60e6},       {"分钟", 60e6},      {"h", 3600e6},    {"hr", 3600e6},     {"hour", 3600e6},
    {"hours", 3600e6},  {"时", 3600e6},      {"小时", 3600e6}, {"个小时", 3600e6}, {"d", 86400e6},
    {"day", 86400e6},   {"days", 86400e6},   {"天", 86400e6},  {"日", 86400e6},    {"w", 604800e6},
    {"week", 604800e6}, {"weeks", 604800e6}, {"周", 604800e6}, {"星期", 604800e6}, {"个星期", 604800e6},
    {"hrs", 3600e6},
});

constexpr auto bandwidth_unit_list = std::to_array<Unit>({
    {"bps", 1},
    {"kbps", 1e3},
    {"Kbps", 1e3},
    {"Mbps", 1e6},
    {"Gbps", 1e9},
    {"Tbps", 1e12},
    {"bit/s", 1},
    {"kbit/s", 1e3},
    {"Kbit/s", 1e3},
    {"Mbit/s", 1e6},
    {"Gbit/s", 1e9},
    {"Tbit/s", 1e12},
    {"b/s", 1},
    {"kb/s", 1e3},
    {"Mb/s", 1e6},
    {"Gb/s", 1e9},
});

constexpr auto power_units = std::to_array<Unit>({
    {"W", 1e-3},
    {"kW", 1},
    {"KW", 1},
    {"MW", 1e3},
    {"千瓦", 1},
    {"兆瓦", 1e3},
});

constexpr double most_us = 36'500.0 * 86400e6;

// A text read from its left end.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) { skip_spaces(); }

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool starts_with(char c) const { return !rest_.empty() && rest_.front() == c; }

  // Digits with at most one point between digits; no sign, no exponent.
  std::optional<double> number() {
    std::size_t n = digits(0);
    if (n == 0) return std::nullopt;
    if (n < rest_.size() && rest_[n] == '.') {
      const std::size_t fraction = digits(n + 1);
      if (fraction == 0) return std::nullopt;
      n += 1 + fraction;
    }
    double value = 0;
    const auto result = std::from_chars(rest_.data(), rest_.data() + n, value);
    if (result.ec != std::errc()) return std::nullopt;
    take(n);
    return value;
  }

  // Everything up to a space, a digit or the end.
  std::string_view word() {
    std::size_t n = 0;
    while (n < rest_.size() && !is_space(rest_[n]) && !is_digit(rest_[n])) ++n;
    return take(n);
  }

  // Everything up to the end, without trailing spaces.
  std::string_view remainder() {
    std::string_view all = rest_;
    while (!all.empty() && is_space(all.back())) all.remove_suffix(1);
    rest_ = {};
    return all;
  }

  bool skip(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    take(word.size());
    return true;
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\t'; }
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  std::size_t digits(std::size_t from) const {
    std::size_t n = 0;
    while (from + n < rest_.size() && is_digit(rest_[from + n])) ++n;
    return n;
  }
  void skip_spaces() {
    while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
  }
  std::string_view take(std::size_t n) {
    const std::string_view taken = rest_.substr(0, n);
    rest_.remove_prefix(n);
    skip_spaces();
    return taken;
  }

  std::string_view rest_;
};

template <std::size_t N>
const Unit* find_unit(const std::array<Unit, N>& units, std::string_view word) {
  for (const Unit& unit : units)
    if (unit.word == word) return &unit;
  return nullptr;
}

// A part of a number is no slip in a unit: none for "分半" of "30分半" and "十分钟" of "3十分钟".
template <std::size_t N>
std::string nearest_unit(const std::array<Unit, N>& units, std::string_view word) {
  std::vector<std::string> words;
  for (const Unit& unit : units) words.emplace_back(unit.word);
  std::string near = nearest(std::string(word), words);
  for (const std::string_view numeral :
       {"半", "零", "〇", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万"})
    if (word.find(numeral) != std::string_view::npos && near.find(numeral) == std::string::npos) return "";
  return near;
}

Reading<Duration> no_duration(Said suggestion = {}) {
  return {std::nullopt,
          {fmt::format("带单位的时长，如 \"30 分钟\"（单位：{}）", duration_units(true)),
           fmt::format("a duration with its unit, such as \"30 min\" (units: {})", duration_units(false))},
          std::move(suggestion)};
}

Reading<double> no_rate(Said suggestion = {}) {
  return {std::nullopt,
          {"带单位的频率，如 \"300 /h\"（单位：/s、/min、/h、/d）",
           "a rate with its unit, such as \"300 /h\" (units: /s, /min, /h, /d)"},
          std::move(suggestion)};
}

Reading<double> no_bandwidth(Said suggestion = {}) {
  return {std::nullopt,
          {fmt::format("带单位的带宽，如 \"100 Mbps\"（单位：{}）", bandwidth_units()),
           fmt::format("a bandwidth with its unit, such as \"100 Mbps\" (units: {})", bandwidth_units())},
          std::move(suggestion)};
}

Reading<double> no_power(Said suggestion = {}) {
  return {std::nullopt,
          {"带单位的功率，如 \"400 kW\"（单位：W、kW、MW）",
           "a power with its unit, such as \"400 kW\" (units: W, kW, MW)"},
          std::move(suggestion)};
}

std::string trimmed(std::string_view text) { return std::string(Reader(text).remainder()); }

Reading<Duration> read_duration(std::string_view text) {
  Reader reader(text);
  if (reader.starts_with('-')) return no_duration({"时长不能为负", "a duration is never negative"});
  double sum_us = 0;
  double last_size = 0;
  while (!reader.at_end()) {
    const auto number = reader.number();
    if (!number) return no_duration();
    const std::string_view word = reader.word();
    if (word.empty()) return no_duration(last_size > 0 ? Said{} : did_you_mean(trimmed(text) + " min"));
    if (word == "m" || word == "M") return no_duration(did_you_mean("min"));
    const Unit* unit = find_unit(time_units, word);
    if (unit == nullptr) {
      const bool rate = word.front() == '/';
      const std::string near = rate ? "" : nearest_unit(time_units, word);
      return no_duration(did_you_mean(near));
    }
    if (last_size > 0 && unit->size >= last_size)
      return no_duration({"各部分应由大到小", "its parts go from large to small"});
    last_size = unit->size;
    sum_us += *number * unit->size;
  }
  if (last_size == 0) return no_duration();
  if (sum_us > most_us) return no_duration({"最长 36500 天", "at most 36500 d"});
  return {Duration{std::llround(sum_us)}, {}, {}};
}

Reading<double> read_rate(std::string_view text) {
  Reader reader(text);
  if (reader.starts_with('-')) return no_rate({"频率不能为负", "a rate is never negative"});
  const auto number = reader.number();
  if (!number) return no_rate();
  if (reader.at_end()) return no_rate(did_you_mean(trimmed(text) + " /h"));
  for (std::string_view noun : {"次", "通", "个", "calls", "call"})
    if (reader.skip(noun)) break;
  if (!reader.skip("/") && !reader.skip("每") && !reader.skip("per ")) return no_rate();
  const std::string_view word = reader.remainder();
  const Unit* unit = find_unit(time_units, word);
  if (unit == nullptr) {
    const std::string near = word == "m" ? "min" : nearest_unit(time_units, word);
    return no_rate(near.empty() ? Said{} : did_you_mean(fmt::format("/{}", near)));
  }
  return {*number / (unit->size * 1e-6), {}, {}};
}

Reading<double> read_bandwidth(std::string_view text) {
  Reader reader(text);
  if (reader.starts_with('-')) return no_bandwidth({"带宽不能为负", "a bandwidth is never negative"});
  const auto number = reader.number();
  if (!number) return no_bandwidth();
  const std::string_view word = reader.remainder();
  if (word.empty()) return no_bandwidth(did_you_mean(trimmed(text) + " Mbps"));
  const Unit* unit = find_unit(bandwidth_unit_list, word);
  if (unit == nullptr) {
    if (word.find('B') != std::string_view::npos)
      return no_bandwidth({"带宽按比特计，不按字节", "it counts bits, not bytes"});
    const std::string near = nearest_unit(bandwidth_unit_list, word);
    return no_bandwidth(did_you_mean(near));
  }
  return {*number * unit->size / 8.0, {}, {}};
}

Reading<double> read_power(std::string_view text) {
  Reader reader(text);
  if (reader.starts_with('-')) return no_power({"功率不能为负", "a power is never negative"});
  const auto number = reader.number();
  if (!number) return no_power();
  const std::string_view word = reader.remainder();
  if (word.empty()) return no_power(did_you_mean(trimmed(text) + " kW"));
  const Unit* unit = find_unit(power_units, word);
  if (unit == nullptr) {
    const std::string near = nearest_unit(power_units, word);
    return no_power(did_you_mean(near));
  }
  return {*number * unit->size, {}, {}};
}

// What is written in full-width forms or Chinese numerals is refused, with the plain form as a suggestion.
template <class T>
Reading<T> read_or_suggest(std::string_view text, Reading<T> (*read)(std::string_view)) {
  Reading<T> reading = read(text);
  if (reading.value) return reading;
  const std::string plain = in_digits(text);
  if (plain != text && read(plain).value) reading.suggestion = did_you_mean(plain);
  return reading;
}

}  // namespace

Reading<Duration> parse_duration(std::string_view text) { return read_or_suggest(text, &read_duration); }
Reading<double> parse_rate(std::string_view text) { return read_or_suggest(text, &read_rate); }
Reading<double> parse_bandwidth(std::string_view text) { return read_or_suggest(text, &read_bandwidth); }
Reading<double> parse_power(std::string_view text) { return read_or_suggest(text, &read_power); }

std::string duration_units(bool chinese) { return chinese ? "毫秒、秒、分钟、小时、天、周" : "ms, s, min, h, d, w"; }

std::string bandwidth_units() { return "bps, kbps, Mbps, Gbps"; }

}  // namespace tuiyan
