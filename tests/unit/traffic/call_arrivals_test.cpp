// Who calls when: the rate over the day, surges, and the same callers whatever the plan does.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "traffic/arrivals.hpp"
#include "traffic/event_tournament.hpp"
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

Documents documents_of(const CallClass& c, const Scenario& s) {
  Documents d;
  d.site.classes.add(c);
  d.scenario = s;
  return d;
}

// The rate of class 0 (or, with surges that name classes, of the class in that row).
double rate_at(const CallClass& c, const Scenario& s, Duration at, bool before = false, std::uint32_t row = 0) {
  Documents d = documents_of(c, s);
  for (std::uint32_t i = 1; i <= row; ++i) {
    CallClass another = c;
    another.id += std::to_string(i);
    d.site.classes.add(another);
  }
  return ArrivalRate(d, {row}, Stream(Luck{1, 0, 0})).at(at.us, before);
}

using Spans = std::vector<std::pair<double, double>>;  // hours

// Arrivals in each span, replication by replication.
std::vector<std::vector<double>> counts(const Documents& d, const Spans& spans, int replications) {
  std::vector<std::vector<double>> all(spans.size());
  for (int r = 0; r < replications; ++r) {
    const Stream stream(Luck{7, static_cast<std::uint64_t>(r), 0});
    Arrivals arrivals(d, {0}, stream);
    std::vector<double> n(spans.size());
    for (; arrivals.next().us < never_us; arrivals.take(stream))
      for (std::size_t i = 0; i < spans.size(); ++i)
        n[i] += arrivals.next().us >= hours(spans[i].first).us && arrivals.next().us < hours(spans[i].second).us;
    for (std::size_t i = 0; i < spans.size(); ++i) all[i].push_back(n[i]);
  }
  return all;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}
double covariance_of(const std::vector<double>& a, const std::vector<double>& b) {
  const double mean_a = mean_of(a), mean_b = mean_of(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

// Mean and variance of a Poisson count within 4 standard errors each: sqrt(m / n), and sqrt((2 m^2 + m) / n)
// since the fourth central moment is 3 m^2 + m. One such pair fails by chance once in 8,000.
void check_poisson(const std::vector<double>& values, double mean) {
  const auto n = static_cast<double>(values.size());
  CAPTURE(mean);
  CHECK(std::abs(mean_of(values) - mean) <= 4 * std::sqrt(mean / n));
  CHECK(std::abs(covariance_of(values, values) - mean) <= 4 * std::sqrt((2 * mean * mean + mean) / n));
}

double mean_arrivals(const CallClass& c, const Scenario& s, double from_h, double to_h, int replications) {
  return mean_of(counts(documents_of(c, s), {{from_h, to_h}}, replications)[0]);
}

}  // namespace

TEST_CASE("the rate follows the local clock, over midnight and before the first piece") {
  const CallClass c = profiled();
  const Scenario s = day_from(20, 30);
  CHECK(rate_at(c, s, hours(0)) == 0.04);         // 20:00
  CHECK(rate_at(c, s, hours(2)) == 0.001);        // 22:00
  CHECK(rate_at(c, s, hours(2), true) == 0.04);   // just before
  CHECK(rate_at(c, s, hours(5)) == 0.001);        // 01:00, the last piece goes on
  CHECK(rate_at(c, s, hours(10)) == 0.01);        // 06:00
  CHECK(rate_at(c, s, hours(-9)) == 0.01);        // 11:00, in a warm-up
  CHECK(rate_at(c, s, hours(4), true) == 0.001);  // up to midnight
}

TEST_CASE("a surge rises and falls linearly over its ramp; surges multiply") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.1}};
  Scenario s = day_from(0, 24);
  Surge storm;
  storm.id = "storm";
  storm.from = hours(2);
  storm.to = hours(6);
  storm.rise = storm.fall = hours(1);
  storm.factor = 3;
  s.surges.add(storm);
  CHECK(rate_at(c, s, hours(1)) == doctest::Approx(0.1));
  CHECK(rate_at(c, s, hours(2.5)) == doctest::Approx(0.2));  // half way up to 3
  CHECK(rate_at(c, s, hours(4)) == doctest::Approx(0.3));
  CHECK(rate_at(c, s, hours(5.75)) == doctest::Approx(0.15));
  CHECK(rate_at(c, s, hours(6)) == doctest::Approx(0.1));
  Surge second = storm;
  second.id = "second";
  second.from = hours(4);
  second.rise = second.fall = Duration{0};
  second.factor = 0;
  second.classes = {{1}};
  s.surges.add(second);
  CHECK(rate_at(c, s, hours(4)) == doctest::Approx(0.3));  // not this class
  CHECK(rate_at(c, s, hours(4), false, 1) == 0);
}

