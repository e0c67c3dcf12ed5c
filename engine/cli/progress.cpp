#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "words/amount.hpp"
#include "words/width.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

constexpr std::size_t bar_columns = 24, name_columns = 28;
constexpr auto between = std::chrono::milliseconds(200);

}  // namespace

std::string progress_line(const std::string& name, const study::Standing& standing, double elapsed_s,
                          Language language) {
  using words::same;
  const bool chinese = language == Language::zh;
  const std::uint64_t expected = std::max(standing.expected, standing.played);
  const double part = expected == 0 ? 1 : static_cast<double>(standing.played) / static_cast<double>(expected);
  const auto filled = static_cast<std::size_t>(part * bar_columns);
  const auto number = [](std::uint64_t n) { return same(words::count(static_cast<std::int64_t>(n))); };
  Said left = words::word(words::Area::study, "progress.unknown");
  if (standing.played > 0) {
    const double each_s = elapsed_s / static_cast<double>(standing.played);
    // Whole seconds: tenths that flicker tell nothing.
    const double left_s = std::max(1.0, each_s * static_cast<double>(expected - standing.played));
    left = words::duration(Duration{static_cast<std::int64_t>(left_s) * 1'000'000});
  }
  const Said lost = standing.lost == 0
                        ? same("")
                        : words::sentence(words::Area::study, "progress.lost", {{"n", number(standing.lost)}});
  return words::pick(
      words::sentence(words::Area::study, "progress",
                      {{"name", same(words::shorten(name, name_columns))},
                       {"bar", same("[" + std::string(filled, '#') + std::string(bar_columns - filled, '-') + "]")},
                       {"played", number(standing.played)},
                       {"expected", number(expected)},
                       {"lost", lost},
                       {"left", left}}),
      chinese);
}

ProgressLine::ProgressLine(const Settings& settings, std::string name)
    : language_(settings.language),
      name_(std::move(name)),
      on_terminal_(::isatty(STDERR_FILENO) != 0),
      start_(Clock::now()),
      next_(start_) {}

ProgressLine::~ProgressLine() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

void ProgressLine::tell(const study::Standing& standing) {
  const auto now = Clock::now();
  if (!on_terminal_ || now < next_) return;
  next_ = now + between;
  shown_ = true;
  const double elapsed_s = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r\x1b[K{}", progress_line(name_, standing, elapsed_s, language_));
  std::fflush(stderr);
}

}  // namespace tuiyan::cli
