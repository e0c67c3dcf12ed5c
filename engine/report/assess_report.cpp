#include "report/assess_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/law.hpp"
#include "draw/code.hpp"
#include "draw/fan_figure.hpp"
#include "draw/interval_figure.hpp"
#include "report/assess_conclusion.hpp"
#include "report/expected_text.hpp"
#include "report/figure_file.hpp"
#include "report/form.hpp"
#include "report/odds_text.hpp"
#include "report/sentence.hpp"
#include "report/spread_text.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {

namespace {

using drawing::Drawing;
using drawing::IntervalChart;
using drawing::Tone;
using result::Assessment;
using words::Area;
using words::same;

constexpr std::size_t most_waterfall_figures = 3;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

Tone tone_of(result::Promise promise) {
  switch (promise) {
    case result::Promise::kept:
      return Tone::good;
    case result::Promise::broken:
      return Tone::bad;
    case result::Promise::undecided:
    case result::Promise::not_applicable:
      return Tone::open;
  }
  return Tone::open;
}

Drawing odds_figure(const Assessment& assessment, std::size_t number, Language language) {
  IntervalChart chart;
  chart.title = text("odds.figure", language);
  chart.axis = text("odds.axis", language);
  chart.from = 0;
  chart.to = 1;
  chart.factor = 100;
  chart.suffix = "%";
  for (const result::TargetOdds& odds : assessment.targets) {
    if (odds.applicable == 0) continue;
    const Target& target = assessment.documents->plan.targets[odds.target];
    chart.rows.push_back({name_of(*assessment.documents, about(odds.target), language),
                          odds.probability.interval.low,
                          odds.probability.value,
                          odds.probability.interval.high,
                          target.confidence,
                          fmt::format("{:.1f}%", odds.probability.value * 100),
                          tone_of(odds.promise),
                          {}});
  }
  return drawing::interval_figure(chart, fmt::format("odds-{}", number));
}

Drawing delays_figure(const Assessment& assessment, const result::MeanWaterfall& waterfall, const std::string& name,
                      Language language) {
  IntervalChart chart;
  chart.title = text("waterfall.figure", language,
                     {{"target", same(name_of(*assessment.documents, about(waterfall.target), language))}});
  chart.axis = text("waterfall.axis", language);
  chart.bars = true;
  chart.factor = 1.0 / 60;
  constexpr std::size_t most_bars = 14;
  for (const result::DelayShare& part : waterfall.parts) {
    if (chart.rows.size() == most_bars) break;
    const std::string delay = in(words::word(Area::delay, drawing::code(part.delay)), language);
    chart.rows.push_back({fmt::format("{}  {}", part.clause.empty() ? text("no_clause", language) : part.clause, delay),
                          std::max(0.0, part.mean_s.interval.low),
                          part.mean_s.value,
                          part.mean_s.interval.high,
                          {},
                          in(words::duration(seconds(part.mean_s.value)), language),
                          Tone::plain,
                          part.delay});
  }
  return drawing::interval_figure(chart, name);
}

Drawing spread_figure(const Assessment& assessment, const std::string& name, Language language) {
  IntervalChart chart;
  chart.title = text("spread.figure", language);
  chart.axis = text("spread.axis", language);
  chart.bars = true;
  chart.from = 0;
  chart.to = 1;
  chart.factor = 100;
  chart.suffix = "%";
  for (const result::Spread& spread : assessment.spreads)
    if (spread.known)
      chart.rows.push_back({name_of(*assessment.documents, about(spread.target), language),
                            spread.parameters.interval.low,
                            spread.parameters.value,
                            spread.parameters.interval.high,
                            {},
                            fmt::format("{:.0f}%", spread.parameters.value * 100),
                            Tone::plain,
                            {}});
  return drawing::interval_figure(chart, name);
}

// Faults whose instant is certain; where it is drawn, no line could stand for all drills.
std::vector<drawing::Mark> certain_faults(const Scenario& scenario) {
  std::vector<drawing::Mark> marks;
  for (const Fault& fault : scenario.faults)
    if (const auto* at = std::get_if<Constant>(&fault.at))
      marks.push_back({Time{0} + seconds(at->value_s), fault.name});
  return marks;
}

// The figures of one scenario by name, without the language and the ending.
std::string odds_name(std::size_t number) { return fmt::format("odds-{}", number); }
std::string delays_name(std::size_t number, std::size_t way) { return fmt::format("delays-{}-{}", number, way); }
std::string spread_name(std::size_t number) { return fmt::format("spread-{}", number); }
std::string fan_name(std::size_t number, std::size_t fan) { return fmt::format("fan-{}-{}", number, fan); }

// What is asked for by a target comes first.
std::vector<const result::Fan*> told_fans(const Assessment& assessment) {
  std::vector<const result::Fan*> asked, others;
  for (const result::Fan& fan : assessment.fans) (fan.levels.empty() ? others : asked).push_back(&fan);
  asked.insert(asked.end(), others.begin(), others.end());
  return asked;
}

void put_waterfalls(data& section, const Assessment& assessment, std::size_t number, const Figures& figures,
                    Language language) {
  std::size_t way = 0;
  put_rows(section, "waterfalls", told_waterfalls(assessment), [&](data& object, const result::MeanWaterfall* one) {
    object.set("title", waterfall_title(assessment, *one, language));
    put_text(
        object, "censored",
        one->censored == 0 ? "" : text("waterfall.censored", language, {{"n", same(words::count(one->censored))}}));
    put_text(object, "figure", drawn_name(figures, delays_name(number, way++), language));
    put_rows(object, "parts", delay_rows(*one, language), [](data& row, const DelayRow& part) {
      row.set("length", part.length);
      row.set("interval", part.interval);
      row.set("share", part.share);
      row.set("delay", part.delay);
      row.set("clause", part.clause);
    });
  });
}

void put_spread(data& section, const Assessment& assessment, std::size_t number, const Figures& figures,
                Language language) {
  section.set("uncertain", assessment.uncertain);
  if (!assessment.uncertain) return;
  put_text(section, "spread_figure", drawn_name(figures, spread_name(number), language));
  put_rows(section, "spreads", spread_rows(assessment, language), [](data& row, const SpreadRow& one) {
    row.set("target", one.target);
    row.set("deviation", one.deviation);
    row.set("share", one.share);
    row.set("interval", one.interval);
    put_rows(row, "movers", one.movers, [](data& cell, const MoverRow& mover) {
      cell.set("parameter", mover.parameter);
      cell.set("share", mover.share);
      cell.set("interval", mover.interval);
      cell.set("effect", mover.effect);
    });
  });
  put_rows(section, "parameters", parameter_rows(*assessment.documents, language),
           [](data& row, const ParameterRow& one) {
             row.set("pointer", one.pointer);
             row.set("value", one.value);
             row.set("range", one.range);
             row.set("basis", one.basis);
           });
}

data section_of(const Assessment& assessment, std::size_t number, const Figures& figures, Language language) {
  data section;
  const Documents& documents = *assessment.documents;
  section.set("scenario", titled(documents.scenario, language));
  section.set("number", fmt::format("{}", number + 1));
  put(section, "conclusion", list_of(assess_conclusion(assessment, language)));
  put(section, "standing", list_of(standing_sentences(assessment, language)));
  section.set("counts", promise_sentence(assessment, language));
  section.set("answered", assessment.answered() > 0);
  put(section, "grades", list_of(grade_shares(assessment, language)));
  put(section, "worst", list_of(worst_drills(assessment, language)));
  section.set("command", replay_command(assessment));
  section.set("criticality", criticality_command(assessment));
  put_text(section, "odds_figure", drawn_name(figures, odds_name(number), language));
  put_rows(section, "targets", odds_rows(assessment, language), [](data& row, const OddsRow& one) {
    row.set("number", one.number);
    row.set("name", one.name);
    row.set("critical", one.critical);
    row.set("metric", one.metric);
    row.set("clause", one.clause);
    row.set("limit", one.limit);
    row.set("asked", one.asked);
    row.set("probability", one.probability);
    row.set("interval", one.interval);
    row.set("promise", one.promise);
    row.set("css", one.css);
    row.set("margin", one.margin);
    put_rows(row, "figures", one.percentiles, [&, i = std::size_t{0}](data& cell, const std::string& value) mutable {
      cell.set("value", value);
      cell.set("interval", one.percentile_intervals[i++]);
    });
  });
  put_rows(section, "expected", expected_rows(assessment, language), [](data& row, const ExpectedOddsRow& e) {
    row.set("name", e.name);
    row.set("metric", e.metric);
    row.set("happened", e.happened);
    row.set("low", e.low);
    row.set("median", e.median);
    row.set("high", e.high);
    row.set("position", e.position);
    row.set("rule", e.rule);
    row.set("verdict", e.verdict);
    row.set("css", e.css);
    row.set("kind", e.kind);
    row.set("basis", e.basis);
  });
  put_waterfalls(section, assessment, number, figures, language);
  put_spread(section, assessment, number, figures, language);
  std::vector<const FigureFile*> fans;
  for (std::size_t i = 0; i < assessment.fans.size(); ++i)
    if (const FigureFile* figure = drawn(figures, fan_name(number, i), language)) fans.push_back(figure);
  put_rows(section, "fans", fans, [](data& row, const FigureFile* figure) {
    row.set("file", figure->name);
    row.set("caption", figure->caption);
  });
  return section;
}

}  // namespace

