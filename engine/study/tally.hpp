// The replications of one plan against one scenario, added up as they come.
//
// Contract: rows are added in the order of replications. Memory depends on the layout only, never on how
// many rows were added. `assessment` can be asked at any time.
#pragma once

#include <vector>

#include "result/assessment.hpp"
#include "study/figure_tally.hpp"
#include "study/moments.hpp"
#include "study/share_band.hpp"

namespace tuiyan::study {

class Tally {
 public:
  explicit Tally(Layout layout);
  void add(std::uint64_t replication, const Row& row);
  void add_lost(result::Lost lost);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] std::uint64_t played() const { return answered_ + lost_count_; }
  // Every probability stands in an interval of at most +- precision.
  [[nodiscard]] bool is_precise(double precision) const;
  // About how many replications that takes, by what is known so far; played() at least.
  [[nodiscard]] std::uint64_t replications_needed(double precision) const;
  // All but how the study was set up and how it ended.
  [[nodiscard]] result::Assessment assessment(double precision) const;

 private:
  struct WayTally {
    std::int64_t reached = 0, censored = 0;
    Moments total;
    std::vector<Moments> cells;  // seconds
  };
  struct ExpectedTally {
    FigureTally figures;         // ascending
    std::int64_t not_above = 0;  // no more than what happened
  };
  [[nodiscard]] result::ExpectedFigure expected(std::uint32_t row) const;
  [[nodiscard]] result::MeanWaterfall waterfall(std::size_t way) const;
  [[nodiscard]] std::vector<result::Fan> fans() const;

  Layout layout_;
  std::vector<FigureTally> targets_;
  std::vector<ExpectedTally> expected_;
  std::vector<WayTally> ways_;
  std::vector<ShareBand> bands_;
  result::Grades grades_;
  Moments attainment_;
  std::vector<result::Worst> worst_;
  std::vector<result::Lost> lost_;
  std::uint64_t answered_ = 0, lost_count_ = 0;
};

}  // namespace tuiyan::study
