// The risks of a plan with what they cost a year: on a terminal, as Markdown and as a page with the matrix.
//
// Contract: as report.hpp has it; the figures are the study's.
#pragma once

#include <optional>
#include <string>

#include "report/report.hpp"
#include "result/risk_table.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string risk_terminal(const result::RiskTable& table, Language language, bool colour);
[[nodiscard]] Figures risk_figures(const result::RiskTable& table, Language language);
[[nodiscard]] std::string risk_markdown(const result::RiskTable& table, const Figures& figures, Language language);
// report.<lang>.md, report.<lang>.html and figures/ in `folder`, which exists.
[[nodiscard]] std::optional<Said> write_risks(const result::RiskTable& table, Language language,
                                              const std::string& folder);

// The word for a level, also the end of the code of its text.
[[nodiscard]] std::string_view code(result::RiskLevel level);

}  // namespace tuiyan::report