Figures assess_figures(const std::vector<Assessment>& assessments, Language language) {
  Figures made;
  for (std::size_t n = 0; n < assessments.size(); ++n) {
    const Assessment& one = assessments[n];
    if (one.answered() == 0) continue;
    const Scenario& scenario = one.documents->scenario;
    add_figure(made, odds_name(n), text("odds.figure", language), odds_figure(one, n, language), language);
    const auto ways = told_waterfalls(one);
    for (std::size_t way = 0; way < ways.size() && way < most_waterfall_figures; ++way)
      add_figure(made, delays_name(n, way), waterfall_title(one, *ways[way], language),
                 delays_figure(one, *ways[way], delays_name(n, way), language), language);
    if (std::any_of(one.spreads.begin(), one.spreads.end(), [](const result::Spread& spread) { return spread.known; }))
      add_figure(made, spread_name(n), text("spread.figure", language), spread_figure(one, spread_name(n), language),
                 language);
    const drawing::Frame frame{scenario.start_of_day, Time{0}, Time{scenario.length.us}, 20, language};
    const auto fans = told_fans(one);
    for (std::size_t i = 0; i < fans.size(); ++i) {
      const std::string name = name_of(*one.documents, fans[i]->of, language);
      add_figure(made, fan_name(n, i), name,
                 drawing::fan_figure(*fans[i], name, fmt::format("-{}-{}", n, i), certain_faults(scenario), frame),
                 language);
    }
  }
  return made;
}

std::string assess_markdown(const std::vector<Assessment>& assessments, const Figures& figures, Language language) {
  data root;
  const Documents& documents = *assessments.front().documents;
  root.set("plan", titled(documents.plan, language));
  put_text(root, "plan_version", documents.plan.header.version);
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("seed", fmt::format("{}", assessments.front().seed));
  data sections{data::type::list};
  for (std::size_t n = 0; n < assessments.size(); ++n) sections << section_of(assessments[n], n, figures, language);
  put(root, "sections", sections);
  root.set("several", assessments.size() > 1);
  put_text(root, "figure_problem", in(figures.problem, language));
  return rendered(fmt::format("templates/assess.{}.md", tag(language)), root);
}

std::optional<Said> write_assessment(const std::vector<Assessment>& assessments, Language language,
                                     const std::string& folder) {
  const Figures made = assess_figures(assessments, language);
  const Plan& plan = assessments.front().documents->plan;
  return write_pages("report", assess_markdown(assessments, made, language), made,
                     text("assess.name", language, {{"plan", same(titled(plan, language))}}), language, folder);
}

}  // namespace tuiyan::report
