// What the public is told and suffers: promised times, calmed redials, complaints, rumours, telephone lists.
// Traces worked out by hand.
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

using Lines = std::vector<std::string>;
constexpr std::initializer_list<CallStep> shown = {CallStep::arrived,        CallStep::averted,   CallStep::hung_up,
                                                   CallStep::started,        CallStep::cut,       CallStep::abandoned,
                                                   CallStep::redial_planned, CallStep::complained};

Announcement notice(std::string id) {
  Announcement one;
  one.id = std::move(id);
  one.reaches_after = one.returns_after = always(0);
  return one;
}

// One class of scripted calls of 100 s, one group.
Documents one_class(int seats, std::initializer_list<double> calls, double patience_s = endless_s) {
  Documents d = centre(1000);
  d.site.classes.add(scripted(call_class("c", always(100), always(patience_s)), calls));
  d.site.seat_groups.add(seat_group("g", seats));
  d.site.calls.complaints.after = always(60);
  return d;
}

CustomerRecord customers(const TrafficRecords& records) {
  CustomerRecord sum;
  for (const CustomerRecord& r : records.customers) {
    sum.averted += r.averted, sum.returned += r.returned;
    sum.complaints += r.complaints, sum.soothed += r.soothed;
  }
  return sum;
}

constexpr Index<Announcement> first{0};

}  // namespace

TEST_CASE("a promised time that passes in vain brings those back whom it kept from calling") {
  // a and b would call at 10 and 20, while the notice names a time; it comes at 100.
  Documents d = one_class(3, {10, 20, 300});
  Announcement one = notice("outage");
  one.deters_with_time = 1;
  one.returns = 1;
  one.returns_after = always(30);
  d.plan.announcements.add(one);
  const auto play = [&](bool revised, bool kept) {
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 3);
    loop.set_notice(first, 1, 1);
    loop.set_promise(first, 1);
    loop.advance(at(50));
    if (revised) loop.set_promise(first, 2);
    loop.advance(at(100));
    loop.end_promise(first, 1, kept);
    loop.advance(at(200));
    if (revised) loop.end_promise(first, 2, kept);
    return loop.finish(at(1000));
  };
  // Both call 30 s after it; their first attempt is then. c, after the time, is not deterred: there is none any more.
  const TrafficRecords broken = play(false, false);
  CHECK(story(broken, shown) == Lines{"averted a 10", "averted b 20", "arrived a 130", "started a 130", "arrived b 130",
                                      "started b 130", "arrived c 300", "started c 300"});
  CHECK(customers(broken).averted == 2);
  CHECK(customers(broken).returned == 2);
  CHECK(broken.cohorts.at(0).callers == 3);
  CHECK(total(broken).fresh == 3);
  CHECK(story(play(false, true), shown) == Lines{"averted a 10", "averted b 20", "arrived c 300", "started c 300"});
  // The new time reaches everybody: they wait for that one.
  CHECK(story(play(true, false), shown) == Lines{"averted a 10", "averted b 20", "arrived a 230", "started a 230",
                                                 "arrived b 230", "started b 230", "arrived c 300", "started c 300"});
}

TEST_CASE("who hung up content with a promised time calls again") {
  Documents d = one_class(1, {10});
  d.site.classes[{0}].ivr_time = always(5);
  Announcement one = notice("outage");
  one.satisfies_with_time = 1;
  one.returns = 1;
  d.plan.announcements.add(one);
  // Also when the notice is withdrawn after he has heard it, while he is still in the IVR.
  for (const bool withdrawn : {false, true}) {
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 1);
    loop.set_notice(first, 1, 1);
    loop.set_promise(first, 1);
    loop.advance(at(12));
    if (withdrawn) loop.set_notice(first, 0, 0);
    loop.advance(at(100));
    loop.end_promise(first, 1, false);
    const TrafficRecords records = loop.finish(at(1000));
    // Without a time the notice satisfies nobody.
    CHECK(story(records, shown) == Lines{"arrived a 10", "hung_up a 15", "arrived a2 100", "started a2 105"});
    CHECK(customers(records).averted == 0);
    CHECK(customers(records).returned == 1);
    CHECK(records.cohorts.at(0).callers == 1);
  }
}

