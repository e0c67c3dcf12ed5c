#include "world/seats.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

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
      groups_(stage.site().seat_groups.size()),
      pools_(stage.site().people.size()) {
  for (std::uint32_t i = 0; i < groups_.size(); ++i) groups_[i].in_use = !facts({i}).standby;
}

int Seats::machine_seats(Index<SeatGroup> g) const {
  const SeatGroup& group = facts(g);
  const double left = group.seats * groups_[g.value].struck;
  return whole(std::min(left, machines_.capacity(group.needs)), group.seats);
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
  return static_cast<double>(std::min<std::int64_t>(heads(pool), facts(g).seats));
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
  const int before = group.usable;
  group.usable = usable;
  if (usable > before) {
    come_back(g, usable - before, because);
  } else {
    // Those on their way in lose their seats first; who is answering, last.
    while (!group.coming.empty() && group.ready + static_cast<int>(group.coming.size()) > usable) {
      stage_.timetable.cancel(group.coming.back());
      group.coming.pop_back();
    }
    group.ready = std::min(group.ready, usable);
  }
  loop_.set_seats(g, group.ready);
  show(g, because);
}

// Seats that had been lost are there again. Each agent who belongs on one logs in for his own time;
// seats that nobody claims are ready for whoever the plan sends.
void Seats::come_back(Index<SeatGroup> g, int seats, EntryId because) {
  Group& group = groups_[g.value];
  const int taken = group.ready + static_cast<int>(group.coming.size());
  const int claimed = std::clamp(std::min(loop_.agents(g), group.usable) - taken, 0, seats);
  group.ready += seats - claimed;
  for (int i = 0; i < claimed; ++i) {
    const Key key = Key(Purpose::log_in).with(facts(g).id).with(group.log_ins++);
    const Duration log_in = stage_.length({Domain::people, facts(g).log_in, key});
    if (log_in.us == 0) {
      ++group.ready;
      continue;
    }
    group.coming.push_back(stage_.after(log_in, [this, g, because] {
      // The agents of one instant come together: one change, one entry.
      Group& it = groups_[g.value];
      const auto due = std::partition(it.coming.begin(), it.coming.end(),
                                      [this](const Timetable::Slot& slot) { return slot.at > stage_.now; });
      for (auto slot = due; slot != it.coming.end(); ++slot) {
        stage_.timetable.cancel(*slot);
        ++it.ready;
      }
      it.coming.erase(due, it.coming.end());
      loop_.set_seats(g, it.ready);
      show(g, because);
    }));
  }
}

void Seats::set_struck(Index<SeatGroup> g, double share_left, EntryId because) {
  groups_[g.value].struck = share_left;
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
    group.unready = group.latent || !stage_.stream.chance(seat_group.ready_probability, key);
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
  group.usable = group.ready = 0;
  loop_.set_seats(g, 0);
  show(g, asked.cause, asked);
  return {true, group.changed != 0 ? group.changed : asked.cause};
}

std::vector<Index<SeatGroup>> Seats::order_of_leaving(Index<Person> pool, bool lost_first) const {
  const Index<SeatGroup> home = home_of(stage_.site(), pool);
  std::vector<Index<SeatGroup>> order;
  if (home) order.push_back(home);
  for (std::uint32_t i = 0; i < groups_.size(); ++i)
    if (Index<SeatGroup>{i} != home && pool_of(stage_.site(), {i}) == pool) order.push_back({i});
  if (lost_first)
    std::stable_partition(order.begin(), order.end(),
                          [this](Index<SeatGroup> g) { return groups_[g.value].usable == 0; });
  return order;
}

std::int64_t Seats::take_out(Index<Person> pool, std::int64_t heads, bool home, JobId job, const Asked& asked) {
  std::int64_t taken = 0;
  for (Index<SeatGroup> g : order_of_leaving(pool, !home)) {
    Group& group = groups_[g.value];
    const int before = loop_.agents(g);
    // A group's heads count until they have gone: idle ones at once, busy ones when their call ends.
    // Those who are leaving already cannot be taken again.
    const int out = static_cast<int>(std::min<std::int64_t>(heads - taken, before - group.leaving));
    if (out <= 0) continue;
    const std::uint32_t ticket = loop_.withdraw_agents(g, out);
    const std::int64_t at_once = before - loop_.agents(g);
    if (withdrawals_.size() <= ticket) withdrawals_.resize(ticket + 1);
    withdrawals_[ticket] = {g, home, job, asked, at_once};
    group.leaving += out - at_once;
    taken += out;
  }
  return taken;
}

