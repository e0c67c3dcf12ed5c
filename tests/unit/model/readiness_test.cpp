// What tests, maintenance and drills are worth after a time, against the formulas worked out by hand.
#include "model/readiness.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

namespace {

constexpr Duration days(std::int64_t n) { return {n * 86'400'000'000}; }
constexpr std::int64_t today = 20'000;

Rhythm last(std::int64_t date) { return {date, {0}}; }
Rhythm every(std::int64_t n) { return {std::nullopt, days(n)}; }

}  // namespace

TEST_CASE("a standby is as ready as e^(-age / scale) says") {
  CHECK(kept(last(today), days(100), today, 0) == 1);
  CHECK(kept(last(today - 100), days(100), today, 0) == doctest::Approx(0.36787944).epsilon(1e-7));
  CHECK(kept(last(today - 200), days(100), today, 0) == doctest::Approx(0.13533528).epsilon(1e-7));
  // Not yet held: as the caller says.
  CHECK(kept(last(today + 1), days(100), today, 0) == 0);
  CHECK(kept(last(today + 1), days(100), today, 1) == 1);
  // So long ago that nothing is left, without leaving the range of the exponential.
  CHECK(kept(last(0), days(1), today, 0) < 1e-300);
}

TEST_CASE("of a rhythm: the mean over the interval, nearly 1 - every / (2 scale) when that is short") {
  // x = 30/750 = 0.04: (1 - e^-0.04) / 0.04 = 0.980264
  CHECK(kept(every(30), days(750), today, 0) == doctest::Approx(0.980264).epsilon(1e-6));
  // x = 1: 1 - 1/e
  CHECK(kept(every(100), days(100), today, 0) == doctest::Approx(0.63212056).epsilon(1e-7));
  CHECK(kept(every(30), days(750), today, 0) > kept(every(90), days(750), today, 0));
}

TEST_CASE("without maintenance the rate of failure doubles in every scale") {
  CHECK(worn(last(today), days(365), today) == doctest::Approx(1));
  CHECK(worn(last(today - 365), days(365), today) == doctest::Approx(2));
  CHECK(worn(last(today - 730), days(365), today) == doctest::Approx(4));
  CHECK(worn(last(today + 5), days(365), today) == doctest::Approx(1));
  // (2^1 - 1) / ln 2 = 1.442695
  CHECK(worn(every(365), days(365), today) == doctest::Approx(1.442695).epsilon(1e-6));
  CHECK(worn(last(0), days(1), today) == 1000);  // it stops somewhere
}
