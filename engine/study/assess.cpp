#include "study/assess.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "study/row.hpp"
#include "study/tally.hpp"

namespace tuiyan::study {

result::Assessment assess(std::shared_ptr<const Documents> documents, const Settings& settings,
                          const Progress& progress) {
  TUIYAN_CHECK(settings.batch > 0 && settings.precision > 0);
  Tally tally(layout_of(documents));
  const Player play = player_of(settings);
  const std::uint64_t most = settings.replications ? *settings.replications : std::max(settings.most, settings.batch);
  std::uint64_t expected = settings.replications ? most : settings.batch;
  std::uint64_t lost = 0;
  bool enough = most == 0;
  const auto job = [&](std::uint64_t replication) {
    return to_bytes(row_of(play(documents, Luck{settings.seed, replication, 0}), tally.layout()));
  };
  const auto sink = [&](const process::Outcome& outcome) {
    if (outcome.ending == process::Ending::done) {
      tally.add(outcome.number, from_bytes(outcome.bytes, tally.layout()));
    } else {
      tally.add_lost(lost_of(outcome.number, outcome));
      ++lost;
    }
    const std::uint64_t played = tally.played();
    enough = played == most;
    if (!settings.replications && played % settings.batch == 0) {
      enough = enough || tally.is_precise(settings.precision);
      expected = expected_end(settings, most, played, tally.replications_needed(settings.precision), enough);
    }
    if (progress) progress({played, expected, lost});
    return !enough;
  };
  process::run_in_order({settings.workers, settings.time_limit_s}, 0, most, job, sink);
  result::Assessment told = tally.assessment(settings.precision);
  told.seed = settings.seed;
  told.asked = settings.replications;
  told.interrupted = !enough;
  return told;
}

}  // namespace tuiyan::study
