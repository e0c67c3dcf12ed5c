// Pairs and services: the capacity that the machines give together.
#include <cmath>

#include "world/machines.hpp"

namespace tuiyan::world {
namespace {

// A log holds numbers only: what is not limited counts as 1 of 1.
double loggable(double capacity, double normal) {
  if (normal != unlimited && capacity != unlimited) return capacity;
  return capacity > 0 ? (normal == unlimited ? 1 : normal) : 0;
}

}  // namespace

double Machines::leaf(Subject subject, bool without_faults) const {
  switch (subject.kind) {
    case SubjectKind::component: {
      const Index<Component> c = as<Component>(subject);
      const double full = facts(c).capacity.value_or(unlimited);
      // A power source counts by what it delivers, anything else by its share.
      const double left = without_faults ? 1 : facts(c).kind == ComponentKind::generator && !delivers(c) ? 0 : share(c);
      if (left <= 0) return 0;
      // Whole calls: what is left of a link does not carry half of one.
      const bool by_codec = facts(c).kind == ComponentKind::link && stage_.site().calls.codec_rate_Bps > 0;
      return by_codec && full < unlimited ? std::floor(full * left + 1e-9) : full * left;
    }
    case SubjectKind::service: {
      const Service& service = stage_.site().services[as<Service>(subject)];
      return without_faults ? capacity_without_faults(service.needs) : capacity(service.needs);
    }
    case SubjectKind::seat_group:
      return seats_(as<SeatGroup>(subject), without_faults);
    default:
      TUIYAN_CHECK(false);
      return 0;
  }
}

void Machines::begin(EntryId cause) {
  for (std::uint32_t i = 0; i < services_.size(); ++i) {
    services_[i].capacity = -1;  // so that the first look logs it
    refresh_service({i}, cause);
  }
}

void Machines::refresh_service(Index<Service> s, EntryId because) {
  ServiceState& state = services_[s.value];
  const Service& service = stage_.site().services[s];
  const double now = capacity(service.needs);
  const double normal = capacity_without_faults(service.needs);
  // The normal capacity moves too, with the heads on duty: the share is of what there should be.
  if (now == state.capacity && normal == state.normal) return;
  state.capacity = now;
  state.normal = normal;
  Entry entry = entry_of(Kind::service_changed, about(s), because);
  entry.value = loggable(now, normal);
  entry.other = loggable(normal, normal);
  state.changed = stage_.note(std::move(entry));
  web_.spread({Part::service, s.value}, state.changed);
}

double Machines::share(Index<Service> s) const {
  const ServiceState& state = services_[s.value];
  const double normal = loggable(state.normal, state.normal);
  // Nobody on duty, nothing to lose: whole, as long as nothing is less than that.
  return normal <= 0 ? 1 : loggable(state.capacity, state.normal) / normal;
}

double Machines::share(Index<Pair> p) const {
  const int active = pairs_[p.value].active;
  return active >= 0 && side_capacity(p, active) > 0 ? 1 : 0;
}

double Machines::side_capacity(Index<Pair> p, int side) const {
  const Expression* sides = web_.sides_of(p);
  return sides == nullptr ? 0 : capacity(sides->parts[static_cast<std::size_t>(side)]);
}

void Machines::refresh_pair(Index<Pair> p, EntryId because) {
  PairState& state = pairs_[p.value];
  if (state.active < 0) return;  // what counts is how the sides stand when the switch ends
  if (stage_.site().pairs[p].active_active) return refresh_active_active(p, because);
  if (side_capacity(p, state.active) > 0) {
    state.stuck = false;
    return;
  }
  const int other = 1 - state.active;
  if (!state.stuck && side_capacity(p, other) > 0) switch_by_itself(p, other, because);
}

// Both carry, or the active one alone. What was lost interrupts once; what comes back does not.
void Machines::refresh_active_active(Index<Pair> p, EntryId because) {
  PairState& state = pairs_[p.value];
  const bool here = side_capacity(p, state.active) > 0;
  const bool there = side_capacity(p, 1 - state.active) > 0;
  const bool were_both = std::exchange(state.both, here && there);
  if (here == there || (here && !were_both)) return;
  if (were_both) return switch_by_itself(p, here ? state.active : 1 - state.active, because);
  // Both had been lost: the first that is back carries.
  state.active = 1 - state.active;
  Entry entry = entry_of(Kind::pair_switched, about(p), because);
  entry.value = state.active;
  web_.spread({Part::pair, p.value}, stage_.note(std::move(entry)));
}

void Machines::switch_by_itself(Index<Pair> p, int to, EntryId because) {
  PairState& state = pairs_[p.value];
  const Pair& pair = stage_.site().pairs[p];
  if (stage_.stream.chance(pair.works, Key(Purpose::switch_works).with(pair.id).with(state.switches)))
    return begin_switch(p, to, because, {});
  // One try for each loss: nothing happens by itself until a side comes back, but a reboot.
  Entry entry = entry_of(Kind::pair_switch_failed, about(p), because);
  entry.value = state.active;
  const EntryId failed = stage_.note(std::move(entry));
  if (pair.reboot) return begin_switch(p, to, failed, {}, true);
  ++state.switches;
  state.stuck = true;
}

void Machines::begin_switch(Index<Pair> p, int to, EntryId because, const Asked& asked, bool reboot) {
  PairState& state = pairs_[p.value];
  const Pair& pair = stage_.site().pairs[p];
  state.from = state.active;
  state.to = to;
  state.active = -1;
  state.asked = asked;
  Entry entry = entry_of(Kind::pair_switching, about(p), because, asked);
  entry.value = -1;
  state.began = stage_.note(std::move(entry));
  web_.spread({Part::pair, p.value}, state.began);
  const Key key = Key(reboot ? Purpose::reboot : Purpose::switch_over).with(pair.id).with(state.switches++);
  const Wait wait = machine_wait(reboot ? *pair.reboot : pair.switch_over, key);
  stage_.after(stage_.length(wait), [this, p] { finish_switch(p); });
}

// The components behind the leaves, through services, show whether they are ready.
void Machines::demand(const Expression& side, EntryId because) {
  for_each_leaf(side, [this, because](Subject subject) {
    const Index<Component> c = as<Component>(subject);
    if (c && !demand(c)) web_.touch({Part::component, c.value}, because);
    if (const Index<Service> s = as<Service>(subject)) demand(stage_.site().services[s].needs, because);
  });
}

void Machines::finish_switch(Index<Pair> p) {
  PairState& state = pairs_[p.value];
  const Expression* sides = web_.sides_of(p);
  // Now the other side is needed, and it shows whether it was ready.
  demand(sides->parts[static_cast<std::size_t>(state.to)], state.began);
  settle_();
  // The other side may have died meanwhile, or the first one come back.
  const bool works = side_capacity(p, state.to) > 0;
  state.active = works ? state.to : state.from;
  const bool active_active = stage_.site().pairs[p].active_active;
  state.both = side_capacity(p, 0) > 0 && side_capacity(p, 1) > 0;
  state.stuck = !active_active && !works && side_capacity(p, state.from) <= 0;
  Entry entry = entry_of(works ? Kind::pair_switched : Kind::pair_switch_failed, about(p), state.began, state.asked);
  entry.value = state.active;
  const EntryId ended = stage_.note(std::move(entry));
  web_.spread({Part::pair, p.value}, ended);
  if (Answer answer = std::exchange(state.answer, {})) answer({works, ended});
}

void Machines::switch_by_hand(Index<Pair> p, const Asked& asked, Answer answer) {
  PairState& state = pairs_[p.value];
  if (state.active < 0) {
    // Somebody or something is at it: the answer is how that ends.
    TUIYAN_CHECK(web_.sides_of(p) != nullptr);
    Answer first = std::exchange(state.answer, {});
    state.answer = [first, answer](Outcome outcome) {
      if (first) first(outcome);
      answer(outcome);
    };
    return;
  }
  const int other = 1 - state.active;
  // The other side can take over: a rescue, or the planned way back to the primary.
  if (side_capacity(p, other) > 0) {
    state.answer = std::move(answer);
    return begin_switch(p, other, asked.cause, asked);
  }
  // The automatic has done it already, or there is nothing to go to and no need.
  if (side_capacity(p, state.active) > 0) return answer({true, asked.cause});
  Entry entry = entry_of(Kind::pair_switch_failed, about(p), asked.cause, asked);
  entry.value = state.active;
  answer({false, stage_.note(std::move(entry))});
}

}  // namespace tuiyan::world
