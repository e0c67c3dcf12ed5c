// Stock that runs out, goods on the road, suppliers; and what a replacement, a refuelling and a call do to the world.
#include "unit/world/stand.hpp"

using namespace tuiyan;
using namespace tuiyan::world::test;

namespace {

// A depot with two cards, a centre with none; steps that use one at the centre, or send one there.
struct Depot {
  Documents d = documents(200'000);
  Index<Location> centre, depot;
  Index<Resource> card;
  Index<Step> use, send;

  Depot() {
    centre = d.site.locations.add({"centre", {}, {}});
    depot = d.site.locations.add({"depot", {}, {}});
    Resource row;
    row.id = "card";
    row.stock = {{depot, 2}};
    card = d.plan.resources.add(row);
    Step step;
    step.id = "use";
    step.uses = {{card, 1}};
    use = d.plan.flow.add(step);
    step = {};
    step.id = "send";
    step.verb = Verb::dispatch;
    step.shipment = Shipment{card, 1, depot, {}, centre, always(100)};
    send = d.plan.flow.add(step);
  }
  Asked by(Index<Step> step) const { return {step, 1, 1}; }
  Command take(JobId job) const { return TakeGoods{job, centre, by(use)}; }
  Command let_go(JobId job, bool used) const { return LetGoGoods{job, used, centre, by(use)}; }
  Command ship(JobId job) const {
    Change change;
    change.job = job;
    change.verb = Verb::dispatch;
    change.asked = by(send);
    return change;
  }
};

// Gives each command at its second.
struct Order {
  double s;
  Command command;
};
Answers orders(std::vector<Order> all) {
  return [all](Time, const Signal& signal) -> std::vector<Command> {
    std::vector<Command> commands;
    if (std::get_if<Began>(&signal) != nullptr)
      for (std::size_t i = 0; i < all.size(); ++i)
        commands.push_back(SetTimer{static_cast<JobId>(1000 + i), at(all[i].s)});
    if (const auto* fired = std::get_if<TimerFired>(&signal)) commands.push_back(all[fired->job - 1000].command);
    return commands;
  };
}

const Lines goods = {"goods_ordered", "goods_refused", "goods_left", "goods_arrived", "goods_taken", "goods_put"};

}  // namespace

TEST_CASE("goods leave the depot, take the road, and whoever waits takes them; the third is refused") {
  Depot depot;
  const Lines lines = only(play(depot.d, orders({{5, depot.take(1)},
                                                 {6, depot.take(2)},
                                                 {10, depot.ship(11)},
                                                 {50, depot.ship(12)},
                                                 {60, depot.ship(13)}})),
                           goods);
  CHECK(lines == Lines{
                     "10 goods_left card > centre value 1 <- drill_started",
                     "50 goods_left card > centre value 1 <- drill_started",
                     "60 goods_refused card > depot value 1 code 1 <- drill_started",
                     "110 goods_arrived card > centre value 1 other 1 <- goods_left",
                     "110 goods_taken card > centre value 1 <- goods_arrived",
                     "150 goods_arrived card > centre value 1 other 1 <- goods_left",
                     "150 goods_taken card > centre value 1 <- goods_arrived",
                 });
}

TEST_CASE("what was not used is there for the next; a part that was used is gone, a vehicle comes back") {
  Depot depot;
  depot.d.plan.resources[depot.card].stock = {{depot.centre, 1}};
  const std::vector<Order> twice = {{5, depot.take(1)}, {6, depot.take(2)}, {20, depot.let_go(1, false)}};
  CHECK(only(play(depot.d, orders(twice)), goods) == Lines{
                                                         "5 goods_taken card > centre value 1 <- drill_started",
                                                         "20 goods_put card > centre value 1 other 1 <- drill_started",
                                                         "20 goods_taken card > centre value 1 <- goods_put",
                                                     });
  std::vector<Order> used = twice;
  used[2].command = depot.let_go(1, true);
  CHECK(only(play(depot.d, orders(used)), goods) == Lines{"5 goods_taken card > centre value 1 <- drill_started"});
  depot.d.plan.resources[depot.card].kind = ResourceKind::vehicle;
  CHECK(only(play(depot.d, orders(used)), goods).size() == 3);
  depot.d.plan.resources[depot.card].kind = ResourceKind::part;
  depot.d.plan.flow[depot.use].leaves = {{depot.card, 4}};
  CHECK(only(play(depot.d, orders(used)), goods) == Lines{
                                                        "5 goods_taken card > centre value 1 <- drill_started",
                                                        "20 goods_put card > centre value 4 other 4 <- drill_started",
                                                        "20 goods_taken card > centre value 1 other 3 <- goods_put",
                                                    });
}

TEST_CASE("a claim withdrawn before it was served takes nothing") {
  Depot depot;
  CHECK(only(play(depot.d, orders({{5, depot.take(1)}, {10, depot.ship(11)}, {20, depot.let_go(1, false)}})), goods) ==
        Lines{
            "10 goods_left card > centre value 1 <- drill_started",
            "110 goods_arrived card > centre value 1 other 1 <- goods_left",
        });
}

TEST_CASE("a supplier opens next morning, prepares, and comes on his next day by a clock time, then by courier") {
  // The drill starts at 18:00. Open 08:00 to 17:00: taken at 14 h, left at 15 h, at 12:00 of the day after: 42 h;
  // courier 1 h.
  Depot depot;
  Supplier row;
  row.id = "vendor";
  row.opens = Duration{8 * 3'600'000'000};
  row.closes = Duration{17 * 3'600'000'000};
  row.prepares = row.road = always(3600);
  row.arrives_in_days = 1;
  row.arrives_at = Duration{12 * 3'600'000'000};
  row.offers = {{depot.card, 1}};
  const auto vendor = depot.d.plan.suppliers.add(row);
  depot.d.plan.flow[depot.send].shipment = Shipment{depot.card, 1, {}, vendor, depot.centre, always(0)};
  CHECK(only(play(depot.d, orders({{10, depot.ship(11)}, {20, depot.ship(12)}})), goods) ==
        Lines{
            "20 goods_refused card > vendor value 1 code 1 <- drill_started",
            "50400 goods_ordered card > vendor value 1 <- drill_started",
            "54000 goods_left card > centre value 1 <- goods_ordered",
            "154800 goods_arrived card > centre value 1 other 1 <- goods_left",
        });
  depot.d.plan.suppliers[vendor].valid_until = 0;  // the day of the start, 1970-01-01; he would take it on the next
  CHECK(only(play(depot.d, orders({{10, depot.ship(11)}})), goods) ==
        Lines{"10 goods_refused card > vendor value 1 code 2 <- drill_started"});
  depot.d.plan.suppliers[vendor].offers.clear();
  CHECK(only(play(depot.d, orders({{10, depot.ship(11)}})), goods) ==
        Lines{"10 goods_refused card > vendor value 1 code 3 <- drill_started"});
}

TEST_CASE("a replacement takes the component out, and ends hardware faults only") {
  for (const bool hardware : {true, false}) {
    Documents d = documents(2000);
    const auto server = d.site.components.add(component("server"));
    d.site.components[server].restart = always(30);
    const auto burnt = add_fault(d, "burnt", {about(server)}, 100);
    d.scenario.faults[burnt].mending.hardware = hardware;
    Change change;
    change.job = 1;
    change.verb = Verb::replace;
    change.object = about(server);
    change.asked = {{}, 0, 1};
    const std::vector<Order> steps = {{200, TakeOut{server, true, change.asked}}, {500, change}};
    const Lines lines = only(play(d, orders(steps)), {"replaced", "fault_ended", "component_changed"});
    if (hardware)
      CHECK(lines == Lines{
                         "100 component_changed server code 1 <- fault_struck",
                         "500 replaced server <- drill_started",
                         "500 fault_ended burnt > server <- replaced",
                         "530 component_changed server value 1 code 5 <- fault_ended",
                     });
    else
      CHECK(lines == Lines{"100 component_changed server code 1 <- fault_struck"});
  }
}

TEST_CASE("a new one is ready, unless it fails on demand for another reason than the old hardware") {
  for (const bool hardware : {true, false}) {
    CAPTURE(hardware);
    Documents d = documents(2000);
    const auto spare = d.site.components.add(component("spare")), main = d.site.components.add(component("main"));
    Pair pair;
    pair.id = "pair";
    pair.switch_over = always(10);
    pair.works = 1;
    add_service(d, "service", pair_of(d.site.pairs.add(pair), leaf(main), leaf(spare)));
    const auto latent = add_fault(d, "latent", {about(spare)}, 50, FaultEffect::fails_on_demand);
    d.scenario.faults[latent].mending.hardware = hardware;
    add_fault(d, "burnt", {about(main)}, 600);
    Change change;
    change.job = 1;
    change.verb = Verb::replace;
    change.object = about(spare);
    change.asked = {{}, 0, 1};
    const Lines lines = only(play(d, orders({{200, TakeOut{spare, true, change.asked}}, {300, change}})),
                             {"replaced", "fault_ended", "pair_switched", "pair_switch_failed"});
    if (hardware)
      CHECK(lines == Lines{"300 replaced spare <- drill_started", "300 fault_ended latent > spare <- replaced",
                           "610 pair_switched pair value 1 <- pair_switching"});
    else
      CHECK(lines == Lines{"300 replaced spare <- drill_started", "610 pair_switch_failed pair <- pair_switching"});
  }
}

TEST_CASE("of a common cause each thing is replaced on its own; a sound one is down while it is swapped") {
  Documents d = documents(2000);
  const auto a = d.site.components.add(component("a")), b = d.site.components.add(component("b"));
  const auto burnt = add_fault(d, "burnt", {about(a), about(b)}, 100);
  d.scenario.faults[burnt].mending.hardware = true;
  Change change;
  change.verb = Verb::replace;
  change.asked = {{}, 0, 1};
  const auto swap = [&](Index<Component> c) {
    change.object = about(c);
    return change;
  };
  const std::vector<Order> steps = {
      {200, swap(a)}, {300, swap(b)}, {400, TakeOut{a, true, change.asked}}, {450, TakeOut{a, false, change.asked}}};
  CHECK(only(play(d, orders(steps)), {"replaced", "fault_ended", "component_changed"}) ==
        Lines{
            "100 component_changed b code 1 <- fault_struck",
            "100 component_changed a code 1 <- fault_struck",
            "200 replaced a <- drill_started",
            "200 component_changed a value 1 code 5 <- replaced",
            "300 replaced b <- drill_started",
            "300 fault_ended burnt > a <- replaced",
            "300 fault_ended burnt > b <- replaced",
            "300 component_changed b value 1 code 5 <- fault_ended",
            "400 component_changed a code 7 <- drill_started",
            "450 component_changed a value 1 code 5 <- drill_started",
        });
}

TEST_CASE("a generator that has run dry carries again after it has been refuelled") {
  // Mains fail at 100; crank 10, load 90: carries from 200 for 300 s, dry at 500. Refuelled at 700: 100 s to carry.
  Documents d = documents(2000);
  const auto mains = d.site.components.add(component("mains", ComponentKind::mains));
  auto row = component("gen", ComponentKind::generator);
  row.powered_by = {mains};
  row.generator->fuel = seconds(300);
  const auto gen = d.site.components.add(row);
  add_fault(d, "outage", {about(mains)}, 100, FaultEffect::power_loss);
  Change change;
  change.verb = Verb::refuel;
  change.object = about(gen);
  change.asked = {{}, 0, 1};
  const Lines kinds = {"generator_carried_load", "fuel_ran_out", "refuelled"};
  CHECK(only(play(d, orders({{700, change}})), kinds) == Lines{
                                                             "200 generator_carried_load gen <- generator_cranked",
                                                             "500 fuel_ran_out gen <- generator_carried_load",
                                                             "700 refuelled gen value 300 <- drill_started",
                                                             "800 generator_carried_load gen <- generator_cranked",
                                                             "1100 fuel_ran_out gen <- generator_carried_load",
                                                         });
  // In time: the tank is full again from then on, and it never stops.
  CHECK(only(play(d, orders({{400, change}})), kinds) == Lines{
                                                             "200 generator_carried_load gen <- generator_cranked",
                                                             "400 refuelled gen value 300 <- drill_started",
                                                             "700 fuel_ran_out gen <- generator_carried_load",
                                                         });
}

TEST_CASE("a need is met when the last part of it comes up") {
  Documents d = documents(2000);
  const auto vpn = d.site.components.add(component("vpn"));
  const auto cut = add_fault(d, "cut", {about(vpn)}, 100);
  d.scenario.faults[cut].lasts = always(400);
  Step step;
  step.id = "remote";
  step.needs = leaf(vpn);
  const auto remote = d.plan.flow.add(step);
  const Asked asked{remote, 1, 1};
  CHECK(only(play(d, orders({{50, AwaitNeeds{1, asked}},
                             {200, AwaitNeeds{2, asked}},
                             {300, AwaitNeeds{3, asked}},
                             {350, ForgetNeeds{3}}})),
             {"condition_met"}) == Lines{
                                       "50 condition_met vpn <- drill_started",
                                       "500 condition_met vpn <- component_changed",
                                   });
}

TEST_CASE("agents of the reserve come one by one and sit down; those who do not answer do not") {
  Documents d = documents(2000);
  const auto seats = add_seats(d, "seats", 20);
  const auto pool = add_pool(d, seats);
  d.site.people[pool].shifts = {d.site.shifts.add({"all-day", {}, Duration{0}, Duration{0}, 5})};
  d.site.people[pool].reserve = 3;
  d.site.people[pool].reaction = always(60);
  d.site.people[pool].travel = always(600);
  Step step;
  step.id = "call";
  step.agents = 2;
  const auto call = d.plan.flow.add(step);
  Change change;
  change.verb = Verb::call_in;
  change.object = about(pool);
  change.asked = {call, 1, 1};
  const Lines kinds = {"called_in", "reserve_arrived", "seats_changed"};
  CHECK(only(play(d, orders({{100, change}, {200, change}, {300, change}})), kinds) ==
        Lines{
            "0 seats_changed seats value 5 other 20 <- shift_began",
            "100 called_in agents value 2 <- drill_started",
            "200 called_in agents value 1 <- drill_started",
            "300 called_in agents <- drill_started",
            "760 reserve_arrived agents value 1 <- called_in",
            "760 seats_changed seats value 6 other 20 <- reserve_arrived",
            "760 reserve_arrived agents value 2 <- called_in",
            "760 seats_changed seats value 7 other 20 <- reserve_arrived",
            "860 reserve_arrived agents value 3 <- called_in",
            "860 seats_changed seats value 8 other 20 <- reserve_arrived",
        });
  d.site.people[pool].answers_off_duty = 0;
  CHECK(only(play(d, orders({{100, change}})), {"reserve_arrived"}).empty());
}

TEST_CASE("who is off duty and called in comes on duty when he arrives") {
  Documents d = documents(2000);
  const auto who = add_person(d, "spare");
  d.site.people[who].shifts = {d.site.shifts.add({"early", {}, Duration{0}, Duration{3'600'000'000}, 0})};
  d.site.people[who].reaction = always(60);
  d.site.people[who].travel = always(600);
  Role role;
  role.id = "reserve";
  role.filled_by = {who};
  const auto reserve = d.plan.roles.add(role);
  Step step;
  step.id = "call";
  const auto call = d.plan.flow.add(step);
  Change change;
  change.verb = Verb::call_in;
  change.object = about(reserve);
  change.asked = {call, 1, 1};
  CHECK(only(play(d, orders({{100, change}})), {"called_in", "person_left", "person_arrived"}) ==
        Lines{
            "100 called_in reserve value 1 <- drill_started",
            "160 person_left spare <- called_in",
            "760 person_arrived spare <- person_left",
        });
}

TEST_CASE("who is called in goes on duty once, also when his own shift begins on the way") {
  Documents d = documents(2000);
  const auto who = add_person(d, "spare");
  const Duration begins = d.scenario.start_of_day + seconds(300);
  d.site.people[who].shifts = {d.site.shifts.add({"own", {}, begins, begins + seconds(3600), 0})};
  d.site.people[who].reaction = always(60);
  d.site.people[who].travel = always(600);
  Role role;
  role.id = "reserve";
  role.filled_by = {who};
  Change change;
  change.verb = Verb::call_in;
  change.object = about(d.plan.roles.add(role));
  change.asked = {d.plan.flow.add(Step{}), 1, 1};
  // Each time he goes on duty shows as a message that fails: he has no device.
  const Answers called = orders({{100, change}});
  const Answers answers = [&](Time now, const Signal& signal) {
    std::vector<Command> commands = called(now, signal);
    if (const auto* news = std::get_if<DutyChanged>(&signal); news != nullptr && news->on_duty)
      commands.push_back(TryMessage{9, who, who, {}, false, waits(0), {}});
    return commands;
  };
  CHECK(only(play(d, answers), {"shift_began", "person_arrived", "message_failed"}) ==
        Lines{
            "300 shift_began spare",
            "300 message_failed spare > spare value 1 code 7 <- message_tried",
            "760 person_arrived spare <- person_left",
        });
  // Begins before he has set out: he is at work by then, and takes no road.
  d.site.people[who].reaction = always(250);
  CHECK(only(play(d, answers), {"shift_began", "person_left", "person_arrived", "message_failed"}) ==
        Lines{
            "300 shift_began spare",
            "300 message_failed spare > spare value 1 code 7 <- message_tried",
        });
}

TEST_CASE(
    "the response is told that who is called in has taken the road; who is on it already does not set out twice") {
  Documents d = documents(2000);
  const auto who = add_person(d, "spare");
  d.site.people[who].shifts = {d.site.shifts.add({"early", {}, Duration{0}, Duration{3'600'000'000}, 0})};
  d.site.people[who].reaction = always(60);
  d.site.people[who].travel = always(600);
  Role role;
  role.id = "reserve";
  role.filled_by = {who};
  Change change;
  change.verb = Verb::call_in;
  change.object = about(d.plan.roles.add(role));
  change.asked = {d.plan.flow.add(Step{}), 1, 1};
  Answers called = orders({{100, change}});
  // Setting out and going on duty each show as a message that fails: he has no device.
  const Answers answers = [&](Time now, const Signal& signal) {
    std::vector<Command> commands = called(now, signal);
    const bool sets_out = std::get_if<SetOut>(&signal) != nullptr;
    const auto* duty = std::get_if<DutyChanged>(&signal);
    if (sets_out || (duty != nullptr && duty->on_duty))
      commands.push_back(TryMessage{9, who, who, {}, false, waits(0), {}});
    return commands;
  };
  CHECK(only(play(d, answers), {"person_left", "person_arrived", "message_failed"}) ==
        Lines{
            "160 person_left spare <- called_in",
            "160 message_failed spare > spare value 1 code 7 <- message_tried",  // has set out
            "760 person_arrived spare <- person_left",
            "760 message_failed spare > spare value 2 code 7 <- message_tried",  // is on duty
        });
  // A step has sent him on his way before: he comes by that way, and stays.
  called = [&, orders = orders({{100, change}})](Time now, const Signal& signal) {
    std::vector<Command> commands = orders(now, signal);
    if (std::get_if<Began>(&signal) != nullptr) commands.push_back(Travel{who, waits(300), {{}, 0, 1}});
    return commands;
  };
  CHECK(only(play(d, answers), {"person_left", "person_arrived", "message_failed"}) ==
        Lines{
            "0 person_left spare <- drill_started",
            "300 person_arrived spare <- person_left",
            "300 message_failed spare > spare value 1 code 7 <- message_tried",
        });
}

TEST_CASE("a standby is as ready as its last test is recent") {
  // 0.9 just after a test; 365 days later, failing unseen once in 365 days: 0.9 / e = 0.3311. Four standard deviations
  // of 300 plays: 0.109; one false alarm in ten thousand runs.
  Documents d = documents(100);
  auto row = component("gen", ComponentKind::generator);
  const auto mains = d.site.components.add(component("mains", ComponentKind::mains));
  row.powered_by = {mains};
  row.generator->crank = row.generator->accepts_load_after = always(1);
  row.ready_probability = 0.9;
  d.scenario.start_date = 20'000;
  row.tested = Care{{20'000 - 365, {0}}, Duration{365 * 86'400'000'000}};
  d.site.components.add(row);
  add_fault(d, "outage", {about(mains)}, 10, FaultEffect::power_loss);
  int ready = 0;
  constexpr int plays = 300;
  for (std::uint64_t k = 0; k < plays; ++k)
    ready += !only(play(d, {}, {}, Luck{3, k, 0}), {"generator_carried_load"}).empty();
  CHECK(static_cast<double>(ready) / plays == doctest::Approx(0.3311).epsilon(0.33));
}

TEST_CASE("what is not maintained breaks down sooner, and a fault by wear is likelier") {
  Documents d = documents(2000);
  auto row = component("fan");
  row.breakdowns = Breakdowns{always(800), always(10'000), d.site.crews.add({"crew", {}, 1})};
  d.scenario.start_date = 20'000;
  row.maintained = Care{{20'000 - 10, {0}}, Duration{10 * 86'400'000'000}};  // twice as often
  const auto fan = d.site.components.add(row);
  CHECK(only(play(d), {"broke_down"}) == Lines{"400 broke_down fan > crew value 1 other 1"});

  // 1 - (1 - 0.3)^2 = 0.51; four standard deviations of 300 plays: 0.115.
  d.site.components[fan].breakdowns.reset();
  const auto seized = add_fault(d, "seized", {about(fan)}, 10);
  d.scenario.faults[seized].happens = 0.3;
  d.scenario.faults[seized].by_wear = true;
  int happened = 0;
  constexpr int plays = 300;
  for (std::uint64_t k = 0; k < plays; ++k) happened += !only(play(d, {}, {}, Luck{5, k, 0}), {"fault_struck"}).empty();
  CHECK(static_cast<double>(happened) / plays == doctest::Approx(0.51).epsilon(0.225));
}
