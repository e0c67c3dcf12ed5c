#include "study/value_sketch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.hpp"
#include "study/moments.hpp"
#include "study/share_band.hpp"

using namespace tuiyan;
using study::ValueSketch;

namespace {
// Lognormal-like spread over several orders of magnitude, both signs.
std::vector<double> sample(std::size_t n) {
  const Stream stream(Luck{});
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) {
    const double u = stream.uniform(Key(Purpose::talk, {i}));
    values.push_back((i % 7 == 0 ? -1 : 1) * std::pow(10, 6 * u - 2));
  }
  return values;
}
}  // namespace

TEST_CASE("few values are kept exactly") {
  ValueSketch sketch;
  for (double value : {30.0, 10.0, 20.0, 10.0}) sketch.add(value);
  sketch.add_open();
  CHECK(sketch.count() == 5);
  CHECK(sketch.finite() == 4);
  CHECK(sketch.at_rank(1) == 10);
  CHECK(sketch.at_rank(2) == 10);
  CHECK(sketch.at_rank(3) == 20);
  CHECK(sketch.at_rank(4) == 30);
  const std::vector<std::pair<double, std::int64_t>> expected{{10, 2}, {20, 1}, {30, 1}};
  CHECK(sketch.steps() == expected);
}

TEST_CASE("many values stand within 0.1 % of where they are, in any order") {
  std::vector<double> values = sample(60'000);
  ValueSketch forwards, backwards;
  for (double value : values) forwards.add(value);
  for (auto value = values.rbegin(); value != values.rend(); ++value) backwards.add(*value);
  std::sort(values.begin(), values.end());
  for (const std::size_t rank : {1UL, 100UL, 9'000UL, 30'000UL, 48'000UL, 57'000UL, 60'000UL}) {
    const double exact = values[rank - 1];
    const double told = forwards.at_rank(static_cast<std::int64_t>(rank));
    CHECK(std::abs(told - exact) <= std::abs(exact) * 0.001);
    CHECK(told == backwards.at_rank(static_cast<std::int64_t>(rank)));
  }
  CHECK(forwards.steps() == backwards.steps());
  // Eight orders of magnitude of either sign are 27 doublings each.
  CHECK(forwards.steps().size() <= 2 * 27 * 512);
}

TEST_CASE("zero stays zero, and counts stay whole numbers to 0.1 %") {
  ValueSketch sketch;
  for (int i = 0; i < 5000; ++i) sketch.add(i % 2 == 0 ? 0.0 : -0.0);
  CHECK(sketch.at_rank(1) == 0);
  CHECK(sketch.at_rank(5000) == 0);
  CHECK(sketch.steps().size() == 1);
}

TEST_CASE("mean and variance, one value at a time") {
  study::Moments moments;
  CHECK(moments.variance() == 0);
  for (double value : {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}) moments.add(value);
  CHECK(moments.mean() == 5);
  CHECK(moments.variance() == doctest::Approx(32.0 / 7));  // squares 9+1+1+1+0+0+4+16
}

TEST_CASE("shares stand on the step below") {
  CHECK(study::share_step(0.8) == 160);
  CHECK(study::share_step(0.7999) == 159);
  CHECK(study::share_step(96.0 / 120) == 160);
  CHECK(study::share_step(1.3) == 200);
  CHECK(study::share_step(-0.1) == 0);
  study::ShareBand band(2);
  CHECK_FALSE(band.was_short());
  for (const int step : {0, 100, 160, 200}) {
    const std::uint8_t row[2] = {static_cast<std::uint8_t>(step), 200};
    band.add(row);
  }
  CHECK(band.was_short());
  const std::vector<study::ShareCounts> at = band.instants();
  CHECK(at.at(0).quantile(0.5) == 0.5);
  CHECK(at.at(0).quantile(0.51) == 0.8);
  CHECK(at.at(0).quantile(0.05) == 0.0);
  CHECK(at.at(0).mean() == doctest::Approx((0 + 0.5 + 0.8 + 1) / 4));
  CHECK(at.at(1).quantile(0.05) == 1.0);
  CHECK(study::ShareBand(1).instants().at(0).quantile(0.5) == 1.0);  // nothing was added
}

TEST_CASE("shares on a grid: every instant counts every replication once") {
  constexpr std::size_t instants = 17;
  study::ShareBand band(instants);
  std::array<std::array<std::int64_t, study::share_steps + 1>, instants> seen{};
  const Stream stream(Luck{5, 0, 0});
  for (std::uint64_t n = 0; n < 300; ++n) {
    std::array<std::uint8_t, instants> row{};
    for (std::size_t i = 0; i < instants; ++i) {  // stretches of one share, as drills have them
      const bool same = i > 0 && stream.chance(0.7, Key(Purpose::talk, {n, i, 0}));
      row[i] = same ? row[i - 1] : static_cast<std::uint8_t>(201 * stream.uniform(Key(Purpose::talk, {n, i, 1})));
      ++seen[i][row[i]];
    }
    band.add(row.data());
  }
  const std::vector<study::ShareCounts> at = band.instants();
  for (std::size_t i = 0; i < instants; ++i) {
    CHECK(at[i].seen == seen[i]);
    CHECK(at[i].count == 300);
  }
}

TEST_CASE("moments put together are the moments of all") {
  study::Moments all, first, second, zeros;
  for (double value : {3.0, 8.0, 1.0}) first.add(value), all.add(value);
  for (double value : {-2.0, 0.5}) second.add(value), all.add(value);
  first.merge(second);
  CHECK(first.count() == 5);
  CHECK(first.mean() == doctest::Approx(all.mean()).epsilon(1e-14));
  CHECK(first.variance() == doctest::Approx(all.variance()).epsilon(1e-14));
  first.add_zeros(3);
  for (int i = 0; i < 3; ++i) all.add(0);
  CHECK(first.mean() == doctest::Approx(10.5 / 8).epsilon(1e-14));
  CHECK(first.variance() == doctest::Approx(all.variance()).epsilon(1e-14));
  first.merge(zeros);  // of nothing
  CHECK(first.count() == 8);
  zeros.merge(second);
  CHECK(zeros.mean() == second.mean());
}
