// What every part of the world works with: the documents, the luck, the log, the time, the plans
// for later, and the news for the listener.
//
// Contract: `now` is set by the director before anything happens at an instant. `length` is the
// only way in which the world turns a law into a duration. A part never calls SimGrid in the middle
// of a change, because every such call lets others run: it leaves an errand, and the director runs
// the errands when the change is complete.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "base/random.hpp"
#include "event/command.hpp"
#include "event/log.hpp"
#include "event/signal.hpp"
#include "world/timetable.hpp"

namespace tuiyan::world {

struct Stage {
  Stage(const Documents& documents_given, Luck luck, Log& log_given)
      : documents(documents_given), stream(luck), log(log_given), horizon(Time{0} + documents_given.scenario.length) {}

  const Documents& documents;
  Stream stream;  // of the luck; nothing is drawn before `Parts::begin`
  Log& log;
  const Time horizon;
  Time now;
  Timetable timetable;
  std::deque<Signal> news;
  std::vector<std::function<void()>> errands;

  [[nodiscard]] const Site& site() const { return documents.site; }

  [[nodiscard]] Duration length(const Wait& wait) const { return drawn_length(wait, stream); }

  // Probability that a standby works, by what it is just after a test and how long ago that was.
  [[nodiscard]] double readiness(double just_tested, const std::optional<Care>& tested) const {
    const std::int64_t date = documents.scenario.start_date;
    return tested ? just_tested * kept(tested->rhythm, tested->scale, date, 1) : just_tested;
  }
  // How many times as often it fails as just after maintenance.
  [[nodiscard]] double wear(const std::optional<Care>& maintained) const {
    return maintained ? worn(maintained->rhythm, maintained->scale, documents.scenario.start_date) : 1;
  }

  Timetable::Slot after(Duration delay, Timetable::Action action) {
    return timetable.put(later(now, delay), std::move(action));
  }

  EntryId note(Entry entry) {
    entry.at = now;
    return log.append(std::move(entry));
  }

  void tell(const Signal& signal) { news.push_back(signal); }
};

// A wait that belongs to the machines.
inline Wait machine_wait(const Law& law, Key key) { return {Domain::world, law, key}; }

// An entry of this kind about something, bound to `cause`; the step that asked for it, if one did.
inline Entry entry_of(Kind kind, Subject about, EntryId cause, const Asked& asked = {}) {
  Entry entry;
  entry.kind = kind;
  entry.about = about;
  entry.cause = cause;
  entry.step = asked.step;
  entry.instance = asked.instance;
  return entry;
}

}  // namespace tuiyan::world
