// One target over the replications: how often met, and how its figure is spread.
//
// Contract: figures are kept by how bad they are (the figure itself under an upper limit, its negative
// under a lower one), so that "90 of 100 drills are no worse than" reads the same for both.
#pragma once

#include "result/assessment.hpp"
#include "study/row.hpp"
#include "study/value_sketch.hpp"

namespace tuiyan::study {

class FigureTally {
 public:
  explicit FigureTally(Target target) : target_(std::move(target)) {}
  void add(const TargetOutcome& outcome);

  [[nodiscard]] std::int64_t applicable() const { return figures_.count(); }
  [[nodiscard]] std::int64_t met() const { return met_; }
  [[nodiscard]] const ValueSketch& figures() const { return figures_; }
  [[nodiscard]] const Target& target() const { return target_; }
  // `lost` replications gave no answer.
  [[nodiscard]] result::TargetOdds odds(Index<Target> row, std::int64_t lost, double precision) const;
  // The figure that `part` of the drills do not exceed; there must be some.
  [[nodiscard]] result::Percentile percentile(double part, std::int64_t lost) const;

 private:
  [[nodiscard]] result::Bound at(std::int64_t rank) const;

  Target target_;
  ValueSketch figures_;
  std::int64_t met_ = 0;
  double latest_open_ = 0;  // the largest "later than"
};

}  // namespace tuiyan::study
