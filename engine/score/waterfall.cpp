#include <algorithm>

#include "score/score.hpp"
#include "score/timeline.hpp"
#include "score/work.hpp"

namespace tuiyan::score {
namespace {

// Entries that end what a step was working at, so that its verb says what the gap was spent on.
bool ends_work(const Entry& entry) {
  switch (entry.kind) {
    case Kind::step_done:
    case Kind::step_failed:
    case Kind::fault_ended:
    case Kind::fault_patched:
    case Kind::hazard_cleared:
    case Kind::supply_connected:
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

bool issues_permit(const Plan& plan, Index<Step> step) {
  return std::any_of(plan.flow.begin(), plan.flow.end(), [step](const Step& other) { return other.permit == step; });
}

Delay delay_of(const Log& log, const Entry& entry) {
  // Whatever such a step is made of: others wait for the permission.
  if (entry.step && issues_permit(log.documents->plan, entry.step)) return Delay::waiting_for_safety;
  if (entry.step && ends_work(entry)) return work_of(log.documents->plan.flow[entry.step].verb);
  const Delay delay = describe(entry.kind).delay;
  return delay == Delay::none ? Delay::other : delay;
}

// Whose step the time before an entry was spent on. That a backlog is cleared is told by no step: it is due to the one
// that set to it.
const Entry& doer_of(const Log& log, const Entry& entry) {
  const bool is_cleared = entry.kind == Kind::paper_orders_cleared || entry.kind == Kind::call_backs_cleared;
  return is_cleared && !entry.step && entry.cause != 0 ? log.at(entry.cause) : entry;
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

// Backwards along the binding causes: each entry takes over the time since the thing it waited for.
// Puts the pieces of [from, to] before those that are there, latest first.
void walk_back(const Log& log, EntryId id, Time from, Time to, std::vector<Piece>& backwards) {
  for (Time later = to; later > from;) {
    const Entry& entry = log.at(id);
    if (entry.cause == 0) {  // the chain ends here: what is left has no story
      put_before(backwards, {from, later, Delay::other, {}, "", id});
      return;
    }
    const Time earlier = std::clamp(log.at(entry.cause).at, from, later);
    const Entry& doer = doer_of(log, entry);
    put_before(backwards, {earlier, later, delay_of(log, entry), doer.step, clause_of(log, doer), id});
    later = earlier;
    id = entry.cause;
  }
}

bool goes_back_to(const Log& log, EntryId id, EntryId anchor) {
  while (id > anchor) id = log.at(id).cause;
  return id == anchor;
}

// The last thing that happened in a run; being late or escalated is not a part of its work.
EntryId last_of(const Log& log, const Row& run) {
  EntryId last = 0;
  for (const Entry& entry : log.entries)
    if (entry.step == run.step && entry.instance == run.instance && entry.kind != Kind::step_late &&
        entry.kind != Kind::step_escalated)
      last = entry.id;
  return last;
}

bool brings_back(Verb verb) {
  const Delay work = work_of(verb);
  return work == Delay::locating || work == Delay::repairing || work == Delay::switching;
}

bool leads_on(Verb verb) { return verb == Verb::report || verb == Verb::order || verb == Verb::decide; }

// What a run whose last entry this is was at until the end.
Delay pending(const Entry& last, Verb verb) {
  if (last.kind == Kind::step_ready) return Delay::waiting_for_person;
  if (last.kind != Kind::step_waiting) return work_of(verb);
  switch (static_cast<Need>(last.code)) {
    case Need::none:
    case Need::person:
      return Delay::waiting_for_person;
    case Need::arrival:
      return Delay::travelling;
    case Need::permit:
    case Need::safety:
      return Delay::waiting_for_safety;
    case Need::part:
      return Delay::waiting_for_part;
    case Need::condition:
      return Delay::waiting_for_condition;
    case Need::retry:
    case Need::diagnosis:
      break;
  }
  return work_of(verb);
}

// The last fault that was mended on the way from the anchor and whose victim is not up again yet; 0 if
// there is none.
EntryId still_coming_up(const Log& log, EntryId anchor) {
  EntryId mended = 0;
  for (const Entry& entry : log.entries) {
    if (entry.kind == Kind::fault_ended && goes_back_to(log, entry.id, anchor)) mended = entry.id;
    if (entry.kind == Kind::component_changed && entry.code == static_cast<int>(Reason::restarted) && mended != 0 &&
        goes_back_to(log, entry.id, mended))
      mended = 0;
  }
  return mended;
}

}  // namespace

Delay work_of(Verb verb) {
  switch (verb) {
    case Verb::diagnose:
      return Delay::locating;
    case Verb::repair:
    case Verb::replace:
      return Delay::repairing;
    case Verb::switch_over:
    case Verb::activate:
    case Verb::deactivate:
    case Verb::isolate:
    case Verb::transfer:
    case Verb::supply:
    case Verb::refuel:
      return Delay::switching;
    case Verb::dispatch:
      return Delay::travelling;
    case Verb::make_safe:
      return Delay::waiting_for_safety;
    case Verb::verify:
      return Delay::verifying;
    case Verb::decide:
      return Delay::deciding;
    case Verb::report:
    case Verb::order:
    case Verb::call_in:
      return Delay::reporting;
    case Verb::announce:
      return Delay::informing;
    case Verb::backfill:
    case Verb::call_back:
      return Delay::draining_queue;
    case Verb::record:
    case Verb::review:
    case Verb::stand_down:
    case Verb::sustain:
      return Delay::other;
  }
  return Delay::other;
}

Delay work_of(const Plan& plan, Index<Step> step) {
  return issues_permit(plan, step) ? Delay::waiting_for_safety : work_of(plan.flow[step].verb);
}

std::vector<Piece> waterfall(const Log& log, const Reading& reading) {
  std::vector<Piece> pieces;
  if (!reading.applicable || reading.censored || reading.entry == 0) return pieces;
  walk_back(log, reading.entry, reading.from, reading.to, pieces);
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

std::vector<Piece> waterfall_so_far(const Log& log, const Reading& reading) {
  std::vector<Piece> pieces;
  if (!reading.applicable || !reading.censored || reading.anchor == 0) return pieces;
  const auto& flow = log.documents->plan.flow;
  EntryId last = 0;
  for (const auto& is_of_use : {brings_back, leads_on}) {
    for (const Row& run : step_rows(log)) {
      if (run.outcome != Outcome::open || !is_of_use(flow[run.step].verb)) continue;
      if (const EntryId at = last_of(log, run); at > last && goes_back_to(log, at, reading.anchor)) last = at;
    }
    if (last != 0) break;
  }
  const bool restarts = last == 0;
  if (restarts) last = still_coming_up(log, reading.anchor);
  if (last == 0) return pieces;
  const Entry& entry = log.at(last);
  const Delay delay = restarts ? Delay::restarting : pending(entry, flow[entry.step].verb);
  put_before(pieces, {entry.at, log.end, delay, entry.step, clause_of(log, entry), last});
  walk_back(log, last, reading.from, entry.at, pieces);
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

}  // namespace tuiyan::score
