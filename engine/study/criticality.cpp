#include "study/criticality.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "base/check.hpp"
#include "input/documents.hpp"
#include "model/metric.hpp"
#include "process/interruption.hpp"
#include "study/betting.hpp"
#include "study/moments.hpp"
#include "study/race.hpp"
#include "study/statistics.hpp"
#include "study/tree.hpp"
#include "study/trial.hpp"

namespace tuiyan::study {
namespace {

using result::Part;
using result::PartKind;

constexpr std::size_t pairs_told = 16, drills_for_each_pair = 6;

// The smallest number of drills that, shared out as `take` does, plays each of them once and the whole plan beside them
// (of pairs, their two losses, too).
std::uint64_t least_budget(std::uint64_t losses, std::uint64_t gains, std::uint64_t pairs) {
  const std::uint64_t parts = losses + gains;
  std::uint64_t least = std::max<std::uint64_t>(parts, 1);
  const auto suffices = [&](std::uint64_t field, std::uint64_t share) { return field == 0 || share > field; };
  const auto of_losses = [&] { return parts == 0 ? 0 : least * losses / parts; };
  while (!suffices(losses, of_losses()) || !suffices(gains, least - of_losses()) ||
         (pairs > 0 && least <= pairs + losses))
    ++least;
  return least;
}

// One thing that was tried: a version of the trial, or two losses together.
struct Tried {
  std::vector<std::size_t> changes;  // rows of `changes_`
  std::size_t version = 0;
  std::vector<std::size_t> singles;  // of a pair: the versions of its two losses
};

class Critic {
 public:
  Critic(std::shared_ptr<const Documents> documents, const Settings& settings, const CriticalitySettings& asked,
         const Progress& progress)
      : documents_(std::move(documents)),
        settings_(settings),
        asked_(asked),
        root_(input::tree_of(*documents_)),
        trial_(documents_, settings, progress, 0) {
    TUIYAN_CHECK(asked.shorter > 0 && asked.shorter < 1);
    told_.documents = documents_;
    told_.seed = settings.seed;
    told_.uncertain = settings.uncertain && !documents_->parameters.empty();
    told_.shorter = asked.shorter;
    told_.only = asked.only;
    for (const Target& target : documents_->plan.targets) total_weight_ += target.weight;
  }

  result::Criticality take() {
    const std::vector<Tried> losses = prepare(losses_of(*documents_, root_));
    const std::vector<Tried> gains = prepare(shortenings_of(*documents_, root_, 1 - asked_.shorter));
    std::vector<Tried> pairs;
    if (asked_.pairs) pairs = prepare_pairs(losses);
    const std::uint64_t parts = losses.size() + gains.size();
    told_.budget_asked = settings_.replications.has_value();
    told_.budget = settings_.replications.value_or(drills_for_each_part * parts);
    const std::uint64_t for_pairs = pairs.empty()                        ? 0
                                    : settings_.replications.has_value() ? told_.budget
                                                                         : drills_for_each_pair * pairs.size();
    const std::uint64_t for_losses = parts == 0 ? 0 : told_.budget * losses.size() / parts;
    told_.budget += for_pairs;
    told_.least = least_budget(losses.size(), gains.size(), pairs.size());
    if (!settings_.replications || *settings_.replications >= told_.least) {
      trial_.expect(told_.budget);
      race(losses, for_losses, false);
      race(gains, told_.budget - for_pairs - for_losses, true);
      race(pairs, for_pairs, false);
    }
    told_.losses = ranked(losses, false, losses.size());
    told_.gains = ranked(gains, true, gains.size());
    told_.pairs = ranked(best_of(pairs), false, pairs.size());
    told_.drills = trial_.drills();
    told_.base_played = trial_.played(0);
    told_.base = trial_.odds(0);
    for (std::vector<Part>* list : {&told_.losses, &told_.pairs})
      for (Part& part : *list) find_single_points(part);
    told_.lost_count = trial_.all_lost();
    told_.base_lost = trial_.lost(0);
    told_.base_lost_count = trial_.lost_count(0);
    told_.interrupted = stopped_early_ || trial_.interrupted();
    return std::move(told_);
  }

