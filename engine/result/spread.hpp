// Where the spread of a figure over the drills comes from: figures of the documents that are not known
// exactly, or chance.
//
// Contract: immutable values. Shares are of the variance of one drill's figure; what did not come before the end
// counts as long as it was waited for. How they are found stands in engine/study/README.md. No words.
#pragma once

#include <cstdint>
#include <vector>

#include "model/plan.hpp"
#include "result/estimate.hpp"

namespace tuiyan::result {

// Of one uncertain figure alone, the others drawn as well.
struct ParameterShare {
  std::size_t parameter = 0;           // row of Documents::parameters
  Estimate share;                      // first-order index
  double when_low = 0, when_high = 0;  // mean figure while the parameter is in the lowest, highest quarter of its law
};

struct Spread {
  Index<Target> target;
  std::int64_t drills = 0;                   // to which the target applies
  std::int64_t pairs = 0;                    // twice the same parameters, and it applies to both
  double deviation = 0;                      // standard deviation of one drill's figure
  Estimate parameters;                       // share of all of them together; the rest is chance
  bool known = false;                        // there were pairs enough, and something varied
  std::vector<ParameterShare> by_parameter;  // largest first
};

}  // namespace tuiyan::result
