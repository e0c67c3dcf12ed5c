// The timeline in words: what should have been done by when, what was done, how far off.
//
// Contract: the rows of score/timeline.hpp in their order, laid out in one language; nothing is judged
// here.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "score/timeline.hpp"

namespace tuiyan::report {

enum class RowState : std::uint8_t { event, trouble, on_time, late, failed, skipped, open };

struct TimelineRow {
  std::string clock, since;  // local time; since the first fault (or the start), with a sign
  std::string what, who, clause;
  std::string due, deviation;  // empty when there is no time limit
  RowState state = RowState::event;
  bool is_step = false;
  bool is_major = true;
};

[[nodiscard]] std::vector<TimelineRow> timeline_rows(const Log& log, const score::Timeline& timeline,
                                                     Language language);

// Names of steps with their clauses, as one list in words.
[[nodiscard]] std::string step_list(const Log& log, const std::vector<Index<Step>>& steps, Language language);

}  // namespace tuiyan::report
