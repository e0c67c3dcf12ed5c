// Findings: what each clause cost, once per instant, and what else went wrong there.
#include <doctest/doctest.h>

#include <algorithm>

#include "hand_log.hpp"
#include "score/finding.hpp"

namespace tuiyan::score {
namespace {

const Finding* finding_of(const std::vector<Finding>& all, const std::string& clause) {
  for (const Finding& one : all)
    if (one.clause == clause) return &one;
  return nullptr;
}

}  // namespace

TEST_CASE("minutes by clause and delay, counted once over two targets; late, failed, missed, not reached") {
  HandLog d(7200);
  Target half = d.restore(0.5, 0);
  half.id = "half";
  half.limit = 600;
  half.clause = "S4.4.2.2";
  Target full = d.restore(1, 0);
  full.id = "full";
  full.limit = 200;  // missed
  full.clause = "S6.3";
  full.weight = 5;
  d.plan().targets.add(half);
  const auto missed = d.plan().targets.add(full);

  const EntryId fault = d.strike(600);
  const EntryId lost = d.capacity(600, 0, fault);
  const EntryId seen = d.put(Draft(630, Kind::noticed).object(about(d.server)).cause(lost));
  const EntryId ready = d.put(Draft(630, Kind::step_ready).step(d.put_up_seats).cause(seen));
  const EntryId start = d.put(Draft(690, Kind::step_started).step(d.put_up_seats).cause(ready));
  d.put(Draft(700, Kind::step_late).step(d.put_up_seats));
  const EntryId up = d.put(Draft(780, Kind::step_done).step(d.put_up_seats).cause(start));
  d.capacity(780, 60, up);
  d.put(Draft(800, Kind::message_failed).step(d.call_vendor).cause(seen));
  d.put(Draft(810, Kind::diagnosed).step(d.find).code(0));
  const EntryId mended = d.put(Draft(1500, Kind::fault_ended).step(d.mend).cause(up));
  d.capacity(1500, 120, mended);

  const auto all = findings(d.log, score(d.log));
  // half: 30 s noticing, 60 s waiting for a person, 90 s switching. full: the same, then 720 s mending.
  const Finding* mend = finding_of(all, "S6.3");
  REQUIRE(mend != nullptr);
  CHECK(mend->charged == seconds(720));
  CHECK(mend->missed == std::vector{missed});
  CHECK(mend->codes == std::vector{FindingCode::target_missed, FindingCode::costs_time, FindingCode::step_not_reached});
  const Finding* seats = finding_of(all, "S4.4.2.2");
  REQUIRE(seats != nullptr);
  CHECK(seats->charged == seconds(150));  // not 300
  REQUIRE(seats->by_delay.size() == 2);
  CHECK(seats->by_delay[0].delay == Delay::switching);
  CHECK(seats->by_delay[0].time == seconds(90));
  CHECK(seats->by_delay[1].delay == Delay::waiting_for_person);
  CHECK(seats->by_delay[1].time == seconds(60));
  CHECK(seats->late.size() == 1);
  CHECK(seats->late[0].step == d.put_up_seats);
  CHECK(seats->missed.empty());
  const Finding* none = finding_of(all, "");
  REQUIRE(none != nullptr);
  CHECK(none->charged == seconds(30));
  const Finding* vendor = finding_of(all, "S4.4.2.4");
  REQUIRE(vendor != nullptr);
  CHECK(vendor->failed_tries == 2);
  CHECK(vendor->failed == std::vector{d.call_vendor, d.find});
  CHECK(vendor->charged.us == 0);
  // By cost: 720, 150, 30, then those that cost nothing.
  CHECK(all[0].clause == "S6.3");
  CHECK(all[1].clause == "S4.4.2.2");
  CHECK(all[2].clause == "");
  CHECK(all[3].clause == "S4.4.2.4");
}

TEST_CASE("a clause's own time target charges it, other pieces of that waterfall do not") {
  HandLog d(7200);
  Target told = HandLog::target(Metric::time_to_report, about(d.vendor));
  told.limit = 600;
  told.clause = "S4.4.2.4";
  d.plan().targets.add(told);
  const EntryId fault = d.strike(100);
  const EntryId first = d.put(Draft(160, Kind::message_accepted).step(d.tell).cause(fault));
  d.put(Draft(400, Kind::message_accepted).step(d.call_vendor).cause(first));
  const auto all = findings(d.log, score(d.log));
  REQUIRE(finding_of(all, "S4.4.2.4") != nullptr);
  CHECK(finding_of(all, "S4.4.2.4")->charged == seconds(240));  // 400 - 160
  const Finding* other = finding_of(all, "S4.4.2.1");
  CHECK((other == nullptr || other->charged.us == 0));
}

TEST_CASE("a late step is told with its longest overrun; small change is minor") {
  HandLog d(1000);
  d.plan().flow[d.tell].within = seconds(60);
  d.plan().flow[d.find].within = seconds(60);
  d.put(Draft(100, Kind::step_ready).step(d.tell));
  d.put(Draft(160, Kind::step_late).step(d.tell));
  d.put(Draft(190, Kind::step_done).step(d.tell));  // 30 s late
  d.put(Draft(200, Kind::step_ready).step(d.tell, 2));
  d.put(Draft(260, Kind::step_late).step(d.tell, 2));
  d.put(Draft(350, Kind::step_done).step(d.tell, 2));  // 90 s late
  d.put(Draft(400, Kind::step_ready).step(d.find));    // 1000 - 460: 540 s late so far
  const auto all = findings(d.log, score(d.log));
  const Finding* tell = finding_of(all, "S4.4.2.1");
  REQUIRE(tell != nullptr);
  CHECK(tell->late == std::vector{LateStep{d.tell, seconds(90), false}});
  CHECK_FALSE(tell->minor);
  const Finding* find = finding_of(all, "S4.4.2.4");
  REQUIRE(find != nullptr);
  CHECK(find->late == std::vector{LateStep{d.find, seconds(540), true}});

  HandLog e(7200);
  e.plan().targets.add(e.restore(1, 0));
  const EntryId fault = e.strike(100);
  const EntryId lost = e.capacity(100, 0, fault);
  const EntryId told = e.put(Draft(129, Kind::step_done).step(e.tell).cause(lost));
  const EntryId swapped = e.put(Draft(159, Kind::step_done).step(e.swap).cause(told));
  e.capacity(159, 120, swapped);
  const auto small = findings(e.log, score(e.log));
  CHECK(finding_of(small, "S4.4.2.1")->minor);      // 29 s
  CHECK_FALSE(finding_of(small, "S6.4.1")->minor);  // 30 s
}

TEST_CASE("a clause with nothing to say is not listed") {
  HandLog d(7200);
  for (std::uint32_t row = 0; row < d.plan().flow.size(); ++row)
    d.put(Draft(10, Kind::step_done).step(d.plan().flow.at(row)));
  CHECK(findings(d.log, score(d.log)).empty());
}

}  // namespace tuiyan::score
