// Mains, UPS and generator, by hand arithmetic on constant times.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// mains -> generator (10 s crank, 5 s rest, 90 s to accept load); mains or generator -> ups (480 s)
// -> server -> service. The mains fail at 100 s.
struct Plant {
  Documents d = documents(4000);
  Index<Component> mains = d.site.components.add(component("mains", ComponentKind::mains));
  Index<Component> generator = d.site.components.add(component("generator", ComponentKind::generator));
  Index<Component> ups = d.site.components.add(component("ups", ComponentKind::ups));
  Index<Component> server = d.site.components.add(component("server"));
  Index<Service> service = add_service(d, "service", leaf(server));
  Index<Fault> blackout = add_fault(d, "blackout", {about(mains)}, 100, FaultEffect::power_loss);

  Plant() {
    d.site.components[generator].powered_by = {mains};
    d.site.components[ups].powered_by = {mains, generator};
    d.site.components[server].powered_by = {ups};
    d.site.components[server].restart = always(30);
  }
  GeneratorFacts& generator_facts() { return *d.site.components[generator].generator; }
};

// Starts the generator by hand when the gave-up entry's component is noticed, after `takes`.
Answers start_by_hand(const Plant& plant, Index<Person> who, double takes_s) {
  return [=](Time, const Signal& signal) -> std::vector<Command> {
    if (const auto* noticed = std::get_if<Noticed>(&signal); noticed != nullptr && noticed->state == StateOf::down)
      return {DoWork{7, who, waits(takes_s)}};
    if (std::get_if<WaitEnded>(&signal) != nullptr) {
      Change change;
      change.job = 8;
      change.verb = Verb::activate;
      change.object = about(plant.generator);
      change.who = who;
      return {change};
    }
    return {};
  };
}

}  // namespace

TEST_CASE("the first attempt runs: load after crank and warm-up, the battery bridges it") {
  Plant plant;
  plant.generator_facts().start_probability = 1;
  // 100 + 10 crank = 110, + 90 = 200. The battery holds 480 s, so nothing behind it notices.
  CHECK(only(play(plant.d), {"mains", "generator", "ups", "server", "service"}) ==
        Lines{
            "0 service_changed service value 1 other 1 <- drill_started",
            "100 fault_struck blackout > mains",
            "100 component_changed mains code 1 <- fault_struck",
            "100 ups_discharging ups value 480 <- component_changed",
            "110 generator_cranked generator value 1 code 1 <- component_changed",
            "200 generator_carried_load generator <- generator_cranked",
            // 100 of 480 s are gone: 960 s x 100 / 480 = 200 s to fill up again
            "400 ups_recharged ups value 480 <- generator_carried_load",
        });
}

TEST_CASE("P23: three attempts fail at 40 s, the battery lasts 480 s, a hand start carries the load at once") {
  Plant plant;
  plant.generator_facts().start_probability = 0;
  const Index<Person> technician = add_person(plant.d, "technician");
  add_monitor(plant.d, "generator-alarm", about(plant.generator), technician, 0);
  // Cranks end at 100 + 10, + 5 + 10, + 5 + 10 = 110, 125, 140; the hand start ends at 140 + 900.
  CHECK(only(play(plant.d, start_by_hand(plant, technician, 900)), {"generator", "ups", "server", "service"}) ==
        Lines{
            "0 service_changed service value 1 other 1 <- drill_started",
            "100 ups_discharging ups value 480 <- component_changed",
            "110 generator_cranked generator value 1 <- component_changed",
            "125 generator_cranked generator value 2 <- generator_cranked",
            "140 generator_cranked generator value 3 <- generator_cranked",
            "140 generator_gave_up generator value 3 <- generator_cranked",
            "140 component_changed generator code 8 <- generator_gave_up",
            "140 noticed technician > generator <- component_changed",
            "580 ups_emptied ups <- ups_discharging",
            "580 component_changed ups code 2 <- ups_emptied",
            "580 component_changed server code 2 <- component_changed",
            "580 service_changed service other 1 <- component_changed",
            "1040 generator_carried_load generator",
            "1040 component_changed generator value 1 code 6 <- generator_carried_load",
            "1040 component_changed ups value 1 code 5 <- component_changed",
            "1040 noticed technician > generator value 1 <- component_changed",
            "1070 component_changed server value 1 code 5 <- component_changed",
            "1070 service_changed service value 1 other 1 <- component_changed",
            // empty at 580, charged from 1040: 960 s
            "2000 ups_recharged ups value 480 <- component_changed",
        });
}

TEST_CASE("the mains come back before the battery is empty: nothing behind it notices, and it recharges linearly") {
  Plant plant;
  plant.d.site.components[plant.generator].generator->automatic = false;
  plant.d.scenario.faults[plant.blackout].lasts = always(240);
  // 240 of 480 s used: half of 960 s to fill up: 340 + 480 = 820.
  CHECK(only(play(plant.d), {"ups", "server", "generator", "fault_ended"}) ==
        Lines{
            "100 ups_discharging ups value 480 <- component_changed",
            "340 fault_ended blackout > mains <- fault_struck",
            "820 ups_recharged ups value 480 <- component_changed",
        });
}

