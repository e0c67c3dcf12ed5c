// Breakdowns of single units, and the crews that mend them.
#include "unit/world/stand.hpp"

#include <map>

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

Index<Crew> add_crew(Documents& d, int technicians) {
  Crew crew;
  crew.id = "crew";
  crew.technicians = technicians;
  return d.site.crews.add(crew);
}

Breakdowns every(double between_s, double repair_s, Index<Crew> crew) {
  Breakdowns facts;
  if (between_s > 0) facts.between_failures = always(between_s);
  facts.repair = always(repair_s);
  facts.crew = crew;
  return facts;
}

const std::vector<std::string> upkeep = {"broke_down", "repair_began", "mended"};

}  // namespace

TEST_CASE("a component breaks, is mended, restarts, and breaks again as long after the repair") {
  Documents d = documents(500);
  const Index<Component> server = d.site.components.add(component("server"));
  d.site.components[server].breakdowns = every(100, 30, add_crew(d, 1));
  d.site.components[server].restart = always(20);
  const Index<Component> program = d.site.components.add(component("program", ComponentKind::software));
  d.site.components[program].runs_on = server;
  CHECK(play(d) == Lines{
                       "100 broke_down server > crew value 1 other 1",
                       "100 repair_began server > crew value 1 other 1 <- broke_down",
                       "100 component_changed server code 1 <- broke_down",
                       "100 component_changed program code 3 <- component_changed",
                       "130 mended server > crew value 1 <- repair_began",
                       "150 component_changed server value 1 code 5 <- mended",
                       "150 component_changed program value 1 code 5 <- component_changed",
                       "230 broke_down server > crew value 1 other 1",
                       "230 repair_began server > crew value 1 other 1 <- broke_down",
                       "230 component_changed server code 1 <- broke_down",
                       "230 component_changed program code 3 <- component_changed",
                       "260 mended server > crew value 1 <- repair_began",
                       "280 component_changed server value 1 code 5 <- mended",
                       "280 component_changed program value 1 code 5 <- component_changed",
                       "360 broke_down server > crew value 1 other 1",
                       "360 repair_began server > crew value 1 other 1 <- broke_down",
                       "360 component_changed server code 1 <- broke_down",
                       "360 component_changed program code 3 <- component_changed",
                       "390 mended server > crew value 1 <- repair_began",
                       "410 component_changed server value 1 code 5 <- mended",
                       "410 component_changed program value 1 code 5 <- component_changed",
                       "490 broke_down server > crew value 1 other 1",
                       "490 repair_began server > crew value 1 other 1 <- broke_down",
                       "490 component_changed server code 1 <- broke_down",
                       "490 component_changed program code 3 <- component_changed",
                   });
}

TEST_CASE("one technician for two: first broken, first mended, and the second waits for him") {
  Documents d = documents(300);
  const Index<Crew> crew = add_crew(d, 1);
  d.site.components.add(component("late"));
  d.site.components.add(component("early"));
  d.site.components[{0}].breakdowns = every(120, 50, crew);
  d.site.components[{1}].breakdowns = every(100, 70, crew);
  CHECK(only(play(d), upkeep) == Lines{
                                     "100 broke_down early > crew value 1 other 1",
                                     "100 repair_began early > crew value 1 other 1 <- broke_down",
                                     "120 broke_down late > crew value 1 other 1",
                                     "170 mended early > crew value 1 <- repair_began",
                                     "170 repair_began late > crew value 1 other 1 <- mended",
                                     "220 mended late > crew value 1 <- repair_began",
                                     "270 broke_down early > crew value 1 other 1",
                                     "270 repair_began early > crew value 1 other 1 <- broke_down",
                                 });
}

