// Heads who log in one by one, change over, and take breaks; lines over links and carriers.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// Seats on a server that is down from 100 to 200 s; a log-in server takes one agent each 2 s.
struct Storm {
  Documents d = documents(4000);
  Index<Component> server = d.site.components.add(component("server"));
  Index<Component> directory = d.site.components.add(component("directory"));
  Index<SeatGroup> main, emergency;

  explicit Storm(int seats) : main(add_seats(d, "main", seats)), emergency(add_seats(d, "emergency", seats)) {
    add_pool(d, main);
    d.site.seat_groups[main].needs = leaf(server);
    d.site.calls.log_in_server = {0.5, leaf(directory)};
    const Index<Fault> crash = add_fault(d, "crash", {about(server)}, 100);
    d.scenario.faults[crash].lasts = always(100);
  }
};

// A pool of `heads` agents, on duty all the time, who take a break from 18:10 to 18:20 (600 to 1200 s).
Documents resting(int heads, Break one) {
  Documents d = documents(4000);
  const Index<SeatGroup> main = add_seats(d, "main", heads);
  const Index<Person> pool = add_pool(d, main);
  one.from = minutes(18 * 60 + 10);
  one.to = minutes(18 * 60 + 20);
  d.site.people[pool].breaks = {one};
  add_service(d, "answering", leaf(main));
  return d;
}

// Calls of `talk_s` seconds at these instants, endless patience.
void add_calls(Documents& d, double talk_s, std::initializer_list<double> at_s) {
  CallClass c;
  c.id = "call";
  c.talk = always(talk_s);
  c.patience = always(1e6);
  c.ivr_time = c.after_call = c.redial.delay = c.redial.delay_after_abandoned = always(0);
  for (const double s : at_s) c.scripted.push_back(seconds(s));
  d.site.classes.add(c);
}

}  // namespace

TEST_CASE("a log-in storm: 120 agents at 30 a minute take four minutes") {
  const Lines lines = only(play(Storm(120).d), {"seats_changed main"});
  REQUIRE(lines.size() == 3 + 120);  // start, loss, machines back, and one by one
  CHECK(lines[2] == "200 seats_changed main other 120 <- component_changed");
  CHECK(lines[3] == "202 seats_changed main value 1 other 120 <- component_changed");
  CHECK(lines.back() == "440 seats_changed main value 120 other 120 <- component_changed");
}

TEST_CASE("who has logged in for himself still waits his turn at the server") {
  Storm storm(3);
  storm.d.site.seat_groups[storm.main].log_in = always(30);
  CHECK(only(play(storm.d), {"seats_changed main"}) ==
        Lines{"0 seats_changed main value 3 other 3 <- shift_began", "100 seats_changed main <- component_changed",
              "200 seats_changed main other 3 <- component_changed",
              "232 seats_changed main value 1 other 3 <- component_changed",
              "234 seats_changed main value 2 other 3 <- component_changed",
              "236 seats_changed main value 3 other 3 <- component_changed"});
}

TEST_CASE("a log-in server that is down lets nobody pass, and seats lost again leave its queue") {
  Storm storm(5);
  const Index<Fault> down = add_fault(storm.d, "down", {about(storm.directory)}, 205);
  storm.d.scenario.faults[down].lasts = always(95);
  // 202, 204; the third had begun and begins anew at 300: 302, 304, 306.
  CHECK(only(play(storm.d), {"202 seats_changed", "204 seats_changed", "206 seats_changed", "302 seats_changed",
                             "304 seats_changed", "306 seats_changed"})
            .size() == 5);
  // The seats are lost again at 203: nobody passes any more, until they are back at 250.
  Storm again(3);
  const Index<Fault> second = add_fault(again.d, "second", {about(again.server)}, 203);
  again.d.scenario.faults[second].lasts = always(47);
  CHECK(only(play(again.d), {"seats_changed main"}) ==
        Lines{"0 seats_changed main value 3 other 3 <- shift_began", "100 seats_changed main <- component_changed",
              "200 seats_changed main other 3 <- component_changed",
              "202 seats_changed main value 1 other 3 <- component_changed",
              "203 seats_changed main <- component_changed", "250 seats_changed main other 3 <- component_changed",
              "252 seats_changed main value 1 other 3 <- component_changed",
              "254 seats_changed main value 2 other 3 <- component_changed",
              "256 seats_changed main value 3 other 3 <- component_changed"});
}

TEST_CASE("who changes over to other seats logs in there, who goes back to his own does not") {
  for (const bool changes_over : {false, true}) {
    Storm storm(4);
    storm.d.scenario.faults = {};
    const Index<SeatGroup> to = changes_over ? storm.emergency : storm.main;
    const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
      if (std::get_if<Began>(&signal) != nullptr) return {AskAgents{3, 2, {{}, 0, 1}}, SetTimer{1, at(50)}};
      if (std::get_if<TimerFired>(&signal) != nullptr) return {PlaceAgents{to, 2, {{}, 0, 1}}};
      return {};
    };
    const Lines lines = only(play(storm.d, answers), {"50", "52", "54"});
    if (changes_over)
      CHECK(lines == Lines{"50 agent_placed agents > emergency value 2 <- drill_started",
                           "52 seats_changed emergency value 1 other 4 <- agent_placed",
                           "54 seats_changed emergency value 2 other 4 <- agent_placed"});
    else
      CHECK(lines == Lines{"50 agent_placed agents > main value 2 <- drill_started",
                           "50 seats_changed main value 4 other 4 <- agent_placed"});
  }
}

