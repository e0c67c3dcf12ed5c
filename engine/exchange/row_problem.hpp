// What is wrong with single rows of a table, and what that keeps out of a fit.
//
// Contract: nothing is dropped in silence: a row that is not used, or not wholly used, has a problem
// with its line. `text` says it as one sentence; `use` says what of the row is still used.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace tuiyan::exchange {

enum class RowProblemKind : std::uint8_t {
  stray_quotes,
  cell_count,
  wrong_date,
  wrong_time,
  wrong_length,
  wrong_count,
  unknown_outcome,
  negative_length,
  too_long,
  left_before_entry,
  abandoned_with_talk,
  answered_without_talk,
  overlapping_talk,
  parts_exceed_whole,
  repeated_interval,
  time_goes_back,
  other_offset,
};
inline constexpr std::size_t row_problem_count = static_cast<std::size_t>(RowProblemKind::other_offset) + 1;

// What remains usable of the row.
enum class RowUse : std::uint8_t { nothing, all_but_talk };

struct RowProblem {
  int line = 0;
  RowProblemKind kind = RowProblemKind::stray_quotes;
  std::string column;  // the table's name of it; may be empty
  std::string found;   // what stands there
};

[[nodiscard]] RowUse use(RowProblemKind kind);
// The kind alone ("a negative length"), for counts.
[[nodiscard]] Said name_of(RowProblemKind kind);
[[nodiscard]] Said text(const RowProblem& problem);

// How many of each kind, those that occurred, most frequent first.
struct RowProblemCount {
  RowProblemKind kind;
  std::size_t count = 0;
};
[[nodiscard]] std::vector<RowProblemCount> counts(const std::vector<RowProblem>& problems);

}  // namespace tuiyan::exchange