TEST_CASE("a fault breaks so many seats; they come back one by one, and then the fault is over") {
  Documents d = documents(1000);
  const Index<SeatGroup> seats = add_seats(d, "seats", 5);
  add_pool(d, seats);
  d.site.seat_groups[seats].choice = SeatChoice::lowest;
  d.site.seat_groups[seats].breakdowns = every(0, 60, add_crew(d, 2));
  const Index<Fault> flood = add_fault(d, "flood", {about(seats)}, 100, FaultEffect::breaks);
  d.scenario.faults[flood].units = 3;
  d.scenario.faults[flood].mending.needed = false;
  CHECK(only(play(d), {"broke_down", "repair_began", "mended", "seats_changed", "fault_ended"}) ==
        Lines{
            "0 seats_changed seats value 5 other 5 <- shift_began",
            "100 broke_down seats > crew value 1 other 1 <- fault_struck",
            "100 broke_down seats > crew value 2 other 2 <- fault_struck",
            "100 broke_down seats > crew value 3 other 3 <- fault_struck",
            "100 repair_began seats > crew value 1 other 3 <- broke_down",
            "100 repair_began seats > crew value 2 other 3 <- broke_down",
            "100 seats_changed seats value 2 other 2 <- broke_down",
            "160 mended seats > crew value 1 other 2 <- repair_began",
            "160 repair_began seats > crew value 3 other 2 <- mended",
            "160 seats_changed seats value 3 other 3 <- mended",
            "160 mended seats > crew value 2 other 1 <- repair_began",
            "160 seats_changed seats value 4 other 4 <- mended",
            "220 mended seats > crew value 3 <- repair_began",
            "220 fault_ended flood > seats <- mended",
            "220 seats_changed seats value 5 other 5 <- fault_ended",
        });
}

TEST_CASE("a fault that finds nothing left to break is over at once; one that breaks more breaks what still works") {
  Documents d = documents(300);
  const Index<SeatGroup> seats = add_seats(d, "seats", 2);
  d.site.seat_groups[seats].breakdowns = every(0, 100, add_crew(d, 2));
  for (const double at_s : {10, 20}) {
    const Index<Fault> fault = add_fault(d, at_s < 15 ? "first" : "second", {about(seats)}, at_s, FaultEffect::breaks);
    d.scenario.faults[fault].units = 2;
    d.scenario.faults[fault].mending.needed = false;
  }
  CHECK(only(play(d), {"broke_down", "fault_ended"}) ==
        Lines{
            "10 broke_down seats > crew value 1 other 1 <- fault_struck",
            "10 broke_down seats > crew value 2 other 2 <- fault_struck",
            "20 fault_ended second > seats <- fault_struck",
            "110 fault_ended first > seats <- mended",
        });
}

TEST_CASE("broken seats and a bound on the group: the smaller of the two holds, and agents log in again") {
  Documents d = documents(400);
  const Index<SeatGroup> seats = add_seats(d, "seats", 6);
  add_pool(d, seats);
  d.site.seat_groups[seats].log_in = always(10);
  d.site.seat_groups[seats].breakdowns = every(0, 100, add_crew(d, 6));
  const Index<Fault> half = add_fault(d, "half", {about(seats)}, 50, FaultEffect::partial);
  d.scenario.faults[half].leaves = 0.5;
  d.scenario.faults[half].lasts = always(100);
  const Index<Fault> flood = add_fault(d, "flood", {about(seats)}, 100, FaultEffect::breaks);
  d.scenario.faults[flood].units = 4;
  d.scenario.faults[flood].mending.needed = false;
  // 3 of 6 from 50 to 150, 2 work from 100 to 200.
  CHECK(only(play(d), {"seats_changed"}) == Lines{
                                                "0 seats_changed seats value 6 other 6 <- shift_began",
                                                "50 seats_changed seats value 3 other 3 <- fault_struck",
                                                "100 seats_changed seats value 2 other 2 <- broke_down",
                                                "200 seats_changed seats value 2 other 3 <- mended",
                                                "200 seats_changed seats value 2 other 4 <- mended",
                                                "200 seats_changed seats value 2 other 5 <- mended",
                                                "200 seats_changed seats value 2 other 6 <- fault_ended",
                                                "210 seats_changed seats value 6 other 6 <- mended",
                                            });
}

TEST_CASE("neither more technicians nor another crew change when things break for the first time") {
  const auto first_breaks = [](int technicians) {
    Documents d = documents(3600);
    const Index<SeatGroup> seats = add_seats(d, "seats", 20);
    d.site.seat_groups[seats].breakdowns = every(0, 30, add_crew(d, technicians));
    d.site.seat_groups[seats].breakdowns->between_failures = Exponential{3000};
    std::map<std::string, std::string> first;  // by seat: the instant
    for (const std::string& line : only(play(d), {"broke_down"})) {
      const std::size_t seat = line.find("value ");
      first.emplace(line.substr(seat, line.find(" other") - seat), line.substr(0, line.find(' ')));
    }
    return first;
  };
  const auto few = first_breaks(1), many = first_breaks(20);
  CHECK(few.size() > 5);
  CHECK(few == many);
}