TEST_CASE("arrivals are Poisson with that rate") {
  const CallClass c = profiled();
  Scenario s = day_from(20, 24);
  Surge storm;
  storm.id = "storm";
  storm.from = hours(1);
  storm.to = hours(4);
  storm.rise = storm.fall = hours(1);
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
    surge.rise = surge.fall = hours(1);
    surge.factor = 4;
    s.surges.add(surge);
  }
  // In hour 2 one falls as (4 - 3x), the other rises as (1 + 3x): integral of the product is
  // 4 + 4.5 - 3 = 5.5, times 360 calls = 1980.
  CHECK(std::abs(mean_arrivals(c, s, 1, 2, 200) - 1980) <= 4 * std::sqrt(1980.0 / 200));
}

TEST_CASE("a surge rises, holds, and decays exponentially; it multiplies, adds, or both") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.05}};
  Scenario s = day_from(0, 2);
  Surge surge;
  surge.id = "x5";
  surge.from = surge.to = seconds(900);
  surge.decay = seconds(1200);
  surge.factor = 5;
  s.surges.add(surge);
  Scenario added = day_from(0, 2);
  surge.factor = 1;
  surge.adds_per_second = 0.2;
  added.surges.add(surge);
  // 0.05 + 0.2 exp(-(t - 900) / 1200), either way
  for (const double t : {899.0, 900.0, 1500.0, 2100.0, 7000.0}) {
    const double exact = t < 900 ? 0.05 : 0.05 + 0.2 * std::exp(-(t - 900) / 1200);
    CHECK(rate_at(c, s, seconds(t)) == doctest::Approx(exact).epsilon(1e-13));
    CHECK(rate_at(c, added, seconds(t)) == doctest::Approx(exact).epsilon(1e-13));
  }
  CHECK(rate_at(c, s, seconds(900), true) == 0.05);
  // 15-35 min: 60 + 240 (1 - 1/e) = 211.709; 35-120 min: 255 + 240 (e^-1 - e^-5.25) = 342.032
  const Spans spans = {{0.25, 35.0 / 60}, {35.0 / 60, 2}};
  for (const Scenario& scenario : {s, added}) {
    const auto found = counts(documents_of(c, scenario), spans, 500);
    check_poisson(found[0], 60 + 240 * (1 - std::exp(-1.0)));
    check_poisson(found[1], 255 + 240 * (std::exp(-1.0) - std::exp(-5.25)));
  }
  // Uneven ramps: up in 10 min, down in 20.
  Surge uneven;
  uneven.id = "uneven";
  uneven.from = Duration{0};
  uneven.to = seconds(3600);
  uneven.rise = seconds(600);
  uneven.fall = seconds(1200);
  uneven.factor = 3;
  uneven.adds_per_second = 0.1;
  Scenario third = day_from(0, 2);
  third.surges.add(uneven);
  CHECK(rate_at(c, third, seconds(300)) == doctest::Approx(0.05 * 2 + 0.05));
  CHECK(rate_at(c, third, seconds(2000)) == doctest::Approx(0.25));
  CHECK(rate_at(c, third, seconds(3000)) == doctest::Approx(0.05 * 2 + 0.05));
  CHECK(rate_at(c, third, seconds(3600)) == 0.05);
}

