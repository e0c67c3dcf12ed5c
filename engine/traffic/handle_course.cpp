#include "traffic/handle_course.hpp"

#include <algorithm>

#include "base/calendar.hpp"

namespace tuiyan::traffic {

double HandleCourse::factor(const DayCourse& course, std::int64_t now_us) const {
  if (course.empty()) return 1;
  const Duration clock = start_of_day_ + Duration{now_us};
  return level_at(course, clock - one_day * day_number(clock));
}

std::int64_t HandleCourse::stretched_us(std::int64_t us, double factor) {
  constexpr double longest_us = 9e18;
  return static_cast<std::int64_t>(std::min(static_cast<double>(us) * factor + 0.5, longest_us));
}

}  // namespace tuiyan::traffic
