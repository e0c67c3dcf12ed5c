// The loop against queueing theory: closed forms and birth-death chains computed here, and two
// transient cases with exact values. Fixed seeds; a mean must lie within 4 standard errors, and the
// standard error, from independent replications, must be small enough to see a mistake.
#include <doctest/doctest.h>

#include <cmath>

#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

class Estimate {
 public:
  void add(double x) { ++n_, sum_ += x, squares_ += x * x; }
  [[nodiscard]] double mean() const { return sum_ / n_; }
  [[nodiscard]] double se() const { return std::sqrt(std::max(0.0, squares_ - sum_ * sum_ / n_) / (n_ - 1) / n_); }

 private:
  double n_ = 0, sum_ = 0, squares_ = 0;
};

// Within 4 SE, and the SE at most `precision` of the exact value.
void check(const char* what, const Estimate& estimate, double exact, double precision) {
  CAPTURE(what);
  CAPTURE(estimate.mean());
  CAPTURE(estimate.se());
  CAPTURE(exact);
  CHECK(std::abs(estimate.mean() - exact) <= 4 * estimate.se());
  CHECK(estimate.se() <= precision * exact);
}

// Stationary distribution of M/M/c(+M) by its birth-death chain; theta 0: endless patience.
struct Chain {
  double p_wait = 0, p_abandon = 0, mean_queue = 0;
};
Chain chain(double lambda, double talk_s, int agents, double patience_s) {
  const double mu = 1 / talk_s, theta = patience_s > 0 ? 1 / patience_s : 0;
  double weight = 1, sum = 0, waiting = 0, busy = 0;
  for (int k = 0; k < agents + 20000 && (k < agents || weight > 1e-18 * sum); ++k) {
    sum += weight;
    if (k >= agents) busy += weight, waiting += (k - agents) * weight;
    weight *= lambda / (std::min(k + 1, agents) * mu + std::max(0, k + 1 - agents) * theta);
  }
  return {busy / sum, theta * waiting / sum / lambda, waiting / sum};
}

double share(std::int64_t part, std::int64_t whole) { return static_cast<double>(part) / static_cast<double>(whole); }

Histogram waits_of_answered(const TrafficRecords& records) {
  Histogram all;
  for (const CohortRecord& c : records.cohorts) all.merge(c.wait_answered);
  return all;
}

// A centre of one class and one group, played for `length_s` after `warm_up_s`.
TrafficRecords steady(CallClass c, int agents, int lines, double warm_up_s, double length_s,
                      std::uint64_t replication) {
  Documents d = centre(length_s);
  d.scenario.log_calls = false;
  d.scenario.warm_up = seconds(warm_up_s);
  if (lines > 0) {
    d.site.trunks.add(trunk_group("t", lines));
    c.over = {{{0}, 1.0}};
  }
  d.site.classes.add(std::move(c));
  d.site.seat_groups.add(seat_group("g", agents));
  CallLoop loop(d, {11, replication, 0});
  loop.add_agents(first_group, agents);
  return loop.finish(at(length_s));
}

}  // namespace

TEST_CASE("Erlang B: blocking depends on the mean holding time only") {
  // 20 lines, 300 calls/h of 180 s on average: 15 Erlang.
  double b = 1;
  for (int n = 1; n <= 20; ++n) b = 15 * b / (n + 15 * b);
  CHECK(b == doctest::Approx(0.045593216).epsilon(1e-6));
  Estimate blocked, lines_busy;
  for (std::uint64_t r = 0; r < 24; ++r) {
    const FlowRecord f =
        total(steady(with_rate(call_class("c", lognormal_from_moments(180, 270), always(endless_s)), 1.0 / 12), 20, 20,
                     2e4, 4e5, r));
    blocked.add(share(f.blocked, f.fresh));
    lines_busy.add(static_cast<double>(f.talking_us) / 4e11);
  }
  check("blocked share", blocked, b, 0.02);
  check("busy lines", lines_busy, 15 * (1 - b), 0.005);
}