TEST_CASE("P30: a ramp, then a decay") {
  // 0.02 + 0.18 t / 1800 up to 1800 s, then 0.02 + 0.18 exp(-(t - 1800) / 900)
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 0.02}};
  Scenario s = day_from(0, 1);
  Surge surge;
  surge.id = "storm";
  surge.rise = surge.to = seconds(1800);
  surge.decay = seconds(900);
  surge.adds_per_second = 0.18;
  s.surges.add(surge);
  const auto found = counts(documents_of(c, s), {{0, 1.0 / 6}, {1.0 / 6, 0.5}, {0.5, 1}, {0, 1.0 / 60}}, 2000);
  check_poisson(found[0], 30);         // 12 + 0.18 / 1800 * 600^2 / 2
  check_poisson(found[1], 168);        // 24 + 0.18 / 1800 * (1800^2 - 600^2) / 2
  check_poisson(found[2], 176.07568);  // 36 + 162 (1 - e^-2)
  // Disjoint windows are independent: their covariance is 0 within 4 sqrt(168 * 176 / n).
  CHECK(std::abs(covariance_of(found[1], found[2])) <= 4 * std::sqrt(168 * 176.08 / 2000));
  // Nobody in the first minute: exp(-(1.2 + 0.18)) = 0.25158
  const auto none = static_cast<double>(std::count(found[3].begin(), found[3].end(), 0.0)) / 2000;
  CHECK(std::abs(none - 0.25158) <= 4 * std::sqrt(0.25158 * 0.74842 / 2000));
}

TEST_CASE("the rate may go straight from one time of day to the next, also over midnight") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{hours(6), 0.01, true}, {hours(12), 0.07, true}, {hours(18), 0.01, false}};
  const Scenario s = day_from(6, 24);
  CHECK(rate_at(c, s, hours(0)) == doctest::Approx(0.01));
  CHECK(rate_at(c, s, hours(3)) == doctest::Approx(0.04));
  CHECK(rate_at(c, s, hours(6)) == doctest::Approx(0.07));
  CHECK(rate_at(c, s, hours(11)) == doctest::Approx(0.02));
  CHECK(rate_at(c, s, hours(15)) == 0.01);
  // 6-12 h: mean rate 0.04 over 21,600 s; 18 to 6 h: 0.01 over 43,200 s
  const auto found = counts(documents_of(c, s), {{0, 6}, {12, 24}}, 400);
  check_poisson(found[0], 864);
  check_poisson(found[1], 432);
  c.rate = {{hours(8), 0.05, true}, {hours(20), 0.01, true}};
  CHECK(rate_at(c, s, hours(20)) == doctest::Approx(0.01 + 0.04 * 6 / 12));  // 02:00, half way from 20:00 to 08:00
  CHECK(rate_at(c, s, hours(18), true) == doctest::Approx(rate_at(c, s, hours(18))));
}

