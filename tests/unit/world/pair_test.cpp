// Primary and standby: automatic and manual switch-over, and standbys that are not ready.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

struct Servers {
  Documents d = documents(2000);
  Index<Component> a = d.site.components.add(component("a"));
  Index<Component> b = d.site.components.add(component("b"));
  Index<Pair> pair;
  Index<Service> service;
  Index<Fault> crash;

  Servers() {
    Pair facts;
    facts.id = "service";
    facts.switch_over = always(30);
    pair = d.site.pairs.add(facts);
    service = add_service(d, "service", pair_of(pair, leaf(a), leaf(b)));
    crash = add_fault(d, "crash", {about(a)}, 100);
    d.scenario.faults[crash].lasts = always(400);
  }
};

Answers switch_at(double s, Subject object) {
  return [=](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(s)}};
    if (std::get_if<TimerFired>(&signal) != nullptr) {
      Change change;
      change.job = 2;
      change.verb = Verb::switch_over;
      change.object = object;
      change.asked = {{}, 0, 1};
      return {change};
    }
    return {};
  };
}

const std::vector<std::string> told = {"pair_switching", "pair_switched", "pair_switch_failed", "service_changed"};

}  // namespace

TEST_CASE("the pair switches by itself; capacity is nothing meanwhile, and it stays where it is") {
  Servers servers;
  CHECK(only(play(servers.d), told) == Lines{
                                           "0 service_changed service value 1 other 1 <- drill_started",
                                           "100 pair_switching service value -1 <- component_changed",
                                           "100 service_changed service other 1 <- pair_switching",
                                           "130 pair_switched service value 1 <- pair_switching",
                                           "130 service_changed service value 1 other 1 <- pair_switched",
                                       });
}

TEST_CASE("a failed automatic switch waits for a hand") {
  Servers servers;
  servers.d.site.pairs[servers.pair].works = 0;
  CHECK(only(play(servers.d, switch_at(200, about(servers.service))), told) ==
        Lines{
            "0 service_changed service value 1 other 1 <- drill_started",
            "100 pair_switch_failed service <- component_changed",
            "100 service_changed service other 1 <- component_changed",
            "200 pair_switching service value -1 <- drill_started",
            "230 pair_switched service value 1 <- pair_switching",
            "230 service_changed service value 1 other 1 <- pair_switched",
        });
}

TEST_CASE("without a hand it comes back with its primary") {
  Servers servers;
  servers.d.site.pairs[servers.pair].works = 0;
  CHECK(only(play(servers.d), told).back() == "500 service_changed service value 1 other 1 <- component_changed");
}

TEST_CASE("a standby that fails on demand is found out at the end of the switch") {
  Servers servers;
  add_fault(servers.d, "rotten", {about(servers.b)}, 0, FaultEffect::fails_on_demand);
  CHECK(only(play(servers.d), {"pair_switching", "pair_switched", "pair_switch_failed", "component_changed b"}) ==
        Lines{
            "100 pair_switching service value -1 <- component_changed",
            "130 component_changed b code 8 <- pair_switching",
            "130 pair_switch_failed service <- pair_switching",
        });
}

TEST_CASE("a standby whose probability of being ready is 0 is never ready") {
  Servers servers;
  servers.d.site.components[servers.b].ready_probability = 0;
  CHECK(only(play(servers.d), {"pair_switched", "pair_switch_failed"}) ==
        Lines{"130 pair_switch_failed service <- pair_switching"});
}

TEST_CASE("a manual switch with nothing on the other side fails at once") {
  Servers servers;
  add_fault(servers.d, "crash-b", {about(servers.b)}, 50);
  CHECK(only(play(servers.d, switch_at(200, about(servers.pair))), {"pair_switching", "pair_switch_failed"}) ==
        Lines{"200 pair_switch_failed service <- drill_started"});
}

TEST_CASE("a manual switch goes to the side that is not active, also away from one that works") {
  Servers servers;
  servers.d.scenario.faults[servers.crash].at = always(1900);
  CHECK(only(play(servers.d, switch_at(200, about(servers.pair))), {"pair_switching", "pair_switched"}) ==
        Lines{"200 pair_switching service value -1 <- drill_started",
              "230 pair_switched service value 1 <- pair_switching"});
}

TEST_CASE("a manual switch after the automatic one, with nothing to go to, is done and changes nothing") {
  Servers servers;
  servers.d.scenario.faults[servers.crash].lasts = always(5000);
  const Answers ask = switch_at(200, about(servers.pair));
  const Lines lines = play(servers.d, [&](Time now, const Signal& signal) -> std::vector<Command> {
    // What it came to shows in the log: only a switch that was done has this consequence.
    const auto* changed = std::get_if<Changed>(&signal);
    if (changed != nullptr && changed->worked && changed->job == 2) {
      Change off;
      off.verb = Verb::deactivate;
      off.object = about(servers.b);
      return {off};
    }
    return ask(now, signal);
  });
  CHECK(only(lines, {"pair_switching", "pair_switched", "component_changed b"}) ==
        Lines{"100 pair_switching service value -1 <- component_changed",
              "130 pair_switched service value 1 <- pair_switching", "200 component_changed b code 7"});
}

TEST_CASE("a standby behind a service of its own shows whether it is ready") {
  Servers servers;
  const Index<Service> spare = add_service(servers.d, "spare", leaf(servers.b));
  servers.d.site.services[servers.service].needs = pair_of(servers.pair, leaf(servers.a), leaf(spare));
  add_fault(servers.d, "rotten", {about(servers.b)}, 0, FaultEffect::fails_on_demand);
  CHECK(only(play(servers.d), {"pair_switched", "pair_switch_failed", "component_changed b"}) ==
        Lines{
            "130 component_changed b code 8 <- pair_switching",
            "130 pair_switch_failed service <- pair_switching",
        });
}
