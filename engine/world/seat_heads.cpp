// The heads: who comes to the seats and who leaves them, for a step, for a break or home.
#include <algorithm>
#include <limits>
#include <utility>

#include "world/seats.hpp"

namespace tuiyan::world {

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

std::int64_t Seats::take_out(Index<Person> pool, std::int64_t heads, Takes takes, JobId job, const Asked& asked) {
  std::int64_t taken = 0;
  for (Index<SeatGroup> g : order_of_leaving(pool, takes != Takes::home)) {
    Group& group = groups_[g.value];
    const int before = loop_.agents(g);
    // A group's heads count until they have gone: idle ones at once, busy ones when their call ends.
    // Those who are leaving already cannot be taken again.
    const int out = static_cast<int>(std::min<std::int64_t>(heads - taken, before - group.leaving));
    if (out <= 0) continue;
    const std::uint32_t ticket = loop_.withdraw_agents(g, out);
    const std::int64_t at_once = before - loop_.agents(g);
    if (withdrawals_.size() <= ticket) withdrawals_.resize(ticket + 1);
    withdrawals_[ticket] = {g, takes, job, asked, at_once};
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
    it.owed += -change - take_out(pool, -change, Takes::home, 0, {{}, 0, because});
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
  const std::int64_t taken = take_out(pool, wanted, Takes::work, command.job, command.asked);
  if (!all && taken < wanted) shortages_.push_back({command.job, pool, command.asked, wanted - taken});
}

// Agents have come: those who were asked for and were not there are taken now.
void Seats::serve_shortages() {
  for (Shortage& shortage : shortages_)
    shortage.heads -= take_out(shortage.pool, shortage.heads, Takes::work, shortage.job, shortage.asked);
  std::erase_if(shortages_, [](const Shortage& shortage) { return shortage.heads <= 0; });
}

void Seats::freed(const traffic::Crossing& crossing) {
  TUIYAN_CHECK(crossing.watch < withdrawals_.size());
  Withdrawal& withdrawal = withdrawals_[crossing.watch];
  // The first report of a withdrawal is of those who were idle, who had left the count at once.
  const std::int64_t at_once = std::exchange(withdrawal.at_once, 0);
  groups_[withdrawal.group.value].leaving -= crossing.amount - at_once;
  const Index<SeatGroup> g = withdrawal.group;
  if (withdrawal.takes != Takes::work) {
    if (withdrawal.takes == Takes::rest) {
      Pool& pool = pools_[pool_of(stage_.site(), g).value];
      const std::int64_t back = std::min(crossing.amount, pool.recalled);
      pool.recalled -= back;
      pool.still_to_rest -= crossing.amount - back;
      groups_[g.value].on_break += crossing.amount - back;
      if (back > 0) let_in(g, back);
    }
    return web_.touch({Part::seat_group, g.value}, withdrawal.asked.cause);
  }
  groups_[g.value].out += crossing.amount;
  Entry entry = entry_of(Kind::agent_freed, about(pool_of(stage_.site(), withdrawal.group)), withdrawal.asked.cause,
                         withdrawal.asked);
  entry.object = about(withdrawal.group);
  entry.value = static_cast<double>(crossing.amount);
  const EntryId freed = stage_.note(std::move(entry));
  web_.touch({Part::seat_group, withdrawal.group.value}, freed);
  stage_.tell(AgentsFreed{withdrawal.job, crossing.amount, freed});
}

void Seats::place(const PlaceAgents& command) {
  const Index<SeatGroup> g = command.group;
  const Index<Person> pool = pool_of(stage_.site(), g);
  const std::int64_t others = who_changed_over(g, command.heads);
  const std::int64_t heads = command.heads - send_home(pool, command.heads);
  if (heads <= 0) return;
  const std::int64_t log_in = log_in_.exists() ? std::min(others, heads) : 0;
  if (heads > log_in) loop_.add_agents(g, static_cast<int>(heads - log_in));
  Entry entry = entry_of(Kind::agent_placed, about(pool), command.asked.cause, command.asked);
  entry.object = about(g);
  entry.value = static_cast<double>(heads);
  const EntryId placed = stage_.note(std::move(entry));
  web_.touch({Part::seat_group, g.value}, placed);
  for (std::int64_t i = 0; i < log_in; ++i) log_in_.ask(g, ComesBack::from_elsewhere, placed);
  serve_shortages();
}

// Of the heads whom steps have, those who left this group come back to it first. Answers how many left others.
std::int64_t Seats::who_changed_over(Index<SeatGroup> g, std::int64_t heads) {
  const auto take = [this, &heads](Index<SeatGroup> from) {
    const std::int64_t taken = std::min(groups_[from.value].out, heads);
    groups_[from.value].out -= taken;
    heads -= taken;
  };
  take(g);
  const std::int64_t others = heads;
  for (std::uint32_t i = 0; i < groups_.size(); ++i)
    if (pool_of(stage_.site(), {i}) == pool_of(stage_.site(), g)) take({i});
  return others;
}

// Of heads who come, those whose shift ended while a step, a break or the log-in had them. Answers how many.
std::int64_t Seats::send_home(Index<Person> pool, std::int64_t heads) {
  if (!pool) return 0;  // a group that belongs to no pool owes nobody his way home
  const std::int64_t go_home = std::min(pools_[pool.value].owed, heads);
  pools_[pool.value].owed -= go_home;
  return go_home;
}

void Seats::let_in(Index<SeatGroup> g, std::int64_t heads) {
  heads -= send_home(pool_of(stage_.site(), g), heads);
  if (heads > 0) loop_.add_agents(g, static_cast<int>(heads));
}

void Seats::set_resting(Index<Person> pool, std::int64_t heads, EntryId because) {
  Pool& it = pools_[pool.value];
  const std::int64_t change = heads - it.resting;
  it.resting = heads;
  const Index<SeatGroup> home = home_of(stage_.site(), pool);
  if (!home || change == 0) return;
  if (change > 0)  // whom a step has does not go
    it.still_to_rest += take_out(pool, change, Takes::rest, 0, {{}, 0, because});
  else
    end_rest(pool, -change, because);
  web_.touch({Part::seat_group, home.value}, because);
  web_.spread({Part::seat_group, home.value}, because);  // what it gives without faults has changed
}

// First those who have not even gone; they will be back the moment they go.
void Seats::end_rest(Index<Person> pool, std::int64_t heads, EntryId because) {
  Pool& it = pools_[pool.value];
  const std::int64_t stay = std::min(heads, it.still_to_rest);
  it.still_to_rest -= stay;
  it.recalled += stay;
  heads -= stay;
  for (std::uint32_t i = 0; i < groups_.size() && heads > 0; ++i) {
    if (pool_of(stage_.site(), {i}) != pool) continue;
    const std::int64_t back = std::min(heads, groups_[i].on_break);
    if (back == 0) continue;
    groups_[i].on_break -= back;
    heads -= back;
    let_in({i}, back);
    web_.touch({Part::seat_group, i}, because);
  }
  serve_shortages();
}

void Seats::assign(const AssignWork& command) {
  loop_.set_work(command.verb == Verb::backfill ? traffic::Work::backfill : traffic::Work::call_back, command.at_most);
}

}  // namespace tuiyan::world
