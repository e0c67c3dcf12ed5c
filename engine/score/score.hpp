// What the log of a drill is worth: targets met or not, the waterfall, the grade.
//
// Contract: pure functions of the log and the plan embedded in it. A time that did not come before
// the end is *censored* (later than the horizon) and missed. Formulas in score/README.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/log.hpp"

namespace tuiyan::score {

// A figure read from a log. `censored`: later than `value` (times) or not defined yet.
struct Reading {
  bool applicable = true;
  bool censored = false;
  double value = 0;    // seconds, calls or share, as the metric has it
  EntryId entry = 0;   // the entry that brought it about, if there is one
  EntryId anchor = 0;  // where a time starts, if it is an entry
  Time from, to;       // the window or the stretch
};
[[nodiscard]] Reading read(const Log& log, const Target& target);

enum class Rating : std::uint8_t { performed, some_challenges, major_challenges, unable, not_applicable };  // P S M U

struct Result {
  Index<Target> target;
  Reading reading;
  bool met = false;
  double margin = 0;      // share of the limit left (negative: exceeded); for shares, of what is missing to 1
  double attainment = 0;  // 0 to 1
  Rating rating = Rating::not_applicable;
};

enum class Grade : std::uint8_t { excellent, good, fair, poor };  // 优 良 中 差

struct Scorecard {
  std::vector<Result> results;
  double weighted_attainment = 0;  // percent
  Grade grade = Grade::poor;
  bool critical_missed = false;
  bool service_lost_by_wrong_action = false;
  EntryId wrong_action = 0;  // the entry in which the service was lost, see score/wrong_action.hpp
  bool aborted = false;
  bool graded = true;  // false: no applicable target has a weight, so there is nothing to grade
};
[[nodiscard]] Scorecard score(const Log& log);

// One piece of the way from the fault to the recovery.
struct Piece {
  Time from, to;
  Delay delay = Delay::none;
  Index<Step> step;    // none: no step
  std::string clause;  // "" : no clause
  EntryId entry = 0;   // the later entry of the gap
};
// The pieces, earliest first; they sum to the reading exactly. Empty when there is no restoring entry.
[[nodiscard]] std::vector<Piece> waterfall(const Log& log, const Reading& reading);
// The way so far of a restoration that did not come before the end: the chain of the run of a step
// that was open at the end, that goes back to the anchor, and that would have brought service nearer
// (finding, mending, switching; else telling and deciding); of several the one that moved last. When
// none was open: of the mended fault whose victim had not come up again. The last piece, up to the end,
// is what was being waited for. Empty when there is neither.
[[nodiscard]] std::vector<Piece> waterfall_so_far(const Log& log, const Reading& reading);
// The kind of delay that a step's own work stands for.
[[nodiscard]] Delay work_of(Verb verb);

}  // namespace tuiyan::score
