// Finding and mending: wrong diagnoses, failed repairs, skills, faults that end by themselves.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

struct Workshop {
  Paper paper;
  Subject system = paper.component("system");
  Index<Person> technician = paper.person("technician");
  Index<Fault> fault = paper.fault("crash", 600, 1200);
  Index<Step> find = paper.step("find", "technician", Verb::diagnose);
  Index<Step> mend = paper.step("mend", "technician", Verb::repair);
  Workshop() {
    paper[find].object = paper[mend].object = system;
    paper[mend].on = {TriggerKind::fault_known, system, {}, 0, {}};
  }
  Mending& mending() { return paper.scenario().faults[fault].mending; }
  FakeWorld world(Luck luck = {}) {
    FakeWorld made(paper, luck);
    made.broken[system] = fault;
    return made;
  }
};

int diagnoses(const FakeWorld& world, int code) {
  int found = 0;
  for (const Entry& entry : world.log.entries) found += entry.kind == Kind::diagnosed && entry.code == code;
  return found;
}

TEST_CASE("a diagnosis makes the fault known, the repair mends it") {
  Workshop shop;
  FakeWorld world = shop.world();
  world.run();
  CHECK(done(world, "find") == "600");
  CHECK(done(world, "mend") == "1800");
  CHECK(world.broken.empty());
  CHECK(chain(world, first(world, Kind::step_done, "mend")) ==
        "step_done@1800 < component_changed@1800 < step_started@600 < step_ready@600 < diagnosed@600 < "
        "step_started@0 < step_ready@0 < drill_started@0");
}

TEST_CASE("a wrong diagnosis costs the repair's time; then it is found and mended again, inside the step") {
  Workshop shop;
  shop.mending().diagnosis_wrong = 0.5;
  // A replication whose first diagnosis is wrong and the second right: each is one in four.
  bool seen = false;
  for (std::uint64_t k = 0; k < 100 && !seen; ++k) {
    FakeWorld world = shop.world(Luck{1, k, 0});
    world.run();
    if (diagnoses(world, 0) != 1) continue;
    seen = true;
    // 600 wrong, 1800 in vain, 2400 right, 3600 mended
    CHECK(done(world, "find") == "600");
    CHECK(done(world, "mend") == "3600");
    CHECK(chain(world, first(world, Kind::step_done, "mend")).substr(0, 116) ==
          "step_done@3600 < component_changed@3600 < diagnosed@2400 < step_waiting@1800 < step_started@600 < "
          "step_ready@600 < d");
    CHECK(first(world, Kind::step_waiting)->code == static_cast<std::int32_t>(Need::diagnosis));
  }
  CHECK(seen);
}

TEST_CASE("a wrong diagnosis goes where the plan says") {
  Workshop shop;
  shop.mending().diagnosis_wrong = 1;
  const auto vendor = shop.paper.step("vendor", "technician", Verb::record);
  shop.paper[shop.mend].if_failed = vendor;
  FakeWorld world = shop.world();
  world.run();
  CHECK(when(world, Kind::step_failed, "mend") == "1800");
  CHECK(started(world, "vendor") == "1800");
}

TEST_CASE("never found: the step fails in the end, the run goes on") {
  Workshop shop;
  shop.mending().diagnosis_wrong = 1;
  shop.mending().diagnosis = shop.mending().repair = Constant{0};
  FakeWorld world = shop.world();
  world.run();
  CHECK(when(world, Kind::step_failed, "mend") == "0");
}

TEST_CASE("a repair that does not work is tried again as often as the step says") {
  Workshop shop;
  shop.mending().repair_works = 0;
  shop.paper[shop.mend].tries = 3;
  shop.paper[shop.mend].retry_after = Constant{300};
  FakeWorld world = shop.world();
  world.run();
  // 600 + 1200 + 300 + 1200 + 300 + 1200
  CHECK(when(world, Kind::step_failed, "mend") == "4800");
}

TEST_CASE("nothing to find or mend: done at once") {
  Workshop shop;
  shop.paper[shop.mend].on = {};
  shop.paper[shop.mend].after = {shop.find};
  FakeWorld world = shop.world();
  world.broken.clear();
  world.run();
  CHECK(done(world, "find") == "0");
  CHECK(done(world, "mend") == "0");
  CHECK(diagnoses(world, 1) == 0);
}

TEST_CASE("it comes back while it is being mended") {
  Workshop shop;
  FakeWorld world = shop.world();
  world.plan_for(1000, [](FakeWorld& w) { w.broken.clear(); });
  world.run();
  CHECK(done(world, "mend") == "1800");
  CHECK(count(world, Kind::component_changed) == 0);
}

TEST_CASE("the world may refuse the repair") {
  Workshop shop;
  FakeWorld world = shop.world();
  world.works = [](const Change&) { return false; };
  world.run();
  CHECK(when(world, Kind::step_failed, "mend") == "1800");
}

TEST_CASE("the fault's skills choose the mender; without them he finds out that he cannot") {
  Workshop shop;
  const auto expert = shop.paper.person("expert");
  shop.mending().skills = {"platform"};
  shop.paper[shop.mend].on = {};
  shop.paper[shop.mend].after = {shop.find};
  SUBCASE("the second of the role has them") {
    shop.paper.role("technician").filled_by.push_back(expert);
    shop.paper.site().people[expert].skills = {"platform"};
    FakeWorld world = shop.world();
    world.run();
    CHECK(first(world, Kind::step_done, "find")->about == about(shop.technician));
    CHECK(first(world, Kind::step_done, "mend")->about == about(expert));
  }
  SUBCASE("nobody has") {
    FakeWorld world = shop.world();
    world.run();
    CHECK(started(world, "mend") == "600");
    CHECK(when(world, Kind::step_failed, "mend") == "600");
  }
}

TEST_CASE("mending needs somebody on the spot unless it can be done from elsewhere") {
  Workshop shop;
  shop.paper.site().people[shop.technician].travel = Constant{1800};
  SUBCASE("on the spot") {
    FakeWorld world = shop.world();
    world.plan_for(0, [](FakeWorld&) {});
    world.duty(0, "technician", false);
    shop.paper[shop.find].on = {TriggerKind::at, {}, {}, 0, seconds(10)};
    world.run();
    CHECK(started(world, "find") == "1810");
    CHECK(done(world, "mend") == "3610");  // he is there already
  }
  SUBCASE("from elsewhere") {
    shop.mending().remote = true;
    FakeWorld world = shop.world();
    world.duty(0, "technician", false);
    shop.paper[shop.find].on = {TriggerKind::at, {}, {}, 0, seconds(10)};
    world.run();
    CHECK(started(world, "find") == "10");
  }
}

TEST_CASE("times and luck belong to the fault, whoever mends it and whatever the step is called") {
  Workshop one, other;
  one.mending().repair = other.mending().repair = Lognormal{1200, 0.6};
  other.paper[other.mend].id = "another";
  other.paper.site().people[other.technician].id = "somebody";
  FakeWorld a = one.world(), b = other.world();
  a.run();
  b.run();
  CHECK(done(a, "mend") != "1800");
  CHECK(done(a, "mend") == done(b, "another"));
}

}  // namespace
}  // namespace tuiyan::response