TEST_CASE("a break takes heads or a share of those on duty, and is no fault") {
  const Lines expected{"0 service_changed answering value 10 other 10 <- shift_began",
                       "600 break_began agents value 4",
                       "600 seats_changed main value 6 other 10 <- break_began",
                       "600 service_changed answering value 6 other 6 <- seats_changed",
                       "1200 break_ended agents value 4",
                       "1200 seats_changed main value 10 other 10 <- break_ended",
                       "1200 service_changed answering value 10 other 10 <- seats_changed"};
  CHECK(only(play(resting(10, {{}, {}, 4, 0})), {"break_began", "break_ended", "600", "1200", "service_changed"}) ==
        expected);
  CHECK(only(play(resting(10, {{}, {}, 0, 0.49})), {"break_began", "break_ended", "600", "1200", "service_changed"}) ==
        expected);
}

TEST_CASE("a break waits for the end of the call, and never cuts it") {
  Documents d = resting(1, {{}, {}, 1, 0});
  add_calls(d, 100, {590});
  CHECK(only(play(d), {"seats_changed"}) == Lines{"0 seats_changed main value 1 other 1 <- shift_began",
                                                  "690 seats_changed main other 1 <- break_began",
                                                  "1200 seats_changed main value 1 other 1 <- break_ended"});
  // A call that outlasts the break: its agent has had none, and answers the next caller at once.
  d = resting(1, {{}, {}, 1, 0});
  add_calls(d, 700, {590, 600});
  d.scenario.log_calls = true;
  CHECK(only(play(d), {"seats_changed"}) == Lines{"0 seats_changed main value 1 other 1 <- shift_began"});
}

TEST_CASE("who is on a break when his shift ends goes home from it") {
  Documents d = resting(8, {{}, {}, 3, 0});
  const Index<Shift> early = d.site.shifts.add(Shift{"early", {}, minutes(600), minutes(18 * 60 + 15), 8});
  const Index<Shift> late = d.site.shifts.add(Shift{"late", {}, minutes(18 * 60 + 15), minutes(600), 2});
  d.site.people[Index<Person>{0}].shifts = {early, late};
  // 8 on duty, 3 on their break at 600; at 900 the late shift has 2, of whom the break asks 2: nobody answers until
  // 1200.
  const Lines lines = only(play(d), {"seats_changed"});
  CHECK(lines == Lines{"0 seats_changed main value 8 other 8 <- shift_began",
                       "600 seats_changed main value 5 other 8 <- break_began",
                       "900 seats_changed main other 8 <- break_ended",
                       "1200 seats_changed main value 2 other 8 <- break_ended"});
}

TEST_CASE("the narrowest link on the way bounds the lines, whole or degraded") {
  Documents d = documents(1000);
  const Index<Component> wide = d.site.components.add(component("wide", ComponentKind::link));
  const Index<Component> narrow = d.site.components.add(component("narrow", ComponentKind::link));
  d.site.components[wide].link = LinkFacts{1e6, 0.01};  // 8 Mbps; capacities as the reader gives them
  d.site.components[wide].capacity = 80;
  d.site.components[narrow].capacity = 20;
  d.site.components[narrow].link = LinkFacts{250e3, 0.01};  // 2 Mbps: 20 calls of 100 kbps
  d.site.calls.codec_rate_Bps = 12'500;
  TrunkGroup trunk;
  trunk.id = "carrier";
  trunk.lines = 60;
  trunk.needs = of(Operator::all, {leaf(wide), leaf(narrow)});
  d.site.trunks.add(trunk);
  // The wide one at 0.2 carries 16 calls, which is now the narrowest.
  const Index<Fault> degraded = add_fault(d, "degraded", {about(wide)}, 100, FaultEffect::partial);
  d.scenario.faults[degraded].leaves = 0.2;
  d.scenario.faults[degraded].lasts = always(100);
  const Index<Fault> half = add_fault(d, "half", {about(narrow)}, 300, FaultEffect::partial);
  d.scenario.faults[half].leaves = 0.55;  // 11 calls
  d.scenario.faults[half].lasts = always(100);
  add_calls(d, 5, {10, 10, 10});
  CHECK(only(play(d), {"trunks_changed"}) == Lines{"100 trunks_changed carrier value 16 <- component_changed",
                                                   "200 trunks_changed carrier value 20 <- component_changed",
                                                   "300 trunks_changed carrier value 11 <- component_changed",
                                                   "400 trunks_changed carrier value 20 <- component_changed"});
}

TEST_CASE("a trunk group over the sum of two carriers keeps the lines of the one that is left") {
  Documents d = documents(1000);
  const Index<Component> first = d.site.components.add(component("carrier-a"));
  const Index<Component> second = d.site.components.add(component("carrier-b"));
  d.site.components[first].capacity = 30;
  d.site.components[second].capacity = 18;
  TrunkGroup trunk;
  trunk.id = "lines";
  trunk.lines = 40;  // fewer than the carriers could bring
  trunk.needs = of(Operator::sum, {leaf(first), leaf(second)});
  d.site.trunks.add(trunk);
  const Index<Fault> a = add_fault(d, "a", {about(first)}, 100);
  d.scenario.faults[a].lasts = always(200);
  const Index<Fault> b = add_fault(d, "b", {about(second)}, 200, FaultEffect::partial);
  d.scenario.faults[b].leaves = 0.5;
  d.scenario.faults[b].lasts = always(200);
  CHECK(only(play(d), {"trunks_changed"}) == Lines{"100 trunks_changed lines value 18 <- component_changed",
                                                   "200 trunks_changed lines value 9 <- component_changed",
                                                   "300 trunks_changed lines value 39 <- component_changed",
                                                   "400 trunks_changed lines value 40 <- component_changed"});
}
