// Steps that use goods, need something that works, or replace a part; and the calendar in `unless`.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

struct Depot {
  Paper paper;
  Subject server = paper.component("server");
  Index<Person> technician = paper.person("technician");
  Index<Resource> card;
  Index<Step> swap = paper.step("swap", "technician", Verb::replace);
  Depot() {
    Resource row;
    row.id = "card";
    card = paper.plan().resources.add(row);
    paper[swap].object = server;
    paper[swap].on = {TriggerKind::at, {}, {}, 0, seconds(0)};
    paper[swap].uses = {{card, 1}};
    paper[swap].takes = Constant{100};
  }
};

Expression anything(Subject leaf) {
  Expression e;
  e.op = Operator::leaf;
  e.leaf = leaf;
  return e;
}

TEST_CASE("a step waits for what it uses, and its person does other work meanwhile") {
  Depot depot;
  depot.paper.chore("write", "technician", 10, 50);
  FakeWorld world(depot.paper);
  world.goods_at_s = 300;
  world.run();
  CHECK(done(world, "write") == "60");
  CHECK(started(world, "swap") == "300");
  CHECK(done(world, "swap") == "400");
  CHECK(chain(world, first(world, Kind::step_started, "swap")) ==
        "step_started@300 < goods_taken@300 < step_ready@0 < drill_started@0");
  CHECK(first(world, Kind::step_waiting, "swap")->code == static_cast<std::int32_t>(Need::part));
  CHECK(world.let_go == std::vector<bool>{true});
  CHECK(world.out_of_place == 0);
}

TEST_CASE("the way to the place and the way of the goods run side by side") {
  Depot depot;
  depot.paper.who("technician").shifts = {
      depot.paper.site().shifts.add({"night", {}, seconds(3600), seconds(7200), 0})};
  depot.paper.who("technician").travel = Constant{200};
  depot.paper[depot.swap].on_site = true;
  FakeWorld world(depot.paper);
  world.goods_at_s = 150;
  world.run(3000);
  CHECK(started(world, "swap") == "200");
}

TEST_CASE("what was not used goes back: after a failure, and when the step is skipped") {
  Depot failing;
  FakeWorld world(failing.paper);
  world.works = [](const Change&) { return false; };
  world.run();
  CHECK(when(world, Kind::step_failed, "swap") == "100");
  CHECK(world.let_go == std::vector<bool>{false});
  CHECK(world.out_of_place == 0);

  Depot skipped;
  skipped.paper[skipped.swap].unless = {TriggerKind::at, {}, {}, 0, seconds(0)};
  FakeWorld other(skipped.paper);
  other.run();
  CHECK(when(other, Kind::step_skipped, "swap") == "0");
  CHECK(other.let_go == std::vector<bool>{false});
}

TEST_CASE("a try that fails puts the old part back and takes it out again for the next") {
  Depot depot;
  depot.paper[depot.swap].works = 0;
  depot.paper[depot.swap].tries = 3;
  depot.paper[depot.swap].retry_after = Constant{50};
  FakeWorld world(depot.paper);
  world.run();
  CHECK(when(world, Kind::step_failed, "swap") == "400");  // 3 x 100 and two pauses
  CHECK(world.out_of_place == 0);
}

TEST_CASE("goods that never come leave the step waiting, late, and escalated") {
  Depot depot;
  depot.paper[depot.swap].within = seconds(500);
  depot.paper[depot.swap].if_late = depot.paper.step("complain", "technician", Verb::record);
  FakeWorld world(depot.paper);
  world.goods_at_s = std::nullopt;
  world.run();
  CHECK(started(world, "swap") == "none");
  CHECK(done(world, "complain") == "500");
}

TEST_CASE("a step whose needs are not met fails at once, or waits, as the plan says") {
  Paper paper;
  const Subject vpn = paper.component("vpn");
  paper.person("engineer");
  const auto remote = paper.chore("remote", "engineer", 10, 100);
  paper[remote].needs = anything(vpn);
  paper[remote].if_failed = paper.step("drive", "engineer", Verb::record);
  {
    FakeWorld world(paper);
    world.gives = 0;
    world.run();
    CHECK(when(world, Kind::step_failed, "remote") == "10");
    CHECK(done(world, "drive") == "10");
  }
  paper[remote].waits_for_needs = true;
  paper.chore("write", "engineer", 20, 30);
  FakeWorld world(paper);
  world.gives = 0;
  world.needs_come(400);
  world.run();
  CHECK(done(world, "write") == "50");
  CHECK(started(world, "remote") == "400");
  CHECK(done(world, "remote") == "500");
  CHECK(first(world, Kind::step_waiting, "remote")->code == static_cast<std::int32_t>(Need::condition));
}

