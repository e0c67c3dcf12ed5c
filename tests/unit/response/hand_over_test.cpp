// From one shift to the next: the time it takes, and what is known before and after.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

// Early goes at 100 when late comes; both may fill the role of leader.
struct Desk {
  Paper paper;
  Subject system = paper.component("system");
  Index<Person> early = paper.person("early"), late = paper.person("late"), guard = paper.person("guard");
  Index<Step> gate, act;
  Desk() {
    paper.who("early").shifts = {paper.site().shifts.add({"day", {}, seconds(0), seconds(100), 0})};
    paper.who("late").shifts = {paper.site().shifts.add({"evening", {}, seconds(100), seconds(50'000), 0})};
    Role role;
    role.id = "leader";
    role.filled_by = {early, late};
    paper.plan().roles.add(role);
    gate = paper.chore("gate", "guard", 300, 1);
    act = paper.step("act", "leader", Verb::record);
    paper[act].takes = Constant{10};
    paper[act].on = {TriggerKind::observed, system, {}, 0, {}};
    paper[act].after = {gate};
  }
  FakeWorld world() {
    FakeWorld made(paper);
    made.notice(50, "early", system);
    made.duty(100, "early", false);
    made.duty(100, "late", true);
    return made;
  }
};

TEST_CASE("without a time of its own the hand-over tells all at once") {
  Desk desk;
  FakeWorld world = desk.world();
  world.run();
  CHECK(started(world, "act") == "301");
  CHECK(count(world, Kind::handed_over) == 0);
}

TEST_CASE("with one, who comes knows it only when he has been told") {
  Desk desk;
  desk.paper.role("leader").hand_over = Constant{600};
  FakeWorld world = desk.world();
  world.run();
  CHECK(in_seconds(first(world, Kind::hand_over_began)->at) == 100);
  CHECK(in_seconds(first(world, Kind::handed_over)->at) == 700);
  CHECK(started(world, "act") == "700");
  CHECK(chain(world, first(world, Kind::step_ready, "act")).substr(0, 60) ==
        "step_ready@700 < belief_changed@700 < handed_over@700 < hand");
  CHECK(world.gone_home == std::vector<Index<Person>>{desk.early});
}

TEST_CASE("who comes is on the road, called in before his shift: he is told when he has arrived") {
  Desk desk;
  desk.paper.role("leader").hand_over = Constant{600};
  FakeWorld world = desk.world();
  world.plan_for(40, [&](FakeWorld& it) { it.tell(SetOut{desk.late}); });
  world.plan_for(250, [&](FakeWorld& it) {
    it.tell(Arrived{desk.late, it.log.append(it.entry(Kind::person_arrived, 0))});
  });
  world.run();
  CHECK(in_seconds(first(world, Kind::hand_over_began)->at) == 250);
  CHECK(chain(world, first(world, Kind::handed_over)).substr(0, 55) ==
        "handed_over@850 < hand_over_began@250 < person_arrived@");
  CHECK(started(world, "act") == "850");
}

TEST_CASE("it waits until both are free, and holds both") {
  Desk desk;
  desk.paper.role("leader").hand_over = Constant{600};
  desk.paper.chore("finish", "early", 90, 100);    // until 190
  desk.paper.chore("own-work", "late", 150, 20);   // free until 190: done in between
  desk.paper.chore("next-work", "late", 200, 20);  // has to wait
  FakeWorld world = desk.world();
  world.run();
  CHECK(done(world, "own-work") == "170");
  CHECK(in_seconds(first(world, Kind::hand_over_began)->at) == 190);
  CHECK(in_seconds(first(world, Kind::handed_over)->at) == 790);
  CHECK(started(world, "next-work") == "790");
  CHECK(world.double_work == 0);
}

TEST_CASE("who is not there hands over nothing") {
  Desk desk;
  desk.paper.role("leader").hand_over = Constant{600};
  desk.paper.scenario().absent.push_back({desk.early, seconds(80), {}});
  FakeWorld world = desk.world();
  world.run();
  CHECK(count(world, Kind::hand_over_began) == 0);
  CHECK(started(world, "act") == "none");
}

TEST_CASE("to the next of the role, and not to a deputy on duty, though he who goes goes first") {
  Desk desk;
  desk.paper.person("deputy");
  desk.paper.role("leader").hand_over = Constant{600};
  desk.paper.role("leader").deputy = desk.paper.plan().roles.find("deputy");
  SUBCASE("as they are written") {}
  SUBCASE("the other way round") { desk.paper.role("leader").filled_by = {desk.late, desk.early}; }
  FakeWorld world = desk.world();
  world.run();
  CHECK(count(world, Kind::hand_over_began) == 1);
  const Entry* over = first(world, Kind::handed_over);
  REQUIRE(over != nullptr);
  CHECK(over->about == about(desk.early));
  CHECK(over->object == about(desk.late));
  CHECK(started(world, "act") == "700");
}

TEST_CASE("a deputy who held the role hands it over to whoever comes") {
  Desk desk;
  desk.paper.person("deputy");
  desk.paper.role("leader").hand_over = Constant{600};
  desk.paper.role("leader").filled_by = {desk.late};
  desk.paper.role("leader").deputy = desk.paper.plan().roles.find("deputy");
  FakeWorld world(desk.paper);
  world.duty(100, "late", true);
  world.run();
  const Entry* over = first(world, Kind::handed_over);
  REQUIRE(over != nullptr);
  CHECK(over->about == about(desk.paper.site().people.find("deputy")));
  CHECK(over->object == about(desk.late));
}

}  // namespace
}  // namespace tuiyan::response
