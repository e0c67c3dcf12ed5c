// Assessments as JSON, for programs and for later comparison.
#pragma once

#include <string>
#include <vector>

#include "result/assessment.hpp"

namespace tuiyan::cli {

// Keys in a fixed order; the same study gives the same bytes, whatever the number of workers.
[[nodiscard]] std::string assess_json(const std::vector<result::Assessment>& assessments);

}  // namespace tuiyan::cli
