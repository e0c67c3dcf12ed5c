#include "study/tally.hpp"

#include <algorithm>
#include <cmath>

#include "study/statistics.hpp"

namespace tuiyan::study {
namespace {

constexpr std::size_t worst_kept = 5, lost_kept = 20;

bool is_worse(const result::Worst& a, const result::Worst& b) {
  if (a.grade != b.grade) return a.grade > b.grade;
  if (a.attainment != b.attainment) return a.attainment < b.attainment;
  return a.replication < b.replication;
}

result::Agreement agreement_of(const Expectation& expected, const std::array<result::Percentile, 3>& percentiles) {
  constexpr double slack = 1e-9;
  const auto& [low, middle, high] = percentiles;
  const bool agrees = expected.tolerance ? !middle.value.open && std::abs(middle.value.value - expected.happened) <=
                                                                     *expected.tolerance * expected.happened + slack
                                         : !low.value.open && low.value.value <= expected.happened + slack &&
                                               (high.value.open || expected.happened <= high.value.value + slack);
  return agrees ? result::Agreement::agrees : result::Agreement::differs;
}

bool wants_level(Metric metric) {
  return metric == Metric::time_to_restore || metric == Metric::downtime || metric == Metric::longest_downtime;
}

}  // namespace

Tally::Tally(Layout layout) : layout_(std::move(layout)) {
  for (const Target& target : layout_.judged) targets_.emplace_back(target);
  for (const Expectation& one : layout_.documents->scenario.expect) {
    Target figure = one.figure;
    figure.upper = true;  // percentiles from the least upwards
    expected_.push_back({FigureTally(std::move(figure))});
  }
  ways_.resize(layout_.ways.size());
  for (WayTally& way : ways_) way.cells.resize(layout_.cells());
  bands_.assign(layout_.services.size(), ShareBand(layout_.grid.size()));
}

void Tally::add(std::uint64_t replication, const Row& row) {
  ++answered_;
  result::Worst one{replication, row.grade, row.attainment, {}};
  const auto& targets = layout_.documents->plan.targets;
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    const TargetOutcome& outcome = row.targets[i];
    targets_[i].add(outcome);
    if (outcome.applicable && !outcome.met) one.missed.push_back(targets.at(static_cast<std::uint32_t>(i)));
  }
  const auto& expect = layout_.documents->scenario.expect;
  for (std::size_t i = 0; i < expected_.size(); ++i) {
    const TargetOutcome& outcome = row.expected[i];
    expected_[i].figures.add(outcome);
    const double happened = expect[expect.at(static_cast<std::uint32_t>(i))].happened;
    expected_[i].not_above += outcome.applicable && !outcome.censored && outcome.value <= happened ? 1 : 0;
  }
  for (std::size_t w = 0; w < ways_.size(); ++w) {
    const TargetOutcome& outcome = row.targets[layout_.ways[w].value];
    if (!outcome.applicable) continue;
    WayTally& way = ways_[w];
    if (outcome.censored) {
      ++way.censored;
      continue;
    }
    ++way.reached;
    way.total.add(outcome.value);
    const std::int64_t* cells = row.waterfall(layout_, w);
    for (std::size_t cell = 0; cell < way.cells.size(); ++cell)
      if (cells[cell] != 0)
        way.cells[cell].add(static_cast<double>(cells[cell]) / 1e6);  // zeros are counted in the end
  }
  for (std::size_t s = 0; s < bands_.size(); ++s) bands_[s].add(row.shares.data() + s * layout_.grid.size());
  if (row.graded) {
    ++grades_.counts.at(static_cast<std::size_t>(row.grade));
    attainment_.add(row.attainment);
  } else {
    ++grades_.ungraded;
  }
  grades_.aborted += row.aborted ? 1 : 0;
  if (one.missed.empty()) return;
  worst_.insert(std::upper_bound(worst_.begin(), worst_.end(), one, is_worse), one);
  if (worst_.size() > worst_kept) worst_.pop_back();
}

void Tally::add_lost(result::Lost lost) {
  ++lost_count_;
  if (lost_.size() < lost_kept) lost_.push_back(std::move(lost));
}

bool Tally::is_precise(double precision) const {
  return answered_ > 0 && std::all_of(targets_.begin(), targets_.end(), [&](const FigureTally& one) {
           return one.odds({}, static_cast<std::int64_t>(lost_count_), precision).precise;
         });
}

