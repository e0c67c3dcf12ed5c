#include "score/anchor.hpp"

#include <algorithm>
#include <vector>

#include "model/metric.hpp"
#include "score/asked.hpp"
#include "score/service_curve.hpp"

namespace tuiyan::score {
namespace {

EntryId first_of(const Log& log, Kind kind) {
  for (const Entry& entry : log.entries)
    if (entry.kind == kind) return entry.id;
  return 0;
}

EntryId first_of(const Log& log, Kind kind, Index<Step> step) {
  for (const Entry& entry : log.entries)
    if (entry.kind == kind && entry.step == step) return entry.id;
  return 0;
}

// Whether the fault is felt from its first instant.
bool shows(const Log& log, const Entry& fault) {
  if (fault.about.kind != SubjectKind::fault) return true;
  const FaultEffect effect = log.documents->scenario.faults[as<Fault>(fault.about)].effect;
  return effect != FaultEffect::weak && effect != FaultEffect::fails_on_demand;
}

// Looks at instants, not at single entries: a dip that is made good at once has hurt nobody. Walks on
// past losses without a fault, since the one that matters may begin while an agent is away.
EntryId loss_of_share(const Log& log, const Curve& curve, double reaches) {
  EntryId first = 0;
  for (std::size_t i = 0; i < curve.size();) {
    std::size_t next = i;
    while (next < curve.size() && curve[next].at == curve[i].at) ++next;
    const double before = i == 0 ? curve[0].share : curve[i - 1].share;
    const double after = curve[next - 1].share;
    // All entries of the instant had their part in it.
    for (; i < next && after < before && !is_enough(after, reaches); ++i) {
      if (curve[i].entry == 0) continue;
      if (fault_of(log, curve[i].entry) != 0) return curve[i].entry;
      if (first == 0) first = curve[i].entry;
    }
    i = next;
  }
  return first;
}

// IVR and queue work or do not.
EntryId loss_of_switch(const Log& log, Kind kind) {
  for (const Entry& entry : log.entries)
    if (entry.kind == kind && entry.value == 0) return entry.id;
  return 0;
}

Start at_entry(const Log& log, EntryId entry) {
  if (entry == 0) return {false, true, log.end, 0};
  return {true, true, log.at(entry).at, entry};
}

// The loss decides which fault is meant; without a loss any target of a drill starts at its first fault.
Start fault_start(const Log& log, const Target& target) {
  const MetricFacts& facts = describe(target.metric);
  const EntryId lost = loss(log, target.of, facts.uses_reaches ? target.reaches : 1);
  if (const EntryId fault = lost != 0 ? fault_of(log, lost) : 0) return at_entry(log, fault);
  if (lost != 0 && facts.uses_reaches) return at_entry(log, lost);
  if (const EntryId fault = first_fault(log)) return at_entry(log, fault);
  // Figures of the calls make sense without any fault (a surge): the whole drill. Times do not.
  if (!facts.from_anchor && !facts.uses_reaches) return {true, true, Time{0}, first_of(log, Kind::drill_started)};
  return {false, false, log.end, 0};
}

// A step may run several times; the target is about the first.
Start step_start(const Log& log, Kind kind, Index<Step> step) {
  Start start = at_entry(log, first_of(log, kind, step));
  if (!start.found) start.applicable = !not_needed(log, step);
  return start;
}

Start find(const Log& log, const Target& target, const Anchor& anchor) {
  switch (anchor.kind) {
    case AnchorKind::fault:
      return fault_start(log, target);
    case AnchorKind::start:
      return {true, true, Time{0}, first_of(log, Kind::drill_started)};
    case AnchorKind::step_ready:
      return step_start(log, Kind::step_ready, anchor.step);
    case AnchorKind::step_started:
      return step_start(log, Kind::step_started, anchor.step);
    case AnchorKind::step_done:
      return step_start(log, Kind::step_done, anchor.step);
    case AnchorKind::at:
      break;
  }
  const Time at = Time{0} + anchor.at;
  // Only a drill that was aborted before the instant, or an instant beyond its length.
  if (at > log.end) return {false, false, log.end, 0};
  return {true, true, at, 0};
}

}  // namespace

Start start_of(const Log& log, const Target& target) { return find(log, target, target.from); }

Time end_of(const Log& log, const Target& target) {
  if (!target.to) return log.end;
  const Start end = find(log, target, *target.to);
  return end.found ? std::min(end.at, log.end) : log.end;
}

EntryId loss(const Log& log, Subject subject, double reaches) {
  switch (subject.kind) {
    case SubjectKind::service:
    case SubjectKind::component:
    case SubjectKind::seat_group:
    case SubjectKind::trunk_group:
      return loss_of_share(log, share_curve(log, subject), reaches);
    case SubjectKind::ivr:
      return loss_of_switch(log, Kind::ivr_changed);
    case SubjectKind::queue:
      return loss_of_switch(log, Kind::queue_changed);
    case SubjectKind::fault:
      for (const Entry& entry : log.entries)
        if (entry.kind == Kind::fault_struck && entry.about == subject) return entry.id;
      return 0;
    default:
      return 0;
  }
}

EntryId first_fault(const Log& log) {
  for (const Entry& entry : log.entries)
    if (entry.kind == Kind::fault_struck && shows(log, entry)) return entry.id;
  return first_of(log, Kind::fault_struck);
}

EntryId fault_of(const Log& log, EntryId entry) {
  EntryId found = 0;
  for (EntryId id = entry; id != 0; id = log.at(id).cause)
    if (log.at(id).kind == Kind::fault_struck) found = id;
  if (found != 0) return found;
  // Causes are older, so one sweep from the entry downwards meets every ancestor.
  std::vector<bool> is_ancestor(static_cast<std::size_t>(entry) + 1, false);
  is_ancestor[entry] = true;
  for (EntryId id = entry; id != 0; --id) {
    if (!is_ancestor[id]) continue;
    if (log.at(id).kind == Kind::fault_struck) found = id;
    is_ancestor[log.at(id).cause] = true;
    for (EntryId other : log.at(id).others) is_ancestor[other] = true;
  }
  return found;
}

}  // namespace tuiyan::score