void Seats::set_heads(Index<Person> pool, std::int64_t heads, EntryId because) {
  const Index<SeatGroup> home = home_of(stage_.site(), pool);
  Pool& it = pools_[pool.value];
  std::int64_t change = heads - it.heads;
  it.heads = heads;
  if (!home || change == 0) return;
  if (change > 0) {
    const std::int64_t stay = std::min(it.owed, change);  // relieved by somebody of the new shift: they stay instead
    it.owed -= stay;
    change -= stay;
    loop_.add_agents(home, static_cast<int>(change));
    serve_shortages();
  } else {
    it.owed += -change - take_out(pool, -change, true, 0, {{}, 0, because});
  }
  web_.touch({Part::seat_group, home.value}, because);
  // What the group gives without faults has changed even where what it gives now has not.
  web_.spread({Part::seat_group, home.value}, because);
}

void Seats::ask(const AskAgents& command) {
  const bool all = command.heads < 0;
  const std::int64_t wanted = all ? std::numeric_limits<std::int64_t>::max() : command.heads;
  const Index<Person> pool = command.pool ? command.pool : stage_.site().calls.pool;
  if (!pool) return;
  const std::int64_t taken = take_out(pool, wanted, false, command.job, command.asked);
  if (!all && taken < wanted) shortages_.push_back({command.job, pool, command.asked, wanted - taken});
}

// Agents have come: those who were asked for and were not there are taken now.
void Seats::serve_shortages() {
  for (Shortage& shortage : shortages_)
    shortage.heads -= take_out(shortage.pool, shortage.heads, false, shortage.job, shortage.asked);
  std::erase_if(shortages_, [](const Shortage& shortage) { return shortage.heads <= 0; });
}

void Seats::freed(const traffic::Crossing& crossing) {
  TUIYAN_CHECK(crossing.watch < withdrawals_.size());
  Withdrawal& withdrawal = withdrawals_[crossing.watch];
  // The first report of a withdrawal is of those who were idle, who had left the count at once.
  const std::int64_t at_once = std::exchange(withdrawal.at_once, 0);
  groups_[withdrawal.group.value].leaving -= crossing.amount - at_once;
  if (withdrawal.home) return web_.touch({Part::seat_group, withdrawal.group.value}, withdrawal.asked.cause);
  Entry entry = entry_of(Kind::agent_freed, about(pool_of(stage_.site(), withdrawal.group)), withdrawal.asked.cause,
                         withdrawal.asked);
  entry.object = about(withdrawal.group);
  entry.value = static_cast<double>(crossing.amount);
  const EntryId freed = stage_.note(std::move(entry));
  web_.touch({Part::seat_group, withdrawal.group.value}, freed);
  stage_.tell(AgentsFreed{withdrawal.job, crossing.amount, freed});
}

void Seats::place(const PlaceAgents& command) {
  // Their shift may have ended while the step had them.
  const Index<Person> pool = pool_of(stage_.site(), command.group);
  std::int64_t nobody = 0;  // a group that belongs to no pool owes nobody his way home
  std::int64_t& owed = pool ? pools_[pool.value].owed : nobody;
  const std::int64_t go_home = std::min(owed, command.heads);
  owed -= go_home;
  const std::int64_t heads = command.heads - go_home;
  if (heads <= 0) return;
  loop_.add_agents(command.group, static_cast<int>(heads));
  Entry entry = entry_of(Kind::agent_placed, about(pool), command.asked.cause, command.asked);
  entry.object = about(command.group);
  entry.value = static_cast<double>(heads);
  web_.touch({Part::seat_group, command.group.value}, stage_.note(std::move(entry)));
  serve_shortages();
}

void Seats::assign(const AssignWork& command) {
  loop_.set_work(command.verb == Verb::backfill ? traffic::Work::backfill : traffic::Work::call_back, command.at_most);
}

}  // namespace tuiyan::world
