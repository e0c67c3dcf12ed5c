#include "study/assess.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "base/check.hpp"
#include "drill/drill.hpp"
#include "study/drill_documents.hpp"
#include "study/row.hpp"
#include "study/spread_tally.hpp"
#include "study/tally.hpp"

namespace tuiyan::study {
namespace {

// Which drill a job of the pool plays. With uncertain parameters the first replications have a companion, which
// comes right behind its replication: the same parameters, everything else drawn anew (epoch 1).
struct Order {
  std::uint64_t companions = 0;

  struct Play {
    std::uint64_t replication = 0;
    bool is_companion = false;
  };
  [[nodiscard]] Play at(std::uint64_t job) const {
    if (job >= 2 * companions) return {job - companions, false};
    return {job / 2, job % 2 == 1};
  }
  // Jobs that play so many replications.
  [[nodiscard]] std::uint64_t jobs(std::uint64_t replications) const {
    return replications + std::min(replications, companions);
  }
};

}  // namespace

result::Assessment assess(std::shared_ptr<const Documents> documents, const Settings& settings,
                          const Progress& progress) {
  TUIYAN_CHECK(settings.batch > 0 && settings.precision > 0);
  const bool uncertain = settings.uncertain && !documents->parameters.empty();
  Tally tally(layout_of(documents));
  std::optional<SpreadTally> spread;
  if (uncertain) spread.emplace(documents->plan.targets.size(), documents->parameters, settings.seed);
  DrillDocuments drill_documents(documents, uncertain, settings.seed);
  const Order order{uncertain ? settings.companions : 0};
  const Player play = player_of(settings);
  const std::uint64_t most = settings.replications ? *settings.replications : std::max(settings.most, settings.batch);
  std::uint64_t expected = settings.replications ? most : settings.batch;
  std::uint64_t lost = 0, companions = 0;
  bool enough = most == 0;
  std::optional<Row> first;             // of the replication whose companion comes next
  std::unique_ptr<drill::Drill> built;  // in a worker, when all replications have the same documents
  std::function<void()> warm_up = warm_up_of(settings);
  if (warm_up && !uncertain) warm_up = [&] { built = std::make_unique<drill::Drill>(documents, Luck{settings.seed}); };
  const auto job = [&](std::uint64_t number) {
    const Order::Play one = order.at(number);
    const Luck luck{settings.seed, one.replication, one.is_companion ? std::uint64_t{1} : 0};
    if (!built) return to_bytes(row_of(play(drill_documents.ready(), luck), tally.layout()));
    built->set_luck(luck);
    return to_bytes(row_of(built->finish(), tally.layout()));
  };
  const auto add_companion = [&](std::uint64_t replication, const process::Outcome& outcome) {
    if (!first || outcome.ending != process::Ending::done) return;
    spread->add_pair(replication, *first, from_bytes(outcome.bytes, tally.layout()));
    ++companions;
  };
  const auto add = [&](std::uint64_t replication, const process::Outcome& outcome) {
    first.reset();
    if (outcome.ending == process::Ending::done) {
      first = from_bytes(outcome.bytes, tally.layout());
      tally.add(replication, *first);
      if (spread) spread->add(replication, *first);
    } else {
      tally.add_lost(lost_of(replication, outcome));
      ++lost;
    }
  };
  const auto sink = [&](const process::Outcome& outcome) {
    const Order::Play one = order.at(outcome.number);
    if (one.is_companion)
      add_companion(one.replication, outcome);
    else
      add(one.replication, outcome);
    if (order.jobs(one.replication + 1) != outcome.number + 1) return true;  // its companion is still to come
    const std::uint64_t played = tally.played();
    enough = played == most;
    if (!settings.replications && played % settings.batch == 0) {
      enough = enough || tally.is_precise(settings.precision);
      expected = expected_end(settings, most, played, tally.replications_needed(settings.precision), enough);
    }
    if (progress) progress({played, expected, lost});
    return !enough;
  };
  const auto prepare = [&](std::uint64_t number) { drill_documents.prepare(order.at(number).replication); };
  process::run_in_order({settings.workers, settings.time_limit_s, warm_up, prepare}, 0, order.jobs(most), job, sink);
  result::Assessment told = tally.assessment(settings.precision);
  told.seed = settings.seed;
  told.asked = settings.replications;
  told.interrupted = !enough;
  told.uncertain = uncertain;
  told.companions = companions;
  if (spread) told.spreads = spread->spreads();
  return told;
}

}  // namespace tuiyan::study
