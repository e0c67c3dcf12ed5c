// Pairs of replications of two plans under the same luck, added up as they come.
//
// Contract: rows are added in the order of replications; memory depends on the layouts only.
// `pair_layouts` gives both plans the same list of clauses and judges NEW's targets by OLD's limits where
// the target (same id) measures the same thing.
#pragma once

#include <utility>
#include <vector>

#include "result/comparison.hpp"
#include "study/figure_tally.hpp"
#include "study/moments.hpp"

namespace tuiyan::study {

struct PairLayouts {
  Layout before, after;
};
[[nodiscard]] PairLayouts pair_layouts(std::shared_ptr<const Documents> before, std::shared_ptr<const Documents> after);

class PairTally {
 public:
  explicit PairTally(PairLayouts layouts);
  void add(const Row& before, const Row& after);
  void add_lost(result::Lost lost);

  [[nodiscard]] const PairLayouts& layouts() const { return layouts_; }
  [[nodiscard]] std::uint64_t played() const { return answered_ + lost_count_; }
  // Every change of a probability stands in an interval of at most +- precision.
  [[nodiscard]] bool is_precise(double precision) const;
  [[nodiscard]] std::uint64_t pairs_needed(double precision) const;
  // All but how the study was set up and how it ended, and what changed in the documents.
  [[nodiscard]] result::Comparison comparison(double precision) const;

 private:
  struct TargetPair {
    TargetPair(Index<Target> old_row, Index<Target> new_row, const Layout& old_layout, const Layout& new_layout)
        : before(old_row),
          after(new_row),
          spread_before(old_layout.judged[old_row.value]),
          spread_after(new_layout.judged[new_row.value]) {}
    Index<Target> before, after;
    bool limit_moved = false;
    std::int64_t pairs = 0, only_before = 0, only_after = 0, met_before = 0, met_after = 0, gained = 0, gone = 0,
                 better = 0, worse = 0;
    Moments figure_before, figure_after, change;
    FigureTally spread_before, spread_after;
  };
  struct WayPair {
    std::size_t before = 0, after = 0;  // places among the ways
    std::int64_t pairs = 0;
    Moments saved_s;
    std::vector<Moments> clauses_s;
  };
  void add_target(TargetPair& pair, const TargetOutcome& before, const TargetOutcome& after) const;
  void add_way(WayPair& pair, const Row& before, const Row& after) const;
  [[nodiscard]] result::Estimate met_change(const TargetPair& pair) const;
  [[nodiscard]] result::TargetChange told(const TargetPair& pair) const;
  [[nodiscard]] result::WaySaving told(const WayPair& pair) const;

  PairLayouts layouts_;
  std::vector<TargetPair> targets_;
  std::vector<WayPair> ways_;
  Moments attainment_;
  std::vector<result::Lost> lost_;
  std::uint64_t answered_ = 0, lost_count_ = 0;
};

}  // namespace tuiyan::study
