// The head of a plan, its risk register and its drill calendar.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/calendar.hpp"
#include "check/checker.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

using input::quote;

const Said none{"没有", "none"};

bool is_empty(const Text& text) { return text.zh.empty() && text.en.empty(); }

Said key_for(std::string_view key, const Said& what) {
  return {fmt::format("键 \"{}\"：{}", key, what.zh), fmt::format("the key \"{}\": {}", key, what.en)};
}

// Where a file that the plan names would be.
std::string path_of(const input::Audit& audit, const std::string& pointer, const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(audit.plan_place(pointer).file).parent_path();
  return (folder / path).lexically_normal().string();
}

void check_files(input::Audit& audit, const std::string& pointer, const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (std::filesystem::exists(path_of(audit, pointer, path), ignored)) continue;
    audit.plan_warning({pointer,
                        "missing-scenario",
                        {"一个情景文件的路径（相对于预案）", "the path of a scenario, relative to the plan"},
                        quote(path),
                        {}});
  }
}

void check_risk(input::Audit& audit, const Risk& risk) {
  const std::string pointer = fmt::format("/header/risks/{}", json::pointer_token(risk.id));
  const auto want = [&](bool there, std::string code, std::string_view key, const Said& what) {
    if (!there) audit.plan_warning({pointer, std::move(code), key_for(key, what), none, {}});
  };
  want(risk.hazard.has_value(), "risk-without-hazard", "hazard",
       {"natural_disaster、equipment、deliberate_damage、human_error、supplier 或 demand",
        "natural_disaster, equipment, deliberate_damage, human_error, supplier or demand"});
  want(risk.per_year.has_value(), "risk-without-frequency", "per_year",
       {"每年约几次，依据写在 basis", "how often in a year, with its \"basis\""});
  want(risk.urgency.has_value(), "risk-without-urgency", "urgency",
       {"low、medium、high 或 immediate", "low, medium, high or immediate"});
  want(!risk.measures.empty(), "risk-without-measure", "measures", {"至少一项防范措施", "at least one measure"});
  want(!risk.flow.empty(), "risk-without-flow", "flow", {"处置它的步骤", "the steps that answer it"});
  want(!risk.scenarios.empty(), "risk-without-scenario", "scenarios",
       {"推演它的情景文件", "files of scenarios that play it"});
  check_files(audit, pointer + "/scenarios", risk.scenarios);
  // A scenario's patch may take steps away: the plan alone is what the register belongs to.
  if (audit.has_scenario()) return;
  for (const std::string& id : risk.flow) {
    if (audit.documents.plan.flow.find(id)) continue;
    std::vector<std::string> known;
    for (const Step& step : audit.documents.plan.flow) known.push_back(step.id);
    audit.plan_warning({pointer + "/flow",
                        "unknown-step",
                        {"流程中步骤的标识", "the id of a step of the flow"},
                        quote(id),
                        did_you_mean(id, known)});
  }
}

double in_days(Duration span) { return static_cast<double>(span.us) / static_cast<double>(one_day.us); }

// On the day of the event the last time must not be longer ago than the calendar says; of a drill not yet held, the day
// on which the plan came into force.
void check_held(input::Audit& audit, const std::string& pointer, const PlannedDrill& drill) {
  const std::int64_t event = audit.documents.scenario.start_date;
  const std::optional<std::int64_t> in_force = audit.documents.plan.header.effective;
  std::optional<std::int64_t> last;
  for (const HeldDrill& one : drill.held)
    if (one.on <= event) last = one.on;
  const std::optional<std::int64_t> since = last ? last : in_force;
  if (!since || Duration{(event - *since) * one_day.us} <= drill.every) return;
  audit.plan_warning(
      {pointer,
       "drill-overdue",
       {fmt::format("\"held\" 中有一次在 {} 之前 {:g} 天以内", date_text(event), in_days(drill.every)),
        fmt::format("a date in \"held\" within {:g} d before {}", in_days(drill.every), date_text(event))},
       last ? Said{fmt::format("上一次在 {}，{} 天之前", date_text(*last), event - *last),
                   fmt::format("the last one on {}, {} d before", date_text(*last), event - *last)}
            : Said{fmt::format("没有；预案自 {} 起施行", date_text(*in_force)),
                   fmt::format("none; the plan is in force since {}", date_text(*in_force))},
       {}});
}

}  // namespace

