// Who was at work, read from the talks alone.
//
// Contract: an agent is taken to be at work from the start of his first talk to the end of his last, except in
// gaps between talks of more than `longest_gap_s` and in breaks. Who, more than `longest_pause_s` after the end of a
// talk, leaves a caller waiting whom he serves for longer than `pick_up_s` (so long a call may ring) is away: the
// break lasts from the end of that talk to the last instant at which such a caller waited. Who waits for a first call
// or sits idle after the last is not seen either: a session of `least_gaps` gaps or more is taken to begin and end one
// mean gap (breaks apart) of its own further out. Where days are read one by one, an agent who works on over midnight
// has a session on either side: they meet in the gap between (`meet_at_midnight`). A talk by nobody in particular is a
// session of its own, in the first group that serves its class. After-call work is what follows a talk while callers
// wait whom the agent serves: the time until he takes the next is an event; where that queue ran empty before, or he
// did not come back within the gap, it is censored (patience_fit.hpp). Of that law the breaks that are seen are taken
// out (`without_breaks`). In the records of a bank (October 1999) half of these pauses end within 6 s, and who has not
// come back after a minute stays away for minutes: the rate of coming back is 0.015 a second before the 60th second,
// 0.004 at the 100th, 0.001 at the 500th. So a minute parts work from breaks.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "exchange/call_sheet.hpp"
#include "exchange/patience_fit.hpp"
#include "exchange/skill.hpp"

namespace tuiyan::exchange {

struct Session {
  std::uint32_t agent = 0;
  std::size_t group = 0;         // of Skills
  double from_s = 0, to_s = 0;   // since 1970-01-01T00:00 of the local clock
  std::uint32_t call_class = 0;  // of its first talk
  double widened_s = 0;          // by so much its ends lie further out than his first and his last talk
};

struct Staffing {
  static constexpr double longest_gap_s = 1800, longest_pause_s = 60, pick_up_s = 10;
  static constexpr int least_gaps = 2;
  std::vector<Session> sessions;  // by agent, then start (of a fit: by day before); a break parts two of them
  std::vector<Session> breaks;    // the same way
  // Mean number of agents of a group at work in each slot of a day.
  [[nodiscard]] std::vector<double> mean_by_slot(std::int64_t day, std::size_t slots, std::size_t group) const;
};

[[nodiscard]] Staffing find_staffing(const CallSheet& sheet, const Skills& skills);
// The sessions of two days, each by agent, then start. Where an agent's last of `before` and his first of `after` are
// no further apart than `longest_gap_s`, talk to talk, he was at work in between, once: both end where he was next
// seen.
void meet_at_midnight(std::span<Session> before, std::span<Session> after);
// After-call work (and picking up the next call); nothing when it cannot be seen.
[[nodiscard]] std::vector<Waited> after_call_gaps(const CallSheet& sheet, const Skills& skills);
// What is left of the law of pauses when those of more than `longest_pause_s` that are seen as breaks, a share
// `seen` of all talks, are taken out: S(t) - seen up to there, beyond it S(t) in the proportion that remains, of
// 1 - seen. So breaks at times when nobody waits stay in it, as frequent as the records let them be.
[[nodiscard]] PatienceFit without_breaks(PatienceFit pauses, double seen);

}  // namespace tuiyan::exchange
