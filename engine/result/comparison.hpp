// Two revisions of a plan met by the same luck: which targets are better met, by how much, through what.
//
// Contract: immutable values, the same for any number of workers. Pair k is replication k of both, with
// the same callers, faults and speed of people; a pair of which either drill was lost counts as lost.
// Changes are NEW less OLD for probabilities and figures; time saved is OLD less NEW. Both are judged by
// OLD's limits: a limit that was moved makes no target better met. No words.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"
#include "result/assessment.hpp"
#include "result/estimate.hpp"

namespace tuiyan::result {

// `better`, `worse`: the interval of the change lies wholly on that side of 0. `same`: no pair differed,
// not even in the figure.
enum class Verdict : std::uint8_t { better, worse, same, open, not_applicable };
// First-order: one distribution of the figure is nowhere behind the other, and somewhere clearly ahead.
enum class Dominance : std::uint8_t { none, by_new, by_old };

struct TargetChange {
  Index<Target> before, after;  // the same id in both plans
  bool limit_moved = false;
  std::int64_t pairs = 0;                        // to which it applies in both
  std::int64_t only_before = 0, only_after = 0;  // to which it applies in one only
  std::int64_t gained = 0, gone = 0;             // met by NEW only, by OLD only
  Estimate met_before, met_after;                // Wilson, among `pairs`
  Estimate met_change;                           // paired
  double figure_before = 0, figure_after = 0;    // means; what did not come counts as long as it was waited for
  Estimate figure_change;                        // paired, Student
  Estimate better;                               // share of pairs in which NEW's figure is better; Wilson
  double worse = 0;                              // share in which it is worse; the rest is the same
  double variance_ratio = 0;  // of the change, had the drills been independent, to what it is; 0: nothing varies
  Dominance dominance = Dominance::none;
  Verdict verdict = Verdict::not_applicable;
};

struct ClauseSaving {
  std::string clause;  // "": no clause
  Estimate saved_s;
};
// Over the pairs in which both got there.
struct WaySaving {
  Index<Target> before;
  std::int64_t pairs = 0;
  Estimate saved_s;
  std::vector<ClauseSaving> clauses;  // largest first, whichever way; those that never differed are left out
};

enum class ChangeKind : std::uint8_t { changed, added, removed, renamed };
struct DocumentChange {
  ChangeKind kind = ChangeKind::changed;
  std::string pointer;        // in the resolved documents; renamed: of the old key
  Text name;                  // of the nearest thing that has one; may be empty
  std::string clause;         // the same
  std::string before, after;  // as they stand in the document, shortened; renamed: the keys
};

struct Comparison {
  std::shared_ptr<const Documents> before, after;
  std::string before_file, after_file, scenario_file;
  std::uint64_t seed = 1;
  std::uint64_t played = 0;  // pairs 0 .. played-1, lost ones included
  std::optional<std::uint64_t> asked;
  double precision = 0.02;
  bool precise = false, interrupted = false;
  bool uncertain = false;  // the parameters were drawn for each pair, alike in both
  std::vector<TargetChange> targets;
  std::vector<Index<Target>> removed, added;  // targets of OLD that NEW has not, and the reverse
  std::vector<WaySaving> ways;
  Estimate attainment_change;  // weighted attainment by each plan's own targets, points
  std::vector<DocumentChange> changes;
  std::uint64_t lost_count = 0;
  std::vector<Lost> lost;  // the first of them

  [[nodiscard]] std::uint64_t answered() const { return played - lost_count; }
};

}  // namespace tuiyan::result
