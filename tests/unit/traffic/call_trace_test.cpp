// Small traces worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;
using Lines = std::vector<std::string>;

// P28 of the exact cases. 2 seats, talk 100 s, patience 60 s; seat 1 (serving A) fails at 50 and is
// back at 88; A goes back to the head with fresh patience and talks from the beginning.
TEST_CASE("a failed seat puts its caller back to the head: the hand-computed trace") {
  Documents d = centre(400);
  d.site.classes.add(scripted(call_class("c", always(100), always(60)), {0, 10, 20, 30, 95, 150, 155}));
  d.site.seat_groups.add(seat_group("g", 2, SeatLoss::requeue));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.advance(at(50));
  loop.set_seats(first_group, 1);
  CHECK(loop.totals().waiting == 3);  // C, D and A: the longest the queue gets
  loop.advance(at(88));
  loop.set_seats(first_group, 2);
  const TrafficRecords records = loop.finish(at(400));

  CHECK(story(records, {CallStep::started, CallStep::interrupted, CallStep::abandoned, CallStep::ended}) ==
        Lines{"started a 0", "started b 10", "interrupted a 50", "abandoned c 80 (waited 60)",
              "started a 88 (waited 38)", "abandoned d 90 (waited 60)", "ended b 110", "started e 110 (waited 15)",
              "ended a 188", "started f 188 (waited 38)", "ended e 210", "started g 210 (waited 55)", "ended f 288",
              "ended g 310"});
  const FlowRecord sum = total(records);
  CHECK(sum.answered == 5);
  CHECK(sum.abandoned == 2);
  CHECK(sum.requeued == 1);
  CHECK(sum.completed == 5);
  CHECK(sum.waiting_us == 266'000'000);  // 60 + 38 + 60 + 15 + 38 + 55
  CHECK(sum.talking_us == 550'000'000);  // five whole talks and A's first 50 s
}

TEST_CASE("the seat that breaks loses its call and no other, and stays lost until it is mended") {
  Documents d = centre(400);
  d.site.classes.add(scripted(call_class("c", always(100), always(endless_s)), {0, 10, 20}));
  d.site.seat_groups.add(seat_group("g", 3, SeatLoss::requeue));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 3);
  loop.advance(at(50));
  CHECK(loop.set_broken(first_group, 1, true));  // b talks there
  CHECK_FALSE(loop.set_broken(first_group, 1, true));
  CHECK(loop.able(first_group) == 2);
  loop.advance(at(60));
  loop.set_seats(first_group, 3);  // all that is not broken
  CHECK(loop.able(first_group) == 2);
  loop.advance(at(70));
  loop.set_seats(first_group, 1);                      // a is put back, c goes on
  CHECK_FALSE(loop.set_broken(first_group, 0, true));  // lost already
  loop.advance(at(80));
  loop.set_seats(first_group, 3);
  CHECK(loop.able(first_group) == 1);  // two are broken
  loop.advance(at(90));
  CHECK_FALSE(loop.set_broken(first_group, 1, false));
  CHECK(loop.able(first_group) == 1);  // mended, and not yet given back
  loop.set_seats(first_group, 2);
  const TrafficRecords records = loop.finish(at(400));
  // At 90 the seat that was mended takes the head of the queue: a, who came before b.
  CHECK(story(records, {CallStep::started, CallStep::interrupted, CallStep::ended}) ==
        Lines{"started a 0", "started b 10", "started c 20", "interrupted b 50", "interrupted a 70",
              "started a 90 (waited 20)", "ended c 120", "started b 120 (waited 70)", "ended a 190", "ended b 220"});
  for (const CallRecord& r : records.calls)
    if (r.step == CallStep::started && r.at == at(90)) CHECK(r.seat == 1);
}

