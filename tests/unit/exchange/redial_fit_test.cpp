#include "exchange/redial_fit.hpp"

#include <doctest/doctest.h>

#include "base/random.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

RecordedCall call(std::uint32_t caller, double entry_s, double queue_s, Outcome outcome) {
  RecordedCall one;
  one.day = 100;
  one.entry_s = entry_s;
  one.queue_s = queue_s;
  one.caller = caller;
  one.outcome = outcome;
  return one;
}

RedialFit fit_of(const std::vector<RecordedCall>& calls) {
  std::vector<const RecordedCall*> all;
  for (const RecordedCall& one : calls) all.push_back(&one);
  return fit_redial(all, 3600);
}

}  // namespace

TEST_CASE("attempts and delays by hand") {
  const RedialFit fit = fit_of({
      call(1, 1000, 100, Outcome::abandoned),  // again after 200 s
      call(1, 1300, 100, Outcome::abandoned),  // attempt 2, again after 3,000 s
      call(1, 4400, 10, Outcome::answered),
      call(2, 1000, 50, Outcome::abandoned),   // again after 8,950 s: same day, not within the window
      call(2, 10000, 50, Outcome::abandoned),  // attempt 1 again; never after
      call(0, 2000, 50, Outcome::abandoned),   // nobody knows who
  });
  CHECK(fit.abandoned == 4);
  CHECK(fit.not_named == 1);
  CHECK(fit.within_5_min.value == 0.25);
  CHECK(fit.within_window.value == 0.5);
  CHECK(fit.same_day.value == 0.75);
  REQUIRE(fit.by_attempt.size() == 2);
  CHECK(fit.by_attempt[0].n == 3);
  CHECK(fit.by_attempt[0].again.value == doctest::Approx(1.0 / 3));
  CHECK(fit.by_attempt[1].n == 1);
  CHECK(fit.by_attempt[1].again.value == 1);
  CHECK(fit.growth.value == 0);  // one caller shows no growth
  CHECK(fit.first.value == 0.5);
  CHECK(fit.delay.n == 2);
  CHECK(fit.delay.mean_s.value == 1600);
}

TEST_CASE("nobody to follow") {
  CHECK(fit_of({}).abandoned == 0);
  CHECK(fit_of({call(3, 10, 0, Outcome::answered)}).abandoned == 0);
}

// 30 samples of 4 figures, each beyond 4 errors once in 16,000: budget 0.8 %.
TEST_CASE("persistence that grows is found again") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Stream stream({seed, 0, 0});
    std::vector<RecordedCall> calls;
    for (std::uint32_t caller = 1; caller <= 3000; ++caller) {
      double at_s = 10;
      for (std::uint64_t attempt = 1; attempt < 20; ++attempt) {
        calls.push_back(call(caller, at_s, 60, Outcome::abandoned));
        const double again = std::min(0.4 + 0.1 * static_cast<double>(attempt - 1), 0.9);
        if (!stream.chance(again, Key(Purpose::redial, {caller, attempt}))) break;
        at_s += 300;
      }
    }
    const RedialFit fit = fit_of(calls);
    CHECK(std::abs(fit.by_attempt[0].again.value - 0.4) < 4 * fit.by_attempt[0].again.error);
    CHECK(std::abs(fit.by_attempt[1].again.value - 0.5) < 4 * fit.by_attempt[1].again.error);
    CHECK(std::abs(fit.first.value - 0.4) < 4 * fit.first.error);
    CHECK(std::abs(fit.growth.value - 0.1) < 4 * fit.growth.error);
    CHECK(fit.delay.mean_s.value == 240);
  }
}
