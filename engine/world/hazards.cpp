#include "world/hazards.hpp"

#include <utility>

namespace tuiyan::world {

void Hazards::begin() {
  for (std::uint32_t i = 0; i < active_.size(); ++i) {
    const Hazard& hazard = facts({i});
    const Duration from = stage_.length(machine_wait(hazard.from, Key(Purpose::hazard_time).with(hazard.id)));
    stage_.timetable.put(later(Time{0}, from), [this, i] {
      const Hazard& it = facts({i});
      Entry entry = entry_of(Kind::hazard_appeared, about(Index<Hazard>{i}), 0);
      entry.object = it.at;
      active_[i] = stage_.note(std::move(entry));
      if (!it.lasts) return;
      const Duration lasts = stage_.length(machine_wait(*it.lasts, Key(Purpose::hazard_duration).with(it.id)));
      stage_.after(lasts, [this, i] {
        if (active_[i] != 0) end({i}, active_[i], {});
      });
    });
  }
}

bool Hazards::bars(Index<Hazard> h, Subject where) const {
  if (active_[h.value] == 0) return false;
  if (facts(h).at == where) return true;
  const auto component = as<Component>(where);
  return component && facts(h).at == about(stage_.site().components[component].at);
}

Index<Hazard> Hazards::at(Subject where) const {
  for (std::uint32_t i = 0; where && i < active_.size(); ++i)
    if (bars({i}, where)) return {i};
  return {};
}

Outcome Hazards::clear(Subject where, const Asked& asked) {
  EntryId last = asked.cause;
  for (std::uint32_t i = 0; i < active_.size(); ++i)
    if (bars({i}, where)) last = end({i}, asked.cause, asked);
  return {true, last};
}

EntryId Hazards::end(Index<Hazard> h, EntryId because, const Asked& asked) {
  active_[h.value] = 0;
  Entry entry = entry_of(Kind::hazard_cleared, about(h), because, asked);
  entry.object = facts(h).at;
  entry.code = asked.step ? 1 : 0;
  const EntryId cleared = stage_.note(std::move(entry));
  stage_.tell(HazardCleared{h, cleared});
  return cleared;
}

}  // namespace tuiyan::world
