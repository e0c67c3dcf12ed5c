#include "base/law.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/real.hpp"

namespace tuiyan {
namespace {

constexpr double normal_p90 = 1.2815515655446004;  // the 90th percentile of the standard normal

// Overloads rather than a switch: adding a law without a case here does not compile.
double quantile_of(const Constant& law, double) { return law.value_s; }

double quantile_of(const Exponential& law, double u) { return -law.mean_s * natural_log(1.0 - u); }

double quantile_of(const Lognormal& law, double u) {
  if (law.median_s <= 0) return 0;
  return law.median_s * natural_exp(law.log_sd * normal_quantile(u));
}

double quantile_of(const Triangular& law, double u) {
  const double width = law.high_s - law.low_s;
  if (width <= 0) return law.low_s;
  const double rise = law.mode_s - law.low_s;
  if (u * width < rise) return law.low_s + std::sqrt(u * width * rise);
  return law.high_s - std::sqrt((1.0 - u) * width * (law.high_s - law.mode_s));
}

double quantile_of(const Uniform& law, double u) { return law.from_s + u * (law.to_s - law.from_s); }

double quantile_of(const Empirical& law, double u) {
  TUIYAN_CHECK(!law.values_s.empty());
  const auto n = law.values_s.size();
  const auto row = static_cast<std::size_t>(u * static_cast<double>(n));
  return law.values_s[std::min(row, n - 1)];
}

double mean_of(const Constant& law) { return law.value_s; }
double mean_of(const Exponential& law) { return law.mean_s; }
double mean_of(const Lognormal& law) { return law.median_s * natural_exp(0.5 * law.log_sd * law.log_sd); }
double mean_of(const Triangular& law) { return (law.low_s + law.mode_s + law.high_s) / 3.0; }
double mean_of(const Uniform& law) { return 0.5 * (law.from_s + law.to_s); }
double mean_of(const Empirical& law) {
  TUIYAN_CHECK(!law.values_s.empty());
  double sum = 0;
  for (double value : law.values_s) sum += value;
  return sum / static_cast<double>(law.values_s.size());
}

}  // namespace

double quantile(const Law& law, double u) {
  TUIYAN_CHECK(u > 0 && u < 1);
  const double value_s = std::visit([u](const auto& one) { return quantile_of(one, u); }, law);
  return std::max(0.0, value_s);
}

double mean(const Law& law) {
  return std::visit([](const auto& one) { return mean_of(one); }, law);
}

Lognormal lognormal_from_p90(double median_s, double p90_s) {
  TUIYAN_CHECK(median_s >= 0 && p90_s >= median_s);
  if (median_s <= 0) return {};
  return {median_s, natural_log(p90_s / median_s) / normal_p90};
}

Lognormal lognormal_from_moments(double mean_s, double sd_s) {
  TUIYAN_CHECK(mean_s >= 0 && sd_s >= 0);
  if (mean_s <= 0) return {};
  const double ratio = sd_s / mean_s;
  const double growth = 1.0 + ratio * ratio;
  return {mean_s / std::sqrt(growth), std::sqrt(natural_log(growth))};
}

}  // namespace tuiyan
