// Figures of the calls: which records a window takes, over which denominator, and when there is none.
#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

Histogram waits(std::initializer_list<double> all_s) {
  Histogram made;
  for (double wait_s : all_s) made.add(seconds(wait_s));
  return made;
}

// Three intervals of 600 s. Class fault-report in all of them, class bills in the second.
struct Calls : HandLog {
  Calls() : HandLog(1800) {
    put(Draft(0, Kind::drill_started));
    log.traffic.cohorts = {
        cohort(0, faults_class, 10, 0, 0, 10, 0, 10, waits({0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), {}),
        cohort(600, faults_class, 40, 10, 8, 12, 8, 6, waits({2, 4, 6, 8, 10, 20, 30, 40, 50, 60, 70, 80}),
               waits({10, 20, 30, 40, 50, 60, 70, 80})),
        cohort(600, bills_class, 10, 0, 4, 5, 1, 5, waits({1, 1, 1, 1, 1}), waits({7})),
        cohort(1200, faults_class, 20, 2, 4, 13, 1, 13, waits({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13}), waits({5}))};
    log.traffic.flows = {flow(0, faults_class, 10, 9, 0, 0, 10), flow(600, faults_class, 30, 11, 7, 10, 300),
                         flow(600, bills_class, 10, 5, 1, 0, 12), flow(1200, faults_class, 20, 15, 2, 2, 90)};
  }
  static CohortRecord cohort(double from_s, Index<CallClass> call_class, int offered, int blocked, int self_served,
                             int answered, int abandoned, int within, Histogram wait_answered,
                             Histogram wait_abandoned) {
    CohortRecord made;
    made.from = at(from_s);
    made.to = at(from_s + 600);
    made.call_class = call_class;
    made.offered = offered;
    made.blocked = blocked;
    made.self_served = self_served;
    made.hung_up = offered - blocked - self_served - answered - abandoned;  // the rest hung up content
    made.answered = answered;
    made.abandoned = abandoned;
    made.answered_within = within;
    made.wait_answered = wait_answered;
    made.wait_abandoned = wait_abandoned;
    made.callers = offered / 2;
    made.never_through = blocked / 2;
    return made;
  }
  static FlowRecord flow(double from_s, Index<CallClass> call_class, int fresh, int answered, int abandoned,
                         int blocked, double waiting_s) {
    FlowRecord made;
    made.from = at(from_s);
    made.to = at(from_s + 600);
    made.call_class = call_class;
    made.fresh = fresh - 2;
    made.redials = 2;
    made.answered = answered;
    made.abandoned = abandoned;
    made.blocked = blocked;
    made.cut_waiting = 1;
    made.cut_talking = 3;
    made.completed = answered - 3;
    made.waiting_us = seconds(waiting_s).us;
    return made;
  }
  Reading figure(Metric metric, double from_s, double to_s, Subject of = {}) const {
    Target made = target(metric, of, AnchorKind::at);
    made.from.at = seconds(from_s);
    made.to = Anchor{AnchorKind::at, {}, seconds(to_s)};
    return read(log, made);
  }
  double value(Metric metric, double from_s = 0, double to_s = 1800, Subject of = {}) const {
    const Reading reading = figure(metric, from_s, to_s, of);
    CHECK(reading.applicable);
    CHECK_FALSE(reading.censored);
    return reading.value;
  }
};

}  // namespace

