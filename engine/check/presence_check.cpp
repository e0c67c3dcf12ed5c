// Whom plan and scenario count on, and who is not there: at a drill that was held, when an inject is given.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/calendar.hpp"
#include "check/checker.hpp"
#include "check/message.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

std::string named(const Site& site, const std::vector<Index<Person>>& people) {
  std::string text;
  for (const Index<Person> who : people) text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", site.people[who].id);
  return text;
}

bool is_absent(const Scenario& scenario, Index<Person> who, Duration at) {
  return std::any_of(scenario.absent.begin(), scenario.absent.end(), [&](const Absence& absence) {
    return absence.who == who && absence.from <= at && (!absence.to || at < *absence.to);
  });
}

// The last time that the drill was held; with a scenario, up to the day of the event.
const HeldDrill* last_held(const input::Audit& audit, const PlannedDrill& drill) {
  const HeldDrill* last = nullptr;
  for (const HeldDrill& one : drill.held)
    if (!audit.has_scenario() || one.on <= audit.documents.scenario.start_date) last = &one;
  return last;
}

void check_drill(input::Audit& audit, const PlannedDrill& drill) {
  const Documents& all = audit.documents;
  const HeldDrill* held = last_held(audit, drill);
  if (held == nullptr) return;
  for (const std::string& id : drill.roles) {
    const Index<Role> role = all.plan.roles.find(id);
    if (!role || all.plan.roles[role].filled_by.empty()) continue;
    const std::vector<Index<Person>>& people = all.plan.roles[role].filled_by;
    if (std::any_of(people.begin(), people.end(), [&](Index<Person> who) {
          return std::find(held->took_part.begin(), held->took_part.end(), who) != held->took_part.end();
        }))
      continue;
    const std::string date = date_text(held->on);
    audit.plan_warning(
        {fmt::format("/header/drills/{}/held/{}", json::pointer_token(drill.id), date),
         "role-missed-drill",
         {fmt::format("参加者中有 {}", named(all.site, people)),
          fmt::format("{} among those who took part", named(all.site, people))},
         {fmt::format("岗位 \"{}\" 无人参加", id), fmt::format("nobody of the role \"{}\"", id)},
         {"这次演练不算该岗位的熟练；补演，或改演练计划的 \"roles\"",
          "this drill does not keep the role in practice; hold it with them, or mend the \"roles\" of the drill"}});
  }
}

// Whoever is off duty is called; whoever is absent is not there to be told.
void check_inject(input::Audit& audit, const Inject& inject) {
  const Documents& all = audit.documents;
  if (!inject.to) return;
  std::vector<Index<Person>> people;
  for (const Index<Role> role : with_deputies(all.plan, inject.to))
    for (const Index<Person> who : all.plan.roles[role].filled_by)
      if (std::find(people.begin(), people.end(), who) == people.end()) people.push_back(who);
  if (people.empty() || !std::all_of(people.begin(), people.end(),
                                     [&](Index<Person> who) { return is_absent(all.scenario, who, inject.at); }))
    return;
  const std::string names = named(all.site, people);
  audit.scenario_warning({input::pointer_to("injects", inject.id, "to"),
                          "inject-to-nobody",
                          {"那时有人在场的岗位", "a role that somebody fills then, himself or as a deputy"},
                          {fmt::format("那时全部缺勤：{}", names), fmt::format("all absent then: {}", names)},
                          {}});
}

}  // namespace

void check_presence(input::Audit& audit) {
  for (const PlannedDrill& drill : audit.documents.plan.header.drills) check_drill(audit, drill);
  for (const Inject& inject : audit.documents.scenario.injects) check_inject(audit, inject);
}

}  // namespace tuiyan::check
