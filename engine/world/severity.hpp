// True severity: where each scale of the plan stands by the state of the services. For the score
// only; people act on what is declared.
#pragma once

#include <vector>

#include "world/machines.hpp"

namespace tuiyan::world {

class Severity {
 public:
  Severity(Stage& stage, const Machines& machines)
      : stage_(stage), machines_(machines), levels_(stage.documents.plan.severity_scales.size(), -1) {}

  void refresh(Index<SeverityScale> scale, EntryId because) {
    const SeverityScale& facts = stage_.documents.plan.severity_scales[scale];
    int level = -1;
    for (std::size_t i = 0; i < facts.levels.size() && level < 0; ++i)
      if (machines_.share(facts.levels[i].of) < facts.levels[i].below) level = static_cast<int>(i);
    if (level == levels_[scale.value]) return;
    levels_[scale.value] = level;
    Entry entry = entry_of(Kind::severity_changed, about(scale), because);
    entry.value = level;
    stage_.note(std::move(entry));
  }

 private:
  Stage& stage_;
  const Machines& machines_;
  std::vector<int> levels_;
};

}  // namespace tuiyan::world
