#include "world/monitors.hpp"

#include <algorithm>

namespace tuiyan::world {

Monitors::Monitors(Stage& stage, traffic::CallLoop& loop, Look look, IsThere is_there, Figure figure)
    : stage_(stage),
      look_(std::move(look)),
      is_there_(std::move(is_there)),
      figure_(std::move(figure)),
      monitors_(stage.site().monitors.size()) {
  for (std::uint32_t i = 0; i < monitors_.size(); ++i) {
    const Monitor& monitor = facts({i});
    if (monitor.figure == CallFigure::none) continue;
    const std::uint32_t watch = loop.watch(monitor.figure, monitor.above, monitor.rearm_below, monitor.every);
    if (watches_.size() <= watch) watches_.resize(watch + 1);
    watches_[watch] = {i};
  }
}

void Monitors::refresh(Index<Monitor> m, EntryId because) {
  const Monitor& monitor = facts(m);
  if (monitor.figure != CallFigure::none) return;
  if (monitor.every.us == 0) return look(m, because);
  State& state = monitors_[m.value];
  if (state.next) return;  // the next look or notice is planned
  const std::int64_t grid = (stage_.now.us + monitor.every.us - 1) / monitor.every.us;
  const Time at{grid * monitor.every.us};
  state.next = stage_.timetable.put(at, [this, m, because] {
    monitors_[m.value].next = {};
    look(m, because);
  });
}

void Monitors::look(Index<Monitor> m, EntryId because) {
  const Sight sight = look_(facts(m).watches);
  const StateOf is = sight.share >= facts(m).below_share ? StateOf::up
                     : sight.share > 0                   ? StateOf::degraded
                                                         : StateOf::down;
  take_note(m, is, sight.share, sight.changed != 0 ? sight.changed : because);
}

void Monitors::take_note(Index<Monitor> m, StateOf is, double share, EntryId because) {
  State& state = monitors_[m.value];
  const StateOf was = std::exchange(state.is, is);
  state.share = share;
  if (is == state.shown) {
    stage_.timetable.cancel(state.next);  // gone again before anybody knew
    return;
  }
  if (is == was && state.next) return;  // merely more of the same
  if (state.next && is != StateOf::up && was != StateOf::up) {
    state.worse = because;  // worse or better, but not over: what began it binds
    return;
  }
  state.because = because;
  state.worse = 0;
  stage_.timetable.cancel(state.next);
  const Monitor& monitor = facts(m);
  // The delay belongs to the monitor and the how-manieth notice, whatever the plan does.
  const bool clears = is == StateOf::up;
  const Key key = Key(clears ? Purpose::notice_clears : Purpose::notice).with(monitor.id).with(state.notices++);
  const Duration after = stage_.length({Domain::people, clears ? monitor.clears_after : monitor.after, key});
  state.next = stage_.after(after, [this, m] { notice(m); });
}

void Monitors::notice(Index<Monitor> m) {
  State& state = monitors_[m.value];
  state.next = {};
  // On a grid the thing may have changed since the last look; then the next look decides.
  if (facts(m).figure == CallFigure::none && facts(m).every.us > 0) {
    const Sight sight = look_(facts(m).watches);
    if ((sight.share >= facts(m).below_share) != (state.is == StateOf::up)) return refresh(m, sight.changed);
  }
  state.shown = state.is;
  state.noticed = 0;
  // Shown all the same when nobody is there: who comes later will see it.
  for (Index<Person> who : facts(m).seen_by)
    if (is_there_(who)) state.noticed = tell(m, who, state.because);
}

EntryId Monitors::tell(Index<Monitor> m, Index<Person> who, EntryId because) {
  const State& state = monitors_[m.value];
  Entry entry = entry_of(Kind::noticed, about(who), because);
  entry.object = facts(m).watches;
  entry.value = state.share;
  entry.other = m.value;
  if (state.worse != 0 && because == state.because) entry.others.push_back(state.worse);
  const EntryId noticed = stage_.note(std::move(entry));
  stage_.tell(Noticed{who, facts(m).watches, state.shown, noticed});
  return noticed;
}

void Monitors::cross(const traffic::Crossing& crossing, EntryId because) {
  TUIYAN_CHECK(crossing.watch < watches_.size() && watches_[crossing.watch]);
  const Index<Monitor> m = watches_[crossing.watch];
  const bool rose = crossing.kind == traffic::CrossingKind::rose_above;
  Entry entry = entry_of(Kind::monitor_crossed, about(m), because);
  entry.value = figure_(facts(m));
  const EntryId crossed = stage_.note(std::move(entry));
  take_note(m, rose ? StateOf::down : StateOf::up, rose ? 0 : 1, crossed);
}

void Monitors::show_to(Index<Person> who, EntryId because) {
  for (std::uint32_t i = 0; i < monitors_.size(); ++i) {
    const std::vector<Index<Person>>& seen_by = facts({i}).seen_by;
    if (monitors_[i].shown != StateOf::up && std::find(seen_by.begin(), seen_by.end(), who) != seen_by.end())
      tell({i}, who, because);
  }
}

}  // namespace tuiyan::world