// P27: one server, no waiting room, arrivals at 1, 2, …, 100, service 1.5: the odd ones are served.
TEST_CASE("one line and no waiting: every second call is blocked") {
  Documents d = centre(200);
  CallClass c = call_class("c", always(1.5), always(endless_s));
  for (int i = 1; i <= 100; ++i) c.scripted.push_back(seconds(i));
  d.site.trunks.add(trunk_group("t", 1));
  c.over = {{{0}, 1.0}};
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(100.5));  // the last service ends at the very end
  const FlowRecord sum = total(records);
  CHECK(sum.completed == 50);
  CHECK(sum.blocked == 50);
  CHECK(sum.talking_us == 75'000'000);
  CHECK(records.calls.back().at == at(100.5));
  for (const CallRecord& r : records.calls)
    if (r.step == CallStep::blocked) CHECK(r.caller % 2 == 1);  // caller 0 calls at 1 s
}

TEST_CASE("the more urgent class is served first, each class in order of entry") {
  Documents d = centre(200);
  CallClass ordinary = scripted(call_class("ordinary", always(10), always(endless_s)), {0, 1, 2});
  CallClass urgent = scripted(call_class("urgent", always(10), always(endless_s)), {3, 4});
  ordinary.priority = 5;
  urgent.priority = 1;
  d.site.classes.add(ordinary);
  d.site.classes.add(urgent);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(200));
  CHECK(story(records, {CallStep::started}) == Lines{"started a 0", "started A 10 (waited 7)",
                                                     "started B 20 (waited 16)", "started b 30 (waited 29)",
                                                     "started c 40 (waited 38)"});
}

TEST_CASE("classes of the same urgency share one queue, and groups answer only theirs") {
  Documents d = centre(200);
  d.site.classes.add(scripted(call_class("a", always(10), always(endless_s)), {0, 2}));
  d.site.classes.add(scripted(call_class("b", always(10), always(endless_s)), {1, 3}));
  SeatGroup general = seat_group("general", 1), special = seat_group("special", 1);
  special.answers = {{1}};
  d.site.seat_groups.add(general);
  d.site.seat_groups.add(special);
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.add_agents(second_group, 1);
  const TrafficRecords records = loop.finish(at(200));
  // a takes the general seat, A (at 1) the special one; b (2) and B (3) wait; the general seat is
  // free at 10 and takes b, who came first, the special one takes B at 11.
  CHECK(story(records, {CallStep::started}) ==
        Lines{"started a 0", "started A 1", "started b 10 (waited 8)", "started B 11 (waited 8)"});
}

TEST_CASE("what becomes of a talk on a lost seat: cut, requeue, finish") {
  const auto play_loss = [](SeatLoss on_loss) {
    Documents d = centre(200);
    d.site.classes.add(scripted(call_class("c", always(100), always(endless_s)), {0, 10, 20}));
    d.site.seat_groups.add(seat_group("g", 2, on_loss));
    CallLoop loop(d, {});
    loop.add_agents(first_group, 2);
    loop.advance(at(30));
    loop.set_seats(first_group, 1);  // the lower one, where a talks
    CHECK(loop.able(first_group) == 1);
    loop.advance(at(40));
    loop.set_seats(first_group, 2);
    return story(loop.finish(at(200)), {CallStep::started, CallStep::interrupted, CallStep::cut, CallStep::ended});
  };
  CHECK(play_loss(SeatLoss::cut) ==
        Lines{"started a 0", "started b 10", "cut a 30", "started c 40 (waited 20)", "ended b 110", "ended c 140"});
  CHECK(play_loss(SeatLoss::requeue) == Lines{"started a 0", "started b 10", "interrupted a 30",
                                              "started a 40 (waited 10)", "ended b 110", "started c 110 (waited 90)",
                                              "ended a 140"});
  // The seat is back while a still talks there: nothing changes for anybody.
  CHECK(play_loss(SeatLoss::finish) ==
        Lines{"started a 0", "started b 10", "ended a 100", "started c 100 (waited 80)", "ended b 110", "ended c 200"});
}

