// What happened in the real incident beside what was simulated, in words.
//
// Contract: pure functions; figures are the log's or the study's. Empty when the scenario names no published
// figure. Plain text without markup.
#pragma once

#include <string>
#include <vector>

#include "report/view.hpp"
#include "result/assessment.hpp"

namespace tuiyan::report {

// One drill: `simulated` is its figure, `difference` by how much it is off, "" where that means nothing.
[[nodiscard]] std::vector<ExpectedRow> expected_rows(const Log& log, Language language);

// A study: percentiles of the simulated figures, where among them what happened stands, whether they agree.
struct ExpectedOddsRow {
  std::string name, metric, happened, low, median, high, position, rule, verdict, kind, basis;
  std::string css;  // met, missed, none
};
[[nodiscard]] std::vector<ExpectedOddsRow> expected_rows(const result::Assessment& assessment, Language language);

}  // namespace tuiyan::report
