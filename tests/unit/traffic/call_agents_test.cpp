// Agents who come, go, type in orders and call back.
#include <doctest/doctest.h>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;
using Lines = std::vector<std::string>;

namespace {

// 3 agents; a talks 0-100, b 10-110, each with 20 s of after-call work; the third agent is idle.
Documents two_talks() {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0, 10, 50});
  c.after_call = always(20);
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 3));
  return d;
}

}  // namespace

TEST_CASE("withdrawing takes idle agents at once, busy ones after their after-call work, cutting nothing") {
  const Documents d = two_talks();
  CallLoop loop(d, {});
  loop.add_agents(first_group, 3);
  loop.advance(at(20));
  const std::uint32_t ticket = loop.withdraw_agents(first_group, 3);
  CHECK(loop.agents(first_group) == 2);
  Crossing freed = loop.advance(at(20));  // asked for nothing, tells what is known
  CHECK(freed.kind == CrossingKind::agents_freed);
  CHECK(freed.watch == ticket);
  CHECK(freed.amount == 1);
  CHECK(loop.now() == at(20));
  freed = loop.advance(at(1000));
  CHECK(freed.amount == 1);
  CHECK(loop.now() == at(120));
  freed = loop.advance(at(1000));
  CHECK(loop.now() == at(130));
  CHECK(loop.agents(first_group) == 0);
  CHECK(loop.advance(at(500)).kind == CrossingKind::none);
  CHECK(loop.totals().waiting == 1);  // c, whom nobody answered any more
  const TrafficRecords records = loop.finish(at(500));
  CHECK(total(records).completed == 2);
  CHECK(total(records).cut_talking == 0);
  CHECK(records.seats.at(0).able_us == 20'000'000 * 3 + 100'000'000 * 2 + 10'000'000);
}

TEST_CASE("agents who finish at one instant are told of together") {
  Documents d = centre(1000);
  d.site.classes.add(scripted(call_class("c", always(100), always(endless_s)), {0, 0, 0, 7}));
  d.site.seat_groups.add(seat_group("g", 4));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 4);
  loop.advance(at(10));
  loop.withdraw_agents(first_group, 4);
  const std::vector<Crossing> met = play(loop, at(1000));
  REQUIRE(met.size() == 2);
  CHECK(met[0].amount == 3);
  CHECK(met[1].amount == 1);
}

TEST_CASE("the first ticket is served first, and agents who come later stay") {
  const Documents d = two_talks();
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.advance(at(20));
  const std::uint32_t first = loop.withdraw_agents(first_group, 1);
  const std::uint32_t second = loop.withdraw_agents(first_group, 5);  // only one is left to promise
  loop.add_agents(first_group, 1);                                    // takes c at 50
  const std::vector<Crossing> met = play(loop, at(1000));
  REQUIRE(met.size() == 2);
  CHECK(met[0].watch == first);
  CHECK(met[1].watch == second);
  CHECK(met[1].amount == 1);
  CHECK(loop.agents(first_group) == 1);
  CHECK(story(loop.finish(at(1000)), {CallStep::started}) == Lines{"started a 0", "started b 10", "started c 50"});
}

TEST_CASE("at the end of a shift agents go home without a word") {
  const Documents d = two_talks();
  CallLoop loop(d, {});
  loop.add_agents(first_group, 3);
  loop.advance(at(20));
  loop.dismiss_agents(first_group, 3);
  CHECK(play(loop, at(1000)).empty());
  CHECK(loop.agents(first_group) == 0);
}

TEST_CASE("agents without a seat are idle: they can be withdrawn at once") {
  const Documents d = two_talks();
  CallLoop loop(d, {});
  loop.add_agents(first_group, 3);
  loop.advance(at(20));
  loop.set_seats(first_group, 0);  // cuts a and b
  loop.withdraw_agents(first_group, 3);
  const Crossing freed = loop.advance(at(1000));
  CHECK(freed.amount == 3);
  CHECK(loop.now() == at(20));
  CHECK(total(loop.finish(at(1000))).cut_talking == 2);
}

TEST_CASE("a cut talk frees an agent who was to leave") {
  const Documents d = two_talks();
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.advance(at(20));
  const std::uint32_t ticket = loop.withdraw_agents(first_group, 1);
  loop.advance(at(30));
  loop.set_seats(first_group, 2);  // seat 0 is lost: a is cut
  const Crossing freed = loop.advance(at(30));
  CHECK(freed.watch == ticket);
  CHECK(freed.amount == 1);
  CHECK(loop.agents(first_group) == 1);
}

TEST_CASE("orders go to paper while the business system is down, and are typed in by idle agents later") {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0, 10, 130});
  c.after_call = always(20);
  c.leaves_order = 1;
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 2));
  d.site.calls.paper.extra = always(5);
  d.site.calls.paper.typing = always(40);
  d.scenario.sample_at = {seconds(119), seconds(130)};
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.advance(at(50));
  loop.set_paper(true);
  loop.set_work(Work::backfill, 1);
  loop.advance(at(140));
  // a: talk to 100, after-call to 125; b: to 110, after-call to 135; c comes at 130 and talks.
  CHECK(loop.totals().paper_orders == 2);
  loop.set_paper(false);
  const Crossing cleared = loop.advance(at(1000));
  // One at a time from 140: 180, 220, each 40 s; b's agent is the idle one.
  CHECK(cleared.kind == CrossingKind::paper_orders_cleared);
  CHECK(loop.now() == at(220));
  const TrafficRecords records = loop.finish(at(1000));
  CHECK(story(records, {CallStep::freed}) ==
        Lines{"freed a 125", "freed b 135", "freed c 250"});  // c: no paper, 230 + 20
  CHECK(records.seats.at(0).work_us == 80'000'000);
  CHECK(records.samples.at(0).paper_orders == 0);
  CHECK(records.samples.at(1).paper_orders == 1);
  CHECK(records.flows.at(0).paper_orders_open == 0);
}