std::uint64_t Tally::replications_needed(double precision) const {
  double most = static_cast<double>(played());
  for (const FigureTally& one : targets_) {
    if (one.applicable() == 0) continue;
    const double share = static_cast<double>(one.applicable()) / static_cast<double>(answered_);
    const double p = static_cast<double>(one.met()) / static_cast<double>(one.applicable());
    most = std::max(most, static_cast<double>(trials_needed(p, precision)) / share);
  }
  return static_cast<std::uint64_t>(std::min(most, 1e18));
}

result::MeanWaterfall Tally::waterfall(std::size_t way) const {
  const WayTally& from = ways_[way];
  result::MeanWaterfall told;
  told.target = layout_.ways[way];
  told.reached = from.reached;
  told.censored = from.censored;
  told.mean_s = from.total.mean();
  for (std::size_t cell = 0; cell < from.cells.size(); ++cell) {
    Moments moments = from.cells[cell];
    if (moments.count() == 0) continue;
    moments.add_zeros(from.reached - moments.count());
    told.parts.push_back({layout_.clauses[cell / delay_kinds], static_cast<Delay>(cell % delay_kinds),
                          student(moments.mean(), moments.variance(), moments.count())});
  }
  std::stable_sort(told.parts.begin(), told.parts.end(), [](const result::DelayShare& a, const result::DelayShare& b) {
    return a.mean_s.value > b.mean_s.value;
  });
  return told;
}

result::ExpectedFigure Tally::expected(std::uint32_t row) const {
  const ExpectedTally& from = expected_[row];
  const auto lost = static_cast<std::int64_t>(lost_count_);
  result::ExpectedFigure told;
  told.of = layout_.documents->scenario.expect.at(row);
  told.applicable = from.figures.applicable();
  told.censored = from.figures.figures().count() - from.figures.figures().finite();
  if (told.applicable == 0) return told;
  constexpr std::array<double, 3> parts{0.1, 0.5, 0.9};
  for (std::size_t i = 0; i < parts.size(); ++i) told.percentiles[i] = from.figures.percentile(parts[i], lost);
  told.position = {static_cast<double>(from.not_above) / static_cast<double>(told.applicable),
                   wilson_with_lost(from.not_above, told.applicable, lost)};
  told.agreement = agreement_of(layout_.documents->scenario.expect[told.of], told.percentiles);
  return told;
}

std::vector<result::Fan> Tally::fans() const {
  std::vector<result::Fan> all;
  for (std::size_t s = 0; s < bands_.size(); ++s) {
    const ShareBand& band = bands_[s];
    if (band.count() == 0 || !band.was_short()) continue;
    result::Fan fan;
    fan.of = layout_.services[s];
    for (const Target& target : layout_.judged)
      if (target.of == fan.of && wants_level(target.metric)) fan.levels.push_back(target.reaches);
    std::sort(fan.levels.begin(), fan.levels.end());
    fan.levels.erase(std::unique(fan.levels.begin(), fan.levels.end()), fan.levels.end());
    const std::vector<ShareCounts> instants = band.instants();
    for (std::size_t i = 0; i < layout_.grid.size(); ++i) {
      const ShareCounts& at = instants[i];
      fan.points.push_back({layout_.grid[i], at.quantile(0.05), at.quantile(0.25), at.quantile(0.5), at.quantile(0.75),
                            at.quantile(0.95), at.mean()});
    }
    all.push_back(std::move(fan));
  }
  return all;
}

result::Assessment Tally::assessment(double precision) const {
  result::Assessment told;
  told.documents = layout_.documents;
  told.played = played();
  told.precision = precision;
  const auto& targets = layout_.documents->plan.targets;
  for (std::uint32_t i = 0; i < targets.size(); ++i)
    told.targets.push_back(targets_[i].odds(targets.at(i), static_cast<std::int64_t>(lost_count_), precision));
  for (std::uint32_t i = 0; i < expected_.size(); ++i) told.expected.push_back(expected(i));
  for (std::size_t way = 0; way < ways_.size(); ++way)
    if (ways_[way].reached + ways_[way].censored > 0) told.waterfalls.push_back(waterfall(way));
  told.fans = fans();
  told.grades = grades_;
  std::int64_t graded = 0;
  for (const std::int64_t n : grades_.counts) graded += n;
  for (std::size_t i = 0; i < grades_.counts.size(); ++i)
    told.grades.intervals[i] = wilson_with_lost(grades_.counts[i], graded, static_cast<std::int64_t>(lost_count_));
  told.grades.attainment = student(attainment_.mean(), attainment_.variance(), attainment_.count());
  told.worst = worst_;
  told.lost_count = lost_count_;
  told.lost = lost_;
  return told;
}

}  // namespace tuiyan::study
