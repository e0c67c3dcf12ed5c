// What people do with the switches of the grid: isolate, transfer, close, open. The rules are in grid.hpp.
#include <algorithm>
#include <utility>

#include "world/grid.hpp"

namespace tuiyan::world {

// Opens everything next to a line; false when something cannot be moved.
bool Grid::cut_off(Index<Component> line, const Asked& asked) {
  bool all = true;
  clear_breakers(line);
  if (facts(line).kind == ComponentKind::feeder && states_[line.value].closed)
    move(line, false, Reason::isolated, asked);
  for (Index<Component> one : switches_at(line)) {
    if (!states_[one.value].closed) continue;
    if (machines_.share(one) > 0)
      move(one, false, Reason::isolated, asked);
    else
      all = false;
  }
  states_[line.value].was_cut = true;
  return all;
}

Outcome Grid::isolate(Subject object, Index<Fault> fault, const Asked& asked) {
  last_ = 0;
  Rows lines;
  if (const auto c = as<Component>(object); c && is_switch(c)) return open(object, asked);
  if (const auto c = as<Component>(object); c && is_line(facts(c).kind))
    lines = {c};
  else if (fault)
    for (Subject struck : stage_.documents.scenario.faults[fault].strikes)
      for (Index<Component> line : lines_of(struck)) lines.push_back(line);
  bool all = true;
  for (Index<Component> line : lines) {
    all = cut_off(line, asked) && all;
    if (fault) states_[line.value].lock = fault;
  }
  const std::size_t trips = trips_;
  const EntryId done = last_;
  if (done != 0) refresh(done);
  return {all && trips_ == trips, done != 0 ? done : asked.cause};
}

// Somebody waits there, and the fault is not in it.
bool Grid::is_transferable(const Feeding& now, const Island& island) const {
  return !island.broken && std::all_of(island.lines.begin(), island.lines.end(), [&](Index<Component> line) {
    return now.fed[line.value] <= 0 && !states_[line.value].tripped;
  });
}

bool Grid::transfer_over(Index<Component> tie, const std::vector<bool>& wanted, const Asked& asked) {
  if (!facts(tie).line_switch->open || states_[tie.value].closed || !may_close(tie)) return false;
  const SwitchFacts& ends = *facts(tie).line_switch;
  const Feeding now = look();
  for (const auto& [from, to] : {std::pair(ends.a, ends.b), std::pair(ends.b, ends.a)}) {
    const Island& dead = now.of(to);
    if (now.fed[from.value] <= 0 || !is_transferable(now, dead)) continue;
    if (std::none_of(dead.lines.begin(), dead.lines.end(), [&](Index<Component> line) { return wanted[line.value]; }))
      continue;
    double spare = now.of(from).spare_kW;
    if (ends.sheds && spare <= 0) continue;
    std::vector<bool> taken(states_.size());
    const auto passes = [&](Index<Component> one) { return bool{states_[one.value].closed}; };
    for (Index<Component> line : reached_from(stage_.site(), {to}, passes)) {
      // Only what hangs on a line that is taken can be taken.
      const Rows switches = switches_at(line);
      const bool hangs = line == to || std::any_of(switches.begin(), switches.end(), [&](Index<Component> one) {
                           const SwitchFacts& joins = *facts(one).line_switch;
                           return passes(one) && (taken[joins.a.value] || taken[joins.b.value]);
                         });
      if (!hangs || (!ends.sheds && facts(line).load_kW > spare + rounding_in_kilowatts)) continue;
      taken[line.value] = true;
      spare -= facts(line).load_kW;
    }
    if (!taken[to.value]) continue;
    Rows border;
    for (std::uint32_t i = 0; i < states_.size(); ++i) {
      if (!is_switch({i}) || !states_[i].closed) continue;
      const SwitchFacts& joins = *facts({i}).line_switch;
      if (taken[joins.a.value] != taken[joins.b.value]) border.push_back({i});
    }
    if (std::any_of(border.begin(), border.end(), [this](Index<Component> one) { return machines_.share(one) <= 0; }))
      continue;
    for (Index<Component> one : border) move(one, false, Reason::transferred, asked);
    // A feeder that is fed from the other side must not feed back into what feeds it.
    for (Index<Component> line : dead.lines)
      if (taken[line.value] && facts(line).kind == ComponentKind::feeder && states_[line.value].closed)
        move(line, false, Reason::transferred, asked);
    move(tie, true, Reason::transferred, asked);
    return true;
  }
  return false;
}

Outcome Grid::transfer(Subject object, const Asked& asked) {
  if (const auto c = as<Component>(object); c && is_switch(c)) return close(object, asked);
  std::vector<bool> wanted(states_.size());
  for (Index<Component> line : lines_of(object)) wanted[line.value] = true;
  const Feeding before = look();
  const bool anything = std::any_of(before.islands.begin(), before.islands.end(), [&](const Island& island) {
    return is_transferable(before, island) && std::any_of(island.lines.begin(), island.lines.end(),
                                                          [&](Index<Component> line) { return wanted[line.value]; });
  });
  const std::size_t trips = trips_;
  EntryId last = 0;
  for (bool moved = true; std::exchange(moved, false);)
    for (std::uint32_t i = 0; i < states_.size(); ++i) {
      last_ = last;
      if (!is_switch({i}) || !transfer_over({i}, wanted, asked)) continue;
      last = last_;
      refresh(last);
      moved = true;
    }
  return {(last != 0 || !anything) && trips_ == trips, last != 0 ? last : asked.cause};
}

// Closes the breaker of a line, and the switches next to it that are normally closed and may be.
void Grid::put_back(Index<Component> line, const Asked& asked) {
  if (is_locked(line)) return;
  states_[line.value].was_cut = false;
  if (facts(line).kind == ComponentKind::feeder && !states_[line.value].closed)
    move(line, true, Reason::activated, asked);
  for (Index<Component> one : switches_at(line))
    if (!facts(one).line_switch->open && !states_[one.value].closed && may_close(one))
      move(one, true, Reason::activated, asked);
}

Outcome Grid::close(Subject object, const Asked& asked) {
  last_ = 0;
  const std::size_t trips = trips_;
  EntryId last = 0;
  const auto c = as<Component>(object);
  if (c && is_switch(c)) {
    if (states_[c.value].closed) return {true, asked.cause};
    if (!may_close(c)) return {false, asked.cause};
    move(c, true, facts(c).line_switch->open ? Reason::transferred : Reason::activated, asked);
    last = last_;
    refresh(last);
    return {trips_ == trips, last};
  }
  const bool one_line = c && is_line(facts(c).kind);
  if (one_line && is_locked(c)) return {false, asked.cause};
  for (Index<Component> line : lines_of(object)) {
    const State& state = states_[line.value];
    const bool open_breaker =
        facts(line).kind == ComponentKind::feeder && !state.closed && (!state.tripped || state.cleared);
    if (!one_line && !open_breaker && !state.was_cut) continue;
    last_ = last;
    put_back(line, asked);
    if (last_ == last) continue;
    last = last_;
    refresh(last);
  }
  last_ = last;
  if (!one_line) open_spare_ties(asked);
  last = last_;
  if (last != 0) refresh(last);
  return {trips_ == trips, last != 0 ? last : asked.cause};
}

// Ties without which everybody gets as much as with them are opened again.
void Grid::open_spare_ties(const Asked& asked) {
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!is_switch({i}) || !facts({i}).line_switch->open || !states_[i].closed ||
        machines_.share(Index<Component>{i}) <= 0)
      continue;
    const Feeding with = look();
    states_[i].closed = false;
    const Feeding without = look();
    states_[i].closed = true;
    bool needed = false;
    for (std::uint32_t line = 0; line < states_.size(); ++line) needed = needed || without.fed[line] < with.fed[line];
    if (!needed) move({i}, false, Reason::activated, asked);
  }
}

Outcome Grid::open(Subject object, const Asked& asked) {
  last_ = 0;
  const auto c = as<Component>(object);
  bool all = true;
  if (c && is_switch(c)) {
    if (!states_[c.value].closed) return {true, asked.cause};
    if (machines_.share(c) <= 0) return {false, asked.cause};
    move(c, false, Reason::deactivated, asked);
  } else if (c && facts(c).kind == ComponentKind::feeder) {
    if (states_[c.value].closed) move(c, false, Reason::deactivated, asked);
    states_[c.value].tripped = false;
  } else {
    for (Index<Component> line : lines_of(object)) all = cut_off(line, asked) && all;
  }
  const EntryId done = last_;
  if (done != 0) refresh(done);
  return {all, done != 0 ? done : asked.cause};
}

}  // namespace tuiyan::world
