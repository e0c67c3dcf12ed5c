// The drill as a list: what was to happen and when, what did happen, and what the world did.
//
// Contract: pure functions of the log. One row per run of a step, one per inject and one per action
// that an inject expects, and one per notable fact of the world; sorted by `at`, then by entry.
// Expected = ready + the step's `within`; for an inject the instant it was given + its `within`.
// Deviation = actual - expected (positive: late); for what is still open at the end, end - expected
// when that is already positive. An expected action is answered by the first run that was done after
// the inject; without one, and when no new run became ready either, by a run done before it. A figure
// that goes to and fro (a service losing and regaining one seat) is told by its first and last change,
// with their number; a loss of everything is always told. Steps without a run are not rows but lists.
// No words: those are the report's business.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/log.hpp"

namespace tuiyan::score {

enum class RowKind : std::uint8_t { step, inject, expected_action, fact };
enum class Outcome : std::uint8_t {
  none,  // a fact, or an action that only people can judge
  done,
  done_before,  // an expected action whose step had been done when the inject came
  failed,
  skipped,
  open,         // ready or started, not finished at the end
  not_reached,  // never became ready although the plan asked for it
  not_needed,   // nothing called for it (score/asked.hpp), or skipped by its own condition
};

struct Row {
  RowKind kind = RowKind::fact;
  Time at;            // where the row stands: actual, else expected, else ready, else the end
  EntryId entry = 0;  // what the row tells of (an expected action that did not come: the inject); 0: nothing happened
  Index<Step> step;
  std::uint32_t instance = 0;  // run of the step, from 1
  Index<Inject> inject;
  std::string clause;
  Index<Person> who;
  std::optional<Time> ready, started, expected, actual;
  std::optional<Duration> deviation;
  Outcome outcome = Outcome::none;
  bool late = false;
  double share = 1;          // a fact about a service: its share from then on
  bool worse = false;        // a fact: something was lost or did not work
  bool major = true;         // belongs in a short account of the drill
  std::int64_t changes = 0;  // the first row of a to and fro: how many changes in all
  Time until;                // and when the last of them was
};

struct Timeline {
  Time since;  // the first fault that shows; the start when none did
  std::vector<Row> rows;
  std::vector<Index<Step>> not_reached;  // the plan asked for them, and they never became ready
  std::vector<Index<Step>> unused;       // nothing called for them, or their own condition skipped them
};
[[nodiscard]] Timeline timeline(const Log& log);

// Whether a time limit of this row counted in this drill, and whether it was kept.
enum class Kept : std::uint8_t { no_limit, yes, no };
[[nodiscard]] Kept kept(const Row& row);

// The parts, each in time order; steps without a run included.
[[nodiscard]] std::vector<Row> step_rows(const Log& log);
[[nodiscard]] std::vector<Row> inject_rows(const Log& log);
// Faults, losses and returns (a service crossing 0, 1 or what a target asks), power, notices, first
// noticing of each thing, messages that reached nobody, arrivals, declared severity, the end.
[[nodiscard]] std::vector<Row> fact_rows(const Log& log);

}  // namespace tuiyan::score