TEST_CASE("shares by arrival, each over its own denominator") {
  const Calls drill;
  // All: offered 10 + 40 + 10 + 20 = 80; answered 10 + 12 + 5 + 13 = 40; within 10 + 6 + 5 + 13 = 34;
  // abandoned 0 + 8 + 1 + 1 = 10; blocked 10 + 2 = 12; served by the IVR 8 + 4 + 4 = 16; hung up 2.
  CHECK(drill.value(Metric::answered_share) == 40.0 / 80);
  CHECK(drill.value(Metric::answered_within_share_of_offered) == 34.0 / 80);
  CHECK(drill.value(Metric::answered_within_share_of_answered) == 34.0 / 40);
  CHECK(drill.value(Metric::abandoned_share) == 10.0 / 80);
  CHECK(drill.value(Metric::blocked_share) == 12.0 / 80);
  CHECK(drill.value(Metric::answered_share_of_asking) == 40.0 / 62);  // 80 - 16 - 2
  CHECK(drill.value(Metric::answered_within_share_of_asking) == 34.0 / 62);
  CHECK(drill.value(Metric::callers_never_through) == 6);               // 10 / 2 + 2 / 2
  CHECK(drill.value(Metric::callers_never_through_share) == 6.0 / 40);  // 5 + 20 + 5 + 10
  // One class only: 10 + 12 + 13 of 10 + 40 + 20.
  CHECK(drill.value(Metric::answered_share, 0, 1800, about(drill.faults_class)) == 35.0 / 70);
  CHECK(drill.value(Metric::answered_share, 0, 1800, about(drill.bills_class)) == 5.0 / 10);
}

TEST_CASE("a window on interval edges is exact; another one is widened to the intervals it touches") {
  const Calls drill;
  CHECK(drill.value(Metric::answered_share, 600, 1200) == 17.0 / 50);
  CHECK(drill.value(Metric::offered, 600, 1200) == 40);
  const Reading widened = drill.figure(Metric::answered_share, 700, 800);
  CHECK(widened.value == 17.0 / 50);
  CHECK(widened.from == HandLog::at(600));
  CHECK(widened.to == HandLog::at(1200));
  CHECK(drill.value(Metric::answered_share, 599.999999, 1200) == 27.0 / 60);  // touches the first by a microsecond
  CHECK(drill.value(Metric::answered_share, 600, 1200.000001) == 30.0 / 70);
}

TEST_CASE("without `to` a window runs to the end; without any fault it starts with the drill") {
  Calls drill;
  Target target = HandLog::target(Metric::offered);
  CHECK(read(drill.log, target).value == 70);  // 10 + 30 + 10 + 20
  CHECK(read(drill.log, target).anchor == 1);  // drill_started
  drill.strike(1300);
  CHECK(read(drill.log, target).value == 20);
  target.to = Anchor{AnchorKind::step_done, drill.find, {}};  // never came: to the end
  CHECK(read(drill.log, target).to == HandLog::at(1800));
}

TEST_CASE("counts by the clock of the event") {
  const Calls drill;
  CHECK(drill.value(Metric::answered) == 40);   // 9 + 11 + 5 + 15
  CHECK(drill.value(Metric::abandoned) == 10);  // 0 + 7 + 1 + 2
  CHECK(drill.value(Metric::blocked) == 12);
  CHECK(drill.value(Metric::cut) == 16);                                          // 4 records of 1 + 3
  CHECK(drill.value(Metric::completed) == 28);                                    // 40 - 4 * 3
  CHECK(drill.value(Metric::queue_time) == doctest::Approx(412).epsilon(1e-12));  // 10 + 300 + 12 + 90
  CHECK(drill.value(Metric::abandoned, 600, 1200, about(drill.faults_class)) == 7);
}

TEST_CASE("mean wait of answered, and of all who left the queue") {
  const Calls drill;
  // Second interval, fault-report: 2+4+6+8+10+20+30+40+50+60+70+80 = 380 over 12 answered; abandoned
  // 10+20+...+80 = 360 over 8; together 740 over 20.
  const Subject faults = about(drill.faults_class);
  CHECK(drill.value(Metric::mean_wait, 600, 1200, faults) == doctest::Approx(380.0 / 12).epsilon(1e-12));
  CHECK(drill.value(Metric::mean_wait_of_all, 600, 1200, faults) == doctest::Approx(37).epsilon(1e-12));
}

