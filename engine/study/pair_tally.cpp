#include "study/pair_tally.hpp"

#include <algorithm>
#include <cmath>

#include "study/dominance.hpp"
#include "study/statistics.hpp"

namespace tuiyan::study {
namespace {

constexpr std::size_t lost_kept = 20;

bool measures_the_same(const Target& a, const Target& b) { return a.metric == b.metric && a.upper == b.upper; }

// How bad an outcome is: what never came is worse than what came late.
bool is_better(const TargetOutcome& a, const TargetOutcome& b, bool upper) {
  if (a.censored || b.censored) return !a.censored && b.censored;
  return upper ? a.value < b.value : a.value > b.value;
}

std::size_t place_of(const std::vector<Index<Target>>& ways, Index<Target> target) {
  return static_cast<std::size_t>(std::find(ways.begin(), ways.end(), target) - ways.begin());
}

}  // namespace

PairLayouts pair_layouts(std::shared_ptr<const Documents> before, std::shared_ptr<const Documents> after) {
  PairLayouts pair{layout_of(std::move(before)), layout_of(std::move(after))};
  for (const std::string& clause : pair.after.clauses)
    if (std::find(pair.before.clauses.begin(), pair.before.clauses.end(), clause) == pair.before.clauses.end())
      pair.before.clauses.push_back(clause);
  pair.after.clauses = pair.before.clauses;
  for (Target& target : pair.after.judged) {
    const auto& old_targets = pair.before.documents->plan.targets;
    const Index<Target> old = old_targets.find(target.id);
    if (old && measures_the_same(old_targets[old], target)) target.limit = old_targets[old].limit;
  }
  return pair;
}

PairTally::PairTally(PairLayouts layouts) : layouts_(std::move(layouts)) {
  const auto& old_targets = layouts_.before.documents->plan.targets;
  const auto& new_targets = layouts_.after.documents->plan.targets;
  for (std::uint32_t i = 0; i < old_targets.size(); ++i) {
    const Index<Target> before = old_targets.at(i), after = new_targets.find(old_targets[before].id);
    if (!after || !measures_the_same(old_targets[before], new_targets[after])) continue;
    TargetPair pair(before, after, layouts_.before, layouts_.after);
    pair.limit_moved = old_targets[before].limit != new_targets[after].limit;
    targets_.push_back(std::move(pair));
    const std::size_t old_way = place_of(layouts_.before.ways, before);
    const std::size_t new_way = place_of(layouts_.after.ways, after);
    if (old_way == layouts_.before.ways.size() || new_way == layouts_.after.ways.size()) continue;
    WayPair way;
    way.before = old_way;
    way.after = new_way;
    way.clauses_s.resize(layouts_.before.clauses.size());
    ways_.push_back(std::move(way));
  }
}

void PairTally::add_target(TargetPair& pair, const TargetOutcome& before, const TargetOutcome& after) const {
  if (!before.applicable || !after.applicable) {
    pair.only_before += before.applicable ? 1 : 0;
    pair.only_after += after.applicable ? 1 : 0;
    return;
  }
  const bool upper = layouts_.before.judged[pair.before.value].upper;
  ++pair.pairs;
  pair.met_before += before.met ? 1 : 0;
  pair.met_after += after.met ? 1 : 0;
  pair.gained += after.met && !before.met ? 1 : 0;
  pair.gone += before.met && !after.met ? 1 : 0;
  pair.better += is_better(after, before, upper) ? 1 : 0;
  pair.worse += is_better(before, after, upper) ? 1 : 0;
  pair.figure_before.add(before.value);
  pair.figure_after.add(after.value);
  pair.change.add(after.value - before.value);
  pair.spread_before.add(before);
  pair.spread_after.add(after);
}

void PairTally::add_way(WayPair& pair, const Row& before, const Row& after) const {
  const TargetOutcome& old_end = before.targets[layouts_.before.ways[pair.before].value];
  const TargetOutcome& new_end = after.targets[layouts_.after.ways[pair.after].value];
  for (const TargetOutcome* end : {&old_end, &new_end})
    if (!end->applicable || end->censored) return;
  ++pair.pairs;
  pair.saved_s.add(old_end.value - new_end.value);
  const std::int64_t* was = before.waterfall(layouts_.before, pair.before);
  const std::int64_t* is = after.waterfall(layouts_.after, pair.after);
  for (Moments& clause : pair.clauses_s) {
    std::int64_t saved_us = 0;
    for (std::size_t delay = 0; delay < delay_kinds; ++delay) saved_us += *was++ - *is++;
    clause.add(static_cast<double>(saved_us) / 1e6);
  }
}

void PairTally::add(const Row& before, const Row& after) {
  ++answered_;
  for (TargetPair& pair : targets_)
    add_target(pair, before.targets[pair.before.value], after.targets[pair.after.value]);
  for (WayPair& pair : ways_) add_way(pair, before, after);
  if (before.graded && after.graded) attainment_.add(after.attainment - before.attainment);
}

void PairTally::add_lost(result::Lost lost) {
  ++lost_count_;
  if (lost_.size() < lost_kept) lost_.push_back(std::move(lost));
}

result::Estimate PairTally::met_change(const TargetPair& pair) const {
  return paired_difference_with_lost(pair.gained, pair.gone, pair.pairs, static_cast<std::int64_t>(lost_count_));
}

bool PairTally::is_precise(double precision) const {
  return answered_ > 0 && std::all_of(targets_.begin(), targets_.end(), [&](const TargetPair& pair) {
           if (pair.pairs == 0) return true;
           const result::Interval interval = met_change(pair).interval;
           return interval.high - interval.low <= 2 * precision + 1e-12;
         });
}

std::uint64_t PairTally::pairs_needed(double precision) const {
  // The width falls with the square root of the number of pairs.
  double most = static_cast<double>(played());
  for (const TargetPair& pair : targets_) {
    if (pair.pairs == 0) continue;
    const result::Interval interval = met_change(pair).interval;
    const double ratio = (interval.high - interval.low) / (2 * precision);
    most = std::max(most, ratio * ratio * static_cast<double>(played()));
  }
  return static_cast<std::uint64_t>(std::min(most, 1e18));
}

result::TargetChange PairTally::told(const TargetPair& pair) const {
  result::TargetChange told;
  told.before = pair.before;
  told.after = pair.after;
  told.limit_moved = pair.limit_moved;
  told.pairs = pair.pairs;
  told.only_before = pair.only_before;
  told.only_after = pair.only_after;
  told.gained = pair.gained;
  told.gone = pair.gone;
  if (pair.pairs == 0) return told;
  const auto lost = static_cast<std::int64_t>(lost_count_);
  const auto n = static_cast<double>(pair.pairs);
  const auto met = [&](std::int64_t count) {
    return result::Estimate{static_cast<double>(count) / n, wilson_with_lost(count, pair.pairs, lost)};
  };
  told.met_before = met(pair.met_before);
  told.met_after = met(pair.met_after);
  told.met_change = met_change(pair);
  told.figure_before = pair.figure_before.mean();
  told.figure_after = pair.figure_after.mean();
  told.figure_change = student(pair.change.mean(), pair.change.variance(), pair.change.count());
  told.better = met(pair.better);
  told.worse = static_cast<double>(pair.worse) / n;
  const double paired = pair.change.variance(), apart = pair.figure_before.variance() + pair.figure_after.variance();
  told.variance_ratio = paired > 0 ? apart / paired : 0;
  told.dominance = dominance(pair.spread_before.figures(), pair.spread_after.figures());
  const result::Interval& interval = told.met_change.interval;
  told.verdict = interval.low > 0                             ? result::Verdict::better
                 : interval.high < 0                          ? result::Verdict::worse
                 : pair.better + pair.worse == 0 && lost == 0 ? result::Verdict::same
                                                              : result::Verdict::open;
  return told;
}

result::WaySaving PairTally::told(const WayPair& pair) const {
  result::WaySaving told;
  told.before = layouts_.before.ways[pair.before];
  told.pairs = pair.pairs;
  const auto estimate = [](const Moments& moments) {
    return student(moments.mean(), moments.variance(), moments.count());
  };
  told.saved_s = estimate(pair.saved_s);
  for (std::size_t i = 0; i < pair.clauses_s.size(); ++i)
    if (pair.clauses_s[i].mean() != 0 || pair.clauses_s[i].variance() > 0)
      told.clauses.push_back({layouts_.before.clauses[i], estimate(pair.clauses_s[i])});
  std::stable_sort(told.clauses.begin(), told.clauses.end(),
                   [](const result::ClauseSaving& a, const result::ClauseSaving& b) {
                     return std::abs(a.saved_s.value) > std::abs(b.saved_s.value);
                   });
  return told;
}

result::Comparison PairTally::comparison(double precision) const {
  result::Comparison all;
  all.before = layouts_.before.documents;
  all.after = layouts_.after.documents;
  all.played = played();
  all.precision = precision;
  all.precise = is_precise(precision);
  for (const TargetPair& pair : targets_) all.targets.push_back(told(pair));
  const auto missing = [](const Table<Target>& from, const Table<Target>& in) {
    std::vector<Index<Target>> rows;
    for (std::uint32_t i = 0; i < from.size(); ++i) {
      const Index<Target> twin = in.find(from[from.at(i)].id);
      if (!twin || !measures_the_same(from[from.at(i)], in[twin])) rows.push_back(from.at(i));
    }
    return rows;
  };
  all.removed = missing(all.before->plan.targets, all.after->plan.targets);
  all.added = missing(all.after->plan.targets, all.before->plan.targets);
  for (const WayPair& pair : ways_)
    if (pair.pairs > 0) all.ways.push_back(told(pair));
  all.attainment_change = student(attainment_.mean(), attainment_.variance(), attainment_.count());
  all.lost_count = lost_count_;
  all.lost = lost_;
  return all;
}

}  // namespace tuiyan::study
