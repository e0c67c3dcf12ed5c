// Who was at work, read from the talks alone.
//
// Contract: an agent is taken to be at work from the start of his first talk to the end of his last, except in
// gaps between talks of more than `longest_gap_s`. That is a lower bound: who waited for a first call or sat
// idle after the last is not seen. After-call work is what follows a talk while callers wait: the time until the
// agent takes a caller who had been waiting ever since the talk ended is an event, and where the queue
// ran empty before, or the agent did not come back within the gap, it is censored (patience_fit.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "exchange/call_sheet.hpp"
#include "exchange/patience_fit.hpp"

namespace tuiyan::exchange {

struct Session {
  std::uint32_t agent = 0;
  double from_s = 0, to_s = 0;  // since 1970-01-01T00:00 of the local clock
};

struct Staffing {
  static constexpr double longest_gap_s = 1800;
  std::vector<Session> sessions;  // by agent, then start
  // Mean number of agents at work in each slot of a day.
  [[nodiscard]] std::vector<double> mean_by_slot(std::int64_t day, std::size_t slots) const;
};

[[nodiscard]] Staffing find_staffing(const CallSheet& sheet);
// Survival of after-call work (and picking up the next call); no events when it cannot be seen.
[[nodiscard]] PatienceFit fit_after_call(const CallSheet& sheet);

}  // namespace tuiyan::exchange
