#include "exchange/outage_fit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>

#include "base/file.hpp"
#include "base/law.hpp"
#include "base/real.hpp"
#include "exchange/csv.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

double poisson(double mean, double u) {
  if (mean > 200) return std::max(0.0, std::round(mean + std::sqrt(mean) * normal_quantile(u)));
  double p = natural_exp(-mean), sum = p, n = 0;
  while (sum < u && n < 2000) {
    n += 1;
    p *= mean / n;
    sum += p;
  }
  return n;
}

// A storm of two days: 40,000 customers out within six hours, restored with a half-life of eight.
std::vector<OutagePoint> storm() {
  std::vector<OutagePoint> curve;
  for (int i = 0; i <= 288; ++i) {
    const double hours = i / 6.0 - 4;
    const double out = hours < 0 ? 50 : hours < 6 ? 50 + 40'000 * hours / 6 : 50 + 40'000 * std::exp2(-(hours - 6) / 8);
    curve.push_back({i * 600.0, std::round(out)});
  }
  return curve;
}

std::vector<CallInterval> half_hours(const std::vector<OutagePoint>& curve) {
  std::vector<CallInterval> all;
  for (double s = curve.front().at_s; s + 1800 <= curve.back().at_s; s += 1800) all.push_back({s, s + 1800, 0, 100});
  return all;
}

void draw(const std::vector<OutagePoint>& curve, std::vector<CallInterval>& intervals, double base, double per_1000,
          double share, double after_s, std::uint64_t seed) {
  const Stream stream({seed, 0, 0});
  const auto drives = drive(curve, intervals, after_s);
  for (std::size_t i = 0; i < intervals.size(); ++i)
    intervals[i].calls =
        poisson(base * intervals[i].base + per_1000 / 1000 * drives[i].customer_hours + share * drives[i].first_calls,
                stream.uniform(Key(Purpose::arrival, {i})));
}

}  // namespace

TEST_CASE("what a curve brings into an interval, by hand") {
  // 100 customers at once at 0 s beside 50 that were out before; half back at 3600 s.
  const std::vector<OutagePoint> curve{{-10, 50}, {0, 150}, {3600, 75}, {7200, 75}};
  const auto drives = drive(curve, {{0, 3600, 0, 0}, {3600, 7200, 0, 0}}, 3600);
  CHECK(drives[0].customer_hours == doctest::Approx(150));
  CHECK(drives[0].first_calls == doctest::Approx(100 * (1 - std::exp(-1))));
  CHECK(drives[1].customer_hours == doctest::Approx(75));
  CHECK(drives[1].first_calls == doctest::Approx(100 * std::exp(-1) / 2 * (1 - std::exp(-1))));
  CHECK(drive({}, {{0, 1, 0, 0}}, 60)[0].customer_hours == 0);
}

// 20 storms of 3 figures, each beyond 4 errors once in 16,000: budget 0.4 %. (The time is chosen on a grid, which
// the errors do not know: true and fitted share differ by up to 5 % for that.)
TEST_CASE("a storm of known rates is found again") {
  const auto curve = storm();
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto intervals = half_hours(curve);
    draw(curve, intervals, 1.2, 15, 0.3, 3600, seed);
    const OutageFit fit = fit_outage(curve, intervals);
    REQUIRE(fit.is_fitted());
    CHECK(std::abs(fit.base.value - 1.2) < 4 * fit.base.error);
    CHECK(std::abs(fit.per_1000_out.value - 15) < 4 * fit.per_1000_out.error + 0.05 * 15);
    CHECK(std::abs(fit.first_share.value - 0.3) < 4 * fit.first_share.error + 0.05 * 0.3);
    CHECK(fit.after_low_s <= 3600 * 1.2);
    CHECK(fit.after_high_s >= 3600 / 1.2);
    CHECK(fit.separable);
    CHECK(fit.dispersion < 1.6);
    CHECK(fit.newly_out == doctest::Approx(40'000).epsilon(0.001));
  }
}

TEST_CASE("daily counts cannot tell a first call from later ones, and the fit says so") {
  std::vector<OutagePoint> curve;
  std::vector<CallInterval> days;
  // Ten days, each with the same shape of its own size: both drives are in proportion.
  for (int d = 0; d < 10; ++d) {
    for (int h = 0; h < 24; ++h)
      curve.push_back({d * 86'400.0 + h * 3600.0, h >= 8 && h < 16 ? 1000.0 * (1 + d * 7 % 5) : 0.0});
    days.push_back({d * 86'400.0, (d + 1) * 86'400.0, 0, 0});
  }
  curve.push_back({864'000, 0});
  draw(curve, days, 0, 20, 0.2, 1800, 1);
  const OutageFit fit = fit_outage(curve, days);
  REQUIRE(fit.is_fitted());
  CHECK(!fit.separable);
  CHECK(fit.after_high_s > 10 * fit.after_low_s);
}

TEST_CASE("too little to fit") {
  const auto curve = storm();
  CHECK(!fit_outage(curve, {{0, 1800, 10, 10}}).is_fitted());
  CHECK(!fit_outage({}, half_hours(curve)).is_fitted());
  CHECK(!fit_outage(curve, {}).is_fitted());
}

// The curve of a real hurricane carries enough to find the rates again; its own calls are not public.
TEST_CASE("known rates are found again behind the curve of Fiona") {
  const char* data = std::getenv("TUIYAN_DATA");
  const FileBytes file =
      data == nullptr ? FileBytes{} : read_file(std::string(data) + "/nsp_outage_2022-09_fiona_total.csv");
  if (!file.bytes) {
    MESSAGE("skipped: TUIYAN_DATA names no folder with the outage curve");
    return;
  }
  Diagnostics diagnostics;
  const auto table = read_csv("fiona.csv", *file.bytes, diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  const OutageSheet sheet = read_outage(*table, *columns, DateOrder::year_first);
  CHECK(sheet.problems.empty());
  CHECK(sheet.points.size() == 2386);
  auto intervals = half_hours(sheet.points);
  draw(sheet.points, intervals, 1, 5, 0.37, 7200, 1);
  const OutageFit fit = fit_outage(sheet.points, intervals);
  CHECK(fit.most_out == 416'543);
  CHECK(fit.customer_hours == doctest::Approx(30.2e6).epsilon(0.01));
  CHECK(std::abs(fit.per_1000_out.value - 5) < 4 * fit.per_1000_out.error + 0.05 * 5);
  CHECK(std::abs(fit.first_share.value - 0.37) < 4 * fit.first_share.error + 0.05 * 0.37);
  CHECK(fit.after_low_s <= 7200 * 1.2);
  CHECK(fit.after_high_s >= 7200 / 1.2);
  CHECK(fit.separable);
}