TEST_CASE("at most so many agents type at once, all seat groups together") {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("c", always(10), always(endless_s)), {0, 0, 0});
  c.leaves_order = 1;
  d.site.classes.add(c);
  for (const char* id : {"g", "h", "i"}) {
    SeatGroup g = seat_group(id, 1);
    g.paper = true;
    d.site.seat_groups.add(g);
  }
  d.site.calls.paper.typing = always(100);
  CallLoop loop(d, {});
  for (std::uint32_t row : {0U, 1U, 2U}) loop.add_agents({row}, 1);
  loop.set_work(Work::backfill, 2);
  // Three orders at 10; two are typed from 10 to 110, the third from 110 to 210, in three groups.
  CHECK(loop.advance(at(1000)).kind == CrossingKind::paper_orders_cleared);
  CHECK(loop.now() == at(210));
}

TEST_CASE("callers come before backlog work, which is not broken off for them") {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("c", always(10), always(endless_s)), {0, 12, 15});
  c.leaves_order = 1;
  d.site.classes.add(c);
  SeatGroup g = seat_group("g", 1);
  g.paper = true;  // this group always writes on paper
  d.site.seat_groups.add(g);
  d.site.calls.paper.typing = always(100);
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.set_work(Work::backfill, 1);
  const std::vector<Crossing> met = play(loop, at(1000));
  // a 0-10, typing 10-110, then b 110-120 and c 120-130 before the two orders they leave.
  REQUIRE(met.size() == 2);
  CHECK(met[0].kind == CrossingKind::paper_orders_cleared);  // at 110, when a's was the only one
  CHECK(story(loop.finish(at(1000)), {CallStep::started}) ==
        Lines{"started a 0", "started b 110 (waited 98)", "started c 120 (waited 105)"});
}

TEST_CASE("a seat lost in after-call work leaves the order on paper; a job on it begins anew") {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0});
  c.after_call = always(50);
  c.leaves_order = 1;
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  d.site.calls.paper.typing = always(30);
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.advance(at(120));
  CHECK(loop.totals().paper_orders == 0);
  loop.set_seats(first_group, 0);
  CHECK(loop.totals().paper_orders == 1);
  loop.set_work(Work::backfill, 3);
  loop.advance(at(200));
  loop.set_seats(first_group, 1);
  loop.advance(at(210));
  loop.set_seats(first_group, 0);  // after 10 of 30 s
  loop.advance(at(300));
  CHECK(loop.totals().paper_orders == 1);
  loop.set_seats(first_group, 1);
  CHECK(loop.advance(at(1000)).kind == CrossingKind::paper_orders_cleared);
  CHECK(loop.now() == at(330));
  CHECK(loop.finish(at(1000)).seats.at(0).work_us == 40'000'000);
}

TEST_CASE("who was cut or gave up is called back; who does not answer is not tried again") {
  const auto play_calls = [](double answered) {
    Documents d = centre(1000);
    d.site.classes.add(scripted(call_class("c", always(100), always(30)), {0, 10, 20}));
    d.site.seat_groups.add(seat_group("g", 1));
    d.site.calls.call_back.talk = always(60);
    d.site.calls.call_back.answered = answered;
    CallLoop loop(d, {});
    loop.add_agents(first_group, 1);
    loop.advance(at(60));
    CHECK(loop.totals().call_backs == 2);  // b at 40, c at 50
    loop.set_seats(first_group, 0);        // a is cut
    CHECK(loop.totals().call_backs == 3);
    loop.set_work(Work::call_back, 1);
    loop.advance(at(100));
    loop.set_seats(first_group, 1);
    CHECK(loop.advance(at(1000)).kind == CrossingKind::call_backs_cleared);
    CHECK(loop.now() == at(280));  // three of 60 s
    const TrafficRecords records = loop.finish(at(1000));
    CHECK(records.flows.at(0).call_backs_open == 0);
    CHECK(records.cohorts.at(0).never_through == 3);
    return total(records).called_back;
  };
  CHECK(play_calls(1) == 3);
  CHECK(play_calls(0) == 0);
}

TEST_CASE("blocked callers are not known and not called back") {
  Documents d = centre(100);
  d.site.trunks.add(trunk_group("t", 0));
  CallClass c = scripted(call_class("c", always(100), always(30)), {0});
  c.over = {{{0}, 1.0}};
  d.site.classes.add(c);
  CallLoop loop(d, {});
  loop.advance(at(50));
  CHECK(loop.totals().call_backs == 0);
  CHECK(loop.finish(at(100)).cohorts.at(0).never_through == 1);
}
