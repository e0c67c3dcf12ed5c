#include "model/day.hpp"

#include "base/calendar.hpp"
#include "base/check.hpp"

namespace tuiyan {

double level_at(const DayCourse& course, Duration clock, bool before) {
  TUIYAN_CHECK(!course.empty());
  const auto begins_later = [before](Duration at, const DayPiece& piece) {
    return before ? at <= piece.from : at < piece.from;
  };
  const auto next = std::upper_bound(course.begin(), course.end(), clock, begins_later);
  const DayPiece& piece = next == course.begin() ? course.back() : *(next - 1);
  if (!piece.line) return piece.level;
  const DayPiece& following = next == course.end() ? course.front() : *next;
  const Duration from = next == course.begin() ? piece.from - one_day : piece.from;
  const Duration to = next == course.end() ? following.from + one_day : following.from;
  const double share = static_cast<double>((clock - from).us) / static_cast<double>((to - from).us);
  return piece.level + (following.level - piece.level) * share;
}

}  // namespace tuiyan
