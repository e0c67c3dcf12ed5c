// The shortest and the usual value of a law, for judging deadlines.
#pragma once

#include "base/law.hpp"

namespace tuiyan::input {

[[nodiscard]] double shortest_s(const Law& law);
[[nodiscard]] double median_s(const Law& law);

}  // namespace tuiyan::input
