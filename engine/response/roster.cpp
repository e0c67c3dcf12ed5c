#include "response/roster.hpp"

#include <algorithm>

namespace tuiyan::response {

bool is_covered(const Site& site, const Person& person, Duration clock) {
  if (person.shifts.empty()) return true;
  constexpr std::int64_t day_us = 86'400'000'000;
  const Duration of_day{((clock.us % day_us) + day_us) % day_us};
  return std::any_of(person.shifts.begin(), person.shifts.end(), [&](Index<Shift> index) {
    const Shift& shift = site.shifts[index];
    // "24:00" is midnight; a shift that begins when it ends goes round the clock.
    const Duration from{shift.from.us % day_us}, to{shift.to.us % day_us};
    if (from == to) return true;
    if (from < to) return from <= of_day && of_day < to;
    return from <= of_day || of_day < to;
  });
}

Roster::Roster(const Documents& documents) : documents_(documents) {
  for (const Person& person : documents.site.people) {
    const bool on_duty = is_covered(documents.site, person, documents.scenario.start_of_day);
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
  people_.at(who.value) = {true, !documents_.site.people[who].remote, false};
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

std::vector<Index<Person>> Roster::fillers(Index<Role> role, const Requirement& requirement, Time now) const {
  std::vector<Index<Person>> on_duty, off_duty;
  for (Index<Person> who : documents_.plan.roles[role].filled_by)
    if (is_present(who, now) && meets(who, requirement)) (is_on_duty(who) ? on_duty : off_duty).push_back(who);
  return on_duty.empty() ? off_duty : on_duty;
}

std::vector<Index<Person>> Roster::callees(Index<Role> role, Time now) const {
  std::vector<Index<Person>> expected, others;
  const Duration clock = documents_.scenario.start_of_day + Duration{now.us};
  for (Index<Person> who : documents_.plan.roles[role].filled_by) {
    const bool is_expected =
        is_on_duty(who) || (!is_present(who, now) && is_covered(documents_.site, documents_.site.people[who], clock));
    (is_expected ? expected : others).push_back(who);
  }
  return expected.empty() ? others : expected;
}

Index<Person> Roster::actor(Index<Role> role, const Requirement& requirement, Time now) const {
  // The number of roles bounds the walk, should a document contain a circle of deputies.
  for (std::uint32_t hops = 0; role && hops <= documents_.plan.roles.size(); ++hops) {
    const auto found = fillers(role, requirement, now);
    if (!found.empty()) return found.front();
    role = documents_.plan.roles[role].deputy;
  }
  return {};
}

bool Roster::is_possible(Index<Role> role, const Requirement& requirement) const {
  for (std::uint32_t hops = 0; role && hops <= documents_.plan.roles.size(); ++hops) {
    const Role& facts = documents_.plan.roles[role];
    for (Index<Person> who : facts.filled_by)
      if (meets(who, requirement)) return true;
    role = facts.deputy;
  }
  return false;
}

}  // namespace tuiyan::response
