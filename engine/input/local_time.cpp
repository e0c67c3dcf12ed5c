#include "input/local_time.hpp"

#include <fmt/format.h>

#include <date/date.h>
#include <date/tz.h>

#include <stdexcept>
#include <vector>

#include "base/calendar.hpp"
#include "base/half_width.hpp"
#include "base/utf8.hpp"

namespace tuiyan::input {
namespace {

// Exactly `n` digits at `from`, or -1.
int digits(std::string_view text, std::size_t from, std::size_t n) {
  int value = 0;
  for (std::size_t i = from; i < from + n; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

const date::time_zone* find_zone(const std::string& name) {
  // The library says by an exception that it does not know a name, or has no database at all.
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

constexpr std::u32string_view date_marks = U"-/.,年月日", clock_marks = U":时点分",
                              date_and_clock_marks = U"-/.,年月日T:时点分秒";

// The numbers of a text from left to right. None when it holds anything but figures, blanks and `marks` ("pm", "下午"
// and "+" change what the figures mean), more than dates have, or a '-' that is a sign: before the first figure, or
// after a mark of the clock as in "17:00-05:00".
std::vector<int> figures_in(std::string_view text, std::u32string_view marks) {
  std::vector<int> figures;
  bool inside = false, in_clock = false;
  for (const char32_t c : code_points(in_digits(text))) {
    if (c >= U'0' && c <= U'9') {
      if (!inside) figures.push_back(0);
      inside = true;
      if (figures.back() > 999) return {};
      figures.back() = figures.back() * 10 + static_cast<int>(c - U'0');
      continue;
    }
    const bool is_blank = c == U' ' || c == U'\t';
    if (!is_blank && marks.find(c) == std::u32string_view::npos) return {};
    if (c == U'-' && (!inside || in_clock)) return {};
    inside = false;
    in_clock = in_clock || c == U'T' || clock_marks.find(c) != std::u32string_view::npos;
  }
  return figures;
}

}  // namespace

std::optional<std::int64_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const date::year_month_day date{date::year(year), date::month(static_cast<unsigned>(month)),
                                  date::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return date::local_days(date).time_since_epoch().count();
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
  const bool with_seconds = text.size() == 19;
  if (text.size() != 16 && !with_seconds) return std::nullopt;
  if (text[10] != 'T' || text[13] != ':') return std::nullopt;
  if (with_seconds && text[16] != ':') return std::nullopt;
  const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = with_seconds ? digits(text, 17, 2) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return std::nullopt;
  const std::optional<std::int64_t> days = parse_date(text.substr(0, 10));
  if (!days) return std::nullopt;
  const std::int64_t of_day = std::int64_t{hour} * 3600 + std::int64_t{minute} * 60 + second;
  return LocalTime{*days * 86'400 + of_day, {of_day * 1'000'000}};
}

std::string tidy_date(std::string_view text) {
  const std::vector<int> figures = figures_in(text, date_marks);
  if (figures.size() != 3 || figures[0] < 1000) return "";
  std::string date = fmt::format("{:04}-{:02}-{:02}", figures[0], figures[1], figures[2]);
  return parse_date(date) ? date : "";
}

std::string tidy_local_time(std::string_view text) {
  const std::vector<int> figures = figures_in(text, date_and_clock_marks);
  if ((figures.size() != 5 && figures.size() != 6) || figures[0] < 1000) return "";
  std::string time =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", figures[0], figures[1], figures[2], figures[3], figures[4]);
  if (figures.size() == 6) time += fmt::format(":{:02}", figures[5]);
  return parse_local_time(time) ? time : "";
}

std::string tidy_clock(std::string_view text) {
  const std::vector<int> figures = figures_in(text, clock_marks);
  if (figures.size() != 2) return "";
  std::string clock = fmt::format("{:02}:{:02}", figures[0], figures[1]);
  return parse_clock(clock) ? clock : "";
}

bool is_zone(const std::string& name) { return find_zone(name) != nullptr; }

std::optional<std::int64_t> unix_seconds(const LocalTime& local, const std::string& zone) {
  const date::time_zone* found = find_zone(zone);
  if (found == nullptr) return std::nullopt;
  const date::local_seconds when{std::chrono::seconds(local.seconds)};
  if (found->get_info(when).result == date::local_info::nonexistent) return std::nullopt;
  return found->to_sys(when, date::choose::earliest).time_since_epoch().count();
}

}  // namespace tuiyan::input
