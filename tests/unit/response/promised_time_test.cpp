// The time at which a thing will be back, as whoever announces it guesses it; telephone lists.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

// A technician finds the fault in 600 s, which takes 1200 s to mend; he and the desk each publish.
struct Desk {
  Paper paper;
  Subject system = paper.component("system");
  Index<Channel> phone = paper.channel("phone");
  Index<Person> technician = paper.person("technician");
  Index<Person> clerk = paper.person("clerk");
  Index<Fault> fault = paper.fault("crash", 600, 1200);
  Index<Step> find = paper.step("find", "technician", Verb::diagnose);
  Index<Step> publish;
  Desk() {
    Announcement notice;
    notice.id = "notice";
    paper[find].object = system;
    publish = announce("publish", "clerk", paper.plan().announcements.add(notice));
  }
  Index<Step> announce(const std::string& id, const std::string& by, Index<Announcement> what) {
    const Index<Step> made = paper.step(id, by, Verb::announce);
    paper[made].object = about(what);
    paper[made].takes = Constant{0};
    paper[made].estimate = RestorationEstimate{};
    paper[made].estimate->of = system;
    return made;
  }
  RestorationEstimate& estimate() { return *paper[publish].estimate; }
  // What was promised, seconds since the start, and whether by a diagnosis; -1: no time.
  std::pair<double, bool> promised() {
    FakeWorld world(paper);
    world.broken[system] = fault;
    world.run();
    for (const auto& [at, command] : world.commands)
      if (const auto* change = std::get_if<Change>(&command); change != nullptr && change->verb == Verb::announce)
        return {change->promised ? in_seconds(*change->promised) : -1, change->by_diagnosis};
    return {-2, false};
  }
};

TEST_CASE("who has the diagnosis promises the repair from then on, with his margins") {
  Desk desk;
  // Told at 600; 600 + 1.5 · 1200 + 300.
  desk.paper.message("tell", "technician", "clerk", desk.system);
  desk.paper[desk.paper.plan().flow.find("tell")].after = {desk.find};
  desk.paper[desk.publish].after = {desk.paper.plan().flow.find("tell")};
  desk.estimate().times = 1.5;
  desk.estimate().plus = seconds(300);
  CHECK(desk.promised() == std::pair{2700.0, true});
  // Up to whole half hours of the clock: 17:45 is 18:00, which is 3600 s.
  desk.paper.scenario().start_of_day = seconds(17 * 3600);
  desk.estimate().round = seconds(1800);
  CHECK(desk.promised() == std::pair{3600.0, true});
  desk.paper.scenario().start_of_day = seconds(17 * 3600 - 900);  // 17:30 stays 17:30
  CHECK(desk.promised() == std::pair{2700.0, true});
}

TEST_CASE("the quantile of the repair is the law's") {
  Desk desk;
  desk.paper.scenario().faults[desk.fault].mending.repair = Uniform{1000, 2000};
  desk.paper[desk.publish].by = desk.paper.plan().roles.find("technician");
  desk.paper[desk.publish].after = {desk.find};
  desk.estimate().quantile = 0.9;
  CHECK(desk.promised() == std::pair{600.0 + 1900, true});
}

TEST_CASE("an estimate that is over is now and the margin") {
  Desk desk;
  desk.paper[desk.publish].by = desk.paper.plan().roles.find("technician");
  desk.paper[desk.publish].after = {desk.find};
  desk.paper[desk.publish].takes = Constant{5000};
  desk.estimate().plus = seconds(60);
  CHECK(desk.promised() == std::pair{5660.0, true});
}

TEST_CASE("without a diagnosis the rule holds; without a rule no time is named") {
  Desk desk;  // nobody tells the clerk
  desk.paper[desk.publish].on = {TriggerKind::at, {}, {}, 0, seconds(900)};
  CHECK(desk.promised() == std::pair{-1.0, false});
  desk.estimate().rule = seconds(7200);
  CHECK(desk.promised() == std::pair{8100.0, false});
}

TEST_CASE("the diagnosis may be of another thing than what is promised") {
  Desk desk;
  desk.paper[desk.publish].by = desk.paper.plan().roles.find("technician");
  desk.paper[desk.publish].after = {desk.find};
  desk.estimate().of = desk.paper.component("supply");
  CHECK(desk.promised().first == -1);
  desk.estimate().found = desk.system;
  CHECK(desk.promised() == std::pair{1800.0, true});
}

TEST_CASE("a telephone list and the list of lost callers are two kinds of work") {
  Desk desk;
  const auto call = [&](const std::string& id, Subject list) {
    const Index<Step> made = desk.paper.step(id, "clerk", Verb::call_back);
    desk.paper[made].object = list;
    desk.paper[made].agents = 3;
    desk.paper[made].on = {TriggerKind::at, {}, {}, 0, seconds(10)};
    return made;
  };
  call("lost", {});
  call("told", about(Index<Announcement>{0}));
  desk.paper.who("clerk").pool = true;
  FakeWorld world(desk.paper);
  world.on_duty = 9;
  world.plan_for(50, [](FakeWorld& it) {
    const EntryId cause = it.log.append(it.entry(Kind::customers_telephoned, 0));
    it.tell(BacklogCleared{about(Index<Announcement>{0}), cause});
  });
  world.run();
  CHECK(done(world, "told") == "50");
  CHECK(done(world, "lost") == "none");
  std::vector<std::pair<Subject, int>> assigned;
  for (const auto& [at, command] : world.commands)
    if (const auto* work = std::get_if<AssignWork>(&command)) assigned.emplace_back(work->object, work->at_most);
  const Subject list = about(Index<Announcement>{0});
  CHECK(assigned == std::vector<std::pair<Subject, int>>{{Subject{}, 3}, {list, 3}, {list, 0}});
}

}  // namespace
}  // namespace tuiyan::response
