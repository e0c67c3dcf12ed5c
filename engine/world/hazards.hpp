// Hazards: what bars work somewhere, from when on, until it is cleared.
//
// Contract: plain C++; see model/scenario.hpp. A hazard bars work at the component or location that it names, and
// one at a location at all components that stand there. It appears at its drawn instant and stays until somebody
// clears it, or until it goes away by itself; the response is told when it has gone.
#pragma once

#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Hazards {
 public:
  explicit Hazards(Stage& stage) : stage_(stage), active_(stage.documents.scenario.hazards.size()) {}
  Hazards(const Hazards&) = delete;
  Hazards& operator=(const Hazards&) = delete;

  // Plans when each appears.
  void begin();
  // The first active one that bars work at a component or location; none when nothing does.
  [[nodiscard]] Index<Hazard> at(Subject where) const;
  // Clears all that bar work there.
  Outcome clear(Subject where, const Asked& asked);

 private:
  [[nodiscard]] const Hazard& facts(Index<Hazard> h) const { return stage_.documents.scenario.hazards[h]; }
  [[nodiscard]] bool bars(Index<Hazard> h, Subject where) const;
  EntryId end(Index<Hazard> h, EntryId because, const Asked& asked);

  Stage& stage_;
  std::vector<EntryId> active_;  // hazard_appeared; 0 while it bars nothing
};

}  // namespace tuiyan::world
