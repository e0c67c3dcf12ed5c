// Steps by the agent pool: each of them, some of them, and work that idle ones take.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

struct Hall {
  Paper paper;
  Subject main = paper.seat_group("main", 4);
  Subject standby = paper.seat_group("standby", 4);
  Index<Person> pool = paper.person("agents");
  Index<Step> go = paper.step("go", "agents", Verb::activate);
  Hall() {
    paper.site().people[pool].pool = true;
    paper.site().calls.pool = pool;
    paper.site().calls.home = as<SeatGroup>(main);
    paper[go].object = standby;
    paper[go].each = true;
    paper[go].takes = Constant{90};
    paper[go].on = {TriggerKind::at, {}, {}, 0, seconds(100)};
  }
  FakeWorld world(Luck luck = {}) {
    FakeWorld made(paper, luck);
    made.on_duty = 4;
    return made;
  }
};

TEST_CASE("each agent goes over when he is free and through with it") {
  Hall hall;
  FakeWorld world = hall.world();
  world.busy_until_s = {150, 300};
  world.run();
  // Two start at 100, one at 150, one at 300: 190, 190, 240, 390.
  CHECK(started(world, "go") == "100");
  CHECK(done(world, "go") == "390");
  CHECK(world.placed["standby"] == 4);
  CHECK(world.placed["main"] == 0);
  CHECK(count(world, Kind::step_waiting) == 0);  // agents_asked says what it waits for
  CHECK(first(world, Kind::agents_asked)->value == -1);
  // One change, by the first who was through.
  CHECK(count(world, Kind::component_changed) == 1);
  CHECK(first(world, Kind::component_changed)->at == at_s(190));
  CHECK(first(world, Kind::agent_placed)->at == at_s(190));
  CHECK(chain(world, first(world, Kind::step_done, "go")).substr(0, 36) == "step_done@390 < agent_freed@300 < ag");
}

TEST_CASE("agents who come free while the step waits for its goods go back to their seats") {
  Hall hall;
  Resource headset;
  headset.id = "headset";
  hall.paper[hall.go].uses = {{hall.paper.plan().resources.add(headset), 1}};
  FakeWorld world = hall.world();
  world.busy_until_s = {150};  // three at once, who are sent back; the fourth while nothing is there yet
  world.goods_at_s = 400;
  world.run();
  CHECK(started(world, "go") == "400");
  CHECK(done(world, "go") == "490");
  CHECK(world.placed["main"] == 4);
  CHECK(world.placed["standby"] == 4);
}

TEST_CASE("each head has its own time, drawn by its number") {
  Hall hall;
  hall.paper[hall.go].takes = Lognormal{90, 0.6};
  FakeWorld world = hall.world();
  world.run();
  std::vector<double> drawn;
  for (const auto& [at, command] : world.commands)
    if (const auto* work = std::get_if<DoWork>(&command))
      drawn.push_back(in_seconds(drawn_length(work->wait.law, world.stream, work->wait.key)));
  REQUIRE(drawn.size() == 4);
  CHECK(drawn[0] != drawn[1]);
  CHECK(done(world, "go") == fmt::format("{}", 100 + *std::max_element(drawn.begin(), drawn.end())));
  const Key key = Key(Purpose::pool_step_time)
                      .with("agents")
                      .with(static_cast<std::uint64_t>(Verb::activate))
                      .with("standby")
                      .with(1)
                      .with(2);
  CHECK(drawn[2] == in_seconds(drawn_length(Lognormal{90, 0.6}, world.stream, key)));
}

TEST_CASE("a failed activation sends all of them back") {
  Hall hall;
  FakeWorld world = hall.world();
  world.busy_until_s = {150, 300};
  world.works = [](const Change&) { return false; };
  world.run();
  CHECK(when(world, Kind::step_failed, "go") == "190");
  int stopped = 0;
  for (const auto& [at, command] : world.commands) stopped += std::holds_alternative<StopWork>(command);
  CHECK(stopped == 1);
  // Two were through, one was at it, one came at 300 and went straight back.
  CHECK(world.placed["main"] == 4);
  CHECK(world.placed["standby"] == 0);
}