TEST_CASE("a part of those whom the old time kept hears of the new one") {
  Documents d = one_class(1, {});
  for (int i = 0; i < 400; ++i) d.site.classes[{0}].scripted.push_back(seconds(10));
  Announcement one = notice("outage");
  one.deters_with_time = 1;
  one.returns = 1;
  d.plan.announcements.add(one);
  CallLoop loop(d, {3, 1, 0});
  loop.set_notice(first, 1, 1);
  loop.set_promise(first, 1);
  loop.advance(at(50));
  loop.set_notice(first, 0.25, 0);
  loop.set_promise(first, 2);
  loop.advance(at(100));
  loop.end_promise(first, 1, false);
  const TrafficRecords records = loop.finish(at(150));
  // 300 of 400 in the mean have not heard; sd = sqrt(400 · 0.25 · 0.75) = 8.7, five of it below 1e-6.
  CHECK(std::abs(static_cast<double>(customers(records).returned) - 300) < 5 * std::sqrt(400 * 0.25 * 0.75));
}

TEST_CASE("who is calmed does not redial, and is not lost") {
  // One agent talks to a until 100; b comes at 10 and gives up at 20; he would redial after 30 s.
  Documents d = one_class(1, {0, 10}, 10);
  d.site.classes[{0}].redial = {0, 1, 0, 0, 1, always(0), always(30)};
  Announcement one = notice("calming");
  one.calms = 1;
  d.plan.announcements.add(one);
  const auto play = [&](bool on) {
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 1);
    if (on) loop.set_notice(first, 1, 1);
    return loop.finish(at(60));
  };
  CHECK(story(play(false), shown) == Lines{"arrived a 0", "started a 0", "arrived b 10", "abandoned b 20 (waited 10)",
                                           "redial_planned b 20", "arrived b2 50"});
  const TrafficRecords calm = play(true);
  CHECK(story(calm, shown) ==
        Lines{"arrived a 0", "started a 0", "arrived b 10", "abandoned b 20 (waited 10)", "averted b2 20"});
  CHECK(calm.cohorts.at(0).never_through == 0);
  CHECK(total(calm).call_backs_open == 0);
}

TEST_CASE("complaints: of whom nobody answered, of who waited long, and what an apology and a call-back do") {
  // a talks 0-100; b gives up at 50 (he came at 10 and waits 40 s).
  Documents d = one_class(1, {0, 10}, 40);
  d.site.calls.complaints.never_through = 1;
  Announcement apology = notice("apology");
  apology.soothes = 1;
  d.plan.announcements.add(apology);
  const auto drill = [&](bool sorry) {
    CallLoop loop(d, {1, 1, 0});
    loop.add_agents(first_group, 1);
    loop.advance(at(80));
    if (sorry) loop.set_notice(first, 1, 1);
    return loop.finish(at(500));
  };
  const TrafficRecords records = drill(false);
  CHECK(story(records, shown) ==
        Lines{"arrived a 0", "started a 0", "arrived b 10", "abandoned b 50 (waited 40)", "complained b 110"});
  CHECK(customers(records).complaints == 1);
  CHECK(customers(drill(true)).complaints == 0);
  CHECK(customers(drill(true)).soothed == 1);
  // Called back 100-105, five seconds before he would complain.
  d.site.calls.complaints.called_back = 1;
  d.site.calls.call_back.talk = always(5);
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  loop.set_work(Work::call_back, 1);
  play(loop, at(500));
  const TrafficRecords called = loop.finish(at(500));
  CHECK(customers(called).complaints == 0);
  CHECK(customers(called).soothed == 1);
  // A wait of exactly the mark is not a long one: a talks 0-100, b comes at 10.
  for (const double over : {90.0, 89.0}) {
    Documents waits = one_class(1, {0, 10});
    waits.site.calls.complaints.long_wait = 1;
    waits.site.calls.complaints.long_wait_over = seconds(over);
    CallLoop waiting(waits, {1, 1, 0});
    waiting.add_agents(first_group, 1);
    CHECK(customers(waiting.finish(at(500))).complaints == (over < 90 ? 1 : 0));
  }
}

