// When a thing will be back, as the person who announces it has to guess it.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {
namespace {

// Up to the next whole `step` of the clock.
Time rounded_up(Time at, Duration of_day, Duration step) {
  if (step.us <= 0) return at;
  const std::int64_t clock_us = of_day.us + at.us;
  return Time{(clock_us + step.us - 1) / step.us * step.us - of_day.us};
}

}  // namespace

// What he takes for the cause may not be it: then the time is wrong as well, and he cannot know. A role to which
// nobody has told a diagnosis goes by the rule.
void Machine::promise_time(const RestorationEstimate& estimate, Change& change) {
  const auto& diagnoses = beliefs_of(change.who).diagnoses;
  const auto held = diagnoses.find(estimate.found ? estimate.found : estimate.of);
  Time back{-1};
  if (held != diagnoses.end()) {
    const Law& repair = documents_.scenario.faults[held->second.fault].mending.repair;
    const Duration mending = seconds(estimate.times * quantile(repair, estimate.quantile));
    back = std::max(now_, held->second.as_of + mending) + estimate.plus;
    change.by_diagnosis = true;
  } else if (estimate.rule) {
    back = now_ + *estimate.rule;
  } else {
    return;
  }
  change.promised = rounded_up(back, documents_.scenario.start_of_day, estimate.round);
  change.promised_of = estimate.of;
}

}  // namespace tuiyan::response
