// Customers without power, and what safety took: by hand.
#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {

namespace {

// Two lines of 100 and 300 customers, joined by a switch; the drill lasts an hour.
struct GridLog : HandLog {
  Index<Component> north = add_line("north", 100), south = add_line("south", 300), joint;
  Index<Service> supply;
  Index<Hazard> gas;
  Index<Step> permit, work;

  GridLog() : HandLog(3600) {
    Component made = named<Component>("joint");
    made.kind = ComponentKind::line_switch;
    made.line_switch = SwitchFacts{north, south, false, false};
    joint = documents->site.components.add(made);
    Service only = named<Service>("supply");
    only.needs.op = Operator::sum;
    only.needs.parts.resize(1);
    only.needs.parts[0].op = Operator::leaf;
    only.needs.parts[0].leaf = about(north);
    supply = documents->site.services.add(only);
    Hazard found = named<Hazard>("gas");
    found.at = about(north);
    gas = documents->scenario.hazards.add(found);
    Step gives = named<Step>("permit");
    gives.by = leader;
    permit = plan().flow.add(gives);
    Step needs = named<Step>("work");
    needs.by = vendor;
    needs.permit = permit;
    needs.verb = Verb::repair;
    work = plan().flow.add(needs);
    documents->scenario.faults[crash].strikes = {about(north)};
  }
  Index<Component> add_line(const char* id, double customers) {
    Component made = named<Component>(id);
    made.kind = ComponentKind::section;
    made.capacity = customers;
    return documents->site.components.add(made);
  }
  void share(double at_s, Index<Component> section, double value) {
    put(Draft(at_s, Kind::component_changed).about(about(section)).value(value));
  }
  double value(Metric metric, Subject of = {}, double from_s = 0) {
    Target made = target(metric, of, AnchorKind::at);
    made.from.at = seconds(from_s);
    const Reading reading = read(log, made);
    REQUIRE(reading.applicable);
    return reading.value;
  }
};

}  // namespace

TEST_CASE("customer-minutes: customers of each line that are out, over time, in the window") {
  GridLog drill;
  drill.share(600, drill.north, 0);     // 100 out
  drill.share(1200, drill.south, 0.5);  // 250 out
  drill.share(1800, drill.north, 1);    // 150 out
  drill.share(3000, drill.south, 1);
  // 600 s x 100 + 600 s x 250 + 1,200 s x 150 = 390,000 customer-seconds
  CHECK(drill.value(Metric::customer_minutes_lost) == 6500);
  CHECK(drill.value(Metric::outage_per_customer) == 390000.0 / 400);
  // north alone: 1,200 s x 100
  CHECK(drill.value(Metric::customer_minutes_lost, about(drill.supply)) == 2000);
  CHECK(drill.value(Metric::outage_per_customer, about(drill.north)) == 1200);
  // From 1,500 s on: 300 x 250 + 1,200 x 150
  CHECK(drill.value(Metric::customer_minutes_lost, {}, 1500) == 255000.0 / 60);
  CHECK(drill.value(Metric::customers_out_at, {}, 599) == 0);
  CHECK(drill.value(Metric::customers_out_at, {}, 1200) == 250);
  CHECK(drill.value(Metric::customers_out_at, about(drill.south), 1900) == 150);
  // Still out at the end counts up to there.
  drill.share(3300, drill.north, 0);
  CHECK(drill.value(Metric::customer_minutes_lost) == 6500 + 500);
}

TEST_CASE("without customers there is nothing to lose") {
  HandLog drill(600);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::customer_minutes_lost, {}, AnchorKind::start)).applicable);
  GridLog grid;
  CHECK_FALSE(
      read(grid.log, HandLog::target(Metric::customers_out_at, about(grid.server), AnchorKind::start)).applicable);
}

TEST_CASE("time at safety gates is summed over the runs, up to what comes next or the end") {
  GridLog drill;
  const int at_permit = static_cast<int>(Need::permit), at_safety = static_cast<int>(Need::safety);
  drill.put(Draft(100, Kind::step_waiting).step(drill.work).code(at_permit));
  drill.put(Draft(150, Kind::step_late).step(drill.work));  // waits on
  drill.put(Draft(220, Kind::step_waiting).step(drill.work).code(at_safety));
  drill.put(Draft(300, Kind::step_started).step(drill.work));
  drill.put(Draft(400, Kind::step_waiting).step(drill.mend).code(static_cast<int>(Need::person)));  // no gate
  drill.put(Draft(3000, Kind::step_waiting).step(drill.mend).code(at_safety));
  CHECK(drill.value(Metric::safety_wait) == 200 + 600);
  CHECK(drill.value(Metric::safety_wait, about(drill.work)) == 200);
  CHECK(drill.value(Metric::safety_wait, about(drill.leader)) == 600);
  CHECK(drill.value(Metric::safety_wait, {}, 250) == 50 + 600);
}

TEST_CASE("violations are found in a log that a faulty engine could have written") {
  const auto mended = [](GridLog& drill, double at_s) {
    drill.put(Draft(at_s, Kind::fault_ended).about(about(drill.crash)).object(about(drill.north)).step(drill.work));
  };
  const auto opened = [](GridLog& drill, double at_s) {
    drill.put(Draft(at_s, Kind::switch_moved).about(about(drill.joint)).value(0));
  };
  GridLog sound;
  opened(sound, 50);
  sound.put(Draft(60, Kind::hazard_appeared).about(about(sound.gas)).object(about(sound.north)));
  sound.put(Draft(70, Kind::hazard_cleared).about(about(sound.gas)).object(about(sound.north)));
  sound.put(Draft(80, Kind::step_done).step(sound.permit));
  sound.put(Draft(90, Kind::step_started).step(sound.work));
  mended(sound, 100);
  CHECK(sound.value(Metric::safety_violations) == 0);

  GridLog without_permit;
  without_permit.put(Draft(80, Kind::step_skipped).step(without_permit.permit));
  without_permit.put(Draft(90, Kind::step_started).step(without_permit.work));
  CHECK(without_permit.value(Metric::safety_violations) == 1);

  GridLog into_gas;
  opened(into_gas, 50);
  into_gas.put(Draft(60, Kind::hazard_appeared).about(about(into_gas.gas)).object(about(into_gas.north)));
  mended(into_gas, 100);
  CHECK(into_gas.value(Metric::safety_violations) == 1);

  GridLog on_a_live_line;
  mended(on_a_live_line, 100);
  CHECK(on_a_live_line.value(Metric::safety_violations) == 1);
  on_a_live_line.documents->scenario.faults[on_a_live_line.crash].mending.live = true;
  CHECK(on_a_live_line.value(Metric::safety_violations) == 0);
}

}  // namespace tuiyan::score