TEST_CASE("complaints come as calls, and what befalls those is no further complaint") {
  // b gives up at 50 and complains at 110 as a caller of the other class, whom nobody answers either.
  Documents d = one_class(1, {0, 10}, 40);
  CallClass complaint = call_class("complaint", always(20), always(15));
  d.site.classes.add(complaint);
  d.site.seat_groups[first_group].answers = {{0}};
  d.site.calls.complaints.never_through = 1;
  d.site.calls.complaints.by = {1};
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  const TrafficRecords records = loop.finish(at(500));
  std::vector<std::pair<CallStep, double>> of_complaint;
  for (const CallRecord& r : records.calls)
    if (r.call_class.value == 1) of_complaint.emplace_back(r.step, in_seconds(r.at));
  CHECK(of_complaint == std::vector<std::pair<CallStep, double>>{
                            {CallStep::arrived, 110}, {CallStep::queued, 110}, {CallStep::abandoned, 125}});
  CHECK(records.customers.at(0).complaints == 1);
  CHECK(records.customers.at(1).complaints == 0);
  CHECK(records.cohorts.at(1).callers == 1);
  CHECK(records.cohorts.at(1).never_through == 1);
}

TEST_CASE("first calls of the class that complains are complaints") {
  Documents d = one_class(1, {0, 10, 20});
  d.site.calls.complaints.by = {0};
  CallLoop loop(d, {1, 1, 0});
  CHECK(customers(loop.finish(at(500))).complaints == 3);
}

TEST_CASE("a rebuttal quells a rumour, and takes callers away without changing the others") {
  // The rumour brings one call a second. Reached from the start are 0.8, who believe it less by e^-t/600: expected
  // integral of 1 - 0.8 (1 - e^-t/600) over an hour = 3600 · 0.2 + 0.8 · 600 (1 - e^-6) = 1198.8.
  Documents d = centre(3600);
  d.site.classes.add(call_class("c", always(1), always(1)));
  d.site.classes[{0}].rate = {{Duration{0}, 0}};
  d.plan.announcements.add(notice("rebuttal"));
  Surge rumour;
  rumour.id = "rumour";
  rumour.to = seconds(3600);
  rumour.adds_per_second = 1;
  rumour.quelled_by = first;
  rumour.quelled_in = seconds(600);
  d.scenario.surges.add(rumour);
  const auto callers = [&](std::uint64_t replication, double until) {
    CallLoop loop(d, {9, replication, 0});
    if (until > 0) loop.set_notice(first, 0.8, 0);
    loop.advance(at(until));
    if (until > 0) loop.set_notice(first, 0, 0);
    std::set<std::uint64_t> all;
    for (const CallRecord& r : loop.finish(at(3600)).calls)
      if (r.step == CallStep::arrived) all.insert(r.caller);
    return all;
  };
  double sum = 0, stopped = 0;
  for (std::uint64_t r = 0; r < 20; ++r) {
    const std::set<std::uint64_t> without = callers(r, 0), with = callers(r, 3600);
    CHECK(std::includes(without.begin(), without.end(), with.begin(), with.end()));
    sum += static_cast<double>(with.size());
    stopped += static_cast<double>(callers(r, 600).size());
  }
  // Five standard deviations of a Poisson number.
  CHECK(std::abs(sum - 20 * 1198.8) < 5 * std::sqrt(20 * 1198.8));
  // Withdrawn after 600 s it convinces nobody more: 600 - 0.8 (600 - 600 (1 - 1/e)) = 423.4, then 1 - 0.8 (1 - 1/e) =
  // 0.49430 for 3000 s.
  CHECK(std::abs(stopped - 20 * (423.4 + 1482.9)) < 5 * std::sqrt(20 * 1906.3));
}

TEST_CASE("a telephone list is work for agents whom nobody waits for") {
  Documents d = one_class(2, {30, 170});
  Announcement one = notice("list");
  one.telephone = TelephoneList{5, 0.5, always(60), 1, 2, always(10)};
  one.deters = 1;
  d.plan.announcements.add(one);
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 2);
  CHECK(loop.set_telephoning(first, 2));
  // Two customers 0-60; a comes at 30 and waits until 60, talks to 160. The other agent tells three more: 60-120,
  // 120-180, 180-240; of 160 on there are two: 160-220 the fourth is the fifth. So: third 60-120, fourth 120-180,
  // fifth 160-220.
  const std::vector<Crossing> met = play(loop, at(500));
  REQUIRE(met.size() == 1);
  CHECK(met[0].kind == CrossingKind::customers_telephoned);
  CHECK(met[0].watch == 0);
  CHECK(met[0].amount == 5);
  CHECK_FALSE(loop.set_telephoning(first, 2));  // nobody left
  const TrafficRecords records = loop.finish(at(1000));
  Lines lines = story(records, {CallStep::arrived, CallStep::started, CallStep::averted});
  CHECK(lines.at(0) == "arrived a 30");
  CHECK(lines.at(1) == "started a 60 (waited 30)");
  REQUIRE(records.notices.size() == 1);
  CHECK(records.notices[0].told == 5);
  CHECK(records.notices[0].open == 0);
  CHECK(records.seats[0].work_us == 5 * 60'000'000LL);
}

