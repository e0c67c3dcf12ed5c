#include <algorithm>
#include <functional>

#include "score/metric_reading.hpp"
#include "score/pair_of.hpp"

namespace tuiyan::score {
namespace {

using Test = std::function<bool(const Entry&)>;

// Only then "done before" means done in this drill for this purpose; before a fault it is routine.
bool anchored_at_step(const Target& target) {
  return target.from.kind == AnchorKind::step_ready || target.from.kind == AnchorKind::step_started ||
         target.from.kind == AnchorKind::step_done;
}

// The first entry from the anchor on that passes the test.
// Scans in the order of the log, so of several entries of one instant the smallest id counts.
Reading first_after(const Log& log, const Target& target, const Start& start, const Test& test) {
  EntryId earlier = 0;
  for (const Entry& entry : log.entries) {
    if (!test(entry)) continue;
    if (entry.at >= start.at && entry.id > start.entry)
      return {true, false, value_s(entry.at - start.at), entry.id, start.entry, start.at, entry.at};
    if (earlier == 0) earlier = entry.id;
  }
  if (earlier != 0 && anchored_at_step(target))
    return {true, false, 0, earlier, start.entry, start.at, start.at};  // was done already
  return censored(log, start);
}

// Below what its monitor watches for; above that it is the notice of a recovery.
bool is_bad_news(const Log& log, const Entry& entry) {
  const auto& monitors = log.documents->site.monitors;
  const double row = entry.other;
  const bool known = row >= 0 && row < monitors.size();
  return entry.value < (known ? monitors[monitors.at(static_cast<std::uint32_t>(row))].below_share : 1);
}

bool strikes(const Log& log, Index<Fault> fault, Subject subject) {
  const auto& struck = log.documents->scenario.faults[fault].strikes;
  return std::find(struck.begin(), struck.end(), subject) != struck.end();
}

const Step* step_of(const Log& log, const Entry& entry) {
  return entry.step ? &log.documents->plan.flow[entry.step] : nullptr;
}

// A step addresses a role, whoever answers for it; other messages go to persons.
bool is_message_to(const Log& log, const Entry& entry, Index<Role> role) {
  if (const Step* step = step_of(log, entry); step != nullptr && step->to) return step->to == role;
  // A message outside the flow is addressed to a person.
  const auto& persons = log.documents->plan.roles[role].filled_by;
  const auto person = as<Person>(entry.object);
  return person && std::find(persons.begin(), persons.end(), person) != persons.end();
}

// What a diagnosis found is `of`: the fault, what it struck, or what the step set out to diagnose.
bool is_located(const Log& log, const Entry& entry, Subject of) {
  if (!of || entry.object == of) return true;
  if (const Step* step = step_of(log, entry); step != nullptr && step->object == of) return true;
  if (const auto fault = as<Fault>(of)) return strikes(log, fault, entry.object);
  if (const auto fault = as<Fault>(entry.object)) return strikes(log, fault, of);
  return false;
}

}  // namespace

Reading censored(const Log& log, const Start& start) {
  return {true, true, value_s(log.end - start.at), 0, start.entry, start.at, log.end};
}

Reading not_applicable() { return {false, false, 0, 0, 0, Time{0}, Time{0}}; }

Reading time_to_notice(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    if (entry.kind != Kind::noticed || !is_bad_news(log, entry)) return false;
    if (const auto fault = as<Fault>(target.of)) return strikes(log, fault, entry.object);
    return !target.of || entry.object == target.of;
  });
}

Reading time_to_report(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    if (entry.kind != Kind::message_accepted) return false;
    if (const auto role = as<Role>(target.of)) return is_message_to(log, entry, role);
    if (const auto step = as<Step>(target.of)) return entry.step == step;
    return !target.of || entry.object == target.of;
  });
}

Reading time_to_activate(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    if (entry.kind == Kind::generator_carried_load) return entry.about == target.of;
    if (entry.kind != Kind::step_done || !entry.step) return false;
    if (const auto step = as<Step>(target.of)) return entry.step == step;
    const Step& done = *step_of(log, entry);
    return done.verb == Verb::activate && (!target.of || done.object == target.of);
  });
}

Reading time_to_locate(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    return entry.kind == Kind::diagnosed && entry.code == 1 && is_located(log, entry, target.of);
  });
}

Reading time_to_switch(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    const auto step = as<Step>(target.of);
    if (entry.kind == Kind::pair_switched) return is_pair_of(log.documents->site, target.of, as<Pair>(entry.about));
    if (entry.kind != Kind::step_done || !entry.step) return false;
    if (step) return entry.step == step;
    const Step& done = *step_of(log, entry);
    return done.verb == Verb::switch_over && (!target.of || done.object == target.of || done.target_side == target.of);
  });
}

Reading time_to_step(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    return entry.kind == Kind::step_done && entry.step == as<Step>(target.of);
  });
}

Reading notice_published_after(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    return entry.kind == Kind::announcement_published && (!target.of || entry.about == target.of);
  });
}

Reading estimate_published_after(const Log& log, const Target& target, const Start& start) {
  return first_after(log, target, start, [&](const Entry& entry) {
    return entry.kind == Kind::restoration_promised &&
           (!target.of || entry.about == target.of || entry.object == target.of);
  });
}

}  // namespace tuiyan::score
