// Estimates from independent replications, with their standard errors.
//
// Contract: one `Sample` per replication. `ratio` is sum of values / sum of weights: the plain mean
// where each weight is 1, a ratio of expectations otherwise (no bias of a mean of ratios). `variance`
// is the sample variance of the values, `deviation` its root, `correlation` the one of values and
// weights. Standard errors are those of the mean of the linearised statistic (delta method), n - 1
// below; 0 when nothing varied. `quantile_estimate`: the sample quantile of the values at `level`
// (between 0 and 1); its error is half the way from the order statistic one binomial deviation below
// to the one above it. At least two samples.
#pragma once

#include <cstdint>
#include <span>

namespace tuiyan::oracle {

struct Sample {
  double value = 0, weight = 1;
};

enum class Statistic : std::uint8_t { ratio, variance, deviation, correlation };

struct Estimate {
  double value = 0, error = 0;
};

[[nodiscard]] Estimate estimate(Statistic statistic, std::span<const Sample> samples);
[[nodiscard]] Estimate quantile_estimate(double level, std::span<const Sample> samples);

}  // namespace tuiyan::oracle
