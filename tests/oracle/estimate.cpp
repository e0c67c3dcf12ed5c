#include "oracle/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/check.hpp"

namespace tuiyan::oracle {
namespace {

struct Moments {
  double value = 0, weight = 0;                    // means
  double value_2 = 0, weight_2 = 0, together = 0;  // mean squares and product about the means
};

Moments moments(std::span<const Sample> samples) {
  const auto n = static_cast<double>(samples.size());
  Moments m;
  for (const Sample& s : samples) {
    m.value += s.value / n;
    m.weight += s.weight / n;
  }
  for (const Sample& s : samples) {
    m.value_2 += (s.value - m.value) * (s.value - m.value) / n;
    m.weight_2 += (s.weight - m.weight) * (s.weight - m.weight) / n;
    m.together += (s.value - m.value) * (s.weight - m.weight) / n;
  }
  return m;
}

// How much one sample pulls the statistic away from its value: these average to zero.
double influence(Statistic statistic, const Moments& m, double value, const Sample& s) {
  const double dv = s.value - m.value, dw = s.weight - m.weight;
  switch (statistic) {
    case Statistic::ratio:
      return (s.value - value * s.weight) / m.weight;
    case Statistic::variance:
      return dv * dv - m.value_2;
    case Statistic::deviation:
      return m.value_2 > 0 ? (dv * dv - m.value_2) / (2 * std::sqrt(m.value_2)) : 0;
    case Statistic::correlation: {
      const double a = dv / std::sqrt(m.value_2), b = dw / std::sqrt(m.weight_2);
      return a * b - value * (a * a + b * b) / 2;
    }
  }
  throw LogicFault("no such statistic");
}

}  // namespace

Estimate estimate(Statistic statistic, std::span<const Sample> samples) {
  TUIYAN_CHECK(samples.size() >= 2);
  const auto n = static_cast<double>(samples.size());
  const Moments m = moments(samples);
  Estimate result;
  switch (statistic) {
    case Statistic::ratio:
      result.value = m.value / m.weight;
      break;
    case Statistic::variance:
      result.value = m.value_2 * n / (n - 1);
      break;
    case Statistic::deviation:
      result.value = std::sqrt(m.value_2 * n / (n - 1));
      break;
    case Statistic::correlation:
      result.value = m.together / std::sqrt(m.value_2 * m.weight_2);
      break;
  }
  double squares = 0;
  for (const Sample& s : samples) {
    const double pull = influence(statistic, m, result.value, s);
    squares += pull * pull;
  }
  result.error = std::sqrt(squares / (n - 1) / n);
  return result;
}

Estimate quantile_estimate(double level, std::span<const Sample> samples) {
  TUIYAN_CHECK(samples.size() >= 2 && level > 0 && level < 1);
  std::vector<double> sorted;
  for (const Sample& s : samples) sorted.push_back(s.value);
  std::sort(sorted.begin(), sorted.end());
  const auto n = static_cast<double>(sorted.size());
  // The smallest value with at least `rank` of the samples at or below it.
  const auto at = [&](double rank) {
    return sorted[static_cast<std::size_t>(std::clamp(std::ceil(rank) - 1, 0.0, n - 1))];
  };
  const double spread = std::sqrt(n * level * (1 - level));
  return {at(n * level), (at(n * level + spread) - at(n * level - spread)) / 2};
}

}  // namespace tuiyan::oracle
