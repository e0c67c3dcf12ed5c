// Figures of the calls that the exact cases ask for, read as a user would: from targets of the plan.
//
// Contract: a metric's entry in expect.json says how its sample is made of one log:
//   "target": id             the reading of that target; it must be applicable and not censored
//   "times": x               multiplied by x (occupancy x seats = mean number of busy seats)
//   "one_minus": true        1 - the reading
//   "at_most", "at_least": n 1 when the reading is at most (at least) n, else 0
//   "weighted_by": id        the reading times that target's, over that target's: a ratio of sums
//   "with": id               the other sample of a correlation
// and, where no metric says it, from the records:
//   "answered_at_most_s": s  share answered after at most s, of answered (an exact edge of the histogram)
//   "lines_busy_at_s": s     lines held at the sample of that instant; with "at_least"
//   "last_call_s": true      when the last thing happened to a call, in seconds
#pragma once

#include "oracle/hold.hpp"

namespace tuiyan::oracle {

[[nodiscard]] Sample call_figure(const Expected& metric, const Log& log);

}  // namespace tuiyan::oracle
