// What a plan cannot do without, against one or several scenarios: terminal, Markdown, page.
//
// Contract: as report.hpp has it. Studies are of the same plan, one per scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "result/part_worth.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string criticality_terminal(const std::vector<result::Criticality>& studies, Language language,
                                               bool colour);
[[nodiscard]] Figures criticality_figures(const std::vector<result::Criticality>& studies, Language language);
[[nodiscard]] std::string criticality_markdown(const std::vector<result::Criticality>& studies, const Figures& figures,
                                               Language language);
[[nodiscard]] std::optional<Said> write_criticality(const std::vector<result::Criticality>& studies, Language language,
                                                    const std::string& folder);

}  // namespace tuiyan::report