TEST_CASE("Erlang C: 100 calls in half an hour, 180 s each, 14 agents") {
  const double lambda = 1.0 / 18, load = 10;
  double b = 1;
  for (int n = 1; n <= 14; ++n) b = load * b / (n + load * b);
  const double c = 14 * b / (14 - load * (1 - b)), drain = 14.0 / 180 - lambda;
  const double late_20 = c * std::exp(-drain * 20);
  CHECK(c == doctest::Approx(0.17413193).epsilon(1e-6));
  Estimate p_wait, mean_wait, in_time;
  for (std::uint64_t r = 0; r < 24; ++r) {
    const TrafficRecords records =
        steady(with_rate(call_class("c", Exponential{180}, always(endless_s)), lambda), 14, 0, 2e4, 1e6, r);
    const Histogram waits = waits_of_answered(records);
    p_wait.add(1 - share(waits.at_most(0), waits.count()));
    mean_wait.add(waits.mean_s());
    in_time.add(share(records.cohorts[0].answered_within, records.cohorts[0].offered));
  }
  check("P(wait)", p_wait, c, 0.02);
  check("mean wait", mean_wait, c / drain, 0.03);
  check("answered within 20 s of offered", in_time, 1 - late_20, 0.005);
}

TEST_CASE("Erlang A: 48 calls a minute, 50 agents, patience 2 min") {
  const Chain exact = chain(0.8, 60, 50, 120);
  CHECK(exact.p_abandon == doctest::Approx(0.030912249).epsilon(1e-6));
  Estimate abandoned, queue, p_wait;
  for (std::uint64_t r = 0; r < 24; ++r) {
    const TrafficRecords records =
        steady(with_rate(call_class("c", Exponential{60}, Exponential{120}), 0.8), 50, 0, 5e3, 6e4, r);
    const FlowRecord f = total(records);
    abandoned.add(share(f.abandoned, f.fresh));
    queue.add(static_cast<double>(f.waiting_us) / 6e10);
    // Those who abandoned have waited, too.
    p_wait.add(1 - share(waits_of_answered(records).at_most(0), f.fresh));
  }
  check("abandoned", abandoned, exact.p_abandon, 0.03);
  check("mean queue", queue, exact.mean_queue, 0.03);
  check("P(wait)", p_wait, exact.p_wait, 0.02);
}

TEST_CASE("redial after busy signal and abandonment (P07)") {
  CallClass c = with_rate(call_class("c", Exponential{180}, Exponential{90}), 0.06);
  c.redial.after_abandoned = 0.5;
  c.redial.after_blocked = 0.7;
  c.redial.delay = c.redial.delay_after_abandoned = Exponential{300};
  Estimate attempts, blocked, queue, served;
  for (std::uint64_t r = 0; r < 24; ++r) {
    const FlowRecord f = total(steady(c, 10, 16, 3e4, 5e5, r));
    attempts.add(static_cast<double>(f.fresh + f.redials) / 5e5);
    blocked.add(share(f.blocked, f.fresh + f.redials));
    queue.add(static_cast<double>(f.waiting_us) / 5e11);
    served.add(share(f.answered, f.fresh));
  }
  check("attempts per second", attempts, 0.069688851, 0.01);
  check("blocked share of attempts", blocked, 0.033817593, 0.03);
  check("mean queue", queue, 1.4470479, 0.02);
  check("served share of callers", served, 0.85423054, 0.005);
}

TEST_CASE("IVR, lines and agents (P08)") {
  CallClass c = with_rate(call_class("c", Exponential{150}, Exponential{120}), 0.12);
  c.ivr_time = Exponential{30};
  c.self_service = 0.4;
  Estimate blocked, queue, abandoned;
  for (std::uint64_t r = 0; r < 24; ++r) {
    const FlowRecord f = total(steady(c, 10, 18, 2e4, 3e5, r));
    blocked.add(share(f.blocked, f.fresh));
    queue.add(static_cast<double>(f.waiting_us) / 3e11);
    abandoned.add(share(f.abandoned, f.answered + f.abandoned));
  }
  check("blocked", blocked, 0.063438862, 0.02);
  check("mean queue", queue, 0.98825412, 0.02);
  check("abandoned of those who ask for an agent", abandoned, 0.12212899, 0.02);
}

