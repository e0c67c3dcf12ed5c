// Faults: what strikes, when, for how long, and what a mending ends.
//
// Contract: plain C++. Each fault happens or not, and strikes at its drawn instant; it then holds
// what it struck below its full share until it ends by itself or is mended. One that breaks units is
// a blow that is over at once: what it broke is maintenance's, and it ends when the last unit is mended.
// Several faults on one thing leave the smallest of their shares. `behind` finds the fault that keeps
// a thing from being up: through what the thing needs, the earliest struck of those that can be
// mended; when all is up, one that comes and goes and happens to rest.
#pragma once

#include <set>
#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Seats;
class Maintenance;

class Faults {
 public:
  Faults(Stage& stage, Machines& machines, Seats& seats, Maintenance& maintenance);
  Faults(const Faults&) = delete;
  Faults& operator=(const Faults&) = delete;

  // Plans the strikes of the scenario.
  void begin();
  // A fault of no document: from `at` on the component is down for good.
  void strike(Index<Component> c, Time at);
  // Ends a fault, or, without one, the fault behind the object.
  Outcome mend(Index<Fault> fault, Subject object, const Asked& asked);
  // A crew has mended the last unit that it broke.
  void mended(Index<Fault> fault, EntryId because) { end(fault, because, {}); }

  [[nodiscard]] Index<Fault> behind(Subject subject) const;

 private:
  struct State {
    bool active = false;
    bool holding = false;  // it lowers what it struck right now (intermittent: in its down phase)
    Time struck;
    std::vector<EntryId> entries;  // fault_struck, one for each thing
    Timetable::Slot end, flap;
    std::uint64_t flaps = 0;
  };

  [[nodiscard]] const Fault& facts(Index<Fault> f) const { return stage_.documents.scenario.faults[f]; }
  void hit(Index<Fault> f);
  void break_units(Index<Fault> f);
  void flap(Index<Fault> f);
  EntryId end(Index<Fault> f, EntryId because, const Asked& asked);
  // Tells what the fault struck how much all faults together leave of it.
  void apply(Index<Fault> f, const std::vector<EntryId>& because);
  [[nodiscard]] double left_of(Subject subject, FaultEffect only) const;
  [[nodiscard]] double left_of(Subject subject) const;
  [[nodiscard]] bool is_latent(Subject subject) const;

  struct Search {
    bool resting = false;  // for faults that come and go, in a phase in which nothing shows
    bool mendable = true;  // false: those that only end by themselves
    std::set<Subject> seen;
    Index<Fault> found;
  };
  void search(Subject subject, Search& all) const;
  void search(const Expression& expression, Search& all) const;
  void consider(Subject subject, Search& all) const;

  Stage& stage_;
  Machines& machines_;
  Seats& seats_;
  Maintenance& maintenance_;
  std::vector<State> faults_;
  std::vector<bool> killed_;  // components struck from outside
};

}  // namespace tuiyan::world
