// The formulas of met, attainment, margin and rating, as a table.
#include "score/attainment.hpp"

#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

Target limited(Metric metric, bool upper, double limit) {
  Target made = HandLog::target(metric);
  made.upper = upper;
  made.limit = limit;
  return made;
}

Reading of_value(double value, bool censored = false) {
  Reading made;
  made.value = value;
  made.censored = censored;
  return made;
}

struct Case {
  Metric metric;
  bool upper;
  double limit, value;
  bool met;
  double attainment, margin;
  Rating rating;
};

constexpr auto T = Metric::time_to_restore;
constexpr auto S = Metric::answered_share;
constexpr auto N = Metric::answered;
constexpr auto P = Rating::performed;
constexpr auto C = Rating::some_challenges;
constexpr auto M = Rating::major_challenges;
constexpr auto U = Rating::unable;

const Case table[] = {
    // At most 300 s: attainment 2 - value / 300, margin (300 - value) / 300.
    {T, true, 300, 0, true, 1, 1, P},
    {T, true, 300, 240, true, 1, 0.2, P},
    {T, true, 300, 241, true, 1, 59.0 / 300, C},
    {T, true, 300, 300, true, 1, 0, C},
    {T, true, 300, 301, false, 299.0 / 300, -1.0 / 300, M},
    {T, true, 300, 450, false, 0.5, -0.5, M},
    {T, true, 300, 600, false, 0, -1, U},
    {T, true, 300, 900, false, 0, -2, U},
    // At least 0.8: attainment 2 value / 0.8 - 1, margin (value - 0.8) / 0.2: of what is missing to 1.
    {S, false, 0.8, 1, true, 1, 1, P},
    {S, false, 0.8, 0.84, true, 1, 0.2, P},
    {S, false, 0.8, 0.83, true, 1, 0.15, C},
    {S, false, 0.8, 0.8, true, 1, 0, C},
    {S, false, 0.8, 0.6, false, 0.5, -1, M},
    {S, false, 0.8, 0.4, false, 0, -2, U},
    {S, false, 0.8, 0.1, false, 0, -3.5, U},
    // At least 1: nothing is missing when it is met.
    {S, false, 1, 1, true, 1, 1, P},
    {S, false, 1, 0.75, false, 0.5, -1, M},
    // At most 5 % abandoned: a share with an upper limit has the share of the limit left.
    {Metric::abandoned_share, true, 0.05, 0.04, true, 1, 0.2, P},
    {Metric::abandoned_share, true, 0.05, 0.075, false, 0.5, -0.5, M},
    // At least 100 calls: margin of the limit.
    {N, false, 100, 120, true, 1, 0.2, P},
    {N, false, 100, 75, false, 0.5, -0.25, M},
    {N, false, 100, 50, false, 0, -0.5, U},
    // A limit of 0 is a step.
    {Metric::paper_orders_open, true, 0, 0, true, 1, 1, P},
    {Metric::paper_orders_open, true, 0, 1, false, 0, -1, U},
    {N, false, 0, 0, true, 1, 1, P},
};

}  // namespace

TEST_CASE("met, attainment, margin, rating") {
  for (const Case& row : table) {
    CAPTURE(row.limit);
    CAPTURE(row.value);
    const Target target = limited(row.metric, row.upper, row.limit);
    const Reading reading = of_value(row.value);
    CHECK(is_met(target, reading) == row.met);
    CHECK(attainment(target, reading) == doctest::Approx(row.attainment).epsilon(1e-12));
    CHECK(margin(target, reading) == doctest::Approx(row.margin).epsilon(1e-12));
    CHECK(rating(target, reading, false) == row.rating);
  }
}

TEST_CASE("censored is missed with nothing reached, also when less than the limit was seen") {
  const Target target = limited(T, true, 300);
  for (double later_than : {100.0, 400.0, 1200.0}) {
    const Reading reading = of_value(later_than, true);
    CHECK_FALSE(is_met(target, reading));
    CHECK(attainment(target, reading) == 0);
    CHECK(margin(target, reading) == doctest::Approx(std::min(-1.0, (300 - later_than) / 300)).epsilon(1e-12));
    CHECK(rating(target, reading, false) == U);
  }
}

TEST_CASE("not applicable is neither met nor missed") {
  Reading reading;
  reading.applicable = false;
  const Target target = limited(T, true, 300);
  CHECK_FALSE(is_met(target, reading));
  CHECK(rating(target, reading, false) == Rating::not_applicable);
}

TEST_CASE("a late step of the clause takes P away, not S") {
  const Target target = limited(T, true, 300);
  CHECK(rating(target, of_value(100), true) == C);
  CHECK(rating(target, of_value(450), true) == M);
}

TEST_CASE("which step is of the clause") {
  HandLog drill;
  drill.put(Draft(10, Kind::step_late).step(drill.tell));  // S4.4.2.1
  CHECK(has_late_step(drill.log, "S4.4.2.1"));
  CHECK_FALSE(has_late_step(drill.log, "S4.4.2.2"));
  CHECK_FALSE(has_late_step(drill.log, "S4.4.2"));
  drill.plan().flow[drill.tell].clause = "";
  CHECK_FALSE(has_late_step(drill.log, ""));
}

}  // namespace tuiyan::score
