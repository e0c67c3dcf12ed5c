// A service lost by what people did: what counts as lost, and as their doing.
#include "score/wrong_action.hpp"

#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {

TEST_CASE("lost by a fault, also while steps go on: no wrong action") {
  HandLog drill;
  const EntryId fault = drill.strike(100);
  const EntryId step = drill.put(Draft(100, Kind::step_done).step(drill.tell).cause(fault));
  CHECK(step != 0);
  const EntryId down = drill.put(Draft(100, Kind::component_changed).about(about(drill.server)).cause(fault));
  drill.capacity(100, 0, down);
  CHECK(lost_by_wrong_action(drill.log) == 0);
}

TEST_CASE("a fault that a step brings to light is a fault") {
  HandLog drill;
  const EntryId deed = drill.put(Draft(500, Kind::step_done).step(drill.swap));
  const EntryId fault = drill.put(Draft(500, Kind::fault_struck).about(about(drill.crash)).cause(deed));
  drill.capacity(500, 0, fault);
  CHECK(lost_by_wrong_action(drill.log) == 0);
}

TEST_CASE("a deed that takes the service away, through the machine it changed") {
  HandLog drill;
  const EntryId deed = drill.put(Draft(500, Kind::step_started).step(drill.mend));
  const EntryId down =
      drill.put(Draft(700, Kind::component_changed).about(about(drill.server)).step(drill.mend).cause(deed));
  const EntryId fall = drill.capacity(700, 0, down);
  CHECK(lost_by_wrong_action(drill.log) == 0);  // still at it: it may come back
  drill.put(Draft(800, Kind::step_done).step(drill.mend, 2));
  CHECK(lost_by_wrong_action(drill.log) == 0);  // another run
  drill.put(Draft(900, Kind::step_done).step(drill.mend).cause(down));
  CHECK(lost_by_wrong_action(drill.log) == fall);
}

TEST_CASE("lowered is not lost") {
  HandLog drill;
  const EntryId deed = drill.put(Draft(500, Kind::step_done).step(drill.swap));
  drill.capacity(500, 40, deed);
  CHECK(lost_by_wrong_action(drill.log) == 0);
}

TEST_CASE("a switch-over interrupts service for its own duration; when it fails the service is lost") {
  for (bool works : {true, false}) {
    HandLog drill;
    const EntryId deed = drill.put(Draft(500, Kind::step_started).step(drill.swap));
    const EntryId begun =
        drill.put(Draft(560, Kind::pair_switching).about(about(drill.pair)).step(drill.swap).cause(deed));
    const EntryId fall = drill.capacity(560, 0, begun);
    const EntryId ended = drill.put(
        Draft(590, works ? Kind::pair_switched : Kind::pair_switch_failed).about(about(drill.pair)).cause(begun));
    if (works) drill.capacity(590, 120, ended);
    drill.put(Draft(590, works ? Kind::step_done : Kind::step_failed).step(drill.swap).cause(ended));
    CHECK(lost_by_wrong_action(drill.log) == (works ? 0 : fall));
  }
}

TEST_CASE("down A, then up B is one plan; a remedy after noticing is not") {
  HandLog drill;
  const EntryId down = drill.put(Draft(500, Kind::step_done).step(drill.swap));
  const EntryId fall = drill.capacity(500, 0, down);
  SUBCASE("the next step follows from the deed") {
    const EntryId ready = drill.put(Draft(500, Kind::step_ready).step(drill.put_up_seats).cause(down));
    const EntryId up = drill.put(Draft(800, Kind::step_done).step(drill.put_up_seats).cause(ready));
    drill.capacity(800, 40, up);
    CHECK(lost_by_wrong_action(drill.log) == 0);
  }
  SUBCASE("the next step follows from somebody noticing the loss") {
    const EntryId seen = drill.put(Draft(560, Kind::noticed).object(about(drill.answering)).cause(fall));
    const EntryId up = drill.put(Draft(800, Kind::step_done).step(drill.put_up_seats).cause(seen));
    drill.capacity(800, 40, up);
    CHECK(lost_by_wrong_action(drill.log) == fall);
  }
}

TEST_CASE("a later consequence is not the step's doing") {
  HandLog drill;
  const EntryId deed = drill.put(Draft(500, Kind::step_done).step(drill.put_up_seats));
  const EntryId runs = drill.put(Draft(500, Kind::generator_carried_load).about(about(drill.generator)).cause(deed));
  const EntryId dry = drill.put(Draft(9000, Kind::fuel_ran_out).about(about(drill.generator)).cause(runs));
  drill.capacity(9000, 0, dry);
  CHECK(lost_by_wrong_action(drill.log) == 0);
}

}  // namespace tuiyan::score
