// Comparisons as JSON, for programs.
#pragma once

#include <string>
#include <vector>

#include "result/comparison.hpp"

namespace tuiyan::cli {

// Keys in a fixed order; the same study gives the same bytes, whatever the number of workers.
[[nodiscard]] std::string compare_json(const std::vector<result::Comparison>& comparisons);

}  // namespace tuiyan::cli