TEST_CASE("a finishing talk keeps its agent, but its seat is gone afterwards") {
  Documents d = centre(300);
  d.site.classes.add(scripted(call_class("c", always(100), always(endless_s)), {0, 10, 20, 30}));
  d.site.seat_groups.add(seat_group("g", 2, SeatLoss::finish));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.advance(at(30));
  loop.set_seats(first_group, 1);
  // a ends at 100 on the lost seat: c must wait for b's seat at 110.
  CHECK(story(loop.finish(at(300)), {CallStep::started}) ==
        Lines{"started a 0", "started b 10", "started c 110 (waited 90)", "started d 210 (waited 180)"});
}

TEST_CASE("several interrupted callers go back in the order in which they came") {
  Documents d = centre(300);
  d.site.classes.add(scripted(call_class("c", always(100), always(endless_s)), {0, 10, 20, 30}));
  d.site.seat_groups.add(seat_group("g", 3, SeatLoss::requeue));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 3);
  loop.advance(at(40));
  loop.set_seats(first_group, 0);
  CHECK(loop.totals().waiting == 4);
  loop.advance(at(50));
  loop.set_seats(first_group, 1);
  CHECK(story(loop.finish(at(300)), {CallStep::started}) ==
        Lines{"started a 0", "started b 10", "started c 20", "started a 50 (waited 10)", "started b 150 (waited 110)",
              "started c 250 (waited 210)"});
}

TEST_CASE("a requeued caller who gives up was answered once and abandoned once") {
  Documents d = centre(300);
  d.site.classes.add(scripted(call_class("c", always(100), always(60)), {0}));
  d.site.seat_groups.add(seat_group("g", 1, SeatLoss::requeue));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.advance(at(50));
  loop.set_seats(first_group, 0);
  const TrafficRecords records = loop.finish(at(300));
  const FlowRecord sum = total(records);
  CHECK(sum.answered == 1);
  CHECK(sum.abandoned == 1);
  CHECK(sum.lost_after_requeue == 1);
  CHECK(records.cohorts.at(0).answered == 1);
  CHECK(records.cohorts.at(0).abandoned == 0);
  CHECK(records.cohorts.at(0).never_through == 1);  // never ended a talk
}

TEST_CASE("a lost IVR sends its callers to the queue, or drops them") {
  const auto play_loss = [](bool to_queue) {
    Documents d = centre(300);
    d.site.calls.ivr.lost_to_queue = to_queue;
    CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0, 10, 40});
    c.ivr_time = always(30);
    d.site.classes.add(c);
    d.site.seat_groups.add(seat_group("g", 3));
    CallLoop loop(d, {});
    loop.add_agents(first_group, 3);
    loop.advance(at(35));  // a has left the IVR at 30, b is inside
    loop.set_ivr(false);
    return story(loop.finish(at(300)), {CallStep::started, CallStep::dropped});
  };
  CHECK(play_loss(true) == Lines{"started a 30", "started b 35", "started c 40"});
  CHECK(play_loss(false) == Lines{"started a 30", "dropped b 35", "dropped c 40"});
}

TEST_CASE("a lost queue cuts who waits and drops who comes; talks go on") {
  Documents d = centre(300);
  CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0, 10, 20, 60});
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.advance(at(15));
  loop.set_queue(false);
  loop.advance(at(50));
  loop.set_queue(true);
  const TrafficRecords records = loop.finish(at(300));
  CHECK(story(records, {CallStep::started, CallStep::cut, CallStep::dropped, CallStep::ended}) ==
        Lines{"started a 0", "cut b 15", "dropped c 20", "ended a 100", "started d 100 (waited 40)", "ended d 200"});
  CHECK(total(records).cut_waiting == 1);
  CHECK(total(records).dropped == 1);
}

TEST_CASE("who is in the IVR when the queue goes is dropped at its end; self-service is not") {
  Documents d = centre(300);
  CallClass served = scripted(call_class("self", always(100), always(endless_s)), {0});
  served.self_service = 1;
  served.ivr_time = always(30);
  CallClass to_agent = scripted(call_class("agent", always(100), always(endless_s)), {0});
  to_agent.ivr_time = always(30);
  d.site.classes.add(served);
  d.site.classes.add(to_agent);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.advance(at(10));
  loop.set_queue(false);
  const TrafficRecords records = loop.finish(at(300));
  CHECK(story(records, {CallStep::self_served, CallStep::dropped}) == Lines{"self_served a 30", "dropped A 30"});
  CHECK(total(records).dropped_inside == 1);
  CHECK(total(records).dropped == 0);
}

