// The comparison of two revisions against one or several scenarios: terminal, Markdown, page.
//
// Contract: as report.hpp has it. Comparisons are of the same two plans, one per scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "result/comparison.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string compare_terminal(const std::vector<result::Comparison>& comparisons, Language language,
                                           bool colour);
[[nodiscard]] Figures compare_figures(const std::vector<result::Comparison>& comparisons, Language language);
[[nodiscard]] std::string compare_markdown(const std::vector<result::Comparison>& comparisons, const Figures& figures,
                                           Language language);
[[nodiscard]] std::optional<Said> write_comparison(const std::vector<result::Comparison>& comparisons,
                                                   Language language, const std::string& folder);

}  // namespace tuiyan::report
