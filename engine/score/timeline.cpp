#include "score/timeline.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "model/supply.hpp"
#include "score/anchor.hpp"
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

// The run that answers what an inject expects of its step.
void answer(Row& action, const Log& log, const Entry& given) {
  action.outcome = Outcome::open;
  EntryId before = 0;
  bool again = false;
  for (const Entry& entry : log.entries) {
    if (entry.step != action.step) continue;
    if (entry.kind == Kind::step_ready && entry.id > given.id) again = true;
    if (entry.kind != Kind::step_done) continue;
    if (entry.id < given.id) {
      before = entry.id;
      continue;
    }
    take(action, entry);
    action.instance = entry.instance;
    compare(action, log.end);
    return;
  }
  compare(action, log.end);
  if (before == 0 || again) return;
  take(action, log.at(before));
  action.instance = log.at(before).instance;
  action.outcome = Outcome::done_before;
  action.at = given.at;
  action.entry = given.id;
  action.deviation.reset();
  action.late = false;
}

// How near two changes of one figure must be to count as one to and fro; none: never joined.
Duration patience_of(Kind kind) {
  switch (kind) {
    case Kind::service_changed:
    case Kind::severity_changed:
      return minutes(5);
    case Kind::noticed:
      return minutes(45);
    default:
      return {0};
  }
}

// Of three and more changes that follow each other closely only the first and the last stay, and
// those at which everything is gone.
std::vector<Row> without_repeats(const Log& log, std::vector<Row> rows) {
  std::map<std::tuple<Kind, Subject>, std::vector<std::size_t>> streams;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Entry& entry = log.at(rows[i].entry);
    if (patience_of(entry.kind).us == 0) continue;
    // What is noticed matters here, not by whom.
    streams[{entry.kind, entry.kind == Kind::noticed ? entry.object : entry.about}].push_back(i);
  }
  std::vector<bool> hidden(rows.size(), false);
  for (const auto& [stream, at] : streams) {
    const Duration patience = patience_of(std::get<Kind>(stream));
    for (std::size_t begin = 0, end = 0; begin < at.size(); begin = end) {
      end = begin + 1;
      while (end < at.size() && rows[at[end]].at - rows[at[end - 1]].at <= patience) ++end;
      if (end - begin < 3) continue;
      rows[at[begin]].changes = static_cast<std::int64_t>(end - begin);
      rows[at[begin]].until = rows[at[end - 1]].at;
      for (std::size_t i = begin + 1; i + 1 < end; ++i) {
        const Entry& entry = log.at(rows[at[i]].entry);
        hidden[at[i]] = entry.kind != Kind::service_changed || entry.value > 0;
      }
    }
  }
  std::vector<Row> kept_rows;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!hidden[i]) kept_rows.push_back(std::move(rows[i]));
  return kept_rows;
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
    if (row.ready)
      if (const auto limit = time_limit(*log.documents, step, *row.ready)) row.expected = *row.ready + *limit;
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
    action.entry = given.id;
    if (facts.within) action.expected = given.at + *facts.within;
    if (facts.expects) {
      action.clause = log.documents->plan.flow[facts.expects].clause;
      answer(action, log, given);
    } else {
      action.at = std::min(action.expected.value_or(given.at), log.end);  // people judge it
    }
    rows.push_back(action);
  }
  sort_by_time(rows);
  return rows;
}

Timeline timeline(const Log& log) {
  Timeline told;
  if (const EntryId fault = first_fault(log)) told.since = log.at(fault).at;
  for (Row& row : step_rows(log)) {
    if (row.outcome == Outcome::not_needed)
      told.unused.push_back(row.step);
    else if (row.outcome == Outcome::not_reached)
      told.not_reached.push_back(row.step);
    else
      told.rows.push_back(std::move(row));
  }
  std::sort(told.unused.begin(), told.unused.end());
  for (auto part : {inject_rows(log), without_repeats(log, fact_rows(log))})
    told.rows.insert(told.rows.end(), part.begin(), part.end());
  sort_by_time(told.rows);
  return told;
}

Kept kept(const Row& row) {
  if (!row.expected || row.kind != RowKind::step) return Kept::no_limit;
  switch (row.outcome) {
    case Outcome::done:
      return row.late ? Kept::no : Kept::yes;
    case Outcome::failed:
      return Kept::no;
    // Still open at the end: its limit counts only once it has passed.
    case Outcome::open:
      return row.late ? Kept::no : Kept::no_limit;
    default:
      return Kept::no_limit;
  }
}

}  // namespace tuiyan::score
