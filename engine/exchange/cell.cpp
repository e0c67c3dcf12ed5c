#include "exchange/cell.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "base/quantity.hpp"

namespace tuiyan::exchange {
namespace {

std::optional<int> whole_number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text[0] == '-' || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> days_of(int year, int month, int day) {
  namespace chrono = std::chrono;
  if (year < 1900 || year > 2200 || month < 1 || day < 1) return std::nullopt;
  const chrono::year_month_day date{chrono::year(year), chrono::month(static_cast<unsigned>(month)),
                                    chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return chrono::sys_days(date).time_since_epoch().count();
}

// "2026年7月25日" as "2026-7-25".
std::string plain_date(std::string_view text) {
  std::string out(text);
  for (const auto& [sign, with] : {std::pair<std::string_view, std::string_view>{"年", "-"}, {"月", "-"}, {"日", ""}})
    if (const std::size_t at = out.find(sign); at != std::string::npos) out.replace(at, sign.size(), with);
  return out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view signs) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find_first_of(signs);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// H:MM or H:MM:SS[.sss], hours up to `most_hours`.
std::optional<double> clock_s(std::string_view text, int most_hours) {
  const auto parts = split(text, ":");
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto hour = whole_number(parts[0]), minute = whole_number(parts[1]);
  if (!hour || !minute || *hour > most_hours || parts[1].size() != 2 || *minute > 59) return std::nullopt;
  double second = 0;
  if (parts.size() == 3) {
    const auto read = parse_number(parts[2]);
    if (!read || parts[2].size() < 2 || *read < 0 || *read >= 60) return std::nullopt;
    second = *read;
  }
  return *hour * 3600.0 + *minute * 60.0 + second;
}

// Takes "Z" or "+08:00" off the end of a clock text.
std::optional<std::int32_t> take_offset(std::string_view& clock) {
  if (!clock.empty() && (clock.back() == 'Z' || clock.back() == 'z')) {
    clock.remove_suffix(1);
    return 0;
  }
  const std::size_t sign = clock.find_last_of("+-");
  if (sign == std::string_view::npos) return std::nullopt;
  std::string digits;
  for (char c : clock.substr(sign + 1))
    if (c != ':') digits += c;
  const auto number = whole_number(digits);
  if (!number || (digits.size() != 4 && digits.size() != 2)) return std::nullopt;
  const int minutes = digits.size() == 4 ? *number / 100 * 60 + *number % 100 : *number * 60;
  const int s = minutes * 60 * (clock[sign] == '-' ? -1 : 1);
  clock = clock.substr(0, sign);
  return s;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  if (!text.empty() && text[0] == '+') return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_day(std::string_view text, DateOrder order) {
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
    return days_of(*whole_number(text.substr(0, 4)), *whole_number(text.substr(4, 2)), *whole_number(text.substr(6)));
  const std::string plain = plain_date(text);
  const auto parts = split(plain, "-/.");
  if (parts.size() != 3) return std::nullopt;
  const auto a = whole_number(parts[0]), b = whole_number(parts[1]), c = whole_number(parts[2]);
  if (!a || !b || !c) return std::nullopt;
  if (parts[0].size() == 4) return days_of(*a, *b, *c);
  if (order == DateOrder::year_first) return std::nullopt;
  if (parts[2].size() != 2 && parts[2].size() != 4) return std::nullopt;
  const int year = parts[2].size() == 4 ? *c : *c + (*c < 70 ? 2000 : 1900);
  return order == DateOrder::month_first ? days_of(year, *a, *b) : days_of(year, *b, *a);
}

std::optional<Moment> parse_moment(std::string_view text, DateOrder order) {
  if (const auto number = parse_number(text)) {
    if (*number < 0 || *number > 86'400) return std::nullopt;
    return Moment{std::nullopt, *number, std::nullopt};
  }
  Moment moment;
  const std::size_t gap = text.find_first_of("T ");
  std::string_view clock = text;
  if (gap != std::string_view::npos) {
    moment.day = parse_day(text.substr(0, gap), order);
    if (!moment.day) return std::nullopt;
    clock = text.substr(gap + 1);
    moment.offset_s = take_offset(clock);
  }
  const auto of_day = clock_s(clock, 24);
  if (!of_day || *of_day > 86'400) return std::nullopt;
  moment.of_day_s = *of_day;
  return moment;
}

std::optional<double> parse_length_s(std::string_view text) {
  if (const auto number = parse_number(text)) return number;
  const bool negative = !text.empty() && text[0] == '-';
  const std::string_view size = negative ? text.substr(1) : text;
  if (size.find(':') != std::string_view::npos) {
    if (split(size, ":").size() != 3) return std::nullopt;
    const auto clock = clock_s(size, 9999);
    if (!clock) return std::nullopt;
    return negative ? -*clock : *clock;
  }
  const Reading<Duration> quantity = parse_duration(size);
  if (!quantity.value) return std::nullopt;
  return in_seconds(*quantity.value) * (negative ? -1 : 1);
}

std::string day_text(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

int weekday_of(std::int64_t day) {
  const std::chrono::weekday weekday{std::chrono::sys_days(std::chrono::days(day))};
  return static_cast<int>(weekday.iso_encoding()) - 1;
}

}  // namespace tuiyan::exchange
