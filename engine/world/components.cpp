// Components: what makes each go down and come back.
#include "world/machines.hpp"

#include <algorithm>
#include <utility>

namespace tuiyan::world {

Machines::Machines(Stage& stage, Web& web, SeatCapacity seats, Switched switched, Settle settle)
    : stage_(stage),
      web_(web),
      seats_(std::move(seats)),
      switched_(std::move(switched)),
      settle_(std::move(settle)),
      leaf_now_([this](Subject subject) { return leaf(subject, false); }),
      leaf_normal_([this](Subject subject) { return leaf(subject, true); }),
      side_now_([this](Index<Pair> p) { return pairs_[p.value].active; }),
      side_normal_([](Index<Pair>) { return 0; }),
      components_(stage.site().components.size()),
      batteries_(components_.size()),
      generators_(components_.size()),
      pairs_(stage.site().pairs.size()),
      services_(stage.site().services.size()) {
  for (std::uint32_t i = 0; i < components_.size(); ++i) {
    const Component& component = facts({i});
    if (component.kind != ComponentKind::generator) continue;
    generators_[i].fuel = component.generator.value().fuel;
    if (component.generator->mobile) mobile_.push_back({i});
  }
}

// A battery's autonomy and its way back belong to the battery: drawn once per replication.
void Machines::draw_batteries() {
  for (std::uint32_t i = 0; i < components_.size(); ++i) {
    const Component& component = facts({i});
    if (component.kind != ComponentKind::ups) continue;
    const UpsFacts& ups = component.ups.value();
    batteries_[i].full = stage_.length(machine_wait(ups.autonomy, Key(Purpose::ups_autonomy).with(component.id)));
    batteries_[i].recharge = stage_.length(machine_wait(ups.recharge, Key(Purpose::recharge).with(component.id)));
  }
}

bool Machines::delivers(Index<Component> c) const {
  if (facts(c).kind == ComponentKind::generator)
    return generators_[c.value].phase == Generator::Phase::carrying && components_[c.value].share > 0;
  return components_[c.value].share > 0;
}

bool Machines::has_feed(Index<Component> c) const {
  const std::vector<Index<Component>>& feeds = facts(c).powered_by;
  return feeds.empty() ||
         std::any_of(feeds.begin(), feeds.end(), [this](Index<Component> feed) { return delivers(feed); }) ||
         supplied(c) > 0;
}

// What changes a line changes its grid.
void Machines::touch(Index<Component> c, EntryId because) {
  web_.touch({Part::component, c.value}, because);
  if (is_line(facts(c).kind)) web_.touch({Part::grid, 0}, because);
}

Machines::Potential Machines::health(Index<Component> c) const {
  const State& state = components_[c.value];
  const Component& component = facts(c);
  if (state.off || state.out) return {0, Reason::deactivated};
  // A battery that gives nothing still lets its feed through.
  if (state.unready && component.kind != ComponentKind::ups) return {0, Reason::not_ready};
  if (state.struck <= 0 || state.broken) return {0, Reason::fault};
  if (component.runs_on && share(component.runs_on) <= 0) return {0, Reason::host_down};
  if (capacity(component.needs) <= 0) return {0, Reason::needs_lost};
  return {state.struck, Reason::fault};
}

Machines::Potential Machines::potential(Index<Component> c) const {
  const Potential healthy = health(c);
  if (const std::optional<double> fed = fed_share(c)) {
    // A mobile generator feeds the customers at their own houses, whatever the line is like.
    const double by_line = std::min(healthy.share, *fed);
    return {std::max(by_line, supplied(c)), *fed < healthy.share ? Reason::no_power : healthy.reason};
  }
  if (healthy.share <= 0) return healthy;
  const Component& component = facts(c);
  if (component.kind == ComponentKind::generator) {
    // Its feeds are what it stands in for, not what it lives on.
    const Generator::Phase phase = generators_[c.value].phase;
    if (phase == Generator::Phase::gave_up) return {0, Reason::not_ready};
    if (phase == Generator::Phase::dry) return {0, Reason::needs_lost};
    return healthy;
  }
  const bool on_battery =
      component.kind == ComponentKind::ups && batteries_[c.value].mode == Battery::Mode::discharging;
  if (!on_battery && !has_feed(c)) return {0, components_[c.value].unready ? Reason::not_ready : Reason::no_power};
  return healthy;
}

void Machines::refresh_component(Index<Component> c, EntryId because) {
  // A power source first settles what it does; its own share follows from that.
  if (facts(c).kind == ComponentKind::ups) refresh_battery(c, because);
  if (facts(c).kind == ComponentKind::generator) refresh_generator(c, because);
  State& state = components_[c.value];
  const Potential now = potential(c);
  if (now.share <= 0) {
    // Down while it was on its way up: all of the restart is lost.
    stage_.timetable.cancel(state.restart);
    if (state.share > 0) change(c, 0, now.reason, because);
    return;
  }
  if (state.share > 0) {
    if (now.share < state.share) change(c, now.share, now.reason, because);
    if (now.share > state.share) change(c, now.share, Reason::restarted, because);
    return;
  }
  if (state.restart) return;  // on its way; what is still missing would have stopped it
  const Component& component = facts(c);
  const Duration restart =
      stage_.length(machine_wait(component.restart, Key(Purpose::restart).with(component.id).with(state.restarts++)));
  if (restart.us == 0) return come_up(c, because);
  state.restart = stage_.after(restart, [this, c, because] { come_up(c, because); });
}

void Machines::come_up(Index<Component> c, EntryId because) {
  State& state = components_[c.value];
  state.restart = {};
  const Reason reason = std::exchange(state.by_hand, false) ? Reason::activated : Reason::restarted;
  change(c, potential(c).share, reason, because);
}

void Machines::change(Index<Component> c, double share, Reason reason, EntryId because, const Asked& asked) {
  State& state = components_[c.value];
  const double before = std::exchange(state.share, share);
  Entry entry = entry_of(Kind::component_changed, about(c), because, asked);
  entry.value = share;
  entry.code = static_cast<std::int32_t>(reason);
  state.changed = stage_.note(std::move(entry));
  if (before != share) switched_(c, share);
  web_.spread({Part::component, c.value}, state.changed);
}

void Machines::set_struck(Index<Component> c, double share_left, EntryId because) {
  components_[c.value].struck = share_left;
  touch(c, because);
}

void Machines::set_broken(Index<Component> c, bool broken, EntryId because) {
  components_[c.value].broken = broken;
  touch(c, because);
}

void Machines::set_latent(Index<Component> c, bool fails_on_demand, EntryId because) {
  State& state = components_[c.value];
  // Mended: what had failed on demand, for this or for lack of readiness, is in order again.
  if (state.latent && !fails_on_demand) state.unready = false;
  state.latent = fails_on_demand;
  web_.touch({Part::component, c.value}, because);
}

bool Machines::demand(Index<Component> c) {
  State& state = components_[c.value];
  // Readiness shows once: what was not ready the first time stays so until somebody mends it.
  if (!state.demanded) {
    state.demanded = true;
    const Component& component = facts(c);
    const bool ready = stage_.stream.chance(stage_.readiness(component.ready_probability, component.tested),
                                            Key(Purpose::standby_ready).with(component.id));
    state.unready = state.latent || !ready;
  }
  return !state.unready;
}

Outcome Machines::activate(Index<Component> c, const Asked& asked) {
  State& state = components_[c.value];
  if (facts(c).kind == ComponentKind::generator && facts(c).generator->mobile && !generators_[c.value].feeds)
    return {false, asked.cause};  // connected to nothing
  state.off = false;
  state.by_hand = state.share <= 0;
  web_.touch({Part::component, c.value}, asked.cause);
  if (facts(c).kind != ComponentKind::ups && !demand(c)) {
    // A spare that was off stays at nothing; the entry says why all the same.
    change(c, 0, Reason::not_ready, asked.cause, asked);
    return {false, state.changed};
  }
  // The rest of its way up is its restart; whether anything keeps it down is known now.
  if (facts(c).kind != ComponentKind::generator) return {potential(c).share > 0, asked.cause};

  Generator& generator = generators_[c.value];
  if (generator.phase == Generator::Phase::carrying) return {true, generator.last};
  if (health(c).share <= 0 || generator.phase == Generator::Phase::dry) return {false, asked.cause};
  carry(c, asked.cause, asked);
  return {true, generator.last};
}

Outcome Machines::deactivate(Index<Component> c, const Asked& asked) {
  State& state = components_[c.value];
  if (facts(c).kind == ComponentKind::generator && facts(c).generator->mobile) return take_away(c, asked);
  if (state.off) return {true, asked.cause};
  state.off = true;
  stage_.timetable.cancel(state.restart);
  if (facts(c).kind == ComponentKind::generator) halt(c);
  web_.touch({Part::component, c.value}, asked.cause);  // a battery stops giving
  if (state.share > 0) {
    change(c, 0, Reason::deactivated, asked.cause, asked);
    return {true, state.changed};
  }
  return {true, asked.cause};
}

void Machines::take_out(Index<Component> c, const Asked& asked) {
  State& state = components_[c.value];
  state.out = true;
  stage_.timetable.cancel(state.restart);
  if (facts(c).kind == ComponentKind::generator) halt(c);
  web_.touch({Part::component, c.value}, asked.cause);
  if (state.share > 0) change(c, 0, Reason::deactivated, asked.cause, asked);
}

void Machines::put_in(Index<Component> c, bool is_new, EntryId because) {
  State& state = components_[c.value];
  state.out = false;
  if (is_new) {
    // A new one is ready. What fails on demand for another reason than the old hardware shows when it is needed.
    state.unready = false;
    state.demanded = !state.latent;
  }
  web_.touch({Part::component, c.value}, because);
}

}  // namespace tuiyan::world
