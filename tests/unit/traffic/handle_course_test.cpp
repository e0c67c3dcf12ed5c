// Talk and after-call work that hang on the time of day: traces worked out by hand.
#include "traffic/handle_course.hpp"

#include <doctest/doctest.h>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

using Lines = std::vector<std::string>;
constexpr std::initializer_list<CallStep> handled = {CallStep::started, CallStep::ended, CallStep::freed};

// One seat, talks of 100 s and after-call work of 20 s; the drill starts two minutes before midnight.
Documents late_evening(std::initializer_list<double> arrivals) {
  Documents d = centre(1000);
  d.scenario.start_of_day = seconds(86'400 - 120);
  CallClass c = scripted(call_class("one", always(100), always(endless_s)), arrivals);
  c.after_call = always(20);
  c.talk_by_time = {{Duration{0}, 0.5}, {minutes(2), 2}};
  c.after_call_by_time = {{minutes(1), 3}};
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 1));
  return d;
}

TrafficRecords played(const Documents& d) {
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents({0}, 1);
  return loop.finish(at(1000));
}

}  // namespace

TEST_CASE("what begins at a time of day has its factor, and keeps it") {
  // a begins at 23:58, when last evening's 2 holds, and talks 200 s although 0.5 holds from midnight (at 120 s) on;
  // its after-call work takes 3 x 20 s. b begins at 260 s (00:02:20): factor 2 again, 200 s.
  CHECK(story(played(late_evening({0, 10})), handled) ==
        Lines{"started a 0", "ended a 200", "freed a 260", "started b 260 (waited 250)", "ended b 460", "freed b 520"});
}

TEST_CASE("a talk that begins after midnight has the factor of the new day") {
  // At 180 s it is 00:01:00: 0.5 x 100 s.
  CHECK(story(played(late_evening({180})), handled) == Lines{"started a 180", "ended a 230", "freed a 290"});
}

TEST_CASE("a talk that begins anew takes the factor of its new beginning; one that resumes keeps what is left") {
  // a talks from 180 s; the seat is lost at 200 s and back at 300 s (00:03:00, factor 2).
  for (const bool resumes : {false, true}) {
    Documents d = late_evening({180});
    d.site.seat_groups[{0}].on_loss = SeatLoss::requeue;
    d.site.seat_groups[{0}].resumes = resumes;
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents({0}, 1);
    play(loop, at(200));
    loop.set_seats({0}, 0);
    play(loop, at(300));
    loop.set_seats({0}, 1);
    const Lines ends = story(loop.finish(at(1000)), {CallStep::ended});
    CHECK(ends == (resumes ? Lines{"ended a 330"} : Lines{"ended a 500"}));
  }
}

TEST_CASE("the same draws with factors and without: each talk is its factor times as long") {
  Documents d = centre(1000);
  d.scenario.start_of_day = seconds(36'000);
  CallClass c = with_rate(call_class("one", Lognormal{60, 1}, always(endless_s)), 0.05);
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 500));
  const auto talks = [&d] {
    CallLoop loop(d, {7, 1, 0});
    loop.add_agents({0}, 500);
    std::vector<std::pair<std::uint64_t, std::int64_t>> all;  // caller and talk
    for (const CallRecord& r : loop.finish(at(1000)).calls) {
      if (r.step == CallStep::started) all.emplace_back(r.caller, r.at.us);
      if (r.step != CallStep::ended) continue;
      for (auto& [caller, us] : all)
        if (caller == r.caller) us -= r.at.us;
    }
    std::erase_if(all, [](const auto& one) { return one.second > 0; });  // still talking
    return all;
  };
  const auto plain = talks();
  d.site.classes[{0}].talk_by_time = {{minutes(600), 0.25}};
  const auto shorter = talks();
  REQUIRE(plain.size() > 30);
  REQUIRE(shorter.size() >= plain.size());
  for (const auto& [caller, us] : plain)
    for (const auto& [other, shorter_us] : shorter)
      if (other == caller) CHECK(std::abs(static_cast<double>(us) / 4 - static_cast<double>(shorter_us)) <= 0.5);
}

TEST_CASE("who is told a wait is told that of this time of day") {
  // a talks; b waits behind it and is told (by one agent) the handle time of his own class: at 23:58 it is
  // 2 x 100 s + 3 x 20 s = 260 s, from 00:00 on 0.5 x 100 s + 60 s = 110 s.
  for (const double comes : {10.0, 125.0}) {
    Documents d = late_evening({0, comes});
    d.site.classes[{0}].balking = {{1, 0, seconds(comes == 10 ? 260 : 110)}};
    CHECK(story(played(d), {CallStep::balked}).size() == 1);
    d.site.classes[{0}].balking = {{1, 0, seconds(comes == 10 ? 261 : 111)}};
    CHECK(story(played(d), {CallStep::balked}).empty());
  }
}

TEST_CASE("a length beyond all drills stays one") {
  CallClass c;
  c.talk_by_time = {{Duration{0}, 100}};
  const HandleCourse course(c, Duration{0});
  CHECK(course.talk_us(static_cast<std::int64_t>(forever_s * 1e6), 0) == 9'000'000'000'000'000'000);
  CHECK(course.after_call_us(7, 0) == 7);
  CHECK(course.talk_us(1, 0) == 100);
}
