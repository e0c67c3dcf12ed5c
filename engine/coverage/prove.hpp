// Whether the proofs hold: plays with and without the piece, checks the bad plans, looks into the reports.
//
// Contract: the same book gives the same verdicts for any number of workers. A play holds when, over the pairs
// of drills under the same luck (seed 95598, replications 0, 1, …) to which the target applies in both, its metric moved
// the way the proof says by two tests: the exact sign test at `sign_level`, and the 95 % interval of the mean
// difference (Student), which must lie wholly on that side of 0. What did not happen before the end counts as long as
// it was waited for. Drills are played in the study room's pool.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "coverage/book.hpp"
#include "model/plan.hpp"
#include "result/estimate.hpp"

namespace tuiyan::coverage {

// One-sided: twelve pairs that move the same way and none against, or 16 of 17. A table of 170 such proofs holds one by
// luck alone with a chance of at most 170 / 4096 = 4 % (Bonferroni).
inline constexpr double sign_level = 1.0 / 4096;

struct Verdict {
  bool holds = false;
  Said objection;  // why not
  // play
  Metric metric = Metric::time_to_restore;
  int pairs = 0, moved = 0, against = 0;
  double with = 0, without = 0;  // means, in the metric's unit
  result::Interval change;       // of without - with, 95 %
  double chance = 1;             // of the sign test
};

struct ProveSettings {
  int workers = 0;  // 0: one per core
};

// One verdict for each proof, in order; none when SIGINT ended it before every drill was played. `progress` is told how
// many of how many drills are done.
[[nodiscard]] std::optional<std::vector<Verdict>> prove(
    const Book& book, const ProveSettings& settings,
    const std::function<void(std::size_t, std::size_t)>& progress = {});

}  // namespace tuiyan::coverage
