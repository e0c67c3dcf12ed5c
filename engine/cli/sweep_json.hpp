// A sweep as JSON: study.json of a result folder, and what --json prints.
//
// Contract: a pure function; one entry per scenario, values ascending. A probability is a number from 0 to 1, a figure
// in the metric's unit (seconds, calls or share).
#pragma once

#include <string>
#include <vector>

#include "result/sweep_curve.hpp"

namespace tuiyan::cli {

[[nodiscard]] std::string sweep_json(const std::vector<result::Sweep>& sweeps);

}  // namespace tuiyan::cli