TEST_CASE("customers who do not answer have their next turn after all others") {
  Documents d = one_class(1, {});
  Announcement one = notice("list");
  one.telephone = TelephoneList{3, 0, always(60), 0, 2, always(10)};
  d.plan.announcements.add(one);
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  CHECK(loop.set_telephoning(first, 5));
  loop.advance(at(45));
  loop.set_telephoning(first, 0);  // the try under way is finished at 50, the fifth; one is left
  loop.advance(at(200));
  loop.set_telephoning(first, 1);  // 200-210
  const Crossing last = loop.advance(at(500));
  CHECK(last.kind == CrossingKind::customers_telephoned);
  CHECK(last.amount == 0);
  CHECK(in_seconds(loop.now()) == 210);
  const TrafficRecords records = loop.finish(at(500));
  CHECK(records.notices.at(0).not_told == 3);
  CHECK(records.notices.at(0).told == 0);
  CHECK(records.seats.at(0).work_us == 60'000'000);
}

TEST_CASE("a lost seat puts the customer back to the front of the list") {
  Documents d = one_class(1, {});
  Announcement one = notice("list");
  one.telephone = TelephoneList{1, 0, always(60), 1, 1, always(10)};
  d.plan.announcements.add(one);
  CallLoop loop(d, {1, 1, 0});
  loop.add_agents(first_group, 1);
  CHECK(loop.set_telephoning(first, 1));
  loop.advance(at(30));
  loop.set_seats(first_group, 0);
  loop.advance(at(100));
  loop.set_seats(first_group, 1);
  CHECK(loop.advance(at(500)).kind == CrossingKind::customers_telephoned);
  CHECK(in_seconds(loop.now()) == 160);
}

TEST_CASE("who was told by telephone does not call: the share of the list, as far as it has come") {
  Documents d = centre(4000);
  d.site.classes.add(with_rate(call_class("c", always(0), always(0)), 1));
  d.site.seat_groups.add(seat_group("g", 1));
  Announcement one = notice("list");
  one.telephone = TelephoneList{2, 0.5, always(1000), 1, 1, always(0)};
  one.deters = 1;
  d.plan.announcements.add(one);
  d.site.seat_groups[first_group].answers = {};
  double averted = 0;
  constexpr int replications = 10;
  for (std::uint64_t r = 0; r < replications; ++r) {
    CallLoop loop(d, {5, r, 0});
    loop.add_agents(first_group, 1);
    loop.set_telephoning(first, 1);
    const TrafficRecords records = loop.finish(at(4000));
    averted += static_cast<double>(customers(records).averted);
  }
  // Talks of no length never keep the agent. Half of those on the list, a quarter of all, from 1000 s on, half of all
  // from 2000 s on: 250 + 1000.
  CHECK(std::abs(averted - replications * 1250) < 5 * std::sqrt(replications * 1250));
}

TEST_CASE("education beforehand is in effect from the start") {
  Documents d = one_class(1, {10});
  Announcement one = notice("education");
  one.standing = true;
  one.deters = 1;
  one.ways = {{NoticeChannel::media, 1, always(100)}};
  d.plan.announcements.add(one);
  CallLoop loop(d, {1, 1, 0});
  CHECK(story(loop.finish(at(100)), shown) == Lines{"averted a 10"});
}

TEST_CASE("a loop whose documents say nothing of customers keeps no books of them") {
  Documents d = one_class(1, {10});
  Announcement plain = notice("plain");
  plain.satisfies = plain.deters = 0.5;
  d.plan.announcements.add(plain);
  CallLoop loop(d, {1, 1, 0});
  loop.set_notice(first, 1, 1);
  const TrafficRecords records = loop.finish(at(1000));
  CHECK(records.customers.empty());
  CHECK(records.notices.empty());
}
