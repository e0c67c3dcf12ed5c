// Drills of several versions of the documents under the same luck, kept outcome by outcome.
//
// Contract: version 0 is the whole plan. A version has been played for replications 0 .. played-1 and is only ever
// taken further; drills are played in the order of replications, and of versions within one, so that the same
// calls give the same outcomes for any number of workers. With uncertain figures every version draws those it has at
// the places that seed, replication and pointer name: alike in all versions. What is kept of a drill are its outcomes,
// judged by the whole plan's limits unless a version has its own. After Ctrl-C, what is there is a contiguous beginning
// for every version.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "study/pair_tally.hpp"
#include "study/study.hpp"

namespace tuiyan::study {

using Outcomes = std::vector<TargetOutcome>;  // by target

class Trial {
 public:
  // Makes the documents of a version; called in the child that plays it.
  using Maker = std::function<std::shared_ptr<const Documents>()>;

  Trial(const std::shared_ptr<const Documents>& whole, const Settings& settings, Progress progress,
        std::uint64_t expected);

  std::size_t add(Maker maker, bool own_limits = false);  // answers its number
  // Takes each of these versions, and the whole plan, to so many replications. False: interrupted.
  bool play(const std::vector<std::size_t>& versions, std::uint64_t replications);
  void expect(std::uint64_t drills) { standing_.expected = drills; }

  [[nodiscard]] std::uint64_t played(std::size_t version) const { return versions_[version].outcomes.size(); }
  // None: lost.
  [[nodiscard]] const std::optional<Outcomes>& outcome(std::size_t version, std::uint64_t replication) const {
    return versions_[version].outcomes[replication];
  }
  [[nodiscard]] const std::vector<result::Lost>& lost(std::size_t version) const { return versions_[version].lost; }
  [[nodiscard]] std::uint64_t lost_count(std::size_t version) const { return versions_[version].lost_count; }
  [[nodiscard]] std::uint64_t drills() const { return standing_.played; }
  [[nodiscard]] std::uint64_t all_lost() const { return standing_.lost; }
  [[nodiscard]] bool interrupted() const { return interrupted_; }
  [[nodiscard]] const Layout& layout() const { return layout_; }

  // The whole plan against a version, over the replications that both have.
  [[nodiscard]] std::vector<result::TargetChange> changes(std::size_t version) const;
  [[nodiscard]] std::vector<result::TargetOdds> odds(std::size_t version) const;

 private:
  struct Version {
    Maker maker;
    bool own_limits = false;
    std::vector<std::optional<Outcomes>> outcomes;
    std::vector<result::Lost> lost;
    std::uint64_t lost_count = 0;
  };

  void play_stretch(const std::vector<std::size_t>& wanted, std::uint64_t from, std::uint64_t to);

  Layout layout_;
  Settings settings_;
  Player player_;
  Progress progress_;
  std::vector<Version> versions_;
  Standing standing_;
  bool interrupted_ = false;
};

}  // namespace tuiyan::study
