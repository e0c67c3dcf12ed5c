// One target over time: the table, what it comes to, the picture.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "draw/chart.hpp"
#include "model/metric.hpp"
#include "report/history_part.hpp"
#include "report/history_terminal.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {
namespace {

using archive::Outcome;
using archive::RecordKind;
using archive::TrendPoint;
using words::Area;
using words::same;

// Since the one before: of runs by their figures, of studies by the probability of being met, where the intervals do
// not meet. None: there is nothing to compare. 0 of studies: they cannot be told apart.
std::optional<int> change_since(const Outcome& before, const Outcome& after) {
  if (!before.probability || !after.probability) return change(before, after);
  const result::Interval &was = before.probability->interval, &is = after.probability->interval;
  return is.low > was.high ? 1 : is.high < was.low ? -1 : 0;
}

// The value, and of which drills it is one.
std::string told_value(const TrendPoint& point, const Screen& screen, Language language) {
  const std::string value = outcome_value(point.outcome, language);
  if (value.empty() || point.kind == RecordKind::run) return value;
  return screen.word(point.kind == RecordKind::compare ? "value.mean" : "value.median", {{"value", same(value)}});
}

const char* change_code(int change) {
  return change > 0 ? "change.better" : change < 0 ? "change.worse" : "change.same";
}

Cell change_cell(const Screen& screen, RecordKind kind, const std::optional<int>& change) {
  if (!change) return {};
  if (*change == 0 && kind != RecordKind::run) return {screen.word("change.open"), Paint::faint};
  return {screen.word(change_code(*change)), *change > 0 ? Paint::good : *change < 0 ? Paint::bad : Paint::faint};
}

// The runs of each scenario: how the latest stands to the first.
void put_sums(Screen& screen, const std::vector<TrendPoint>& points, Language language) {
  std::int64_t runs = 0, met = 0;
  std::vector<std::pair<const Outcome*, const Outcome*>> spans;  // by scenario, in the order of their first run
  std::map<std::string, std::size_t> rows;
  for (const TrendPoint& point : points) {
    const Outcome& one = point.outcome;
    if (point.kind != RecordKind::run || one.applicable == 0) continue;
    ++runs;
    met += one.met;
    const auto [at, fresh] = rows.emplace(one.scenario, spans.size());
    if (fresh) spans.emplace_back(&one, &one);
    spans[at->second].second = &one;
  }
  if (runs == 0) return;
  screen.line(
      screen.word("trend.count", {{"n", same(fmt::format("{}", runs))}, {"met", same(fmt::format("{}", met))}}));
  for (const auto& [first, last] : spans) {
    const std::optional<int> changed = change(*first, *last);
    if (first == last || !changed) continue;
    screen.line(screen.word("trend.since", {{"scenario", same(first->scenario)},
                                            {"first", same(outcome_value(*first, language))},
                                            {"last", same(outcome_value(*last, language))},
                                            {"change", same(screen.word(change_code(*changed)))}}));
  }
}

double factor_of(MetricUnit unit) { return unit == MetricUnit::time ? 1.0 / 60 : unit == MetricUnit::share ? 100 : 1; }

}  // namespace