TEST_CASE("a second attempt gets also those who come late from the first") {
  Hall hall;
  const auto fails_at_190 = [](const Change& change) {
    return change.asked.instance > 1 || change.verb != Verb::activate;
  };
  SUBCASE("tried again by the step itself") {
    hall.paper[hall.go].tries = 2;
    FakeWorld world = hall.world();
    world.busy_until_s = {300};
    int changes = 0;
    world.works = [&changes](const Change&) { return ++changes > 1; };
    world.run();
    CHECK(done(world, "go") == "390");
    CHECK(world.placed["standby"] == 4);
    CHECK(world.placed["main"] == 3);
  }
  SUBCASE("tried again by the step that the plan names") {
    const auto again = hall.paper.step("again", "agents", Verb::switch_over);
    hall.paper[again].object = hall.main;
    hall.paper[again].target_side = hall.standby;
    hall.paper[again].each = true;
    hall.paper[again].takes = Constant{60};
    hall.paper[hall.go].if_failed = again;
    FakeWorld world = hall.world();
    world.busy_until_s = {300};
    world.works = fails_at_190;
    world.run();
    CHECK(when(world, Kind::step_failed, "go") == "190");
    CHECK(started(world, "again") == "190");
    CHECK(done(world, "again") == "360");
    CHECK(world.placed["standby"] == 4);
  }
}

TEST_CASE("coming back from the standby seats: closed behind the last one") {
  Hall hall;
  const auto back = hall.paper.step("back", "agents", Verb::deactivate);
  hall.paper[back].object = hall.standby;
  hall.paper[back].each = true;
  hall.paper[back].takes = Constant{30};
  hall.paper[back].on = {TriggerKind::at, {}, {}, 0, seconds(500)};
  FakeWorld world = hall.world();
  world.busy_until_s = {600};  // still on his way over when the others come back
  world.run();
  // Over at 690, handed on to the way back, 30 s.
  CHECK(done(world, "back") == "720");
  CHECK(world.placed["main"] == 4);
  CHECK(first(world, Kind::step_done, "back")->at == at_s(720));
  std::vector<Time> changes;
  for (const Entry& entry : world.log.entries)
    if (entry.kind == Kind::component_changed && entry.step == back) changes.push_back(entry.at);
  CHECK(changes == std::vector<Time>{at_s(720)});
}

TEST_CASE("after all have gone over, whoever is called away goes back to the new seats") {
  Hall hall;
  const auto note = hall.paper.step("note", "agents", Verb::record);
  hall.paper[note].after = {hall.go};
  hall.paper[note].takes = Constant{10};
  FakeWorld world = hall.world();
  world.run();
  CHECK(done(world, "note") == "200");
  CHECK(world.placed["standby"] == 5);  // four, and one of them again
  CHECK(world.placed["main"] == 0);
}

TEST_CASE("switching the seats over goes to the other side") {
  Hall hall;
  hall.paper[hall.go].verb = Verb::switch_over;
  hall.paper[hall.go].object = hall.main;
  hall.paper[hall.go].target_side = hall.standby;
  FakeWorld world = hall.world();
  world.run();
  CHECK(done(world, "go") == "190");
  CHECK(world.placed["standby"] == 4);
}

TEST_CASE("some of them do it together and go back where they came from") {
  Hall hall;
  hall.paper[hall.go].each = false;
  hall.paper[hall.go].agents = 3;
  hall.paper[hall.go].verb = Verb::record;
  FakeWorld world = hall.world();
  world.busy_until_s = {150, 160};  // two idle: the third is free at 150
  world.run();
  CHECK(started(world, "go") == "150");
  CHECK(done(world, "go") == "240");
  CHECK(world.placed["main"] == 3);
}

TEST_CASE("an agent who is out on another step is handed over when he is back") {
  Hall hall;
  const auto report = hall.paper.step("report", "agents", Verb::record);
  hall.paper[report].takes = Constant{50};
  hall.paper[report].on = {TriggerKind::at, {}, {}, 0, seconds(80)};
  FakeWorld world = hall.world();
  world.run();
  // Three are asked from their seats at 100 and through at 190; the fourth comes from the journal
  // at 130 and is through at 220. He never sat down in between.
  CHECK(done(world, "report") == "130");
  CHECK(done(world, "go") == "220");
  CHECK(world.placed["standby"] == 4);
  CHECK(world.placed["main"] == 0);
}

