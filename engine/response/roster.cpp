#include "response/roster.hpp"

#include <algorithm>

namespace tuiyan::response {

Roster::Roster(const Documents& documents) : documents_(documents) {
  for (const Person& person : documents.site.people) {
    const bool on_duty = is_covered(documents.site.shifts, person, documents.scenario.start_of_day);
    people_.push_back({on_duty, on_duty && !person.remote});
  }
}

bool Roster::is_present(Index<Person> who, Time now) const {
  return std::none_of(
      documents_.scenario.absent.begin(), documents_.scenario.absent.end(), [&](const Absence& absence) {
        const Duration since_start{now.us};
        return absence.who == who && absence.from <= since_start && (!absence.to || since_start < *absence.to);
      });
}

void Roster::begin_duty(Index<Person> who) {
  Whereabouts& where = people_.at(who.value);
  where.on_duty = true;
  where.leaves_when_free = false;
  if (where.on_road) return;
  where.at_work = !documents_.site.people[who].remote;
  where.place = {};
}

void Roster::end_duty(Index<Person> who) {
  Whereabouts& where = people_.at(who.value);
  where.on_duty = false;
  where.leaves_when_free = true;
}

bool Roster::leaves(Index<Person> who) {
  Whereabouts& where = people_.at(who.value);
  if (!where.leaves_when_free) return false;
  where.at_work = where.leaves_when_free = false;
  where.place = {};
  return true;
}

bool Roster::meets(Index<Person> who, const Requirement& requirement) const {
  const Person& person = documents_.site.people[who];
  if (requirement.at_site && person.remote) return false;
  return std::all_of(requirement.skills.begin(), requirement.skills.end(), [&person](const std::string& skill) {
    return std::find(person.skills.begin(), person.skills.end(), skill) != person.skills.end();
  });
}

std::vector<Index<Role>> Roster::chain(Index<Role> role) const {
  std::vector<Index<Role>> roles;
  // The number of roles bounds the walk, should a document contain a circle of deputies.
  for (; role && roles.size() < documents_.plan.roles.size(); role = documents_.plan.roles[role].deputy)
    roles.push_back(role);
  return roles;
}

namespace {

// The people of each role of a chain in one line: the roles with somebody on duty come first, with those; then the
// others, with whoever there is.
template <class OnDuty, class Add>
void line_up(const Plan& plan, const std::vector<Index<Role>>& chain, OnDuty is_on_duty, Add add) {
  std::vector<Index<Role>> unmanned;
  for (Index<Role> role : chain) {
    bool manned = false;
    for (Index<Person> who : plan.roles[role].filled_by)
      if (is_on_duty(who)) manned = true, add(role, who);
    if (!manned) unmanned.push_back(role);
  }
  for (Index<Role> role : unmanned)
    for (Index<Person> who : plan.roles[role].filled_by) add(role, who);
}

}  // namespace

std::vector<Index<Person>> Roster::line(Index<Role> role, const Requirement& requirement, Time now) const {
  std::vector<Index<Person>> people;
  const auto can = [&](Index<Person> who) { return is_present(who, now) && meets(who, requirement); };
  line_up(
      documents_.plan, chain(role), [&](Index<Person> who) { return is_on_duty(who) && can(who); },
      [&](Index<Role>, Index<Person> who) {
        if (can(who) && std::find(people.begin(), people.end(), who) == people.end()) people.push_back(who);
      });
  return people;
}

std::vector<Roster::Callee> Roster::callees(Index<Role> role, bool try_deputies, Time now) const {
  std::vector<Callee> called;
  const Duration clock = documents_.scenario.start_of_day + Duration{now.us};
  line_up(
      documents_.plan, try_deputies ? chain(role) : std::vector<Index<Role>>{role},
      [&](Index<Person> who) {
        return is_on_duty(who) ||
               (!is_present(who, now) && is_covered(documents_.site.shifts, documents_.site.people[who], clock));
      },
      [&](Index<Role> of, Index<Person> who) {
        if (std::none_of(called.begin(), called.end(), [who](const Callee& one) { return one.who == who; }))
          called.push_back({of, who});
      });
  return called;
}

Index<Person> Roster::actor(Index<Role> role, const Requirement& requirement, Time now) const {
  const std::vector<Index<Person>> people = line(role, requirement, now);
  return people.empty() ? Index<Person>{} : people.front();
}

bool Roster::is_possible(Index<Role> role, const Requirement& requirement) const {
  for (Index<Role> one : chain(role))
    for (Index<Person> who : documents_.plan.roles[one].filled_by)
      if (meets(who, requirement)) return true;
  return false;
}

}  // namespace tuiyan::response
