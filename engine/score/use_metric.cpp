// How far agents and lines are used.
#include "score/window.hpp"

namespace tuiyan::score {

Reading occupancy(const Log& log, const Target& target, const Start& start) {
  Widened widened;
  const Window window = widened.window = window_of(log, target, start);
  std::int64_t at_work_us = 0, able_us = 0;
  for (const SeatRecord& seats : log.traffic.seats) {
    if (!is_inside(seats, seats.group, target, window)) continue;
    widened.take(seats);
    at_work_us += seats.busy_us + seats.work_us;
    able_us += seats.able_us;
  }
  return share(at_work_us, able_us, start, widened);
}

Reading line_use(const Log& log, const Target& target, const Start& start) {
  Widened widened;
  const Window window = widened.window = window_of(log, target, start);
  std::int64_t busy_us = 0, lines_us = 0, full_us = 0, length_us = 0;
  for (const LineRecord& lines : log.traffic.lines) {
    if (!is_inside(lines, lines.group, target, window)) continue;
    widened.take(lines);
    busy_us += lines.busy_us;
    lines_us += lines.lines_us;
    full_us += lines.full_us;
    length_us += (lines.to - lines.from).us;
  }
  if (target.metric == Metric::lines_full_share) return share(full_us, length_us, start, widened);
  return share(busy_us, lines_us, start, widened);
}

}  // namespace tuiyan::score
