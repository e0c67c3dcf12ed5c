// Who calls when: the rate over the day, surges, and the same callers whatever the plan does.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "traffic/arrivals.hpp"
#include "traffic/event_heap.hpp"
#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

Duration hours(double h) { return seconds(h * 3600); }

Scenario day_from(double start_h, double length_h) {
  Scenario s;
  s.start_of_day = hours(start_h);
  s.length = hours(length_h);
  return s;
}

CallClass profiled() {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{hours(6), 0.01}, {hours(12), 0.04}, {hours(22), 0.001}};
  return c;
}

// Mean number of arrivals in [from, to) hours over many replications.
double mean_arrivals(const CallClass& c, const Scenario& s, double from_h, double to_h, int replications) {
  std::int64_t n = 0;
  for (int r = 0; r < replications; ++r) {
    const Stream stream(Luck{7, static_cast<std::uint64_t>(r), 0});
    Arrivals arrivals(c, {0}, s);
    for (std::int64_t us = arrivals.next(stream); us != never_us; us = arrivals.next(stream))
      n += us >= hours(from_h).us && us < hours(to_h).us;
  }
  return static_cast<double>(n) / replications;
}

}  // namespace

TEST_CASE("the rate follows the local clock, over midnight and before the first piece") {
  const CallClass c = profiled();
  const Scenario s = day_from(20, 30);
  CHECK(rate_at(c, {0}, s, hours(0).us) == 0.04);         // 20:00
  CHECK(rate_at(c, {0}, s, hours(2).us) == 0.001);        // 22:00
  CHECK(rate_at(c, {0}, s, hours(2).us, true) == 0.04);   // just before
  CHECK(rate_at(c, {0}, s, hours(5).us) == 0.001);        // 01:00, the last piece goes on
  CHECK(rate_at(c, {0}, s, hours(10).us) == 0.01);        // 06:00
  CHECK(rate_at(c, {0}, s, hours(-9).us) == 0.01);        // 11:00, in a warm-up
  CHECK(rate_at(c, {0}, s, hours(4).us, true) == 0.001);  // up to midnight
}

TEST_CASE("a surge rises and falls linearly over its ramp; surges multiply") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.1}};
  Scenario s = day_from(0, 24);
  Surge storm;
  storm.id = "storm";
  storm.from = hours(2);
  storm.to = hours(6);
  storm.ramp = hours(1);
  storm.factor = 3;
  s.surges.add(storm);
  CHECK(rate_at(c, {0}, s, hours(1).us) == doctest::Approx(0.1));
  CHECK(rate_at(c, {0}, s, hours(2.5).us) == doctest::Approx(0.2));  // half way up to 3
  CHECK(rate_at(c, {0}, s, hours(4).us) == doctest::Approx(0.3));
  CHECK(rate_at(c, {0}, s, hours(5.75).us) == doctest::Approx(0.15));
  CHECK(rate_at(c, {0}, s, hours(6).us) == doctest::Approx(0.1));
  Surge second = storm;
  second.id = "second";
  second.from = hours(4);
  second.ramp = Duration{0};
  second.factor = 0;
  second.classes = {{1}};
  s.surges.add(second);
  CHECK(rate_at(c, {0}, s, hours(4).us) == doctest::Approx(0.3));  // not this class
  CHECK(rate_at(c, {1}, s, hours(4).us) == 0);
}

TEST_CASE("arrivals are Poisson with that rate") {
  const CallClass c = profiled();
  Scenario s = day_from(20, 24);
  Surge storm;
  storm.id = "storm";
  storm.from = hours(1);
  storm.to = hours(4);
  storm.ramp = hours(1);
  storm.factor = 5;
  s.surges.add(storm);
  const int n = 400;
  // 20-21 h: 144 calls. 21-22 h (ramp 1 to 5 at 0.04): 3 * 144 = 432. 22-23: 5 * 3.6 = 18. 23-24: 3 * 3.6 = 10.8.
  // 24-6: 0.001 * 21600 = 21.6; 6-12: 216; 12-20: 0.04 * 28800 = 1152. SE of a mean: sqrt(mean / n).
  const std::pair<std::pair<double, double>, double> expected[] = {
      {{0, 1}, 144}, {{1, 2}, 432}, {{2, 3}, 18}, {{3, 4}, 10.8}, {{4, 10}, 21.6}, {{10, 16}, 216}, {{16, 24}, 1152}};
  for (const auto& [span, mean] : expected) {
    CAPTURE(span.first);
    CHECK(std::abs(mean_arrivals(c, s, span.first, span.second, n) - mean) <= 4 * std::sqrt(mean / n));
  }
}

