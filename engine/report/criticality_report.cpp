#include "report/criticality_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "draw/interval_figure.hpp"
#include "report/change_text.hpp"
#include "report/figure_file.hpp"
#include "report/form.hpp"
#include "report/part_text.hpp"
#include "report/sentence.hpp"

namespace tuiyan::report {

namespace {

using drawing::Drawing;
using drawing::IntervalChart;
using drawing::Tone;
using result::Criticality;
using result::Part;
using words::Area;
using words::same;

constexpr std::size_t most_bars_drawn = 20;

std::string part_word(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::part, code, arguments), language);
}

std::string losses_name(std::size_t number) { return fmt::format("losses-{}", number); }
std::string gains_name(std::size_t number) { return fmt::format("gains-{}", number); }

Drawing losses_figure(const Criticality& study, std::size_t number, Language language) {
  IntervalChart chart;
  chart.title = part_word("figure.losses", language);
  chart.axis = part_word("figure.losses.axis", language);
  chart.bars = true;
  chart.factor = 100;
  const std::vector<PartRow> rows = part_rows(study, PartList::losses, language);
  std::size_t row = 0;
  for (const Part& part : study.losses) {
    if (part.played == 0 || part.unnoticed) continue;
    const PartRow& told = rows[row++];
    if (chart.rows.size() == most_bars_drawn) break;
    chart.rows.push_back({fmt::format("{}{} [{}]", told.single_point ? "! " : "", told.name, told.kind),
                          part.cost.interval.low,
                          part.cost.value,
                          part.cost.interval.high,
                          {},
                          told.rank,
                          part.cost.interval.low > 0 ? Tone::bad : Tone::open,
                          {}});
  }
  return drawing::interval_figure(chart, losses_name(number));
}

// The tornado: what saves most time first, whether or not it moves the odds.
Drawing gains_figure(const Criticality& study, std::size_t number, Language language) {
  IntervalChart chart;
  chart.title = part_word("figure.gains", language, {{"shorter", same(shorter_text(study))}});
  chart.axis = part_word("figure.gains.axis", language);
  chart.bars = true;
  chart.factor = 1.0 / 60;
  std::vector<const Part*> parts;
  for (const Part& part : study.gains)
    if (part.played > 0 && !part.unnoticed) parts.push_back(&part);
  std::stable_sort(parts.begin(), parts.end(), [](const Part* a, const Part* b) {
    return std::abs(a->delay_s.value) > std::abs(b->delay_s.value);
  });
  for (const Part* part : parts) {
    if (chart.rows.size() == most_bars_drawn) break;
    const result::Estimate& sooner = part->delay_s;
    const std::string kind = part_word(fmt::format("kind.{}", result::code(part->names.front().kind)), language);
    chart.rows.push_back({fmt::format("{} [{}]", part_name(*part, language), kind),
                          sooner.interval.low,
                          sooner.value,
                          sooner.interval.high,
                          {},
                          points(part->cost.value),
                          sooner.interval.low > 0    ? Tone::good
                          : sooner.interval.high < 0 ? Tone::bad
                                                     : Tone::open,
                          {}});
  }
  return drawing::interval_figure(chart, gains_name(number));
}

data rows_of(const Criticality& study, PartList list, Language language) {
  data rows{data::type::list};
  for (const PartRow& one : part_rows(study, list, language)) {
    data row;
    row.set("rank", one.rank);
    row.set("name", one.name);
    row.set("kind", one.kind);
    row.set("clause", one.clause);
    row.set("cost", one.cost);
    row.set("interval", one.interval);
    row.set("delay", one.delay);
    row.set("delay_interval", one.delay_interval);
    row.set("hit", one.hit);
    row.set("drills", one.drills);
    row.set("css", one.css);
    row.set("single", one.single_point);
    rows << row;
  }
  return rows;
}

data section_of_study(const Criticality& study, std::size_t number, const Figures& figures, Language language) {
  data section;
  const Scenario& scenario = study.documents->scenario;
  section.set("scenario", titled(scenario, language));
  section.set("number", fmt::format("{}", number + 1));
  put(section, "standing", list_of(part_standing(study, language)));
  section.set("answered", study.drills > 0);
  if (study.drills == 0) return section;
  put(section, "conclusion", list_of(part_conclusion(study, language)));
  put_text(section, "losses_figure", drawn_name(figures, losses_name(number), language));
  put_text(section, "gains_figure", drawn_name(figures, gains_name(number), language));
  put(section, "losses", rows_of(study, PartList::losses, language));
  put(section, "pairs", rows_of(study, PartList::pairs, language));
  put(section, "gains", rows_of(study, PartList::gains, language));
  put(section, "unnoticed", list_of(unnoticed_lines(study, language)));
  section.set("unnoticed_note", unnoticed_note(study, language));
  put(section, "refused", list_of(refused_lines(study, language)));
  section.set("notes", part_notes(study, language));
  section.set("shorter", shorter_text(study));
  return section;
}

}  // namespace

Figures criticality_figures(const std::vector<Criticality>& studies, Language language) {
  Figures made;
  for (std::size_t n = 0; n < studies.size(); ++n) {
    if (studies[n].drills == 0) continue;
    add_figure(made, losses_name(n), part_word("figure.losses", language), losses_figure(studies[n], n, language),
               language);
    add_figure(made, gains_name(n), part_word("figure.gains", language, {{"shorter", same(shorter_text(studies[n]))}}),
               gains_figure(studies[n], n, language), language);
  }
  return made;
}

std::string criticality_markdown(const std::vector<Criticality>& studies, const Figures& figures, Language language) {
  data root;
  const Criticality& first = studies.front();
  root.set("plan", titled(first.documents->plan, language));
  root.set("plan_file", first.plan_file);
  put_text(root, "plan_version", first.documents->plan.header.version);
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("seed", fmt::format("{}", first.seed));
  data sections{data::type::list};
  for (std::size_t n = 0; n < studies.size(); ++n) sections << section_of_study(studies[n], n, figures, language);
  put(root, "sections", sections);
  root.set("several", studies.size() > 1);
  put_text(root, "figure_problem", in(figures.problem, language));
  return rendered(fmt::format("templates/criticality.{}.md", tag(language)), root);
}

std::optional<Said> write_criticality(const std::vector<Criticality>& studies, Language language,
                                      const std::string& folder) {
  const Figures made = criticality_figures(studies, language);
  return write_pages("report", criticality_markdown(studies, made, language), made,
                     part_word("name", language, {{"plan", same(titled(studies.front().documents->plan, language))}}),
                     language, folder);
}

}  // namespace tuiyan::report