TEST_CASE("an agent who reports is taken from his seat and goes back to it") {
  Hall hall;
  hall.paper.channel("desk", 5, 20);
  hall.paper.who("agents").devices = {{Index<Channel>{0}, {}}};
  hall.paper.person("leader", 10);
  hall.paper[hall.go].verb = Verb::report;
  hall.paper[hall.go].each = false;
  hall.paper[hall.go].takes.reset();
  hall.paper[hall.go].to = hall.paper.plan().roles.find("leader");
  FakeWorld world = hall.world();
  world.run();
  CHECK(done(world, "go") == "135");
  CHECK(world.placed["main"] == 1);
  CHECK(world.out == 0);
}

TEST_CASE("work for the idle: until the stack is empty, or time is up") {
  Hall hall;
  hall.paper[hall.go].verb = Verb::backfill;
  hall.paper[hall.go].each = false;
  hall.paper[hall.go].agents = 2;
  hall.paper[hall.go].object = {};
  const auto assigned = [](const FakeWorld& world) {
    std::vector<std::pair<double, int>> found;
    for (const auto& [at, command] : world.commands)
      if (const auto* work = std::get_if<AssignWork>(&command)) found.emplace_back(in_seconds(at), work->at_most);
    return found;
  };
  using Found = std::vector<std::pair<double, int>>;
  SUBCASE("cleared") {
    FakeWorld world = hall.world();
    world.backlog_lasts_s[SubjectKind::paper_orders] = 500;
    world.run();
    CHECK(done(world, "go") == "600");
    CHECK(assigned(world) == Found{{100, 2}, {600, 0}});
  }
  SUBCASE("time is up") {
    hall.paper[hall.go].at_most = seconds(200);
    FakeWorld world = hall.world();
    world.backlog_lasts_s[SubjectKind::paper_orders] = 500;
    world.run();
    CHECK(done(world, "go") == "300");
    CHECK(assigned(world) == Found{{100, 2}, {300, 0}});
  }
  SUBCASE("as many as are there") {
    hall.paper[hall.go].agents = 0;
    FakeWorld world = hall.world();
    world.run();
    CHECK(assigned(world) == Found{{100, 4}});
    CHECK(done(world, "go") == "none");
  }
}

TEST_CASE("two steps that type share the work: the end of one leaves the other its agents") {
  Paper paper;
  const auto agents = paper.person("agents");
  paper.site().people[agents].pool = true;
  for (const auto& [id, heads, until] : {std::tuple{"few", 1, 100.0}, std::tuple{"many", 3, 300.0}}) {
    const auto step = paper.chore(id, "agents", 0, 0);
    paper[step].verb = Verb::backfill;
    paper[step].takes.reset();
    paper[step].agents = heads;
    paper[step].at_most = seconds(until);
  }
  FakeWorld world(paper);
  world.on_duty = 10;
  world.run();
  std::vector<std::pair<double, int>> found;
  for (const auto& [when, command] : world.commands)
    if (const auto* work = std::get_if<AssignWork>(&command)) found.emplace_back(in_seconds(when), work->at_most);
  CHECK(found == std::vector<std::pair<double, int>>{{0, 1}, {0, 4}, {100, 3}, {300, 0}});
}

TEST_CASE("nobody on duty: it waits for the shift") {
  Hall hall;
  FakeWorld world = hall.world();
  world.on_duty = 0;
  world.plan_for(400, [](FakeWorld& w) { w.on_duty = 2; });
  world.duty(400, "agents", true);
  world.run();
  CHECK(started(world, "go") == "400");
  CHECK(done(world, "go") == "490");
  CHECK(world.placed["standby"] == 2);
}

TEST_CASE("a shift that ends takes its people out of the count") {
  Hall hall;
  FakeWorld world = hall.world();
  world.busy_until_s = {1e7};
  world.plan_for(250, [](FakeWorld& w) { w.on_duty = 3; });
  world.duty(250, "agents", false);
  world.run(1000);
  CHECK(done(world, "go") == "250");
}

}  // namespace
}  // namespace tuiyan::response
