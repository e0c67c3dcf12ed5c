// Seats, agents and shifts: what the calls have to work with.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// Main seats on a server, emergency seats as a standby; nobody calls.
struct Centre {
  Documents d = documents(4000);
  Index<Component> server = d.site.components.add(component("server"));
  Index<SeatGroup> main = add_seats(d, "main", 10);
  Index<SeatGroup> emergency = add_seats(d, "emergency", 6);
  Index<Person> pool = add_pool(d, main);
  Index<Service> answering;

  Centre() {
    d.site.seat_groups[main].needs = leaf(server);
    d.site.seat_groups[emergency].standby = true;
    answering = add_service(d, "answering", of(Operator::sum, {leaf(main), leaf(emergency)}));
  }
};

Change change_of(Verb verb, Subject object) {
  Change change;
  change.job = 2;
  change.verb = verb;
  change.object = object;
  change.asked.cause = 1;
  return change;
}

}  // namespace

TEST_CASE("lost seats take the service; each agent comes back after his own log-in, all of one instant together") {
  Centre centre;
  const Index<Fault> crash = add_fault(centre.d, "crash", {about(centre.server)}, 100);
  centre.d.scenario.faults[crash].lasts = always(100);
  centre.d.site.seat_groups[centre.main].log_in = always(30);
  CHECK(only(play(centre.d), {"seats_changed", "service_changed", "shift_began"}) ==
        Lines{
            "0 shift_began agents value 10 <- drill_started",
            "0 seats_changed main value 10 other 10 <- shift_began",
            "0 service_changed answering value 10 other 10 <- shift_began",
            "100 seats_changed main <- component_changed",
            "100 service_changed answering other 10 <- seats_changed",
            "200 seats_changed main other 10 <- component_changed",
            "230 seats_changed main value 10 other 10 <- component_changed",
            "230 service_changed answering value 10 other 10 <- seats_changed",
        });
}

TEST_CASE("log-ins differ by agent, and the last is back when all are") {
  Centre centre;
  const Index<Fault> crash = add_fault(centre.d, "crash", {about(centre.server)}, 100);
  centre.d.scenario.faults[crash].lasts = always(100);
  centre.d.site.seat_groups[centre.main].log_in = Uniform{10, 50};
  const Lines lines = only(play(centre.d), {"seats_changed"});
  REQUIRE(lines.size() == 13);  // start, loss, machines back, and ten agents one by one
  CHECK(lines.back().find("seats_changed main value 10 other 10 <- component_changed") != std::string::npos);
  const double last = std::stod(lines.back());
  CHECK(last > 210);
  CHECK(last < 250);
}

TEST_CASE("what the seats need bounds them, rounded down; a fault on the group takes its share") {
  Centre centre;
  centre.d.site.components[centre.server].capacity = 8.7;
  const Index<Fault> partial = add_fault(centre.d, "partial", {about(centre.main)}, 100, FaultEffect::partial);
  centre.d.scenario.faults[partial].leaves = 0.3;
  CHECK(only(play(centre.d), {"seats_changed"}) == Lines{"0 seats_changed main value 8 other 8 <- shift_began",
                                                         "100 seats_changed main value 3 other 3 <- fault_struck"});
}

TEST_CASE("agents are asked out of the lost group, and answer from the emergency seats once placed there") {
  Centre centre;
  add_fault(centre.d, "crash", {about(centre.server)}, 100);
  const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {SetTimer{1, at(150)}};
    if (std::get_if<TimerFired>(&signal) != nullptr)
      return {change_of(Verb::activate, about(centre.emergency)), AskAgents{3, 4, {{}, 0, 1}}};
    if (const auto* freed = std::get_if<AgentsFreed>(&signal))
      return {PlaceAgents{centre.emergency, freed->heads, {{}, 0, freed->cause}}};
    return {};
  };
  CHECK(only(play(centre.d, answers), {"150"}) == Lines{
                                                      "150 seats_changed emergency other 6 <- drill_started",
                                                      "150 agent_freed agents > main value 4 <- drill_started",
                                                      "150 agent_placed agents > emergency value 4 <- agent_freed",
                                                      "150 seats_changed emergency value 4 other 6 <- agent_placed",
                                                      "150 service_changed answering value 4 other 10 <- seats_changed",
                                                  });
}

