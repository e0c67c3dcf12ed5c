#include "report/risk_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "draw/risk_figure.hpp"
#include "report/figure_file.hpp"
#include "report/form.hpp"
#include "report/plan_head.hpp"
#include "report/screen.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {
namespace {

using result::Estimate;
using result::RiskRow;
using result::RiskTable;
using words::Area;
using words::same;

std::string text(std::string_view code, Language language, const std::vector<words::Argument>& arguments = {}) {
  return in(words::sentence(Area::study, code, arguments), language);
}

// One decimal below ten, none above: no figure of a study is known better.
std::string amount(double value) {
  const bool small = value < 9.95 && value > -9.95;
  return small ? fmt::format("{:.1f}", value) : words::count(std::llround(value));
}

struct RiskLine {
  std::string number, name, hazard, per_year, urgency, minutes, minutes_interval, callers, callers_interval,
      year_minutes, year_minutes_interval, year_callers, year_callers_interval, power, power_interval, year_power,
      year_power_interval, level, scenarios;
  bool known = false;
  result::RiskLevel band = result::RiskLevel::low;
};

std::string interval_of(const Estimate& one, Language language) {
  return text("interval.signed", language,
              {{"low", same(amount(one.interval.low))}, {"high", same(amount(one.interval.high))}});
}

// The order in which they are told: what costs most minutes a year first, what cannot be told last.
std::vector<const RiskRow*> in_order(const RiskTable& table) {
  std::vector<const RiskRow*> rows;
  for (const RiskRow& row : table.rows) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const RiskRow* a, const RiskRow* b) {
    if (a->year.has_value() != b->year.has_value()) return a->year.has_value();
    return a->year && a->year->lost_minutes.value > b->year->lost_minutes.value;
  });
  return rows;
}