TEST_CASE("those who came to the queue: who waited, who gave up and after how long") {
  const Calls drill;
  // Fault-report, second interval: 12 answered (all after a wait), 8 abandoned after 360 s together.
  const Subject faults = about(drill.faults_class);
  CHECK(drill.value(Metric::mean_wait_of_abandoned, 600, 1200, faults) == doctest::Approx(45).epsilon(1e-12));
  CHECK(drill.value(Metric::abandoned_share_of_queued, 600, 1200, faults) == 8.0 / 20);
  CHECK(drill.value(Metric::waited_share_of_queued, 600, 1200, faults) == 1);
  // Third: 13 answered, 12 of them at once; one abandoned.
  CHECK(drill.value(Metric::waited_share_of_queued, 1200, 1800) == 2.0 / 14);
  CHECK_FALSE(drill.figure(Metric::mean_wait_of_abandoned, 0, 600).applicable);  // nobody gave up
}

TEST_CASE("means of numbers over the window") {
  Calls drill;
  for (FlowRecord& flow : drill.log.traffic.flows) flow.redialling_us = seconds(30).us;
  CHECK(drill.value(Metric::mean_waiting) == doctest::Approx(412.0 / 1800).epsilon(1e-12));
  CHECK(drill.value(Metric::mean_waiting, 600, 1200) == doctest::Approx(312.0 / 600).epsilon(1e-12));
  CHECK(drill.value(Metric::mean_redialling) == doctest::Approx(4 * 30.0 / 1800).epsilon(1e-12));
}

TEST_CASE("how far agents and lines are used") {
  Calls drill;
  const auto us = [](double s) { return seconds(s).us; };
  drill.log.traffic.seats = {
      {HandLog::at(0), HandLog::at(600), drill.main_seats, us(6000), us(3000), us(300)},
      {HandLog::at(600), HandLog::at(1200), drill.main_seats, us(0), us(0), us(0)},
      {HandLog::at(0), HandLog::at(600), drill.emergency_seats, us(2000), us(500), us(0)},
  };
  CHECK(drill.value(Metric::occupancy, 0, 1800, about(drill.main_seats)) == 3300.0 / 6000);
  CHECK(drill.value(Metric::occupancy, 0, 600) == 3800.0 / 8000);
  CHECK_FALSE(drill.figure(Metric::occupancy, 600, 1200).applicable);  // nobody there to be busy
  drill.log.traffic.lines = {
      {HandLog::at(0), HandLog::at(600), drill.carrier, us(1200), us(900), us(150)},
      {HandLog::at(600), HandLog::at(1200), drill.carrier, us(600), us(600), us(600)},
  };
  CHECK(drill.value(Metric::line_occupancy) == 1500.0 / 1800);
  CHECK(drill.value(Metric::line_occupancy, 0, 600, about(drill.carrier)) == 900.0 / 1200);
  CHECK(drill.value(Metric::lines_full_share, 0, 1800, about(drill.carrier)) == 750.0 / 1200);
  CHECK(drill.value(Metric::lines_full_share, 0, 300, about(drill.carrier)) == 150.0 / 600);  // the whole interval
}

TEST_CASE("P95 wait of answered merges the intervals' histograms") {
  const Calls drill;
  // First interval: ten waits of 0.
  CHECK(drill.value(Metric::p95_wait, 0, 600) == 0);
  // Third: 12 waits of 0 and one of 13 s, in the bin (10, 15]. 0.95 * 13 = 12.35; 12 lie below the
  // bin, so 0.35 of its width: 10 + 5 * 0.35 = 11.75.
  CHECK(drill.value(Metric::p95_wait, 1200, 1800) == doctest::Approx(11.75).epsilon(1e-12));
  // First and third: 0.95 * 23 = 21.85 < 22 zeros.
  Target both = HandLog::target(Metric::p95_wait, about(drill.faults_class), AnchorKind::start);
  HandLog merged(1800);
  merged.log.traffic.cohorts = {drill.log.traffic.cohorts[0], drill.log.traffic.cohorts[3]};
  CHECK(read(merged.log, both).value == 0);
}

