// Whether the calls of some documents are a queue with a closed formula, and what it says.
//
// Contract: a pure function of the documents. A formula is given only where each of its assumptions holds as
// written: one class of calls at a steady rate, one group of like agents round the clock, exponential talks,
// nothing after a call, nobody who redials, is called back, balks or is deterred; nothing breaks and nobody is
// absent; lines that never run out (or, for Erlang B, exactly as many as agents); and a warm-up of five relaxation
// times, since it is of the steady state. `gaps` names what does not hold (codes "gap.…" of words::Area::part).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"

namespace tuiyan::study {

enum class FormulaKind : std::uint8_t { none, erlang_b, erlang_c, erlang_a };

struct Formula {
  FormulaKind kind = FormulaKind::none;
  std::vector<std::string> gaps;  // empty exactly when there is a formula
  int agents = 0;
  double rate = 0, service = 0, impatience = 0;  // per second
  double within_s = 20;
};

[[nodiscard]] Formula formula_of(const Documents& documents);
// Seconds, calls or share, as the metric has it; none where the formula does not say.
[[nodiscard]] std::optional<double> answer(const Formula& formula, Metric metric);

}  // namespace tuiyan::study
