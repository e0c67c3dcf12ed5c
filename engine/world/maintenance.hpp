// Breakdowns of single units, and the crews that mend them: see model/upkeep.hpp.
//
// Contract: plain C++. A unit's times belong to the unit and to how often it has broken, so that no
// crew and no plan changes them. Every breakdown, beginning of a repair and repaired unit is an
// entry; the binding cause of a beginning is the last thing it waited for: the breakdown, a
// technician who became free, or a pair that had to finish its switch.
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Seats;

class Maintenance {
 public:
  // The last unit that a fault had broken is mended.
  using AllMended = std::function<void(Index<Fault>, EntryId)>;

  Maintenance(Stage& stage, Web& web, Machines& machines, Seats& seats, AllMended all_mended);
  Maintenance(const Maintenance&) = delete;
  Maintenance& operator=(const Maintenance&) = delete;

  // Plans the first breakdown of every unit.
  void begin();
  // A fault breaks so many units of a thing, or all that still work; answers how many it broke.
  // Which seats, the group's choice says.
  int strike(Subject thing, int units, Index<Fault> fault, EntryId because);
  // Sends out whoever is free.
  void refresh(Index<Crew> crew, EntryId because);

 private:
  struct Unit {
    bool broken = false;
    std::uint64_t failures = 0;
    Timetable::Slot next;  // its breakdown
    Index<Fault> fault;    // that broke it; none: by itself
    EntryId broke = 0;
  };
  // A component, or a seat group, that has breakdowns.
  struct Thing {
    Subject subject;
    const std::string* id = nullptr;
    const Breakdowns* facts = nullptr;
    double wear = 1;  // how many times as often it fails as just after maintenance
    std::vector<Unit> units;
    int broken = 0;
    std::vector<Index<Pair>> sides_of;  // pairs in which it is a side, or a part of one
  };
  struct Job {
    std::uint32_t thing = 0, unit = 0;
  };
  struct State {
    int free = 0;             // technicians
    std::deque<Job> waiting;  // first broken first
  };

  void add(Subject subject, const std::string& id, const std::optional<Breakdowns>& facts,
           const std::optional<Care>& maintained, int units);
  void plan(std::uint32_t thing, std::uint32_t unit);
  void break_down(std::uint32_t thing, std::uint32_t unit, Index<Fault> fault, EntryId because);
  void start(Job job, EntryId because);
  void mended(Job job, EntryId began);
  void tell(const Thing& thing, std::uint32_t unit, EntryId because);
  [[nodiscard]] bool may_touch(const Thing& thing) const;
  [[nodiscard]] Entry entry(Kind kind, const Thing& thing, std::uint32_t unit, EntryId cause) const;
  [[nodiscard]] Key key(Purpose purpose, Job job) const;

  Stage& stage_;
  Web& web_;
  Machines& machines_;
  Seats& seats_;
  AllMended all_mended_;
  std::vector<Thing> things_;
  std::vector<State> crews_;
  std::vector<int> broken_by_;  // units that each fault broke and nobody has mended yet
  std::uint64_t strikes_ = 0;
};

}  // namespace tuiyan::world
