// Whether one distribution of a figure is better than another at every level.
//
// Contract: sketches are of how bad figures are (see figure_tally.hpp). NEW dominates when at every level
// at least as large a share of its drills is no worse as of OLD's, and at some level the difference is
// larger than both empirical distributions may err together (each at 97.5 %). With the levels of a sketch in
// bins, to its 0.2 %.
#pragma once

#include "result/comparison.hpp"
#include "study/value_sketch.hpp"

namespace tuiyan::study {

[[nodiscard]] result::Dominance dominance(const ValueSketch& before, const ValueSketch& after);

}  // namespace tuiyan::study
