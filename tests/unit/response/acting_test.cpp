// To whom a step falls: those on duty first, and of them whoever has got what the step waits for.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

std::string doer(const FakeWorld& world, const std::string& step) {
  const Entry* entry = first(world, Kind::step_started, step);
  return entry == nullptr ? "nobody" : world.documents->site.people[as<Person>(entry->about)].id;
}

// The guard reports to the chief, whose deputy is the second; then the chief's role acts on it.
struct House {
  Paper paper;
  Index<Channel> phone = paper.channel("phone");
  Subject system = paper.component("system");
  Index<Person> guard = paper.person("guard"), chief = paper.person("chief"), second = paper.person("second");
  Index<Step> report, act;
  House() {
    paper.role("chief").deputy = paper.plan().roles.find("second");
    report = paper.message("report", "guard", "chief", system);
    paper[report].on = {TriggerKind::at, {}, {}, 0, seconds(10)};
    paper[report].gives_up_after = seconds(60);
    act = paper.step("act", "chief", Verb::record);
    paper[act].takes = Constant{5};
    paper[act].after = {report};
  }
  // On duty for the whole of what is played, or not at all.
  void off_duty(const std::string& id) {
    if (!night) night = paper.site().shifts.add({"night", {}, seconds(79'200), seconds(82'800), 0});
    paper.who(id).shifts = {night};
    paper.who(id).travel = Constant{600};
  }
  Index<Shift> night;
};

std::string rung(const FakeWorld& world) {
  std::string all;
  for (const Entry& entry : world.log.entries)
    if (entry.kind == Kind::message_tried) all += world.documents->site.people[as<Person>(entry.object)].id + " ";
  return all;
}

}  // namespace

TEST_CASE("the holder took the report: the holder acts") {
  House house;
  FakeWorld world(house.paper);
  world.run();
  CHECK(rung(world) == "chief ");
  CHECK(doer(world, "act") == "chief");
  CHECK(started(world, "act") == "10");
}

TEST_CASE("the holder did not answer, his deputy took the report: the deputy acts, when he has it") {
  House house;
  house.paper.who("chief").answers = 0;
  FakeWorld world(house.paper);
  world.run();
  CHECK(rung(world) == "chief second ");
  CHECK(doer(world, "act") == "second");
  CHECK(started(world, "act") == "70");  // 10 + 60 until the guard gives the chief up
}

TEST_CASE("of two on duty in a role, the one who took the order goes") {
  House house;
  house.paper.role("chief").filled_by = {house.chief, house.second};
  house.paper.role("chief").deputy = {};
  house.paper.who("chief").answers = 0;
  FakeWorld world(house.paper);
  world.run();
  CHECK(doer(world, "act") == "second");
}

TEST_CASE("whoever is off duty is not called out while a deputy is on duty") {
  House house;
  house.off_duty("chief");
  FakeWorld world(house.paper);
  world.run();
  CHECK(rung(world) == "second ");
  CHECK(doer(world, "act") == "second");
  CHECK(started(world, "act") == "10");
}

TEST_CASE("nobody on duty answers: then the holder is called out, before a deputy who is off duty too") {
  House house;
  house.off_duty("chief");
  house.paper.person("third");
  house.off_duty("third");
  house.paper.role("second").deputy = house.paper.plan().roles.find("third");
  house.paper.who("second").answers = 0;
  SUBCASE("the holder answers, and acts") {
    FakeWorld world(house.paper);
    world.run();
    CHECK(rung(world) == "second chief ");
    CHECK(doer(world, "act") == "chief");
    CHECK(started(world, "act") == "70");
  }
  SUBCASE("he does not either") {
    house.paper.who("chief").answers_off_duty = 0;
    FakeWorld world(house.paper);
    world.run();
    CHECK(rung(world) == "second chief third ");
    CHECK(doer(world, "act") == "third");
    CHECK(started(world, "act") == "130");
  }
  SUBCASE("deputies are not to be tried") {
    house.paper[house.report].try_deputies = false;
    FakeWorld world(house.paper);
    world.run();
    CHECK(rung(world) == "chief ");
  }
}

TEST_CASE("of a role with somebody on duty nobody is called out, whether he answers or not") {
  House house;
  house.paper.role("chief").filled_by = {house.chief, house.second};
  house.paper.role("chief").deputy = {};
  house.off_duty("second");
  house.paper.who("chief").answers = 0;
  FakeWorld world(house.paper);
  world.run();
  CHECK(rung(world) == "chief ");
  CHECK(when(world, Kind::step_failed, "report") == "70");
  CHECK(doer(world, "act") == "nobody");
}

TEST_CASE("what begins by what is known: a deputy who merely sees it does not act for a holder on duty") {
  House house;
  house.paper[house.act].after = {};
  house.paper[house.act].on = {TriggerKind::observed, house.system, {}, 0, {}};
  SUBCASE("the holder is not told") {
    house.paper[house.report].on.at = seconds(1e7);
    FakeWorld world(house.paper);
    world.notice(5, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "nobody");
  }
  SUBCASE("a report for the holder reached the deputy: he stands in") {
    house.paper.who("chief").answers = 0;
    FakeWorld world(house.paper);
    world.notice(5, "guard", house.system);
    world.run();
    CHECK(doer(world, "act") == "second");
    CHECK(started(world, "act") == "70");
  }
  SUBCASE("the holder is off duty: the deputy fills the role") {
    house.off_duty("chief");
    FakeWorld world(house.paper);
    world.notice(5, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "second");
    CHECK(started(world, "act") == "5");
  }
}

