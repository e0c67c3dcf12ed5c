#include "world/maintenance.hpp"

#include <algorithm>
#include <utility>

#include "world/seats.hpp"

namespace tuiyan::world {

Maintenance::Maintenance(Stage& stage, Web& web, Machines& machines, Seats& seats, AllMended all_mended)
    : stage_(stage),
      web_(web),
      machines_(machines),
      seats_(seats),
      all_mended_(std::move(all_mended)),
      broken_by_(stage.documents.scenario.faults.size()) {
  const Site& site = stage.site();
  for (const Crew& crew : site.crews) crews_.push_back({crew.technicians, {}});
  for (std::uint32_t i = 0; i < site.components.size(); ++i) {
    const Component& component = site.components[{i}];
    add(about(Index<Component>{i}), component.id, component.breakdowns, component.maintained, 1);
  }
  for (std::uint32_t i = 0; i < site.seat_groups.size(); ++i) {
    const SeatGroup& group = site.seat_groups[{i}];
    add(about(Index<SeatGroup>{i}), group.id, group.breakdowns, group.maintained, group.seats);
  }
}

void Maintenance::add(Subject subject, const std::string& id, const std::optional<Breakdowns>& facts,
                      const std::optional<Care>& maintained, int units) {
  if (!facts) return;
  Thing thing;
  thing.subject = subject;
  thing.id = &id;
  thing.facts = &*facts;
  thing.wear = stage_.wear(maintained);
  thing.units.resize(static_cast<std::size_t>(units));
  if (const auto component = as<Component>(subject)) thing.sides_of = web_.pairs_of(component);
  things_.push_back(std::move(thing));
}

void Maintenance::begin() {
  for (std::uint32_t thing = 0; thing < things_.size(); ++thing)
    for (std::uint32_t unit = 0; unit < things_[thing].units.size(); ++unit) plan(thing, unit);
}

Key Maintenance::key(Purpose purpose, Job job) const {
  const Thing& thing = things_[job.thing];
  return Key(purpose).with(*thing.id).with(job.unit).with(thing.units[job.unit].failures);
}

void Maintenance::plan(std::uint32_t thing, std::uint32_t unit) {
  const Thing& it = things_[thing];
  if (!it.facts->between_failures) return;
  Wait wait = machine_wait(*it.facts->between_failures, key(Purpose::breakdown, {thing, unit}));
  wait.times = 1 / it.wear;
  // Without length, breaking and mending would never let the clock go on.
  const Duration works_for = std::max(stage_.length(wait), Duration{1});
  things_[thing].units[unit].next = stage_.after(works_for, [this, thing, unit] { break_down(thing, unit, {}, 0); });
}

int Maintenance::strike(Subject subject, int units, Index<Fault> fault, EntryId because) {
  const auto found =
      std::find_if(things_.begin(), things_.end(), [subject](const Thing& thing) { return thing.subject == subject; });
  TUIYAN_CHECK(found != things_.end());  // looked at on reading
  const auto thing = static_cast<std::uint32_t>(found - things_.begin());
  const auto group = as<SeatGroup>(subject);
  const bool at_random = group && stage_.site().seat_groups[group].choice == SeatChoice::random;
  const Key draw = Key(Purpose::seat_choice).with(*found->id).with("strike").with(strikes_++);
  std::vector<std::pair<double, std::uint32_t>> working;
  for (std::uint32_t unit = 0; unit < found->units.size(); ++unit)
    if (!found->units[unit].broken) working.emplace_back(at_random ? stage_.stream.uniform(draw.with(unit)) : 0, unit);
  std::sort(working.begin(), working.end());
  working.resize(std::min(working.size(), static_cast<std::size_t>(units)));
  std::sort(working.begin(), working.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (const auto& [rank, unit] : working) break_down(thing, unit, fault, because);
  return static_cast<int>(working.size());
}

Entry Maintenance::entry(Kind kind, const Thing& thing, std::uint32_t unit, EntryId cause) const {
  Entry entry = entry_of(kind, thing.subject, cause);
  entry.object = about(thing.facts->crew);
  entry.value = unit + 1;
  entry.other = thing.broken;
  return entry;
}

void Maintenance::tell(const Thing& thing, std::uint32_t unit, EntryId because) {
  const bool broken = thing.units[unit].broken;
  if (const auto component = as<Component>(thing.subject)) return machines_.set_broken(component, broken, because);
  seats_.set_broken(as<SeatGroup>(thing.subject), static_cast<int>(unit), broken, because);
}

void Maintenance::break_down(std::uint32_t thing, std::uint32_t unit, Index<Fault> fault, EntryId because) {
  Thing& it = things_[thing];
  Unit& broken = it.units[unit];
  stage_.timetable.cancel(broken.next);
  broken.broken = true;
  broken.fault = fault;
  ++broken.failures;
  ++it.broken;
  if (fault) ++broken_by_[fault.value];
  broken.broke = stage_.note(entry(Kind::broke_down, it, unit, because));
  tell(it, unit, broken.broke);
  crews_[it.facts->crew.value].waiting.push_back({thing, unit});
  // Through the web, so that a pair has begun to switch before anybody comes to mend its side.
  web_.touch({Part::crew, it.facts->crew.value}, broken.broke);
}

bool Maintenance::may_touch(const Thing& thing) const {
  return std::none_of(thing.sides_of.begin(), thing.sides_of.end(),
                      [this](Index<Pair> pair) { return machines_.is_switching(pair); });
}

void Maintenance::refresh(Index<Crew> crew, EntryId because) {
  State& state = crews_[crew.value];
  for (auto job = state.waiting.begin(); job != state.waiting.end() && state.free > 0;) {
    if (!may_touch(things_[job->thing])) {
      ++job;
      continue;
    }
    const Job next = *job;
    job = state.waiting.erase(job);
    --state.free;
    start(next, because);
  }
}

void Maintenance::start(Job job, EntryId because) {
  const Thing& thing = things_[job.thing];
  // A breakdown that brought the crew here binds its own repair only.
  const EntryId broke = thing.units[job.unit].broke;
  const bool was_free = because == 0 || stage_.log.at(because).kind == Kind::broke_down;
  const EntryId began = stage_.note(entry(Kind::repair_began, thing, job.unit, was_free ? broke : because));
  const Duration takes = stage_.length(machine_wait(thing.facts->repair, key(Purpose::breakdown_repair, job)));
  stage_.after(takes, [this, job, began] { mended(job, began); });
}

void Maintenance::mended(Job job, EntryId began) {
  Thing& thing = things_[job.thing];
  Unit& unit = thing.units[job.unit];
  unit.broken = false;
  --thing.broken;
  const EntryId ended = stage_.note(entry(Kind::mended, thing, job.unit, began));
  tell(thing, job.unit, ended);
  plan(job.thing, job.unit);
  const Index<Crew> crew = thing.facts->crew;
  ++crews_[crew.value].free;
  web_.touch({Part::crew, crew.value}, ended);
  const Index<Fault> fault = std::exchange(unit.fault, {});
  if (fault && --broken_by_[fault.value] == 0) all_mended_(fault, ended);
}

}  // namespace tuiyan::world
