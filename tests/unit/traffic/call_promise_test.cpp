// Call-backs offered to those who would wait: traces worked out by hand.
#include <doctest/doctest.h>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

using Lines = std::vector<std::string>;
constexpr std::initializer_list<CallStep> told = {CallStep::started,   CallStep::promised,    CallStep::called_back,
                                                  CallStep::unreached, CallStep::interrupted, CallStep::abandoned,
                                                  CallStep::ended};

// One group; class 0 (a, b, …) accepts every offer, class 1 (A, B, …) is offered nothing.
Documents two_classes(int seats, std::initializer_list<double> first, std::initializer_list<double> second,
                      CallBackOffer offer) {
  Documents d = centre(1000);
  CallClass c = scripted(call_class("offered", always(100), always(endless_s)), first);
  c.offer = offer;
  d.site.classes.add(c);
  d.site.classes.add(scripted(call_class("not offered", always(100), always(endless_s)), second));
  d.site.seat_groups.add(seat_group("g", seats));
  return d;
}

TrafficRecords played(const Documents& d, int agents) {
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, agents);
  return loop.finish(at(1000));
}

}  // namespace

TEST_CASE("a list is served after the queue, a kept place in its turn") {
  // One agent: a talks 0-100; b accepts at 10, A comes at 20, B at 150.
  Documents d = two_classes(1, {0, 10}, {20, 150}, {.accepted = 1});
  // From the list b comes only when nobody waits: after A (100-200) and B (200-300), 290 s later.
  CHECK(story(played(d, 1), told) == Lines{"started a 0", "promised b 10", "ended a 100", "started A 100 (waited 80)",
                                           "ended A 200", "started B 200 (waited 50)", "ended B 300",
                                           "called_back b 300 (waited 290)", "ended b 400"});
  d = two_classes(1, {0, 10}, {20, 150}, {.accepted = 1, .keeps_place = true});
  const TrafficRecords kept = played(d, 1);
  CHECK(story(kept, told) == Lines{"started a 0", "promised b 10", "ended a 100", "called_back b 100 (waited 90)",
                                   "ended b 200", "started A 200 (waited 180)", "ended A 300",
                                   "started B 300 (waited 150)", "ended B 400"});
  const FlowRecord sum = total(kept);
  CHECK(sum.promised == 1);
  CHECK(sum.promises_kept == 1);
  CHECK(sum.promise_delay_us == 90'000'000);
  CHECK(sum.promises_us == 90'000'000);
  CHECK(sum.promises_open == 0);
  CHECK(sum.answered == 3);
  CHECK(sum.completed == 3);
  CHECK(kept.cohorts[0].promised == 1);
  CHECK(kept.cohorts[0].never_through == 0);
  CHECK(kept.seats[0].busy_us == 400'000'000);
}

TEST_CASE("offered after a wait, from a length of the queue, or from an announced wait on") {
  // a talks 0-100. b waits from 10 and accepts at 40; c waits from 90 and is answered before his 30 s are over.
  Documents d = two_classes(1, {0, 10, 90}, {}, {.accepted = 1, .after = seconds(30)});
  CHECK(story(played(d, 1), told) == Lines{"started a 0", "promised b 40 (waited 30)", "ended a 100",
                                           "started c 100 (waited 10)", "ended c 200", "called_back b 200 (waited 160)",
                                           "ended b 300"});
  // b, c wait; d finds two of his class waiting.
  d = two_classes(1, {0, 10, 20, 30}, {}, {.accepted = 1, .if_waiting = 2});
  CHECK(story(played(d, 1), {CallStep::promised}) == Lines{"promised d 30"});
  // One agent and talks of 100 s: b is told 100 s, c (1 + 1) x 100 s, d 300 s.
  d = two_classes(1, {0, 10, 20, 30}, {}, {.accepted = 1, .if_wait = seconds(250)});
  CHECK(story(played(d, 1), {CallStep::promised}) == Lines{"promised d 30"});
  // Both classes wait in one queue: A counts for b too. With two agents: (1 + 1) x 100 / 2 = 100 s.
  d = two_classes(2, {0, 1, 10}, {5}, {.accepted = 1, .if_wait = seconds(100)});
  CHECK(story(played(d, 2), {CallStep::promised}) == Lines{"promised c 10"});
  d.site.classes[{1}].priority = 1;  // now A stands behind c, who is told 50 s
  CHECK(story(played(d, 2), {CallStep::promised}).empty());
  // The wait of the last one answered: b waited 90 s (10-100), so d at 110 is offered it; c at 20 was not.
  d = two_classes(1, {0, 10, 20, 110}, {}, {.accepted = 1, .if_wait = seconds(90)});
  d.site.calls.queue.estimate = WaitEstimate::last_served;
  CHECK(story(played(d, 1), {CallStep::promised}) == Lines{"promised d 110"});
}

