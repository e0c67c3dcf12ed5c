// How fast people are: what they have practised, and how long they have been at it.
#include "response/stamina.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "response/machine.hpp"

namespace tuiyan::response {

Time shift_start(const Documents& documents, Index<Person> who) {
  Time began{0};
  for (Index<Shift> row : documents.site.people[who].shifts) {
    const Shift& shift = documents.site.shifts[row];
    if (const auto since = running_for(shift.from, shift.to, documents.scenario.start_of_day))
      began = std::min(began, Time{-since->us});
  }
  return began;
}

std::vector<Practised> practised(const Documents& documents) {
  const Plan& plan = documents.plan;
  if (!plan.practice) return {};
  std::vector<Practised> people(documents.site.people.size());
  for (const PlannedDrill& drill : plan.header.drills)
    for (const HeldDrill& one : drill.held) {
      // What is held after the event counts for nothing.
      const double worth = kept({one.on, {}}, plan.practice->fades_after, documents.scenario.start_date, 0);
      for (Index<Person> who : one.took_part) {
        Practised& his = people.at(who.value);
        his.at_all = std::max(his.at_all, worth);
        if (drill.form == DrillForm::operation) his.by_hand = std::max(his.by_hand, worth);
      }
    }
  return people;
}

double Machine::slowness(Index<Person> who) const {
  double times = 1;
  if (!practice_.empty())
    times = natural_exp(natural_log(documents_.plan.practice->slower_without) * (1 - practice_[who.value].at_all));
  if (const auto& endurance = person(who).endurance) {
    const Duration beyond = now_ - fresh_since_[who.value] - endurance->full_for;
    if (beyond.us > 0) times *= 1 + endurance->slower_per_hour * in_seconds(beyond) / 3600;
  }
  return times;
}

// A switch-over by hand goes wrong for want of practice; see `Practice`.
bool Machine::hand_slips(const Run& run) const {
  const Verb verb = step_of(run).verb;
  if (practice_.empty() || (verb != Verb::switch_over && verb != Verb::activate)) return false;
  const Practice& facts = *documents_.plan.practice;
  const double practice = practice_[run.person.value].by_hand;
  const double with = std::max(facts.fails_with, 1e-12), without = std::max(facts.fails_without, 1e-12);
  const double fails = natural_exp(practice * natural_log(with) + (1 - practice) * natural_log(without));
  return stream_.chance(fails, step_key(Purpose::hand_switch, run, run.nth));
}

void Machine::sustain(Run& run) {
  const Step& step = step_of(run);
  const Plan& plan = documents_.plan;
  for (std::uint32_t row = 0; row < plan.roles.size(); ++row) {
    const Role& role = plan.roles[Index<Role>{row}];
    if (about(role.unit) != step.object && about(Index<Role>{row}) != step.object) continue;
    for (Index<Person> who : role.filled_by) fresh_since_.at(who.value) = now_;
  }
  succeed(run, {append_step(Kind::sustained, run, {run.last})});
}

}  // namespace tuiyan::response
