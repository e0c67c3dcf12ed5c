#include "world/seats.hpp"

#include <algorithm>
#include <cmath>

namespace tuiyan::world {
namespace {

// Whole seats or lines in a capacity; 120 x 0.4 is 48, whatever the last bit says.
int whole(double capacity, int most) {
  return capacity >= most ? most : static_cast<int>(std::floor(std::max(capacity, 0.0) + 1e-9));
}

}  // namespace

Seats::Seats(Stage& stage, Web& web, Machines& machines, traffic::CallLoop& loop)
    : stage_(stage),
      web_(web),
      machines_(machines),
      loop_(loop),
      log_in_(stage, machines,
              [this](Index<SeatGroup> g, ComesBack how, EntryId because) { logged_in(g, how, because); }),
      groups_(stage.site().seat_groups.size()),
      pools_(stage.site().people.size()) {
  for (std::uint32_t i = 0; i < groups_.size(); ++i) groups_[i].in_use = !facts({i}).standby;
}

int Seats::machine_seats(Index<SeatGroup> g) const {
  const SeatGroup& group = facts(g);
  const Group& state = groups_[g.value];
  const double left = group.seats * state.struck;
  return std::min(whole(std::min(left, machines_.capacity(group.needs)), group.seats), group.seats - state.broken);
}

int Seats::usable_now(Index<SeatGroup> g) const {
  const Group& group = groups_[g.value];
  return group.in_use && !group.unready ? machine_seats(g) : 0;
}

double Seats::capacity(Index<SeatGroup> g, bool without_faults) const {
  if (!without_faults) return loop_.able(g);
  // Without faults everybody on duty sits in the home group and no standby is in use.
  const Index<Person> pool = pool_of(stage_.site(), g);
  if (facts(g).standby || !pool || g != home_of(stage_.site(), pool)) return 0;
  return static_cast<double>(std::min<std::int64_t>(heads(pool) - pools_[pool.value].resting, facts(g).seats));
}

double Seats::share(Index<SeatGroup> g) const {
  if (groups_[g.value].unready) return 0;
  // A standby that nobody has activated is not lost: people would be told of a fault that is none.
  return static_cast<double>(machine_seats(g)) / facts(g).seats;
}

void Seats::prepare_seats() {
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    Group& group = groups_[i];
    group.usable = group.ready = usable_now({i});
    loop_.set_seats({i}, group.ready);
  }
}

void Seats::prepare(Index<Person> pool, std::int64_t heads) {
  pools_[pool.value].heads = heads;
  const Index<SeatGroup> home = home_of(stage_.site(), pool);
  if (home && heads > 0) loop_.add_agents(home, static_cast<int>(heads));
}

void Seats::begin(EntryId cause) {
  for (std::uint32_t i = 0; i < groups_.size(); ++i)
    if (groups_[i].in_use) show({i}, cause);
}

void Seats::show(Index<SeatGroup> g, EntryId because, const Asked& asked, Reason reason) {
  Group& group = groups_[g.value];
  const int able = loop_.able(g);
  // An entry for each change that can be seen from outside, and only for those.
  if (able == group.shown_able && group.usable == group.shown_usable && reason == Reason::none) return;
  const bool fewer = able < group.shown_able;
  group.shown_able = able;
  group.shown_usable = group.usable;
  Entry entry = entry_of(Kind::seats_changed, about(g), because, asked);
  entry.value = able;
  entry.other = group.usable;
  entry.code = static_cast<std::int32_t>(reason);
  group.changed = stage_.note(std::move(entry));
  if (fewer) last_lost_ = group.changed;
  web_.spread({Part::seat_group, g.value}, group.changed);
}

void Seats::refresh(Index<SeatGroup> g, EntryId because) {
  Group& group = groups_[g.value];
  // The machines say how many seats there are; the loop hears of those with nobody still logging in.
  const int usable = usable_now(g);
  group.usable = usable;
  if (usable > group.taken()) {
    come_back(g, usable - group.taken(), because);
  } else {
    // Those on their way in lose their seats first; who is answering, last.
    const auto too_many = [&] { return group.taken() > usable; };
    for (; !group.coming.empty() && too_many(); group.coming.pop_back()) stage_.timetable.cancel(group.coming.back());
    for (; group.at_server > 0 && too_many(); --group.at_server) log_in_.withdraw(g);
    group.ready = std::min(group.ready, usable);
  }
  loop_.set_seats(g, group.ready);
  show(g, because);
}