TEST_CASE("what a step needs goes away while the decider thinks: it fails, or waits, as the plan says") {
  struct Slow final : Decider {
    Decision decide(const Question&) override { return {Choice::wait, {}}; }
  };
  Paper paper;
  paper.person("engineer");
  const auto remote = paper.chore("remote", "engineer", 10, 100);
  paper[remote].needs = anything(paper.component("vpn"));
  for (const bool waits : {false, true}) {
    paper[remote].waits_for_needs = waits;
    Slow slow;
    FakeWorld world(paper, {}, &slow);
    world.plan_for(20, [](FakeWorld& it) {
      it.gives = 0;
      it.tell(Decided{1, Choice::go, {}, 0});
    });
    world.needs_come(400);
    world.run();
    CHECK(when(world, Kind::step_failed, "remote") == (waits ? "none" : "20"));
    CHECK(done(world, "remote") == (waits ? "500" : "none"));
  }
}

TEST_CASE("goods are asked for where the role works, also while nobody fills it") {
  Depot depot;
  const Index<Location> centre = depot.paper.site().locations.add({"centre", {}, {}});
  depot.paper.who("technician").at = centre;
  depot.paper.scenario().absent = {{depot.technician, seconds(0), {}}};
  FakeWorld world(depot.paper);
  world.run(10);
  std::vector<Index<Location>> places;
  for (const auto& [at, command] : world.commands)
    if (const auto* taken = std::get_if<TakeGoods>(&command)) places.push_back(taken->place);
  CHECK(places == std::vector<Index<Location>>{centre});
}

TEST_CASE("a hardware fault: the repair of who knows it fails at once, the replacement mends it") {
  Paper paper;
  const Subject server = paper.component("server");
  paper.person("technician");
  const auto fault = paper.fault("burnt", 600, 1200);
  paper.scenario().faults[fault].mending.hardware = true;
  const auto find = paper.step("find", "technician", Verb::diagnose);
  const auto mend = paper.step("mend", "technician", Verb::repair);
  const auto swap = paper.step("swap", "technician", Verb::replace);
  paper[find].object = paper[mend].object = paper[swap].object = server;
  paper[mend].on = {TriggerKind::fault_known, server, {}, 0, {}};
  paper[swap].on = {TriggerKind::hardware_fault, server, {}, 0, {}};
  paper[swap].takes = Constant{100};
  FakeWorld world(paper);
  world.broken[server] = fault;
  world.run();
  CHECK(when(world, Kind::step_failed, "mend") == "600");
  CHECK(done(world, "swap") == "700");
  CHECK(world.broken.empty());
}

TEST_CASE("who takes a hardware fault for another one spends the repair's time before he knows better") {
  Paper paper;
  const Subject server = paper.component("server");
  paper.person("technician");
  const auto fault = paper.fault("burnt", 600, 1200);
  paper.scenario().faults[fault].mending.hardware = true;
  paper.scenario().faults[fault].mending.diagnosis_wrong = 1;
  const auto find = paper.step("find", "technician", Verb::diagnose);
  const auto mend = paper.step("mend", "technician", Verb::repair);
  const auto swap = paper.step("swap", "technician", Verb::replace);
  paper[find].object = paper[mend].object = paper[swap].object = server;
  paper[mend].on = {TriggerKind::fault_known, server, {}, 0, {}};
  paper[mend].if_failed = paper.step("call", "technician", Verb::record);
  paper[swap].on = {TriggerKind::hardware_fault, server, {}, 0, {}};
  FakeWorld world(paper);
  world.broken[server] = fault;
  world.run();
  CHECK(when(world, Kind::step_failed, "mend") == "1800");
  CHECK(done(world, "call") == "1800");
  CHECK(started(world, "swap") == "none");
}

TEST_CASE("weekends from the own stock: skipped while the supplier is open, or while he is closed") {
  Paper paper;
  paper.person("keeper");
  Supplier supplier;
  supplier.id = "vendor";
  supplier.opens = seconds(0);
  supplier.closes = seconds(1000);
  const Subject vendor = about(paper.plan().suppliers.add(supplier));
  const auto own = paper.chore("own", "keeper", 500, 0);
  const auto order = paper.chore("order", "keeper", 500, 0);
  const auto later_own = paper.chore("later-own", "keeper", 1500, 0);
  paper[own].unless = paper[later_own].unless = {TriggerKind::open, vendor, {}, 0, {}};
  paper[order].unless = {TriggerKind::closed, vendor, {}, 0, {}};
  FakeWorld world(paper);
  world.run();
  CHECK(when(world, Kind::step_skipped, "own") == "500");
  CHECK(done(world, "order") == "500");
  CHECK(done(world, "later-own") == "1500");
}

}  // namespace
}  // namespace tuiyan::response
