#include "response/trigger.hpp"

namespace tuiyan::response {

std::optional<EntryId> holds(const Trigger& trigger, const Beliefs& beliefs, Time now, EntryId start) {
  const Belief* belief = beliefs.find(trigger.subject);
  switch (trigger.kind) {
    case TriggerKind::none:
      return std::nullopt;
    case TriggerKind::observed:
      if (belief != nullptr && belief->state != StateOf::up) return belief->bad_since;
      return std::nullopt;
    case TriggerKind::restored:
      if (belief != nullptr && belief->state == StateOf::up && belief->was_bad) return belief->entry;
      return std::nullopt;
    case TriggerKind::declared: {
      const auto at = beliefs.declared.find(trigger.scale);
      // Row 0 is the gravest level: graver than asked for holds as well.
      if (at != beliefs.declared.end() && at->second.level && *at->second.level <= trigger.level)
        return at->second.entry;
      return std::nullopt;
    }
    case TriggerKind::at:
      if (Time{} + trigger.at <= now) return start;
      return std::nullopt;
    case TriggerKind::fault_known: {
      const auto at = beliefs.diagnoses.find(trigger.subject);
      if (at != beliefs.diagnoses.end()) return at->second.entry;
      return std::nullopt;
    }
    case TriggerKind::hardware_fault: {
      const auto at = beliefs.diagnoses.find(trigger.subject);
      if (at != beliefs.diagnoses.end() && at->second.hardware) return at->second.entry;
      return std::nullopt;
    }
    case TriggerKind::open:
    case TriggerKind::closed:  // a matter of the calendar, not of what anybody believes
      return std::nullopt;
    case TriggerKind::told: {
      const auto at = beliefs.told.find(trigger.subject);
      if (at != beliefs.told.end()) return at->second;
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace tuiyan::response
