// Rules about who is served by whom, and what callers do who are told: traces worked out by hand.
#include <doctest/doctest.h>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

using Lines = std::vector<std::string>;
constexpr std::initializer_list<CallStep> starts = {CallStep::started};

// Two classes (a, b, … and A, B, …) with talks of 100 s and endless patience, one group of one seat.
Documents two_classes(std::initializer_list<double> first, std::initializer_list<double> second) {
  Documents d = centre(1000);
  d.site.classes.add(scripted(call_class("one", always(100), always(endless_s)), first));
  d.site.classes.add(scripted(call_class("two", always(100), always(endless_s)), second));
  d.site.seat_groups.add(seat_group("g", 1));
  return d;
}

TrafficRecords played(const Documents& d, std::initializer_list<int> agents = {1}) {
  CallLoop loop(d, {1, 1, 0});
  std::uint32_t g = 0;
  for (const int heads : agents) loop.add_agents({g++}, heads);
  return loop.finish(at(1000));
}

}  // namespace

TEST_CASE("a head start counts as having come earlier, within one priority") {
  // a talks 0-100. b comes at 10, A at 60, B at 90: with a head start of 60 s A counts as 0 and B as 30.
  Documents d = two_classes({0, 10, 95}, {60, 90});
  d.site.classes[{1}].head_start = seconds(60);
  CHECK(story(played(d), starts) == Lines{"started a 0", "started A 100 (waited 40)", "started b 200 (waited 190)",
                                          "started B 300 (waited 210)", "started c 400 (waited 305)"});
  // A tie is settled by who came first: B counts as 10 with 80 s.
  d.site.classes[{1}].head_start = seconds(80);
  CHECK(story(played(d), starts) == Lines{"started a 0", "started A 100 (waited 40)", "started b 200 (waited 190)",
                                          "started B 300 (waited 210)", "started c 400 (waited 305)"});
  d.site.classes[{0}].priority = 1;  // a less urgent priority is not made up for by any head start
  d.site.classes[{0}].head_start = seconds(10000);
  CHECK(story(played(d), starts) == Lines{"started a 0", "started A 100 (waited 40)", "started B 200 (waited 110)",
                                          "started b 300 (waited 290)", "started c 400 (waited 305)"});
}

TEST_CASE("a call goes to the groups that its class prefers, then to the others") {
  Documents d = two_classes({0, 1, 2}, {});
  d.site.seat_groups.add(seat_group("h", 1));
  d.site.seat_groups.add(seat_group("i", 1));
  d.site.classes[{0}].prefers = {{2}, {1}};
  std::vector<std::int32_t> seats;
  for (const CallRecord& r : played(d, {1, 1, 1}).calls)
    if (r.step == CallStep::started) seats.push_back(r.seat);
  CHECK(seats == std::vector<std::int32_t>{2, 1, 0});  // numbered through all groups
}

TEST_CASE("a group may serve its classes as listed, whatever their priority") {
  Documents d = two_classes({0, 10, 20}, {30, 40});
  d.site.classes[{1}].priority = 1;
  d.site.seat_groups[{0}].answers = {{1}, {0}};
  CHECK(story(played(d), starts) == Lines{"started a 0", "started b 100 (waited 90)", "started c 200 (waited 180)",
                                          "started A 300 (waited 270)", "started B 400 (waited 360)"});
  d.site.seat_groups[{0}].next_call = NextCall::listed;
  CHECK(story(played(d), starts) == Lines{"started a 0", "started A 100 (waited 70)", "started B 200 (waited 160)",
                                          "started b 300 (waited 290)", "started c 400 (waited 380)"});
}

TEST_CASE("another group helps out after a wait, at the very instant and without anybody looking") {
  // The first group answers class one only, and talks to a; the second answers class two, and is idle.
  Documents d = two_classes({0, 10, 20}, {});
  d.site.seat_groups[{0}].answers = {{0}};
  SeatGroup other = seat_group("other", 1);
  other.answers = {{1}};
  d.site.seat_groups.add(other);
  CHECK(story(played(d, {1, 1}), starts).size() == 3);
  d.site.classes[{0}].overflow = {{{1}, seconds(30), 0, 0}};
  // b at 10 + 30 s; c is due at 50, when the helper is busy: his own group has him at 100.
  CHECK(story(played(d, {1, 1}), starts) ==
        Lines{"started a 0", "started b 40 (waited 30)", "started c 100 (waited 80)"});
  // The helper talks to A until 105 and takes c, who has waited long enough, before B, who came later.
  d = two_classes({0, 10, 20}, {5, 50});
  d.site.seat_groups[{0}].answers = {{0}};
  d.site.seat_groups.add(other);
  d.site.classes[{0}].overflow = {{{1}, seconds(30), 0, 0}};
  CHECK(story(played(d, {1, 1}), starts) == Lines{"started a 0", "started A 5", "started b 100 (waited 90)",
                                                  "started c 105 (waited 85)", "started B 205 (waited 155)"});
}

