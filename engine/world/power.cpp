// Batteries and generators: what stands in when the mains are gone, and for how long.
#include "world/machines.hpp"

#include <algorithm>

namespace tuiyan::world {
namespace {

// A share of a duration, to the nearest microsecond.
Duration part_of(Duration whole, double share) { return seconds(in_seconds(whole) * share); }

}  // namespace

// What the battery holds now, after what it has given or taken since it was last looked at.
void Machines::count_charge(Battery& battery) {
  const double passed = in_seconds(stage_.now - battery.since);
  const double full = in_seconds(battery.full) * battery.factor;
  if (battery.mode == Battery::Mode::discharging) battery.charge = full > 0 ? battery.charge - passed / full : 0;
  if (battery.mode == Battery::Mode::charging) {
    const double recharge = in_seconds(battery.recharge);
    battery.charge = recharge > 0 ? battery.charge + passed / recharge : 1;
  }
  battery.charge = std::clamp(battery.charge, 0.0, 1.0);
  battery.since = stage_.now;
}

void Machines::refresh_battery(Index<Component> c, EntryId because) {
  using Mode = Battery::Mode;
  Battery& battery = batteries_[c.value];
  const bool fed = has_feed(c);
  count_charge(battery);
  Mode wanted = Mode::idle;
  if (health(c).share > 0) {
    if (fed && battery.charge < 1) wanted = Mode::charging;
    if (!fed && battery.charge > 0 && battery.full.us > 0 && battery.factor > 0 && demand(c))
      wanted = Mode::discharging;
  }
  // Only a change of mode moves the planned end: a look in between leaves it exact.
  if (wanted == battery.mode) return;
  battery.mode = wanted;
  stage_.timetable.cancel(battery.end);
  if (wanted == Mode::discharging) {
    const Duration left = part_of(battery.full, battery.factor * battery.charge);
    Entry entry = entry_of(Kind::ups_discharging, about(c), because);
    entry.value = in_seconds(left);
    battery.began = stage_.note(std::move(entry));
    battery.end = stage_.after(left, [this, c] { empty(c); });
  } else if (wanted == Mode::charging) {
    battery.end = stage_.after(part_of(battery.recharge, 1 - battery.charge), [this, c, because] {
      Battery& full = batteries_[c.value];
      full.end = {};
      full.mode = Mode::idle;
      full.charge = 1;
      full.since = stage_.now;
      Entry entry = entry_of(Kind::ups_recharged, about(c), because);
      entry.value = in_seconds(part_of(full.full, full.factor));
      stage_.note(std::move(entry));
    });
  }
}

void Machines::empty(Index<Component> c) {
  Battery& battery = batteries_[c.value];
  battery.end = {};
  battery.mode = Battery::Mode::idle;
  battery.charge = 0;
  battery.since = stage_.now;
  const EntryId emptied = stage_.note(entry_of(Kind::ups_emptied, about(c), battery.began));
  web_.touch({Part::component, c.value}, emptied);
}

// Weaker than labelled: it holds less when full; how full it is stays as it was.
void Machines::weaken(Index<Component> ups, double factor, EntryId because) {
  Battery& battery = batteries_[ups.value];
  count_charge(battery);
  battery.factor = factor;
  if (battery.mode != Battery::Mode::discharging) return;
  stage_.timetable.cancel(battery.end);
  const Duration left = part_of(battery.full, battery.factor * battery.charge);
  Entry entry = entry_of(Kind::ups_discharging, about(ups), because);
  entry.value = in_seconds(left);
  battery.began = stage_.note(std::move(entry));
  battery.end = stage_.after(left, [this, ups] { empty(ups); });
}

void Machines::refresh_generator(Index<Component> c, EntryId because) {
  using Phase = Generator::Phase;
  Generator& generator = generators_[c.value];
  const Component& component = facts(c);
  const bool mobile = component.generator.value().mobile;
  const bool needed = mobile ? static_cast<bool>(generator.feeds) : !component.powered_by.empty() && !has_feed(c);
  if (health(c).share <= 0 || !needed) {
    // Stopped by a fault, or the feed is back: it stands ready for the next time, if it can; one
    // that gave up will then try again.
    const bool carried = generator.phase == Phase::carrying;
    if (generator.phase != Phase::standing && generator.phase != Phase::dry) halt(c);
    // Its share may stay what it was, but those whom nothing else feeds lose it.
    if (carried) web_.spread({Part::component, c.value}, because);
    return;
  }
  if (mobile || generator.phase != Phase::standing || !component.generator.value().automatic) return;
  if (!demand(c)) return;
  generator.phase = Phase::starting;
  generator.attempt = 0;
  generator.last = because;
  ++generator.runs;
  crank(c);
}

// One attempt: it shows at the end of the crank whether it ran.
void Machines::crank(Index<Component> c) {
  Generator& generator = generators_[c.value];
  const GeneratorFacts& machine = facts(c).generator.value();
  const Key attempt = Key(Purpose::generator_start)
                          .with(facts(c).id)
                          .with(generator.runs)
                          .with(static_cast<std::uint64_t>(++generator.attempt));
  generator.next = stage_.after(stage_.length(machine_wait(machine.crank, attempt.with(1))), [this, c, attempt] {
    Generator& it = generators_[c.value];
    const GeneratorFacts& its = facts(c).generator.value();
    const bool ran = stage_.stream.chance(its.start_probability, attempt.with(2));
    Entry entry = entry_of(Kind::generator_cranked, about(c), it.last);
    entry.value = it.attempt;
    entry.code = ran ? 1 : 0;
    it.last = stage_.note(std::move(entry));
    if (ran) {
      const Key warm = Key(Purpose::generator_warm).with(facts(c).id).with(it.runs);
      it.next = stage_.after(stage_.length(machine_wait(its.accepts_load_after, warm)),
                             [this, c] { carry(c, generators_[c.value].last, {}); });
    } else if (it.attempt < its.attempts) {
      it.next = stage_.after(stage_.length(machine_wait(its.rest, attempt.with(3))), [this, c] { crank(c); });
    } else {
      it.next = {};
      it.phase = Generator::Phase::gave_up;
      Entry given_up = entry_of(Kind::generator_gave_up, about(c), it.last);
      given_up.value = it.attempt;
      it.last = stage_.note(std::move(given_up));
      web_.touch({Part::component, c.value}, it.last);
    }
  });
}

void Machines::carry(Index<Component> c, EntryId because, const Asked& asked) {
  Generator& generator = generators_[c.value];
  stage_.timetable.cancel(generator.next);
  generator.phase = Generator::Phase::carrying;
  generator.since = stage_.now;
  generator.last = stage_.note(entry_of(Kind::generator_carried_load, about(c), because, asked));
  generator.next = stage_.after(generator.fuel, [this, c] { run_dry(c); });
  web_.touch({Part::component, c.value}, generator.last);
  // Its share may be what it was, but now it delivers: those it feeds must look.
  web_.spread({Part::component, c.value}, generator.last);
  if (generator.feeds) touch(generator.feeds, generator.last);
}

// Stops it; what is left in the tank stays there.
void Machines::halt(Index<Component> c) {
  Generator& generator = generators_[c.value];
  stage_.timetable.cancel(generator.next);
  if (generator.phase == Generator::Phase::carrying && generator.fuel != endless)
    generator.fuel = generator.fuel - (stage_.now - generator.since);
  generator.phase = Generator::Phase::standing;
  if (generator.feeds) touch(generator.feeds, generator.last);
}

Outcome Machines::refuel(Index<Component> c, const Asked& asked) {
  Generator& generator = generators_[c.value];
  if (!facts(c).generator) return {false, asked.cause};
  generator.fuel = facts(c).generator->fuel;
  generator.since = stage_.now;
  if (generator.phase == Generator::Phase::carrying) {
    stage_.timetable.cancel(generator.next);
    generator.next = stage_.after(generator.fuel, [this, c] { run_dry(c); });
  }
  if (generator.phase == Generator::Phase::dry) generator.phase = Generator::Phase::standing;
  Entry entry = entry_of(Kind::refuelled, about(c), asked.cause, asked);
  entry.value = in_seconds(generator.fuel);
  const EntryId full = stage_.note(std::move(entry));
  web_.touch({Part::component, c.value}, full);
  return {true, full};
}

void Machines::run_dry(Index<Component> c) {
  Generator& generator = generators_[c.value];
  generator.next = {};
  generator.fuel = {0};
  generator.phase = Generator::Phase::dry;
  generator.last = stage_.note(entry_of(Kind::fuel_ran_out, about(c), generator.last));
  web_.touch({Part::component, c.value}, generator.last);
  if (generator.feeds) touch(generator.feeds, generator.last);
}

}  // namespace tuiyan::world
