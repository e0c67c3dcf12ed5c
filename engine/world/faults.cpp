#include "world/faults.hpp"

#include <algorithm>

#include "base/real.hpp"
#include "world/grid.hpp"
#include "world/maintenance.hpp"
#include "world/seats.hpp"

namespace tuiyan::world {

Faults::Faults(Stage& stage, Machines& machines, Grid& grid, Seats& seats, Maintenance& maintenance)
    : stage_(stage),
      machines_(machines),
      grid_(grid),
      seats_(seats),
      maintenance_(maintenance),
      faults_(stage.documents.scenario.faults.size()),
      killed_(stage.site().components.size()) {}

void Faults::begin() {
  for (std::uint32_t i = 0; i < faults_.size(); ++i) {
    const Fault& fault = facts({i});
    const bool happens = stage_.stream.chance(likelihood(fault), Key(Purpose::fault_happens).with(fault.id));
    const Duration at = stage_.length(machine_wait(fault.at, Key(Purpose::fault_time).with(fault.id)));
    stage_.timetable.put(later(Time{0}, at), [this, i, happens] {
      if (happens) return hit({i});
      Entry entry = entry_of(Kind::fault_did_not_happen, about(Index<Fault>{i}), 0);
      if (!facts({i}).strikes.empty()) entry.object = facts({i}).strikes.front();
      stage_.note(std::move(entry));
    });
  }
}

void Faults::hit(Index<Fault> f) {
  State& state = faults_[f.value];
  const Fault& fault = facts(f);
  state.active = true;
  // A fault that shows on demand lies in wait; any other begins at once.
  state.holding = fault.effect != FaultEffect::fails_on_demand;
  state.struck = stage_.now;
  for (Subject subject : fault.strikes) {
    Entry entry = entry_of(Kind::fault_struck, about(f), 0);
    entry.object = subject;
    state.entries.push_back(stage_.note(std::move(entry)));
  }
  if (fault.lasts) {
    const Duration lasts = stage_.length(machine_wait(*fault.lasts, Key(Purpose::fault_duration).with(fault.id)));
    const EntryId struck = state.entries.empty() ? 0 : state.entries.back();
    state.end = stage_.after(lasts, [this, f, struck] { end(f, struck, {}); });
  }
  if (fault.effect == FaultEffect::intermittent) flap(f);
  if (fault.effect == FaultEffect::breaks) return break_units(f);
  apply(f, state.entries);
}

// The blow itself is over at once; what it broke is mended unit by unit.
void Faults::break_units(Index<Fault> f) {
  const Fault& fault = facts(f);
  int broken = 0;
  for (std::size_t i = 0; i < fault.strikes.size(); ++i)
    broken += maintenance_.strike(fault.strikes[i], fault.units, f, faults_[f.value].entries[i]);
  if (broken == 0 && !fault.strikes.empty()) end(f, faults_[f.value].entries.back(), {});
}

// Plans the end of the phase that has just begun.
void Faults::flap(Index<Fault> f) {
  State& state = faults_[f.value];
  const Fault& fault = facts(f);
  const Key key = Key(Purpose::fault_repeat).with(fault.id).with(state.flaps++);
  const Duration phase = stage_.length(machine_wait(state.holding ? fault.down_for : fault.up_for, key));
  // Phases without length would never let the clock go on.
  state.flap = stage_.after(std::max(phase, Duration{1}), [this, f] {
    State& it = faults_[f.value];
    it.holding = !it.holding;
    flap(f);
    apply(f, it.entries);
  });
}

EntryId Faults::end(Index<Fault> f, EntryId because, const Asked& asked) {
  State& state = faults_[f.value];
  stage_.timetable.cancel(state.end);
  stage_.timetable.cancel(state.flap);
  stage_.timetable.cancel(state.relapse);
  state.active = state.holding = state.patched = false;
  grid_.unlock(f);
  std::vector<EntryId> ended;
  for (Subject subject : facts(f).strikes) {
    Entry entry = entry_of(Kind::fault_ended, about(f), because, asked);
    entry.object = subject;
    ended.push_back(stage_.note(std::move(entry)));
  }
  apply(f, ended);
  return ended.empty() ? because : ended.back();
}

// Of several things by wear: the most worn. 1 - (1 - p)^w is the chance of at least one failure at w times the rate.
double Faults::likelihood(const Fault& fault) const {
  if (!fault.by_wear) return fault.happens;
  double wear = 1;
  for (Subject subject : fault.strikes) {
    if (const Index<Component> c = as<Component>(subject))
      wear = std::max(wear, stage_.wear(stage_.site().components[c].maintained));
    if (const Index<SeatGroup> g = as<SeatGroup>(subject))
      wear = std::max(wear, stage_.wear(stage_.site().seat_groups[g].maintained));
  }
  return fault.happens >= 1 ? 1 : 1 - natural_exp(wear * natural_log(1 - fault.happens));
}

bool Faults::strikes(Index<Fault> f, Subject subject) const {
  const std::vector<Subject>& struck = facts(f).strikes;
  const std::vector<Subject>& replaced = faults_[f.value].replaced;
  return std::find(struck.begin(), struck.end(), subject) != struck.end() &&
         std::find(replaced.begin(), replaced.end(), subject) == replaced.end();
}

// A new one has none of the hardware faults of the old one; what is not of the hardware stays.
Outcome Faults::replace(Index<Component> c, const Asked& asked) {
  for (std::uint32_t i = 0; i < faults_.size(); ++i)
    if (faults_[i].holding && strikes({i}, about(c)) && !facts({i}).mending.hardware) {
      machines_.put_in(c, false, asked.cause);
      return {false, asked.cause};
    }
  const EntryId replaced = stage_.note(entry_of(Kind::replaced, about(c), asked.cause, asked));
  EntryId last = replaced;
  for (std::uint32_t i = 0; i < faults_.size(); ++i) {
    if (!faults_[i].active || !strikes({i}, about(c)) || !facts({i}).mending.hardware) continue;
    faults_[i].replaced.push_back(about(c));
    const std::vector<Subject>& struck = facts({i}).strikes;
    if (std::none_of(struck.begin(), struck.end(), [&](Subject other) { return strikes({i}, other); })) {
      last = end({i}, replaced, asked);
      continue;
    }
    grid_.unlock(about(c));
    machines_.set_latent(c, is_latent(about(c)), replaced);
    machines_.set_struck(c, left_of(about(c)), replaced);
  }
  machines_.put_in(c, true, last);
  return {true, replaced};
}

double Faults::left_of(Subject subject, FaultEffect only) const {
  double left = 1;
  for (std::uint32_t i = 0; i < faults_.size(); ++i) {
    const Fault& fault = facts({i});
    if (!faults_[i].holding || fault.effect != only) continue;
    if (!strikes({i}, subject)) continue;
    const double leaves = only == FaultEffect::partial || only == FaultEffect::weak ? fault.leaves : 0;
    left = std::min(left, faults_[i].patched ? std::max(leaves, fault.mending.temporary->leaves) : leaves);
  }
  return left;
}

double Faults::left_of(Subject subject) const {
  const Index<Component> c = as<Component>(subject);
  if (c && killed_[c.value]) return 0;
  double left = 1;
  for (FaultEffect effect : {FaultEffect::crash, FaultEffect::power_loss, FaultEffect::link_cut, FaultEffect::partial,
                             FaultEffect::intermittent})
    left = std::min(left, left_of(subject, effect));
  // A weak battery is short, not down; any other weak standby gives less.
  const bool battery = c && stage_.site().components[c].kind == ComponentKind::ups;
  return battery ? left : std::min(left, left_of(subject, FaultEffect::weak));
}

bool Faults::is_latent(Subject subject) const {
  for (std::uint32_t i = 0; i < faults_.size(); ++i) {
    const Fault& fault = facts({i});
    if (faults_[i].active && !faults_[i].patched && fault.effect == FaultEffect::fails_on_demand &&
        strikes({i}, subject))
      return true;
  }
  return false;
}

// All of a common cause at once: the change runs through the world when all that was struck knows.
void Faults::apply(Index<Fault> f, const std::vector<EntryId>& because) {
  const Fault& fault = facts(f);
  for (std::size_t i = 0; i < fault.strikes.size(); ++i) {
    const Subject subject = fault.strikes[i];
    if (const Index<Component> c = as<Component>(subject)) {
      machines_.set_latent(c, is_latent(subject), because[i]);
      if (fault.effect == FaultEffect::weak && stage_.site().components[c].kind == ComponentKind::ups)
        machines_.weaken(c, left_of(subject, FaultEffect::weak), because[i]);
      machines_.set_struck(c, left_of(subject), because[i]);
    } else if (const Index<SeatGroup> g = as<SeatGroup>(subject)) {
      seats_.set_latent(g, is_latent(subject), because[i]);
      seats_.set_struck(g, left_of(subject), because[i]);
    }
  }
}

void Faults::strike(Index<Component> c, Time at) {
  TUIYAN_CHECK(c.value < killed_.size());
  stage_.timetable.put(std::max(at, stage_.now), [this, c] {
    killed_[c.value] = true;  // no entry of a fault: the component's own says enough
    machines_.set_struck(c, 0, 0);
  });
}

Outcome Faults::mend(Index<Fault> fault, Subject object, bool temporary, const Asked& asked) {
  if (!fault) fault = behind(object);  // whoever mends without a diagnosis mends what he meets
  if (!fault || !facts(fault).mending.needed) return {false, asked.cause};
  if (!faults_[fault.value].active) return {true, asked.cause};  // it has ended by itself meanwhile
  if (facts(fault).mending.hardware) return {false, asked.cause};
  if (temporary) return patch(fault, asked);
  return {true, end(fault, asked.cause, asked)};
}

Outcome Faults::patch(Index<Fault> f, const Asked& asked) {
  State& state = faults_[f.value];
  const Fault& fault = facts(f);
  if (!fault.mending.temporary || fault.strikes.empty()) return {false, asked.cause};
  if (state.patched) return {true, asked.cause};
  const TemporaryRepair& repair = *fault.mending.temporary;
  state.patched = true;
  grid_.unlock(f);
  std::vector<EntryId> patched;
  for (Subject subject : fault.strikes) {
    Entry entry = entry_of(Kind::fault_patched, about(f), asked.cause, asked);
    entry.object = subject;
    entry.value = repair.leaves;
    patched.push_back(stage_.note(std::move(entry)));
  }
  const Key key = Key(Purpose::relapse).with(fault.id).with(state.patches++);
  if (stage_.stream.chance(repair.relapses, key.with(1)))
    state.relapse = stage_.after(stage_.length(machine_wait(repair.holds, key.with(2))),
                                 [this, f, last = patched.back()] { relapse(f, last); });
  apply(f, patched);
  return {true, patched.back()};
}

void Faults::relapse(Index<Fault> f, EntryId patched) {
  State& state = faults_[f.value];
  state.relapse = {};
  state.patched = false;
  std::vector<EntryId> relapsed;
  for (Subject subject : facts(f).strikes) {
    Entry entry = entry_of(Kind::fault_relapsed, about(f), patched);
    entry.object = subject;
    relapsed.push_back(stage_.note(std::move(entry)));
  }
  apply(f, relapsed);
}

void Faults::consider(Subject subject, Search& all) const {
  for (std::uint32_t i = 0; i < faults_.size(); ++i) {
    const Fault& fault = facts({i});
    const State& state = faults_[i];
    if (!state.active || fault.mending.needed != all.mendable) continue;
    const Index<Component> c = as<Component>(subject);
    const bool comes_and_goes = fault.effect == FaultEffect::intermittent && !state.holding;
    const bool covered = c && is_line(stage_.site().components[c].kind) && machines_.is_broken(c);
    if (all.resting && !comes_and_goes && !state.patched && !covered) continue;
    if (!strikes({i}, subject)) continue;
    // A battery that was merely weak is not what has to be mended when the mains are gone.
    if (fault.effect == FaultEffect::weak && c && stage_.site().components[c].kind == ComponentKind::ups) continue;
    if (std::find(all.found.begin(), all.found.end(), Index<Fault>{i}) == all.found.end()) all.found.push_back({i});
  }
}

void Faults::search(const Expression& expression, Search& all) const {
  for_each_leaf(expression, [&](Subject leaf) { search(leaf, all); });
}

// Down through everything that is not whole; looking for what rests, through everything.
void Faults::search(Subject subject, Search& all) const {
  if (!subject || !all.seen.insert(subject).second) return;
  const Site& site = stage_.site();
  if (const Index<Component> c = as<Component>(subject)) {
    if (!all.resting && machines_.share(c) >= 1) return;
    consider(subject, all);
    if (machines_.share(c) <= 0)
      for (Index<Component> line : grid_.zone(c)) search(about(line), all);
    const Component& component = site.components[c];
    search(about(component.runs_on), all);
    for (Index<Component> feed : component.powered_by) search(about(feed), all);
    search(component.needs, all);
  } else if (const Index<Service> s = as<Service>(subject)) {
    if (all.resting || machines_.share(s) < 1) search(site.services[s].needs, all);
  } else if (const Index<SeatGroup> g = as<SeatGroup>(subject)) {
    if (!all.resting && seats_.share(g) >= 1) return;
    consider(subject, all);
    search(site.seat_groups[g].needs, all);
  } else if (const Index<TrunkGroup> t = as<TrunkGroup>(subject)) {
    search(site.trunks[t].needs, all);
  } else if (const Index<Pair> p = as<Pair>(subject)) {
    if (const Expression* sides = machines_.web().sides_of(p)) search(*sides, all);
  } else if (const Index<Channel> channel = as<Channel>(subject)) {
    for (Index<Component> link : site.channels[channel].over) search(about(link), all);
    search(site.channels[channel].needs, all);
  } else if (subject.kind == SubjectKind::ivr) {
    search(site.calls.ivr.needs, all);
  } else if (subject.kind == SubjectKind::queue) {
    search(site.calls.queue.needs, all);
  } else if (subject.kind == SubjectKind::paper_orders) {
    search(site.calls.paper.needs, all);
  }
}

Index<Fault> Faults::behind(Subject subject) const {
  const std::vector<Index<Fault>> all = all_behind(subject);
  return all.empty() ? Index<Fault>{} : all.front();
}

std::vector<Index<Fault>> Faults::all_behind(Subject subject) const {
  const auto by_age = [this](Search& all) {
    std::sort(all.found.begin(), all.found.end(), [this](Index<Fault> a, Index<Fault> b) {
      return std::pair(faults_[a.value].struck, a) < std::pair(faults_[b.value].struck, b);
    });
    return std::move(all.found);
  };
  Search down;
  search(subject, down);
  if (!down.found.empty()) return by_age(down);
  // Everything works just now: what comes and goes is still there to be found and mended.
  Search resting;
  resting.resting = true;
  search(subject, resting);
  if (!resting.found.empty()) return by_age(resting);
  Search hopeless;
  hopeless.mendable = false;
  search(subject, hopeless);
  return by_age(hopeless);
}

}  // namespace tuiyan::world
