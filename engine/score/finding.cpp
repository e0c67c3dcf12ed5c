#include "score/finding.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/metric.hpp"
#include "score/timeline.hpp"

namespace tuiyan::score {
namespace {

constexpr Duration half_a_minute{30'000'000};

struct Span {
  Time from, to;
  Delay delay;
};

// Spans of several waterfalls over the same minutes: each instant goes to the span that began
// first (of these, to the one that was put in first).
std::vector<Charge> charges(std::vector<Span> spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
  std::map<Delay, Duration> sums;
  Time covered{std::numeric_limits<std::int64_t>::min()};
  for (const Span& span : spans) {
    const Time from = std::max(span.from, covered);
    if (span.to <= from) continue;
    sums[span.delay] += span.to - from;
    covered = span.to;
  }
  std::vector<Charge> all;
  for (const auto& [delay, time] : sums) all.push_back({delay, time});
  std::stable_sort(all.begin(), all.end(), [](const Charge& a, const Charge& b) { return a.time > b.time; });
  return all;
}

// Clauses in the order in which the plan first cites them: flow, then targets; "" comes last.
std::vector<std::string> clauses_of(const Plan& plan) {
  std::vector<std::string> clauses;
  const auto add = [&](const std::string& clause) {
    if (!clause.empty() && std::find(clauses.begin(), clauses.end(), clause) == clauses.end())
      clauses.push_back(clause);
  };
  for (const Step& step : plan.flow) add(step.clause);
  for (const Target& target : plan.targets) add(target.clause);
  return clauses;
}

void add_once(std::vector<Index<Step>>& steps, Index<Step> step) {
  if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(step);
}

void add_late(std::vector<LateStep>& steps, const Row& row) {
  auto known = std::find_if(steps.begin(), steps.end(), [&](const LateStep& one) { return one.step == row.step; });
  if (known == steps.end()) known = steps.insert(steps.end(), LateStep{row.step, {}, false});
  if (!row.deviation || *row.deviation <= known->by) return;
  known->by = *row.deviation;
  known->open = row.outcome == Outcome::open;
}

bool is_failed_try(const Entry& entry) {
  switch (entry.kind) {
    case Kind::step_failed:
    case Kind::message_failed:
    case Kind::pair_switch_failed:
      return true;
    case Kind::diagnosed:
      return entry.code == 0;
    default:
      return false;
  }
}

// One page per clause, filled in four passes and then closed.
class Book {
 public:
  Book(const Log& log, const Scorecard& card) : log_(log), plan_(log.documents->plan) {
    for (const std::string& clause : clauses_of(plan_)) open(clause);
    charge(card);
    judge_targets(card);
    judge_steps();
  }

  std::vector<Finding> close() {
    std::vector<Finding> told;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      Finding& page = pages_[i];
      page.by_delay = charges(spans_[i]);
      for (const Charge& one : page.by_delay) page.charged += one.time;
      page.minor = page.charged < half_a_minute && page.missed.empty() && page.late.empty() && page.failed_tries == 0;
      name_codes(page);
      if (!page.codes.empty()) told.push_back(std::move(page));
    }
    const auto cost = [&](const Finding& page) {
      double weight = 0;
      for (Index<Target> target : page.missed) weight += plan_.targets[target].weight;
      return std::tuple(page.charged, weight, page.late.size(), page.failed_tries);
    };
    std::stable_sort(told.begin(), told.end(), [&](const Finding& a, const Finding& b) { return cost(a) > cost(b); });
    return told;
  }

 private:
  // The page of a clause. "" gets one too, when something is written on it.
  std::size_t open(const std::string& clause) {
    for (std::size_t i = 0; i < pages_.size(); ++i)
      if (pages_[i].clause == clause) return i;
    pages_.emplace_back().clause = clause;
    spans_.emplace_back();
    return pages_.size() - 1;
  }

  void charge(const Scorecard& card) {
    for (const Result& result : card.results) {
      const Target& target = plan_.targets[result.target];
      const bool restores = target.metric == Metric::time_to_restore;
      // Sums over a window have no chain of causes.
      if (!describe(target.metric).from_anchor) continue;
      for (const Piece& piece : waterfall(log_, result.reading))
        if (restores || (piece.clause == target.clause && !piece.clause.empty()))
          spans_[open(piece.clause)].push_back({piece.from, piece.to, piece.delay});
    }
  }

  void judge_targets(const Scorecard& card) {
    for (const Result& result : card.results)
      if (result.reading.applicable && !result.met)
        pages_[open(plan_.targets[result.target].clause)].missed.push_back(result.target);
  }

  void judge_steps() {
    for (const Row& row : step_rows(log_)) {
      Finding& page = pages_[open(row.clause)];
      if (row.late) add_late(page.late, row);
      if (row.outcome == Outcome::not_reached) add_once(page.not_reached, row.step);
    }
    for (const Entry& entry : log_.entries) {
      if (!entry.step || !is_failed_try(entry)) continue;
      Finding& page = pages_[open(plan_.flow[entry.step].clause)];
      ++page.failed_tries;
      add_once(page.failed, entry.step);
    }
    for (Finding& page : pages_) {
      std::sort(page.late.begin(), page.late.end(),
                [](const LateStep& a, const LateStep& b) { return a.step < b.step; });
      for (auto* steps : {&page.not_reached, &page.failed}) std::sort(steps->begin(), steps->end());
    }
  }

  static void name_codes(Finding& page) {
    if (!page.missed.empty()) page.codes.push_back(FindingCode::target_missed);
    if (page.charged.us > 0) page.codes.push_back(FindingCode::costs_time);
    if (!page.late.empty()) page.codes.push_back(FindingCode::step_late);
    if (page.failed_tries > 0) page.codes.push_back(FindingCode::try_failed);
    if (!page.not_reached.empty()) page.codes.push_back(FindingCode::step_not_reached);
  }

  const Log& log_;
  const Plan& plan_;
  std::vector<Finding> pages_;            // one per clause
  std::vector<std::vector<Span>> spans_;  // beside the pages
};

}  // namespace

std::vector<Finding> findings(const Log& log, const Scorecard& card) { return Book(log, card).close(); }

}  // namespace tuiyan::score
