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

// A scenario that the plan names beside itself.
std::string file_of(const Settings& settings, const std::string& path) {
  return (std::filesystem::path(settings.plan).parent_path() / path).lexically_normal().string();
}

// Every scenario that a risk names, once, with its quiet day.
std::vector<study::RiskPlay> load_plays(const Settings& settings, const Plan& plan, Diagnostics& diagnostics) {
  std::vector<study::RiskPlay> plays;
  const Node quiet = quiet_patch();
  for (const Risk& risk : plan.header.risks)
    for (const std::string& path : risk.scenarios) {
      if (std::any_of(plays.begin(), plays.end(), [&](const study::RiskPlay& one) { return one.path == path; }))
        continue;
      const std::string file = file_of(settings, path);
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
                                      {"lost", lost_node(one.lost)},
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
  table.plan_file = settings.plan;
  std::vector<std::shared_ptr<const Documents>> documents;
  std::vector<Harvest> harvest;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    const result::RiskScenario& one = table.scenarios[i];
    documents.push_back(plays[i].documents);
    harvest.push_back(
        {{settings.plan}, file_of(settings, one.path), one.played, one.played - one.lost_count, one.lost});
  }
  const Yield yield = yield_of(settings, harvest);
  if (yield == Yield::nothing) return failed;
  StudyTold told;
  told.json = risk_json(table);
  told.report = [&](Language language) { return report::write_risks(table, language, folder.working_path()); };
  told.terminal = [&] { return report::risk_terminal(table, settings.language, ::isatty(STDOUT_FILENO) != 0); };
  return finish_study(settings, out, yield, told, documents, folder);
}

}  // namespace tuiyan::cli
