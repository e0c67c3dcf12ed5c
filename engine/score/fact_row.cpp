// What of the world's entries is worth a line in a timeline.
#include <algorithm>
#include <set>

#include "score/service_curve.hpp"
#include "score/timeline.hpp"

namespace tuiyan::score {
namespace {

bool is_always_notable(Kind kind) {
  switch (kind) {
    case Kind::drill_started:
    case Kind::drill_ended:
    case Kind::drill_aborted:
    case Kind::fault_struck:
    case Kind::fault_ended:
    case Kind::fault_did_not_happen:
    case Kind::pair_switched:
    case Kind::pair_switch_failed:
    case Kind::ups_discharging:
    case Kind::ups_emptied:
    case Kind::generator_gave_up:
    case Kind::generator_carried_load:
    case Kind::fuel_ran_out:
    case Kind::ivr_changed:
    case Kind::queue_changed:
    case Kind::paper_mode_changed:
    case Kind::severity_changed:
    case Kind::severity_declared:
    case Kind::person_arrived:
    case Kind::diagnosed:
    case Kind::message_given_up:
    case Kind::announcement_published:
    case Kind::announcement_ended:
    case Kind::notice_reached:
    case Kind::restoration_promised:
    case Kind::promise_broken:
    case Kind::customers_telephoned:
    case Kind::paper_orders_cleared:
    case Kind::call_backs_cleared:
    case Kind::verified:
    case Kind::stood_down:
    case Kind::command_posted:
    case Kind::switch_moved:
    case Kind::supply_connected:
    case Kind::fault_patched:
    case Kind::fault_relapsed:
    case Kind::hazard_appeared:
    case Kind::hazard_cleared:
      return true;
    default:
      return false;
  }
}

bool is_worse(const Entry& entry) {
  switch (entry.kind) {
    case Kind::fault_struck:
    case Kind::broke_down:
    case Kind::drill_aborted:
    case Kind::pair_switch_failed:
    case Kind::ups_emptied:
    case Kind::generator_gave_up:
    case Kind::fuel_ran_out:
    case Kind::message_given_up:
    case Kind::fault_relapsed:
    case Kind::hazard_appeared:
    case Kind::promise_broken:
      return true;
    case Kind::switch_moved:
      return entry.code == static_cast<int>(Reason::tripped);
    case Kind::ivr_changed:
    case Kind::queue_changed:
      return entry.value < 1;
    case Kind::paper_mode_changed:
      return entry.value > 0;
    case Kind::diagnosed:
    case Kind::verified:
      return entry.code == 0;
    default:
      return false;
  }
}

// What a step's own row says as well is not major, nor is the coming and going of people.
bool is_major(const Entry& entry) {
  switch (entry.kind) {
    case Kind::drill_started:
    case Kind::drill_ended:
    case Kind::fault_did_not_happen:
    case Kind::severity_changed:
    case Kind::person_arrived:
    case Kind::paper_orders_cleared:
    case Kind::call_backs_cleared:
    case Kind::customers_telephoned:
    case Kind::notice_reached:
    case Kind::stood_down:
      return false;
    case Kind::noticed:  // that a thing is lost; figures of the queue and returns are details
      return entry.value < 1 && entry.object.kind != SubjectKind::queue;
    case Kind::diagnosed:
    case Kind::verified:
      return is_worse(entry);
    default:
      return true;
  }
}

// Services that the plan sets targets for; all of them when it sets none.
bool is_watched(const Plan& plan, Subject service) {
  bool any = false;
  for (const Target& target : plan.targets) {
    if (target.of == service) return true;
    any = any || target.of.kind == SubjectKind::service;
  }
  return !any;
}

// Each thing is noticed by many; the first word of its loss and of each return is news.
bool is_news(std::set<std::pair<Subject, bool>>& known, const Entry& entry) {
  const bool good = entry.value >= 1;
  known.erase({entry.object, !good});
  return known.insert({entry.object, good}).second;
}

// Nothing at all, everything, and what the plan promised: other changes are for the figure.
std::set<double> levels_of(const Log& log, Subject service) {
  std::set<double> levels{1e-6, 1};
  for (const Target& target : log.documents->plan.targets)
    if (target.of == service) levels.insert(target.reaches);
  return levels;
}

// Instants at which the share of a service crosses 0, 1 or what a target asks; one row per instant.
void add_crossings(const Log& log, Subject service, std::vector<Row>& rows) {
  const Curve curve = share_curve(log, service);
  std::set<EntryId> seen;
  std::set<Time> instants;
  for (double level : levels_of(log, service))
    for (const Stretch& stretch : stretches(curve, level, Time{0}, log.end))
      if (stretch.entry != 0) seen.insert(stretch.entry);
  for (EntryId id : seen) {
    const Entry& entry = log.at(id);
    if (!instants.insert(entry.at).second) continue;
    const double share = share_at(curve, entry.at);
    // What the service was to begin with is not news.
    if (entry.at <= Time{0} && share >= 1 - 1e-9) continue;
    Row row;
    row.at = entry.at;
    row.actual = entry.at;
    row.entry = id;
    row.share = share;
    row.worse = share < share_at(curve, Time{entry.at.us - 1}) - 1e-9;
    row.major = is_watched(log.documents->plan, service);
    rows.push_back(row);
  }
}

}  // namespace

std::vector<Row> fact_rows(const Log& log) {
  std::vector<Row> rows;
  std::set<std::pair<Subject, bool>> known;
  for (const Entry& entry : log.entries) {
    // A component that breaks is news; single seats show in the services.
    const bool breaks = (entry.kind == Kind::broke_down || entry.kind == Kind::mended) && as<Component>(entry.about);
    const bool notable =
        breaks || is_always_notable(entry.kind) || (entry.kind == Kind::noticed && is_news(known, entry));
    if (!notable) continue;
    Row row;
    row.at = entry.at;
    row.actual = entry.at;
    row.entry = entry.id;
    row.step = entry.step;
    row.instance = entry.instance;
    row.who = as<Person>(entry.about);
    if (entry.step) row.clause = log.documents->plan.flow[entry.step].clause;
    row.worse = is_worse(entry);
    row.major = is_major(entry);
    rows.push_back(row);
  }
  const auto& services = log.documents->site.services;
  for (std::uint32_t i = 0; i < services.size(); ++i) add_crossings(log, about(services.at(i)), rows);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return std::pair(a.at, a.entry) < std::pair(b.at, b.entry); });
  return rows;
}

}  // namespace tuiyan::score
