#include "exchange/arrival_fit.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/check.hpp"
#include "exchange/cell.hpp"

namespace tuiyan::exchange {
namespace {

using Totals = std::vector<std::pair<int, double>>;  // weekday, count

double variance_of(const Totals& days) {
  std::array<double, 7> n{}, sum{}, squares{};
  for (const auto& [weekday, count] : days) {
    n[static_cast<std::size_t>(weekday)] += 1;
    sum[static_cast<std::size_t>(weekday)] += count;
  }
  for (const auto& [weekday, count] : days) {
    const auto w = static_cast<std::size_t>(weekday);
    squares[w] += (count - sum[w] / n[w]) * (count - sum[w] / n[w]);
  }
  double over = 0, scale = 0;
  for (std::size_t w = 0; w < 7; ++w) {
    if (n[w] < 2) continue;
    const double mean = sum[w] / n[w];
    over += squares[w] - (n[w] - 1) * mean;
    scale += (n[w] - 1) * mean * mean;
  }
  return scale > 0 ? over / scale : 0;
}

// Sums slots into hours, so that noise of single half-hours does not part profiles.
std::vector<double> by_hour(const std::vector<double>& by_slot) {
  const std::size_t slots = by_slot.size();
  if (slots <= 24) return by_slot;
  std::vector<double> hours(24, 0);
  for (std::size_t i = 0; i < slots; ++i) hours[i * 24 / slots] += by_slot[i];
  return hours;
}

double total_of(const std::vector<double>& row) { return std::accumulate(row.begin(), row.end(), 0.0); }

double difference(const std::vector<double>& a, const std::vector<double>& b) {
  const std::vector<double> x = by_hour(a), y = by_hour(b);
  const double n = total_of(x), m = total_of(y);
  if (n <= 0 || m <= 0) return 0;
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += std::abs(x[i] / n - y[i] / m);
  return sum / 2;
}

// Groups of weekdays with one profile; rows of counts by slot, pooled.
void group_profiles(ArrivalFit& fit) {
  std::vector<std::vector<double>> rows;
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t w = 0; w < 7; ++w) {
    std::vector<double> row(fit.slots, 0);
    for (const DayCounts& day : fit.days)
      if (static_cast<std::size_t>(weekday_of(day.day)) == w)
        for (std::size_t i = 0; i < fit.slots; ++i) row[i] += day.by_slot[i];
    rows.push_back(std::move(row));
    members.push_back({w});
  }
  for (;;) {
    std::size_t first = 0, second = 0;
    double least = ArrivalFit::same_profile;
    for (std::size_t a = 0; a < rows.size(); ++a)
      for (std::size_t b = a + 1; b < rows.size(); ++b)
        if (const double d = difference(rows[a], rows[b]); d < least) {
          least = d;
          first = a;
          second = b;
        }
    if (second == 0) break;
    for (std::size_t i = 0; i < fit.slots; ++i) rows[first][i] += rows[second][i];
    members[first].insert(members[first].end(), members[second].begin(), members[second].end());
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(second));
    members.erase(members.begin() + static_cast<std::ptrdiff_t>(second));
  }
  for (std::size_t g = 0; g < rows.size(); ++g) {
    const double total = total_of(rows[g]);
    for (double& count : rows[g]) count = total > 0 ? count / total : 1 / static_cast<double>(fit.slots);
    for (std::size_t w : members[g]) fit.weekdays[w].profile = g;
  }
  fit.profiles = std::move(rows);
}

}  // namespace

double DayCounts::total() const { return total_of(by_slot); }

double ArrivalFit::day_sd() const { return std::sqrt(std::max(variance, 0.0)); }

double ArrivalFit::expected(int weekday, std::size_t slot) const {
  const WeekdayFit& fit = weekdays[static_cast<std::size_t>(weekday)];
  return fit.mean.value * profiles[fit.profile][slot];
}

ArrivalFit fit_arrivals(std::vector<DayCounts> days, std::size_t slots) {
  ArrivalFit fit;
  fit.slots = slots;
  fit.days = std::move(days);
  Totals totals;
  for (const DayCounts& day : fit.days) {
    TUIYAN_CHECK(day.by_slot.size() == slots);
    totals.emplace_back(weekday_of(day.day), day.total());
    ++fit.weekdays[static_cast<std::size_t>(totals.back().first)].days;
  }
  double seen = 0, sum = 0;
  for (std::size_t w = 0; w < 7; ++w) {
    WeekdayFit& weekday = fit.weekdays[w];
    if (weekday.days == 0) continue;
    const double n = static_cast<double>(weekday.days);
    for (const auto& [of, count] : totals)
      if (static_cast<std::size_t>(of) == w) weekday.mean.value += count / n;
    seen += 1;
    sum += weekday.mean.value;
  }
  if (seen == 0) return fit;
  for (WeekdayFit& weekday : fit.weekdays)
    if (weekday.days == 0) weekday.mean.value = sum / seen;
  fit.per_day = sum / seen;
  group_profiles(fit);

  fit.variance = std::max(variance_of(totals), 0.0);
  const double n = static_cast<double>(totals.size());
  double mean = 0, squares = 0;
  std::vector<double> without;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    Totals rest = totals;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    without.push_back(variance_of(rest));
    mean += without.back() / n;
  }
  for (double v : without) squares += (v - mean) * (v - mean);
  fit.variance_error = std::sqrt((n - 1) / n * squares);
  for (std::size_t w = 0; w < 7; ++w) {
    WeekdayFit& weekday = fit.weekdays[w];
    const double m = weekday.mean.value;
    weekday.factor = fit.per_day > 0 ? m / fit.per_day : 1;
    if (weekday.days > 0)
      weekday.mean.error = std::sqrt((m + fit.variance * m * m) / static_cast<double>(weekday.days));
    if (weekday.days < 2 || m <= 0) continue;
    fit.degrees += weekday.days - 1;
    for (const auto& [of, count] : totals)
      if (static_cast<std::size_t>(of) == w) fit.dispersion += (count - m) * (count - m) / m;
  }
  if (fit.degrees > 0) fit.dispersion /= static_cast<double>(fit.degrees);
  return fit;
}

std::vector<Gap> find_gaps(const std::vector<DayCounts>& days, std::size_t slots) {
  std::vector<Gap> gaps;
  if (days.empty()) return gaps;
  const ArrivalFit rough = fit_arrivals(days, slots);
  const double slot_s = 86'400.0 / static_cast<double>(slots);
  const auto weekday_total = [&](std::int64_t day) {
    return rough.weekdays[static_cast<std::size_t>(weekday_of(day))].mean.value;
  };
  for (std::size_t d = 0; d < days.size(); ++d) {
    for (std::int64_t missing = d > 0 ? days[d - 1].day + 1 : days[d].day; missing < days[d].day; ++missing)
      if (weekday_total(missing) >= gap_expectation) gaps.push_back({missing, 0, 86'400, weekday_total(missing)});
    const int weekday = weekday_of(days[d].day);
    for (std::size_t i = 0; i < slots;) {
      std::size_t end = i;
      double expected = 0;
      for (; end < slots && days[d].by_slot[end] == 0; ++end) expected += rough.expected(weekday, end);
      if (expected >= gap_expectation)
        gaps.push_back({days[d].day, static_cast<double>(i) * slot_s, static_cast<double>(end) * slot_s, expected});
      i = std::max(end, i + 1);
    }
  }
  return gaps;
}

}  // namespace tuiyan::exchange