TEST_CASE("nobody called: not applicable; callers asked and nobody was answered: censored, share 0") {
  HandLog drill(1800);
  drill.strike(10);
  for (Metric metric : {Metric::answered_share, Metric::answered_within_share_of_answered, Metric::mean_wait,
                        Metric::p95_wait, Metric::callers_never_through_share})
    CHECK_FALSE(read(drill.log, HandLog::target(metric)).applicable);
  CHECK(read(drill.log, HandLog::target(Metric::offered)).value == 0);

  drill.log.traffic.cohorts = {Calls::cohort(600, drill.faults_class, 5, 3, 0, 0, 2, 0, {}, waits({3, 5}))};
  for (Metric metric : {Metric::mean_wait, Metric::p95_wait}) {
    const Reading reading = read(drill.log, HandLog::target(metric));
    CHECK(reading.censored);
    CHECK(reading.value == doctest::Approx(600).epsilon(1e-12));  // later than the interval is long
  }
  CHECK(read(drill.log, HandLog::target(Metric::answered_share)).value == 0);
  const Reading none_in_time = read(drill.log, HandLog::target(Metric::answered_within_share_of_answered));
  CHECK(none_in_time.applicable);
  CHECK(none_in_time.value == 0);
  CHECK(read(drill.log, HandLog::target(Metric::mean_wait_of_all)).value == doctest::Approx(4).epsilon(1e-12));

  // All were served by the IVR: nobody waited, so there is no wait to judge.
  drill.log.traffic.cohorts = {Calls::cohort(600, drill.faults_class, 5, 0, 5, 0, 0, 0, {}, {})};
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::mean_wait)).applicable);
  CHECK(read(drill.log, HandLog::target(Metric::answered_share)).value == 0);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::answered_share_of_asking)).applicable);
}

TEST_CASE("backlog: the last state recorded at or before the end of the window") {
  Calls drill;
  for (FlowRecord& record : drill.log.traffic.flows) {
    record.paper_orders_open = record.to.us / 600'000'000;  // 1, 2 + 2, 3
    record.call_backs_open = 10;
  }
  CHECK(drill.value(Metric::paper_orders_open) == 3);
  CHECK(drill.value(Metric::paper_orders_open, 0, 1200) == 4);  // two classes
  CHECK(drill.value(Metric::paper_orders_open, 0, 1199) == 1);
  CHECK(drill.value(Metric::call_backs_open, 0, 1200) == 20);
  CHECK_FALSE(drill.figure(Metric::paper_orders_open, 0, 500).applicable);  // nothing known yet
  SampleRecord sample;
  sample.at = HandLog::at(1500);
  sample.paper_orders = 7;
  sample.call_backs = 8;
  drill.log.traffic.samples = {sample};
  CHECK(drill.value(Metric::paper_orders_open, 0, 1600) == 7);
  CHECK(drill.value(Metric::call_backs_open, 0, 1600) == 8);
  CHECK(drill.value(Metric::paper_orders_open) == 3);
  const EntryId cleared = drill.put(Draft(1550, Kind::paper_orders_cleared));
  CHECK(drill.value(Metric::paper_orders_open, 0, 1600) == 0);
  CHECK(drill.figure(Metric::paper_orders_open, 0, 1600).entry == cleared);
  CHECK(drill.value(Metric::call_backs_open, 0, 1600) == 8);
}

TEST_CASE("waiting at an instant: the sample taken there, or not applicable") {
  HandLog drill(1800);
  SampleRecord sample;
  sample.at = HandLog::at(900);
  sample.waiting = {13, 2};
  drill.log.traffic.samples = {sample};
  Target target = HandLog::target(Metric::waiting_at, {}, AnchorKind::at);
  target.from.at = seconds(900);
  CHECK(read(drill.log, target).value == 15);
  target.of = about(drill.bills_class);
  CHECK(read(drill.log, target).value == 2);
  target.from.at = seconds(901);
  CHECK_FALSE(read(drill.log, target).applicable);
}