TEST_CASE("two classes with priority and abandonment (P09)") {
  Estimate urgent_queue, other_queue, urgent_lost, other_lost;
  for (std::uint64_t r = 0; r < 24; ++r) {
    Documents d = centre(5e5);
    d.scenario.log_calls = false;
    d.scenario.warm_up = seconds(2e4);
    CallClass urgent = with_rate(call_class("vip", Exponential{180}, Exponential{120}), 0.02);
    CallClass other = with_rate(call_class("std", Exponential{180}, Exponential{240}), 0.04);
    urgent.priority = 1;
    other.priority = 2;
    d.site.classes.add(urgent);
    d.site.classes.add(other);
    d.site.seat_groups.add(seat_group("g", 10));
    CallLoop loop(d, {11, r, 0});
    loop.add_agents(first_group, 10);
    const TrafficRecords records = loop.finish(at(5e5));
    urgent_queue.add(static_cast<double>(records.flows[0].waiting_us) / 5e11);
    other_queue.add(static_cast<double>(records.flows[1].waiting_us) / 5e11);
    urgent_lost.add(share(records.flows[0].abandoned, records.flows[0].fresh));
    other_lost.add(share(records.flows[1].abandoned, records.flows[1].fresh));
  }
  check("queue of the urgent", urgent_queue, 0.26568565, 0.02);
  check("queue of the others", other_queue, 1.6984418, 0.02);
  check("abandoned of the urgent", urgent_lost, 0.11070235, 0.02);
  check("abandoned of the others", other_lost, 0.17692102, 0.02);
}

TEST_CASE("all seats lost from 600 to 1800 s, talks cut (P12)") {
  Documents d = centre(3600);
  d.scenario.log_calls = false;
  d.site.calls.interval = seconds(300);
  d.scenario.sample_at = {seconds(300), seconds(900), seconds(1200), seconds(1800), seconds(1860), seconds(2700)};
  d.site.classes.add(with_rate(call_class("c", Exponential{180}, Exponential{150}), 0.1));
  d.site.seat_groups.add(seat_group("g", 20, SeatLoss::cut));
  Estimate queue[6], abandoned, cut, completed;
  for (std::uint64_t r = 0; r < 1500; ++r) {
    CallLoop loop(d, {12, r, 0});
    loop.add_agents(first_group, 20);
    loop.advance(at(600));
    loop.set_seats(first_group, 0);
    loop.advance(at(1800));
    loop.set_seats(first_group, 20);
    const TrafficRecords records = loop.finish(at(3600));
    for (std::size_t i = 0; i < 6; ++i) queue[i].add(static_cast<double>(records.samples[i].waiting[0]));
    std::int64_t lost = 0, ended = 0;
    for (std::size_t i = 2; i < 6; ++i) lost += records.flows[i].abandoned;    // 600-1800
    for (std::size_t i = 6; i < 12; ++i) ended += records.flows[i].completed;  // 1800-3600
    abandoned.add(static_cast<double>(lost));
    completed.add(static_cast<double>(ended));
    cut.add(static_cast<double>(records.flows[2].cut_talking));
  }
  check("Q(300)", queue[0], 0.16053255, 0.15);
  check("Q(900)", queue[1], 13.055883, 0.01);
  check("Q(1200)", queue[2], 14.736892, 0.01);
  check("Q(1800-)", queue[3], 14.995181, 0.01);
  check("Q(1860)", queue[4], 0.32657176, 0.1);
  check("Q(2700)", queue[5], 0.79278579, 0.07);
  check("abandoned 600-1800", abandoned, 105.63963, 0.005);  // requeueing instead would give 122
  check("cut at 600", cut, 16.641878, 0.01);
  check("completed 1800-3600", completed, 168.41938, 0.005);
}

