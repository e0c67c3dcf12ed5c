#include "score/attainment.hpp"

#include <algorithm>

#include "model/metric.hpp"

namespace tuiyan::score {
namespace {

constexpr double slack = 1e-9;
constexpr double good_margin = 0.2;

}  // namespace

bool is_met(const Target& target, const Reading& reading) {
  if (!reading.applicable || reading.censored) return false;
  return target.upper ? reading.value <= target.limit + slack : reading.value >= target.limit - slack;
}

double attainment(const Target& target, const Reading& reading) {
  if (is_met(target, reading)) return 1;
  if (!reading.applicable || reading.censored || target.limit <= 0) return 0;
  // 1 at the limit, 0 at twice the upper or half the lower one.
  const double reached = target.upper ? 2 - reading.value / target.limit : 2 * reading.value / target.limit - 1;
  return std::clamp(reached, 0.0, 1.0);
}

double margin(const Target& target, const Reading& reading) {
  if (!reading.applicable) return 0;
  // From 98 % to 99 % is half the way that was left, though only 1 % of the limit.
  const bool of_what_is_missing = !target.upper && describe(target.metric).unit == MetricUnit::share;
  const double whole = of_what_is_missing ? 1 - target.limit : target.limit;
  const double left = target.upper ? target.limit - reading.value : reading.value - target.limit;
  const double share = whole > 0 ? left / whole : (is_met(target, reading) ? 1 : -1);
  return reading.censored ? std::min(share, -1.0) : share;
}

Rating rating(const Target& target, const Reading& reading, bool step_of_clause_late) {
  if (!reading.applicable) return Rating::not_applicable;
  if (is_met(target, reading)) {
    const bool easily = margin(target, reading) >= good_margin - slack;
    return easily && !step_of_clause_late ? Rating::performed : Rating::some_challenges;
  }
  return attainment(target, reading) > 0 ? Rating::major_challenges : Rating::unable;
}

bool has_late_step(const Log& log, const std::string& clause) {
  if (clause.empty()) return false;
  return std::any_of(log.entries.begin(), log.entries.end(), [&](const Entry& entry) {
    return entry.kind == Kind::step_late && log.documents->plan.flow[entry.step].clause == clause;
  });
}

}  // namespace tuiyan::score
