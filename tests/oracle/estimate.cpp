#include "oracle/estimate.hpp"

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

}  // namespace tuiyan::oracle
