// The verbs of the grid and the field: cutting off what is broken, feeding what is without power, clearing what
// bars work. What they do to the world stands in world/grid.hpp, world/machines.hpp and world/hazards.hpp.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

// A thing that is named is cut off; of anything else, what he takes to be broken. Who has no idea, or a wrong
// one, cuts off nothing that helps.
void Machine::isolate(Run& run) {
  const Subject object = step_of(run).object;
  if (object.kind == SubjectKind::component) return change(run);
  auto& diagnoses = beliefs_of(run.person).diagnoses;
  const auto held = diagnoses.find(object);
  if (held == diagnoses.end()) return try_failed(run, run.last);
  if (!held->second.right) {
    diagnoses.erase(held);
    return try_failed(run, run.last);
  }
  run.fault = held->second.fault;
  run.last = std::max(run.last, held->second.entry);
  change(run);
}

// The first that lacks power and for which no other supply has set out; when there is one for each, the first of all:
// he stands by should that one fail.
Index<Component> Machine::target_of_supply(const Run& run) const {
  const std::vector<Index<Component>> all = truth_.unpowered(step_of(run).object);
  for (Index<Component> one : all)
    if (std::none_of(open_.begin(), open_.end(), [&](RunNumber number) {
          const Run& other = runs_[number];
          return number != run.number && step_of(other).verb == Verb::supply && other.target == about(one);
        }))
      return one;
  return all.empty() ? Index<Component>{} : all.front();
}

void Machine::supply(Run& run) {
  const Step& step = step_of(run);
  if (!run.target || truth_.unpowered(run.target).empty()) return succeed(run, {run.last});  // nobody needs it any more
  run.nth = next_nth(run);
  run.stage = Stage::deed;
  if (!step.takes) return deed(run);
  work(run, *step.takes, step_key(Purpose::step_time, run, run.nth));
}

// The measures that are always taken have been taken; a hazard takes its own time besides.
void Machine::make_safe(Run& run) {
  run.target = {};
  Index<Hazard> hazard;
  for (Subject where : workplaces(run))
    if (!hazard) hazard = truth_.hazard_at(where);
  if (!hazard) return succeed(run, {run.last});
  const Hazard& facts = documents_.scenario.hazards[hazard];
  const std::vector<std::string>& skills = person(run.person).skills;
  if (!std::all_of(facts.skills.begin(), facts.skills.end(), [&](const std::string& skill) {
        return std::find(skills.begin(), skills.end(), skill) != skills.end();
      }))
    return try_failed(run, run.last);
  run.target = facts.at;
  run.stage = Stage::clearing;
  work(run, facts.clearing, Key(Purpose::hazard_clearing).with(facts.id).with(run.nth));
}

}  // namespace tuiyan::response
