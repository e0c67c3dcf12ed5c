// Tests and intervals for a mean of bounded values that hold at every moment, whenever one looks.
//
// Contract: values lie in [-1, 1] and come in the order of replications; for any two of them the later may depend
// on the earlier, as long as each has the same mean given those before it. `Wager` bets on a mean above 0: while
// the mean is at most 0 its capital is a non-negative supermartingale, so that it ever reaches 1/a with probability
// at most a (Ville 1939). `mean_interval` is the set of means that a pair of such bets at confidence/2 each has not
// ruled out so far (Waudby-Smith & Ramdas 2024, JRSS B 86:1, theorem 3: "hedged capital"). Stopping
// early, adaptively or by Ctrl-C costs nothing of it. Sizes of bets look at past values only.
#pragma once

#include <vector>

#include "result/estimate.hpp"

namespace tuiyan::study {

class Wager {
 public:
  void add(double value);  // in [-1, 1]
  // The largest capital so far, as a natural logarithm.
  [[nodiscard]] double log_best() const { return best_; }

 private:
  double log_capital_ = 0, best_ = 0;
  double sum_ = 0, squares_ = 0;
};

// `low`, `high`: the values as they count for the lower and the upper bound; they differ where one is not known.
[[nodiscard]] result::Interval mean_interval(const std::vector<double>& low, const std::vector<double>& high,
                                             double confidence);

}  // namespace tuiyan::study
