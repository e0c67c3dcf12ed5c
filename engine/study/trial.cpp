#include "study/trial.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "study/drill_documents.hpp"
#include "study/figure_tally.hpp"

namespace tuiyan::study {
namespace {

constexpr std::size_t lost_kept_of_version = 5;

// Only targets: no waterfalls, no shares over time.
Layout targets_only(std::shared_ptr<const Documents> documents) {
  Layout layout;
  for (const Target& target : documents->plan.targets) layout.judged.push_back(target);
  layout.documents = std::move(documents);
  return layout;
}

Row row_with(const Outcomes& outcomes) {
  Row row;
  row.targets = outcomes;
  return row;
}

}  // namespace

Trial::Trial(const std::shared_ptr<const Documents>& whole, const Settings& settings, Progress progress,
             std::uint64_t expected)
    : layout_(targets_only(whole)), settings_(settings), player_(player_of(settings)), progress_(std::move(progress)) {
  standing_.expected = expected;
  add([whole] { return whole; });
}

std::size_t Trial::add(Maker maker, bool own_limits) {
  versions_.push_back({std::move(maker), own_limits, {}, {}, 0});
  return versions_.size() - 1;
}

bool Trial::play(const std::vector<std::size_t>& versions, std::uint64_t replications) {
  std::vector<std::size_t> wanted{0};
  for (const std::size_t version : versions)
    if (version != 0) wanted.push_back(version);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  // In stretches, so that a million asked for takes no memory before it is played.
  constexpr std::uint64_t stretch = 4096;
  std::uint64_t from = replications;
  for (const std::size_t version : wanted) from = std::min(from, played(version));
  for (; from < replications && !interrupted_; from += std::min(stretch, replications - from))
    play_stretch(wanted, from, from + std::min(stretch, replications - from));
  return !interrupted_;
}

void Trial::play_stretch(const std::vector<std::size_t>& wanted, std::uint64_t from, std::uint64_t to) {
  std::vector<std::pair<std::size_t, std::uint64_t>> jobs;
  for (std::uint64_t replication = from; replication < to; ++replication)
    for (const std::size_t version : wanted)
      if (played(version) <= replication) jobs.emplace_back(version, replication);
  const auto job = [&](std::uint64_t number) {
    const auto& [version, replication] = jobs[number];
    const std::shared_ptr<const Documents> documents = versions_[version].maker();
    DrillDocuments drawn(documents, settings_.uncertain, settings_.seed);
    drawn.prepare(replication);  // in the child: of so many versions the worker keeps none
    const Log log = player_(drawn.ready(), Luck{settings_.seed, replication, 0});
    return to_bytes(row_of(log, versions_[version].own_limits ? targets_only(documents) : layout_));
  };
  const auto sink = [&](const process::Outcome& outcome) {
    const auto& [version, replication] = jobs[outcome.number];
    Version& one = versions_[version];
    TUIYAN_CHECK(one.outcomes.size() == replication);
    if (outcome.ending == process::Ending::done) {
      one.outcomes.emplace_back(from_bytes(outcome.bytes, layout_).targets);
    } else {
      one.outcomes.emplace_back(std::nullopt);
      if (one.lost_count++ < lost_kept_of_version) one.lost.push_back(lost_of(replication, outcome));
      ++standing_.lost;
    }
    ++standing_.played;
    if (progress_) progress_(standing_);
    return true;
  };
  const std::uint64_t done = process::run_in_order({settings_.workers, settings_.time_limit_s, warm_up_of(settings_)},
                                                   0, jobs.size(), job, sink);
  interrupted_ = interrupted_ || done < jobs.size();
}

std::vector<result::TargetChange> Trial::changes(std::size_t version) const {
  PairTally tally(PairLayouts{layout_, layout_});
  const std::uint64_t common = std::min(played(0), played(version));
  for (std::uint64_t k = 0; k < common; ++k) {
    const std::optional<Outcomes>&whole = outcome(0, k), &other = outcome(version, k);
    if (whole && other)
      tally.add(row_with(*whole), row_with(*other));
    else
      tally.add_lost({k, "", ""});
  }
  return tally.comparison(settings_.precision).targets;
}

std::vector<result::TargetOdds> Trial::odds(std::size_t version) const {
  const auto& targets = layout_.documents->plan.targets;
  std::vector<result::TargetOdds> all;
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    FigureTally tally(layout_.judged[t]);
    for (const std::optional<Outcomes>& one : versions_[version].outcomes)
      if (one) tally.add((*one)[t]);
    all.push_back(tally.odds(targets.at(t), static_cast<std::int64_t>(lost_count(version)), settings_.precision));
  }
  return all;
}

}  // namespace tuiyan::study
