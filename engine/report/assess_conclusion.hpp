// What a manager reads first of an assessment: which targets hold, which do not, and what takes the time.
//
// Contract: a pure function of the assessment, as odds_text.hpp; one sentence per item, most important first:
// the critical targets, those not met as surely as asked (least probable first), where the time goes, the grade.
#pragma once

#include <string>
#include <vector>

#include "result/assessment.hpp"

namespace tuiyan::report {

[[nodiscard]] std::vector<std::string> assess_conclusion(const result::Assessment& assessment, Language language);
// The command that says which part of the plan is worth mending.
[[nodiscard]] std::string criticality_command(const result::Assessment& assessment);

}  // namespace tuiyan::report
