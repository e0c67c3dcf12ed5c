#include "study/study.hpp"

#include "drill/drill.hpp"

namespace tuiyan::study {

Player player_of(const Settings& settings) {
  if (settings.play) return settings.play;
  return [](const std::shared_ptr<const Documents>& documents, Luck luck) { return drill::play(documents, luck); };
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
