// What the public was told, promised and suffered, from logs written by hand.
#include <doctest/doctest.h>

#include "unit/score/hand_log.hpp"

namespace tuiyan::score {
namespace {

// `answering` is lost at 100 and back at 700; times are named at 200 (500) and 300 (900).
struct Promised : HandLog {
  explicit Promised(double back_s = 700) : HandLog(3600) {
    plan().flow[publish].estimate = RestorationEstimate{};
    plan().flow[publish].estimate->of = about(answering);
    put(Draft(0, Kind::drill_started));
    capacity(100, 0);
    put(Draft(150, Kind::step_ready).step(publish));
    name(200, 500, 1);
    name(300, 900, 2);
    put(Draft(500, Kind::promise_broken).about(about(notice)).object(about(answering)).value(0, 1));
    if (back_s < 3600) capacity(back_s, 120);
  }
  EntryId name(double at_s, double promised_s, double nth) {
    return put(Draft(at_s, Kind::restoration_promised)
                   .about(about(notice))
                   .object(about(answering))
                   .value(promised_s, nth)
                   .code(1));
  }
  [[nodiscard]] Reading of(Metric metric, Subject subject = {}, double to_s = 3600) const {
    Target made = target(metric, subject, AnchorKind::start);
    made.to = Anchor{AnchorKind::at, {}, seconds(to_s)};
    return read(log, made);
  }
};

TEST_CASE("how early a time was named, and how well") {
  const Promised drill;
  CHECK(drill.of(Metric::estimate_published_after).value == 200);
  CHECK(drill.of(Metric::estimate_published_after, about(drill.notice)).value == 200);
  CHECK(drill.of(Metric::estimate_published_after, about(drill.answering)).value == 200);
  // 500 was 200 too early, 900 was 200 too late.
  CHECK(drill.of(Metric::estimate_error).value == 200);
  CHECK(drill.of(Metric::estimate_overdue).value == 200);
  CHECK(drill.of(Metric::estimate_ahead).value == 200);
  CHECK(drill.of(Metric::estimates_broken).value == 1);
  CHECK(drill.of(Metric::estimates_broken, about(drill.core)).value == 0);
  // Only the first was named before 250.
  CHECK(drill.of(Metric::estimate_ahead, {}, 250).value == 0);
  CHECK(drill.of(Metric::estimate_overdue, {}, 250).value == 200);
  CHECK_FALSE(drill.of(Metric::estimate_error).censored);
}

TEST_CASE("what is not back by the end was promised in vain by at least so much") {
  const Promised drill(1e9);
  const Reading overdue = drill.of(Metric::estimate_overdue);
  CHECK(overdue.censored);
  CHECK(overdue.value == 3100);  // 3600 - 500
  CHECK(drill.of(Metric::estimate_error).value == (3100 + 2700) / 2.0);
  CHECK(drill.of(Metric::estimate_ahead).value == 0);
  CHECK_FALSE(drill.of(Metric::estimate_ahead).censored);
}

TEST_CASE("a time that was asked for and never named is missed, one that nothing called for is not applicable") {
  HandLog silent(3600);
  silent.plan().flow[silent.publish].estimate = RestorationEstimate{};
  silent.plan().flow[silent.publish].on = {TriggerKind::at, {}, {}, 0, seconds(7200)};  // after the end
  silent.put(Draft(0, Kind::drill_started));
  CHECK_FALSE(read(silent.log, HandLog::target(Metric::estimate_error, {}, AnchorKind::start)).applicable);
  silent.put(Draft(150, Kind::step_ready).step(silent.publish));
  const Reading missed = read(silent.log, HandLog::target(Metric::estimate_error, {}, AnchorKind::start));
  CHECK(missed.applicable);
  CHECK(missed.censored);
  CHECK(missed.value == 3600);
}

TEST_CASE("a thing that was promised while it is in order is back at once") {
  HandLog drill(3600);
  drill.put(Draft(0, Kind::drill_started));
  drill.capacity(0, 120);
  drill.put(
      Draft(200, Kind::restoration_promised).about(about(drill.notice)).object(about(drill.answering)).value(500));
  CHECK(read(drill.log, HandLog::target(Metric::estimate_ahead, {}, AnchorKind::start)).value == 300);
}

TEST_CASE("complaints, their share, calls averted, customers told, and the effect on customers") {
  HandLog drill(3600);
  drill.put(Draft(0, Kind::drill_started));
  Complaining& rules = drill.documents->site.calls.complaints;
  rules.by = drill.bills_class;
  Announcement& list = drill.plan().announcements[drill.notice];
  list.telephone = TelephoneList{};
  list.telephone->customers = 50;
  const auto customers = [&](double from_s, Index<CallClass> of, std::int64_t averted, std::int64_t complaints) {
    CustomerRecord record;
    record.from = HandLog::at(from_s);
    record.to = HandLog::at(from_s + 1800);
    record.call_class = of;
    record.averted = averted;
    record.complaints = complaints;
    drill.log.traffic.customers.push_back(record);
  };
  const auto cohort = [&](double from_s, Index<CallClass> of, std::int64_t callers, std::int64_t never_through,
                          std::initializer_list<double> waits_s) {
    CohortRecord record;
    record.from = HandLog::at(from_s);
    record.to = HandLog::at(from_s + 1800);
    record.call_class = of;
    record.callers = callers;
    record.never_through = never_through;
    for (const double wait : waits_s) {
      record.wait_answered.add(seconds(wait));
      ++record.answered;
    }
    drill.log.traffic.cohorts.push_back(record);
  };
  customers(0, drill.faults_class, 7, 2);
  customers(0, drill.bills_class, 0, 3);
  customers(1800, drill.faults_class, 5, 1);
  // Waits of exactly 60 s are no effect.
  cohort(0, drill.faults_class, 30, 2, {10, 60, 61, 200});
  cohort(0, drill.bills_class, 5, 1, {});
  cohort(1800, drill.faults_class, 10, 0, {5});
  NoticeRecord told;
  told.to = HandLog::at(1800);
  told.announcement = drill.notice;
  told.told = 20;
  drill.log.traffic.notices.push_back(told);
  told.from = told.to;
  told.to = HandLog::at(3600);
  told.told = 10;
  drill.log.traffic.notices.push_back(told);
  const auto value = [&](Metric metric, double to_s, Subject of = {}) {
    Target made = HandLog::target(metric, of, AnchorKind::start);
    made.to = Anchor{AnchorKind::at, {}, seconds(to_s)};
    return read(drill.log, made).value;
  };
  CHECK(value(Metric::calls_averted, 3600) == 12);
  CHECK(value(Metric::calls_averted, 1800) == 7);
  CHECK(value(Metric::complaints, 3600) == 6);
  CHECK(value(Metric::complaints, 1800, about(drill.bills_class)) == 3);
  CHECK(value(Metric::complaint_share, 3600) == 6.0 / 40);  // those who complain by calling are no customers anew
  CHECK(value(Metric::complaint_share, 3600, about(drill.bills_class)) == 3.0 / 5);
  CHECK(value(Metric::customers_told_share, 3600) == 0.6);
  CHECK(value(Metric::customers_told_share, 1800, about(drill.notice)) == 0.4);
  CHECK(value(Metric::customer_effect, 3600) == (2 + 2 + 1) / 45.0);
  CHECK(value(Metric::customer_effect, 3600, about(drill.faults_class)) == 4.0 / 40);
}

}  // namespace
}  // namespace tuiyan::score
