#include "exchange/duration_fit.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "base/law.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

std::vector<double> sample(const Law& law, std::size_t n, std::uint64_t seed) {
  const Stream stream({seed, 0, 0});
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(quantile(law, stream.uniform(Key(Purpose::talk, {i}))));
  return values;
}

}  // namespace

TEST_CASE("a sample worked by hand") {
  // Ten values e^1 … twice e^1.5: ln-mean and ln-sd of {1,1,2,2,3,3,4,4,5,5}: 3 and sqrt(2).
  std::vector<double> values;
  for (int i = 1; i <= 5; ++i)
    for (int twice = 0; twice < 2; ++twice) values.push_back(std::exp(i));
  const DurationFit fit = fit_durations(values, 0);
  CHECK(fit.log_mean.value == doctest::Approx(3));
  CHECK(fit.log_sd.value == doctest::Approx(std::sqrt(2)));
  CHECK(fit.log_mean.error == doctest::Approx(std::sqrt(2.0 / 10)));
  CHECK(fit.log_sd.error == doctest::Approx(std::sqrt(2.0 / 20)));
  // -sum ln x - 10 ln(sqrt(2) sqrt(2 pi)) - 5 = -30 - 12.6551 - 5
  CHECK(fit.log_likelihood == doctest::Approx(-30 - 10 * std::log(std::sqrt(4 * std::acos(-1.0))) - 5));
  // At the second pair F is Phi(-1 / sqrt 2) = 0.2398 while F_n steps from 0.2 to 0.4: 0.1602. (First pair: 0.0786
  // against 0 and 0.2; middle: 0.5 against 0.4 and 0.6.)
  CHECK(fit.distance == doctest::Approx(0.4 - normal_share(-std::sqrt(0.5))));
  CHECK(fit.quantiles_s.front() == doctest::Approx(std::exp(1)));
  CHECK(fit.quantiles_s[12] == doctest::Approx(std::exp(3)));  // the median: 5th of 10
  CHECK(fit.quantiles_s.back() == doctest::Approx(std::exp(5)));
}

TEST_CASE("short calls are counted apart") {
  std::vector<double> values(20, 5.0);
  for (int i = 0; i < 80; ++i) values.push_back(100 + i);
  const DurationFit fit = fit_durations(values, 10);
  CHECK(fit.n == 100);
  CHECK(fit.n_short == 20);
  CHECK(fit.log_mean.value > std::log(100));
  CHECK(fit.mean_s.value == doctest::Approx((20 * 5 + 80 * 139.5) / 100));
}

TEST_CASE("too little to fit, or nothing at all") {
  CHECK(fit_durations({}, 10).n == 0);
  const DurationFit few = fit_durations({20, 30}, 10);
  CHECK(!few.has_lognormal());
  CHECK(few.mean_s.value == 25);
  CHECK(fit_durations(std::vector<double>(15, 60.0), 10).log_sd.value == 0);
}

// 40 samples x 2 parameters; each beyond 4 errors once in 16,000: budget 0.5 %.
TEST_CASE("a lognormal is found again from its sample") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const DurationFit fit = fit_durations(sample(Lognormal{117, 0.925}, 2000, seed), 0);
    CHECK(std::abs(fit.log_mean.value - std::log(117)) < 4 * fit.log_mean.error);
    CHECK(std::abs(fit.log_sd.value - 0.925) < 4 * fit.log_sd.error);
    CHECK(fit.distance < 1.95 / std::sqrt(2000));  // beyond it once in 1,000 even without fitting
  }
  const DurationFit other = fit_durations(sample(Exponential{180}, 2000, 1), 0);
  CHECK(other.distance > 1.95 / std::sqrt(2000));  // the distance sees another law
}

TEST_CASE("quantiles rise, and stay within the sample") {
  CHECK(rc::check("quantiles", [] {
    const auto values = *rc::gen::nonEmpty(rc::gen::container<std::vector<double>>(
        rc::gen::map(rc::gen::inRange(1, 5000), [](int v) { return v * 0.5; })));
    const DurationFit fit = fit_durations(values, 10);
    RC_ASSERT(fit.quantiles_s.size() == quantile_levels.size() + 1);
    RC_ASSERT(std::is_sorted(fit.quantiles_s.begin(), fit.quantiles_s.end()));
    RC_ASSERT(fit.quantiles_s.front() == *std::min_element(values.begin(), values.end()));
    RC_ASSERT(fit.quantiles_s.back() == *std::max_element(values.begin(), values.end()));
  }));
}

TEST_CASE("a share and its error") {
  CHECK(share_of(42, 100).value == 0.42);
  CHECK(share_of(42, 100).error == doctest::Approx(0.0489).epsilon(0.02));
  CHECK(share_of(0, 100).value == 0);
  CHECK(share_of(0, 100).error > 0);
  CHECK(share_of(0, 0).value == 0);
}