TEST_CASE("agents in reserve stay free for those who call in") {
  // Two agents: a talks 0-100, b 50-150, c accepts at 60. At 100 one agent is free: he stays in reserve and answers
  // A at 120. At 150 one is free again; only at 220, when A ends, both are, and c is called.
  Documents d = two_classes(2, {0, 50, 60}, {120}, {.accepted = 1});
  d.site.calls.call_back.reserve = 1;
  CHECK(story(played(d, 2), told) == Lines{"started a 0", "started b 50", "promised c 60", "ended a 100",
                                           "started A 120", "ended b 150", "ended A 220",
                                           "called_back c 220 (waited 160)", "ended c 320"});
  // With two in reserve it is never made.
  d.site.calls.call_back.reserve = 2;
  const TrafficRecords never = played(d, 2);
  CHECK(story(never, {CallStep::called_back}).empty());
  CHECK(total(never).promises_open == 1);
  CHECK(total(never).promises_us == 940'000'000);
  CHECK(never.cohorts[0].undecided == 1);
}

TEST_CASE("who does not answer is tried again and then given up") {
  // a talks 0-100; b accepts at 10; nobody ever answers: 100-120, again 60 s later 180-200, then no more.
  Documents d = two_classes(1, {0, 10}, {}, {.accepted = 1});
  d.site.calls.call_back = {always(0), 0, 0, 2, always(20), always(60)};
  const TrafficRecords records = played(d, 1);
  CHECK(story(records, {CallStep::promised, CallStep::unreached, CallStep::called_back, CallStep::freed}) ==
        Lines{"promised b 10", "freed a 100", "unreached b 100", "freed b 120", "unreached b 180", "freed b 200"});
  const FlowRecord sum = total(records);
  CHECK(sum.promises_broken == 1);
  CHECK(sum.promises_open == 0);
  CHECK(sum.promises_us == (90 + 60) * 1'000'000);  // 10-100 and 120-180
  CHECK(records.cohorts[0].never_through == 1);
  CHECK(records.seats[0].busy_us == (100 + 20 + 20) * 1'000'000);
}

TEST_CASE("a call-back whose seat is lost goes back to the front and begins anew") {
  for (const SeatLoss on_loss : {SeatLoss::cut, SeatLoss::requeue}) {
    Documents d = two_classes(1, {0, 10, 20}, {}, {.accepted = 1});
    d.site.seat_groups[{0}].on_loss = on_loss;
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 1);
    loop.advance(at(150));
    loop.set_seats(first_group, 0);
    loop.advance(at(400));
    loop.set_seats(first_group, 1);
    CHECK(story(loop.finish(at(1000)), told) == Lines{"started a 0", "promised b 10", "promised c 20", "ended a 100",
                                                      "called_back b 100 (waited 90)", "interrupted b 150",
                                                      "called_back b 400 (waited 390)", "ended b 500",
                                                      "called_back c 500 (waited 480)", "ended c 600"});
  }
  Documents d = two_classes(1, {0, 10}, {}, {.accepted = 1});
  d.site.seat_groups[{0}].on_loss = SeatLoss::finish;
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  loop.advance(at(150));
  loop.set_seats(first_group, 0);
  CHECK(story(loop.finish(at(1000)), {CallStep::called_back, CallStep::ended}) ==
        Lines{"ended a 100", "called_back b 100 (waited 90)", "ended b 200"});
}

TEST_CASE("a lost queue cuts those on the line, not those who are to be called back") {
  Documents d = two_classes(1, {0, 10}, {20}, {.accepted = 1, .keeps_place = true});
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  loop.advance(at(50));
  loop.set_queue(false);
  CHECK(story(loop.finish(at(1000)), {CallStep::cut, CallStep::called_back, CallStep::ended}) ==
        Lines{"cut A 50", "ended a 100", "called_back b 100 (waited 90)", "ended b 200"});
}
