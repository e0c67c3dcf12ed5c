#include "study/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::study {
namespace {

namespace math = boost::math;
using result::Estimate;
using result::Interval;

// Two-sided: half of what is left on each side.
double normal_point(double confidence) {
  TUIYAN_CHECK(confidence > 0 && confidence < 1);
  return math::quantile(math::complement(math::normal(), (1 - confidence) / 2));
}

}  // namespace

Interval wilson(std::int64_t successes, std::int64_t trials, double confidence) {
  TUIYAN_CHECK(successes >= 0 && successes <= trials);
  if (trials == 0) return {0, 1};
  const double z = normal_point(confidence);
  const auto n = static_cast<double>(trials);
  const double p = static_cast<double>(successes) / n;
  const double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // The bounds are exactly 0 and 1 at the ends; rounding must not move them.
  return {successes == 0 ? 0 : std::max(0.0, middle - half), successes == trials ? 1 : std::min(1.0, middle + half)};
}

Interval wilson_with_lost(std::int64_t successes, std::int64_t trials, std::int64_t lost, double confidence) {
  TUIYAN_CHECK(lost >= 0);
  return {wilson(successes, trials + lost, confidence).low, wilson(successes + lost, trials + lost, confidence).high};
}

Estimate student(double mean, double variance, std::int64_t count, double confidence) {
  if (count < 2) return {mean, {mean, mean}};
  const math::students_t law(static_cast<double>(count - 1));
  const double t = math::quantile(math::complement(law, (1 - confidence) / 2));
  const double half = t * std::sqrt(variance / static_cast<double>(count));
  return {mean, {mean - half, mean + half}};
}

double sign_chance(std::int64_t moved, std::int64_t against) {
  TUIYAN_CHECK(moved >= 0 && against >= 0);
  if (moved == 0) return 1;
  const math::binomial law(static_cast<double>(moved + against), 0.5);
  return math::cdf(math::complement(law, static_cast<double>(moved - 1)));
}

Ranks quantile_ranks(std::int64_t count, double part, double confidence) {
  TUIYAN_CHECK(count >= 1 && part > 0 && part < 1);
  using Outwards = math::policies::policy<math::policies::discrete_quantile<math::policies::integer_round_up>>;
  const math::binomial_distribution<double, Outwards> law(static_cast<double>(count), part);
  const double tail = (1 - confidence) / 2;
  // The number of values at or below the quantile is binomial. Each tail holds at most half of what is left:
  // P(B <= low - 1) <= tail and P(B >= high) <= tail.
  const auto n = static_cast<double>(count);
  auto low = static_cast<std::int64_t>(math::quantile(law, tail));
  while (low > 0 && math::cdf(law, static_cast<double>(low - 1)) > tail) --low;
  while (low < count && math::cdf(law, static_cast<double>(low)) <= tail) ++low;
  auto high = static_cast<std::int64_t>(math::quantile(law, 1 - tail)) + 1;
  const auto above = [&](std::int64_t rank) {  // P(B >= rank)
    return rank <= 0 ? 1.0 : static_cast<double>(rank) > n ? 0.0 : math::cdf(math::complement(law, rank - 1));
  };
  while (high <= count && above(high) > tail) ++high;
  while (high > 1 && above(high - 1) <= tail) --high;
  const auto middle = static_cast<std::int64_t>(std::ceil(part * n - 1e-9));
  return {low, std::clamp<std::int64_t>(middle, 1, count), high};
}

Estimate paired_difference(std::int64_t gained, std::int64_t gone, std::int64_t pairs, double confidence) {
  TUIYAN_CHECK(gained >= 0 && gone >= 0 && gained + gone <= pairs);
  if (pairs == 0) return {0, {-1, 1}};
  const auto n = static_cast<double>(pairs);
  const double difference = static_cast<double>(gained - gone) / n;
  // Nothing differed in any pair: still only known as well as so many pairs can tell.
  const double up = (static_cast<double>(gained) + 1) / (n + 2), down = (static_cast<double>(gone) + 1) / (n + 2);
  const double middle = up - down;
  const double half = normal_point(confidence) * std::sqrt((up + down - middle * middle) / (n + 2));
  return {difference, {std::max(-1.0, middle - half), std::min(1.0, middle + half)}};
}

Estimate paired_difference_with_lost(std::int64_t gained, std::int64_t gone, std::int64_t pairs, std::int64_t lost,
                                     double confidence) {
  TUIYAN_CHECK(lost >= 0);
  Estimate estimate = paired_difference(gained, gone, pairs, confidence);
  if (lost == 0) return estimate;
  estimate.interval.low = paired_difference(gained, gone + lost, pairs + lost, confidence).interval.low;
  estimate.interval.high = paired_difference(gained + lost, gone, pairs + lost, confidence).interval.high;
  return estimate;
}

Interval jackknife(double estimate, const std::vector<double>& without, double confidence) {
  const auto groups = static_cast<double>(without.size());
  if (without.size() < 2) return {estimate, estimate};
  double mean = 0, squares = 0;
  for (const double one : without) mean += one / groups;
  for (const double one : without) squares += (one - mean) * (one - mean);
  const math::students_t law(groups - 1);
  const double t = math::quantile(math::complement(law, (1 - confidence) / 2));
  const double half = t * std::sqrt(squares * (groups - 1) / groups);
  return {estimate - half, estimate + half};
}

double distribution_error(std::int64_t count, double confidence) {
  TUIYAN_CHECK(count >= 1);
  return std::sqrt(std::log(1 / (1 - confidence)) / (2 * static_cast<double>(count)));
}

std::int64_t trials_needed(double p, double half_width, double confidence) {
  TUIYAN_CHECK(half_width > 0);
  const double z = normal_point(confidence);
  // From the half width of the interval: h^2 (n + z^2)^2 = z^2 (n p (1 - p) + z^2 / 4); with m = n + z^2:
  // h^2 m^2 - z^2 p (1 - p) m - z^4 (1/4 - p (1 - p)) = 0.
  const double q = p * (1 - p), h2 = half_width * half_width, b = z * z * q;
  const double m = (b + std::sqrt(b * b + 4 * h2 * z * z * z * z * (0.25 - q))) / (2 * h2);
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(m - z * z)));
}

}  // namespace tuiyan::study
