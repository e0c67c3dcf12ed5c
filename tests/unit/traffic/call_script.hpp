// Random small centres and random scripts of the world's deeds, for properties.
#pragma once

#include <rapidcheck.h>

#include <cstdlib>
#include <vector>

#include "traffic/customer_rules.hpp"
#include "traffic/outage_callers.hpp"
#include "unit/traffic/call_site.hpp"

namespace tuiyan::traffic::test {

// The same cases on every run, unless somebody asks otherwise.
inline const bool rapidcheck_seeded = setenv("RC_PARAMS", "seed=95598 max_success=300", 0) == 0;

enum class Does {
  seats,
  add,
  withdraw,
  dismiss,
  lines,
  ivr,
  queue,
  paper,
  announcement,
  outage,
  broken,
  promise,       // b: the version
  promise_ends,  // b: twice the version, and 1 when it is broken
  work
};
inline constexpr int every_deed = 14, deeds_of_twins = 13;  // all but the work

struct Deed {
  std::int64_t at_us = 0;
  Does what = Does::seats;
  int a = 0, b = 0;
};

inline std::ostream& operator<<(std::ostream& out, const Deed& d) {
  return out << "{" << d.at_us << " us, " << static_cast<int>(d.what) << ", " << d.a << ", " << d.b << "}";
}

struct Case {
  Documents documents;
  std::vector<Deed> deeds;  // by time
};

// Coarse times (whole 5 s) make many things happen at one instant; fine ones hardly any.
inline Law random_law(bool coarse, int low_s, int high_s) {
  if (coarse) return always(5 * *rc::gen::inRange(low_s / 5, high_s / 5 + 1));
  return Uniform{static_cast<double>(low_s), static_cast<double>(high_s)};
}

// Factors that change while the drill lasts, or hardly ever; midnight may fall into it.
inline DayCourse random_course(const Scenario& scenario) {
  constexpr std::int64_t day_us = 86'400'000'000;
  const bool line = *rc::gen::inRange(0, 2) == 0;
  std::vector<std::int64_t> from_us;
  for (int k = *rc::gen::inRange(0, 5); k > 0; --k)
    from_us.push_back((scenario.start_of_day.us + 5'000'000LL * *rc::gen::inRange(0, 120)) % day_us);
  std::sort(from_us.begin(), from_us.end());
  from_us.erase(std::unique(from_us.begin(), from_us.end()), from_us.end());
  DayCourse course;
  for (const std::int64_t us : from_us) course.push_back({Duration{us}, 0.2 * *rc::gen::inRange(1, 12), line});
  return course;
}

inline Documents random_centre(bool coarse, bool twin) {
  using rc::gen::inRange;
  Documents d = centre(600);
  d.site.calls.interval = seconds(*inRange(20, 200));
  d.scenario.warm_up = seconds(*inRange(0, 2) * 50);
  if (*inRange(0, 2) == 0) d.scenario.start_of_day = seconds(86'400 - 5 * *inRange(0, 120));
  const int trunks = *inRange(0, 3), classes = *inRange(1, 4), groups = *inRange(1, 3);
  for (int i = 0; i < trunks; ++i) {
    TrunkGroup t = trunk_group("t" + std::to_string(i), *inRange(1, 8));
    t.cuts_calls = *inRange(0, 2) == 0;
    t.overflow = *inRange(0, 2) == 0;
    d.site.trunks.add(t);
  }
  for (int i = 0; i < classes; ++i) {
    CallClass c = call_class("c" + std::to_string(i), random_law(coarse, 10, 60), random_law(coarse, 0, 80));
    if (coarse)
      for (int k = 0; k < 30; ++k) c.scripted.push_back(seconds(5 * *inRange(0, 100)));
    else
      c.rate = {{Duration{0}, 0.01 * *inRange(1, 15)}};
    for (int t = 0; t < trunks; ++t) c.over.emplace_back(d.site.trunks.at(static_cast<std::uint32_t>(t)), 1.0 + t);
    c.ivr_time = *inRange(0, 2) == 0 ? always(0) : random_law(coarse, 5, 30);
    c.self_service = *inRange(0, 2) * 0.3;
    c.after_call = *inRange(0, 2) == 0 ? always(0) : random_law(coarse, 5, 20);
    if (*inRange(0, 2) == 0) {
      c.talk_by_time = random_course(d.scenario);
      c.after_call_by_time = random_course(d.scenario);
    }
    c.priority = *inRange(0, 2);
    c.leaves_order = 0.5;
    c.redial = {0.5, 0.6, 0.7, 0.1, 0.8, random_law(coarse, 5, 40), random_law(coarse, 5, 60)};
    if (*inRange(0, 2) == 0)
      c.offer = {0.1 * *inRange(1, 11), *inRange(0, 3), seconds(5 * *inRange(0, 8)), seconds(5 * *inRange(0, 6)),
                 *inRange(0, 2) == 0};
    if (*inRange(0, 3) == 0) c.head_start = seconds(5 * *inRange(0, 10));
    for (int k = *inRange(0, 3); k > 0; --k)
      c.balking.push_back({0.1 * *inRange(1, 9), *inRange(0, 4), seconds(5 * *inRange(0, 12))});
    for (int k = *inRange(0, 3); k > 0; --k)
      c.told_patience.push_back({seconds(5 * *inRange(0, 12)), random_law(coarse, 0, 80)});
    for (int g = 0; g < groups; ++g) {
      if (*inRange(0, 3) == 0) c.prefers.insert(c.prefers.begin(), Index<SeatGroup>{static_cast<std::uint32_t>(g)});
      if (*inRange(0, 2) == 0) continue;
      Overflow rule{{static_cast<std::uint32_t>(g)}, seconds(5 * *inRange(1, 8)), 0, 0};
      if (*inRange(0, 2) == 0) {
        rule = {rule.to, Duration{0}, *inRange(1, 5), 0};
        rule.until_below = *inRange(1, rule.if_waiting + 1);
      }
      c.overflow.push_back(rule);
    }
    c.outage = {0.001 * *inRange(0, 2), 0.2 * *inRange(0, 2), 60};
    d.site.classes.add(c);
  }
  for (int i = 0; i < groups; ++i) {
    SeatGroup g = seat_group("g" + std::to_string(i), *inRange(1, 6), static_cast<SeatLoss>(*inRange(0, 3)));
    if (!twin && *inRange(0, 2) == 0) g.choice = SeatChoice::random;
    if (i > 0) g.answers = {{static_cast<std::uint32_t>(*inRange(0, classes))}};
    g.paper = *inRange(0, 4) == 0;
    g.resumes = *inRange(0, 2) == 0;
    if (!g.answers.empty() || *inRange(0, 2) == 0) {
      if (g.answers.empty())
        for (int k = classes - 1; k >= 0; --k) g.answers.push_back({static_cast<std::uint32_t>(k)});
      g.next_call = static_cast<NextCall>(*inRange(0, 2));
    }
    d.site.seat_groups.add(g);
  }
  d.site.calls.ivr.lost_to_queue = *inRange(0, 2) == 0;
  d.site.calls.paper = {{}, random_law(coarse, 5, 20), random_law(coarse, 5, 40)};
  d.site.calls.call_back = {random_law(coarse, 5, 60), 0.7, *inRange(0, 3), *inRange(1, 4), random_law(coarse, 0, 30),
                            random_law(coarse, 0, 40)};
  d.site.calls.queue.estimate = static_cast<WaitEstimate>(*inRange(0, 2));
  Announcement notice;
  notice.id = "notice";
  notice.satisfies = 0.4;
  notice.deters = 0.2;
  notice.reaches_after = notice.returns_after = always(0);
  const bool about_customers = *inRange(0, 2) == 0;
  if (about_customers) {
    notice.satisfies_with_time = 0.6;
    notice.deters_with_time = 0.5;
    notice.calms = 0.3 * *inRange(0, 2);
    notice.returns = 0.5 * *inRange(0, 3);
    notice.returns_after = random_law(coarse, 0, 40);
    d.site.calls.complaints = {0.4, 0.5, 0.6, seconds(5 * *inRange(0, 10)), random_law(coarse, 0, 80), 0.5, {}};
    if (*inRange(0, 2) == 0) d.site.calls.complaints.by = {static_cast<std::uint32_t>(*inRange(0, classes))};
  }
  d.plan.announcements.add(notice);
  if (about_customers) {
    Announcement rebuttal;
    rebuttal.id = "rebuttal";
    rebuttal.deters = 0.1;
    rebuttal.soothes = 0.5;
    rebuttal.reaches_after = rebuttal.returns_after = always(0);
    rebuttal.to = {{static_cast<std::uint32_t>(*inRange(0, classes))}};
    if (!twin) rebuttal.telephone = TelephoneList{9, 0.5, random_law(coarse, 5, 40), 0.6, 2, random_law(coarse, 0, 20)};
    d.plan.announcements.add(rebuttal);
    Surge rumour;
    rumour.id = "rumour";
    rumour.from = seconds(5 * *inRange(0, 40));
    rumour.to = rumour.from + seconds(200);
    rumour.rise = seconds(5 * *inRange(0, 10));
    rumour.factor = 1 + *inRange(0, 3);
    rumour.adds_per_second = 0.05 * *inRange(0, 2);
    if (*inRange(0, 2) == 0) rumour.quelled_by = {static_cast<std::uint32_t>(*inRange(0, 2))};
    rumour.quelled_in = seconds(*inRange(5, 100));
    d.scenario.surges.add(rumour);
  }
  if (*inRange(0, 2) == 0) {
    Component feeder;
    feeder.id = "feeder";
    feeder.kind = ComponentKind::feeder;
    feeder.capacity = *inRange(1, 60);
    d.site.components.add(feeder);
  }
  for (int k = *inRange(0, 3), s = 0; k > 0; --k)
    d.scenario.customers_out.push_back({seconds(s += 5 * *inRange(1, 60)), *inRange(0, 60)});
  for (int k = *inRange(0, 4); k > 0; --k) d.scenario.sample_at.push_back(seconds(5 * *inRange(0, 100)));
  return d;
}

// How far an announcement is made known.
inline constexpr double notice_reach[] = {1, 0, 0.5, 0.25, 0.9, 0}, notice_heard[] = {1, 0, 0, 1, 0.5, 0};
inline std::uint32_t notice_row(const Documents& d, const Deed& deed) {
  return static_cast<std::uint32_t>(deed.a) % d.plan.announcements.size();
}

// Times are named one after the other, and come only after they were named.
inline void number_promises(const Documents& d, std::vector<Deed>& deeds) {
  std::vector<int> named(d.plan.announcements.size(), 0);
  for (Deed& deed : deeds) {
    if (deed.what != Does::promise && deed.what != Does::promise_ends) continue;
    int& so_far = named[notice_row(d, deed)];
    if (!CustomerRules::is_needed(d) || (deed.what == Does::promise_ends && so_far == 0))
      deed.what = Does::announcement;
    else if (deed.what == Does::promise)
      deed.b = ++so_far;
    else
      deed.b = 2 * (1 + deed.b / 2 % so_far) + deed.b % 2;
  }
}

inline std::vector<Deed> random_deeds(const Documents& d, bool coarse, int kinds) {
  using rc::gen::inRange;
  std::vector<Deed> deeds;
  const std::int64_t start = -d.scenario.warm_up.us;
  for (std::uint32_t g = 0; g < d.site.seat_groups.size(); ++g)
    deeds.push_back({start, Does::add, static_cast<int>(g), *inRange(0, 6)});
  for (int k = *inRange(0, 25); k > 0; --k) {
    const std::int64_t us = coarse ? 5'000'000LL * *inRange(0, 110) : *inRange(0, 550'000'000);
    deeds.push_back({us, static_cast<Does>(*inRange(0, kinds)), *inRange(0, 2), *inRange(0, 6)});
  }
  std::stable_sort(deeds.begin(), deeds.end(), [](const Deed& x, const Deed& y) { return x.at_us < y.at_us; });
  number_promises(d, deeds);
  return deeds;
}

inline Case random_case() {
  const bool coarse = *rc::gen::inRange(0, 2) == 0;
  Case c;
  c.documents = random_centre(coarse, false);
  c.deeds = random_deeds(c.documents, coarse, every_deed);
  return c;
}

inline std::int64_t customers_out(const Documents& d, const Deed& deed) {
  return OutageCallers::feeder_customers(d.site) * deed.b / 5;
}

// A deed on rows that this centre does not have is left out.
inline void carry_out(CallLoop& loop, const Documents& d, const Deed& deed) {
  const Index<SeatGroup> group{static_cast<std::uint32_t>(deed.a)};
  const bool has_group = group.value < d.site.seat_groups.size();
  const int seats = has_group ? d.site.seat_groups[group].seats : 0;
  switch (deed.what) {
    case Does::seats:
      if (has_group) loop.set_seats(group, deed.b % (seats + 1));
      break;
    case Does::add:
      if (has_group) loop.add_agents(group, deed.b);
      break;
    case Does::withdraw:
      if (has_group) loop.withdraw_agents(group, deed.b);
      break;
    case Does::dismiss:
      if (has_group) loop.dismiss_agents(group, deed.b);
      break;
    case Does::lines:
      if (static_cast<std::uint32_t>(deed.a) < d.site.trunks.size())
        loop.set_lines({static_cast<std::uint32_t>(deed.a)}, deed.b);
      break;
    case Does::ivr:
      loop.set_ivr(deed.b % 2 == 0);
      break;
    case Does::queue:
      loop.set_queue(deed.b % 3 != 0);
      break;
    case Does::paper:
      loop.set_paper(deed.b % 2 == 0);
      break;
    case Does::announcement:
      loop.set_notice({notice_row(d, deed)}, notice_reach[deed.b], notice_heard[deed.b]);
      break;
    case Does::promise:
      loop.set_promise({notice_row(d, deed)}, static_cast<std::uint32_t>(deed.b));
      break;
    case Does::promise_ends:
      loop.end_promise({notice_row(d, deed)}, static_cast<std::uint32_t>(deed.b / 2), deed.b % 2 == 0);
      break;
    case Does::outage:
      loop.set_customers_out(customers_out(d, deed));
      break;
    case Does::broken:
      if (has_group) loop.set_broken(group, deed.b / 2 % seats, deed.b % 2 == 0);
      break;
    case Does::work:
      if (deed.a == 1 && d.plan.announcements.size() > 1) {
        static_cast<void>(loop.set_telephoning({1}, deed.b));
        break;
      }
      loop.set_work(deed.b % 2 == 0 ? Work::backfill : Work::call_back, deed.b / 2);
      break;
  }
}

}  // namespace tuiyan::traffic::test
