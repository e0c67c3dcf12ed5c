// The course of the drill in words: what should have been done by when, what was done, how far off.
//
// Contract: the rows of score/timeline.hpp in their order, without steps that never became ready (see
// `not_reached`). A figure that goes to and fro (a service losing and regaining one seat) is told by
// its first and last change, with their number; a loss of everything is always told.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "score/timeline.hpp"

namespace tuiyan::report {

enum class RowState : std::uint8_t { event, trouble, on_time, late, failed, skipped, open, not_reached };

struct TimelineRow {
  std::string clock, since;  // local time; since the first fault (or the start), with a sign
  std::string what, who, clause;
  std::string due, deviation;  // empty when there is no time limit
  RowState state = RowState::event;
  bool is_step = false;
};

[[nodiscard]] std::vector<TimelineRow> timeline(const Log& log, Language language);

// Steps that the plan asked for and that never became ready, with their clauses.
[[nodiscard]] std::vector<std::string> not_reached(const Log& log, Language language);

// The first fault that struck; the start of the drill when none did.
[[nodiscard]] Time first_fault(const Log& log);
// Whether a time limit of this row counted in this drill, and whether it was kept.
enum class Kept : std::uint8_t { no_limit, yes, no };
[[nodiscard]] Kept kept(const score::Row& row);

}  // namespace tuiyan::report
