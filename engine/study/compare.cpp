#include "study/compare.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "study/document_change.hpp"
#include "study/drill_documents.hpp"
#include "study/pair_tally.hpp"

namespace tuiyan::study {

result::Comparison compare(const std::shared_ptr<const Documents>& before,
                           const std::shared_ptr<const Documents>& after, const Settings& settings,
                           const Progress& progress) {
  TUIYAN_CHECK(settings.batch > 0 && settings.precision > 0);
  PairTally tally(pair_layouts(before, after));
  const bool uncertain = settings.uncertain && !(before->parameters.empty() && after->parameters.empty());
  DrillDocuments old_documents(before, uncertain, settings.seed), new_documents(after, uncertain, settings.seed);
  const Player play = player_of(settings);
  const std::uint64_t most = settings.replications ? *settings.replications : std::max(settings.most, settings.batch);
  std::uint64_t expected = settings.replications ? most : settings.batch, lost = 0;
  bool enough = most == 0;
  // Job 2k plays OLD with replication k, job 2k+1 NEW with the same.
  const auto job = [&](std::uint64_t number) {
    const bool is_new = number % 2 == 1;
    const Layout& layout = is_new ? tally.layouts().after : tally.layouts().before;
    const DrillDocuments& documents = is_new ? new_documents : old_documents;
    return to_bytes(row_of(play(documents.ready(), Luck{settings.seed, number / 2, 0}), layout));
  };
  const auto prepare = [&](std::uint64_t number) {
    (number % 2 == 1 ? new_documents : old_documents).prepare(number / 2);
  };
  process::Outcome first;
  const auto sink = [&](const process::Outcome& outcome) {
    if (outcome.number % 2 == 0) {
      first = outcome;
      return true;
    }
    const process::Outcome* gone = first.ending != process::Ending::done     ? &first
                                   : outcome.ending != process::Ending::done ? &outcome
                                                                             : nullptr;
    if (gone == nullptr)
      tally.add(from_bytes(first.bytes, tally.layouts().before), from_bytes(outcome.bytes, tally.layouts().after));
    else
      tally.add_lost(lost_of(gone->number / 2, *gone)), ++lost;
    const std::uint64_t played = tally.played();
    enough = played == most;
    if (!settings.replications && played % settings.batch == 0) {
      enough = enough || tally.is_precise(settings.precision);
      expected = expected_end(settings, most, played, tally.pairs_needed(settings.precision), enough);
    }
    if (progress) progress({played, expected, lost});
    return !enough;
  };
  process::run_in_order({settings.workers, settings.time_limit_s, warm_up_of(settings), prepare}, 0, 2 * most, job,
                        sink);
  result::Comparison told = tally.comparison(settings.precision);
  told.seed = settings.seed;
  told.asked = settings.replications;
  told.interrupted = !enough;
  told.uncertain = uncertain;
  told.changes = document_changes(*before, *after);
  return told;
}

}  // namespace tuiyan::study
