// The scorecard of one drill as JSON, for programs and for later comparison.
#pragma once

#include <string>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::cli {

// Ids, figures and the waterfall of every time that has one; keys in a fixed order.
[[nodiscard]] std::string result_json(const Log& log, const score::Scorecard& card);

}  // namespace tuiyan::cli
