// Monitors: delay, recovery before anybody knows, sampling, hysteresis, shifts.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

struct Watched {
  Documents d = documents(4000);
  Index<Component> server = d.site.components.add(component("server"));
  Index<Person> watcher = add_person(d, "watcher");
  Index<Monitor> monitor = add_monitor(d, "alarm", about(server), watcher, 60);

  Index<Fault> down(std::string id, double from_s, double lasts_s) {
    const Index<Fault> fault = add_fault(d, std::move(id), {about(server)}, from_s);
    d.scenario.faults[fault].lasts = always(lasts_s);
    return fault;
  }
  [[nodiscard]] Lines noticed() const { return only(play(d), {"noticed"}); }
};

}  // namespace

TEST_CASE("noticed after its delay, and the recovery after its own") {
  Watched watched;
  watched.d.site.monitors[watched.monitor].clears_after = always(10);
  watched.down("crash", 100, 500);
  CHECK(watched.noticed() == Lines{"160 noticed watcher > server <- component_changed",
                                   "610 noticed watcher > server value 1 <- component_changed"});
}

TEST_CASE("what is over before the delay is over is never noticed; the delay begins anew") {
  Watched watched;
  watched.down("short", 100, 59);
  watched.down("long", 200, 61);
  CHECK(watched.noticed() == Lines{"260 noticed watcher > server <- component_changed",
                                   "321 noticed watcher > server value 1 <- component_changed"});
}

TEST_CASE("a short recovery does not clear") {
  Watched watched;
  watched.down("first", 100, 200);
  watched.down("second", 330, 300);  // up from 300 to 330 only
  CHECK(watched.noticed() == Lines{"160 noticed watcher > server <- component_changed",
                                   "690 noticed watcher > server value 1 <- component_changed"});
}

TEST_CASE("degraded and then down are two notices, below its share only") {
  Watched watched;
  watched.d.site.components[watched.server].capacity = 100;
  watched.d.site.monitors[watched.monitor].below_share = 0.5;
  const auto partial = [&](std::string id, double from_s, double leaves) {
    const Index<Fault> fault =
        add_fault(watched.d, std::move(id), {about(watched.server)}, from_s, FaultEffect::partial);
    watched.d.scenario.faults[fault].leaves = leaves;
  };
  partial("little", 100, 0.7);
  partial("more", 500, 0.4);
  partial("all", 1000, 0);
  CHECK(watched.noticed() == Lines{"560 noticed watcher > server value 0.4 <- component_changed",
                                   "1060 noticed watcher > server <- component_changed"});
}

TEST_CASE("a sampling monitor looks on its grid") {
  Watched watched;
  watched.d.site.monitors[watched.monitor].every = seconds(300);
  watched.d.site.monitors[watched.monitor].after = watched.d.site.monitors[watched.monitor].clears_after = always(5);
  watched.down("missed", 310, 100);  // between the looks at 300 and 600
  watched.down("seen", 700, 300);    // looked at 900; up at 1000, looked at 1200
  CHECK(watched.noticed() == Lines{"905 noticed watcher > server <- component_changed",
                                   "1205 noticed watcher > server value 1 <- component_changed"});
}

TEST_CASE("only those who are there notice; who comes later sees what stands") {
  Watched watched;
  // The drill begins at 18:00; 18:30 is 1800 s.
  const Index<Shift> late = watched.d.site.shifts.add(Shift{"late", {}, minutes(18 * 60 + 30), minutes(24 * 60), 0});
  const Index<Person> second = add_person(watched.d, "second");
  watched.d.site.people[second].shifts = {late};
  watched.d.site.monitors[watched.monitor].seen_by.push_back(second);
  watched.d.scenario.absent.push_back({watched.watcher, seconds(0), seconds(2000)});
  watched.down("crash", 100, 3000);
  CHECK(only(play(watched.d), {"noticed", "shift_began", "shift_ended"}) ==
        Lines{
            "1800 shift_began second",
            "1800 noticed second > server <- shift_began",
            "2000 shift_began watcher",
            "2000 noticed watcher > server <- shift_began",
            "3160 noticed watcher > server value 1 <- component_changed",
            "3160 noticed second > server value 1 <- component_changed",
        });
}

TEST_CASE("the true severity follows the services") {
  Watched watched;
  watched.d.site.components[watched.server].capacity = 100;
  const Index<Service> service = add_service(watched.d, "service", leaf(watched.server));
  SeverityScale scale;
  scale.id = "scale";
  scale.levels = {{"p1", {}, service, 0.01}, {"p2", {}, service, 0.9}};
  watched.d.plan.severity_scales.add(scale);
  const Index<Fault> partial = add_fault(watched.d, "partial", {about(watched.server)}, 50, FaultEffect::partial);
  watched.d.scenario.faults[partial].leaves = 0.5;
  watched.down("crash", 100, 100);
  watched.d.scenario.faults[partial].lasts = always(250);
  CHECK(only(play(watched.d), {"severity_changed"}) == Lines{
                                                           "50 severity_changed scale value 1 <- service_changed",
                                                           "100 severity_changed scale <- service_changed",
                                                           "200 severity_changed scale value 1 <- service_changed",
                                                           "300 severity_changed scale value -1 <- service_changed",
                                                       });
}

TEST_CASE("what began the trouble binds the notice, not what made it worse meanwhile") {
  Watched watched;
  watched.d.site.components[watched.server].capacity = 100;
  const Index<Fault> partial = add_fault(watched.d, "partial", {about(watched.server)}, 100, FaultEffect::partial);
  watched.d.scenario.faults[partial].leaves = 0.5;
  watched.down("crash", 150, 1000);
  const process::Outcome outcome = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(watched.d);
    log.append(Entry{});
    Scripted listener({});
    world::World world(*log.documents, {}, log, listener);
    world.run_until(at(200));
    for (const Entry& entry : log.entries)
      if (entry.kind == Kind::noticed)
        return fmt::format("{} {} <- {} and {}", entry.at.us, entry.value, log.at(entry.cause).at.us,
                           entry.others.size() == 1 ? log.at(entry.others[0]).at.us : -1);
    return "nothing";
  });
  CHECK(outcome.bytes == "160000000 0 <- 100000000 and 150000000");
}
