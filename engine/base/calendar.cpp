#include "base/calendar.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/check.hpp"

namespace tuiyan {
namespace {

constexpr std::int64_t second_us = 1'000'000;

// Rounds down, also below zero.
constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::optional<int> two_digits(std::string_view text) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 2 || !digit(text[0]) || !digit(text[1])) return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

}  // namespace

std::optional<Duration> parse_clock(std::string_view text) {
  if (text.size() != 5 && text.size() != 8) return std::nullopt;
  if (text[2] != ':' || (text.size() == 8 && text[5] != ':')) return std::nullopt;
  const auto hour = two_digits(text.substr(0, 2));
  const auto minute = two_digits(text.substr(3, 2));
  const auto second = text.size() == 8 ? two_digits(text.substr(6, 2)) : std::optional<int>(0);
  if (!hour || !minute || !second || *minute > 59 || *second > 59) return std::nullopt;
  const Duration since_midnight{(*hour * 3600LL + *minute * 60LL + *second) * second_us};
  if (since_midnight > one_day) return std::nullopt;  // 24:00 is the end of the day
  return since_midnight;
}

std::string clock_text(Duration since_midnight, bool with_seconds) {
  const std::int64_t in_day = since_midnight.us - day_number(since_midnight) * one_day.us;
  const std::int64_t s = in_day / second_us;
  if (with_seconds) return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
  return fmt::format("{:02}:{:02}", s / 3600, s / 60 % 60);
}

std::int64_t day_number(Duration since_midnight) { return floor_divide(since_midnight.us, one_day.us); }

std::string date_text(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string offset_text(Time since_start, int decimals) {
  TUIYAN_CHECK(decimals >= 0 && decimals <= 6);
  std::int64_t grain = second_us;  // microseconds of the last digit shown
  for (int i = 0; i < decimals; ++i) grain /= 10;
  const std::int64_t grains = floor_divide(since_start.us, grain);
  const std::int64_t size = grains < 0 ? -grains : grains;
  const std::int64_t per_second = second_us / grain;
  const std::int64_t s = size / per_second;
  std::string text = fmt::format("T{}{:02}:{:02}:{:02}", grains < 0 ? '-' : '+', s / 3600, s / 60 % 60, s % 60);
  if (decimals > 0) text += fmt::format(".{:0{}}", size % per_second, decimals);
  return text;
}

std::string duration_text(Duration duration, bool chinese) {
  if (duration == endless) return chinese ? "无限期" : "without end";
  if (duration.us < 0) return fmt::format("-{}", duration_text(Duration{-duration.us}, chinese));
  if (duration.us == 0) return chinese ? "0 秒" : "0 s";
  if (duration.us < second_us)
    return duration.us < 1000 ? fmt::format("{} {}", duration.us, chinese ? "微秒" : "us")
                              : fmt::format("{} {}", duration.us / 1000, chinese ? "毫秒" : "ms");
  const std::int64_t tenths = duration.us / (second_us / 10);
  if (tenths < 100 && tenths % 10 != 0) return fmt::format("{}.{} {}", tenths / 10, tenths % 10, chinese ? "秒" : "s");
  const std::int64_t all = duration.us / second_us;
  const std::int64_t d = all / 86400, h = all / 3600 % 24, min = all / 60 % 60, s = all % 60;
  std::string text;
  const auto part = [&](std::int64_t n, const char* zh, const char* en) {
    if (n == 0) return;
    if (!text.empty()) text += ' ';
    text += fmt::format("{} {}", n, chinese ? zh : en);
  };
  part(d, "天", "d");
  part(h, "小时", "h");
  part(min, s == 0 ? "分钟" : "分", "min");  // 30 分钟, but 3 分 20 秒
  part(s, "秒", "s");
  return text;
}

}  // namespace tuiyan
