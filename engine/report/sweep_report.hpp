// Curves over a number of the documents, against one or several scenarios: terminal, Markdown, page.
//
// Contract: as report.hpp has it. Sweeps are of the same plan, number and values, one per scenario.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"
#include "result/sweep_curve.hpp"

namespace tuiyan::report {

[[nodiscard]] std::string sweep_terminal(const std::vector<result::Sweep>& sweeps, Language language, bool colour);
[[nodiscard]] Figures sweep_figures(const std::vector<result::Sweep>& sweeps, Language language);
[[nodiscard]] std::string sweep_markdown(const std::vector<result::Sweep>& sweeps, const Figures& figures,
                                         Language language);
[[nodiscard]] std::optional<Said> write_sweep(const std::vector<result::Sweep>& sweeps, Language language,
                                              const std::string& folder);

}  // namespace tuiyan::report
