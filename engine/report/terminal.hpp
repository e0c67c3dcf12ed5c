// The result of one drill on a terminal: timeline, scorecard, where the time went, conclusion.
//
// Contract: a string that ends with a newline; columns line up where a Chinese character takes two.
// Escape sequences only when `colour` is asked for, and never inside the counting of columns. No
// control character of a planner's text gets through.
#pragma once

#include <string>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string terminal_summary(const Log& log, const score::Scorecard& card, Language language,
                                           bool colour);

}  // namespace tuiyan::report
