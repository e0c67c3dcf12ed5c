// The share of a service over many drills: what half of them, and what nine of ten stay within.
#pragma once

#include "draw/figure.hpp"
#include "result/assessment.hpp"

namespace tuiyan::drawing {

// `name` is the service's; `suffix` makes the figure's ids unique in the page. See figure.hpp.
[[nodiscard]] Drawing fan_figure(const result::Fan& fan, const std::string& name, const std::string& suffix,
                                 const std::vector<Mark>& faults, const Frame& frame);

}  // namespace tuiyan::drawing