TEST_CASE("a line is held through IVR, queue and talk, not through after-call work") {
  Documents d = centre(300);
  d.site.trunks.add(trunk_group("t", 1));
  CallClass c = scripted(call_class("c", always(10), always(endless_s)), {0, 19.5, 20.5});
  c.ivr_time = always(10);
  c.after_call = always(30);
  c.over = {{{0}, 1.0}};
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(300));
  // a: IVR 0-10, talk 10-20, after-call 20-50. c: IVR 20.5-30.5, waits for the agent until 50.
  CHECK(story(records, {CallStep::blocked, CallStep::started, CallStep::freed}) ==
        Lines{"started a 10", "blocked b 19.5", "freed a 50", "started c 50 (waited 19.5)", "freed c 90"});
  CHECK(records.seats.at(0).busy_us == 80'000'000);
  // Held from 0 to 20 and from 20.5 to 60; the only line, so none is free meanwhile.
  CHECK(records.lines.at(0).lines_us == 300'000'000);
  CHECK(records.lines.at(0).busy_us == 59'500'000);
  CHECK(records.lines.at(0).full_us == 59'500'000);
}

TEST_CASE("the time with no free line: by interval, with lines lost and come back, warm-up unscored") {
  Documents d = centre(300);
  d.site.calls.interval = seconds(100);
  d.scenario.warm_up = seconds(50);
  d.site.trunks.add(trunk_group("t", 2));
  d.site.trunks[{0}].cuts_calls = false;
  CallClass c = scripted(call_class("c", always(200), always(endless_s)), {10});
  c.over = {{{0}, 1.0}};
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  play(loop, at(40));
  loop.set_lines({0}, 1);  // one held, none free, from 40 …
  play(loop, at(120));
  loop.set_lines({0}, 2);  // … to 120
  play(loop, at(150));
  loop.set_lines({0}, 0);  // … from 150 to 250: the call goes on to 210, then there is no line at all
  play(loop, at(250));
  loop.set_lines({0}, 2);
  const TrafficRecords records = loop.finish(at(300));
  REQUIRE(records.lines.size() == 3);
  CHECK(records.lines[0] == LineRecord{at(0), at(100), {0}, 140'000'000, 90'000'000, 60'000'000});
  CHECK(records.lines[1] == LineRecord{at(100), at(200), {0}, 80'000'000, 100'000'000, 70'000'000});
  CHECK(records.lines[2] == LineRecord{at(200), at(300), {0}, 100'000'000, 10'000'000, 50'000'000});
}

TEST_CASE("callers of a dead trunk group try the next one when it overflows") {
  const auto play_dead = [](bool overflow) {
    Documents d = centre(100);
    TrunkGroup first = trunk_group("first", 5);
    first.overflow = overflow;
    d.site.trunks.add(first);
    d.site.trunks.add(trunk_group("second", 1));
    CallClass c = scripted(call_class("c", always(50), always(endless_s)), {10, 20});
    c.over = {{{0}, 1.0}, {{1}, 0.0}};
    d.site.classes.add(c);
    d.site.seat_groups.add(seat_group("g", 5));
    CallLoop loop(d, {});
    loop.add_agents(first_group, 5);
    loop.advance(at(5));
    loop.set_lines({0}, 0);
    return story(loop.finish(at(100)), {CallStep::blocked, CallStep::started});
  };
  CHECK(play_dead(true) == Lines{"started a 10", "blocked b 20"});  // one line only over there
  CHECK(play_dead(false) == Lines{"blocked a 10", "blocked b 20"});
}

