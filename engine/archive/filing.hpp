// Drills and studies made ready for the archive.
//
// Contract: pure functions. The drafts hold the merged documents, the log of a run, and the full result as
// the program wrote it (`json`), so that the archive alone can score, report and play again. `filing.when_us`
// is the only thing that differs between two records of the same drill.
#pragma once

#include <string>
#include <vector>

#include "archive/record.hpp"
#include "event/log.hpp"
#include "result/assessment.hpp"
#include "result/comparison.hpp"
#include "result/part_worth.hpp"
#include "result/sweep_curve.hpp"
#include "score/score.hpp"

namespace tuiyan::archive {

struct Filing {
  std::int64_t when_us = 0;  // since 1970-01-01, UTC
  std::string program;       // version
  std::string settings;      // JSON
};

using DocumentList = std::vector<std::shared_ptr<const Documents>>;

[[nodiscard]] Draft draft_of(const Log& log, const score::Scorecard& card, const std::string& log_text,
                             const std::string& json, const Filing& filing);
[[nodiscard]] Draft draft_of(const std::vector<result::Assessment>& assessments, const DocumentList& documents,
                             const std::string& json, const Filing& filing);
// OLD's documents, one for each scenario, then NEW's.
[[nodiscard]] Draft draft_of(const std::vector<result::Comparison>& comparisons, const DocumentList& before,
                             const DocumentList& after, const std::string& json, const Filing& filing);
// The outcomes are those of the whole plan.
[[nodiscard]] Draft draft_of(const std::vector<result::Criticality>& studies, const DocumentList& documents,
                             const std::string& json, const Filing& filing);
// The documents are those as written, the outcomes those at each value.
[[nodiscard]] Draft draft_of(const std::vector<result::Sweep>& sweeps, const DocumentList& documents,
                             const std::string& json, const Filing& filing);

}  // namespace tuiyan::archive
