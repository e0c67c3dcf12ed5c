// All parts of the world, in the order in which they are built, and what joins them.
//
// Contract: internal. The members are built from top to bottom, each from those above it; what must
// look down is given a function. `settle` lets a change run through the web; it is called at the end
// of every change and never in the middle of one.
#pragma once

#include <string>

#include "world/channels.hpp"
#include "world/conditions.hpp"
#include "world/director.hpp"
#include "world/duty.hpp"
#include "world/faults.hpp"
#include "world/feeders.hpp"
#include "world/grid.hpp"
#include "world/hazards.hpp"
#include "world/lines.hpp"
#include "world/maintenance.hpp"
#include "world/monitors.hpp"
#include "world/notices.hpp"
#include "world/people.hpp"
#include "world/seats.hpp"
#include "world/severity.hpp"
#include "world/stores.hpp"
#include "world/timers.hpp"
#include "world/world.hpp"

namespace tuiyan::world {

struct Parts {
  Parts(const Documents& documents, Luck luck, Log& log, Listener& listener);
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;

  void settle();
  void spread_changes();  // of settle: until nothing is touched any more
  void fail(const std::string& complaint);

  // command.cpp: the commands, one by one.
  void carry_out(const Command& command);

  [[nodiscard]] double share(Subject subject) const;
  // The things of which it consists that have no power, or not enough, in the order in which it names them.
  [[nodiscard]] std::vector<Index<Component>> unpowered(Subject subject) const;

  Stage stage;
  Listener& listener;
  std::string complaint;  // why the drill was aborted; empty while it was not
  Web web;
  traffic::CallLoop loop;
  Machines machines;
  Grid grid;
  Seats seats;
  Lines lines;
  Feeders feeders;
  Maintenance maintenance;
  Faults faults;
  Hazards hazards;
  Monitors monitors;
  Notices notices;
  Severity severity;
  Timers timers;
  Stores stores;
  Conditions conditions;
  Duty duty;
  Platform platform;
  Channels channels;
  People people;
  Director director;

 private:
  void begin();
  void warm_up();
  void cross(const traffic::Crossing& crossing);
  void answer();
  void change(const Change& command);
  void assign(const AssignWork& command);
  void work_cleared(Verb verb, EntryId cause, const Asked& asked = {});
  [[nodiscard]] Monitors::Sight sight(Subject subject) const;
  [[nodiscard]] double figure(CallFigure figure, const Monitor& monitor) const;

  std::vector<traffic::Crossing> early_;  // met during the warm-up
  EntryId work_asked_[2] = {0, 0};        // who had typing and call-backs done, by the loop's kinds of work
};

}  // namespace tuiyan::world