TEST_CASE("lost lines cut the calls beyond those left, wherever they are, or let them finish") {
  const auto play_loss = [](bool cuts, int left) {
    Documents d = centre(100);
    TrunkGroup t = trunk_group("t", 5);
    t.cuts_calls = cuts;
    d.site.trunks.add(t);
    CallClass c = scripted(call_class("c", always(50), always(endless_s)), {0, 10, 29});
    c.ivr_time = always(5);
    c.over = {{{0}, 1.0}};
    d.site.classes.add(c);
    d.site.seat_groups.add(seat_group("g", 1));
    CallLoop loop(d, {});
    loop.add_agents(first_group, 1);
    loop.advance(at(30));  // a talks since 5, b waits since 15, c is in the IVR
    loop.set_lines({0}, left);
    return total(loop.finish(at(100)));
  };
  const FlowRecord none_left = play_loss(true, 0);
  CHECK(none_left.cut_talking == 1);
  CHECK(none_left.cut_waiting == 1);
  CHECK(none_left.dropped_inside == 1);
  const FlowRecord one_left = play_loss(true, 1);
  CHECK(one_left.cut_talking + one_left.cut_waiting + one_left.dropped_inside == 2);
  const FlowRecord finishing = play_loss(false, 0);
  CHECK(finishing.cut_talking + finishing.cut_waiting + finishing.dropped_inside == 0);
  CHECK(finishing.completed == 1);  // a; b ends at 105
}

TEST_CASE("everybody redials after a busy signal until the attempts' probability says no") {
  Documents d = centre(1000);
  d.site.trunks.add(trunk_group("t", 1));
  CallClass c = scripted(call_class("c", always(100), always(endless_s)), {0, 10});
  c.over = {{{0}, 1.0}};
  c.redial.after_blocked = 1;
  c.redial.delay = always(30);
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(1000));
  // b calls at 10, 40, 70 (busy) and at 100: the line is free at that instant, departures come first.
  CHECK(story(records, {CallStep::blocked, CallStep::started}) ==
        Lines{"started a 0", "blocked b 10", "blocked b2 40", "blocked b3 70", "started b4 100"});
  CHECK(total(records).fresh == 2);
  CHECK(total(records).redials == 3);
  CHECK(records.flows.at(0).redialling_us == 90'000'000);  // three times 30 s
  CHECK(records.cohorts.at(0).callers == 2);
  CHECK(records.cohorts.at(0).never_through == 0);
}

TEST_CASE("the probability to redial grows with the attempts up to its cap") {
  Documents d = centre(1e6);
  CallClass c = call_class("c", always(1), always(0));
  for (int i = 0; i < 4000; ++i) c.scripted.push_back(seconds(i));
  c.redial.after_abandoned = 0.3;
  c.redial.growth = 0.2;
  c.redial.cap = 0.6;
  c.redial.delay_after_abandoned = always(10);
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));  // but nobody sits there
  CallLoop loop(d, {});
  loop.advance(at(1e6));
  CHECK(loop.totals().call_backs == 4000);  // all of them had a line
  const TrafficRecords records = loop.finish(at(1e6));
  std::vector<double> tries(6, 0);
  for (const CallRecord& r : records.calls)
    if (r.step == CallStep::arrived && r.attempt < tries.size()) ++tries[r.attempt];
  // Shares going on: 0.3, 0.5, 0.6 (0.7 capped), 0.6; binomial SE of the first is 0.0072.
  CHECK(tries[2] / tries[1] == doctest::Approx(0.3).epsilon(0.1));
  CHECK(tries[3] / tries[2] == doctest::Approx(0.5).epsilon(0.12));
  CHECK(tries[4] / tries[3] == doctest::Approx(0.6).epsilon(0.14));
  CHECK(tries[5] / tries[4] == doctest::Approx(0.6).epsilon(0.18));
  CHECK(records.cohorts.at(0).never_through == 4000);
}

