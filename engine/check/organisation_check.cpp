// Units, roles and people: who has nothing to do, who cannot be replaced, who cannot be reached.
#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.hpp"
#include "check/checker.hpp"
#include "check/message.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

using input::quote;

bool has_step(const Plan& plan, Index<Role> role) {
  return std::any_of(plan.flow.begin(), plan.flow.end(), [&](const Step& step) { return step.by == role; });
}

bool has_skill(const Person& person, const std::string& skill) {
  return std::find(person.skills.begin(), person.skills.end(), skill) != person.skills.end();
}

// The instants of the day at which duty changes.
std::vector<Duration> changes_of_duty(const Site& site) {
  std::vector<Duration> times{Duration{0}};
  for (const Shift& shift : site.shifts)
    for (const Duration at : {shift.from, shift.to})
      if (at < one_day) times.push_back(at);
  std::sort(times.begin(), times.end());
  times.erase(std::unique(times.begin(), times.end()), times.end());
  return times;
}

void check_depth(input::Audit& audit, const Step& step) {
  const Documents& all = audit.documents;
  const Role& role = all.plan.roles[step.by];
  if (role.deputy || role.filled_by.size() != 1) return;
  const Person& person = all.site.people[role.filled_by.front()];
  // A desk elsewhere is staffed by its own house; whoever deputises is the second already.
  const bool stands_in = std::any_of(all.plan.roles.begin(), all.plan.roles.end(),
                                     [&](const Role& other) { return other.deputy == step.by; });
  if (person.pool || person.remote || person.crew_size > 1 || stands_in) return;
  audit.plan_warning({input::pointer_to("roles", role.id),
                      "one-person-deep",
                      {"第二名人员，或 \"deputy\"", "a second person, or a \"deputy\""},
                      {fmt::format("只有 \"{}\"，步骤 \"{}\" 全靠此人", person.id, step.id),
                       fmt::format("only \"{}\", on whom the step \"{}\" hangs", person.id, step.id)},
                      {}});
}

// Everybody who may be called by this message must have a device for one of its channels.
void check_contacts(input::Audit& audit, const Step& step) {
  const Documents& all = audit.documents;
  if (!is_message(step.verb) || step.in_person || !step.to) return;
  for (const Index<Role> role : with_deputies(all.plan, step.to)) {
    for (const Index<Person> who : all.plan.roles[role].filled_by) {
      const Person& person = all.site.people[who];
      const bool reachable = std::any_of(person.devices.begin(), person.devices.end(), [&](const Device& device) {
        return step.channels.empty() ||
               std::find(step.channels.begin(), step.channels.end(), device.channel) != step.channels.end();
      });
      const std::vector<Index<Person>>& own = all.plan.roles[step.by].filled_by;
      if (reachable || std::find(own.begin(), own.end(), who) != own.end()) continue;
      audit.plan_warning({input::pointer_to("flow", step.id, "do"),
                          "contact-missing",
                          {fmt::format("\"{}\" 有的通道", person.id),
                           fmt::format("a channel that \"{}\" has a device for", person.id)},
                          person.devices.empty() ? Said{"通讯录中没有此人", "nobody has a number of his"}
                                                 : Said{"此步骤的通道他都没有", "he has none of this step's channels"},
                          {"在站点的 \"devices\" 中补上联系方式", "add it to \"devices\" in the site"}});
    }
  }
}

void check_skills(input::Audit& audit, const Step& step, const std::vector<Duration>& times) {
  const Site& site = audit.documents.site;
  for (const std::string& skill : step.skills)
    for (const Duration at : times) {
      if (std::any_of(site.people.begin(), site.people.end(), [&](const Person& person) {
            return has_skill(person, skill) && is_covered(site.shifts, person, at);
          }))
        continue;
      const std::string clock = clock_text(at);
      audit.plan_warning(
          {input::pointer_to("flow", step.id, "skills"),
           "skill-not-on-duty",
           {"任何时刻都有人在岗的技能", "a skill that somebody on duty has at any hour"},
           {fmt::format("\"{}\"：{} 起无人在岗", skill, clock), fmt::format("\"{}\": nobody from {} on", skill, clock)},
           {"安排值班，或由全天值守的单位承担", "put somebody on duty, or a desk that is staffed all day"}});
      break;
    }
}

}  // namespace

void check_units(input::Audit& audit) {
  const Plan& plan = audit.documents.plan;
  for (std::uint32_t row = 0; row < plan.units.size(); ++row) {
    const Index<Unit> unit = plan.units.at(row);
    bool has_role = false, acts = false;
    for (std::uint32_t i = 0; i < plan.roles.size(); ++i) {
      if (plan.roles[plan.roles.at(i)].unit != unit) continue;
      has_role = true;
      acts = acts || has_step(plan, plan.roles.at(i));
    }
    if (acts) continue;
    audit.plan_warning(
        {input::pointer_to("units", plan.units[unit].id),
         "unit-without-step",
         {"流程中至少一个步骤由它的岗位来做", "at least one step of the flow by a role of this unit"},
         has_role ? Said{"岗位都没有步骤", "none of its roles has a step"} : Said{"连岗位也没有", "not even a role"},
         {}});
  }
  for (std::uint32_t row = 0; row < plan.roles.size(); ++row) {
    const Role& role = plan.roles[plan.roles.at(row)];
    if (role.duties.empty() && !has_step(plan, plan.roles.at(row)))
      audit.plan_warning({input::pointer_to("roles", role.id),
                          "role-without-duty",
                          {"\"duties\"，或由它来做的步骤", "\"duties\", or a step by it"},
                          {"没有", "none"},
                          {}});
  }
}

void check_people(input::Audit& audit) {
  const Plan& plan = audit.documents.plan;
  const std::vector<Duration> times = changes_of_duty(audit.documents.site);
  std::vector<Index<Role>> seen;
  for (const Step& step : plan.flow) {
    if (!step.by) continue;
    if (std::find(seen.begin(), seen.end(), step.by) == seen.end()) {
      check_depth(audit, step);
      seen.push_back(step.by);
    }
    check_contacts(audit, step);
    check_skills(audit, step, times);
  }
}

}  // namespace tuiyan::check
