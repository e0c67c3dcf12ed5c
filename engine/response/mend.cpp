// Finding the cause of a fault and mending it.
//
// A wrong diagnosis looks like a right one until the repair built on it has taken its time and
// changed nothing.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

namespace {

// A fault that is never found in so many rounds will not be: the step fails.
constexpr int most_rounds = 100;

}  // namespace

bool Machine::is_able(const Run& run, const Mending& mending) const {
  const Person& who = person(run.person);
  if (who.remote && !mending.remote) return false;
  if (step_of(run).verb == Verb::diagnose) return true;
  return std::all_of(mending.skills.begin(), mending.skills.end(), [&who](const std::string& skill) {
    return std::find(who.skills.begin(), who.skills.end(), skill) != who.skills.end();
  });
}

// Somebody else is at it, or on his way there. Making safe and working go side by side.
bool Machine::is_taken(const Run& run, Index<Fault> fault) const {
  const bool makes_safe = step_of(run).verb == Verb::make_safe;
  const bool is_worked_at = std::any_of(open_.begin(), open_.end(), [&](RunNumber number) {
    const Run& other = runs_[number];
    return number != run.number && other.bound && other.person != run.person && other.fault == fault &&
           (step_of(other).verb == Verb::make_safe) == makes_safe;
  });
  if (makes_safe) return is_worked_at || !is_hazardous(fault);
  return is_worked_at || std::any_of(at_fault_.begin(), at_fault_.end(), [&](const auto& one) {
           return one.first != run.person && one.second == fault && roster_.place(one.first);
         });
}

bool Machine::is_hazardous(Index<Fault> fault) const {
  const std::vector<Subject>& struck = documents_.scenario.faults[fault].strikes;
  return std::any_of(struck.begin(), struck.end(), [this](Subject one) { return truth_.hazard_at(one); });
}

// Of several faults behind one thing: the one that he has diagnosed; else, of those at which nobody else is (to make
// safe: where there is a hazard), one at the place where he is; else the first of these.
Index<Fault> Machine::fault_for(const Run& run) const {
  const std::vector<Index<Fault>> all = truth_.faults_behind(step_of(run).object);
  if (all.size() <= 1) return all.empty() ? Index<Fault>{} : all.front();
  const auto is_open = [&](Index<Fault> fault) { return std::find(all.begin(), all.end(), fault) != all.end(); };
  if (run.fault && is_open(run.fault)) return run.fault;
  const auto& diagnoses = beliefs_.at(run.person.value).diagnoses;
  const auto held = diagnoses.find(step_of(run).object);
  const bool looks_around = step_of(run).verb == Verb::diagnose || step_of(run).verb == Verb::make_safe;
  if (!looks_around && held != diagnoses.end() && is_open(held->second.fault)) return held->second.fault;
  Index<Fault> first;
  for (Index<Fault> fault : all) {
    if (is_taken(run, fault)) continue;
    const auto struck = as<Component>(documents_.scenario.faults[fault].strikes.front());
    const Index<Location> place = roster_.place(run.person);
    if (place && struck && documents_.site.components[struck].at == place) return fault;
    if (!first) first = fault;
  }
  return first ? first : all.front();
}

void Machine::start_mending(Run& run) {
  const Step& step = step_of(run);
  run.fault = fault_for(run);
  run.goods_used = static_cast<bool>(run.fault);
  if (!run.fault) return succeed(run, {run.last});  // it came back by itself
  const Fault& fault = documents_.scenario.faults[run.fault];
  // What only ends by itself can be neither found nor mended: the plan has to know another way.
  if (!fault.mending.needed || !is_able(run, fault.mending)) return fail(run, run.last);
  if (step.temporary && !fault.mending.temporary)
    return fail(run, run.last);  // he sees that it has to be mended for good
  if (step.verb == Verb::repair) return try_repair(run);
  run.stage = Stage::deed;
  run.nth = ++mended_[{run.fault, Purpose::diagnosis_time}];
  work(run, step.takes.value_or(fault.mending.diagnosis), Key(Purpose::diagnosis_time).with(fault.id).with(run.nth));
}

void Machine::try_repair(Run& run) {
  const Fault& fault = documents_.scenario.faults[run.fault];
  const auto& diagnoses = beliefs_of(run.person).diagnoses;
  const auto held = diagnoses.find(step_of(run).object);
  // Who knows that it takes a replacement does not try without.
  if (fault.mending.hardware && held != diagnoses.end() && held->second.right && held->second.fault == run.fault)
    return fail(run, run.last);
  run.stage = Stage::deed;
  const bool temporary = step_of(run).temporary;
  const Purpose purpose = temporary ? Purpose::temporary_repair : Purpose::repair_time;
  const Law& law = temporary ? fault.mending.temporary->takes : fault.mending.repair;
  run.nth = ++mended_[{run.fault, purpose}];
  work(run, step_of(run).takes.value_or(law), Key(purpose).with(fault.id).with(run.nth));
}

// The person takes his finding for the cause, be it right or wrong.
void Machine::conclude(Run& run) {
  const Fault& fault = documents_.scenario.faults[run.fault];
  Diagnosis diagnosis;
  diagnosis.fault = run.fault;
  diagnosis.right =
      !stream_.chance(fault.mending.diagnosis_wrong, Key(Purpose::diagnosis_right).with(fault.id).with(run.nth));
  diagnosis.hardware = fault.mending.hardware == diagnosis.right;
  diagnosis.as_of = now_;
  run.last = append_step(Kind::diagnosed, run, {run.last}, diagnosis.right ? 1 : 0);
  diagnosis.entry = run.last;
  beliefs_of(run.person).diagnoses[step_of(run).object] = diagnosis;
  knowledge_changed_ = true;
}

void Machine::diagnose(Run& run) {
  conclude(run);
  succeed(run, {run.last});
}

void Machine::repair(Run& run) {
  const Step& step = step_of(run);
  const Fault& fault = documents_.scenario.faults[run.fault];
  if (!truth_.fault_behind(step.object)) return succeed(run, {run.last});
  auto& diagnoses = beliefs_of(run.person).diagnoses;
  const auto held = diagnoses.find(step.object);
  if (held != diagnoses.end() && (!held->second.right || held->second.fault != run.fault)) {
    diagnoses.erase(held);
    if (step.if_failed) return fail(run, run.last);
    return diagnose_again(run);
  }
  if (fault.mending.hardware) return fail(run, run.last);
  if (!stream_.chance(fault.mending.repair_works, Key(Purpose::repair_works).with(fault.id).with(run.nth)))
    return try_failed(run, run.last);
  change(run);
}

void Machine::diagnose_again(Run& run) {
  if (++run.rounds >= most_rounds) return fail(run, run.last);
  const Fault& fault = documents_.scenario.faults[run.fault];
  run.last = append_step(Kind::step_waiting, run, {run.last}, static_cast<std::int32_t>(Need::diagnosis));
  run.stage = Stage::second_diagnosis;
  run.nth = ++mended_[{run.fault, Purpose::diagnosis_time}];
  work(run, fault.mending.diagnosis, Key(Purpose::diagnosis_time).with(fault.id).with(run.nth));
}

}  // namespace tuiyan::response
