#include "report/sweep_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "draw/chart.hpp"
#include "model/metric.hpp"
#include "report/figure_file.hpp"
#include "report/form.hpp"
#include "report/place_name.hpp"
#include "report/sentence.hpp"
#include "report/sweep_text.hpp"

namespace tuiyan::report {

namespace {

using drawing::Chart;
using drawing::Curve;
using drawing::CurvePoint;
using drawing::Drawing;
using drawing::Ink;
using drawing::Stroke;
using result::Sweep;
using result::SweepPoint;
using words::Area;
using words::same;

constexpr std::size_t most_curves_drawn = 12;
constexpr double percent = 100;  // charts of shares count in percent

std::string swept(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::part, code, arguments), language);
}

std::string axis_title(const Sweep& sweep) {
  return sweep.unit.empty() ? sweep.pointer : fmt::format("{} ({})", sweep.pointer, sweep.unit);
}

std::string odds_name(std::size_t number, std::size_t place) { return fmt::format("odds-{}-{}", number, place); }
std::string figure_name(std::size_t number, std::size_t place) { return fmt::format("figure-{}-{}", number, place); }

Chart frame_of_curve(const Sweep& sweep, const std::string& name, const std::string& title) {
  Chart chart;
  chart.name = name;
  chart.title = title;
  chart.x_title = axis_title(sweep);
  const double from = sweep.points.front().number, to = sweep.points.back().number;
  const double room = to > from ? (to - from) * 0.03 : 1;
  chart.x_from = from - room;
  chart.x_to = to + room;
  chart.height = 320;
  return chart;
}

Curve limit_curve(const Chart& chart, const std::string& title, double level) {
  return {title, Stroke::dashed, Ink::purple, {{chart.x_from, level, 0, 0}, {chart.x_to, level, 0, 0}}, 1};
}

Drawing odds_drawing(const Sweep& sweep, std::size_t number, std::size_t place, Language language) {
  const Target& target = sweep.documents->plan.targets[sweep.targets[place]];
  Chart chart =
      frame_of_curve(sweep, odds_name(number, place),
                     swept("sweep.figure.odds", language,
                           {{"target", same(name_of(*sweep.documents, about(sweep.targets[place]), language))}}));
  chart.y_title = swept("sweep.axis.odds", language);
  chart.y_to = 105;
  chart.y_percent = true;
  Curve line{swept("sweep.key.simulated", language), Stroke::line, Ink::blue, {}, 1};
  Curve spans{swept("sweep.key.interval", language), Stroke::spans, Ink::blue, {}, 1};
  for (const SweepPoint& point : sweep.points) {
    const result::TargetOdds& odds = point.readings[place].odds;
    if (odds.applicable == 0) continue;
    const result::Estimate& p = odds.probability;
    line.points.push_back({point.number, p.value * percent, 0, 0});
    spans.points.push_back({point.number, p.value * percent, p.interval.low * percent, p.interval.high * percent});
  }
  chart.curves = {line, spans, limit_curve(chart, swept("sweep.key.asked", language), target.confidence * percent)};
  return drawing::chart(chart);
}

Drawing figure_drawing(const Sweep& sweep, std::size_t number, std::size_t place, Language language) {
  const Target& target = sweep.documents->plan.targets[sweep.targets[place]];
  const MetricUnit unit = describe(target.metric).unit;
  Chart chart =
      frame_of_curve(sweep, figure_name(number, place),
                     swept("sweep.figure.figure", language,
                           {{"target", same(name_of(*sweep.documents, about(sweep.targets[place]), language))}}));
  double largest = 0;
  for (const SweepPoint& point : sweep.points) {
    const result::SweepReading& reading = point.readings[place];
    if (reading.odds.applicable > 0) largest = std::max(largest, reading.figure.interval.high);
    largest = std::max(largest, reading.formula.value_or(0));
  }
  // Minutes where seconds would be large numbers.
  const bool minutes = unit == MetricUnit::time && largest > 300;
  const double scale = unit == MetricUnit::share ? percent : minutes ? 1.0 / 60 : 1;
  chart.y_title = swept(unit == MetricUnit::share   ? "sweep.axis.share"
                        : unit == MetricUnit::count ? "sweep.axis.count"
                        : minutes                   ? "sweep.axis.minutes"
                                                    : "sweep.axis.seconds",
                        language);
  chart.y_percent = unit == MetricUnit::share;
  Curve line{swept("sweep.key.simulated", language), Stroke::line, Ink::blue, {}, 1};
  Curve spans{swept("sweep.key.interval", language), Stroke::spans, Ink::blue, {}, 1};
  Curve formula{swept("sweep.key.formula", language), Stroke::dashed, Ink::vermilion, {}, 1};
  for (const SweepPoint& point : sweep.points) {
    const result::SweepReading& reading = point.readings[place];
    if (reading.formula) formula.points.push_back({point.number, *reading.formula * scale, 0, 0});
    if (reading.odds.applicable == 0) continue;
    const result::Estimate& mean = reading.figure;
    line.points.push_back({point.number, mean.value * scale, 0, 0});
    spans.points.push_back(
        {point.number, mean.value * scale, std::max(0.0, mean.interval.low) * scale, mean.interval.high * scale});
  }
  chart.curves = {line, spans};
  if (!formula.points.empty()) chart.curves.push_back(formula);
  // A limit far above everything would flatten the curve.
  if (target.limit > 0 && target.limit < 4 * largest)
    chart.curves.push_back(limit_curve(chart, swept("sweep.key.limit", language), target.limit * scale));
  return drawing::chart(chart);
}

