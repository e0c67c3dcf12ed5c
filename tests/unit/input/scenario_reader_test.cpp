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
  CHECK(scenario.start_date == 20'659);
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
  CHECK(storm.rise == minutes(10));
  CHECK(storm.fall == minutes(10));
  CHECK(storm.adds_per_second == 0.0);
  CHECK_FALSE(storm.decay);
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

TEST_CASE("what happened is read in the unit of its metric") {
  const auto documents = load_good();
  const auto& expect = documents->scenario.expect;
  REQUIRE(expect.size() == 3);
  const Expectation& back = expect[expect.find("back")];
  CHECK(back.figure.metric == Metric::time_to_restore);
  CHECK(back.figure.of == about(documents->site.services.find("answering")));
  CHECK(back.figure.reaches == 0.8);
  CHECK(back.figure.holds_for == minutes(5));
  CHECK(back.happened == 44 * 60.0);
  CHECK(back.tolerance == 0.25);
  CHECK(back.is_calibrated);
  CHECK(back.basis.zh == "S：新闻");
  const Expectation& lost = expect[expect.find("lost")];
  CHECK(lost.figure.from.kind == AnchorKind::start);
  CHECK(lost.happened == 0.3);
  CHECK_FALSE(lost.tolerance);
  CHECK_FALSE(lost.is_calibrated);
  CHECK(expect[expect.find("queue")].happened == 12);
}

TEST_CASE("a surge rises, adds, and decays from its top or from the end of its peak") {
  const std::string storm = R"("to": "90 min", "ramp": "10 min", "factor": 3)";
  const auto read = [&](const std::string& text) {
    const auto documents = load_changed("scenario.json", storm, text);
    return documents->scenario.surges[documents->scenario.surges.find("storm")];
  };
  const Surge top = read(R"("rise": "15 min", "decay": "20 min", "adds": "720 /h")");
  CHECK(top.rise == minutes(15));
  CHECK(top.to == minutes(45));  // 30 min and the rise
  CHECK(top.fall == minutes(0));
  CHECK(top.decay == minutes(20));
  CHECK(top.factor == 1.0);
  CHECK(top.adds_per_second == doctest::Approx(0.2).epsilon(1e-12));
  const Surge peak = read(R"("to": "60 min", "decay": "20 min", "factor": 2, "adds": "36 /h")");
  CHECK(peak.to == minutes(60));
  CHECK(peak.rise == minutes(0));
  CHECK(peak.factor == 2.0);
  CHECK(peak.adds_per_second == doctest::Approx(0.01).epsilon(1e-12));
  const Surge uneven = read(R"("to": "90 min", "ramp": "5 min", "fall": "40 min", "factor": 2)");
  CHECK(uneven.rise == minutes(5));
  CHECK(uneven.fall == minutes(40));
}

TEST_CASE("a recorded storm: customers without power over time") {
  const auto documents = load_changed(
      "scenario.json", R"("sample_at")",
      R"("customers_out": [{"at": "10 min", "customers": 12000}, {"at": "25 min", "customers": 300}], "sample_at")");
  const std::vector<OutageLevel>& out = documents->scenario.customers_out;
  REQUIRE(out.size() == 2);
  CHECK(out[1].at == minutes(25));
  CHECK(out[0].customers == 12'000);
}

}  // namespace tuiyan::input
