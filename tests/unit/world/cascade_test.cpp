// Loss and return through what things run on and need; faults of every kind.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// lan, server -> application (runs on the server, needs the lan) -> service
struct Chain {
  Documents d = documents(2000);
  Index<Component> lan = d.site.components.add(component("lan", ComponentKind::link));
  Index<Component> server = d.site.components.add(component("server"));
  Index<Component> application = d.site.components.add(component("application", ComponentKind::software));
  Index<Service> service;

  Chain() {
    d.site.components[server].restart = always(120);
    d.site.components[application].runs_on = server;
    d.site.components[application].needs = leaf(lan);
    d.site.components[application].restart = always(60);
    d.site.components[application].capacity = 300;
    service = add_service(d, "service", leaf(application));
  }
};

Answers mend_at_once(Index<Fault> fault, Subject object) {
  return [=](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(500)}};
    if (std::get_if<TimerFired>(&signal) == nullptr) return {};
    Change change;
    change.job = 2;
    change.verb = Verb::repair;
    change.object = object;
    change.fault = fault;
    change.asked.cause = 1;
    return {change};
  };
}

}  // namespace

TEST_CASE("loss cascades at once; each restarts when all it needs is there again") {
  Chain chain;
  const Index<Fault> crash = add_fault(chain.d, "crash", {about(chain.server)}, 100);
  // Mended at 500; the server restarts in 120 s, then the application in 60 s.
  CHECK(play(chain.d, mend_at_once(crash, about(chain.service))) ==
        Lines{
            "0 service_changed service value 300 other 300 <- drill_started",
            "100 fault_struck crash > server",
            "100 component_changed server code 1 <- fault_struck",
            "100 component_changed application code 3 <- component_changed",
            "100 service_changed service other 300 <- component_changed",
            "500 fault_ended crash > server <- drill_started",
            "620 component_changed server value 1 code 5 <- fault_ended",
            "680 component_changed application value 1 code 5 <- component_changed",
            "680 service_changed service value 300 other 300 <- component_changed",
        });
}

TEST_CASE("a loss during the restart starts it again") {
  Chain chain;
  const Index<Fault> crash = add_fault(chain.d, "crash", {about(chain.server)}, 100);
  chain.d.scenario.faults[crash].lasts = always(100);
  const Index<Fault> cut = add_fault(chain.d, "cut", {about(chain.lan)}, 350, FaultEffect::link_cut);
  chain.d.scenario.faults[cut].lasts = always(50);
  // Server back at 320; application due at 380, but the lan is away from 350 to 400: 400 + 60.
  CHECK(only(play(chain.d), {"component_changed application"}) ==
        Lines{
            "100 component_changed application code 3 <- component_changed",
            "460 component_changed application value 1 code 5 <- component_changed",
        });
}

TEST_CASE("a partial fault lowers capacity, and its end raises it without a restart") {
  Chain chain;
  const Index<Fault> partial = add_fault(chain.d, "partial", {about(chain.application)}, 100, FaultEffect::partial);
  chain.d.scenario.faults[partial].leaves = 0.4;
  chain.d.scenario.faults[partial].lasts = always(100);
  CHECK(only(play(chain.d), {"component_changed", "service_changed"}) ==
        Lines{
            "0 service_changed service value 300 other 300 <- drill_started",
            "100 component_changed application value 0.4 code 1 <- fault_struck",
            "100 service_changed service value 120 other 300 <- component_changed",
            "200 component_changed application value 1 code 5 <- fault_ended",
            "200 service_changed service value 300 other 300 <- component_changed",
        });
}

TEST_CASE("an intermittent fault goes down and up in turn until it ends") {
  Chain chain;
  const Index<Fault> flapping = add_fault(chain.d, "flapping", {about(chain.lan)}, 100, FaultEffect::intermittent);
  chain.d.scenario.faults[flapping].down_for = always(10);
  chain.d.scenario.faults[flapping].up_for = always(100);
  chain.d.scenario.faults[flapping].lasts = always(225);
  // Down 100-110, up to 210, down to 220, up to 320, down until the end of the fault at 325. The
  // application needs 60 s after each return: 170, 280, 385.
  CHECK(only(play(chain.d), {"component_changed lan", "component_changed application", "fault_ended"}) ==
        Lines{
            "100 component_changed lan code 1 <- fault_struck",
            "100 component_changed application code 4 <- component_changed",
            "110 component_changed lan value 1 code 5 <- fault_struck",
            "170 component_changed application value 1 code 5 <- component_changed",
            "210 component_changed lan code 1 <- fault_struck",
            "210 component_changed application code 4 <- component_changed",
            "220 component_changed lan value 1 code 5 <- fault_struck",
            "280 component_changed application value 1 code 5 <- component_changed",
            "320 component_changed lan code 1 <- fault_struck",
            "320 component_changed application code 4 <- component_changed",
            "325 fault_ended flapping > lan <- fault_struck",
            "325 component_changed lan value 1 code 5 <- fault_ended",
            "385 component_changed application value 1 code 5 <- component_changed",
        });
}

TEST_CASE("a common cause strikes all at once: the service falls once") {
  Chain chain;
  add_fault(chain.d, "flood", {about(chain.server), about(chain.lan)}, 100);
  CHECK(only(play(chain.d), {"100"}) == Lines{
                                            "100 fault_struck flood > server",
                                            "100 fault_struck flood > lan",
                                            "100 component_changed server code 1 <- fault_struck",
                                            "100 component_changed lan code 1 <- fault_struck",
                                            "100 component_changed application code 3 <- component_changed",
                                            "100 service_changed service other 300 <- component_changed",
                                        });
}