TEST_CASE("steps late: each run once, within the window, of a step or of a role's steps") {
  HandLog drill(1800);
  drill.plan().flow[drill.find].by = drill.vendor;
  drill.put(Draft(50, Kind::step_late).step(drill.tell));      // before the fault
  drill.put(Draft(100, Kind::step_late).step(drill.publish));  // at its instant, but before it
  drill.strike(100);
  drill.put(Draft(200, Kind::step_late).step(drill.tell));
  drill.put(Draft(260, Kind::step_late).step(drill.tell));
  drill.put(Draft(300, Kind::step_late).step(drill.tell, 2));
  drill.put(Draft(900, Kind::step_late).step(drill.find));
  CHECK(read(drill.log, HandLog::target(Metric::steps_late)).value == 3);
  CHECK(read(drill.log, HandLog::target(Metric::steps_late, about(drill.tell))).value == 2);
  CHECK(read(drill.log, HandLog::target(Metric::steps_late, about(drill.leader))).value == 2);
  CHECK(read(drill.log, HandLog::target(Metric::steps_late, about(drill.vendor))).value == 1);
  Target early = HandLog::target(Metric::steps_late);
  early.to = Anchor{AnchorKind::at, {}, seconds(250)};
  CHECK(read(drill.log, early).value == 1);
}

TEST_CASE("call-backs that callers accepted, and those who hung up on hearing the wait") {
  Calls drill;
  // Second interval: 50 attempts, 6 + 1 accepted and 3 + 0 balked. Reached within it: 4 after 100 s and 1 after 150 s.
  drill.log.traffic.cohorts[1].promised = 6;
  drill.log.traffic.cohorts[1].balked = 3;
  drill.log.traffic.cohorts[2].promised = 1;
  FlowRecord& faults = drill.log.traffic.flows[1];
  faults.balked = 3;
  faults.promised = 6;
  faults.promises_reached = 4;
  faults.promises_broken = 1;
  faults.promise_delay_us = 400'000'000;
  faults.promises_us = 1'200'000'000;
  faults.promises_open = 1;
  FlowRecord& bills = drill.log.traffic.flows[2];
  bills.promised = bills.promises_reached = 1;
  bills.promise_delay_us = 150'000'000;
  bills.promises_us = 300'000'000;
  CHECK(drill.value(Metric::call_backs_accepted, 600, 1200) == 7);
  CHECK(drill.value(Metric::call_backs_accepted_share, 600, 1200) == 7.0 / 50);
  CHECK(drill.value(Metric::balked, 600, 1200) == 3);
  CHECK(drill.value(Metric::balked_share, 600, 1200) == 3.0 / 50);
  CHECK(drill.value(Metric::call_back_delay, 600, 1200) == doctest::Approx(550.0 / 5).epsilon(1e-12));
  CHECK(drill.value(Metric::call_back_delay, 600, 1200, about(drill.bills_class)) == 150);
  CHECK(drill.value(Metric::call_back_list_time, 600, 1200) == doctest::Approx(1500).epsilon(1e-12));
  CHECK(drill.value(Metric::callers_not_reached, 600, 1200) == 1);
  CHECK_FALSE(drill.figure(Metric::call_back_delay, 0, 600).applicable);  // nobody was reached
  CHECK(drill.value(Metric::accepted_call_backs_open, 600, 1200) == 1);
  SampleRecord sample;
  sample.at = HandLog::at(1100);
  sample.promises = 5;
  drill.log.traffic.samples = {sample};
  CHECK(drill.value(Metric::accepted_call_backs_open, 600, 1150) == 5);  // the last state before the end of the window
}

}  // namespace tuiyan::score