TEST_CASE("a second failure finds the battery half full") {
  Plant plant;
  plant.generator_facts().automatic = false;
  plant.d.scenario.faults[plant.blackout].lasts = always(480 - 1);
  const Index<Fault> again = add_fault(plant.d, "again", {about(plant.mains)}, 579 + 240, FaultEffect::power_loss);
  plant.d.scenario.faults[again].lasts = always(1000);
  // At 579 it holds 1/480. 240 s of charging at 1/960 per second add 1/4: 1/480 + 1/4 = 121/480,
  // that is 121 s: empty at 819 + 121 = 940.
  CHECK(only(play(plant.d), {"ups_discharging", "ups_emptied"}) ==
        Lines{
            "100 ups_discharging ups value 480 <- component_changed",
            "819 ups_discharging ups value 121 <- component_changed",
            "940 ups_emptied ups <- ups_discharging",
        });
}

TEST_CASE("a battery weaker than labelled holds its share of the label") {
  Plant plant;
  plant.generator_facts().automatic = false;
  const Index<Fault> weak = add_fault(plant.d, "weak", {about(plant.ups)}, 0, FaultEffect::weak);
  plant.d.scenario.faults[weak].leaves = 0.5;
  CHECK(only(play(plant.d), {"ups_discharging", "ups_emptied"}) ==
        Lines{
            "100 ups_discharging ups value 240 <- component_changed",
            "340 ups_emptied ups <- ups_discharging",
        });
}

TEST_CASE("the fuel runs out and the battery takes over again") {
  Plant plant;
  plant.generator_facts().fuel = seconds(1000);
  // Carries from 200 to 1200; the battery was full again at 400 and lasts to 1680.
  CHECK(only(play(plant.d), {"fuel_ran_out", "generator_carried_load", "ups_emptied", "component_changed generator"}) ==
        Lines{
            "200 generator_carried_load generator <- generator_cranked",
            "1200 fuel_ran_out generator <- generator_carried_load",
            "1200 component_changed generator code 4 <- fuel_ran_out",
            "1680 ups_emptied ups <- ups_discharging",
        });
}

TEST_CASE("a generator that fails on demand does not crank") {
  Plant plant;
  add_fault(plant.d, "seized", {about(plant.generator)}, 0, FaultEffect::fails_on_demand);
  CHECK(only(play(plant.d), {"generator", "ups_emptied"}) ==
        Lines{
            "0 fault_struck seized > generator",
            "100 component_changed generator code 8 <- component_changed",
            "580 ups_emptied ups <- ups_discharging",
        });
}

TEST_CASE("a battery that fails on demand gives nothing, but lets the mains through when they are back") {
  Plant plant;
  plant.generator_facts().automatic = false;
  plant.d.scenario.faults[plant.blackout].lasts = always(240);
  add_fault(plant.d, "rotten", {about(plant.ups)}, 0, FaultEffect::fails_on_demand);
  CHECK(only(play(plant.d), {"ups", "component_changed server"}) ==
        Lines{
            "0 fault_struck rotten > ups",
            "100 component_changed ups code 8 <- component_changed",
            "100 component_changed server code 2 <- component_changed",
            "340 component_changed ups value 1 code 5 <- component_changed",
            "370 component_changed server value 1 code 5 <- component_changed",
        });
}

TEST_CASE("what only the generator feeds goes down when the mains are back and it stops") {
  Plant plant;
  const Index<Component> lamp = plant.d.site.components.add(component("lamp", ComponentKind::device));
  plant.d.site.components[lamp].powered_by = {plant.generator};
  plant.d.scenario.faults[plant.blackout].lasts = always(400);
  CHECK(only(play(plant.d), {"lamp", "generator_carried_load"}) ==
        Lines{
            "0 component_changed lamp code 2 <- drill_started",
            "200 generator_carried_load generator <- generator_cranked",
            "200 component_changed lamp value 1 code 5 <- generator_carried_load",
            "500 component_changed lamp code 2 <- component_changed",
        });
}

TEST_CASE("a battery that is switched off while it gives stops giving") {
  Plant plant;
  plant.generator_facts().automatic = false;
  const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(200)}};
    if (std::get_if<TimerFired>(&signal) == nullptr) return {};
    Change change;
    change.job = 2;
    change.verb = Verb::deactivate;
    change.object = about(plant.ups);
    return {change};
  };
  CHECK(only(play(plant.d, answers), {"ups"}) == Lines{
                                                     "100 ups_discharging ups value 480 <- component_changed",
                                                     "200 component_changed ups code 7",
                                                 });
}
