#include <algorithm>

#include "score/score.hpp"

namespace tuiyan::score {
namespace {

// What a step was doing until it ended.
Delay work_of(Verb verb) {
  switch (verb) {
    case Verb::diagnose:
      return Delay::locating;
    case Verb::repair:
      return Delay::repairing;
    case Verb::switch_over:
    case Verb::activate:
    case Verb::deactivate:
      return Delay::switching;
    case Verb::verify:
      return Delay::verifying;
    case Verb::decide:
      return Delay::deciding;
    case Verb::report:
    case Verb::order:
      return Delay::reporting;
    case Verb::announce:
      return Delay::informing;
    case Verb::backfill:
    case Verb::call_back:
      return Delay::draining_queue;
    case Verb::record:
    case Verb::review:
    case Verb::stand_down:
      return Delay::other;
  }
  return Delay::other;
}

// Entries that end what a step was working at, so that its verb says what the gap was spent on.
bool ends_work(const Entry& entry) {
  switch (entry.kind) {
    case Kind::step_done:
    case Kind::step_failed:
    case Kind::fault_ended:
      return true;
    // Coming up again after the work is the machine's time, not the mender's.
    case Kind::component_changed:
      return entry.code != static_cast<int>(Reason::restarted);
    // A try that failed has taken its time all the same.
    case Kind::step_waiting:
      return entry.code == static_cast<int>(Need::retry) || entry.code == static_cast<int>(Need::diagnosis);
    default:
      return false;
  }
}

Delay delay_of(const Log& log, const Entry& entry) {
  if (entry.step && ends_work(entry)) return work_of(log.documents->plan.flow[entry.step].verb);
  const Delay delay = describe(entry.kind).delay;
  return delay == Delay::none ? Delay::other : delay;
}

// The clause of the step, else of the thing that the entry is about.
const std::string& clause_of(const Log& log, const Entry& entry) {
  static const std::string no_clause;
  const Site& site = log.documents->site;
  const Plan& plan = log.documents->plan;
  if (entry.step) return plan.flow[entry.step].clause;
  if (const auto component = as<Component>(entry.about)) return site.components[component].clause;
  if (const auto group = as<SeatGroup>(entry.about)) return site.seat_groups[group].clause;
  if (const auto pair = as<Pair>(entry.about)) return site.pairs[pair].clause;
  if (const auto announcement = as<Announcement>(entry.about)) return plan.announcements[announcement].clause;
  if (const auto scale = as<SeverityScale>(entry.object)) return plan.severity_scales[scale].clause;
  return no_clause;
}

// Walking backwards, the next piece lies before the last one.
void put_before(std::vector<Piece>& backwards, Piece piece) {
  if (piece.from == piece.to) return;
  if (!backwards.empty()) {
    Piece& later = backwards.back();
    if (later.clause == piece.clause && later.step == piece.step && later.delay == piece.delay) {
      later.from = piece.from;
      return;
    }
  }
  backwards.push_back(std::move(piece));
}

}  // namespace

// Backwards along the binding causes: each entry takes over the time since the thing it waited for.
std::vector<Piece> waterfall(const Log& log, const Reading& reading) {
  std::vector<Piece> pieces;
  if (!reading.applicable || reading.censored || reading.entry == 0) return pieces;
  Time later = reading.to;
  for (EntryId id = reading.entry; later > reading.from;) {
    const Entry& entry = log.at(id);
    if (entry.cause == 0) {  // the chain ends here: what is left has no story
      put_before(pieces, {reading.from, later, Delay::other, {}, "", id});
      later = reading.from;
      break;
    }
    const Time earlier = std::clamp(log.at(entry.cause).at, reading.from, later);
    put_before(pieces, {earlier, later, delay_of(log, entry), entry.step, clause_of(log, entry), id});
    later = earlier;
    id = entry.cause;
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

}  // namespace tuiyan::score
