// Grids, field work and hazards that cannot be played as written, or hardly.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

bool has_lines(const Site& site, Subject subject) {
  if (const auto component = as<Component>(subject)) {
    const ComponentKind kind = site.components[component].kind;
    return is_line(kind) || kind == ComponentKind::line_switch;
  }
  bool any = false;
  if (const auto service = as<Service>(subject))
    for_each_leaf(site.services[service].needs, [&](Subject leaf) { any = any || has_lines(site, leaf); });
  return any;
}

bool is_known_line(const Site& site, Index<Component> line) { return line && is_line(site.components[line].kind); }

void audit_switches(Audit& audit) {
  const Site& site = audit.documents.site;
  std::vector<bool> joined(site.components.size());
  for (const Component& one : site.components) {
    if (!one.line_switch) continue;
    for (Index<Component> line : {one.line_switch->a, one.line_switch->b}) {
      if (!line) continue;
      joined[line.value] = true;
      if (!is_known_line(site, line))
        audit.site_error({pointer_to("components", one.id, "joins"),
                          "not-a-line",
                          {"\"kind\" 为 \"feeder\" 或 \"section\" 的部件", "a feeder or a section"},
                          quote(site.components[line].id),
                          {}});
    }
  }
  for (std::uint32_t row = 0; row < site.components.size(); ++row) {
    const Component& one = site.components[site.components.at(row)];
    if (one.kind == ComponentKind::section && !joined[row])
      audit.site_error({pointer_to("components", one.id),
                        "never-fed",
                        {"有开关（\"kind\": \"switch\"）连接的区段", "a section that some switch joins"},
                        {"没有开关连接它", "no switch joins it"},
                        {}});
  }
}

bool is_mobile(const Component& one) { return one.generator && one.generator->mobile; }

void audit_verbs(Audit& audit) {
  const Documents& all = audit.documents;
  for (const Step& step : all.plan.flow) {
    const bool switches =
        step.verb == Verb::isolate || step.verb == Verb::transfer ||
        ((step.verb == Verb::activate || step.verb == Verb::deactivate) && step.object.kind == SubjectKind::service);
    if (switches && step.object && !has_lines(all.site, step.object))
      audit.plan_error(
          {pointer_to("flow", step.id, "do"),
           "no-lines",
           {"线路、区段、开关，或由它们组成的服务", "a feeder, section or switch, or a service made of such"},
           {"没有线路", "no lines in it"},
           {}});
    if (step.verb == Verb::supply) {
      const bool known = step.with ? is_mobile(all.site.components[step.with])
                                   : std::any_of(all.site.components.begin(), all.site.components.end(), is_mobile);
      if (!known)
        audit.plan_error({pointer_to("flow", step.id, "do"),
                          "no-mobile-generator",
                          {"站点中写有 \"mobile\": true 的发电机", "a generator of the site with \"mobile\": true"},
                          step.with ? quote(all.site.components[step.with].id) : Said{"没有", "none"},
                          {}});
    }
    const auto place = step.place ? step.place : as<Location>(step.object);
    if (step.verb == Verb::dispatch && place && !all.site.locations[place].travel &&
        std::none_of(all.site.people.begin(), all.site.people.end(),
                     [place](const Person& person) { return person.at == place; }))
      audit.plan_warning({pointer_to("flow", step.id, "do"),
                          "not-in-the-field",
                          {"写有 \"travel\" 的地点，或有人在那里工作的地点",
                           "a location with \"travel\", or one where somebody works"},
                          quote(all.site.locations[place].id),
                          {}});
  }
}

void audit_hazards(Audit& audit) {
  const Documents& all = audit.documents;
  for (const Hazard& hazard : all.scenario.hazards) {
    if (!hazard.lasts && std::none_of(all.plan.flow.begin(), all.plan.flow.end(),
                                      [](const Step& step) { return step.verb == Verb::make_safe; }))
      audit.scenario_warning(
          {pointer_to("hazards", hazard.id),
           "nobody-clears",
           {"预案中的 \"make_safe\" 步骤，或 \"lasts\"", "a step \"make_safe\" in the plan, or \"lasts\""},
           {"没有", "none"},
           {}});
    for (const std::string& skill : hazard.skills)
      if (std::none_of(all.site.people.begin(), all.site.people.end(), [&](const Person& person) {
            return std::find(person.skills.begin(), person.skills.end(), skill) != person.skills.end();
          }))
        audit.scenario_warning({pointer_to("hazards", hazard.id, "skills"),
                                "missing-skill",
                                {"站点中有人具备的技能", "a skill that somebody at the site has"},
                                quote(skill),
                                {}});
  }
}

// A repair for the time being that nothing in the scenario can be mended by.
void audit_temporary(Audit& audit) {
  const Documents& all = audit.documents;
  if (all.scenario.faults.empty()) return;
  const bool any = std::any_of(all.scenario.faults.begin(), all.scenario.faults.end(),
                               [](const Fault& fault) { return fault.mending.temporary.has_value(); });
  for (const Step& step : all.plan.flow)
    if (step.temporary && !any && !step.if_failed)
      audit.plan_warning({pointer_to("flow", step.id, "temporary"),
                          "no-temporary-repair",
                          {"情景中写有 \"mend\".\"temporary\" 的故障，或 \"if_failed\"",
                           "a fault of the scenario with \"mend\".\"temporary\", or an \"if_failed\""},
                          {"都没有：该步骤会失败", "neither: the step will fail"},
                          {}});
}

}  // namespace

void audit_grid(Audit& audit) {
  audit_switches(audit);
  audit_verbs(audit);
  if (!audit.has_scenario()) return;
  audit_hazards(audit);
  audit_temporary(audit);
}

}  // namespace tuiyan::input
