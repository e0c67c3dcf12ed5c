#include "good_documents.hpp"

namespace tuiyan::input {

TEST_CASE("the good scenario, part by part") {
  const auto documents = load_good();
  const Scenario& scenario = documents->scenario;
  const Site& site = documents->site;
  CHECK(scenario.id == "scenario");
  CHECK(scenario.start == "2026-07-25T17:00");
  // 2026-07-25 is 20,659 days after 1970-01-01 (56 years of 365 days, 14 leap days, then 181 + 24 days
  // of 2026: 20,440 + 14 + 205 = 20,659); 17:00 in Shanghai is 09:00 UTC: 20,659 x 86,400 + 32,400
  CHECK(scenario.start_unix_s == 20'659LL * 86'400 + 32'400);
  CHECK(scenario.start_of_day == minutes(17 * 60));
  CHECK(scenario.length == minutes(120));
  CHECK(scenario.warm_up == minutes(10));

  const Fault& crash = scenario.faults[scenario.faults.find("crash")];
  CHECK(crash.effect == FaultEffect::crash);
  REQUIRE(crash.strikes.size() == 1);
  CHECK(crash.strikes[0] == about(site.components.find("seat-system")));
  CHECK(crash.mending.needed);
  CHECK(std::get<Exponential>(crash.mending.repair).mean_s == 1200.0);
  CHECK(crash.mending.diagnosis_wrong == 0.1);
  CHECK(crash.mending.skills == std::vector<std::string>{"platform"});
  CHECK_FALSE(crash.lasts);

  const Fault& weak = scenario.faults[scenario.faults.find("weak")];
  CHECK(weak.effect == FaultEffect::partial);
  CHECK(weak.leaves == 0.5);
  CHECK(weak.strikes.size() == 2);
  CHECK(weak.happens == 0.5);
  CHECK_FALSE(weak.mending.needed);  // it ends by itself
  CHECK(weak.lasts);

  const Fault& flaky = scenario.faults[scenario.faults.find("flaky")];
  CHECK(flaky.effect == FaultEffect::intermittent);
  CHECK(std::get<Constant>(flaky.up_for).value_s == 300.0);
  CHECK(std::get<Constant>(flaky.down_for).value_s == 10.0);
  CHECK_FALSE(flaky.mending.needed);  // neither: it cannot be mended
  CHECK_FALSE(flaky.lasts);

  const Surge& storm = scenario.surges[scenario.surges.find("storm")];
  CHECK(storm.factor == 3.0);
  CHECK(storm.ramp == minutes(10));
  const Inject& inject = scenario.injects[scenario.injects.find("complaint")];
  CHECK(documents->plan.roles[inject.to].id == "leader");
  CHECK(documents->plan.flow[inject.expects].id == "log-it");
  CHECK(inject.within == minutes(15));
  REQUIRE(scenario.absent.size() == 1);
  CHECK(site.people[scenario.absent[0].who].id == "zhang");
  CHECK(scenario.absent[0].to == minutes(45));
  CHECK(scenario.sample_at == std::vector<Duration>{seconds(300)});
  CHECK_FALSE(scenario.log_calls);
}

}  // namespace tuiyan::input