TEST_CASE("the deputy took the message, the news is known to somebody else") {
  House house;
  house.paper[house.act].on = {TriggerKind::observed, house.system, {}, 0, {}};
  house.paper.who("chief").answers = 0;  // the second has the report from 70 on
  SUBCASE("to the holder: he acts, the report being in the log") {
    FakeWorld world(house.paper);
    world.notice(5, "chief", house.system);
    world.run();
    CHECK(rung(world) == "chief second ");
    CHECK(doer(world, "act") == "chief");
    CHECK(started(world, "act") == "70");
  }
  SUBCASE("to the holder, but later") {
    FakeWorld world(house.paper);
    world.notice(100, "chief", house.system);
    world.run();
    CHECK(doer(world, "act") == "chief");
    CHECK(started(world, "act") == "100");
  }
  SUBCASE("to both: whoever took the message") {
    FakeWorld world(house.paper);
    world.notice(5, "chief", house.system);
    world.notice(5, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "second");
    CHECK(started(world, "act") == "70");
  }
  SUBCASE("to a second deputy, who stands in for nobody: the step waits until the one of the two learns of it") {
    house.paper.person("third");
    house.paper.role("second").deputy = house.paper.plan().roles.find("third");
    FakeWorld world(house.paper);
    world.notice(5, "third", house.system);
    world.notice(200, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "second");
    CHECK(started(world, "act") == "200");
  }
}

TEST_CASE("the holder took the message, the deputy sees the news: he does not act for a holder on duty") {
  House house;
  house.paper[house.act].on = {TriggerKind::observed, house.system, {}, 0, {}};
  FakeWorld world(house.paper);
  world.notice(5, "second", house.system);
  SUBCASE("nobody else learns of it") {
    world.run();
    CHECK(doer(world, "act") == "nobody");
  }
  SUBCASE("the holder sees it too") {
    world.notice(100, "chief", house.system);
    world.run();
    CHECK(doer(world, "act") == "chief");
    CHECK(started(world, "act") == "100");
  }
}

TEST_CASE("who is himself the deputy of whom he reports to calls him out all the same") {
  House house;
  house.off_duty("chief");
  house.paper[house.report].by = house.paper.plan().roles.find("second");
  SUBCASE("he answers") {
    FakeWorld world(house.paper);
    world.run();
    CHECK(rung(world) == "chief ");
    CHECK(doer(world, "act") == "chief");
  }
  SUBCASE("he does not: then it is the deputy's own affair") {
    house.paper.who("chief").answers_off_duty = 0;
    FakeWorld world(house.paper);
    world.run();
    CHECK(rung(world) == "chief ");
    CHECK(doer(world, "act") == "second");
    CHECK(started(world, "act") == "70");
  }
}

TEST_CASE("of two messages that it comes after, the later one says who acts") {
  House house;
  const auto again = house.paper.message("again", "guard", "chief", house.system);
  house.paper[again].after = {house.report};
  house.paper[house.act].after = {house.report, again};
  // He answers the first call on the second line only: the first message falls to the deputy, the second to himself.
  house.paper.chore("busy", "chief", 0, 80);
  FakeWorld world(house.paper);
  world.run();
  CHECK(rung(world) == "chief second chief ");
  CHECK(doer(world, "act") == "chief");
}

TEST_CASE("whoever takes over a role takes over its messages too") {
  House house;
  const auto gate = house.paper.chore("gate", "guard", 300, 1);
  house.paper[house.act].after = {house.report, gate};
  house.paper.who("chief").shifts = {house.paper.site().shifts.add({"day", {}, seconds(0), seconds(100), 0})};
  FakeWorld world(house.paper);
  world.duty(100, "chief", false);
  world.run();
  CHECK(rung(world) == "chief ");
  CHECK(doer(world, "act") == "second");
  CHECK(started(world, "act") == "301");
}

TEST_CASE("of two messages the later one counts, unless only who took the earlier one knows the news") {
  House house;
  const auto again = house.paper.message("again", "guard", "chief", house.system);
  house.paper[again].after = {house.report};
  house.paper[house.act].after = {house.report, again};
  house.paper[house.act].on = {TriggerKind::observed, house.system, {}, 0, {}};
  house.paper.chore("busy", "chief", 0, 80);  // the first message falls to the deputy, the second to the holder
  FakeWorld world(house.paper);
  SUBCASE("both know it") {
    world.notice(5, "chief", house.system);
    world.notice(5, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "chief");
  }
  SUBCASE("only the deputy, who stands in") {
    world.notice(5, "second", house.system);
    world.run();
    CHECK(doer(world, "act") == "second");
  }
}

TEST_CASE("he who had the report is gone: the next one finds it in the log") {
  House house;
  const auto gate = house.paper.chore("gate", "guard", 300, 1);
  house.paper[house.act].after = {house.report, gate};
  house.paper.scenario().absent = {{house.chief, seconds(200), {}}};
  FakeWorld world(house.paper);
  world.run();
  CHECK(doer(world, "act") == "second");
  CHECK(started(world, "act") == "301");
}

}  // namespace tuiyan::response
