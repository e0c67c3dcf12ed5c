// Reserves: people who are off duty, and agents at home, come to work because a step calls them.
#include <algorithm>
#include <utility>

#include "world/duty.hpp"
#include "world/monitors.hpp"
#include "world/seats.hpp"

namespace tuiyan::world {

Outcome Duty::call_in(Subject whom, const Asked& asked) {
  const Plan& plan = stage_.documents.plan;
  const Step& step = plan.flow[asked.step];
  std::int64_t called = 0;
  std::vector<Index<Person>> people;
  if (const Index<Role> role = as<Role>(whom)) {
    for (Index<Person> who : plan.roles[role].filled_by) {
      const State& state = people_[who.value];
      if (facts(who).pool || state.on_duty || state.called_in || is_absent(who, stage_.now)) continue;
      people.push_back(who);
    }
    called = static_cast<std::int64_t>(people.size());
  }
  const Index<Person> pool = as<Person>(whom);
  if (pool) {
    const std::int64_t left = facts(pool).reserve - people_[pool.value].reserve_called;
    called = step.agents > 0 ? std::min<std::int64_t>(step.agents, left) : left;
  }
  Entry entry = entry_of(Kind::called_in, whom, asked.cause, asked);
  entry.value = static_cast<double>(called);
  const EntryId noted = stage_.note(std::move(entry));
  for (Index<Person> who : people) call_in_person(who, asked, noted);
  if (pool) call_in_agents(pool, called, asked, noted);
  return {called > 0, noted};
}

void Duty::call_in_person(Index<Person> who, const Asked& asked, EntryId cause) {
  const Person& person = facts(who);
  const Key key = Key(Purpose::called_in).with(person.id);
  if (!stage_.stream.chance(person.answers_off_duty, key)) return;
  people_[who.value].called_in = true;
  const Wait reaction{Domain::people, person.reaction, key.with(1)};
  stage_.after(stage_.length(reaction), [this, who, asked, cause, key] {
    // His shift may have begun, or a step have sent him on his way, before he set out.
    if (facts(who).remote || at_work(who)) return come(who, cause);
    if (people_[who.value].on_road) return;
    const Wait road{Domain::people, facts(who).travel, key.with(2)};
    set_out_(Travel{who, road, {asked.step, asked.instance, cause}});
    stage_.tell(SetOut{who});
  });
}

void Duty::come(Index<Person> who, EntryId because) {
  State& state = people_[who.value];
  state.has_come = true;
  // His own shift may have begun on the way, or an absence.
  if (is_absent(who, stage_.now) || std::exchange(state.on_duty, true)) return;
  stage_.tell(DutyChanged{who, true, because});
  monitors_.show_to(who, because);
}

// Agent by agent: whether he answers, how soon he sets out, how long his way is.
void Duty::call_in_agents(Index<Person> pool, std::int64_t heads, const Asked& asked, EntryId cause) {
  const Person& person = facts(pool);
  State& state = people_[pool.value];
  for (std::int64_t i = 0; i < heads; ++i) {
    const auto nth = static_cast<std::uint64_t>(++state.reserve_called);
    const Key key = Key(Purpose::reserve_comes).with(person.id).with(nth);
    if (!stage_.stream.chance(person.answers_off_duty, key)) continue;
    const Duration reaction = stage_.length({Domain::people, person.reaction, key.with(1)});
    const Duration way = stage_.length({Domain::people, person.travel, key.with(2)});
    stage_.timetable.put(later(later(stage_.now, reaction), way),
                         [this, pool, asked, cause] { reserve_comes(pool, asked, cause); });
  }
}

void Duty::reserve_comes(Index<Person> pool, const Asked& asked, EntryId cause) {
  State& state = people_[pool.value];
  Entry entry = entry_of(Kind::reserve_arrived, about(pool), cause, asked);
  entry.value = static_cast<double>(++state.reserve_there);
  const EntryId noted = stage_.note(std::move(entry));
  if (is_absent(pool, stage_.now)) return;
  ++state.heads;
  seats_.set_heads(pool, state.heads, noted);
  if (std::exchange(state.on_duty, true)) return;
  stage_.tell(DutyChanged{pool, true, noted});
}

}  // namespace tuiyan::world
