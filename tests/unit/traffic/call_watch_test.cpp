// Watches: hysteresis, exact instants, sampling.
#include <doctest/doctest.h>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

struct Met {
  double at_s;
  CrossingKind kind;
  friend bool operator==(const Met&, const Met&) = default;
};

// Callers at the given instants, talk 100 s, endless patience.
Documents callers(std::initializer_list<double> at_s, double patience_s = endless_s) {
  Documents d = centre(1000);
  d.site.classes.add(scripted(call_class("c", always(100), always(patience_s)), at_s));
  d.site.seat_groups.add(seat_group("g", 2));
  return d;
}

std::vector<Met> met_until(CallLoop& loop, double end_s) {
  std::vector<Met> met;
  for (;;) {
    const Crossing crossing = loop.advance(at(end_s));
    if (crossing.kind == CrossingKind::none) return met;
    met.push_back({in_seconds(loop.now()), crossing.kind});
  }
}

}  // namespace

TEST_CASE("the number waiting: rises above, must fall below before it rises again") {
  const Documents d = callers({0, 1, 2, 3, 4, 120, 130, 140});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::waiting, 2, 2, Duration{0});
  // a talks; b c d wait at 3: 3 > 2. At 100 b starts: c d e = 3; at 120 four; at 130 five, 140 six;
  // 200: 5, 300: 4, 400: 3, 500: 2, 600: 1 < 2.
  CHECK(met_until(loop, 900) == std::vector<Met>{{3, CrossingKind::rose_above}, {600, CrossingKind::fell_below}});
}

TEST_CASE("a re-arm value of zero means an empty queue") {
  const Documents d = callers({0, 1, 2, 300, 301, 302});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::waiting, 0, 0, Duration{0});
  CHECK(met_until(loop, 900) == std::vector<Met>{{1, CrossingKind::rose_above},
                                                 {200, CrossingKind::fell_below},
                                                 {301, CrossingKind::rose_above},
                                                 {500, CrossingKind::fell_below}});
}

TEST_CASE("the longest wait is met at entry + threshold, exactly") {
  const Documents d = callers({0, 70, 80});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::longest_wait, 25, 10, Duration{0});
  // b (70) has waited 25 at 95; at 100 b starts, c has waited 20, at 105 25; at 200 nobody waits.
  CHECK(met_until(loop, 900) == std::vector<Met>{{95, CrossingKind::rose_above}, {200, CrossingKind::fell_below}});
}

TEST_CASE("the longest wait goes on with the next caller when the oldest leaves first") {
  const Documents d = callers({0, 80, 81.5, 250});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::longest_wait, 25, 25, Duration{0});
  // b (80) is taken at 100 after 20; c (81.5) reaches 25 at 106.5 and is taken at 200.
  CHECK(met_until(loop, 900) == std::vector<Met>{{106.5, CrossingKind::rose_above},
                                                 {200, CrossingKind::fell_below},
                                                 {275, CrossingKind::rose_above},
                                                 {300, CrossingKind::fell_below}});
}

TEST_CASE("callers put back to the head are not the longest waiters") {
  Documents d = callers({0, 10});
  d.site.seat_groups[first_group].on_loss = SeatLoss::requeue;
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::longest_wait, 50, 50, Duration{0});
  loop.advance(at(30));
  loop.set_seats(first_group, 0);  // a waits anew from 30, before b who waits from 10
  CHECK(met_until(loop, 100) == std::vector<Met>{{60, CrossingKind::rose_above}});
}

TEST_CASE("a sampling watch sees only the multiples of its interval") {
  const Documents d = callers({0, 1, 2, 3, 4});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::waiting, 2, 2, seconds(30));
  // Four wait from 4 on, one less at 100, 200 and 300; what leaves at 300 is no longer seen at 300.
  CHECK(met_until(loop, 900) == std::vector<Met>{{30, CrossingKind::rose_above}, {300, CrossingKind::fell_below}});
}

TEST_CASE("the share of lines in use") {
  Documents d = callers({0, 1, 2, 3});
  d.site.trunks.add(trunk_group("t", 4));
  d.site.classes[{0}].over = {{{0}, 1.0}};
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.watch(CallFigure::lines_busy_share, 0.7, 0.4, Duration{0});
  // 3 of 4 at 2; a and b end at 100 and 101 (2 of 4, then c and d talk), c and d at 200 and 201: 1 of 4.
  CHECK(met_until(loop, 900) == std::vector<Met>{{2, CrossingKind::rose_above}, {200, CrossingKind::fell_below}});
}

TEST_CASE("the abandoned share is that of the last completed sampling interval") {
  const Documents d = callers({0, 10, 20, 150, 160}, 30);
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::abandoned_share, 0.5, 0.2, seconds(60));
  // 0-60: a answered, b (40) and c (50) abandon: 2/3. 60-120: nothing: 0. 120-180: d answered.
  // 180-240: e abandons at 190: 1/1. 240-300: none.
  CHECK(met_until(loop, 900) == std::vector<Met>{{60, CrossingKind::rose_above},
                                                 {120, CrossingKind::fell_below},
                                                 {240, CrossingKind::rose_above},
                                                 {300, CrossingKind::fell_below}});
}

TEST_CASE("watches that cross in one event are told of one after the other") {
  const Documents d = callers({0, 1});
  CallLoop loop(d, {});
  loop.add_agents(first_group, 1);
  loop.watch(CallFigure::waiting, 0, 0, Duration{0});
  const std::uint32_t second = loop.watch(CallFigure::waiting, 0.5, 0.5, Duration{0});
  CHECK(loop.advance(at(50)).watch == 0);
  CHECK(loop.advance(at(50)).watch == second);
  CHECK(loop.now() == at(1));
  CHECK(loop.advance(at(50)).kind == CrossingKind::none);
}

TEST_CASE("what a setter does to a figure is told when time goes on, without passing states") {
  Documents d = callers({0, 1});
  d.site.seat_groups[first_group].on_loss = SeatLoss::requeue;
  d.site.seat_groups.add(seat_group("spare", 2));
  CallLoop loop(d, {});
  loop.add_agents(first_group, 2);
  loop.watch(CallFigure::waiting, 0, 0, Duration{0});
  loop.advance(at(10));
  loop.set_seats(first_group, 0);    // two wait …
  loop.add_agents(second_group, 2);  // … and are taken up at the same instant
  CHECK(loop.totals().waiting == 2);
  CHECK(loop.advance(at(10)).kind == CrossingKind::none);
  CHECK(loop.advance(at(50)).kind == CrossingKind::none);
  CHECK(loop.totals().waiting == 0);
}
