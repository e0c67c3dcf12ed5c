#include "report/plan_head.hpp"

#include <fmt/format.h>

#include <array>

#include "base/calendar.hpp"
#include "report/sentence.hpp"
#include "words/amount.hpp"

namespace tuiyan::report {
namespace {

std::string said(std::string_view code, Language language) {
  return in(words::word(words::Area::report, code), language);
}

std::string joined(const std::vector<std::string>& parts, Language language) {
  return fmt::format("{}", fmt::join(parts, language == Language::zh ? "；" : "; "));
}

std::string names_of_steps(const Plan& plan, const std::vector<std::string>& ids, Language language) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Index<Step> step = plan.flow.find(id);
    names.push_back(step ? titled(plan.flow[step], language) : id);
  }
  return joined(names, language);
}

std::string names_of_roles(const Plan& plan, const std::vector<std::string>& ids, Language language) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const Index<Role> role = plan.roles.find(id);
    names.push_back(role ? titled(plan.roles[role], language) : id);
  }
  return joined(names, language);
}

// "2026-05-20 (Li, Wang); 2026-08-19 (Li)"
std::string dates_held(const Site& site, const PlannedDrill& drill, Language language) {
  std::vector<std::string> dates;
  for (const HeldDrill& one : drill.held) {
    std::vector<std::string> names;
    for (const Index<Person> who : one.took_part) names.push_back(titled(site.people[who], language));
    dates.push_back(names.empty()              ? date_text(one.on)
                    : language == Language::zh ? fmt::format("{}（{}）", date_text(one.on), fmt::join(names, "、"))
                                               : fmt::format("{} ({})", date_text(one.on), fmt::join(names, ", ")));
  }
  return joined(dates, language);
}

// "../scenarios/seat-system-crash.json": what people call it by is the id.
std::string ids_of_files(const std::vector<std::string>& paths) {
  std::vector<std::string> ids;
  for (const std::string& path : paths) {
    const std::size_t slash = path.rfind('/');
    const std::string file = slash == std::string::npos ? path : path.substr(slash + 1);
    ids.push_back(file.substr(0, file.rfind(".json")));
  }
  return fmt::format("{}", fmt::join(ids, ", "));
}

}  // namespace

std::string_view code(HazardKind hazard) {
  constexpr std::array<std::string_view, 6> codes{"hazard.natural_disaster",  "hazard.equipment",
                                                  "hazard.deliberate_damage", "hazard.human_error",
                                                  "hazard.supplier",          "hazard.demand"};
  return codes.at(static_cast<std::size_t>(hazard));
}

std::string_view code(Urgency urgency) {
  constexpr std::array<std::string_view, 4> codes{"urgency.low", "urgency.medium", "urgency.high", "urgency.immediate"};
  return codes.at(static_cast<std::size_t>(urgency));
}

std::string_view code(DrillForm form) {
  constexpr std::array<std::string_view, 3> codes{"drill_form.tabletop", "drill_form.operation",
                                                  "drill_form.simulation"};
  return codes.at(static_cast<std::size_t>(form));
}

PlanHead plan_head(const Documents& documents, Language language) {
  const Plan& plan = documents.plan;
  const Header& header = plan.header;
  PlanHead head;
  head.place = header.place.in(language);
  if (header.effective) head.effective = date_text(*header.effective);
  head.interpretation = header.interpretation.in(language);
  head.adjustment = header.adjustment.in(language);
  for (const Text& reference : header.references) head.references.push_back(reference.in(language));
  for (const Risk& risk : header.risks) {
    RiskHeadRow row;
    row.name = titled(risk, language);
    if (risk.hazard) row.hazard = said(code(*risk.hazard), language);
    if (risk.per_year) row.per_year = words::number(*risk.per_year);
    if (risk.urgency) row.urgency = said(code(*risk.urgency), language);
    std::vector<std::string> measures;
    for (const Text& measure : risk.measures) measures.push_back(measure.in(language));
    row.measures = joined(measures, language);
    row.steps = names_of_steps(plan, risk.flow, language);
    row.scenarios = ids_of_files(risk.scenarios);
    head.risks.push_back(std::move(row));
  }
  for (const PlannedDrill& drill : header.drills) {
    DrillHeadRow row;
    row.name = titled(drill, language);
    row.form = said(code(drill.form), language);
    row.every =
        in(words::sentence(words::Area::report, "drill.every",
                           {{"days", words::same(words::number(static_cast<double>(drill.every.us) / 86400e6))}}),
           language);
    row.roles = names_of_roles(plan, drill.roles, language);
    row.scenarios = ids_of_files(drill.scenarios);
    row.held = dates_held(documents.site, drill, language);
    head.drills.push_back(std::move(row));
  }
  return head;
}

}  // namespace tuiyan::report
