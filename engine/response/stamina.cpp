// How fast people are: what they have practised, and how long they have been at it.
#include "response/stamina.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "base/real.hpp"
#include "response/machine.hpp"

namespace tuiyan::response {

Time shift_start(const Documents& documents, Index<Person> who) {
  constexpr std::int64_t day_us = one_day.us;
  const std::int64_t clock = documents.scenario.start_of_day.us % day_us;
  Time began{0};
  for (Index<Shift> row : documents.site.people[who].shifts) {
    const Shift& shift = documents.site.shifts[row];
    const std::int64_t from = shift.from.us % day_us, to = shift.to.us % day_us;
    const std::int64_t since = ((clock - from) % day_us + day_us) % day_us;
    const std::int64_t lasts = from == to ? day_us : ((to - from) % day_us + day_us) % day_us;
    if (since < lasts) began = std::min(began, Time{-since});
  }
  return began;
}

double Machine::practice_of(Index<Person> who) const {
  const Plan& plan = documents_.plan;
  double practice = 0;
  for (const Rehearsal& one : plan.drill_history)
    if (std::find(one.took_part.begin(), one.took_part.end(), who) != one.took_part.end())
      practice = std::max(practice, kept(one.held, plan.practice->fades_after, documents_.scenario.start_date, 0));
  return practice;
}

double Machine::slowness(Index<Person> who) const {
  double times = 1;
  if (!practice_.empty())
    times = natural_exp(natural_log(documents_.plan.practice->slower_without) * (1 - practice_[who.value]));
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
  const double practice = practice_[run.person.value];
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
