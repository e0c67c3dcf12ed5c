// What all studies share: how replications are played, how long, and what is told meanwhile.
//
// Contract: replication k of a study is the drill with the same documents, its seed and k: it can be
// played alone with `tuiyan run --seed --replication`. The parent never builds an engine. A child that
// crashes, hangs beyond the time limit or is killed is a lost replication; the study goes on. Ctrl-C
// ends it with the contiguous beginning.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "event/log.hpp"
#include "process/worker_pool.hpp"
#include "result/assessment.hpp"

namespace tuiyan::study {

// Plays one drill; runs in a child. Tests put something else in its place.
using Player = std::function<Log(const std::shared_ptr<const Documents>&, Luck)>;

struct Settings {
  std::uint64_t seed = 1;
  int workers = 0;                            // 0: one per core
  std::optional<std::uint64_t> replications;  // none: until every probability is known to `precision`
  double precision = 0.02;
  std::uint64_t batch = 100;        // the stopping rule is looked at after so many
  std::uint64_t most = 10'000;      // and this is the end in any case
  double time_limit_s = 60;         // of one replication
  bool uncertain = false;           // draw the figures that are not known exactly, too
  std::uint64_t companions = 1000;  // of assess with uncertain figures: so many replications are played twice
  Player play;                      // empty: the drill
};

struct Standing {
  std::uint64_t played = 0;
  std::uint64_t expected = 0;  // by what is known so far
  std::uint64_t lost = 0;
};
using Progress = std::function<void(const Standing&)>;

[[nodiscard]] Player player_of(const Settings& settings);
// What a worker builds before its first job, for a study of several sets of documents.
[[nodiscard]] std::function<void()> warm_up_of(const Settings& settings);
// How many replications the study will take, by what is known at the end of a batch.
[[nodiscard]] std::uint64_t expected_end(const Settings& settings, std::uint64_t most, std::uint64_t played,
                                         std::uint64_t needed, bool enough);
// A child's ending that gave no row.
[[nodiscard]] result::Lost lost_of(std::uint64_t replication, const process::Outcome& outcome);

}  // namespace tuiyan::study