namespace {

struct Duplex {
  Documents d = documents(1000);
  Index<Component> a = d.site.components.add(component("a"));
  Index<Component> b = d.site.components.add(component("b"));
  Index<Pair> pair;

  explicit Duplex(double works) {
    Pair facts;
    facts.id = "pair";
    facts.switch_over = always(30);
    facts.reboot = always(100);
    facts.works = works;
    facts.active_active = true;
    pair = d.site.pairs.add(facts);
    add_service(d, "service", pair_of(pair, leaf(a), leaf(b)));
    const Index<Crew> crew = add_crew(d, 1);
    for (const Index<Component> c : {a, b}) d.site.components[c].breakdowns = every(0, 200, crew);
  }
  void strike(Index<Component> c, double at_s) {
    const Index<Fault> fault =
        add_fault(d, "f" + std::to_string(static_cast<int>(at_s)), {about(c)}, at_s, FaultEffect::breaks);
    d.scenario.faults[fault].mending.needed = false;
  }
  Lines told() {
    return only(play(d), {"pair_switching", "pair_switched", "pair_switch_failed", "service_changed", "repair_began"});
  }
};

}  // namespace

TEST_CASE("active-active: the loss of either side interrupts, nobody mends it meanwhile, and its return is not felt") {
  for (const bool second : {false, true}) {
    CAPTURE(second);
    Duplex duplex(1);
    duplex.strike(second ? duplex.b : duplex.a, 100);
    CHECK(duplex.told() ==
          Lines{
              "0 service_changed service value 1 other 1 <- drill_started",
              "100 pair_switching pair value -1 <- component_changed",
              "100 service_changed service other 1 <- pair_switching",
              second ? "130 pair_switched pair <- pair_switching" : "130 pair_switched pair value 1 <- pair_switching",
              std::string("130 repair_began ") + (second ? "b" : "a") + " > crew value 1 other 1 <- pair_switched",
              "130 service_changed service value 1 other 1 <- pair_switched",
          });
  }
}

TEST_CASE("active-active: a switch that fails is followed by the reboot") {
  Duplex duplex(0);
  duplex.strike(duplex.b, 100);
  CHECK(duplex.told() == Lines{
                             "0 service_changed service value 1 other 1 <- drill_started",
                             "100 pair_switch_failed pair <- component_changed",
                             "100 pair_switching pair value -1 <- pair_switch_failed",
                             "100 service_changed service other 1 <- pair_switching",
                             "200 pair_switched pair <- pair_switching",
                             "200 repair_began b > crew value 1 other 1 <- pair_switched",
                             "200 service_changed service value 1 other 1 <- pair_switched",
                         });
}

TEST_CASE("active-active: with both lost the first that is mended carries at once") {
  Duplex duplex(1);
  duplex.strike(duplex.a, 100);  // mended from 130 to 330
  duplex.strike(duplex.b, 200);  // from 330 to 530
  CHECK(duplex.told() == Lines{
                             "0 service_changed service value 1 other 1 <- drill_started",
                             "100 pair_switching pair value -1 <- component_changed",
                             "100 service_changed service other 1 <- pair_switching",
                             "130 pair_switched pair value 1 <- pair_switching",
                             "130 repair_began a > crew value 1 other 1 <- pair_switched",
                             "130 service_changed service value 1 other 1 <- pair_switched",
                             "200 service_changed service other 1 <- component_changed",
                             "330 pair_switched pair <- component_changed",
                             "330 repair_began b > crew value 1 other 1 <- pair_switched",
                             "330 service_changed service value 1 other 1 <- pair_switched",
                         });
}

TEST_CASE("a standby pair with a reboot needs no hand either") {
  Duplex duplex(0);
  duplex.d.site.pairs[duplex.pair].active_active = false;
  duplex.strike(duplex.a, 100);
  CHECK(only(play(duplex.d), {"pair_switching", "pair_switched", "pair_switch_failed"}) ==
        Lines{
            "100 pair_switch_failed pair <- component_changed",
            "100 pair_switching pair value -1 <- pair_switch_failed",
            "200 pair_switched pair value 1 <- pair_switching",
        });
}
