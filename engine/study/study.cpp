#include "study/study.hpp"

#include <algorithm>

#include "drill/drill.hpp"

namespace tuiyan::study {

Player player_of(const Settings& settings) {
  if (settings.play) return settings.play;
  return [](const std::shared_ptr<const Documents>& documents, Luck luck) { return drill::play(documents, luck); };
}

std::function<void()> warm_up_of(const Settings& settings) {
  if (settings.play || !drill::Drill::survives_fork()) return {};
  return drill::Drill::start_engine;
}

std::uint64_t expected_end(const Settings& settings, std::uint64_t most, std::uint64_t played, std::uint64_t needed,
                           bool enough) {
  if (enough) return played;
  const std::uint64_t batches = std::max(std::min(most, needed), played) / settings.batch + 1;
  return std::min(most, batches * settings.batch);
}

result::Lost lost_of(std::uint64_t replication, const process::Outcome& outcome) {
  const char* ending = "done";
  switch (outcome.ending) {
    case process::Ending::done:
      break;
    case process::Ending::failed:
      ending = "failed";
      break;
    case process::Ending::crashed:
      ending = "crashed";
      break;
    case process::Ending::hung:
      ending = "hung";
      break;
    case process::Ending::killed:
      ending = "killed";
      break;
  }
  return {replication, ending, outcome.complaint};
}

}  // namespace tuiyan::study