TEST_CASE("overlapping ramps are thinned from a majorant that bounds their product") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.1}};
  Scenario s = day_from(0, 3);
  for (const double from_h : {0.0, 1.0}) {
    Surge surge;
    surge.id = from_h > 0 ? "later" : "earlier";
    surge.from = hours(from_h);
    surge.to = hours(from_h + 2);
    surge.ramp = hours(1);
    surge.factor = 4;
    s.surges.add(surge);
  }
  // In hour 2 one falls as (4 - 3x), the other rises as (1 + 3x): integral of the product is
  // 4 + 4.5 - 3 = 5.5, times 360 calls = 1980.
  CHECK(std::abs(mean_arrivals(c, s, 1, 2, 200) - 1980) <= 4 * std::sqrt(1980.0 / 200));
}

TEST_CASE("nobody calls after the end of the scenario, and a rate of zero is silence") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.5}, {hours(1), 0.0}};
  const Scenario s = day_from(0, 24);
  CHECK(mean_arrivals(c, s, 1, 48, 5) == 0);
}

TEST_CASE("two plans meet the same callers with the same patience and the same talks") {
  Documents d = centre(7200);
  CallClass c = with_rate(call_class("c", Exponential{180}, Exponential{60}), 0.1);
  c.redial.after_abandoned = 0.5;
  c.redial.delay_after_abandoned = Exponential{120};
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", 20));
  Announcement notice;
  notice.id = "notice";
  notice.deters = 0.3;
  d.plan.announcements.add(notice);
  const auto played = [&](int agents, bool announced) {
    CallLoop loop(d, {3, 4, 0});
    loop.add_agents(first_group, agents);
    loop.advance(at(3600));
    if (announced) loop.set_announcement({0}, true);
    return loop.finish(at(7200)).calls;
  };
  struct Fate {
    std::int64_t first = -1, started = -1, talk = -1, patience = -1;
  };
  const auto fates = [](const std::vector<CallRecord>& calls) {
    std::map<std::uint64_t, Fate> all;
    for (const CallRecord& r : calls) {
      if (r.attempt != 1) continue;
      Fate& fate = all[r.caller];
      if (r.step == CallStep::arrived) fate.first = r.at.us;
      if (r.step == CallStep::started) fate.started = r.at.us;
      if (r.step == CallStep::ended) fate.talk = r.at.us - fate.started;
      if (r.step == CallStep::abandoned) fate.patience = r.waited_us;
    }
    return all;
  };
  const auto few = fates(played(10, false)), many = fates(played(16, false)), told = fates(played(10, true));
  REQUIRE(few.size() > 500);
  CHECK(few.size() == many.size());
  int talks = 0, patient = 0;
  for (const auto& [caller, fate] : few) {
    CHECK(many.at(caller).first == fate.first);
    const Fate& other = many.at(caller);
    const bool both_talked = fate.talk >= 0 && other.talk >= 0, both_left = fate.patience >= 0 && other.patience >= 0;
    talks += both_talked;
    patient += both_left;
    if (both_talked) CHECK(other.talk == fate.talk);
    if (both_left) CHECK(other.patience == fate.patience);
  }
  CHECK(talks > 200);
  CHECK(patient > 5);
  // The announcement takes callers away and changes nothing for those who still call.
  CHECK(told.size() < few.size());
  for (const auto& [caller, fate] : told) CHECK(few.at(caller).first == fate.first);
}
