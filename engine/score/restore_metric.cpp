#include <algorithm>

#include "score/metric_reading.hpp"
#include "score/service_curve.hpp"

namespace tuiyan::score {
namespace {

std::vector<Stretch> stretches_of(const Log& log, const Target& target, Time from, Time to) {
  return stretches(share_curve(log, target.of), target.reaches, from, to);
}

}  // namespace

Reading time_to_restore(const Log& log, const Target& target, const Start& start) {
  const auto all = stretches_of(log, target, start.at, log.end);
  bool fell = false;
  for (const Stretch& stretch : all) {
    fell = fell || !stretch.reached;
    // Being cut by the end is no excuse: it held as long as it was seen to hold.
    if (fell && stretch.reached && stretch.to - stretch.from >= target.holds_for)
      return {true, false, value_s(stretch.from - start.at), stretch.entry, start.entry, start.at, stretch.from};
  }
  // Nothing to restore is the best a plan can do.
  if (!fell) return {true, false, 0, 0, start.entry, start.at, start.at};
  return censored(log, start);
}

// What was down at the end of the window counts up to there: the window is seen in full.
Reading downtime(const Log& log, const Target& target, const Start& start) {
  const Time end = std::max(start.at, end_of(log, target));
  Duration down{0};
  for (const Stretch& stretch : stretches_of(log, target, start.at, end))
    if (!stretch.reached) down += stretch.to - stretch.from;
  return {true, false, value_s(down), 0, start.entry, start.at, end};
}

Reading longest_downtime(const Log& log, const Target& target, const Start& start) {
  const Time end = std::max(start.at, end_of(log, target));
  Stretch longest{start.at, start.at, false, 0};
  for (const Stretch& stretch : stretches_of(log, target, start.at, end))  // of equal ones the first
    if (!stretch.reached && stretch.to - stretch.from > longest.to - longest.from) longest = stretch;
  return {true, false, value_s(longest.to - longest.from), longest.entry, start.entry, longest.from, longest.to};
}

}  // namespace tuiyan::score
