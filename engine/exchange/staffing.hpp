// Who was at work, read from the talks alone.
//
// Contract: an agent is taken to be at work from the start of his first talk to the end of his last, except in
// gaps between talks of more than `longest_gap_s`. Who waits for a first call or sits idle after the last is not
// seen: a session of `least_gaps` gaps or more is taken to begin and end one mean gap of its own further out. A talk by
// nobody in particular is a session of its own, in the first group that serves its class. After-call work is what
// follows a talk while callers wait whom the agent serves: the time until he takes the next is an event; where that
// queue ran empty before, or he did not come back within the gap, it is censored (patience_fit.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "exchange/call_sheet.hpp"
#include "exchange/patience_fit.hpp"
#include "exchange/skill.hpp"

namespace tuiyan::exchange {

struct Session {
  std::uint32_t agent = 0;
  std::size_t group = 0;        // of Skills
  double from_s = 0, to_s = 0;  // since 1970-01-01T00:00 of the local clock
};

struct Staffing {
  static constexpr double longest_gap_s = 1800;
  static constexpr int least_gaps = 2;
  std::vector<Session> sessions;  // by agent, then start
  // Mean number of agents of a group at work in each slot of a day.
  [[nodiscard]] std::vector<double> mean_by_slot(std::int64_t day, std::size_t slots, std::size_t group) const;
};

[[nodiscard]] Staffing find_staffing(const CallSheet& sheet, const Skills& skills);
// Survival of after-call work (and picking up the next call); no events when it cannot be seen.
[[nodiscard]] PatienceFit fit_after_call(const CallSheet& sheet, const Skills& skills);

}  // namespace tuiyan::exchange