 private:
  [[nodiscard]] bool wants(PartKind kind) const {
    return asked_.kinds.empty() || std::find(asked_.kinds.begin(), asked_.kinds.end(), kind) != asked_.kinds.end();
  }

  std::vector<Tried> prepare(std::vector<PartChange> changes) {
    std::vector<Tried> all;
    for (PartChange& change : changes) {
      if (process::interrupt_noted()) {
        stopped_early_ = true;
        break;
      }
      if (!wants(change.name.kind)) continue;
      json::Node root = root_;
      change.apply(root);
      Diagnostics diagnostics;
      const std::shared_ptr<const Documents> read = input::from_tree(root, diagnostics);
      if (!read) {
        const Diagnostic first = diagnostics.sorted().front();
        told_.refused.push_back({change.name, {to_line(first, true), to_line(first, false)}});
        continue;
      }
      changes_.push_back(std::move(change));
      all.push_back({{changes_.size() - 1}, trial_.add([read] { return read; }), {}});
    }
    return all;
  }

  std::vector<Tried> prepare_pairs(const std::vector<Tried>& losses) {
    std::vector<Tried> all;
    for (std::size_t i = 0; i < losses.size(); ++i)
      for (std::size_t j = i + 1; j < losses.size(); ++j) {
        const std::vector<std::size_t> both{losses[i].changes[0], losses[j].changes[0]};
        // There may be thousands: their documents are made where they are played.
        const auto maker = [this, both] {
          Diagnostics diagnostics;
          const std::shared_ptr<const Documents> read = input::from_tree(tree_with(both), diagnostics);
          if (!read) throw std::runtime_error(to_line(diagnostics.sorted().front(), false));
          return read;
        };
        all.push_back({both, trial_.add(maker), {losses[i].version, losses[j].version}});
      }
    return all;
  }

  [[nodiscard]] json::Node tree_with(const std::vector<std::size_t>& changes) const {
    json::Node root = root_;
    for (const std::size_t change : changes) changes_[change].apply(root);
    return root;
  }

  // A target that asks when the removed step is done.
  [[nodiscard]] bool measures_itself(const result::PartName& name, const Target& target) const {
    return name.kind == PartKind::step && target.metric == Metric::time_to_step && as<Step>(target.of) &&
           documents_->plan.flow[as<Step>(target.of)].id == name.id;
  }

  // What a target weighs when this part is tried.
  [[nodiscard]] double weight(const Tried& tried, std::uint32_t row) const {
    const auto& targets = documents_->plan.targets;
    const Target& target = targets[targets.at(row)];
    for (const std::size_t change : tried.changes)
      if (measures_itself(changes_[change].name, target)) return 0;
    if (asked_.only) return targets.at(row) == asked_.only ? 1 : 0;
    // Without weights all count the same.
    return total_weight_ > 0 ? target.weight / total_weight_ : 1.0 / static_cast<double>(targets.size());
  }

  // The versions that a try is judged by, and how many replications all of them have.
  [[nodiscard]] static std::vector<std::size_t> versions_of(const Tried& tried) {
    std::vector<std::size_t> versions{0, tried.version};
    versions.insert(versions.end(), tried.singles.begin(), tried.singles.end());
    return versions;
  }
  [[nodiscard]] std::uint64_t common(const std::vector<std::size_t>& versions) const {
    std::uint64_t least = trial_.played(0);
    for (const std::size_t version : versions) least = std::min(least, trial_.played(version));
    return least;
  }

  // What counts in the race: the weighted share of targets that are met by the whole plan and missed without the
  // part (negative: the reverse); of a pair, of those that neither alone loses. Of one drill the costs of two parts are
  // at most 1 apart, as the bets on their difference need it: a target is met by the whole plan or it is not.
  [[nodiscard]] Costs costs(const Tried& tried, bool gains) const {
    const std::vector<std::size_t> versions = versions_of(tried);
    const std::uint64_t all_have = common(versions);
    Costs all;
    for (std::uint64_t k = 0; k < all_have; ++k) {
      const bool known = std::all_of(versions.begin(), versions.end(),
                                     [&](std::size_t version) { return trial_.outcome(version, k).has_value(); });
      all.emplace_back();
      if (known) all.back() = std::clamp(gains ? -cost(tried, k) : cost(tried, k), -1.0, 1.0);
    }
    return all;
  }

