#include "report/compare_report.hpp"

#include <fmt/format.h>

#include "draw/interval_figure.hpp"
#include "report/change_text.hpp"
#include "report/figure_file.hpp"
#include "report/form.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {

namespace {

using drawing::Drawing;
using drawing::IntervalChart;
using drawing::Tone;
using result::Comparison;
using result::Verdict;
using words::Area;
using words::same;

constexpr std::size_t most_saving_figures = 3;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return Tone::good;
    case Verdict::worse:
      return Tone::bad;
    case Verdict::open:
      return Tone::open;
    case Verdict::same:
    case Verdict::not_applicable:
      return Tone::plain;
  }
  return Tone::plain;
}

std::string changes_name(std::size_t number) { return fmt::format("changes-{}", number); }
std::string saving_name(std::size_t number, std::size_t way) { return fmt::format("saving-{}-{}", number, way); }

Drawing changes_figure(const Comparison& comparison, std::size_t number, Language language) {
  IntervalChart chart;
  chart.title = text("changes.figure", language);
  chart.axis = text("changes.axis", language);
  chart.factor = 100;
  for (const result::TargetChange& change : comparison.targets) {
    if (change.pairs == 0) continue;
    const bool is_same = change.verdict == Verdict::same;  // has no width that it could be anywhere within
    chart.rows.push_back({name_of(*comparison.before, about(change.before), language),
                          is_same ? 0 : change.met_change.interval.low,
                          change.met_change.value,
                          is_same ? 0 : change.met_change.interval.high,
                          {},
                          points(change.met_change.value),
                          tone_of(change.verdict),
                          {}});
  }
  return drawing::interval_figure(chart, changes_name(number));
}

Drawing saving_figure(const Comparison& comparison, const result::WaySaving& way, const std::string& name,
                      Language language) {
  IntervalChart chart;
  chart.title =
      text("saving.figure", language, {{"target", same(name_of(*comparison.before, about(way.before), language))}});
  chart.axis = text("saving.axis", language);
  chart.bars = true;
  chart.factor = 1.0 / 60;
  constexpr std::size_t most_bars = 12;
  for (const result::ClauseSaving& one : way.clauses) {
    if (chart.rows.size() == most_bars) break;
    const result::Estimate& saved = one.saved_s;
    const Tone tone = saved.interval.low > 0 ? Tone::good : saved.interval.high < 0 ? Tone::bad : Tone::open;
    chart.rows.push_back({one.clause.empty() ? text("no_clause", language) : one.clause,
                          saved.interval.low,
                          saved.value,
                          saved.interval.high,
                          {},
                          fmt::format("{:+.1f}", saved.value / 60),
                          tone,
                          {}});
  }
  return drawing::interval_figure(chart, name);
}

data section_of(const Comparison& comparison, std::size_t number, const Figures& figures, Language language) {
  data section;
  const Scenario& scenario = comparison.after->scenario;
  section.set("scenario", titled(scenario, language));
  section.set("number", fmt::format("{}", number + 1));
  put(section, "standing", list_of(compare_standing(comparison, language)));
  put(section, "documents", list_of(document_sentences(comparison, language)));
  section.set("answered", comparison.answered() > 0);
  if (comparison.answered() == 0) return section;
  put(section, "conclusion", list_of(compare_conclusion(comparison, language)));
  put_text(section, "changes_figure", drawn_name(figures, changes_name(number), language));
  put_rows(section, "targets", change_rows(comparison, language), [](data& row, const ChangeRow& one) {
    row.set("name", one.name);
    row.set("critical", one.critical);
    row.set("clause", one.clause);
    row.set("limit", one.limit);
    row.set("before", one.before);
    row.set("after", one.after);
    row.set("change", one.change);
    row.set("change_interval", one.change_interval);
    row.set("verdict", one.verdict);
    row.set("css", one.css);
    row.set("figure", one.figure);
    row.set("figure_interval", one.figure_interval);
    row.set("better", one.better);
    put(row, "notes", list_of(one.notes));
  });
  std::size_t way = 0;
  put_rows(section, "savings", told_savings(comparison), [&](data& object, const result::WaySaving* one) {
    object.set("title", saving_title(comparison, *one, language));
    put_text(object, "figure", drawn_name(figures, saving_name(number, way++), language));
    std::vector<std::string> sentences;
    for (const SavingRow& row : saving_rows(*one, language)) sentences.push_back(row.sentence);
    put(object, "clauses", list_of(sentences));
  });
  return section;
}

}  // namespace

Figures compare_figures(const std::vector<Comparison>& comparisons, Language language) {
  Figures made;
  for (std::size_t n = 0; n < comparisons.size(); ++n) {
    const Comparison& one = comparisons[n];
    if (one.answered() == 0) continue;
    add_figure(made, changes_name(n), text("changes.figure", language), changes_figure(one, n, language), language);
    const auto ways = told_savings(one);
    for (std::size_t way = 0; way < ways.size() && way < most_saving_figures; ++way)
      add_figure(made, saving_name(n, way), saving_title(one, *ways[way], language),
                 saving_figure(one, *ways[way], saving_name(n, way), language), language);
  }
  return made;
}

std::string compare_markdown(const std::vector<Comparison>& comparisons, const Figures& figures, Language language) {
  data root;
  const Comparison& first = comparisons.front();
  const Plan &before = first.before->plan, &after = first.after->plan;
  root.set("before", titled(before, language));
  root.set("after", titled(after, language));
  root.set("before_file", first.before_file);
  root.set("after_file", first.after_file);
  put_text(root, "before_version", before.header.version);
  put_text(root, "after_version", after.header.version);
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("seed", fmt::format("{}", first.seed));
  data sections{data::type::list};
  for (std::size_t n = 0; n < comparisons.size(); ++n) sections << section_of(comparisons[n], n, figures, language);
  put(root, "sections", sections);
  root.set("several", comparisons.size() > 1);
  put_text(root, "figure_problem", in(figures.problem, language));
  return rendered(fmt::format("templates/compare.{}.md", tag(language)), root);
}

std::optional<Said> write_comparison(const std::vector<Comparison>& comparisons, Language language,
                                     const std::string& folder) {
  const Figures made = compare_figures(comparisons, language);
  const Plan& plan = comparisons.front().after->plan;
  return write_pages("report", compare_markdown(comparisons, made, language), made,
                     text("compare.name", language, {{"plan", same(titled(plan, language))}}), language, folder);
}

}  // namespace tuiyan::report
