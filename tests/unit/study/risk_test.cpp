// Risks: the arithmetic of lost minutes and bands, and the shipped register played.
#include "study/risk.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using result::RiskLevel;

constexpr std::int64_t minute_us = 60'000'000;
Time at_minute(std::int64_t minutes) { return Time{minutes * minute_us}; }

const std::string crash = "../scenarios/seat-system-crash.json";

std::shared_ptr<const Documents> demo_plan() {
  Diagnostics diagnostics;
  auto plan = input::load_plan(TUIYAN_SOURCE_DIR "/plans/95598-seat-system.json", diagnostics);
  REQUIRE(plan);
  return plan;
}

std::shared_ptr<const Documents> demo_day(const char* scenario_patch) {
  Diagnostics diagnostics;
  const auto patch = json::parse("patch", scenario_patch, diagnostics);
  REQUIRE(patch);
  input::Beside beside;
  beside.scenario_changes = &*patch;
  const std::string scenario = TUIYAN_SOURCE_DIR "/scenarios/seat-system-crash.json";
  auto day = input::load_beside(TUIYAN_SOURCE_DIR "/plans/95598-seat-system.json", &scenario, beside, diagnostics);
  REQUIRE(day);
  return day;
}

study::RiskPlay crash_play() {
  return {crash, demo_day("{}"), demo_day(R"({"faults": null, "surges": null, "injects": null, "absent": null})")};
}

study::Settings pairs(std::uint64_t replications, int workers = 2) {
  study::Settings settings;
  settings.seed = 3;
  settings.workers = workers;
  settings.replications = replications;
  return settings;
}

}  // namespace

TEST_CASE("lost minutes: the integral of what is missing") {
  // Whole until 10, nothing until 14, a quarter until 22, more than whole from there on:
  // 4 x 1 + 8 x 0.75 = 10 minutes.
  const score::Curve curve{{Time{0}, 1, 0}, {at_minute(10), 0, 1}, {at_minute(14), 0.25, 2}, {at_minute(22), 1.2, 3}};
  CHECK(study::lost_minutes(curve, Time{0}, at_minute(60)) == doctest::Approx(10));
  // From 12 to 18: 2 x 1 + 4 x 0.75 = 5.
  CHECK(study::lost_minutes(curve, at_minute(12), at_minute(18)) == doctest::Approx(5));
  CHECK(study::lost_minutes(curve, at_minute(30), at_minute(60)) == 0);
  CHECK(study::lost_minutes({}, Time{0}, at_minute(60)) == 0);
}

TEST_CASE("bands and levels") {
  CHECK(result::band_of(0, result::likelihood_limits) == 0);
  CHECK(result::band_of(0.01, result::likelihood_limits) == 1);  // a limit belongs to the graver band
  CHECK(result::band_of(0.5, result::likelihood_limits) == 2);
  CHECK(result::band_of(1e9, result::likelihood_limits) == 4);
  CHECK(result::level_of(0, 2) == RiskLevel::low);
  CHECK(result::level_of(2, 1) == RiskLevel::medium);
  CHECK(result::level_of(1, 4) == RiskLevel::high);
  CHECK(result::level_of(4, 3) == RiskLevel::grave);
}

TEST_CASE("the service at risk is that of the critical target") {
  const auto plan = demo_plan();
  CHECK(plan->site.services[study::service_at_risk(plan->plan)].id == "answering");
  CHECK_FALSE(study::service_at_risk(Plan{}));
}

TEST_CASE("the shipped register: a year is the frequency times the mean, and workers do not matter") {
  const auto plan = demo_plan();
  const std::vector<study::RiskPlay> plays{crash_play()};
  const result::RiskTable one = study::assess_risks(plan, plays, pairs(6, 1));
  const result::RiskTable other = study::assess_risks(plan, plays, pairs(6, 8));
  REQUIRE(one.scenarios.size() == 1);
  CHECK(one.scenarios[0].played == 6);
  CHECK(one.scenarios[0].lost_count == 0);
  const result::Consequence& event = one.scenarios[0].consequence;
  CHECK(event.lost_minutes == other.scenarios[0].consequence.lost_minutes);
  CHECK(event.callers == other.scenarios[0].consequence.callers);
  // The seats are gone for minutes and come back as 100 of 120 for the hour of the repair.
  CHECK(event.lost_minutes.value > 1);
  CHECK(event.lost_minutes.interval.low < event.lost_minutes.value);
  CHECK(event.callers.value > 0);
  REQUIRE(one.rows.size() == plan->plan.header.risks.size());
  int told = 0;
  for (const result::RiskRow& row : one.rows) {
    const Risk& risk = plan->plan.header.risks[row.risk];
    CAPTURE(risk.id);
    if (row.scenarios.empty()) continue;  // its scenario is another one
    ++told;
    const result::Consequence& own = one.scenarios[row.scenarios[0]].consequence;
    CHECK(row.event.lost_minutes.value == doctest::Approx(own.lost_minutes.value));
    REQUIRE(row.year);
    CHECK(row.year->lost_minutes.value == doctest::Approx(own.lost_minutes.value * *risk.per_year));
    CHECK(row.year->callers.interval.high == doctest::Approx(own.callers.interval.high * *risk.per_year));
    CHECK(row.level == result::level_of(row.likelihood, row.severity));
  }
  CHECK(told > 0);
}

TEST_CASE("what fails is counted and told, the rest stands; without a scenario nothing is claimed") {
  const auto plan = demo_plan();
  study::Settings settings = pairs(3, 2);
  settings.play = [](const std::shared_ptr<const Documents>& documents, Luck luck) {
    if (luck.replication == 1) throw std::runtime_error("broken");
    return drill::play(documents, luck);
  };
  const result::RiskTable table = study::assess_risks(plan, {crash_play()}, settings);
  CHECK(table.scenarios[0].played == 3);
  CHECK(table.scenarios[0].lost_count == 1);
  REQUIRE(table.scenarios[0].lost.size() == 1);
  CHECK(table.scenarios[0].lost[0].replication == 1);
  CHECK(table.scenarios[0].lost[0].complaint == "broken");
  const result::RiskTable nothing = study::assess_risks(plan, {}, pairs(3));
  for (const result::RiskRow& row : nothing.rows) {
    CHECK(row.scenarios.empty());
    CHECK_FALSE(row.year);
  }
}
