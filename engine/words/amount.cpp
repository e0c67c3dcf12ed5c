#include "words/amount.hpp"

#include <fmt/format.h>

#include <cmath>

namespace tuiyan::words {

namespace {
constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t day = 86'400 * second;

std::string grouped(std::uint64_t n) {
  const std::string digits = fmt::format("{}", n);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out;
}
}  // namespace

Said duration(Duration length) {
  if (length == endless) return {"无限长", "endless"};
  if (length.us < 0) {
    const Said positive = duration({-length.us});
    return {"−" + positive.zh, "−" + positive.en};
  }
  // Tenths only where they matter: a wait of 3.4 s is not one of 3 s.
  if (length.us < 10 * second - second / 20) {
    const std::int64_t tenths = (length.us + second / 20) / (second / 10);
    const std::string figure =
        tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
    return {figure + " 秒", figure + " s"};
  }
  const std::int64_t all = (length.us + second / 2) / second;
  const std::int64_t h = all / 3600, m = all / 60 % 60, s = all % 60;
  Said said;
  const auto part = [&](std::int64_t n, const char* zh, const char* en) {
    if (n == 0) return;
    const char* gap = said.zh.empty() ? "" : " ";
    said.zh += fmt::format("{}{} {}", gap, n, zh);
    said.en += fmt::format("{}{} {}", gap, n, en);
  };
  part(h, "小时", "h");
  part(m, "分", "min");
  part(s, "秒", "s");
  // "8 分" alone may be read as a mark or a fraction: a round number of minutes is said in full.
  if (s == 0 && m != 0) said.zh += "钟";
  return said;
}

Said minutes(Duration length) {
  const std::string figure = fmt::format("{:.1f}", in_seconds(length) / 60);
  return {figure + " 分钟", figure + " min"};
}

std::string share(double part) { return fmt::format("{:.1f}%", part * 100); }

std::string count(std::int64_t n) {
  return n < 0 ? fmt::format("-{}", grouped(0U - static_cast<std::uint64_t>(n)))
               : grouped(static_cast<std::uint64_t>(n));
}

std::string number(double value) {
  if (std::isinf(value)) return value > 0 ? "∞" : "-∞";
  // Hundredths of a thousand tell nobody anything.
  const double told = std::abs(value) >= 1000 ? std::round(value) : value;
  if (std::abs(told) < 9e15 && told == std::floor(told)) return count(static_cast<std::int64_t>(told));
  std::string text = fmt::format("{:.2f}", value);
  if (text.back() == '0') text.pop_back();
  return text;
}

Said clock(Duration start_of_day, Time at) {
  const std::int64_t all = whole(at + start_of_day).us;
  const std::int64_t days = all >= 0 ? all / day : -((-all + day - 1) / day);
  const std::int64_t s = (all - days * day) / second;
  const std::string text = fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
  if (days == 0) return {text, text};
  if (days == 1) return {"次日 " + text, text + " (+1 d)"};
  return {fmt::format("第 {} 日 {}", days + 1, text), fmt::format("{} ({:+} d)", text, days)};
}

std::string offset(Duration since) {
  const std::int64_t all = whole(Time{since.us}).us / second;
  const std::int64_t s = all < 0 ? -all : all;
  const char* sign = all < 0 ? "-" : "+";
  if (s < 3600) return fmt::format("{}{}:{:02}", sign, s / 60, s % 60);
  return fmt::format("{}{}:{:02}:{:02}", sign, s / 3600, s / 60 % 60, s % 60);
}

}  // namespace tuiyan::words