// Seats that had been lost are there again. Each agent who belongs on one logs in for his own time;
// seats that nobody claims are ready for whoever the plan sends.
void Seats::come_back(Index<SeatGroup> g, int seats, EntryId because) {
  Group& group = groups_[g.value];
  const int claimed = std::clamp(std::min(loop_.agents(g), group.usable) - group.taken(), 0, seats);
  group.ready += seats - claimed;
  for (int i = 0; i < claimed; ++i) {
    const Key key = Key(Purpose::log_in).with(facts(g).id).with(group.log_ins++);
    const Duration log_in = stage_.length({Domain::people, facts(g).log_in, key});
    if (log_in.us == 0) {
      seat_logged_in(g, because);
      continue;
    }
    group.coming.push_back(stage_.after(log_in, [this, g, because] {
      // The agents of one instant come together: one change, one entry.
      Group& it = groups_[g.value];
      const auto due = std::partition(it.coming.begin(), it.coming.end(),
                                      [this](const Timetable::Slot& slot) { return slot.at > stage_.now; });
      for (auto slot = due; slot != it.coming.end(); ++slot) {
        stage_.timetable.cancel(*slot);
        seat_logged_in(g, because);
      }
      it.coming.erase(due, it.coming.end());
      loop_.set_seats(g, it.ready);
      show(g, because);
    }));
  }
}

// An agent is at his seat again and has done his part; the server may keep him waiting.
void Seats::seat_logged_in(Index<SeatGroup> g, EntryId because) {
  Group& group = groups_[g.value];
  if (!log_in_.exists()) {
    ++group.ready;
    return;
  }
  ++group.at_server;
  log_in_.ask(g, ComesBack::to_seat, because);
}

void Seats::logged_in(Index<SeatGroup> g, ComesBack how, EntryId because) {
  if (how == ComesBack::from_elsewhere) {
    let_in(g, 1);
    serve_shortages();
  } else {
    Group& group = groups_[g.value];
    --group.at_server;
    loop_.set_seats(g, ++group.ready);
  }
  show(g, because);
}

void Seats::set_struck(Index<SeatGroup> g, double share_left, EntryId because) {
  groups_[g.value].struck = share_left;
  web_.touch({Part::seat_group, g.value}, because);
}

void Seats::set_broken(Index<SeatGroup> g, int seat, bool broken, EntryId because) {
  Group& group = groups_[g.value];
  group.broken += broken ? 1 : -1;
  // Whoever sits there loses this seat and no other; a seat that was lost before is one less to come back.
  if (loop_.set_broken(g, seat, broken)) --group.ready;
  web_.touch({Part::seat_group, g.value}, because);
}

void Seats::set_latent(Index<SeatGroup> g, bool fails_on_demand, EntryId because) {
  Group& group = groups_[g.value];
  if (group.latent && !fails_on_demand) group.unready = false;
  group.latent = fails_on_demand;
  web_.touch({Part::seat_group, g.value}, because);
}

Outcome Seats::activate(Index<SeatGroup> g, const Asked& asked) {
  Group& group = groups_[g.value];
  if (group.in_use && !group.unready) return {true, group.changed != 0 ? group.changed : asked.cause};
  if (!group.demanded) {
    group.demanded = true;
    const SeatGroup& seat_group = facts(g);
    const Key key = Key(Purpose::standby_ready).with(seat_group.id);
    group.unready =
        group.latent || !stage_.stream.chance(stage_.readiness(seat_group.ready_probability, seat_group.tested), key);
  }
  group.in_use = true;
  if (group.unready) {
    show(g, asked.cause, asked, Reason::not_ready);
    return {false, group.changed};
  }
  const int before = group.usable;
  group.usable = usable_now(g);
  come_back(g, group.usable - before, asked.cause);
  loop_.set_seats(g, group.ready);
  show(g, asked.cause, asked);
  return {true, group.changed != 0 ? group.changed : asked.cause};
}

Outcome Seats::deactivate(Index<SeatGroup> g, const Asked& asked) {
  Group& group = groups_[g.value];
  group.in_use = false;
  for (Timetable::Slot& slot : group.coming) stage_.timetable.cancel(slot);
  group.coming.clear();
  for (; group.at_server > 0; --group.at_server) log_in_.withdraw(g);
  group.usable = group.ready = 0;
  loop_.set_seats(g, 0);
  show(g, asked.cause, asked);
  return {true, group.changed != 0 ? group.changed : asked.cause};
}

}  // namespace tuiyan::world
