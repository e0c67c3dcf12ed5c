#include "exchange/arrival_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/law.hpp"
#include "base/real.hpp"
#include "exchange/cell.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

const std::int64_t monday = *parse_day("2026-07-20", DateOrder::year_first);

DayCounts day_of(std::int64_t day, std::vector<double> by_slot) { return {day, std::move(by_slot)}; }

// A Poisson number by inversion, for means below 700.
double poisson(double mean, double u) {
  double p = natural_exp(-mean), sum = p;
  double n = 0;
  while (sum < u && n < 10 * mean + 100) {
    n += 1;
    p *= mean / n;
    sum += p;
  }
  return n;
}

}  // namespace

TEST_CASE("weekday means and profiles by hand") {
  // Two Mondays of 100 and 140, one Saturday of 30 with another shape.
  const ArrivalFit fit =
      fit_arrivals({day_of(monday, {20, 80}), day_of(monday + 5, {27, 3}), day_of(monday + 7, {28, 112})}, 2);
  CHECK(fit.weekdays[0].mean.value == 120);
  CHECK(fit.weekdays[0].days == 2);
  CHECK(fit.weekdays[5].mean.value == 30);
  CHECK(fit.weekdays[1].days == 0);
  CHECK(fit.weekdays[1].mean.value == 75);  // the mean of those seen
  CHECK(fit.per_day == 75);
  CHECK(fit.weekdays[0].factor == doctest::Approx(1.6));
  CHECK(fit.weekdays[0].profile != fit.weekdays[5].profile);
  CHECK(fit.profiles[fit.weekdays[0].profile] == std::vector<double>{0.2, 0.8});
  CHECK(fit.expected(5, 0) == doctest::Approx(27));
  // v from the Mondays alone: s^2 = 800, m = 120: (800 - 120) / 14,400.
  CHECK(fit.variance == doctest::Approx(680.0 / 14400));
  CHECK(fit.dispersion == doctest::Approx(800.0 / 120));
  CHECK(fit.degrees == 1);
}

TEST_CASE("profiles that hardly differ are one") {
  const ArrivalFit fit =
      fit_arrivals({day_of(monday, {45, 55}), day_of(monday + 1, {50, 50}), day_of(monday + 5, {70, 30})}, 2);
  CHECK(fit.weekdays[0].profile == fit.weekdays[1].profile);
  CHECK(fit.weekdays[0].profile != fit.weekdays[5].profile);
  CHECK(fit.profiles[fit.weekdays[0].profile][0] == doctest::Approx(0.475));
}

// Each check beyond 4 errors once in 16,000: 30 samples of 2 figures, budget 0.4 %. The jackknife error
// is itself uncertain, hence the floor.
TEST_CASE("day factor and weekday means are found again") {
  int high = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Stream stream({seed, 0, 0});
    std::vector<DayCounts> days;
    for (std::int64_t d = 0; d < 84; ++d) {
      const auto i = static_cast<std::uint64_t>(d);
      const double factor = quantile(Law{Uniform{1 - 0.2 * std::sqrt(3), 1 + 0.2 * std::sqrt(3)}},
                                     stream.uniform(Key(Purpose::caller_class, {i})));  // sd 0.2
      const double mean = d % 7 >= 5 ? 150 : 500;
      days.push_back(day_of(monday + d, {poisson(mean * factor, stream.uniform(Key(Purpose::arrival, {i})))}));
    }
    const ArrivalFit fit = fit_arrivals(days, 1);
    CHECK(std::abs(fit.variance - 0.04) < 4 * std::max(fit.variance_error, 0.004));
    CHECK(std::abs(fit.weekdays[0].mean.value - 500) < 4 * fit.weekdays[0].mean.error);
    high += fit.dispersion > 5 ? 1 : 0;
  }
  CHECK(high == 30);
}

TEST_CASE("Poisson days show no day factor") {
  const Stream stream({7, 0, 0});
  std::vector<DayCounts> days;
  for (std::int64_t d = 0; d < 140; ++d)
    days.push_back(
        day_of(monday + d, {poisson(400, stream.uniform(Key(Purpose::arrival, {static_cast<std::uint64_t>(d)})))}));
  const ArrivalFit fit = fit_arrivals(days, 1);
  CHECK(fit.dispersion == doctest::Approx(1).epsilon(4 * std::sqrt(2.0 / 133)));
  CHECK(fit.day_sd() < 0.03);
}

TEST_CASE("holes in the records") {
  std::vector<DayCounts> days;
  for (std::int64_t d = 0; d < 21; ++d)
    if (d != 9) days.push_back(day_of(monday + d, {2, 30, 40, 28}));
  days[4].by_slot[2] = 0;
  const std::vector<Gap> gaps = find_gaps(days, 4);
  REQUIRE(gaps.size() == 2);
  CHECK(gaps[0].day == monday + 4);
  CHECK(gaps[0].from_s == 43200);
  CHECK(gaps[0].to_s == 64800);
  CHECK(gaps[1].day == monday + 9);
  CHECK(gaps[1].to_s == 86400);
  CHECK(gaps[1].expected == doctest::Approx(100).epsilon(0.2));
  days[4].by_slot[2] = 1;  // a call: few, but no hole
  CHECK(find_gaps(days, 4).size() == 1);
}