TEST_CASE("another group helps out from a length of the queue on, until it is shorter") {
  // a talks; b, c, d, e wait from 10, 20, 30, 40. From three on the helper takes the one in front: b at 30; its talks
  // last 100 s. Two wait then, which is not below 2: c at 100 from his own group, d at 130 from the helper would need
  // help that is over (one waits).
  Documents d = two_classes({0, 10, 20, 30, 40}, {});
  d.site.seat_groups[{0}].answers = {{0}};
  SeatGroup other = seat_group("other", 1);
  other.answers = {{1}};
  d.site.seat_groups.add(other);
  d.site.classes[{0}].overflow = {{{1}, Duration{0}, 3, 3}};
  CHECK(story(played(d, {1, 1}), starts) == Lines{"started a 0", "started b 30 (waited 20)",
                                                  "started c 100 (waited 80)", "started d 200 (waited 170)",
                                                  "started e 300 (waited 260)"});
  // Until fewer than two wait: after e comes three wait; c goes to his own group at 100, two are left, d to the helper
  // at 130; one is left: help is over.
  d.site.classes[{0}].overflow = {{{1}, Duration{0}, 3, 2}};
  CHECK(story(played(d, {1, 1}), starts) == Lines{"started a 0", "started b 30 (waited 20)",
                                                  "started c 100 (waited 80)", "started d 130 (waited 100)",
                                                  "started e 200 (waited 160)"});
}

TEST_CASE("who hears how long the queue or the wait is may hang up") {
  Documents d = two_classes({0, 10, 20, 30}, {});
  d.site.classes[{0}].balking = {{1, 2, Duration{0}}};
  TrafficRecords records = played(d);
  CHECK(story(records, {CallStep::balked}) == Lines{"balked d 30"});
  CHECK(total(records).balked == 1);
  CHECK(records.cohorts[0].balked == 1);
  CHECK(records.cohorts[0].never_through == 1);
  CHECK(total(records).call_backs_open == 0);
  // One agent, talks of 100 s: b is told 100 s, c and d more.
  d.site.classes[{0}].balking = {{1, 0, seconds(150)}, {0.1, 0, Duration{0}}};
  CHECK(story(played(d), {CallStep::balked}) == Lines{"balked c 20", "balked d 30"});
  // He dials again like one who gave up.
  d = two_classes({0, 10}, {});
  d.site.classes[{0}].balking = {{1, 0, Duration{0}}};
  d.site.classes[{0}].redial = {0, 1, 0, 0, 1, always(7), always(200)};
  CHECK(story(played(d), {CallStep::balked, CallStep::started}) ==
        Lines{"started a 0", "balked b 10", "started b2 210"});
}

TEST_CASE("patience depends on the announced wait") {
  // b is told 100 s and stays for 80; c is told 200 s and stays for 30; d is told 200 s too (b and d, c has left).
  Documents d = two_classes({0, 10, 20, 55}, {});
  d.site.classes[{0}].told_patience = {{seconds(150), always(30)}, {seconds(50), always(80)}};
  CHECK(story(played(d), {CallStep::abandoned}) ==
        Lines{"abandoned c 50 (waited 30)", "abandoned d 85 (waited 30)", "abandoned b 90 (waited 80)"});
}

TEST_CASE("a talk that was put back goes on where it was, or begins anew") {
  for (const bool resumes : {false, true}) {
    Documents d = two_classes({0}, {});
    d.site.seat_groups[{0}].on_loss = SeatLoss::requeue;
    d.site.seat_groups[{0}].resumes = resumes;
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 1);
    for (const double t : {30.0, 60.0}) {  // lost for 10 s after 30 s of talk, and again after 20 s more
      loop.advance(at(t));
      loop.set_seats(first_group, 0);
      loop.advance(at(t + 10));
      loop.set_seats(first_group, 1);
    }
    // 100 - 30 - 20 = 50 s are left at 70.
    CHECK(story(loop.finish(at(1000)), {CallStep::ended}) == Lines{resumes ? "ended a 120" : "ended a 170"});
  }
}
