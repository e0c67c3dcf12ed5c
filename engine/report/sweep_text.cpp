#include "report/sweep_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "model/metric.hpp"
#include "report/change_text.hpp"
#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using result::Sweep;
using result::SweepPoint;
using result::SweepReading;
using words::Area;
using words::same;

std::string sweep_word(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::part, code, arguments), language);
}

const Target& target_at(const Sweep& sweep, std::size_t place) {
  return sweep.documents->plan.targets[sweep.targets[place]];
}

std::string between(const std::string& low, const std::string& high, Language language) {
  return in(words::sentence(Area::study, "interval.signed", {{"low", same(low)}, {"high", same(high)}}), language);
}

std::string signed_of(Metric metric, double value, Language language) {
  if (describe(metric).unit == MetricUnit::share) return points(value);
  return (value < 0 ? "−" : "+") + figure(metric, std::abs(value), language);
}

// "100 to 120", or the only one.
std::string possible_values(const Sweep& sweep, const result::SweepRange& range, Language language) {
  if (!range.first_possible) return "";
  const std::string &first = sweep.points[*range.first_possible].text, &last = sweep.points[*range.last_possible].text;
  return range.first_possible == range.last_possible ? first : between(first, last, language);
}

bool moves(const Sweep& sweep, std::size_t place) {
  const SweepReading* before = nullptr;
  for (const SweepPoint& point : sweep.points) {
    const SweepReading& now = point.readings[place];
    if (now.odds.applicable == 0) continue;
    if (before != nullptr &&
        (now.odds.probability.value != before->odds.probability.value || now.figure.value != before->figure.value))
      return true;
    before = &now;
  }
  return false;
}

}  // namespace

std::vector<std::size_t> moving_targets(const Sweep& sweep) {
  std::vector<std::size_t> places;
  for (std::size_t place = 0; place < sweep.targets.size(); ++place)
    if (moves(sweep, place)) places.push_back(place);
  return places;
}

std::string still_targets(const Sweep& sweep, Language language) {
  std::string names;
  for (std::size_t place = 0; place < sweep.targets.size(); ++place)
    if (!moves(sweep, place))
      add_item(names, name_of(*sweep.documents, about(sweep.targets[place]), language), language);
  return names.empty() ? "" : sweep_word("sweep.still", language, {{"names", same(names)}});
}

std::vector<SweepRow> sweep_rows(const Sweep& sweep, std::size_t place, Language language) {
  std::vector<SweepRow> rows;
  const Metric metric = target_at(sweep, place).metric;
  for (const SweepPoint& point : sweep.points) {
    const SweepReading& reading = point.readings[place];
    SweepRow row;
    row.value = point.text;
    if (reading.odds.applicable > 0) {
      row.met = fmt::format("{:.1f}%", reading.odds.probability.value * 100);
      row.interval = interval_text(reading.odds.probability.interval, language);
      row.figure = figure(metric, reading.figure.value, language);
      row.figure_interval = between(figure(metric, std::max(0.0, reading.figure.interval.low), language),
                                    figure(metric, reading.figure.interval.high, language), language);
      if (&point != &sweep.points.front()) {
        row.step = points(reading.odds_step.value);
        row.figure_step = signed_of(metric, reading.figure_step.value, language);
      }
    }
    if (reading.formula) row.formula = figure(metric, *reading.formula, language);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string sweep_title(const Sweep& sweep, std::size_t place, Language language) {
  const Target& target = target_at(sweep, place);
  return sweep_word("sweep.target", language,
                    {{"target", same(name_of(*sweep.documents, about(sweep.targets[place]), language))},
                     {"limit", same(limit_of(target, language))},
                     {"asked", same(fmt::format("{:.0f}%", target.confidence * 100))}});
}

std::string range_sentence(const Sweep& sweep, std::size_t place, Language language) {
  const result::SweepRange& range = sweep.ranges[place];
  const auto value = [&](const std::optional<std::size_t>& row) { return same(row ? sweep.points[*row].text : ""); };
  const std::vector<words::Argument> arguments{
      {"target", same(name_of(*sweep.documents, about(sweep.targets[place]), language))},
      {"asked", same(fmt::format("{:.0f}%", target_at(sweep, place).confidence * 100))},
      {"first", value(range.first_sure)},
      {"last", value(range.last_sure)},
      {"range", same(possible_values(sweep, range, language))}};
  if (range.first_sure) return sweep_word("sweep.sure", language, arguments);
  return sweep_word(range.first_possible ? "sweep.possible" : "sweep.never", language, arguments);
}

std::string formula_sentence(const Sweep& sweep, Language language) {
  std::set<std::string> kinds;
  for (const SweepPoint& point : sweep.points)
    if (!point.formula.empty()) kinds.insert(point.formula);
  const auto listed = [&](const auto& codes, const std::string& prefix) {
    std::string all;
    for (const std::string& code : codes) add_item(all, sweep_word(prefix + code, language), language);
    return same(all);
  };
  const words::Argument why{"why", listed(sweep.gaps, "gap.")};
  if (kinds.empty()) return sweep_word("sweep.no_formula", language, {why});
  const words::Argument kind{"kind", listed(kinds, "formula.")};
  return sweep_word(sweep.gaps.empty() ? "sweep.formula" : "sweep.formula.partly", language, {kind, why});
}

bool has_formula(const Sweep& sweep, std::size_t place) {
  return std::any_of(sweep.points.begin(), sweep.points.end(),
                     [&](const SweepPoint& point) { return point.readings[place].formula.has_value(); });
}

std::vector<std::string> sweep_standing(const Sweep& sweep, Language language) {
  std::vector<std::string> all;
  const auto number = [](std::uint64_t n) { return same(words::count(static_cast<std::int64_t>(n))); };
  if (sweep.interrupted) all.push_back(sweep_word("interrupted", language));
  std::uint64_t least = sweep.asked;
  for (const SweepPoint& point : sweep.points) least = std::min(least, point.played);
  all.push_back(sweep_word("sweep.played", language,
                           {{"n", number(sweep.drills)},
                            {"values", number(sweep.points.size())},
                            {"each", number(least)},
                            {"seed", same(fmt::format("{}", sweep.seed))}}));
  if (sweep.uncertain) {
    const auto& parameters = sweep.documents->parameters;
    const auto drawn = std::count_if(parameters.begin(), parameters.end(),
                                     [&](const Parameter& one) { return one.pointer != sweep.pointer; });
    all.push_back(sweep_word("sweep.uncertain", language, {{"n", number(static_cast<std::uint64_t>(drawn))}}));
  }
  if (sweep.lost_count > 0) {
    std::string list;
    for (const SweepPoint& point : sweep.points)
      for (const result::Lost& one : point.lost)
        list +=
            (list.empty()           ? ""
             : is_chinese(language) ? "；"
                                    : "; ") +
            sweep_word("lost.of", language, {{"part", same(point.text)}, {"one", same(lost_list({one}, 1, language))}});
    all.push_back(sweep_word("sweep.lost", language, {{"n", number(sweep.lost_count)}, {"list", same(list)}}));
  }
  return all;
}

}  // namespace tuiyan::report