  [[nodiscard]] double cost(const Tried& tried, std::uint64_t k) const {
    double sum = 0;
    for (std::uint32_t t = 0; t < trial_.layout().judged.size(); ++t) {
      const int lost = tried.singles.empty() ? lost_by(tried.version, k, t) : lost_by_both_only(tried, k, t);
      if (lost != 0) sum += weight(tried, t) * lost;
    }
    return sum;
  }

  // 1: met by the whole plan only; -1: by the version only.
  [[nodiscard]] int lost_by(std::size_t version, std::uint64_t k, std::uint32_t t) const {
    const TargetOutcome &whole = (*trial_.outcome(0, k))[t], &other = (*trial_.outcome(version, k))[t];
    return whole.applicable && other.applicable ? static_cast<int>(whole.met) - static_cast<int>(other.met) : 0;
  }

  // 1: missed without both parts of a pair, met without either of them.
  [[nodiscard]] int lost_by_both_only(const Tried& pair, std::uint64_t k, std::uint32_t t) const {
    const bool alone = std::any_of(pair.singles.begin(), pair.singles.end(),
                                   [&](std::size_t single) { return lost_by(single, k, t) == 1; });
    return lost_by(pair.version, k, t) == 1 && !alone ? 1 : 0;
  }

  // Mean seconds later over the targets that are times, by weight.
  [[nodiscard]] Moments delays(const Tried& tried, bool gains) const {
    Moments moments;
    const auto& judged = trial_.layout().judged;
    for (std::uint64_t k = 0; k < std::min(trial_.played(0), trial_.played(tried.version)); ++k) {
      const std::optional<Outcomes>&whole = trial_.outcome(0, k), &other = trial_.outcome(tried.version, k);
      if (!whole || !other) continue;
      double sum = 0, weights = 0;
      for (std::uint32_t t = 0; t < judged.size(); ++t) {
        if (describe(judged[t].metric).unit != MetricUnit::time || !judged[t].upper) continue;
        if (!(*whole)[t].applicable || !(*other)[t].applicable) continue;
        sum += weight(tried, t) * ((*other)[t].value - (*whole)[t].value);
        weights += weight(tried, t);
      }
      if (weights > 0) moments.add((gains ? -sum : sum) / weights);
    }
    return moments;
  }

  static double mean_of(const Costs& costs) {
    Moments moments;
    for (const std::optional<double>& one : costs)
      if (one) moments.add(*one);
    return moments.mean();
  }

  // Mean cost and delay so far. Between two rounds only those change that were played on.
  const std::pair<double, double>& means(const Tried& tried, bool gains) {
    Means& known = means_[{tried.version, gains}];
    if (const std::uint64_t played = common(versions_of(tried)); known.played != played)
      known = {played, {mean_of(costs(tried, gains)), delays(tried, gains).mean()}};
    return known.of;
  }

  // Larger is costlier; what costs the same in odds is ordered by minutes.
  [[nodiscard]] std::vector<double> worth(const std::vector<Tried>& field, bool gains) {
    std::vector<std::pair<double, double>> seen;
    for (const Tried& one : field) seen.push_back(means(one, gains));
    std::vector<std::size_t> order(field.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return seen[a] < seen[b]; });
    std::vector<double> worth(field.size());
    for (std::size_t i = 0; i < order.size(); ++i)
      worth[order[i]] = i > 0 && seen[order[i]] == seen[order[i - 1]] ? worth[order[i - 1]] : static_cast<double>(i);
    return worth;
  }

  void race(const std::vector<Tried>& field, std::uint64_t budget, bool gains) {
    const auto companions = [&](const std::vector<std::size_t>& rows) {
      std::set<std::size_t> others{0};
      for (const std::size_t row : rows) others.insert(field[row].singles.begin(), field[row].singles.end());
      return others.size();
    };
    Race race(field.size(), budget, companions);
    std::vector<double> known(field.size());
    while (!trial_.interrupted()) {
      const std::optional<Race::Round> round = race.next(known);
      if (!round) return;
      std::vector<std::size_t> versions;
      for (const std::size_t row : round->parts) {
        versions.push_back(field[row].version);
        versions.insert(versions.end(), field[row].singles.begin(), field[row].singles.end());
      }
      if (!trial_.play(versions, round->replications)) return;
      known = worth(field, gains);
    }
  }

