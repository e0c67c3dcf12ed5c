#include "cli/harvest.hpp"

#include <fmt/format.h>

#include "process/interruption.hpp"
#include "report/odds_text.hpp"
#include "words/amount.hpp"
#include "words/word.hpp"

namespace tuiyan::cli {
namespace {

using words::same;

void complain_of(const Settings& settings, const Harvest& one) {
  std::string commands;
  for (const std::string& plan : one.plans)
    commands +=
        fmt::format("\n  tuiyan run {} {} --seed {} --replication {}{}", report::as_argument(plan),
                    report::as_argument(one.scenario), settings.seed,
                    one.lost.empty() ? 0 : one.lost.front().replication, settings.uncertain ? " --uncertain" : "");
  const Said list{report::lost_list(one.lost, one.played, Language::zh),
                  report::lost_list(one.lost, one.played, Language::en)};
  complain(settings,
           words::sentence(words::Area::complaint, "all_died",
                           {{"scenario", same(one.scenario)},
                            {"n", same(words::count(static_cast<std::int64_t>(one.played)))},
                            {"list", list},
                            {"commands", same(commands)}}),
           failed);
}

}  // namespace

Yield yield_of(const Settings& settings, const std::vector<Harvest>& all) {
  std::uint64_t played = 0, answered = 0, dead = 0;
  for (const Harvest& one : all) {
    played += one.played;
    answered += one.answered;
  }
  if (answered == 0 && process::interrupt_noted()) throw process::Interrupted{};
  if (played == 0) return Yield::unasked;
  for (const Harvest& one : all)
    if (one.played > 0 && one.answered == 0) {
      complain_of(settings, one);
      ++dead;
    }
  return answered == 0 ? Yield::nothing : dead > 0 ? Yield::partly : Yield::results;
}

}  // namespace tuiyan::cli
