// Call records: one row a call.
//
// Contract: reads what it can, and reports every row that cannot be used, or not wholly (row_problem.hpp).
// Phases come as lengths or as clock times; a clock time earlier than the one before by more than
// twelve hours is of the next day. Without a column of outcomes a call with talk was answered, one with
// a wait alone was abandoned, any other ended in the IVR. When an agent's next
// talk begins more than `overlap_allowed_s` before the end of one, that one's length is doubtful and is not used.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/cell.hpp"
#include "exchange/column.hpp"
#include "exchange/outcome.hpp"
#include "exchange/row_problem.hpp"
#include "exchange/stated_offset.hpp"

namespace tuiyan::exchange {

inline constexpr double overlap_allowed_s = 2;  // two roundings to whole seconds

struct RecordedCall {
  std::int64_t day = 0;  // local, days since 1970-01-01
  double entry_s = 0;    // after local midnight
  double ivr_s = 0, queue_s = 0, talk_s = 0;
  Outcome outcome = Outcome::answered;
  std::uint32_t call_class = 0;         // row of CallSheet::classes
  std::uint32_t caller = 0, agent = 0;  // rows of callers and agents; 0: not known
  int line = 0;
  bool talk_usable = true;
  // Seconds since 1970-01-01T00:00 of the local clock.
  [[nodiscard]] double entered_s() const { return static_cast<double>(day) * 86'400 + entry_s; }
  [[nodiscard]] double queued_s() const { return entered_s() + ivr_s; }
  [[nodiscard]] double left_queue_s() const { return queued_s() + queue_s; }
  [[nodiscard]] bool asked_for_agent() const { return outcome == Outcome::answered || outcome == Outcome::abandoned; }
};

struct CallSheet {
  std::string file;
  std::size_t rows = 0;              // in the file
  std::vector<RecordedCall> calls;   // by time of entry, then line
  std::vector<std::string> classes;  // names as in the table; "" when it tells none apart
  std::vector<std::size_t> kin;      // by class: those with the same number are alike in the first column; or empty
  std::vector<std::string> callers, agents;  // the first is ""
  std::vector<RowProblem> problems;          // by line
  StatedOffset clock;                        // of the instants of entry
  bool has_ivr = false, has_queue = false, has_talk = false, has_callers = false, has_agents = false;
};

// The calls of one day, with the same classes, callers and agents.
[[nodiscard]] CallSheet calls_of_day(const CallSheet& sheet, std::int64_t day);

[[nodiscard]] CallSheet read_calls(const CsvTable& table, const Columns& columns, DateOrder order);

}  // namespace tuiyan::exchange
