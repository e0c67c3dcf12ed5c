// When calls come: the profile of the day, the days of the week, and how much days differ by chance.
//
// Contract: counts by day and slot (half-hours, or the intervals of the table). A *weekday mean* is the
// mean of the days of that name; a weekday without a day takes the mean of the others and says so. Weekdays whose
// profiles (shares by hour) differ by less than `same_profile` (total variation) share one, closest pairs first. Day
// factor: given its weekday a day's count is Poisson with mean m * X, E X = 1, Var X = v. From Var N = m + v m^2
// follows the estimate by moments, over all weekdays with two days or more, v = sum (n_w - 1) (s_w^2 - m_w) / sum (n_w
// - 1) m_w^2, at least 0; its error is by the jackknife over days. `dispersion` = sum (N - m)^2 / m over its degrees of
// freedom is 1 for Poisson days.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "exchange/duration_fit.hpp"

namespace tuiyan::exchange {

struct DayCounts {
  std::int64_t day = 0;
  std::vector<double> by_slot;
  [[nodiscard]] double total() const;
};

struct WeekdayFit {
  std::size_t days = 0;
  Estimate mean;  // calls a day
  double factor = 1;
  std::size_t profile = 0;  // row of ArrivalFit::profiles
};

struct ArrivalFit {
  static constexpr double same_profile = 0.10;
  std::size_t slots = 0;
  std::vector<DayCounts> days;
  double per_day = 0;                         // mean of the seven weekday means
  std::array<WeekdayFit, 7> weekdays{};       // Monday first
  std::vector<std::vector<double>> profiles;  // shares by slot, each sums to 1
  double variance = 0, variance_error = 0;    // v of the day factor
  double dispersion = 0;
  std::size_t degrees = 0;
  [[nodiscard]] double day_sd() const;
  // Expected calls of a slot on a weekday.
  [[nodiscard]] double expected(int weekday, std::size_t slot) const;
};

[[nodiscard]] ArrivalFit fit_arrivals(std::vector<DayCounts> days, std::size_t slots);

// A stretch without any call in which many were to be expected: a hole in the records, not chance.
struct Gap {
  std::int64_t day = 0;
  double from_s = 0, to_s = 0;  // after local midnight; a whole day: 0 and 86,400
  double expected = 0;          // calls; the chance of none is exp(-expected)
};
inline constexpr double gap_expectation = 20;
// Days between the first and the last that have no row, and empty stretches within days.
[[nodiscard]] std::vector<Gap> find_gaps(const std::vector<DayCounts>& days, std::size_t slots);

}  // namespace tuiyan::exchange
