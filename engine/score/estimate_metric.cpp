// Promised times: how early, how well, and which were broken.
#include <algorithm>
#include <cmath>
#include <optional>

#include "model/in_order.hpp"
#include "score/service_curve.hpp"
#include "score/window.hpp"

namespace tuiyan::score {
namespace {

bool is_meant(const Entry& entry, Subject of) { return !of || entry.about == of || entry.object == of; }

// When what was promised was back: at or after the promise, which may have come when it already was.
struct Actual {
  Time at;
  EntryId entry = 0;
};
std::optional<Actual> restored(const Log& log, const Entry& promised) {
  for (const Stretch& stretch : stretches(share_curve(log, promised.object), in_order_share, promised.at, log.end))
    if (stretch.reached && stretch.to > stretch.from) return Actual{stretch.from, stretch.entry};
  return std::nullopt;
}

// Promised less actual of each time named in the window, seconds; of what is not back by the end at most this.
struct Errors {
  std::vector<double> s;
  bool open = false;
  EntryId last = 0;  // of the last that was promised
};
Errors errors_of(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  Errors found;
  for (const Entry& entry : log.entries) {
    if (entry.kind != Kind::restoration_promised || !is_meant(entry, target.of)) continue;
    if (entry.at < window.from || entry.at > window.to || entry.id <= start.entry) continue;
    const std::optional<Actual> actual = restored(log, entry);
    found.open = found.open || !actual;
    found.s.push_back(entry.value - value_s((actual ? actual->at : log.end) - Time{0}));
    found.last = entry.id;
  }
  return found;
}

}  // namespace

Reading estimate_error(const Log& log, const Target& target, const Start& start) {
  const Errors errors = errors_of(log, target, start);
  if (errors.s.empty()) return censored(log, start);
  double sum = 0, late = 0, early = 0;
  for (const double s : errors.s) {
    sum += std::abs(s);
    late = std::max(late, -s);
    early = std::max(early, s);
  }
  const double value = target.metric == Metric::estimate_overdue ? late
                       : target.metric == Metric::estimate_ahead ? early
                                                                 : sum / static_cast<double>(errors.s.size());
  // What is not back cannot have come before its time any more than was seen.
  const bool is_open = errors.open && target.metric != Metric::estimate_ahead;
  return {true, is_open, value, errors.last, start.entry, start.at, log.end};
}

Reading estimates_broken(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  std::int64_t broken = 0;
  for (const Entry& entry : log.entries)
    if (entry.kind == Kind::promise_broken && is_meant(entry, target.of) && entry.at >= window.from &&
        entry.at <= window.to)
      ++broken;
  return {true, false, static_cast<double>(broken), 0, start.entry, window.from, window.to};
}

}  // namespace tuiyan::score