data curve_of(const Sweep& sweep, std::size_t number, std::size_t place, const Figures& figures, Language language) {
  data curve;
  curve.set("title", sweep_title(sweep, place, language));
  curve.set("range", range_sentence(sweep, place, language));
  curve.set("formula", has_formula(sweep, place));
  put_text(curve, "odds_figure", drawn_name(figures, odds_name(number, place), language));
  put_text(curve, "figure_figure", drawn_name(figures, figure_name(number, place), language));
  put_rows(curve, "rows", sweep_rows(sweep, place, language), [](data& row, const SweepRow& one) {
    row.set("value", one.value);
    row.set("met", one.met);
    row.set("interval", one.interval);
    row.set("step", one.step);
    row.set("figure", one.figure);
    row.set("figure_interval", one.figure_interval);
    row.set("figure_step", one.figure_step);
    row.set("answer", one.formula);
  });
  return curve;
}

data section_of_sweep(const Sweep& sweep, std::size_t number, const Figures& figures, Language language) {
  data section;
  const Scenario& scenario = sweep.documents->scenario;
  section.set("scenario", titled(scenario, language));
  section.set("number", fmt::format("{}", number + 1));
  put(section, "standing", list_of(sweep_standing(sweep, language)));
  section.set("answered", sweep.drills > 0);
  if (sweep.drills == 0) return section;
  std::vector<std::string> conclusion;
  data curves{data::type::list};
  for (const std::size_t place : moving_targets(sweep)) {
    conclusion.push_back(range_sentence(sweep, place, language));
    curves << curve_of(sweep, number, place, figures, language);
  }
  if (const std::string still = still_targets(sweep, language); !still.empty()) conclusion.push_back(still);
  conclusion.push_back(formula_sentence(sweep, language));
  put(section, "conclusion", list_of(conclusion));
  put(section, "curves", curves);
  return section;
}

}  // namespace

Figures sweep_figures(const std::vector<Sweep>& sweeps, Language language) {
  Figures made;
  for (std::size_t n = 0; n < sweeps.size(); ++n) {
    if (sweeps[n].drills == 0) continue;
    std::size_t drawn = 0;
    for (const std::size_t place : moving_targets(sweeps[n])) {
      if (drawn++ == most_curves_drawn) break;
      const std::string title = sweep_title(sweeps[n], place, language);
      add_figure(made, odds_name(n, place), title, odds_drawing(sweeps[n], n, place, language), language);
      add_figure(made, figure_name(n, place), title, figure_drawing(sweeps[n], n, place, language), language);
    }
  }
  return made;
}

std::string sweep_markdown(const std::vector<Sweep>& sweeps, const Figures& figures, Language language) {
  data root;
  const Sweep& first = sweeps.front();
  root.set("plan", titled(first.documents->plan, language));
  root.set("plan_file", first.plan_file);
  put_text(root, "plan_version", first.documents->plan.header.version);
  put_text(root, "place", name_of_place(*first.documents, first.pointer, language));
  root.set("pointer", first.pointer);
  root.set("from", first.points.front().text);
  root.set("to", first.points.back().text);
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("seed", fmt::format("{}", first.seed));
  data sections{data::type::list};
  for (std::size_t n = 0; n < sweeps.size(); ++n) sections << section_of_sweep(sweeps[n], n, figures, language);
  put(root, "sections", sections);
  root.set("several", sweeps.size() > 1);
  put_text(root, "figure_problem", in(figures.problem, language));
  return rendered(fmt::format("templates/sweep.{}.md", tag(language)), root);
}

std::optional<Said> write_sweep(const std::vector<Sweep>& sweeps, Language language, const std::string& folder) {
  const Figures made = sweep_figures(sweeps, language);
  return write_pages("report", sweep_markdown(sweeps, made, language), made,
                     swept("sweep.name", language,
                           {{"plan", same(titled(sweeps.front().documents->plan, language))},
                            {"pointer", same(sweeps.front().pointer)}}),
                     language, folder);
}

}  // namespace tuiyan::report
