#include "exchange/course_fit.hpp"

#include <algorithm>
#include <array>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::exchange {
namespace {

constexpr std::size_t hours_a_day = 24;

struct Sums {
  double from_s = 0, n = 0, length = 0, squares = 0, ranks = 0;
  void add(const Sums& other) {
    n += other.n;
    length += other.length;
    squares += other.squares;
    ranks += other.ranks;
  }
  [[nodiscard]] double mean() const { return length / n; }
  // Of the mean, as a share of it.
  [[nodiscard]] double error() const {
    return n > 1 ? std::sqrt(std::max(0.0, squares / n - mean() * mean()) / (n - 1)) / mean() : 1;
  }
};

std::size_t hour_of(double clock_s) {
  return std::min(hours_a_day - 1, static_cast<std::size_t>(std::max(0.0, clock_s) / 3600));
}

// Sums by hour with mid-ranks; answers the sum of t^3 - t over the ties.
double sum_up(const std::vector<TimedLength>& lengths, std::array<Sums, hours_a_day>& hours) {
  std::vector<TimedLength> sorted = lengths;
  std::sort(sorted.begin(), sorted.end(),
            [](const TimedLength& a, const TimedLength& b) { return a.length < b.length; });
  double ties = 0;
  for (std::size_t i = 0; i < sorted.size();) {
    std::size_t end = i;
    while (end < sorted.size() && sorted[end].length == sorted[i].length) ++end;
    const double rank = (static_cast<double>(i + end) + 1) / 2, tied = static_cast<double>(end - i);
    ties += tied * tied * tied - tied;
    for (; i < end; ++i) {
      const double length = sorted[i].length;
      TUIYAN_CHECK(length > 0);
      hours[hour_of(sorted[i].clock_s)].add({0, 1, length, length * length, rank});
    }
  }
  return ties;
}

// Hours with enough of them; those with too few go with the next one that has, the last of the day with the one before.
std::vector<Sums> enough(const std::array<Sums, hours_a_day>& hours) {
  std::vector<Sums> all;
  Sums next;
  bool open = false;
  for (std::size_t h = 0; h < hours_a_day; ++h) {
    if (hours[h].n == 0) continue;
    if (!open) next = {static_cast<double>(h) * 3600};
    open = true;
    next.add(hours[h]);
    if (next.n < CourseFit::least_hour) continue;
    all.push_back(next);
    open = false;
  }
  if (open && all.empty())
    all.push_back(next);
  else if (open)
    all.back().add(next);
  return all;
}

// How many standard errors apart.
double apart(const Sums& a, const Sums& b) {
  const double error = std::hypot(a.error(), b.error());
  const double log_ratio = std::abs(std::log(a.mean() / b.mean()));
  return log_ratio == 0 ? 0 : error > 0 ? log_ratio / error : CourseFit::joined_within;
}

void join_alike(std::vector<Sums>& parts) {
  while (parts.size() > 1) {
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < parts.size(); ++i)
      if (apart(parts[i], parts[i + 1]) < apart(parts[best], parts[best + 1])) best = i;
    if (apart(parts[best], parts[best + 1]) >= CourseFit::joined_within) return;
    parts[best].add(parts[best + 1]);
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(best) + 1);
  }
}

std::vector<CoursePart> told(const std::vector<Sums>& parts, double mean) {
  std::vector<CoursePart> all;
  for (const Sums& part : parts) {
    const double factor = part.mean() / mean;
    all.push_back({part.from_s, static_cast<std::size_t>(part.n), {factor, factor * part.error()}});
  }
  return all;
}

}  // namespace

double CourseFit::factor_at(double clock_s) const {
  if (parts.empty()) return 1;
  const auto next = std::upper_bound(parts.begin(), parts.end(), clock_s,
                                     [](double s, const CoursePart& part) { return s < part.from_s; });
  return (next == parts.begin() ? parts.back() : *(next - 1)).factor.value;
}

CourseFit fit_course(const std::vector<TimedLength>& lengths) {
  CourseFit fit;
  if (lengths.empty()) return fit;
  std::array<Sums, hours_a_day> hours{};
  const double ties = sum_up(lengths, hours);
  std::vector<Sums> parts = enough(hours);
  Sums all;
  for (const Sums& part : parts) all.add(part);
  fit.hours = told(parts, all.mean());
  const double untied = 1 - ties / (all.n * all.n * all.n - all.n);
  if (parts.size() < 2 || !(untied > 0)) return fit;
  double h = 0;
  for (const Sums& part : parts) h += part.ranks * part.ranks / part.n;
  fit.statistic = std::max(0.0, (12 / (all.n * (all.n + 1)) * h - 3 * (all.n + 1)) / untied);
  fit.degrees = parts.size() - 1;
  fit.chance = boost::math::gamma_q(static_cast<double>(fit.degrees) / 2, fit.statistic / 2);
  if (fit.chance >= CourseFit::significance) return fit;
  join_alike(parts);
  if (parts.size() > 1) fit.parts = told(parts, all.mean());
  return fit;
}

}  // namespace tuiyan::exchange