std::string history_trend(const std::vector<TrendPoint>& points, Language language, bool colour) {
  Screen screen(language, colour, Area::history);
  const Outcome& newest = points.back().outcome;
  const std::string name = titled(newest.name, newest.target, language);
  screen.line(screen.word("trend.title", {{"name", same(name)}, {"id", same(newest.target)}}), Paint::bold);
  std::vector<std::vector<Cell>> rows;
  std::map<std::string, const Outcome*> before;
  for (const TrendPoint& point : points) {
    const Outcome& one = point.outcome;
    const std::string key = fmt::format("{} {} {}", archive::name_of(point.kind), one.revision, one.scenario);
    const Outcome*& last = before[key];
    const std::string kind = screen.word(fmt::format("kind.{}", archive::name_of(point.kind)));
    rows.push_back({{fmt::format("{}", point.id)},
                    {moment(point.at_us), Paint::faint},
                    {one.revision.empty() ? kind : fmt::format("{} {}", kind, screen.word("revision." + one.revision))},
                    {point.plan_id},
                    {point.plan_version, Paint::faint},
                    {point.revision.substr(0, 7), Paint::faint},
                    {one.scenario},
                    {outcome_limit(one, language)},
                    {told_value(point, screen, language)},
                    outcome_verdict(one, screen),
                    change_cell(screen, point.kind, last == nullptr ? std::nullopt : change_since(*last, one))});
    if (one.value) last = &one;
  }
  screen.table({{screen.word("column.id"), 1000, true},
                {screen.word("column.when")},
                {screen.word("column.kind")},
                {screen.word("column.plan"), 28},
                {screen.word("column.version"), 12},
                {screen.word("column.digest.short")},
                {screen.word("column.scenario"), 30},
                {screen.word("column.limit")},
                {screen.word("column.value"), 34},
                {screen.word("column.verdict")},
                {screen.word("column.change")}},
               rows);
  screen.line(screen.word("trend.notes"), Paint::faint);
  put_sums(screen, points, language);
  return screen.text();
}

drawing::Drawing trend_figure(const std::vector<TrendPoint>& points, Language language) {
  const auto word = [&](const char* code, const std::vector<words::Argument>& arguments = {}) {
    return in(words::sentence(Area::history, code, arguments), language);
  };
  const Outcome& newest = points.back().outcome;
  const std::optional<Metric> metric = metric_named(newest.metric);
  const MetricUnit unit = metric ? describe(*metric).unit : MetricUnit::count;
  const double factor = factor_of(unit);
  // Comparisons tell of two revisions at once: they are no step of this way.
  std::vector<const TrendPoint*> shown;
  for (const TrendPoint& point : points)
    if (point.kind != RecordKind::compare && point.outcome.value && point.outcome.metric == newest.metric)
      shown.push_back(&point);
  drawing::Curve limit{word("trend.limit"), drawing::Stroke::dashed, drawing::Ink::purple, {}, 1};
  drawing::Curve met{word("trend.met"), drawing::Stroke::bars, drawing::Ink::green, {}, 0.7};
  drawing::Curve missed{word("trend.missed"), drawing::Stroke::bars, drawing::Ink::vermilion, {}, 0.7};
  drawing::Curve open{word("trend.open"), drawing::Stroke::bars, drawing::Ink::grey, {}, 0.7};
  drawing::Curve study{word("trend.study"), drawing::Stroke::bars, drawing::Ink::sky, {}, 0.7};
  drawing::Chart chart;
  const std::size_t every = std::max<std::size_t>(1, shown.size() / 24);
  double highest = 0;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Outcome& one = shown[i]->outcome;
    const double x = static_cast<double>(i) + 1, y = *one.value * factor, bound = one.limit * factor;
    drawing::Curve& curve = shown[i]->kind != RecordKind::run ? study : one.open ? open : one.met > 0 ? met : missed;
    curve.points.push_back({x, y, y, y});
    limit.points.push_back({x - 0.5, bound, bound, bound});
    limit.points.push_back({x + 0.5, bound, bound, bound});
    highest = std::max({highest, y, bound});
    if (i % every == 0) chart.ticks.push_back({x, fmt::format("{}", shown[i]->id)});
  }
  const std::string name = titled(newest.name, newest.target, language);
  chart.name = "trend";
  chart.title = word("trend.title", {{"name", same(name)}, {"id", same(newest.target)}});
  chart.x_title = word("trend.axis");
  chart.y_title = word(unit == MetricUnit::time    ? "trend.unit.time"
                       : unit == MetricUnit::share ? "trend.unit.share"
                                                   : "trend.unit.count");
  chart.x_from = 0.4;
  chart.x_to = static_cast<double>(shown.size()) + 0.6;
  chart.y_to = unit == MetricUnit::share ? 100 : highest * 1.1;
  chart.y_percent = unit == MetricUnit::share;
  chart.curves = {met, missed, open, study, limit};
  return drawing::chart(chart);
}

}  // namespace tuiyan::report
