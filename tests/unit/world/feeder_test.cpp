// Customers without power: from the feeders of the site to the callers.
#include <array>
#include <cmath>
#include <sstream>

#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world;
using namespace tuiyan::world::test;

namespace {

// Two feeders on one substation, and a class of which everybody without power calls within a minute or so.
struct Grid {
  Documents d = documents(4000);
  Index<Component> substation = d.site.components.add(component("substation", ComponentKind::mains));
  Index<Component> north = feeder("north", 3000);
  Index<Component> south = feeder("south", 1000);
  Index<Service> supply = add_service(d, "supply", of(Operator::sum, {leaf(north), leaf(south)}));

  Grid() {
    CallClass c;
    c.id = "fault-report";
    c.outage = {0, 1, 60};
    c.patience = c.talk = c.ivr_time = c.after_call = c.redial.delay = c.redial.delay_after_abandoned = always(10);
    d.site.classes.add(c);
    d.site.calls.interval = seconds(4000);
  }
  Index<Component> feeder(std::string id, double customers) {
    Component c = component(std::move(id), ComponentKind::feeder);
    c.capacity = customers;
    c.powered_by = {substation};
    return d.site.components.add(c);
  }
};

// Callers in [0, 100), [100, 1100) and from 1100 s on.
std::array<double, 3> callers(Documents d) {
  d.scenario.log_calls = true;
  const process::Outcome outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(d);
    log.append(Entry{});
    Scripted listener({});
    World world(*log.documents, {}, log, listener);
    world.run_until(Time{0} + d.scenario.length);
    world.finish();
    std::array<int, 3> n{};
    for (const CallRecord& call : log.traffic.calls)
      if (call.step == CallStep::arrived) ++n[call.at < at(100) ? 0 : call.at < at(1100) ? 1 : 2];
    return fmt::format("{} {} {}", n[0], n[1], n[2]);
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  std::array<double, 3> n{};
  std::istringstream(outcome.bytes) >> n[0] >> n[1] >> n[2];
  return n;
}

}  // namespace

TEST_CASE("a lost substation takes its feeders, their customers call, and the service has lost its customers") {
  Grid grid;
  const Index<Fault> fault = add_fault(grid.d, "storm", {about(grid.substation)}, 100, FaultEffect::power_loss);
  grid.d.scenario.faults[fault].lasts = always(1000);
  CHECK(only(play(grid.d), {"service_changed", "component_changed"}) ==
        Lines{
            "0 service_changed supply value 4000 other 4000 <- drill_started",
            "100 component_changed substation code 1 <- fault_struck",
            "100 component_changed south code 2 <- component_changed",
            "100 component_changed north code 2 <- component_changed",
            "100 service_changed supply other 4000 <- component_changed",
            "1100 component_changed substation value 1 code 5 <- fault_ended",
            "1100 component_changed south value 1 code 5 <- component_changed",
            "1100 component_changed north value 1 code 5 <- component_changed",
            "1100 service_changed supply value 4000 other 4000 <- component_changed",
        });
  // Each of 4,000 calls once, after a minute on average, and power is back after 1,000 s: Poisson, mean 4,000.
  const auto n = callers(grid.d);
  CHECK(n[0] == 0);
  CHECK(std::abs(n[1] - 4000) <= 4 * std::sqrt(4000));
  CHECK(n[2] == 0);
}

TEST_CASE("of a feeder that is partly lost, that part is without power") {
  Grid grid;
  const Index<Fault> fault = add_fault(grid.d, "branch", {about(grid.north)}, 100, FaultEffect::partial);
  grid.d.scenario.faults[fault].leaves = 0.5;
  const auto n = callers(grid.d);
  CHECK(n[0] == 0);
  CHECK(std::abs(n[1] - 1500) <= 4 * std::sqrt(1500));
  CHECK(n[2] < 10);  // 1500 e^-16.7
}