TEST_CASE("an emergency group that is not ready says so, and stays so") {
  Centre centre;
  centre.d.site.seat_groups[centre.emergency].ready_probability = 0;
  int failed = 0;
  const Lines lines = play(centre.d, [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {change_of(Verb::activate, about(centre.emergency))};
    if (const auto* changed = std::get_if<Changed>(&signal); changed != nullptr && !changed->worked && failed++ == 0)
      return {change_of(Verb::activate, about(centre.emergency))};
    return {};
  });
  CHECK(only(lines, {"seats_changed emergency"}) == Lines{"0 seats_changed emergency code 8 <- drill_started",
                                                          "0 seats_changed emergency code 8 <- drill_started"});
}

TEST_CASE("a change of shift adds and dismisses heads; equal shifts hand over without a trace") {
  Centre centre;
  const auto shift = [&](std::string id, double from_h, double to_h, int heads) {
    return centre.d.site.shifts.add(Shift{std::move(id), {}, minutes(from_h * 60), minutes(to_h * 60), heads});
  };
  // The drill begins at 18:00; 18:30 is 1800 s, 18:45 is 2700 s, 19:00 is 3600 s.
  centre.d.site.people[centre.pool].shifts = {shift("a", 10, 18.5, 6), shift("b", 18.5, 18.75, 9),
                                              shift("c", 18.75, 19, 9), shift("d", 19, 10, 4)};
  CHECK(only(play(centre.d), {"shift_began", "shift_ended", "seats_changed", "service_changed"}) ==
        Lines{
            "0 shift_began agents value 6 <- drill_started",
            "0 seats_changed main value 6 other 10 <- shift_began",
            "0 service_changed answering value 6 other 6 <- shift_began",
            "1800 shift_began agents value 9",
            "1800 seats_changed main value 9 other 10 <- shift_began",
            "1800 service_changed answering value 9 other 9 <- seats_changed",
            "3600 shift_ended agents value 4",
            "3600 seats_changed main value 4 other 10 <- shift_ended",
            "3600 service_changed answering value 4 other 4 <- seats_changed",
        });
}

TEST_CASE("who is out on a step at the end of his shift goes home when the step lets him go") {
  Centre centre;
  const auto shift = [&](std::string id, double from_h, double to_h, int heads) {
    return centre.d.site.shifts.add(Shift{std::move(id), {}, minutes(from_h * 60), minutes(to_h * 60), heads});
  };
  centre.d.site.people[centre.pool].shifts = {shift("a", 10, 18.5, 10), shift("b", 18.5, 10, 4)};
  const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {AskAgents{3, -1, {{}, 0, 1}}, SetTimer{1, at(2000)}};
    if (std::get_if<TimerFired>(&signal) != nullptr) return {PlaceAgents{centre.main, 10, {{}, 0, 1}}};
    return {};
  };
  CHECK(only(play(centre.d, answers), {"agent_placed", "seats_changed"}) ==
        Lines{
            "0 seats_changed main value 10 other 10 <- shift_began",
            "0 seats_changed main other 10 <- agent_freed",
            "2000 agent_placed agents > main value 4 <- drill_started",
            "2000 seats_changed main value 4 other 10 <- agent_placed",
        });
}

