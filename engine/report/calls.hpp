// What became of the calls, as a table and a sentence.
//
// Contract: sums over the cohorts (calls by arrival) from time 0 on; what was cut comes from the flows,
// since a cohort counts a call that was answered and then cut as answered. Per class
//   offered = self-served + answered + abandoned + blocked or dropped + cut while waiting + still inside.
// Shares are of calls offered, or, by name, of those asking for an agent (offered less self-served and
// hung up content); waits are those of calls answered.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "report/view.hpp"

namespace tuiyan::report {

// One row per class with calls, and their sum when there are several.
[[nodiscard]] std::vector<CallRow> call_rows(const Log& log, Language language);
// Whether anybody hung up on hearing the wait or accepted a call-back.
[[nodiscard]] bool has_told(const Log& log);
[[nodiscard]] std::vector<std::string> calls_sentences(const Log& log, Language language);

}  // namespace tuiyan::report
