#include "world/duty.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include "base/calendar.hpp"
#include "world/monitors.hpp"
#include "world/seats.hpp"

namespace tuiyan::world {

Duty::Duty(Stage& stage, Seats& seats, Monitors& monitors, Send set_out)
    : stage_(stage),
      seats_(seats),
      monitors_(monitors),
      set_out_(std::move(set_out)),
      people_(stage.site().people.size()) {}

Duration Duty::clock_at(Time at) const { return stage_.documents.scenario.start_of_day + Duration{at.us}; }

bool Duty::covers(Duration begins, Duration ends, Time at) const {
  return running_for(begins, ends, clock_at(at)).has_value();
}

bool Duty::is_absent(Index<Person> who, Time at) const {
  const std::vector<Absence>& absent = stage_.documents.scenario.absent;
  return std::any_of(absent.begin(), absent.end(), [&](const Absence& absence) {
    return absence.who == who && Time{0} + absence.from <= at && (!absence.to || at < Time{0} + *absence.to);
  });
}

bool Duty::is_rostered(Index<Person> who, Time at) const {
  if (is_absent(who, at)) return false;
  return people_[who.value].has_come || is_covered(stage_.site().shifts, facts(who), clock_at(at));
}

std::int64_t Duty::heads_at(Index<Person> pool, Time at) const {
  if (!pool || is_absent(pool, at)) return 0;
  const Site& site = stage_.site();
  // A pool without shifts fills the home group round the clock.
  const Index<SeatGroup> home = home_of(site, pool);
  const std::int64_t reserve = people_[pool.value].reserve_there;
  if (facts(pool).shifts.empty()) return reserve + (home ? site.seat_groups[home].seats : 0);
  std::int64_t heads = reserve;
  for (Index<Shift> shift : facts(pool).shifts)
    if (covers(site.shifts[shift].from, site.shifts[shift].to, at)) heads += site.shifts[shift].heads;
  return heads;
}

std::int64_t Duty::resting_at(Index<Person> pool, Time at) const {
  const std::int64_t heads = heads_at(pool, at);
  std::int64_t resting = 0;
  for (const Break& one : facts(pool).breaks)
    if (covers(one.from, one.to, at))
      resting += one.heads > 0 ? one.heads : static_cast<std::int64_t>(one.share * static_cast<double>(heads) + 1e-9);
  return std::min(resting, heads);
}

bool Duty::is_there(Index<Person> who) const {
  const State& state = people_[who.value];
  return (state.on_duty || state.at_work) && !state.away && !state.on_road && !is_absent(who, stage_.now);
}

// Every instant after the start at which a shift, a break or an absence begins or ends.
std::vector<Time> Duty::changes() const {
  std::set<Time> instants;
  const std::int64_t start = stage_.documents.scenario.start_of_day.us;
  const auto every_day = [&](Duration from, Duration to) {
    for (std::int64_t clock : {from.us % one_day.us, to.us % one_day.us})
      for (std::int64_t at = clock - start; at <= stage_.horizon.us; at += one_day.us)
        if (at > 0) instants.insert(Time{at});
  };
  for (const Shift& shift : stage_.site().shifts) every_day(shift.from, shift.to);
  for (const Person& person : stage_.site().people)
    for (const Break& one : person.breaks) every_day(one.from, one.to);
  for (const Absence& absence : stage_.documents.scenario.absent) {
    if (absence.from.us > 0) instants.insert(Time{0} + absence.from);
    if (absence.to) instants.insert(Time{0} + *absence.to);
  }
  return {instants.begin(), instants.end()};
}

EntryId Duty::begin(EntryId start) {
  start_ = pool_entry_ = start;
  for (std::uint32_t i = 0; i < people_.size(); ++i) update({i}, true);
  for (std::uint32_t i = 0; i < people_.size(); ++i) update_breaks({i}, start);
  for (Time at : changes())
    stage_.timetable.put(at, [this] {
      for (std::uint32_t i = 0; i < people_.size(); ++i) update({i}, false);
      for (std::uint32_t i = 0; i < people_.size(); ++i) update_breaks({i}, 0);
    });
  return pool_entry_;
}

void Duty::update(Index<Person> who, bool at_start) {
  State& state = people_[who.value];
  const Person& person = facts(who);
  const bool is_pool = person.pool;
  const std::int64_t heads = is_pool ? heads_at(who, stage_.now) : 0;
  const bool on_duty = is_pool ? heads > 0 : is_rostered(who, stage_.now);
  if (on_duty == state.on_duty && heads == state.heads) return;

  // A pool changes with every change of its heads; a person only when he comes or goes.
  const bool flips = on_duty != state.on_duty;
  const bool begins = is_pool ? heads > state.heads : on_duty;
  Entry entry = entry_of(begins ? Kind::shift_began : Kind::shift_ended, about(who), at_start ? start_ : 0);
  entry.value = static_cast<double>(heads);
  const EntryId noted = stage_.note(std::move(entry));
  state.on_duty = on_duty;
  state.heads = heads;
  if (flips && on_duty && !state.on_road) {
    state.at_work = !person.remote;
    state.away = false;
    state.place = {};
  }
  if (is_pool) {
    if (who == stage_.site().calls.pool) pool_entry_ = noted;
    // At the start the heads sit there already: they were there for the warm-up.
    if (!at_start) seats_.set_heads(who, heads, noted);
  }
  if (!flips || at_start) return;  // who is on duty at the start is plain from the documents
  stage_.tell(DutyChanged{who, on_duty, noted});
  if (on_duty) monitors_.show_to(who, noted);
}

// A break of the pool as a whole is one entry; each agent goes when he is idle.
void Duty::update_breaks(Index<Person> pool, EntryId because) {
  State& state = people_[pool.value];
  const std::int64_t resting = facts(pool).pool ? resting_at(pool, stage_.now) : 0;
  if (resting == state.resting) return;
  Entry entry = entry_of(resting > state.resting ? Kind::break_began : Kind::break_ended, about(pool), because);
  entry.value = static_cast<double>(std::abs(resting - state.resting));
  state.resting = resting;
  seats_.set_resting(pool, resting, stage_.note(std::move(entry)));
}

void Duty::travelled(const Travel& trip, bool there, EntryId because) {
  State& state = people_[trip.who.value];
  const bool was_away = state.away;
  state.on_road = !there;
  if (!there) {
    // No longer where he was from now on.
    if (trip.place) state.away = true;
    state.place = {};
    return;
  }
  if (trip.place) {
    state.place = trip.place;
    return;
  }
  state.at_work = true;
  state.away = false;
  if (state.called_in && !state.has_come) return come(trip.who, because);
  // What the screens show he sees again.
  if (was_away || !on_duty(trip.who)) monitors_.show_to(trip.who, because);
}

}  // namespace tuiyan::world