TEST_CASE("agents who were asked for and are not there are taken when they come") {
  Centre centre;
  const Index<Shift> early = centre.d.site.shifts.add(Shift{"early", {}, minutes(600), minutes(1110), 2});
  const Index<Shift> late = centre.d.site.shifts.add(Shift{"late", {}, minutes(1110), minutes(600), 8});
  centre.d.site.people[centre.pool].shifts = {early, late};
  const Answers answers = [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {AskAgents{3, 5, {{}, 0, 1}}};
    return {};
  };
  CHECK(only(play(centre.d, answers), {"agent_freed"}) ==
        Lines{"0 agent_freed agents > main value 2 <- drill_started",
              "1800 agent_freed agents > main value 3 <- drill_started"});
}

TEST_CASE("lines, IVR, queue and paper mode follow what they need") {
  Centre centre;
  TrunkGroup trunk;
  trunk.id = "carrier";
  trunk.lines = 30;
  trunk.needs = leaf(centre.server);
  centre.d.site.trunks.add(trunk);
  centre.d.site.components[centre.server].capacity = 100;
  for (Expression* needs :
       {&centre.d.site.calls.ivr.needs, &centre.d.site.calls.queue.needs, &centre.d.site.calls.paper.needs})
    *needs = leaf(centre.server);
  const Index<Fault> partial = add_fault(centre.d, "partial", {about(centre.server)}, 100, FaultEffect::partial);
  centre.d.scenario.faults[partial].leaves = 0.125;
  const Index<Fault> crash = add_fault(centre.d, "crash", {about(centre.server)}, 200);
  centre.d.scenario.faults[crash].lasts = always(100);
  centre.d.scenario.faults[partial].lasts = always(200);
  const Lines lines = play(centre.d);
  CHECK(only(lines, {"trunks_changed"}) == Lines{"100 trunks_changed carrier value 12 <- component_changed",
                                                 "200 trunks_changed carrier <- component_changed",
                                                 "300 trunks_changed carrier value 30 <- component_changed"});
  CHECK(only(lines, {"ivr_changed", "queue_changed", "paper_mode_changed"}).size() == 6);
  CHECK(only(lines, {"200 paper_mode_changed", "300 ivr_changed"}).size() == 2);
}

TEST_CASE("an announcement takes effect after it has reached the callers") {
  Centre centre;
  Announcement notice;
  notice.id = "notice";
  notice.reaches_after = always(60);
  const Index<Announcement> announcement = centre.d.plan.announcements.add(notice);
  const Lines lines = play(centre.d, [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {change_of(Verb::announce, about(announcement))};
    return {};
  });
  CHECK(only(lines, {"announcement_published"}) == Lines{"60 announcement_published notice <- drill_started"});
}

TEST_CASE("an announcement that is taken back before it got through never takes effect") {
  Centre centre;
  Announcement notice;
  notice.id = "notice";
  notice.reaches_after = always(60);
  const Index<Announcement> announcement = centre.d.plan.announcements.add(notice);
  const Lines lines = play(centre.d, [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr)
      return {change_of(Verb::announce, about(announcement)), SetTimer{9, at(30)}};
    if (std::get_if<TimerFired>(&signal) != nullptr) return {change_of(Verb::deactivate, about(announcement))};
    return {};
  });
  CHECK(only(lines, {"announcement_published", "announcement_ended"}) ==
        Lines{"30 announcement_ended notice <- drill_started"});
}

TEST_CASE("typing with nothing to type is over at once") {
  Centre centre;
  const Lines lines = play(centre.d, [&](Time, const Signal& signal) -> std::vector<Command> {
    if (std::get_if<Began>(&signal) != nullptr) return {AssignWork{Verb::backfill, 3, {{}, 0, 1}}, SetTimer{1, at(60)}};
    if (std::get_if<TimerFired>(&signal) != nullptr) return {AssignWork{Verb::call_back, 3, {{}, 0, 1}}};
    return {};
  });
  CHECK(only(lines, {"paper_orders_cleared", "call_backs_cleared"}).size() == 2);
  CHECK(only(lines, {"0 paper_orders_cleared", "60 call_backs_cleared"}).size() == 2);
}
