#include "support/figure.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

#include "score/score.hpp"

namespace tuiyan::tests {
namespace {

bool starts_with(std::string_view text, std::string_view head) { return text.substr(0, head.size()) == head; }

score::Reading reading_of(const Log& log, const std::string& target_id) {
  const auto target = log.documents->plan.targets.find(target_id);
  TUIYAN_CHECK(target);
  return score::read(log, log.documents->plan.targets[target]);
}

bool met(const Log& log, const std::string& target_id) {
  for (const score::Result& result : score::score(log).results)
    if (log.documents->plan.targets[result.target].id == target_id) return result.met;
  throw LogicFault("no result for the target " + target_id);
}

// Minutes until somebody acknowledged or, failing that, until the automatic action was done.
double acknowledged_min(const Log& log) {
  const score::Reading acknowledged = reading_of(log, "acknowledged");
  if (!acknowledged.censored) return acknowledged.value / 60;
  const score::Reading automatic = reading_of(log, "automatic-done");
  TUIYAN_CHECK(!automatic.censored);
  return automatic.value / 60;
}

bool gave_up(const Log& log) {
  return std::any_of(log.entries.begin(), log.entries.end(),
                     [](const Entry& entry) { return entry.kind == Kind::generator_gave_up; });
}

}  // namespace

double figure(const std::string& name, const std::string& target, const Log& log) {
  if (starts_with(name, "EQ_") || starts_with(name, "E_")) return reading_of(log, target).value;
  if (starts_with(name, "P_restored_by_")) return met(log, target) ? 1 : 0;
  if (name == "mean") return acknowledged_min(log);
  if (starts_with(name, "P_le_")) return acknowledged_min(log) <= std::strtod(name.c_str() + 5, nullptr) ? 1 : 0;
  if (name == "P_all_levels_time_out") return reading_of(log, target).censored ? 1 : 0;
  if (name == "P_all_3_starts_fail") return gave_up(log) ? 1 : 0;
  if (name == "P_blackout") return reading_of(log, target).value > 0 ? 1 : 0;
  if (name == "mean_blackout_min") return reading_of(log, target).value / 60;
  throw LogicFault("no figure of the name " + name);
}

}  // namespace tuiyan::tests