std::vector<RiskLine> lines_of(const RiskTable& table, Language language) {
  const PlanHead head = plan_head(*table.plan, language);
  std::vector<RiskLine> lines;
  for (const RiskRow* row : in_order(table)) {
    const RiskHeadRow& told = head.risks[row->risk.value];
    RiskLine line;
    line.number = fmt::format("{}", lines.size() + 1);
    line.name = told.name;
    line.hazard = told.hazard;
    line.per_year = told.per_year;
    line.urgency = told.urgency;
    line.scenarios = told.scenarios;
    line.known = row->year.has_value();
    line.band = row->level;
    line.minutes = line.callers = line.year_minutes = line.year_callers = line.power = line.year_power = line.level =
        "–";
    if (!row->scenarios.empty()) {
      line.minutes = amount(row->event.lost_minutes.value);
      line.minutes_interval = interval_of(row->event.lost_minutes, language);
      line.callers = amount(row->event.callers.value);
      line.callers_interval = interval_of(row->event.callers, language);
      line.power = amount(row->event.customer_minutes.value);
      line.power_interval = interval_of(row->event.customer_minutes, language);
    }
    if (row->year) {
      line.year_minutes = amount(row->year->lost_minutes.value);
      line.year_minutes_interval = interval_of(row->year->lost_minutes, language);
      line.year_callers = amount(row->year->callers.value);
      line.year_callers_interval = interval_of(row->year->callers, language);
      line.year_power = amount(row->year->customer_minutes.value);
      line.year_power_interval = interval_of(row->year->customer_minutes, language);
      line.level = text(fmt::format("risk.level.{}", code(row->level)), language);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string service_name(const RiskTable& table, Language language) {
  return table.service ? name_of(*table.plan, about(table.service), language) : text("risk.no_service", language);
}

// Scenarios that several risks name: their rows stand on the same drills.
std::vector<std::string> shared_scenarios(const RiskTable& table, Language language) {
  const std::vector<RiskHeadRow> risks = plan_head(*table.plan, language).risks;
  std::vector<std::string> told;
  for (std::size_t i = 0; i < table.scenarios.size(); ++i) {
    std::size_t sharing = 0;
    std::string names;
    for (const RiskRow& row : table.rows) {
      if (std::find(row.scenarios.begin(), row.scenarios.end(), i) == row.scenarios.end()) continue;
      add_item(names, fmt::format("“{}”", risks[row.risk.value].name), language);
      ++sharing;
    }
    if (sharing > 1)
      told.push_back(
          text("risk.shared", language,
               {{"scenario", same(titled(table.scenarios[i].documents->scenario, language))}, {"risks", same(names)}}));
  }
  return told;
}

// How many risks of each level; the gravest comes first.
std::string counts_sentence(const RiskTable& table, Language language) {
  std::array<std::int64_t, 4> of_level{};
  std::int64_t unknown = 0;
  for (const RiskRow& row : table.rows)
    if (row.year)
      ++of_level.at(static_cast<std::size_t>(row.level));
    else
      ++unknown;
  std::string list;
  for (std::size_t i = of_level.size(); i-- > 0;)
    if (of_level.at(i) > 0)
      add_item(
          list,
          text("risk.counts.item", language,
               {{"level", same(text(fmt::format("risk.level.{}", code(static_cast<result::RiskLevel>(i))), language))},
                {"n", same(words::count(of_level.at(i)))}}),
          language);
  if (unknown > 0)
    add_item(list, text("risk.counts.unknown", language, {{"n", same(words::count(unknown))}}), language);
  return text("risk.counts", language, {{"list", same(list)}});
}

bool takes_power(const RiskTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [](const RiskRow& row) { return row.event.customer_minutes.value != 0; });
}

// Of the highest level the one that costs most minutes a year; "" when no risk can be told.
std::string gravest_sentence(const RiskTable& table, Language language) {
  const RiskLine* gravest = nullptr;
  const std::vector<RiskLine> lines = lines_of(table, language);
  for (const RiskLine& line : lines)
    if (line.known && (gravest == nullptr || line.band > gravest->band)) gravest = &line;
  if (gravest == nullptr) return "";
  std::string power;
  if (takes_power(table)) power = text("risk.gravest.power", language, {{"n", same(gravest->power)}});
  return text("risk.gravest", language,
              {{"risk", same(gravest->name)},
               {"level", same(gravest->level)},
               {"per_year", same(gravest->per_year)},
               {"minutes", same(gravest->minutes)},
               {"callers", same(gravest->callers)},
               {"power", same(power)},
               {"year_minutes", same(gravest->year_minutes)},
               {"year_callers", same(gravest->year_callers)}});
}

std::vector<std::string> standing(const RiskTable& table, Language language) {
  std::vector<std::string> told{counts_sentence(table, language)};
  if (std::string gravest = gravest_sentence(table, language); !gravest.empty()) told.push_back(std::move(gravest));
  told.push_back(text("risk.service", language, {{"service", same(service_name(table, language))}}));
  const bool alike = table.scenarios.size() > 1 &&
                     std::all_of(table.scenarios.begin(), table.scenarios.end(), [&](const result::RiskScenario& one) {
                       return one.played == table.scenarios.front().played && one.lost_count == 0;
                     });
  if (alike)
    told.push_back(text("risk.played_alike", language,
                        {{"scenarios", same(words::count(static_cast<std::int64_t>(table.scenarios.size())))},
                         {"n", same(words::count(static_cast<std::int64_t>(table.scenarios.front().played)))}}));
  for (const result::RiskScenario& one : table.scenarios) {
    if (alike) break;
    told.push_back(text(one.lost_count > 0 ? "risk.played_lost" : "risk.played", language,
                        {{"scenario", same(titled(one.documents->scenario, language))},
                         {"n", same(words::count(static_cast<std::int64_t>(one.played)))},
                         {"lost", same(words::count(static_cast<std::int64_t>(one.lost_count)))}}));
  }
  for (std::string& sentence : shared_scenarios(table, language)) told.push_back(std::move(sentence));
  if (table.interrupted) told.push_back(text("risk.interrupted", language));
  return told;
}

const char* urgency_sign(const RiskTable& table, const RiskRow& row) {
  const std::optional<Urgency> urgency = table.plan->plan.header.risks[row.risk].urgency;
  if (!urgency) return "";
  return *urgency == Urgency::immediate ? " !!" : *urgency == Urgency::high ? " !" : "";
}

drawing::Drawing matrix_figure(const RiskTable& table, Language language) {
  drawing::RiskMatrix matrix;
  matrix.title = text("risk.figure", language);
  matrix.x_title = text("risk.figure.x", language);
  matrix.y_title = text("risk.figure.y", language);
  for (std::size_t i = 0; i < 5; ++i) {
    matrix.x_bands.at(i) = text(fmt::format("risk.severity.{}", i), language);
    matrix.y_bands.at(i) = text(fmt::format("risk.likelihood.{}", i), language);
    for (std::size_t j = 0; j < 5; ++j) matrix.levels.at(i).at(j) = static_cast<int>(result::level_of(i, j));
  }
  int number = 0;
  for (const RiskRow* row : in_order(table)) {
    ++number;
    if (row->year)
      matrix.marks.push_back({fmt::format("{}{}", number, urgency_sign(table, *row)), row->likelihood, row->severity});
  }
  return drawing::risk_figure(matrix, "risk");
}

Paint paint_of(const RiskLine& line) {
  if (!line.known) return Paint::faint;
  return line.band >= result::RiskLevel::high ? Paint::bad : Paint::none;
}

}  // namespace

std::string_view code(result::RiskLevel level) {
  constexpr std::array<std::string_view, 4> codes{"low", "medium", "high", "grave"};
  return codes.at(static_cast<std::size_t>(level));
}

std::string risk_terminal(const RiskTable& table, Language language, bool colour) {
  Screen screen(language, colour, Area::study);
  screen.line(screen.word("risk.title"), Paint::bold);
  screen.line(fmt::format("{}: {}", screen.word("plan"), titled(table.plan->plan, language)));
  for (const std::string& sentence : standing(table, language)) screen.line(sentence, Paint::faint);
  const bool power = takes_power(table);  // a hotline's risks have nothing to say of it
  std::vector<std::vector<Cell>> rows;
  for (const RiskLine& line : lines_of(table, language)) {
    const auto with = [](const std::string& value, const std::string& interval) {
      return interval.empty() ? value : fmt::format("{} ({})", value, interval);
    };
    rows.push_back({{line.number},
                    {line.level, paint_of(line)},
                    {line.name},
                    {line.per_year},
                    {line.urgency},
                    {with(line.minutes, line.minutes_interval)},
                    {with(line.callers, line.callers_interval)},
                    {with(line.year_minutes, line.year_minutes_interval), paint_of(line)},
                    {with(line.year_callers, line.year_callers_interval), paint_of(line)}});
    if (power) rows.back().push_back({with(line.year_power, line.year_power_interval), paint_of(line)});
  }
  std::vector<Column> columns{{"", 1000, true},
                              {screen.word("risk.column.level")},
                              {screen.word("risk.column.risk"), 40},
                              {screen.word("risk.column.per_year"), 1000, true},
                              {screen.word("risk.column.urgency")},
                              {screen.word("risk.column.minutes"), 1000, true},
                              {screen.word("risk.column.callers"), 1000, true},
                              {screen.word("risk.column.year_minutes"), 1000, true},
                              {screen.word("risk.column.year_callers"), 1000, true}};
  if (power) columns.push_back({screen.word("risk.column.year_power"), 1000, true});
  screen.table(columns, rows);
  screen.line(screen.word("risk.note"), Paint::faint);
  return screen.text();
}

Figures risk_figures(const RiskTable& table, Language language) {
  Figures made;
  add_figure(made, "risk", text("risk.figure", language), matrix_figure(table, language), language);
  return made;
}

std::string risk_markdown(const RiskTable& table, const Figures& figures, Language language) {
  data root;
  const Plan& plan = table.plan->plan;
  root.set("plan", titled(plan, language));
  put_text(root, "plan_version", plan.header.version);
  root.set("version", TUIYAN_REPORT_VERSION);
  root.set("seed", fmt::format("{}", table.seed));
  put(root, "standing", list_of(standing(table, language)));
  put_text(root, "figure", drawn_name(figures, "risk", language));
  put_text(root, "figure_problem", in(figures.problem, language));
  const bool power = takes_power(table);
  root.set("has_power", power);
  put_rows(root, "risks", lines_of(table, language), [power](data& row, const RiskLine& line) {
    row.set("has_power", power);
    row.set("number", line.number);
    row.set("name", line.name);
    row.set("hazard", line.hazard);
    row.set("per_year", line.per_year);
    row.set("urgency", line.urgency);
    row.set("minutes", line.minutes);
    row.set("minutes_interval", line.minutes_interval);
    row.set("callers", line.callers);
    row.set("callers_interval", line.callers_interval);
    row.set("year_minutes", line.year_minutes);
    row.set("year_minutes_interval", line.year_minutes_interval);
    row.set("year_callers", line.year_callers);
    row.set("year_callers_interval", line.year_callers_interval);
    row.set("power", line.power);
    row.set("power_interval", line.power_interval);
    row.set("year_power", line.year_power);
    row.set("year_power_interval", line.year_power_interval);
    row.set("level", line.level);
    row.set("scenarios", line.scenarios);
  });
  const PlanHead head = plan_head(*table.plan, language);
  put_rows(root, "register", head.risks, [](data& row, const RiskHeadRow& risk) {
    row.set("name", risk.name);
    row.set("measures", risk.measures);
    row.set("steps", risk.steps);
  });
  return rendered(fmt::format("templates/risk.{}.md", tag(language)), root);
}

std::optional<Said> write_risks(const RiskTable& table, Language language, const std::string& folder) {
  const Figures made = risk_figures(table, language);
  return write_pages("report", risk_markdown(table, made, language), made,
                     text("risk.name", language, {{"plan", same(titled(table.plan->plan, language))}}), language,
                     folder);
}

}  // namespace tuiyan::report
