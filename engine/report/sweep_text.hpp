// A curve over a number of the documents in words.
//
// Contract: pure functions of the study; the figures are the study's. Plain text without markup.
#pragma once

#include <string>
#include <vector>

#include "model/text.hpp"
#include "result/sweep_curve.hpp"

namespace tuiyan::report {

struct SweepRow {
  std::string value, met, interval, figure, figure_interval, step, figure_step, formula;
};
// Targets that moved along the curve, as places in `targets`; of the others `still_targets` tells the names.
[[nodiscard]] std::vector<std::size_t> moving_targets(const result::Sweep& sweep);
[[nodiscard]] std::string still_targets(const result::Sweep& sweep, Language language);
[[nodiscard]] std::vector<SweepRow> sweep_rows(const result::Sweep& sweep, std::size_t place, Language language);
// Name, limit as written, confidence asked.
[[nodiscard]] std::string sweep_title(const result::Sweep& sweep, std::size_t place, Language language);
[[nodiscard]] std::string range_sentence(const result::Sweep& sweep, std::size_t place, Language language);
// Which formula stands beside the curve, or why none does.
[[nodiscard]] std::string formula_sentence(const result::Sweep& sweep, Language language);
[[nodiscard]] bool has_formula(const result::Sweep& sweep, std::size_t place);
[[nodiscard]] std::vector<std::string> sweep_standing(const result::Sweep& sweep, Language language);

}  // namespace tuiyan::report
