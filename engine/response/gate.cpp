// Where a run is done, and what bars it: see model/step.hpp on places and safety gates.
#include <algorithm>
#include <utility>

#include "response/machine.hpp"

namespace tuiyan::response {

// What he sets out for, of all that the object consists of.
void Machine::aim(Run& run) {
  switch (step_of(run).verb) {
    case Verb::diagnose:
    case Verb::repair:
    case Verb::dispatch:
    case Verb::make_safe:
      if (step_of(run).shipment) return;
      run.fault = fault_for(run);
      if (run.fault && step_of(run).verb != Verb::make_safe) at_fault_[run.person] = run.fault;
      return;
    case Verb::supply:
      run.target = about(target_of_supply(run));
      return;
    default:
      return;
  }
}

// Whether its person has to be where its object is.
bool Machine::is_done_on_site(const Run& run) const {
  const Step& step = step_of(run);
  if (step.place || step.on_site) return true;
  switch (step.verb) {
    case Verb::diagnose:
    case Verb::repair: {
      const Index<Fault> fault = run.fault ? run.fault : truth_.fault_behind(step.object);
      return fault && !documents_.scenario.faults[fault].mending.remote;
    }
    case Verb::dispatch:
      return !step.shipment;  // goods go by themselves
    case Verb::supply:
    case Verb::make_safe:
      return true;
    default:
      return false;
  }
}

// What is broken of a thing: by his diagnosis when he has one, else by what he would find there.
Subject Machine::broken_part(const Run& run, Subject object) const {
  Index<Fault> fault = run.fault;
  if (run.person) {  // nobody may fill the role while the run waits for its permit
    const auto& diagnoses = beliefs_.at(run.person.value).diagnoses;
    if (const auto held = diagnoses.find(object); !fault && held != diagnoses.end()) fault = held->second.fault;
  }
  if (!fault) fault = truth_.fault_behind(object);
  if (fault && !documents_.scenario.faults[fault].strikes.empty())
    return documents_.scenario.faults[fault].strikes.front();
  return object;
}

Index<Location> Machine::place_of(const Run& run) const {
  const Step& step = step_of(run);
  if (!is_done_on_site(run)) return {};
  const auto field = [this](Index<Location> location) {
    return location && documents_.site.locations[location].travel ? location : Index<Location>{};
  };
  if (step.place) return field(step.place);
  if (const auto location = as<Location>(step.object)) return field(location);
  const bool mends = step.verb == Verb::diagnose || step.verb == Verb::repair;
  Subject where = run.target;
  if (!where) where = as<Component>(step.object) && !mends ? step.object : broken_part(run, step.object);
  const auto component = as<Component>(where);
  return component ? field(documents_.site.components[component].at) : Index<Location>{};
}

// The trip that he has to make first; none when he is where the step is done.
std::optional<Travel> Machine::way_to(const Run& run) const {
  const Person& who = person(run.person);
  if (who.pool || who.remote || !is_done_on_site(run)) return std::nullopt;
  const auto trip = [&](const Law& road, Index<Location> place) {
    return Travel{run.person, Wait{Domain::people, road, Key(Purpose::travel).with(who.id)}, {}, place};
  };
  // Making safe and being sent need nobody at a place of work.
  const bool moves_in_field = step_of(run).verb == Verb::dispatch || step_of(run).verb == Verb::make_safe;
  const Index<Location> place = place_of(run);
  if (!roster_.is_at_work(run.person)) {
    if (!place && moves_in_field && !step_of(run).on_site) return std::nullopt;
    return trip(who.travel, {});
  }
  const Index<Location> here = roster_.place(run.person);
  if (place == here) return std::nullopt;
  if (!place && moves_in_field && !as<Location>(step_of(run).object)) return std::nullopt;
  return trip(*documents_.site.locations[place ? place : here].travel, place);
}

void Machine::set_out(Run& run, Travel trip) {
  run.phase = Phase::travelling;
  run.last = append_step(Kind::step_waiting, run, run.causes, static_cast<std::int32_t>(Need::arrival));
  run.wait_logged = true;
  if (roster_.is_on_road(run.person)) return;  // called in, he is on his way there already
  trip.road.key = trip.road.key.with(++trips_[run.person]);
  if (trip.place) trip.road.key = trip.road.key.with(documents_.site.locations[trip.place].id);
  trip.asked = asked_by(run, run.last);
  roster_.set_out(run.person);
  commands_.push_back(trip);
}

// The things and places at which the work is done.
std::vector<Subject> Machine::workplaces(const Run& run) const {
  const Step& step = step_of(run);
  std::vector<Subject> all;
  if (step.place) all.push_back(about(step.place));
  if (run.target) all.push_back(run.target);
  if (run.fault)
    for (Subject struck : documents_.scenario.faults[run.fault].strikes) all.push_back(struck);
  if (all.empty() || (step.place && all.size() == 1)) all.push_back(broken_part(run, step.object));
  if (step.object.kind == SubjectKind::location || step.object.kind == SubjectKind::component)
    all.push_back(step.object);
  return all;
}

Need Machine::gate_of(const Run& run) const {
  const Step& step = step_of(run);
  if (step.permit && !run.started && steps_[step.permit.value].permit == 0) return Need::permit;
  // Being there is no work, and making safe is what opens the gate.
  if (step.verb == Verb::dispatch || step.verb == Verb::make_safe || !is_done_on_site(run)) return Need::none;
  for (Subject where : workplaces(run))
    if (truth_.hazard_at(where)) return Need::safety;
  if (step.verb != Verb::repair || !run.fault || documents_.scenario.faults[run.fault].mending.live) return Need::none;
  for (Subject struck : documents_.scenario.faults[run.fault].strikes)
    if (const auto line = as<Component>(struck); line && !truth_.is_isolated(line)) return Need::safety;
  return Need::none;
}

void Machine::bar(Run& run, Need need) {
  run.phase = Phase::barred;
  run.last = append_step(Kind::step_waiting, run, run.started ? std::vector{run.last} : run.causes,
                         static_cast<std::int32_t>(need));
  run.wait_logged = true;
  run.causes = {run.last};
  send_back(run, run.last);
  free_person(run, run.last);
  run.bound = run.started;
}

// Something has changed that may have barred runs: those for which nothing does any more go on.
void Machine::open_gates() {
  const EntryId by = std::exchange(gate_changed_, 0);
  for (RunNumber number : std::vector<RunNumber>(open_)) {
    Run& run = runs_[number];
    if (run.phase != Phase::barred || gate_of(run) != Need::none) continue;
    run.causes.push_back(by);
    run.last = std::max(run.last, by);
    run.phase = Phase::waiting;
    enlist(run);
  }
}

}  // namespace tuiyan::response
