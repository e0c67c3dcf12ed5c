#include "exchange/patience_fit.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/law.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

TEST_CASE("the textbook sample of Kaplan and Meier's method") {
  // Freireich et al. 1963, 6-MP: remission in weeks; published S: .857 .807 .753 .690 .627 .538 .448.
  std::vector<Waited> waits;
  for (double s : {6, 6, 6, 7, 10, 13, 16, 22, 23}) waits.push_back({s, true});
  for (double s : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) waits.push_back({s, false});
  const PatienceFit fit = fit_patience(waits);
  REQUIRE(fit.survival.size() == 7);
  const double published[] = {.857, .807, .753, .690, .627, .538, .448};
  for (std::size_t i = 0; i < 7; ++i) CHECK(fit.survival[i].share == doctest::Approx(published[i]).epsilon(0.001));
  CHECK(fit.survival[0].at_risk == 21);
  CHECK(fit.survival[0].error == doctest::Approx(.0764).epsilon(0.002));  // Greenwood, as published
  CHECK(fit.survival[6].error == doctest::Approx(.1346).epsilon(0.002));
  CHECK(fit.mean_s.value == doctest::Approx(359.0 / 9));  // 359 weeks in all, 9 events
  CHECK(fit.survival_at(5.9) == 1);
  CHECK(fit.survival_at(6) == doctest::Approx(.857).epsilon(0.001));
  CHECK(fit.gone_by_s(0.25) == 13);
  CHECK(!fit.gone_by_s(0.6));
}

TEST_CASE("nobody gave up, nobody waited") {
  CHECK(fit_patience({}).gave_up == 0);
  const PatienceFit fit = fit_patience({{10, false}, {20, false}});
  CHECK(fit.n == 2);
  CHECK(fit.mean_s.value == 0);
  CHECK(fit.survival.empty());
  CHECK(fit.survival_at(1000) == 1);
}

// 40 samples, each figure beyond 4 errors once in 16,000: budget 0.5 %.
TEST_CASE("patience is found again behind the answers that hide it") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Stream stream({seed, 0, 0});
    std::vector<Waited> waits;
    for (std::uint64_t i = 0; i < 3000; ++i) {
      const double patience = quantile(Law{Exponential{420}}, stream.uniform(Key(Purpose::patience, {i})));
      const double answer = quantile(Law{Lognormal{60, 1}}, stream.uniform(Key(Purpose::talk, {i})));
      waits.push_back({std::min(patience, answer), patience < answer});
    }
    const PatienceFit fit = fit_patience(waits);
    CHECK(std::abs(fit.mean_s.value - 420) < 4 * fit.mean_s.error);
    for (const SurvivalPoint& point : fit.survival) {
      if (std::abs(point.at_s - 120) > 2) continue;
      CHECK(std::abs(point.share - std::exp(-point.at_s / 420)) < 4 * point.error);
    }
    CHECK(std::abs(fit.tail_mean_s - 420) < 4 * 420 / std::sqrt(std::max(5.0, static_cast<double>(fit.tail_events))));
  }
}

TEST_CASE("the curve falls from 1 and never below 0, and does without the order of its data") {
  CHECK(rc::check("curve", [] {
    auto waits = *rc::gen::container<std::vector<Waited>>(rc::gen::apply(
        [](int s, bool gone) {
          return Waited{static_cast<double>(s), gone};
        },
        rc::gen::inRange(1, 60), rc::gen::arbitrary<bool>()));
    const PatienceFit fit = fit_patience(waits);
    double last = 1;
    std::size_t events = 0;
    for (const SurvivalPoint& point : fit.survival) {
      RC_ASSERT(point.share < last && point.share >= 0);
      last = point.share;
    }
    for (const Waited& wait : waits) events += wait.gave_up ? 1 : 0;
    RC_ASSERT(fit.gave_up == events);
    std::reverse(waits.begin(), waits.end());
    RC_ASSERT(fit_patience(waits).mean_s.value == fit.mean_s.value);
  }));
}
