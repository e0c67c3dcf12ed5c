// The scorecard: weights, thresholds, gates.
#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

// Struck at 100, `answering` lost then and back after `restored_s`.
struct Graded : HandLog {
  explicit Graded(double restored_s) : HandLog(10000) {
    const EntryId fault = strike(100);
    capacity(100, 0, fault);
    capacity(100 + restored_s, 120);
  }
  Target& ask(double limit_s, double weight, bool critical = false) {
    Target made = restore(1, 0);
    made.id = "t" + std::to_string(plan().targets.size());
    made.limit = limit_s;
    made.weight = weight;
    made.critical = critical;
    return plan().targets[plan().targets.add(made)];
  }
};

}  // namespace

TEST_CASE("weighted attainment") {
  Graded drill(450);
  drill.ask(450, 3);  // met: 1
  drill.ask(300, 1);  // 2 - 450 / 300 = 0.5
  drill.ask(200, 1);  // 2 - 450 / 200 < 0: 0
  const Scorecard card = score(drill.log);
  CHECK(card.weighted_attainment == doctest::Approx(70).epsilon(1e-12));  // 100 * (3 + 0.5 + 0) / 5
  CHECK(card.grade == Grade::fair);
  CHECK(card.graded);
  REQUIRE(card.results.size() == 3);
  CHECK(card.results[0].met);
  CHECK(card.results[0].rating == Rating::some_challenges);
  CHECK(card.results[1].rating == Rating::major_challenges);
  CHECK(card.results[2].rating == Rating::unable);
  CHECK(card.results[1].margin == doctest::Approx(-0.5).epsilon(1e-12));
}

TEST_CASE("thresholds are reached when met exactly, and can be configured") {
  const auto grade = [](double percent, Grading grading) {
    // One target of weight 1 that attains exactly `percent`: 2 - value / 100 = percent / 100.
    Graded drill(200 - percent);
    drill.ask(100, 1);
    drill.plan().grading = grading;
    CHECK(score(drill.log).weighted_attainment == doctest::Approx(percent).epsilon(1e-9));
    return score(drill.log).grade;
  };
  CHECK(grade(90, {}) == Grade::excellent);
  CHECK(grade(89, {}) == Grade::good);
  CHECK(grade(75, {}) == Grade::good);
  CHECK(grade(74, {}) == Grade::fair);
  CHECK(grade(60, {}) == Grade::fair);
  CHECK(grade(59, {}) == Grade::poor);
  CHECK(grade(80, {80, 70, 50}) == Grade::excellent);
  CHECK(grade(55, {80, 70, 50}) == Grade::fair);
}

TEST_CASE("gate: a critical target missed is not above fair, however little it weighs") {
  Graded drill(100);
  drill.ask(200, 99);
  drill.ask(99, 1, true);  // missed by 1 s
  Scorecard card = score(drill.log);
  CHECK(card.weighted_attainment > 99);
  CHECK(card.critical_missed);
  CHECK(card.grade == Grade::fair);
  // It does not lift a poor drill.
  drill.plan().targets[drill.plan().targets.at(0)].limit = 10;
  CHECK(score(drill.log).grade == Grade::poor);
  // Met, or not applicable, it is no gate.
  drill.plan().targets[drill.plan().targets.at(0)].limit = 200;
  Target& critical = drill.plan().targets[drill.plan().targets.at(1)];
  critical.limit = 100;
  CHECK(score(drill.log).grade == Grade::excellent);
  critical.metric = Metric::time_to_step;
  critical.of = about(drill.escalate);
  card = score(drill.log);
  CHECK(card.results[1].rating == Rating::not_applicable);
  CHECK_FALSE(card.critical_missed);
  CHECK(card.grade == Grade::excellent);
}

TEST_CASE("gate: an aborted drill is poor") {
  Graded drill(100);
  drill.ask(200, 1);
  CHECK(score(drill.log).grade == Grade::excellent);
  drill.put(Draft(5000, Kind::drill_aborted));
  CHECK(score(drill.log).aborted);
  CHECK(score(drill.log).grade == Grade::poor);
}

TEST_CASE("gate: a service lost by a wrong action is poor") {
  Graded drill(100);
  drill.ask(200, 1);
  const EntryId deed = drill.put(Draft(3000, Kind::step_done).step(drill.swap));
  const EntryId fall = drill.capacity(3000, 0, deed);
  const Scorecard card = score(drill.log);
  CHECK(card.service_lost_by_wrong_action);
  CHECK(card.wrong_action == fall);
  CHECK(card.grade == Grade::poor);
}

TEST_CASE("nothing asked: nothing to grade") {
  HandLog drill;
  CHECK_FALSE(score(drill.log).graded);
  Graded weightless(100);
  weightless.ask(50, 0);
  CHECK_FALSE(score(weightless.log).graded);
  CHECK(score(weightless.log).results.size() == 1);
}

TEST_CASE("what does not happen before the end weighs with attainment 0") {
  HandLog drill(1000);
  drill.strike(100);
  Target never = HandLog::target(Metric::time_to_notice);
  never.limit = 10000;  // more than the drill is long
  drill.plan().targets.add(never);
  const Scorecard card = score(drill.log);
  CHECK(card.results[0].reading.censored);
  CHECK(card.weighted_attainment == 0);
  CHECK(card.results[0].rating == Rating::unable);
}

}  // namespace tuiyan::score
