#include "study/sweep.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/check.hpp"
#include "input/documents.hpp"
#include "study/figure_tally.hpp"
#include "study/formula.hpp"
#include "study/moments.hpp"
#include "study/statistics.hpp"
#include "study/trial.hpp"

namespace tuiyan::study {
namespace {

using result::SweepPoint;
using result::SweepReading;

constexpr std::array<const char*, 4> formula_names{"", "erlang_b", "erlang_c", "erlang_a"};

result::Estimate student_of(const Moments& moments) {
  return student(moments.mean(), moments.variance(), moments.count());
}

class Sweeper {
 public:
  Sweeper(const result::Sweep& sweep, const Trial& trial, const std::vector<std::shared_ptr<const Documents>>& versions,
          double precision)
      : sweep_(sweep), trial_(trial), versions_(versions), precision_(precision) {}

  [[nodiscard]] SweepPoint point(std::size_t version, const OverValue& value, const Formula& formula) const {
    SweepPoint point;
    point.text = value.text;
    point.number = value.number;
    point.played = trial_.played(version);
    point.lost_count = trial_.lost_count(version);
    point.lost = trial_.lost(version);
    point.formula = formula_names.at(static_cast<std::size_t>(formula.kind));
    for (const Index<Target> target : sweep_.targets) point.readings.push_back(reading(version, target, formula));
    return point;
  }

 private:
  [[nodiscard]] SweepReading reading(std::size_t version, Index<Target> row, const Formula& formula) const {
    const Target& target = versions_[version]->plan.targets[row];
    SweepReading told;
    told.limit = target.limit;
    FigureTally tally(target);
    Moments figures;
    for (std::uint64_t k = 0; k < trial_.played(version); ++k) {
      const std::optional<Outcomes>& outcome = trial_.outcome(version, k);
      if (!outcome) continue;
      const TargetOutcome& one = (*outcome)[row.value];
      tally.add(one);
      if (one.applicable) figures.add(one.value);
    }
    const auto lost = static_cast<std::int64_t>(trial_.lost_count(version));
    told.odds = tally.odds(row, lost, precision_);
    // Bonferroni over the values: wherever the curve is looked at, it is inside.
    const double each = 1 - (1 - usual_confidence) / static_cast<double>(versions_.size());
    told.joint = wilson_with_lost(tally.met(), tally.applicable(), lost, each);
    told.figure = student_of(figures);
    told.formula = answer(formula, target.metric);
    if (version > 0) steps(version, row, told);
    return told;
  }

  void steps(std::size_t version, Index<Target> row, SweepReading& told) const {
    Moments figures;
    std::int64_t gained = 0, gone = 0, pairs = 0, lost = 0;
    for (std::uint64_t k = 0; k < std::min(trial_.played(version), trial_.played(version - 1)); ++k) {
      const std::optional<Outcomes>&before = trial_.outcome(version - 1, k), &now = trial_.outcome(version, k);
      if (!before || !now) {
        ++lost;
        continue;
      }
      const TargetOutcome &was = (*before)[row.value], &is = (*now)[row.value];
      if (!was.applicable || !is.applicable) continue;
      ++pairs;
      gained += is.met && !was.met ? 1 : 0;
      gone += was.met && !is.met ? 1 : 0;
      figures.add(is.value - was.value);
    }
    told.odds_step = paired_difference_with_lost(gained, gone, pairs, lost);
    told.figure_step = student_of(figures);
  }

  const result::Sweep& sweep_;
  const Trial& trial_;
  const std::vector<std::shared_ptr<const Documents>>& versions_;
  double precision_;
};

result::SweepRange range_of(const result::Sweep& sweep, std::size_t place,
                            const std::vector<std::shared_ptr<const Documents>>& versions) {
  result::SweepRange range;
  for (std::size_t i = 0; i < sweep.points.size(); ++i) {
    const SweepReading& reading = sweep.points[i].readings[place];
    if (reading.odds.applicable == 0) continue;
    const double asked = versions[i]->plan.targets[sweep.targets[place]].confidence;
    const auto note = [i](std::optional<std::size_t>& first, std::optional<std::size_t>& last) {
      if (!first) first = i;
      last = i;
    };
    if (reading.joint.low >= asked) note(range.first_sure, range.last_sure);
    if (reading.joint.high >= asked) note(range.first_possible, range.last_possible);
  }
  return range;
}

bool any_uncertain(const std::vector<std::shared_ptr<const Documents>>& versions) {
  return std::any_of(versions.begin(), versions.end(), [](const auto& one) { return !one->parameters.empty(); });
}

}  // namespace

std::vector<std::shared_ptr<const Documents>> versions_over(const Documents& documents, const Over& over,
                                                            std::vector<Said>& problems) {
  const json::Node root = input::tree_of(documents);
  std::vector<std::shared_ptr<const Documents>> versions;
  std::set<std::string> said;
  for (const OverValue& value : over.values) {
    json::Node changed = root;
    put_value(changed, over.pointer, value);
    Diagnostics diagnostics;
    versions.push_back(input::from_tree(changed, diagnostics));
    for (Diagnostic one : diagnostics.sorted()) {
      // The same complaint of many values is told once, with the first of them.
      if (!said.insert(one.code + one.pointer + one.expected.en).second) continue;
      one.place = {};
      one.place.file = "--over " + over.pointer + "=" + value.text;
      const Said how = one.severity == Severity::error ? how_to_write(root, over) : Said{};
      problems.push_back({to_line(one, true) + how.zh, to_line(one, false) + how.en});
    }
  }
  return versions;
}

result::Sweep sweep(std::shared_ptr<const Documents> documents, const Over& over,
                    const std::vector<std::shared_ptr<const Documents>>& versions, std::vector<Index<Target>> targets,
                    const Settings& settings, const Progress& progress) {
  TUIYAN_CHECK(!versions.empty() && versions.size() == over.values.size());
  result::Sweep told;
  told.documents = std::move(documents);
  told.pointer = over.pointer;
  told.unit = over.unit;
  told.seed = settings.seed;
  told.asked = settings.replications.value_or(replications_of_each_value);
  told.uncertain = settings.uncertain && any_uncertain(versions);
  told.targets = std::move(targets);
  const auto& table = told.documents->plan.targets;
  if (told.targets.empty())
    for (std::uint32_t row = 0; row < table.size(); ++row) told.targets.push_back(table.at(row));
  Trial trial(versions.front(), settings, progress, told.asked * versions.size());
  std::vector<std::size_t> all{0};
  for (std::size_t i = 1; i < versions.size(); ++i) all.push_back(trial.add([one = versions[i]] { return one; }, true));
  trial.play(all, told.asked);

  const Sweeper sweeper(told, trial, versions, settings.precision);
  std::set<std::string> gaps;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    Formula formula;
    if (told.uncertain)
      formula.gaps = {"uncertain"};
    else
      formula = formula_of(*versions[i]);
    gaps.insert(formula.gaps.begin(), formula.gaps.end());
    told.points.push_back(sweeper.point(i, over.values[i], formula));
  }
  told.gaps.assign(gaps.begin(), gaps.end());
  for (std::size_t place = 0; place < told.targets.size(); ++place)
    told.ranges.push_back(range_of(told, place, versions));
  told.drills = trial.drills();
  told.lost_count = trial.all_lost();
  told.interrupted = trial.interrupted();
  return told;
}

}  // namespace tuiyan::study
