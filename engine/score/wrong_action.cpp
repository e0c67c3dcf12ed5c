#include "score/wrong_action.hpp"

#include <algorithm>

#include "score/service_curve.hpp"

namespace tuiyan::score {
namespace {

// The entry of the step that acted at this instant; 0 when none did.
EntryId acting_step(const Log& log, EntryId fall) {
  const Time at = log.at(fall).at;
  for (EntryId id = fall; id != 0 && log.at(id).at == at; id = log.at(id).cause) {
    if (log.at(id).kind == Kind::fault_struck) return 0;
    if (log.at(id).step) return id;
  }
  return 0;
}

// Causes are older, so the walk ends at the deed or passes it by.
bool is_consequence(const Log& log, EntryId later, const Entry& deed) {
  for (EntryId id = later; id >= deed.id && id != 0; id = log.at(id).cause) {
    const Entry& entry = log.at(id);
    if (entry.kind == Kind::noticed || entry.kind == Kind::monitor_crossed) return false;
    if (entry.step == deed.step && entry.instance == deed.instance) return true;
  }
  return false;
}

// Agents who were called away may still come back.
bool is_over(const Log& log, const Entry& deed) {
  return std::any_of(log.entries.begin(), log.entries.end(), [&](const Entry& entry) {
    const bool ends =
        entry.kind == Kind::step_done || entry.kind == Kind::step_failed || entry.kind == Kind::step_skipped;
    return ends && entry.step == deed.step && entry.instance == deed.instance;
  });
}

// Each fall to nothing is judged by itself; the first guilty one is enough.
EntryId lost(const Log& log, Index<Service> service) {
  // Above 0 or not: 1e-6 of the capacity is nothing.
  const Curve curve = service_curve(log, service);
  const auto all = stretches(curve, 1e-6, Time{0}, log.end);
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].reached) continue;
    const EntryId deed = acting_step(log, all[i].entry);
    if (deed == 0 || !is_over(log, log.at(deed))) continue;
    const bool comes_back = std::any_of(curve.begin(), curve.end(), [&](const CurvePoint& point) {
      return point.entry > all[i].entry && point.share > 1e-6 && is_consequence(log, point.entry, log.at(deed));
    });
    if (!comes_back) return all[i].entry;
  }
  return 0;
}

}  // namespace

EntryId lost_by_wrong_action(const Log& log) {
  EntryId first = 0;
  const auto& services = log.documents->site.services;
  for (std::uint32_t row = 0; row < services.size(); ++row) {
    const EntryId entry = lost(log, services.at(row));
    if (entry != 0 && (first == 0 || entry < first)) first = entry;
  }
  return first;
}

}  // namespace tuiyan::score
