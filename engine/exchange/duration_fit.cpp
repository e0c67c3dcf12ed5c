#include "exchange/duration_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/check.hpp"

namespace tuiyan::exchange {

Estimate share_of(double k, double n) {
  if (n <= 0) return {};
  const double p = (k + 1) / (n + 2);
  return {k / n, std::sqrt(p * (1 - p) / n)};
}

double normal_share(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double DurationFit::median_s() const { return std::exp(log_mean.value); }

DurationFit fit_durations(std::vector<double> lengths_s, double short_limit_s) {
  DurationFit fit;
  fit.short_limit_s = short_limit_s;
  std::sort(lengths_s.begin(), lengths_s.end());
  fit.n = lengths_s.size();
  if (fit.n == 0) return fit;
  TUIYAN_CHECK(lengths_s.front() > 0);
  const double n = static_cast<double>(fit.n);
  double sum = 0, squares = 0;
  for (double s : lengths_s) sum += s;
  for (double s : lengths_s) squares += (s - sum / n) * (s - sum / n);
  fit.sd_s = fit.n > 1 ? std::sqrt(squares / (n - 1)) : 0;
  fit.mean_s = {sum / n, fit.sd_s / std::sqrt(n)};
  fit.greatest_s = lengths_s.back();
  for (double level : quantile_levels) {
    const auto row = static_cast<std::size_t>(std::ceil(level * n));
    fit.quantiles_s.push_back(lengths_s[row == 0 ? 0 : row - 1]);
  }
  fit.quantiles_s.push_back(fit.greatest_s);
  const auto first = std::upper_bound(lengths_s.begin(), lengths_s.end(), short_limit_s);
  fit.n_short = static_cast<std::size_t>(first - lengths_s.begin());
  fit.sorted_s = std::move(lengths_s);
  if (!fit.has_lognormal()) return fit;

  const double m = n - static_cast<double>(fit.n_short);
  double logs = 0, spread = 0;
  const auto begin = fit.sorted_s.begin() + static_cast<std::ptrdiff_t>(fit.n_short);
  for (auto it = begin; it != fit.sorted_s.end(); ++it) logs += std::log(*it);
  const double mean = logs / m;
  for (auto it = begin; it != fit.sorted_s.end(); ++it) spread += (std::log(*it) - mean) * (std::log(*it) - mean);
  // Rounding leaves a trace where all lengths are the same.
  const double sd = spread > 1e-20 * m * mean * mean ? std::sqrt(spread / m) : 0;
  fit.log_mean = {mean, sd / std::sqrt(m)};
  fit.log_sd = {sd, sd / std::sqrt(2 * m)};
  if (sd <= 0) return fit;
  // ln L = sum of -ln x - ln(sd sqrt(2 pi)) - (ln x - mean)^2 / (2 sd^2); the last sums to m / 2.
  fit.log_likelihood = -logs - m * std::log(sd * std::sqrt(2 * std::numbers::pi)) - m / 2;
  for (auto it = begin; it != fit.sorted_s.end();) {
    const auto next = std::upper_bound(it, fit.sorted_s.end(), *it);
    const double law = normal_share((std::log(*it) - mean) / sd);
    fit.distance = std::max({fit.distance, std::abs(law - static_cast<double>(it - begin) / m),
                             std::abs(law - static_cast<double>(next - begin) / m)});
    it = next;
  }
  return fit;
}

}  // namespace tuiyan::exchange
