// Talk, after-call work, time in the IVR: what a sample of lengths says.
//
// Contract: lengths in seconds, above 0. The lognormal is the maximum-likelihood one of the lengths
// above `short_limit_s` (ln-mean and ln-sd with divisor n; standard errors s/sqrt(n) and s/sqrt(2n)); the
// share at or below the limit is told beside it and is not part of it. `distance` is that of
// Kolmogorov: the greatest |F_n - F| over those lengths. Quantiles are those of the whole sample,
// inverse of the empirical distribution, at `quantile_levels`.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace tuiyan::exchange {

// A figure and its standard error.
struct Estimate {
  double value = 0, error = 0;
};
// A share k/n; its error by the binomial law, from (k + 1) / (n + 2) so that it is never 0.
[[nodiscard]] Estimate share_of(double k, double n);

inline constexpr std::array<double, 23> quantile_levels{0.0, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25,
                                                        0.3, 0.35, 0.4,   0.45, 0.5, 0.55, 0.6, 0.65,
                                                        0.7, 0.75, 0.8,   0.85, 0.9, 0.95, 0.99};

struct DurationFit {
  std::size_t n = 0;
  Estimate mean_s;
  double sd_s = 0, greatest_s = 0;
  double short_limit_s = 0;
  std::size_t n_short = 0;  // at or below the limit
  Estimate log_mean, log_sd;
  double log_likelihood = 0;
  double distance = 0;
  std::vector<double> quantiles_s;  // at quantile_levels, then the greatest
  std::vector<double> sorted_s;
  [[nodiscard]] bool has_lognormal() const { return n >= n_short + 10; }
  [[nodiscard]] double median_s() const;  // of the lognormal
};

[[nodiscard]] DurationFit fit_durations(std::vector<double> lengths_s, double short_limit_s);

// Distribution function of the standard normal law.
[[nodiscard]] double normal_share(double z);

}  // namespace tuiyan::exchange