void check_header(input::Audit& audit) {
  const Header& header = audit.documents.plan.header;
  const auto want = [&](bool there, std::string code, std::string_view key, const Said& what) {
    if (!there) audit.plan_warning({"/header", std::move(code), key_for(key, what), none, {}});
  };
  want(!is_empty(header.purpose), "header-without-purpose", "purpose", {"预案的目的", "what the plan is for"});
  want(!is_empty(header.scope), "header-without-scope", "scope", {"适用范围与事件", "where and for what it holds"});
  want(!is_empty(header.place), "header-without-place", "place", {"工作场所", "the place of work"});
  want(!is_empty(header.basis_of_plan), "header-without-basis", "basis",
       {"上级预案与法规", "the superior plan and the law"});
  want(!is_empty(header.team), "header-without-team", "team",
       {"编制人员及其专业", "who wrote it, with what expertise"});
  want(!header.references.empty(), "header-without-references", "references",
       {"应遵守的法规与标准", "laws and standards that are observed"});
  want(header.effective.has_value(), "header-without-effective", "effective",
       {"施行日期", "the date it is in force from"});
  want(!is_empty(header.interpretation), "header-without-interpretation", "interpretation",
       {"由谁解释", "who interprets it"});
  want(!is_empty(header.adjustment), "header-without-adjustment", "adjustment",
       {"由谁、何时调整", "who adjusts it, and when"});
}

void check_risks(input::Audit& audit) {
  const Header& header = audit.documents.plan.header;
  if (header.risks.empty())
    audit.plan_warning({"/header",
                        "plan-without-risks",
                        key_for("risks", {"风险登记，按标识", "the risk register, by id"}),
                        none,
                        {}});
  for (const Risk& risk : header.risks) check_risk(audit, risk);
}

void check_drills(input::Audit& audit) {
  const Plan& plan = audit.documents.plan;
  if (plan.header.drills.empty()) {
    audit.plan_warning({"/header",
                        "plan-without-drills",
                        key_for("drills", {"演练计划：多久一次、谁参加、演哪个情景",
                                           "the drill calendar: how often, who takes part, which scenario"}),
                        none,
                        {}});
    return;
  }
  for (const PlannedDrill& drill : plan.header.drills) {
    const std::string pointer = fmt::format("/header/drills/{}", json::pointer_token(drill.id));
    check_files(audit, pointer + "/scenarios", drill.scenarios);
    if (audit.has_scenario()) check_held(audit, pointer, drill);
    for (const std::string& id : drill.roles)
      if (!plan.roles.find(id))
        audit.plan_warning({pointer + "/roles", "unknown-role", {"岗位的标识", "the id of a role"}, quote(id), {}});
  }
  for (const Risk& risk : plan.header.risks) {
    const auto drilled = [&](const std::string& path) {
      return std::any_of(plan.header.drills.begin(), plan.header.drills.end(), [&](const PlannedDrill& drill) {
        return std::find(drill.scenarios.begin(), drill.scenarios.end(), path) != drill.scenarios.end();
      });
    };
    if (risk.scenarios.empty() || std::any_of(risk.scenarios.begin(), risk.scenarios.end(), drilled)) continue;
    audit.plan_warning({fmt::format("/header/risks/{}", json::pointer_token(risk.id)),
                        "risk-never-drilled",
                        {"演练计划 \"drills\" 中演到它的一项", "an entry of \"drills\" with one of its scenarios"},
                        none,
                        {}});
  }
}

void check_targets(input::Audit& audit) {
  for (const Target& target : audit.documents.plan.targets)
    if (target.clause.empty())
      audit.plan_warning({input::pointer_to("targets", target.id),
                          "target-without-clause",
                          key_for("clause", {"这个目标出自哪一条款", "the clause that asks for it"}),
                          none,
                          {}});
}

}  // namespace tuiyan::check