TEST_CASE("every kind of day has its rate, and a drill may cross midnight") {
  CallClass c = call_class("c", always(1), always(1));
  for (std::size_t kind = 0; kind < day_kinds; ++kind)
    c.week.push_back({{Duration{0}, 0.01 * static_cast<double>(kind + 1)}});
  Scenario s = day_from(20, 30);
  s.start_date = 20'665;  // Friday, 2026-07-31
  Documents d = documents_of(c, s);
  const auto rate = [&](double h, bool before = false) {
    return ArrivalRate(d, {0}, Stream(Luck{1, 0, 0})).at(hours(h).us, before);
  };
  CHECK(rate(0) == 0.05);
  CHECK(rate(4, true) == 0.05);
  CHECK(rate(4) == 0.06);  // Saturday
  CHECK(rate(29) == 0.07);
  d.site.calendar.exchanged = {20'666};
  CHECK(rate(4) == 0.09);
  d.site.calendar.holidays = {20'665, 20'667};
  CHECK(rate(0) == 0.08);
  CHECK(rate(29) == 0.08);
  // 4 h at 0.08, 24 h at 0.09, 2 h at 0.08
  const auto found = counts(d, {{0, 4}, {4, 28}, {28, 30}}, 100);
  check_poisson(found[0], 1152);
  check_poisson(found[1], 7776);
  check_poisson(found[2], 576);
}

TEST_CASE("the day factor multiplies the rate of a date, by class") {
  CallClass c = call_class("c", always(1), always(1));
  c.rate = {{Duration{0}, 100.0 / 43'200}};
  c.day_factor_sd = 0.3;
  Scenario s = day_from(12, 24);
  s.start_date = 20'665;
  const int n = 3000;
  // Half a day before midnight and half a day after: m = 100 each, N | F ~ Poisson(100 F): variance
  // 100 + (100 * 0.3)^2 = 1000. Two dates are independent. N is negative binomial with r = 1 / 0.09: excess
  // kurtosis 6 / r + (1 - q)^2 / (q r) with q = 0.9, that is 0.55; SE of the variance 1000 sqrt(2.55 / n).
  const auto found = counts(documents_of(c, s), {{0, 12}, {12, 24}}, n);
  for (const auto& day : found) {
    CHECK(std::abs(mean_of(day) - 100) <= 4 * std::sqrt(1000.0 / n));
    CHECK(std::abs(covariance_of(day, day) - 1000) <= 4 * 1000 * std::sqrt(2.55 / n));
  }
  CHECK(std::abs(covariance_of(found[0], found[1])) <= 4 * 1000 / std::sqrt(n));
  // The same date has the same factor in a drill that starts a day later.
  const Documents first = documents_of(c, s);
  s.start_date += 1;
  s.start_of_day = hours(0);
  const Documents second = documents_of(c, s);
  const Stream stream(Luck{1, 5, 0});
  CHECK(ArrivalRate(first, {0}, stream).at(hours(13).us) == ArrivalRate(second, {0}, stream).at(hours(1).us));
  CHECK(ArrivalRate(first, {0}, stream).at(hours(13).us) != ArrivalRate(first, {0}, stream).at(hours(11).us));
  // A surge that adds is not of the day.
  Surge surge;
  surge.id = "s";
  surge.to = hours(1);
  surge.adds_per_second = 1;
  Documents added = first;
  added.scenario.surges.add(surge);
  CHECK(ArrivalRate(added, {0}, stream).at(hours(0.5).us) ==
        doctest::Approx(1 + ArrivalRate(first, {0}, stream).at(hours(0.5).us)).epsilon(1e-14));
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
    if (announced) loop.set_notice({0}, 1, 1);
    return loop.finish(at(7200)).calls;
  };
  struct Fate {
    std::int64_t first = -1, started = -1, talk = -1, patience = -1;
  };
  const auto fates = [](const std::deque<CallRecord>& calls) {
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

TEST_CASE("announcements change with the event: several at once, taken back, replaced while it runs") {
  Documents d = centre(14'400);
  d.site.classes.add(with_rate(call_class("c", always(1), always(1)), 0.5));
  for (const double deters : {0.3, 0.4}) {
    Announcement notice;
    notice.id = "deters-" + std::to_string(deters);
    notice.deters = deters;
    d.plan.announcements.add(notice);
  }
  Announcement answers;
  answers.id = "answers";
  answers.satisfies = 0.5;
  d.plan.announcements.add(answers);
  // An hour with the first, an hour with both, an hour with the second in its place and the third besides, an
  // hour without any.
  const auto played = [&](bool told) {
    CallLoop loop(d, {3, 4, 0});
    const auto say = [&](std::uint32_t row, bool on) {
      if (told) loop.set_notice({row}, on ? 1 : 0, on ? 1 : 0);
    };
    say(0, true);
    loop.advance(at(3600));
    say(1, true);
    loop.advance(at(7200));
    say(0, false);
    say(2, true);
    loop.advance(at(10'800));
    say(1, false);
    say(2, false);
    return loop.finish(at(14'400)).calls;
  };
  std::map<int, std::set<std::uint64_t>> without, with;
  std::map<int, double> satisfied;
  for (const CallRecord& call : played(false))
    if (call.step == CallStep::arrived) without[static_cast<int>(in_seconds(call.at) / 3600)].insert(call.caller);
  for (const CallRecord& call : played(true)) {
    const int hour = static_cast<int>(in_seconds(call.at) / 3600);
    if (call.step == CallStep::arrived) with[hour].insert(call.caller);
    if (call.step == CallStep::hung_up) satisfied[hour] += 1;
  }
  const double calls_in[] = {0.7, 0.7 * 0.6, 0.6, 1};
  for (int hour = 0; hour < 4; ++hour) {
    CAPTURE(hour);
    const auto n = static_cast<double>(without[hour].size()), p = calls_in[hour];
    CHECK(std::abs(static_cast<double>(with[hour].size()) - n * p) <= 4 * std::sqrt(n * p * (1 - p)));
    CHECK(std::includes(without[hour].begin(), without[hour].end(), with[hour].begin(), with[hour].end()));
  }
  CHECK(satisfied[1] == 0);
  const auto heard = static_cast<double>(with[2].size());
  CHECK(std::abs(satisfied[2] - heard / 2) <= 4 * std::sqrt(heard / 4));
  CHECK(satisfied[3] == 0);
}