  [[nodiscard]] std::vector<Tried> best_of(const std::vector<Tried>& field) {
    const std::vector<double> known = worth(field, false);
    std::vector<Tried> best;
    std::vector<std::size_t> order(field.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return known[a] > known[b]; });
    for (std::size_t i = 0; i < order.size() && i < pairs_told; ++i) best.push_back(field[order[i]]);
    return best;
  }

  [[nodiscard]] Part part_of(const Tried& tried, bool gains, const Costs& costs, const Standings& ranks) const {
    Part part;
    for (const std::size_t change : tried.changes) part.names.push_back(changes_[change].name);
    part.patch = json::to_text(patch_between(root_, tree_with(tried.changes)));
    part.played = trial_.played(tried.version);
    part.lost_count = trial_.lost_count(tried.version);
    part.lost = trial_.lost(tried.version);
    part.best_rank = ranks.best;
    part.worst_rank = ranks.worst;
    if (part.played == 0) return part;
    std::vector<double> low, high;
    bool any_lost = false;
    for (const std::optional<double>& one : costs) {
      low.push_back(one.value_or(-1));
      high.push_back(one.value_or(1));
      any_lost = any_lost || !one;
    }
    part.cost = {mean_of(costs), mean_interval(low, high, usual_confidence)};
    const Moments later = delays(tried, gains);
    part.delay_s = student(later.mean(), later.variance(), later.count());
    part.targets = trial_.changes(tried.version);
    part.unnoticed = !any_lost;
    for (std::uint64_t k = 0; k < part.played && part.unnoticed; ++k)
      part.unnoticed = trial_.outcome(0, k) == trial_.outcome(tried.version, k);
    // None of n: 1 - (1 - confidence)^(1/n) is the exact one-sided bound.
    if (part.unnoticed) part.noticed_within = 1 - std::pow(1 - usual_confidence, 1 / static_cast<double>(part.played));
    return part;
  }

  [[nodiscard]] std::vector<Part> ranked(const std::vector<Tried>& field, bool gains, std::size_t of) const {
    std::vector<Costs> all;
    for (const Tried& one : field) all.push_back(costs(one, gains));
    const std::vector<Standings> ranks = standings(all, told_.confidence, of);
    std::vector<Part> parts;
    for (std::size_t i = 0; i < field.size(); ++i) parts.push_back(part_of(field[i], gains, all[i], ranks[i]));
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
      return std::pair(a.cost.value, a.delay_s.value) > std::pair(b.cost.value, b.delay_s.value);
    });
    return parts;
  }

  void find_single_points(Part& part) const {
    for (std::size_t t = 0; t < part.targets.size(); ++t) {
      const result::TargetChange& change = part.targets[t];
      const Target& target = documents_->plan.targets[change.before];
      if (told_.only && change.before != told_.only) continue;
      if (change.pairs == 0 || told_.base[change.before.value].promise != result::Promise::kept) continue;
      if (change.met_after.interval.high >= target.confidence) continue;
      if (std::none_of(part.names.begin(), part.names.end(),
                       [&](const result::PartName& name) { return measures_itself(name, target); }))
        part.single_point.push_back(change.before);
    }
  }

  std::shared_ptr<const Documents> documents_;
  Settings settings_;
  CriticalitySettings asked_;
  json::Node root_;
  Trial trial_;
  bool stopped_early_ = false;  // Ctrl-C while the parts were prepared
  std::vector<PartChange> changes_;
  double total_weight_ = 0;
  struct Means {
    std::uint64_t played = 0;
    std::pair<double, double> of;
  };
  std::map<std::pair<std::size_t, bool>, Means> means_;  // by version, and whether as a gain
  result::Criticality told_;
};

}  // namespace

result::Criticality criticality(std::shared_ptr<const Documents> documents, const Settings& settings,
                                const CriticalitySettings& asked, const Progress& progress) {
  TUIYAN_CHECK(documents != nullptr);
  return Critic(std::move(documents), settings, asked, progress).take();
}

}  // namespace tuiyan::study
