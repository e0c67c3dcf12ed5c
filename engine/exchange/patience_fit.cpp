#include "exchange/patience_fit.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::exchange {

double PatienceFit::survival_at(double s) const {
  const auto after = std::upper_bound(survival.begin(), survival.end(), s,
                                      [](double at, const SurvivalPoint& point) { return at < point.at_s; });
  return after == survival.begin() ? 1 : std::prev(after)->share;
}

std::optional<double> PatienceFit::gone_by_s(double share) const {
  for (const SurvivalPoint& point : survival)
    if (point.share <= 1 - share) return point.at_s;
  return std::nullopt;
}

PatienceFit fit_patience(std::vector<Waited> waits) {
  PatienceFit fit;
  std::sort(waits.begin(), waits.end(), [](const Waited& a, const Waited& b) { return a.s < b.s; });
  fit.n = waits.size();
  for (const Waited& wait : waits) {
    TUIYAN_CHECK(wait.s > 0);
    fit.waited_s += wait.s;
    fit.gave_up += wait.gave_up ? 1 : 0;
  }
  if (fit.gave_up == 0) return fit;
  const double events = static_cast<double>(fit.gave_up);
  fit.mean_s = {fit.waited_s / events, fit.waited_s / events / std::sqrt(events)};
  fit.log_likelihood = -events * std::log(fit.mean_s.value) - events;

  double share = 1, greenwood = 0;
  for (std::size_t i = 0; i < waits.size();) {
    const double at_s = waits[i].s;
    const std::size_t at_risk = waits.size() - i;
    std::size_t gone = 0;
    for (; i < waits.size() && waits[i].s == at_s; ++i) gone += waits[i].gave_up ? 1 : 0;
    if (gone == 0) continue;
    const double d = static_cast<double>(gone), n = static_cast<double>(at_risk);
    const double before = share;
    share *= 1 - d / n;
    greenwood += at_risk > gone ? d / (n * (n - d)) : 0;
    fit.survival.push_back({at_s, share, share * std::sqrt(greenwood), at_risk});
    if (at_risk < PatienceFit::least_at_risk && fit.trusted_to_s > 0) continue;
    fit.trusted_to_s = at_s;
    const double law = std::exp(-at_s / fit.mean_s.value);
    fit.distance = std::max({fit.distance, std::abs(before - law), std::abs(share - law)});
  }
  double beyond_s = 0;
  for (const Waited& wait : waits) {
    if (wait.s <= fit.trusted_to_s) continue;
    beyond_s += wait.s - fit.trusted_to_s;
    fit.tail_events += wait.gave_up ? 1 : 0;
  }
  // Fewer than five events say nothing of a mean of their own.
  fit.tail_mean_s = fit.tail_events >= 5 ? beyond_s / static_cast<double>(fit.tail_events) : fit.mean_s.value;
  return fit;
}

}  // namespace tuiyan::exchange
