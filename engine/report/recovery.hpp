// The ways from the fault to what the targets ask for, as rows and bars.
//
// Contract: pure functions of log and scorecard. Bars are the pieces of the waterfall with instants
// rounded to whole seconds, neighbours of the same step, clause and kind joined: they are contiguous
// and sum to the rounded time to restore. A restoration that did not come before the end has the bars
// of its way so far, the last of them what was being waited for.
#pragma once

#include <vector>

#include "draw/series.hpp"
#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

[[nodiscard]] std::vector<drawing::Bar> bars(const Log& log, const score::Reading& reading);

// The results with a way to show: a service restored after some time, or still on the way at the end;
// then other times that came, but too late. The first is the one that the conclusion speaks of: within
// each of the two missed before met, critical before others, then by weight, then in the plan's order.
// Of several with the same way only the first is kept.
[[nodiscard]] std::vector<const score::Result*> ways(const Log& log, const score::Scorecard& card);

[[nodiscard]] Duration length_of(const std::vector<drawing::Bar>& bars);

struct Charge {
  Duration length{0};
  Delay delay = Delay::none;
  std::string clause;
};
// Totals by kind of delay, or by clause, longest first (ties: in the order of the way).
[[nodiscard]] std::vector<Charge> by_delay(const std::vector<drawing::Bar>& bars);
[[nodiscard]] std::vector<Charge> by_clause(const std::vector<drawing::Bar>& bars);
[[nodiscard]] std::vector<Charge> by_both(const std::vector<drawing::Bar>& bars);

}  // namespace tuiyan::report
