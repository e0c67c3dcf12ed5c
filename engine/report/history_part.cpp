#include "report/history_part.hpp"

#include <fmt/format.h>

#include <ctime>

#include "model/metric.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {
namespace {

std::string figure_of(const archive::Outcome& outcome, double value, Language language) {
  // A metric of another version of the program is at least a number.
  const std::optional<Metric> metric = metric_named(outcome.metric);
  return metric ? figure(*metric, value, language) : words::number(value);
}

}  // namespace

std::string moment(std::int64_t unix_us) {
  const std::time_t seconds = unix_us / 1'000'000;
  std::tm local{};
  ::localtime_r(&seconds, &local);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                     local.tm_hour, local.tm_min);
}

std::string outcome_value(const archive::Outcome& outcome, Language language) {
  if (!outcome.value) return "";
  const std::string value = figure_of(outcome, *outcome.value, language);
  return outcome.open
             ? in(words::sentence(words::Area::history, "later_than", {{"value", words::same(value)}}), language)
             : value;
}

std::string outcome_limit(const archive::Outcome& outcome, Language language) {
  return (outcome.upper ? "≤ " : "≥ ") + figure_of(outcome, outcome.limit, language);
}

Cell outcome_verdict(const archive::Outcome& outcome, const Screen& screen) {
  if (outcome.applicable == 0) return {screen.word("verdict.none"), Paint::faint};
  if (outcome.probability)
    return {screen.word("probability", {{"value", words::same(words::share(outcome.probability->value))},
                                        {"low", words::same(words::share(outcome.probability->interval.low))},
                                        {"high", words::same(words::share(outcome.probability->interval.high))}})};
  return outcome.met > 0 ? Cell{screen.word("verdict.met"), Paint::good}
                         : Cell{screen.word("verdict.missed"), Paint::bad};
}

std::optional<int> change(const archive::Outcome& before, const archive::Outcome& after) {
  if (!before.value || !after.value) return std::nullopt;
  if (before.open != after.open) return after.open ? -1 : 1;
  if (before.open || *before.value == *after.value) return 0;
  return (*after.value < *before.value) == after.upper ? 1 : -1;
}

}  // namespace tuiyan::report
