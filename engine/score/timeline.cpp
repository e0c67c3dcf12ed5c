#include "score/timeline.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "score/asked.hpp"

namespace tuiyan::score {
namespace {

// Steps run again when they are triggered again: each run has its row.
using Run = std::pair<Index<Step>, std::uint32_t>;

// Takes what one entry says about its run.
void take(Row& row, const Entry& entry) {
  // The person who does it is known at the start; before that, whoever it is meant for.
  if (const auto who = as<Person>(entry.about); who && (!row.who || entry.kind == Kind::step_started)) row.who = who;
  const auto ended = [&](Outcome outcome) {
    row.outcome = outcome;
    row.actual = entry.at;
    row.entry = entry.id;
  };
  switch (entry.kind) {
    case Kind::step_ready:
      row.ready = entry.at;
      break;
    case Kind::step_started:
      if (!row.started) row.started = entry.at;
      break;
    case Kind::step_late:
      row.late = true;
      break;
    case Kind::step_done:
      ended(Outcome::done);
      break;
    case Kind::step_failed:
      ended(Outcome::failed);
      break;
    case Kind::step_skipped:
      ended(Outcome::skipped);
      break;
    default:
      break;
  }
  if (row.entry == 0) row.entry = entry.id;
}

bool is_of_the_flow(Kind kind) {
  return kind == Kind::step_ready || kind == Kind::step_waiting || kind == Kind::step_started ||
         kind == Kind::step_done || kind == Kind::step_failed || kind == Kind::step_late || kind == Kind::step_skipped;
}

// An open step is at least as late as it is at the end; one that is not due yet has no deviation.
void compare(Row& row, Time end) {
  if (row.expected && row.outcome != Outcome::skipped && row.outcome != Outcome::not_needed) {
    const Duration deviation = row.actual.value_or(end) - *row.expected;
    if (row.actual || deviation.us > 0) row.deviation = deviation;
    row.late = row.late || deviation.us > 0;
  }
  row.at = std::min(row.actual.value_or(row.expected.value_or(row.ready.value_or(end))), end);
}

void sort_by_time(std::vector<Row>& rows) {
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return std::pair(a.at, a.entry) < std::pair(b.at, b.entry); });
}

}  // namespace

std::vector<Row> step_rows(const Log& log) {
  const auto& flow = log.documents->plan.flow;
  std::map<Run, Row> runs;
  for (const Entry& entry : log.entries)
    if (entry.step && is_of_the_flow(entry.kind)) take(runs[{entry.step, entry.instance}], entry);
  for (std::uint32_t i = 0; i < flow.size(); ++i) {
    const auto first = runs.lower_bound({flow.at(i), 0});
    if (first != runs.end() && first->first.first == flow.at(i)) continue;
    runs[{flow.at(i), 0}].outcome = not_needed(log, flow.at(i)) ? Outcome::not_needed : Outcome::not_reached;
  }
  std::vector<Row> rows;
  for (auto& [run, row] : runs) {
    const Step& step = flow[run.first];
    row.kind = RowKind::step;
    row.step = run.first;
    row.instance = run.second;
    row.clause = step.clause;
    if (row.outcome == Outcome::none) row.outcome = Outcome::open;
    if (row.outcome == Outcome::skipped && not_needed(log, row.step)) row.outcome = Outcome::not_needed;
    if (row.ready && step.within) row.expected = *row.ready + *step.within;
    compare(row, log.end);
    rows.push_back(std::move(row));
  }
  sort_by_time(rows);
  return rows;
}

std::vector<Row> inject_rows(const Log& log) {
  std::vector<Row> rows;
  for (const Entry& given : log.entries) {
    const auto inject = as<Inject>(given.about);
    if (given.kind != Kind::inject_given || !inject) continue;
    const Inject& facts = log.documents->scenario.injects[inject];
    Row row;
    row.kind = RowKind::inject;
    row.at = given.at;
    row.actual = given.at;
    row.entry = given.id;
    row.inject = inject;
    rows.push_back(row);
    if (!facts.expects && facts.expected_action.in(Language::zh).empty()) continue;

    Row action;
    action.kind = RowKind::expected_action;
    action.inject = inject;
    action.step = facts.expects;
    action.ready = given.at;
    if (facts.within) action.expected = given.at + *facts.within;
    if (facts.expects) {
      action.clause = log.documents->plan.flow[facts.expects].clause;
      action.outcome = Outcome::open;
      for (const Entry& entry : log.entries)
        if (entry.step == facts.expects && entry.kind == Kind::step_done && entry.id > given.id) {
          take(action, entry);
          action.instance = entry.instance;
          break;
        }
      compare(action, log.end);
    } else {
      action.at = std::min(action.expected.value_or(given.at), log.end);  // people judge it
    }
    rows.push_back(action);
  }
  sort_by_time(rows);
  return rows;
}

std::vector<Row> timeline(const Log& log) {
  std::vector<Row> all = step_rows(log);
  for (auto part : {inject_rows(log), fact_rows(log)}) all.insert(all.end(), part.begin(), part.end());
  sort_by_time(all);
  return all;
}

}  // namespace tuiyan::score
