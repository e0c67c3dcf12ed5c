// What an assessment's first page says.
#include "report/assess_conclusion.hpp"

#include <doctest/doctest.h>

#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;

namespace {

// 40 drills: the critical target is met in 30, the others in 10 and 20, and a fourth of the time is noticing.
result::Assessment forty_drills() {
  result::Assessment assessment;
  assessment.documents = sample::documents();
  assessment.plan_file = "my plan.json";
  assessment.played = 40;
  for (std::uint32_t i = 0; i < assessment.documents->plan.targets.size(); ++i) {
    result::TargetOdds odds;
    odds.target = assessment.documents->plan.targets.at(i);
    odds.applicable = 40;
    const bool critical = assessment.documents->plan.targets[odds.target].critical;
    odds.met = critical ? 30 : i == 1 ? 20 : 10;
    const double share = static_cast<double>(odds.met) / 40;
    odds.probability = {share, {share - 0.1, share + 0.1}};
    odds.promise = result::Promise::broken;
    assessment.targets.push_back(odds);
  }
  result::MeanWaterfall way;
  way.target = assessment.targets.front().target;
  way.reached = 40;
  way.mean_s = 400;
  way.parts = {{"S4.4.2.2", Delay::switching, {300, {280, 320}}}, {"", Delay::noticing, {100, {90, 110}}}};
  assessment.waterfalls = {way};
  return assessment;
}

}  // namespace

TEST_CASE("the critical target first, then the least probable, then the time") {
  const result::Assessment assessment = forty_drills();
  REQUIRE(assessment.targets.size() == 3);
  const std::vector<std::string> said = report::assess_conclusion(assessment, Language::en);
  REQUIRE(said.size() == 4);
  const auto begins = [&](std::size_t i, const std::string& with) {
    CHECK_MESSAGE(said[i].substr(0, with.size()) == with, said[i]);
  };
  const auto holds = [&](std::size_t i, const std::string& part) {
    CHECK_MESSAGE(said[i].find(part) != std::string::npos, said[i]);
  };
  begins(0, "critical target “seats back”");
  holds(0, "met in 75.0% (65.0% to 85.0%)");
  holds(0, "not sure enough; median");
  begins(1, "not sure enough: ");
  holds(1, "met in 25.0%");
  holds(2, "met in 50.0%");
  // 300 of 400 s, 100 of 400 s.
  begins(3, "“seats back” takes 6 min 40 s on average, above all: ");
  holds(3, "5 min (75.0%, S4.4.2.2)");
  holds(3, "1 min 40 s (25.0%, no clause)");
}

TEST_CASE("what cannot be told is not said to be missed, and nothing is said of no drills") {
  result::Assessment assessment = forty_drills();
  for (result::TargetOdds& odds : assessment.targets) odds.promise = result::Promise::undecided;
  const std::vector<std::string> said = report::assess_conclusion(assessment, Language::zh);
  REQUIRE(said.size() == 2);
  CHECK_MESSAGE(said[0].find("尚不能判定") != std::string::npos, said[0]);
  assessment.played = 0;
  CHECK(report::assess_conclusion(assessment, Language::zh).empty());
}

TEST_CASE("the command names the documents as a shell reads them") {
  CHECK(report::criticality_command(forty_drills()).find("tuiyan criticality 'my plan.json' ") == 0);
}
