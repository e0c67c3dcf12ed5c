// The archive on the terminal: the list, one record, a target over time, a log scored again.
//
// Contract: pure functions of what the archive gave; plain text with a line break at the end. Times are
// those of the machine's zone.
#pragma once

#include <string>
#include <vector>

#include "archive/record.hpp"
#include "draw/gnuplot.hpp"
#include "event/log.hpp"
#include "json/node.hpp"
#include "model/text.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

// `earlier`: records before the first of `list` that are left out.
[[nodiscard]] std::string history_list(const std::string& path, const std::vector<archive::Filed>& list,
                                       std::size_t earlier, Language language, bool colour);
// `study`: the full result of a record of criticality or sweep; null for the other kinds.
[[nodiscard]] std::string history_record(const archive::Filed& filed, const json::Node* study, Language language,
                                         bool colour);
[[nodiscard]] std::string history_trend(const std::vector<archive::TrendPoint>& points, Language language, bool colour);
// Runs, assessments and the whole plan of criticality of one target by time, met and missed ones apart, with the limits
// they had.
[[nodiscard]] drawing::Drawing trend_figure(const std::vector<archive::TrendPoint>& points, Language language);

// A log with its own targets and with others.
struct Rescored {
  std::int64_t id = 0;
  std::string file;
  const Log& before;
  const score::Scorecard& card_before;
  const Log& after;
  const score::Scorecard& card_after;
};
[[nodiscard]] std::string history_rescore(const Rescored& rescored, Language language, bool colour);

}  // namespace tuiyan::report
