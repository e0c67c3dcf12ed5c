// The distribution of a figure in bounded memory.
//
// Contract: the first 4,096 values are kept exactly. From then on values stand in bins 2^-9 of their
// size wide (at most 0.2 %), and a bin is spoken of by its middle. Values that are worse than any
// (`add_open`) are counted beyond all others. The order in which values come does not matter.
// Memory: at most 32 kB while exact; in bins at most 24 kB for each doubling of the size in which there
// are values.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace tuiyan::study {

class ValueSketch {
 public:
  static constexpr std::size_t exact_values = 4096;

  void add(double value);  // finite
  void add_open() { ++open_; }

  [[nodiscard]] std::int64_t count() const { return finite_ + open_; }
  [[nodiscard]] std::int64_t finite() const { return finite_; }
  // The `rank`-th smallest finite value, 1 <= rank <= finite().
  [[nodiscard]] double at_rank(std::int64_t rank) const;
  // All finite values, ascending, with how often each was seen.
  [[nodiscard]] std::vector<std::pair<double, std::int64_t>> steps() const;

 private:
  void to_bins();

  std::int64_t finite_ = 0, open_ = 0;
  mutable std::vector<double> exact_;  // sorted when it is asked
  mutable bool sorted_ = true;
  std::map<std::int64_t, std::int64_t> bins_;  // by the leading bits of the value, in the order of values
};

}  // namespace tuiyan::study
