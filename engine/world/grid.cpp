#include "world/grid.hpp"

#include <algorithm>

namespace tuiyan::world {

Grid::Grid(Stage& stage, Web& web, Machines& machines)
    : stage_(stage), web_(web), machines_(machines), exists_(has_grid(stage.site())) {
  const Site& site = stage.site();
  states_.resize(site.components.size());
  for (std::uint32_t i = 0; i < states_.size(); ++i)
    if (is_switch({i})) states_[i].closed = !facts({i}).line_switch->open;
  if (!exists_) return;
  const Feeding now = look();
  for (std::uint32_t i = 0; i < states_.size(); ++i) states_[i].fed = now.fed[i];
}

std::optional<double> Grid::fed(Index<Component> c) const {
  if (!exists_ || !is_line(facts(c).kind)) return std::nullopt;
  return states_[c.value].fed;
}

Feeding Grid::look() const {
  Arrangement now;
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    now.closed.push_back(states_[i].closed);
    now.broken.push_back(is_line(facts({i}).kind) && machines_.is_broken({i}));
    now.delivers.push_back(machines_.delivers({i}));
  }
  return feeding(stage_.site(), now);
}

void Grid::refresh(EntryId because) {
  if (!exists_) return;
  Asked asked;
  asked.cause = because;
  EntryId moved = because;
  Feeding now = look();
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    const Index<Component> feeder{i};
    if (facts(feeder).kind != ComponentKind::feeder) continue;
    State& state = states_[i];
    const bool broken = now.of(feeder).broken;
    const bool trips = state.closed && broken && has_source(facts(feeder), [this](Index<Component> source) {
                         return machines_.delivers(source);
                       });
    const bool recloses = state.tripped && facts(feeder).recloses && !broken;
    if (!trips && !recloses) continue;
    if (trips) ++trips_;
    last_ = 0;  // of several breakers none moves because of another
    move(feeder, recloses, trips ? Reason::tripped : Reason::restarted, asked);
    state.tripped = trips;
    moved = last_;
    // Opening or closing a breaker joins no lines: whether an island is broken stays as it was.
    now = look();
  }
  for (std::uint32_t i = 0; i < states_.size(); ++i) {
    if (!is_line(facts({i}).kind) || states_[i].fed == now.fed[i]) continue;
    states_[i].fed = now.fed[i];
    web_.touch({Part::component, i}, moved);
  }
}

Grid::Rows Grid::switches_at(Index<Component> line) const {
  Rows all;
  for (std::uint32_t i = 0; i < states_.size(); ++i)
    if (is_switch({i}) && (facts({i}).line_switch->a == line || facts({i}).line_switch->b == line)) all.push_back({i});
  return all;
}

bool Grid::is_isolated(Index<Component> c) const {
  if (!exists_ || !is_line(facts(c).kind)) return true;
  if (facts(c).kind == ComponentKind::feeder && states_[c.value].closed) return false;
  const Rows switches = switches_at(c);
  return std::none_of(switches.begin(), switches.end(),
                      [this](Index<Component> one) { return states_[one.value].closed; });
}

bool Grid::is_locked(Index<Component> line) const {
  return (machines_.is_broken(line) || states_[line.value].lock) && is_isolated(line);
}

void Grid::unlock(Index<Fault> mended) {
  for (State& state : states_)
    if (state.lock == mended) state.lock = {};
  for (Subject struck : stage_.documents.scenario.faults[mended].strikes) unlock(struck);
}

void Grid::unlock(Subject replaced) {
  const auto line = as<Component>(replaced);
  if (!exists_ || !line || !is_line(facts(line).kind)) return;
  states_[line.value].lock = {};
  clear_breakers(line);
}

void Grid::clear_breakers(Index<Component> line) {
  for (Index<Component> one : zone(line)) states_[one.value].cleared = true;
  const Feeding now = look();
  for (Index<Component> one : now.of(line).lines) states_[one.value].cleared = true;
}

bool Grid::may_close(Index<Component> one) const {
  const SwitchFacts& ends = *facts(one).line_switch;
  return machines_.share(one) > 0 && !is_locked(ends.a) && !is_locked(ends.b);
}

std::vector<Index<Component>> Grid::zone(Index<Component> c) const {
  if (!exists_ || !is_line(facts(c).kind)) return {};
  return reached_from(stage_.site(), {c}, [this](Index<Component> one) { return !facts(one).line_switch->open; });
}

void Grid::collect(Subject subject, std::vector<bool>& seen, Rows& lines) const {
  if (const auto c = as<Component>(subject)) {
    if (is_line(facts(c).kind) && !seen[c.value]) lines.push_back(c);
    seen[c.value] = true;
  } else if (const auto service = as<Service>(subject)) {
    for_each_leaf(stage_.site().services[service].needs, [&](Subject leaf) { collect(leaf, seen, lines); });
  }
}

std::vector<Index<Component>> Grid::lines_of(Subject subject) const {
  std::vector<bool> seen(states_.size());
  Rows lines;
  collect(subject, seen, lines);
  std::sort(lines.begin(), lines.end());
  return lines;
}

bool Grid::holds(Subject subject) const {
  if (!exists_) return false;
  const auto c = as<Component>(subject);
  return (c && is_switch(c)) || !lines_of(subject).empty();
}

void Grid::move(Index<Component> c, bool closed, Reason reason, const Asked& asked) {
  State& state = states_[c.value];
  state.closed = closed;
  state.tripped = state.cleared = false;
  Entry entry = entry_of(Kind::switch_moved, about(c), last_ != 0 ? last_ : asked.cause, asked);
  entry.value = closed ? 1 : 0;
  entry.code = static_cast<std::int32_t>(reason);
  last_ = stage_.note(std::move(entry));
}

}  // namespace tuiyan::world
