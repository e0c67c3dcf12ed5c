// Which pairs a target or a step means.
#pragma once

#include "model/scenario.hpp"

namespace tuiyan::score {

// `of` is the pair itself, or the service or component whose expression holds it; true without `of`.
[[nodiscard]] bool is_pair_of(const Site& site, Subject of, Index<Pair> pair);

}  // namespace tuiyan::score
