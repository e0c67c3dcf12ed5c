// Faults: what strikes, when, for how long, and what a mending ends.
//
// Contract: plain C++. Each fault happens or not, and strikes at its drawn instant; it then holds
// what it struck below its full share until it ends by itself or is mended. One that breaks units is
// a blow that is over at once: what it broke is maintenance's, and it ends when the last unit is mended.
// Several faults on one thing leave the smallest of their shares. `behind` finds the fault that keeps
// a thing from being up: through what the thing needs (of a dead line of the grid: through the lines joined with
// it in the normal arrangement too), the earliest struck of those that can be
// mended; when all is up, one of which nothing shows just now. A fault mended for the time being stays there, at
// the share that this leaves, and may come back in full until it is mended for good.
#pragma once

#include <set>
#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Grid;
class Seats;
class Maintenance;

class Faults {
 public:
  Faults(Stage& stage, Machines& machines, Grid& grid, Seats& seats, Maintenance& maintenance);
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;

  // Plans the strikes of the scenario.
  void begin();
  // A fault of no document: from `at` on the component is down for good.
  void strike(Index<Component> c, Time at);
  // Ends a fault, or, without one, the fault behind the object. For the time being: as its `temporary` says.
  Outcome mend(Index<Fault> fault, Subject object, bool temporary, const Asked& asked);
  // Another component has come into the place of this one: its hardware faults are gone. Not worked: something
  // else ails it, and the old one is back.
  Outcome replace(Index<Component> c, const Asked& asked);
  // A crew has mended the last unit that it broke.
  void mended(Index<Fault> fault, EntryId because) { end(fault, because, {}); }

  [[nodiscard]] bool is_active(Index<Fault> fault) const { return fault && faults_[fault.value].active; }
  // None when there is none.
  [[nodiscard]] Index<Fault> behind(Subject subject) const;
  // All of the kind that `behind` finds the first of.
  [[nodiscard]] std::vector<Index<Fault>> all_behind(Subject subject) const;

 private:
  struct State {
    bool active = false;
    bool holding = false;  // it lowers what it struck right now (intermittent: in its down phase)
    bool patched = false;  // mended for the time being
    Time struck;
    std::vector<EntryId> entries;  // fault_struck, one for each thing
    Timetable::Slot end, flap, relapse;
    std::uint64_t flaps = 0, patches = 0;
    std::vector<Subject> replaced;  // of what it struck
  };

  [[nodiscard]] const Fault& facts(Index<Fault> f) const { return stage_.documents.scenario.faults[f]; }
  [[nodiscard]] double likelihood(const Fault& fault) const;
  // Struck by it, and not replaced since.
  [[nodiscard]] bool strikes(Index<Fault> f, Subject subject) const;
  void hit(Index<Fault> f);
  void break_units(Index<Fault> f);
  void flap(Index<Fault> f);
  EntryId end(Index<Fault> f, EntryId because, const Asked& asked);
  Outcome patch(Index<Fault> f, const Asked& asked);
  void relapse(Index<Fault> f, EntryId patched);
  // Tells what the fault struck how much all faults together leave of it.
  void apply(Index<Fault> f, const std::vector<EntryId>& because);
  [[nodiscard]] double left_of(Subject subject, FaultEffect only) const;
  [[nodiscard]] double left_of(Subject subject) const;
  [[nodiscard]] bool is_latent(Subject subject) const;

  struct Search {
    bool resting = false;  // for faults of which nothing shows: that come and go, that a patch or a generator covers
    bool mendable = true;  // false: those that only end by themselves
    std::set<Subject> seen;
    std::vector<Index<Fault>> found;
  };
  void search(Subject subject, Search& all) const;
  void search(const Expression& expression, Search& all) const;
  void consider(Subject subject, Search& all) const;

  Stage& stage_;
  Machines& machines_;
  Grid& grid_;
  Seats& seats_;
  Maintenance& maintenance_;
  std::vector<State> faults_;
  std::vector<bool> killed_;  // components struck from outside
};

}  // namespace tuiyan::world
