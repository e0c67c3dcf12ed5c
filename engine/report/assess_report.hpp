// The assessment of a plan against one or several scenarios: on a terminal, as Markdown and as a page.
//
// Contract: as report.hpp has it. Assessments are of one plan, one per scenario, in the order given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "result/assessment.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string assess_terminal(const std::vector<result::Assessment>& assessments, Language language,
                                          bool colour);
[[nodiscard]] Figures assess_figures(const std::vector<result::Assessment>& assessments, Language language);
[[nodiscard]] std::string assess_markdown(const std::vector<result::Assessment>& assessments, const Figures& figures,
                                          Language language);
// report.<lang>.md, report.<lang>.html and figures/ in `folder`, which exists.
[[nodiscard]] std::optional<Said> write_assessment(const std::vector<result::Assessment>& assessments,
                                                   Language language, const std::string& folder);

}  // namespace tuiyan::report
