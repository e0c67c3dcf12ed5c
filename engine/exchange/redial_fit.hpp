// Who calls again after giving up, how soon, and whether persistence grows.
//
// Contract: only calls with a known caller count. An abandoned call is followed by the next call of the
// same caller on the same day, whatever became of it; the delay runs from giving up to the next entry.
// Its attempt is 1 plus the number of abandoned calls of the caller that led to it without a pause longer than the
// window. Only callers whom the records name can be followed, and platforms often name only those who waited: the
// shares are then lower bounds. They include calls that would have come anyway.
#pragma once

#include <vector>

#include "exchange/call_sheet.hpp"
#include "exchange/duration_fit.hpp"

namespace tuiyan::exchange {

struct AttemptShare {
  std::size_t n = 0;  // gave up at this attempt
  Estimate again;     // called again within the window
};

struct RedialFit {
  static constexpr std::size_t growth_attempts = 4;  // that the growth is fitted to
  double window_s = 3600;
  std::size_t abandoned = 0;  // identified callers giving up
  std::size_t not_named = 0;  // gave up, caller not known
  Estimate within_5_min, within_window, same_day;
  std::vector<AttemptShare> by_attempt;  // the first is attempt 1
  // Probability of a redial at the first attempt, and what each further attempt adds; the slope is 0
  // unless it is more than twice its error.
  Estimate first, growth;
  double cap = 1;
  DurationFit delay;  // of those within the window
};

[[nodiscard]] RedialFit fit_redial(const std::vector<const RecordedCall*>& calls, double window_s);

}  // namespace tuiyan::exchange
