// What the report says, before it is laid out: names, figures and sentences in one language.
//
// Contract: plain structs of plain text (no markup: the template escapes), made from the log and
// the scorecard only. Nothing here is measured anew: figures are the scorecard's, the waterfall's
// or sums of the log's records. Durations in a table that adds up are differences of whole seconds.
#pragma once

#include <string>
#include <vector>

#include "draw/series.hpp"
#include "event/log.hpp"
#include "report/finding_text.hpp"
#include "report/plan_head.hpp"
#include "report/timeline_text.hpp"
#include "score/score.hpp"

namespace tuiyan::report {

struct Fact {
  std::string name, value;
};

struct TargetRow {
  std::string number, name, clause, metric, limit, value, margin, attainment, rating, verdict;
  std::string css;  // met, missed, none
  bool critical = false;
  std::string confidence;
};

// A published figure of the real incident beside the simulated one.
struct ExpectedRow {
  std::string name, metric, happened, simulated, difference, kind, basis;
};

struct PieceRow {
  std::string from, to, length, share, delay, clause, what;
};
struct SumRow {
  std::string name, length, share;
};

// The way from the fault to one recovery, or to something else that came too late.
struct WaterfallView {
  std::string title;     // the target's name
  std::string sentence;  // restored after ..., target ...
  std::string figure;    // the code of the figure's title
  std::string blocked;   // not restored before the end: what was being waited for
  std::vector<drawing::Bar> bars;
  std::vector<PieceRow> pieces;
  std::vector<SumRow> by_delay, by_clause;
  std::string total;
};

struct CallRow {
  std::string name, offered, served, asking, answered, within, abandoned, blocked, cut_waiting, inside, cut_talking,
      callers, never_through;
  std::string balked, promised, kept, not_reached, call_back_open, call_back_delay;
  std::string answered_share, answered_of_asking, within_share, within_of_asking, mean_wait, p95_wait;
};

struct RoleRow {
  std::string role, unit, people, deputy;
};
struct FaultRow {
  std::string name, strikes, effect, shows, struck, ended;
};
struct Assumption {
  std::string where, value, basis;
};

struct View {
  // cover and overview
  std::string plan, plan_file, plan_version, scenario, scenario_file, site, site_file, start, length, seed, replication,
      version;
  std::string purpose, scope, basis_of_plan, team;
  PlanHead head;
  std::vector<FaultRow> faults;
  std::vector<std::string> happenings;  // surges, absences, injects
  std::vector<Fact> resources;          // seats and lines
  std::vector<RoleRow> roles;
  // conclusion
  bool graded = true;
  std::string grade, grade_css, attainment, met, applicable, grade_reason;
  std::vector<std::string> recovery;  // one sentence per service to be restored
  std::vector<std::string> missed, where_time_went, customers, to_do;
  std::string good, steps_sentence;
  // details
  std::vector<TargetRow> targets;
  std::vector<ExpectedRow> expected;  // when the scenario replays a real incident
  std::vector<Fact> definitions;
  std::string grading_rule;
  std::vector<Fact> rating_rules;
  std::vector<TimelineRow> timeline;
  std::string not_reached;  // steps that the plan asked for and that never became ready
  std::string unused;       // steps that nothing called for
  std::string unused_count;
  std::vector<CallRow> calls;
  std::vector<CallRow> told;  // the same rows, when anybody was told of a wait and did something about it
  std::string within;         // the wait that counts as in time
  std::string interval;       // of the statistics
  std::vector<WaterfallView> waterfalls;
  std::vector<FindingView> findings, minor_findings;
  std::vector<Assumption> assumed, sourced;
  bool has_letters = false;  // a basis begins with S, D or A
};

[[nodiscard]] View view(const Log& log, const score::Scorecard& card, Language language);

}  // namespace tuiyan::report
