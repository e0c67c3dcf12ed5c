// tuiyan risk PLAN: what each risk of the plan's register costs a year, from drills of its scenarios.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/progress.hpp"
#include "cli/result_folder.hpp"
#include "cli/settings.hpp"
#include "cli/study_folder.hpp"
#include "cli/study_node.hpp"
#include "input/documents.hpp"
#include "report/plan_head.hpp"
#include "report/risk_report.hpp"
#include "study/risk.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;
using result::RiskTable;

// What a scenario brings; without it the day is as any other.
Node quiet_patch() {
  return json::object({{"faults", json::null()},
                       {"surges", json::null()},
                       {"injects", json::null()},
                       {"customers_out", json::null()},
                       {"absent", json::null()}});
}

// Every scenario that a risk names, once, with its quiet day.
std::vector<study::RiskPlay> load_plays(const Settings& settings, const Plan& plan, Diagnostics& diagnostics) {
  std::vector<study::RiskPlay> plays;
  const std::filesystem::path folder = std::filesystem::path(settings.plan).parent_path();
  const Node quiet = quiet_patch();
  for (const Risk& risk : plan.header.risks)
    for (const std::string& path : risk.scenarios) {
      if (std::any_of(plays.begin(), plays.end(), [&](const study::RiskPlay& one) { return one.path == path; }))
        continue;
      const std::string file = (folder / path).lexically_normal().string();
      Diagnostics with, without;
      study::RiskPlay play;
      play.path = path;
      play.documents = input::load(settings.plan, file, with);
      diagnostics.add_new(with);
      if (!with.has_errors()) {
        input::Beside beside;
        beside.scenario_changes = &quiet;
        play.quiet_day = input::load_beside(settings.plan, &file, beside, without);
        // Its warnings are about what was taken away on purpose.
        for (const Diagnostic& one : without.sorted())
          if (one.severity == Severity::error) diagnostics.add(one);
      }
      plays.push_back(std::move(play));
    }
  return plays;
}

Node consequence_node(const result::Consequence& one) {
  return json::object({{"lost_minutes", estimate_node(one.lost_minutes)},
                       {"callers", estimate_node(one.callers)},
                       {"customer_minutes", estimate_node(one.customer_minutes)}});
}

std::string risk_json(const RiskTable& table) {
  const Plan& plan = table.plan->plan;
  std::vector<Node> rows, scenarios;
  for (const result::RiskScenario& one : table.scenarios)
    scenarios.push_back(json::object({{"scenario", json::string(one.documents->scenario.id)},
                                      {"documents", json::string(documents_hash(*one.documents))},
                                      {"played", json::integer(static_cast<std::int64_t>(one.played))},
                                      {"lost_count", json::integer(static_cast<std::int64_t>(one.lost_count))},
                                      {"event", consequence_node(one.consequence)}}));
  for (const result::RiskRow& row : table.rows) {
    const Risk& risk = plan.header.risks[row.risk];
    std::vector<Node> of;
    for (const std::size_t i : row.scenarios) of.push_back(json::string(table.scenarios[i].documents->scenario.id));
    const auto code_after_dot = [](std::string_view code) { return std::string(code.substr(code.find('.') + 1)); };
    rows.push_back(json::object(
        {{"risk", json::string(risk.id)},
         {"hazard", risk.hazard ? json::string(code_after_dot(report::code(*risk.hazard))) : json::null()},
         {"per_year", risk.per_year ? json::number(*risk.per_year) : json::null()},
         {"urgency", risk.urgency ? json::string(code_after_dot(report::code(*risk.urgency))) : json::null()},
         {"scenarios", json::array(std::move(of))},
         {"event", row.scenarios.empty() ? json::null() : consequence_node(row.event)},
         {"year", row.year ? consequence_node(*row.year) : json::null()},
         {"likelihood", row.year ? json::integer(static_cast<std::int64_t>(row.likelihood)) : json::null()},
         {"severity", row.scenarios.empty() ? json::null() : json::integer(static_cast<std::int64_t>(row.severity))},
         {"level", row.year ? json::string(std::string(report::code(row.level))) : json::null()}}));
  }
  return json::to_text(
             json::object(
                 {{"format", json::integer(1)},
                  {"study", json::string("risk")},
                  {"version", json::string(TUIYAN_VERSION)},
                  {"plan", json::string(plan.id)},
                  {"plan_version", json::string(plan.header.version)},
                  {"service", table.service ? json::string(table.plan->site.services[table.service].id) : json::null()},
                  {"seed", json::integer(static_cast<std::int64_t>(table.seed))},
                  {"asked", json::integer(static_cast<std::int64_t>(table.asked))},
                  {"interrupted", json::boolean(table.interrupted)},
                  {"lost", lost_node(table.lost)},
                  {"scenarios", json::array(std::move(scenarios))},
                  {"risks", json::array(std::move(rows))}}),
             2) +
         "\n";
}

}  // namespace

int risk(const Settings& settings) {
  Diagnostics diagnostics;
  const std::shared_ptr<const Documents> plan = input::load_plan(settings.plan, diagnostics);
  std::vector<study::RiskPlay> plays;
  if (plan) plays = load_plays(settings, plan->plan, diagnostics);
  if (const int code = print(diagnostics, settings); code != done) return code;
  if (plays.empty())
    return complain(
        settings,
        {fmt::format("{} 的风险登记（header.risks）没有情景可推演；tuiyan check 会指出缺什么", settings.plan),
         fmt::format("no risk of {} (header.risks) names a scenario to play; tuiyan check says what is missing",
                     settings.plan)},
        bad_input);
  const std::string out = settings.out.empty() ? free_result_path(plan->plan.id, "risk", settings.seed) : settings.out;
  ResultFolder folder(out);
  if (folder.refused()) return complain(settings, *folder.refused(), folder.refusal());

  RiskTable table;
  {
    ProgressLine line(settings, plan->plan.id);
    table = study::assess_risks(plan, plays, study_settings(settings),
                                [&](const study::Standing& standing) { line.tell(standing); });
  }
  std::uint64_t played = 0;
  for (const result::RiskScenario& one : table.scenarios) played += one.played;
  stop_if_nothing_played(played);
  table.plan_file = settings.plan;
  std::vector<std::shared_ptr<const Documents>> documents;
  for (const study::RiskPlay& play : plays) documents.push_back(play.documents);
  const std::string text = risk_json(table);
  const auto report = [&](Language language) { return report::write_risks(table, language, folder.working_path()); };
  if (const int code = write_study(settings, text, documents, report, folder); code != done) return code;
  if (settings.json)
    fmt::print("{}", text);
  else
    fmt::print("{}\n{}", report::risk_terminal(table, settings.language, ::isatty(STDOUT_FILENO) != 0),
               where_to_look(settings, out));
  return done;
}

}  // namespace tuiyan::cli
