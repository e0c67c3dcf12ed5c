// The scorecard in words: one row per target, how each is defined, how the grade came about.
//
// Contract: pure functions of log and scorecard; the figures are the scorecard's.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "report/view.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

[[nodiscard]] std::vector<TargetRow> target_rows(const Log& log, const score::Scorecard& card, Language language);
// The reading as it is printed, censored and not applicable ones included.
[[nodiscard]] std::string value_of(const Target& target, const score::Reading& reading, Language language);
// Target, result, limit: for a result that was missed.
[[nodiscard]] std::string missed_sentence(const Log& log, const score::Result& result, Language language);
[[nodiscard]] std::vector<std::string> missed_targets(const Log& log, const score::Scorecard& card, Language language);
// For a result of time_to_restore that is applicable.
[[nodiscard]] std::string recovery_sentence(const Log& log, const score::Result& result, Language language);
[[nodiscard]] std::string grade_reason(const Log& log, const score::Scorecard& card, Language language);
[[nodiscard]] std::string grading_rule(const Log& log, Language language);
[[nodiscard]] std::vector<Fact> rating_rules(Language language);
// The definitions of the metrics that the plan's targets use, each once.
[[nodiscard]] std::vector<Fact> definitions(const Log& log, Language language);

}  // namespace tuiyan::report
