// Monitors: who comes to know what, and how long after the fact.
//
// Contract: plain C++. A monitor of a thing compares what it showed last (up, degraded, down) with
// how the thing stands, at once or on its sampling grid; a difference that lasts for `after`
// (`clears_after` for a recovery) is noticed by everybody in `seen_by` who is there. Who comes to
// work later sees what the monitors show then. A monitor of the call traffic does the same with
// its crossings. `noticed` is bound to the entry of what was noticed.
#pragma once

#include <functional>
#include <vector>

#include "traffic/call_loop.hpp"
#include "world/stage.hpp"

namespace tuiyan::world {

class Monitors {
 public:
  // The share of a thing, and the entry of its last change.
  struct Sight {
    double share = 1;
    EntryId changed = 0;
  };
  using Look = std::function<Sight(Subject)>;
  using IsThere = std::function<bool(Index<Person>)>;
  using Figure = std::function<double(const Monitor&)>;

  Monitors(Stage& stage, traffic::CallLoop& loop, Look look, IsThere is_there, Figure figure);
  Monitors(const Monitors&) = delete;
  Monitors& operator=(const Monitors&) = delete;

  // Something about what the monitor watches has changed.
  void refresh(Index<Monitor> m, EntryId because);
  // A figure of the calls went over its threshold or back; `because` is what the calls suffer from.
  void cross(const traffic::Crossing& crossing, EntryId because);
  // Somebody has come to work: he sees the alarms that stand.
  void show_to(Index<Person> who, EntryId because);

 private:
  struct State {
    StateOf shown = StateOf::up;  // as people know it
    StateOf is = StateOf::up;     // as the monitor would show it now
    double share = 1;
    EntryId because = 0;   // the entry that made the difference
    EntryId worse = 0;     // the latest that changed it before the notice; 0: none did
    EntryId noticed = 0;   // what people know it from
    Timetable::Slot next;  // the look on the grid, or the notice
    std::uint64_t notices = 0;
  };

  [[nodiscard]] const Monitor& facts(Index<Monitor> m) const { return stage_.site().monitors[m]; }
  void take_note(Index<Monitor> m, StateOf is, double share, EntryId because);
  void look(Index<Monitor> m, EntryId because);
  void notice(Index<Monitor> m);
  EntryId tell(Index<Monitor> m, Index<Person> who, EntryId because);

  Stage& stage_;
  Look look_;
  IsThere is_there_;
  Figure figure_;
  std::vector<State> monitors_;
  std::vector<Index<Monitor>> watches_;  // by the loop's number of the watch
};

}  // namespace tuiyan::world