TEST_CASE("12 of 20 seats lost from 900 to 2700 s, callers back to the head, 24 lines (P13)") {
  Documents d = centre(4500);
  d.scenario.log_calls = false;
  d.site.calls.interval = seconds(900);
  d.scenario.sample_at = {seconds(1500), seconds(2700), seconds(2760), seconds(3300)};
  d.site.trunks.add(trunk_group("t", 24));
  CallClass c = with_rate(call_class("c", Exponential{180}, Exponential{120}), 0.1);
  c.over = {{{0}, 1.0}};
  d.site.classes.add(c);
  SeatGroup g = seat_group("g", 20, SeatLoss::requeue);
  g.choice = SeatChoice::random;
  d.site.seat_groups.add(g);
  Estimate queue[4], abandoned, blocked, completed;
  for (std::uint64_t r = 0; r < 1500; ++r) {
    CallLoop loop(d, {13, r, 0});
    loop.add_agents(first_group, 20);
    loop.advance(at(900));
    loop.set_seats(first_group, 8);
    loop.advance(at(2700));
    loop.set_seats(first_group, 20);
    const TrafficRecords records = loop.finish(at(4500));
    for (std::size_t i = 0; i < 4; ++i) queue[i].add(static_cast<double>(records.samples[i].waiting[0]));
    abandoned.add(static_cast<double>(records.flows[1].abandoned + records.flows[2].abandoned));
    blocked.add(static_cast<double>(records.flows[1].blocked + records.flows[2].blocked));
    completed.add(static_cast<double>(records.flows[1].completed + records.flows[2].completed));
  }
  check("Q(1500)", queue[0], 6.6375739, 0.02);
  check("Q(2700)", queue[1], 6.6233976, 0.02);
  check("Q(2760)", queue[2], 0.18703439, 0.12);
  check("Q(3300)", queue[3], 0.42382967, 0.08);
  check("abandoned 900-2700", abandoned, 101.80445, 0.005);
  check("blocked 900-2700", blocked, 0.96870439, 0.06);
  check("completed 900-2700", completed, 79.841768, 0.005);
}

TEST_CASE("P11: a call-back offered to everybody who finds all agents busy") {
  // Exact values of the two-dimensional chain (waiting, on the list): 10 agents, 0.05 calls/s of 180 s,
  // patience 120 s, 30 % accept; the list after the queue, nobody in reserve.
  CallClass c = with_rate(call_class("c", Exponential{180}, Exponential{120}), 0.05);
  c.offer.accepted = 0.3;
  Estimate queue, list, accepted, delay, abandoned, occupancy;
  for (std::uint64_t replication = 0; replication < 40; ++replication) {
    const double length_s = 200'000;
    const TrafficRecords records = steady(c, 10, 0, 20'000, length_s, replication);
    const FlowRecord sum = total(records);
    std::int64_t busy_us = 0;
    for (const SeatRecord& seats : records.seats) busy_us += seats.busy_us;
    queue.add(static_cast<double>(sum.waiting_us) / 1e6 / length_s);
    list.add(static_cast<double>(sum.promises_us) / 1e6 / length_s);
    accepted.add(share(sum.promised, sum.fresh));
    delay.add(static_cast<double>(sum.promise_delay_us) / 1e6 / static_cast<double>(sum.promises_reached));
    abandoned.add(share(sum.abandoned, sum.fresh));
    occupancy.add(static_cast<double>(busy_us) / 1e6 / length_s / 10);
  }
  check("mean queue", queue, 0.40610781, 0.03);
  check("mean list", list, 0.88520405, 0.04);
  check("accepted", accepted, 0.14008064, 0.01);
  check("delay", delay, 126.38493, 0.03);
  check("abandoned", abandoned, 0.067684635, 0.01);
  check("occupancy", occupancy, 0.83908383, 0.005);
}