TEST_CASE("a fault with probability 0 does not happen, and the log says so") {
  Chain chain;
  const Index<Fault> crash = add_fault(chain.d, "crash", {about(chain.server)}, 100);
  chain.d.scenario.faults[crash].happens = 0;
  CHECK(only(play(chain.d), {"100"}) == Lines{"100 fault_did_not_happen crash > server"});
}

TEST_CASE("strike kills a component for good, as a fault of no document") {
  Chain chain;
  const Lines lines = play(chain.d, {}, [&](world::World& world) { world.strike(chain.lan, at(250)); });
  CHECK(only(lines, {"component_changed"}) == Lines{
                                                  "250 component_changed lan code 1",
                                                  "250 component_changed application code 4 <- component_changed",
                                              });
}

TEST_CASE("the fault behind a service: the earliest that can be mended, else what only ends by itself, none when it is whole") {
  Chain chain;
  const Index<Fault> unmendable = add_fault(chain.d, "unmendable", {about(chain.lan)}, 50, FaultEffect::link_cut);
  chain.d.scenario.faults[unmendable].mending.needed = false;
  const Index<Fault> later = add_fault(chain.d, "later", {about(chain.lan)}, 200);
  const Index<Fault> earlier = add_fault(chain.d, "earlier", {about(chain.server)}, 100);
  static_cast<void>(later);
  std::string found;
  const auto seen = process::run_in_child([&]() -> std::string {
    Log log;
    log.documents = std::make_shared<Documents>(chain.d);
    log.append(Entry{});
    Scripted listener({});
    world::World world(*log.documents, {}, log, listener);
    std::string text;
    for (double t : {40, 60, 150, 250}) {
      world.run_until(at(t));
      const Index<Fault> fault = world.fault_behind(about(chain.service));
      text += fault ? log.documents->scenario.faults[fault].id + " " : "none ";
    }
    text += world.fault_behind(about(chain.lan)) == later ? "later" : "?";
    return text;
  });
  CHECK(seen.bytes == "none unmendable earlier earlier later");
  CHECK(earlier);
}

TEST_CASE("deactivated by hand it is down; activated again it restarts") {
  Chain chain;
  const auto change = [&](JobId job, Verb verb) {
    Change it;
    it.job = job;
    it.verb = verb;
    it.object = about(chain.server);
    it.asked.cause = 1;
    return it;
  };
  const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(100)}, SetTimer{2, at(300)}};
    const auto* fired = std::get_if<TimerFired>(&signal);
    if (fired == nullptr) return {};
    return {change(3, fired->job == 1 ? Verb::deactivate : Verb::activate)};
  };
  CHECK(only(play(chain.d, answers), {"component_changed server"}) ==
        Lines{
            "100 component_changed server code 7 <- drill_started",
            "420 component_changed server value 1 code 6 <- drill_started",
        });
}

TEST_CASE("what needs power without a feed is down from the start") {
  Chain chain;
  const Index<Component> generator = chain.d.site.components.add(component("generator", ComponentKind::generator));
  chain.d.site.components[chain.lan].powered_by = {generator};  // nothing ever starts it
  CHECK(only(play(chain.d), {"component_changed"}) == Lines{
                                                          "0 component_changed lan code 2 <- drill_started",
                                                          "0 component_changed application code 4 <- component_changed",
                                                      });
}

TEST_CASE("a fault that comes and goes is found and mended also while it rests") {
  Chain chain;
  const Index<Fault> flapping = add_fault(chain.d, "flapping", {about(chain.lan)}, 100, FaultEffect::intermittent);
  chain.d.scenario.faults[flapping].down_for = always(10);
  chain.d.scenario.faults[flapping].up_for = always(700);  // it rests from 110 to 810; mended at 500
  const Lines mended = play(chain.d, mend_at_once({}, about(chain.service)));
  CHECK(only(mended, {"fault_ended", "component_changed lan"}) ==
        Lines{
            "100 component_changed lan code 1 <- fault_struck",
            "110 component_changed lan value 1 code 5 <- fault_struck",
            "500 fault_ended flapping > lan <- drill_started",
        });
}

TEST_CASE("with a codec rate a link carries whole calls: what is left of its bandwidth over the rate") {
  Chain chain;
  chain.d.site.calls.codec_rate_Bps = 12'500;  // 100 kbps
  chain.d.site.components[chain.lan].link = LinkFacts{199'000, 0.01};
  chain.d.site.components[chain.lan].capacity = 199'000.0 / 12'500;  // as the reader gives it: 15.92
  chain.d.site.components[chain.application].needs = {};
  chain.d.site.services[chain.service].needs = of(Operator::all, {leaf(chain.application), leaf(chain.lan)});
  const Index<Fault> narrow = add_fault(chain.d, "narrow", {about(chain.lan)}, 100, FaultEffect::partial);
  chain.d.scenario.faults[narrow].leaves = 0.95;  // 15.124: 15 calls, where 15 x 0.95 would be 14
  const Index<Fault> narrower = add_fault(chain.d, "narrower", {about(chain.lan)}, 200, FaultEffect::partial);
  chain.d.scenario.faults[narrower].leaves = 0.4;  // 6.368
  CHECK(only(play(chain.d), {"service_changed"}) ==
        Lines{
            "0 service_changed service value 15 other 15 <- drill_started",
            "200 service_changed service value 6 other 15 <- component_changed",
        });
}
