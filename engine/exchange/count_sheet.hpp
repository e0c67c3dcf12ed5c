// Statistics by interval or by day, and curves of customers without power.
//
// Contract: reads what it can and reports every row that it does not use (row_problem.hpp). The length
// of the intervals is the smallest distance of two starts on one day; daily counts have one of 24 h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/cell.hpp"
#include "exchange/column.hpp"
#include "exchange/row_problem.hpp"
#include "exchange/stated_offset.hpp"

namespace tuiyan::exchange {

struct CountRow {
  std::int64_t day = 0;
  double from_s = 0;  // after local midnight
  double offered = 0, answered = 0, abandoned = 0, ivr_entered = 0, ivr_hangup = 0, agents = 0;
  double asa_s = 0, wait_abandoned_s = 0, talk_mean_s = 0;  // 0 where nobody was answered or gave up
  int line = 0;
};

struct CountSheet {
  std::string file;
  StatedOffset clock;  // of the starts of the intervals
  std::size_t rows = 0;
  double interval_s = 0;
  std::vector<CountRow> counts;  // by day and start
  std::vector<RowProblem> problems;
  bool has_waits = false, has_talk = false, has_ivr = false, has_agents = false;
};
[[nodiscard]] CountSheet read_counts(const CsvTable& table, const Columns& columns, DateOrder order);

struct OutagePoint {
  double at_s = 0;  // seconds since 1970-01-01T00:00, of the clock of the table
  double customers = 0;
};
// A value holds until the next point.
struct OutageSheet {
  std::string file;
  std::size_t rows = 0;
  StatedOffset clock;
  std::vector<OutagePoint> points;
  std::vector<RowProblem> problems;
};
[[nodiscard]] OutageSheet read_outage(const CsvTable& table, const Columns& columns, DateOrder order);

}  // namespace tuiyan::exchange
