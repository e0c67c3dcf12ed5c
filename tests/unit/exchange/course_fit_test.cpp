#include "exchange/course_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/law.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

constexpr double hour_s = 3600;

// Lognormal lengths, so many at random times of each hour, each times the factor of its hour.
template <class Factor>
std::vector<TimedLength> lengths(std::uint64_t sample, int first, int last, int each, Factor factor) {
  const Stream stream({sample, 1, 0});
  const Law law = Lognormal{120, 0.9};
  std::vector<TimedLength> all;
  for (int hour = first; hour < last; ++hour)
    for (int i = 0; i < each; ++i) {
      const Key key(Purpose::talk, {static_cast<std::uint64_t>(hour), static_cast<std::uint64_t>(i)});
      all.push_back(
          {hour_s * (hour + stream.uniform(key.with(1))), factor(hour) * quantile(law, stream.uniform(key.with(2)))});
    }
  return all;
}

double alike(int) { return 1; }

}  // namespace

TEST_CASE("the test of Kruskal and Wallis, worked out by hand") {
  // 1 to 30 at eight, 31 to 60 at nine: rank sums 465 and 1365, H = 12 / (60 x 61) (465^2 / 30 + 1365^2 / 30) - 3 x 61.
  std::vector<TimedLength> all;
  for (int i = 1; i <= 60; ++i) all.push_back({(i <= 30 ? 8 : 9) * hour_s, static_cast<double>(i)});
  const CourseFit fit = fit_course(all);
  CHECK(fit.statistic == doctest::Approx(12.0 / 3660 * (465.0 * 465 / 30 + 1365.0 * 1365 / 30) - 183));
  CHECK(fit.degrees == 1);
  CHECK(fit.chance == doctest::Approx(std::erfc(std::sqrt(fit.statistic / 2))));  // chi-squared with one degree
  REQUIRE(fit.parts.size() == 2);
  CHECK(fit.parts[0].from_s == 8 * hour_s);
  CHECK(fit.parts[0].n == 30);
  CHECK(fit.parts[0].factor.value == doctest::Approx(15.5 / 30.5));
  CHECK(fit.parts[1].factor.value == doctest::Approx(45.5 / 30.5));
  // The mean of 1 to 30 has the standard deviation sqrt((30^2 - 1) / 12), its mean that by sqrt(29).
  CHECK(fit.parts[0].factor.error == doctest::Approx(std::sqrt(899.0 / 12 / 29) / 30.5));
  CHECK(fit.factor_at(8.99 * hour_s) == fit.parts[0].factor.value);
  CHECK(fit.factor_at(20 * hour_s) == fit.parts[1].factor.value);
  CHECK(fit.factor_at(3 * hour_s) == fit.parts[1].factor.value);  // over midnight
}

TEST_CASE("ties share their ranks") {
  // Twice as many of each length, 15 + 15 ranks in pairs: the correction is 1 - 30 (2^3 - 2) / (60^3 - 60).
  std::vector<TimedLength> all;
  for (int i = 0; i < 60; ++i) all.push_back({(i % 4 < 3 && i < 40 ? 8 : 9) * hour_s, static_cast<double>(1 + i / 2)});
  double ranks[2] = {0, 0};
  for (int i = 0; i < 60; ++i) ranks[all[static_cast<std::size_t>(i)].clock_s > 8 * hour_s] += 2 * (i / 2) + 1.5;
  const double untied = 1 - 30.0 * 6 / (60.0 * 60 * 60 - 60);
  CHECK(fit_course(all).statistic ==
        doctest::Approx((12.0 / 3660 * (ranks[0] * ranks[0] / 30 + ranks[1] * ranks[1] / 30) - 183) / untied));
}

TEST_CASE("hours with too few lengths go with the next, the last with the one before") {
  std::vector<TimedLength> all = lengths(1, 8, 11, 40, alike);
  all.push_back({0, 50});              // after midnight: with eight o'clock
  all.push_back({23 * hour_s, 1000});  // with ten o'clock
  const CourseFit fit = fit_course(all);
  REQUIRE(fit.hours.size() == 3);
  CHECK(fit.hours[0].from_s == 0);
  CHECK(fit.hours[0].n == 41);
  CHECK(fit.hours[2].n == 41);
  CHECK(fit_course({}).hours.empty());
  CHECK(fit_course({{0, 5}}).hours.size() == 1);
  CHECK(fit_course(std::vector<TimedLength>(90, {hour_s, 5})).degrees == 0);
  std::vector<TimedLength> same;
  for (int i = 0; i < 90; ++i) same.push_back({(8 + i % 2) * hour_s, 5});
  CHECK(fit_course(same).chance == 1);  // constant lengths
}

TEST_CASE("where hours are alike, factors are found as seldom as the test says") {
  // 1,000 samples at 1 %: 10 expected, with a standard deviation of 3.1. More than 25 or fewer than 1 has a chance of
  // 1 in 20,000.
  int found = 0;
  for (std::uint64_t sample = 0; sample < 1000; ++sample)
    found += fit_course(lengths(sample, 7, 24, 40, alike)).parts.empty() ? 0 : 1;
  CHECK(found >= 1);
  CHECK(found <= 25);
}

TEST_CASE("factors of a known course are found again") {
  const auto factor = [](int hour) { return hour < 10 ? 0.8 : hour == 15 ? 1.4 : 1.0; };
  const CourseFit fit = fit_course(lengths(3, 7, 24, 400, factor));
  CHECK(fit.chance < 1e-6);
  CHECK(fit.parts.size() >= 3);
  CHECK(fit.parts.size() < 10);
  const double mean = (3 * 0.8 + 1.4 + 13) / 17;
  for (const CoursePart& hour : fit.hours)  // 17 of them: one beyond 4 errors in 1,000 runs
    CHECK(std::abs(hour.factor.value - factor(static_cast<int>(hour.from_s / hour_s)) / mean) < 4 * hour.factor.error);
  CHECK(fit.factor_at(8.5 * hour_s) == doctest::Approx(0.8 / mean).epsilon(0.1));
  CHECK(fit.factor_at(15.5 * hour_s) == doctest::Approx(1.4 / mean).epsilon(0.15));
  CHECK(fit.factor_at(20.5 * hour_s) == doctest::Approx(1 / mean).epsilon(0.1));
}
