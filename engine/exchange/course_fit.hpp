// Whether a length hangs on the time of day, and by which factors.
//
// Contract: lengths above 0, each with the time of day at which it began. The day is cut at full hours; an hour with
// fewer than `least_hour` lengths goes with the next one that has them. Whether hours differ by more than chance is
// told by the test of Kruskal and Wallis (1952, JASA 47:583): H of the mid-ranks, corrected for ties, against
// chi-squared with one degree less than there are hours; it asks nothing of the law. Where the chance is `significance`
// or more there are no parts: the law is taken to be the same at all hours. Else the neighbours that differ least
// are joined for as long as the ratio of their means is within `joined_within` standard errors of 1 (of its
// logarithm, by the delta method). The factor of a part is its mean length by that of all.
#pragma once

#include <cstddef>
#include <vector>

#include "exchange/duration_fit.hpp"

namespace tuiyan::exchange {

struct TimedLength {
  double clock_s = 0;  // after midnight, below 24 h
  double length = 0;   // above 0, in any unit
};

struct CoursePart {
  double from_s = 0;  // after midnight, to the next part's; the last one's over midnight to the first
  std::size_t n = 0;
  Estimate factor;
};

struct CourseFit {
  static constexpr std::size_t least_hour = 30;
  static constexpr double significance = 0.01, joined_within = 2;
  double statistic = 0, chance = 1;
  std::size_t degrees = 0;
  std::vector<CoursePart> hours;                         // as they are
  std::vector<CoursePart> parts;                         // joined; none: no more than chance
  [[nodiscard]] double factor_at(double clock_s) const;  // of the parts; 1 without
};

[[nodiscard]] CourseFit fit_course(const std::vector<TimedLength>& lengths);

}  // namespace tuiyan::exchange