TEST_CASE("an announcement satisfies a share in the IVR and deters a share of would-be callers") {
  const auto play_notice = [](double satisfies, double deters, bool on) {
    Documents d = centre(20000);
    CallClass c = call_class("c", always(1), always(endless_s));
    for (int i = 0; i < 10000; ++i) c.scripted.push_back(seconds(2 * i));
    d.site.classes.add(c);
    d.site.seat_groups.add(seat_group("g", 10));
    Announcement notice;
    notice.id = "notice";
    notice.satisfies = satisfies;
    notice.deters = deters;
    d.plan.announcements.add(notice);
    CallLoop loop(d, {});
    loop.add_agents(first_group, 10);
    if (on) loop.set_notice({0}, 1, 1);
    return total(loop.finish(at(20000)));
  };
  const FlowRecord plain = play_notice(0.3, 0.4, false);
  CHECK(plain.completed == 10000);
  const FlowRecord heard = play_notice(0.3, 0, true);  // SE of a share of 10,000: 0.0046
  CHECK(heard.fresh == 10000);
  CHECK(static_cast<double>(heard.hung_up) / 10000 == doctest::Approx(0.3).epsilon(0.06));
  const FlowRecord deterred = play_notice(0, 0.4, true);
  CHECK(static_cast<double>(deterred.fresh) / 10000 == doctest::Approx(0.6).epsilon(0.03));
  CHECK(deterred.hung_up == 0);
}

TEST_CASE("records follow the intervals: flows by the clock, cohorts by arrival, warm-up unscored") {
  Documents d = centre(400);
  d.site.calls.interval = seconds(100);
  d.scenario.warm_up = seconds(50);
  CallClass c = scripted(call_class("c", always(60), always(endless_s)), {-30, 60, 70, 170});
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  d.scenario.sample_at = {seconds(0), seconds(100), seconds(130)};
  CallLoop loop(d, {});
  CHECK(loop.now() == at(-50));
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(250));
  // a (unscored) talks -30..30, b 60..120, c waits 70..120 and talks 120..180, d waits 170..180, talks 180..240.
  REQUIRE(records.flows.size() == 3);
  CHECK(records.flows[2].to == at(250));
  CHECK(records.flows[0].fresh == 2);
  CHECK(records.flows[0].completed == 1);  // a, who came before 0
  CHECK(records.flows[0].talking_us == 70'000'000);
  CHECK(records.flows[0].waiting_us == 30'000'000);
  CHECK(records.flows[1].fresh == 1);
  CHECK(records.flows[1].answered == 2);
  CHECK(records.flows[1].waiting_us == 30'000'000);  // c 100..120, d 170..180
  CHECK(records.seats[0].able_us == 100'000'000);
  CHECK(records.seats[0].busy_us == 70'000'000);
  REQUIRE(records.cohorts.size() == 3);
  CHECK(records.cohorts[0].callers == 2);
  CHECK(records.cohorts[0].answered == 2);
  CHECK(records.cohorts[0].answered_within == 1);
  CHECK(records.cohorts[0].wait_answered.sum_us() == 50'000'000);
  CHECK(records.cohorts[1].answered_within == 1);  // d waited 10 s
  REQUIRE(records.samples.size() == 3);
  CHECK(records.samples[0].talking == std::vector<std::int64_t>{1});
  CHECK(records.samples[1].waiting == std::vector<std::int64_t>{1});
  CHECK(records.samples[2].waiting == std::vector<std::int64_t>{0});
}

TEST_CASE("a sample sees departures of its instant, but neither the world nor arrivals of it") {
  Documents d = centre(100);
  d.site.classes.add(scripted(call_class("c", always(10), always(endless_s)), {0, 0, 20, 20}));
  d.site.seat_groups.add(seat_group("g", 2));
  d.scenario.sample_at = {seconds(10), seconds(20)};
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.advance(at(10));
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(100));
  CHECK(records.samples.at(0).waiting.at(0) == 0);  // a left at 10, b was taken up as part of that
  CHECK(records.samples.at(0).able.at(0) == 1);
  CHECK(records.samples.at(1).talking.at(0) == 0);  // b left at 20, c and d have not come yet
  CHECK(records.samples.at(1).able.at(0) == 2);
}
