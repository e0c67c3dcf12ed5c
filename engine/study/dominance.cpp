#include "study/dominance.hpp"

#include <algorithm>

#include "study/statistics.hpp"

namespace tuiyan::study {

result::Dominance dominance(const ValueSketch& before, const ValueSketch& after) {
  using result::Dominance;
  if (before.count() == 0 || after.count() == 0) return Dominance::none;
  const auto was = before.steps(), is = after.steps();
  const auto n = static_cast<double>(before.count()), m = static_cast<double>(after.count());
  std::int64_t was_within = 0, is_within = 0;
  double ahead = 0, behind = 0;
  for (std::size_t i = 0, j = 0; i < was.size() || j < is.size();) {
    const double level = j == is.size() || (i < was.size() && was[i].first < is[j].first) ? was[i].first : is[j].first;
    while (i < was.size() && was[i].first <= level) was_within += was[i++].second;
    while (j < is.size() && is[j].first <= level) is_within += is[j++].second;
    const double lead = static_cast<double>(is_within) / m - static_cast<double>(was_within) / n;
    ahead = std::max(ahead, lead);
    behind = std::max(behind, -lead);
  }
  constexpr double each = 0.975, rounding = 1e-12;
  const double error = distribution_error(before.count(), each) + distribution_error(after.count(), each);
  if (behind <= rounding && ahead > error) return Dominance::by_new;
  if (ahead <= rounding && behind > error) return Dominance::by_old;
  return Dominance::none;
}

}  // namespace tuiyan::study
