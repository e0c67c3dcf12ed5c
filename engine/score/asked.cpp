#include "score/asked.hpp"

#include <algorithm>
#include <vector>

#include "score/anchor.hpp"
#include "score/pair_of.hpp"

namespace tuiyan::score {
namespace {

bool has_entry(const Log& log, const auto& test) { return std::any_of(log.entries.begin(), log.entries.end(), test); }

// Any trace of a run will do: hand-written or cut logs may lack the first one.
bool was_ready(const Log& log, Index<Step> step) {
  return has_entry(log, [&](const Entry& entry) {
    return entry.step == step && (entry.kind == Kind::step_ready || entry.kind == Kind::step_started ||
                                  entry.kind == Kind::step_done || entry.kind == Kind::step_failed);
  });
}

// What counts as down: below the highest mark that any monitor of it has.
double watched_share(const Log& log, Subject subject) {
  double share = 0;
  for (const Monitor& monitor : log.documents->site.monitors)
    if (monitor.watches == subject) share = std::max(share, monitor.below_share);
  return share > 0 ? share : 1;
}

// Level 0 is the gravest, -1 is none. The true severity counts too: had it been declared in time, the
// step would have started.
bool was_so_grave(const Log& log, const Trigger& on) {
  return has_entry(log, [&](const Entry& entry) {
    const bool about_it = (entry.kind == Kind::severity_changed && entry.about == about(on.scale)) ||
                          (entry.kind == Kind::severity_declared && entry.object == about(on.scale));
    return about_it && entry.value >= 0 && entry.value <= on.level;
  });
}

bool was_told_by_inject(const Log& log, Subject subject) {
  return has_entry(log, [&](const Entry& entry) {
    const auto inject = as<Inject>(entry.about);
    return entry.kind == Kind::inject_given && inject && log.documents->scenario.injects[inject].tells == subject;
  });
}

bool was_struck_in_hardware(const Log& log) {
  return has_entry(log, [&](const Entry& entry) {
    const auto fault = as<Fault>(entry.about);
    return entry.kind == Kind::fault_struck && fault && log.documents->scenario.faults[fault].mending.hardware;
  });
}

bool happened(const Log& log, const Trigger& on) {
  switch (on.kind) {
    case TriggerKind::none:
      return true;
    case TriggerKind::at:
      return Time{0} + on.at <= log.end;
    case TriggerKind::declared:
      return was_so_grave(log, on);
    case TriggerKind::observed:
    case TriggerKind::restored:  // lost and not yet back: still to come, not idle
    case TriggerKind::fault_known:
    case TriggerKind::told:
      return !on.subject || was_lost(log, on.subject) || was_told_by_inject(log, on.subject);
    case TriggerKind::hardware_fault:
      return was_struck_in_hardware(log);
    case TriggerKind::open:
    case TriggerKind::closed:  // in `unless` only
      break;
  }
  return true;
}

bool is_asked(const Log& log, Index<Step> step, std::vector<bool>& seen) {
  if (was_ready(log, step)) return true;
  if (seen[step.value]) return false;  // a circle, which the checker refuses
  seen[step.value] = true;
  const Step& row = log.documents->plan.flow[step];
  if (is_escalation(log.documents->plan, step) || !happened(log, row.on)) return false;
  const auto count = std::count_if(row.after.begin(), row.after.end(), [&](Index<Step> before) {
    const bool skipped =
        has_entry(log, [&](const Entry& entry) { return entry.step == before && entry.kind == Kind::step_skipped; });
    return skipped || is_asked(log, before, seen);
  });
  return static_cast<std::size_t>(count) >= awaited(row);
}

// Of the steps that could bring it about one was asked, or there is none at all.
bool asks_steps(const Log& log, const auto& brings_about) {
  const auto& flow = log.documents->plan.flow;
  bool any = false;
  for (std::uint32_t row = 0; row < flow.size(); ++row) {
    if (!brings_about(flow[flow.at(row)])) continue;
    if (!not_needed(log, flow.at(row))) return true;
    any = true;
  }
  return !any;
}

// A target may name the role or one of the persons who fill it.
bool is_filled_by(const Plan& plan, Index<Role> role, Subject of) {
  if (about(role) == of) return true;
  const auto& persons = plan.roles[role].filled_by;
  return std::find(persons.begin(), persons.end(), as<Person>(of)) != persons.end();
}

// Hit itself, or brought down by something that was.
bool was_struck(const Log& log, Subject of) {
  if (const EntryId lost = loss(log, of, 1); lost != 0 && fault_of(log, lost) != 0) return true;
  return has_entry(log, [&](const Entry& entry) { return entry.kind == Kind::fault_struck && entry.object == of; });
}

// A pair of it has switched by itself, or had reason to.
bool was_switching(const Log& log, Subject of) {
  return was_lost(log, of) || has_entry(log, [&](const Entry& entry) {
           const auto pair = as<Pair>(entry.about);
           return pair && is_pair_of(log.documents->site, of, pair);
         });
}

}  // namespace

bool was_lost(const Log& log, Subject subject) {
  const double mark = watched_share(log, subject);
  if (const EntryId lost = loss(log, subject, mark); lost != 0 && fault_of(log, lost) != 0) return true;
  return has_entry(log, [&](const Entry& entry) {
    return entry.kind == Kind::noticed && entry.object == subject && entry.value < mark;
  });
}

bool is_escalation(const Plan& plan, Index<Step> step) {
  const Step& row = plan.flow[step];
  if (row.on.kind != TriggerKind::none || !row.after.empty()) return false;
  return std::any_of(plan.flow.begin(), plan.flow.end(),
                     [&](const Step& other) { return other.if_late == step || other.if_failed == step; });
}

bool is_asked(const Log& log, Index<Step> step) {
  std::vector<bool> seen(log.documents->plan.flow.size(), false);
  return is_asked(log, step, seen);
}

bool not_needed(const Log& log, Index<Step> step) {
  bool skipped = false;  // by its own condition
  for (const Entry& entry : log.entries) {
    if (entry.step != step) continue;
    if (entry.kind == Kind::step_started || entry.kind == Kind::step_done) return false;
    if (entry.kind != Kind::step_skipped) continue;
    const bool chosen = entry.cause != 0 && log.at(entry.cause).kind == Kind::decision_taken &&
                        log.at(entry.cause).step == step && log.at(entry.cause).instance == entry.instance;
    if (chosen) return false;
    skipped = true;
  }
  return skipped || !is_asked(log, step);
}

bool asks_something(const Log& log, const Target& target) {
  const Subject of = target.of;
  const Plan& plan = log.documents->plan;
  const auto step = as<Step>(of);
  switch (target.metric) {
    case Metric::time_to_step:
      return !not_needed(log, step);
    case Metric::time_to_notice:
      if (of.kind == SubjectKind::fault) return was_struck(log, of);
      return !of || was_lost(log, of);
    case Metric::time_to_locate:
    case Metric::time_to_mend:
      return !of || was_struck(log, of);
    case Metric::time_to_report:
      if (step) return !not_needed(log, step);
      return asks_steps(log, [&](const Step& row) {
        const bool sends = row.verb == Verb::report || row.verb == Verb::order;
        return sends && (!of || (row.to && is_filled_by(plan, row.to, of)));
      });
    case Metric::time_to_activate:
      if (step) return !not_needed(log, step);
      return asks_steps(log, [&](const Step& row) { return row.verb == Verb::activate && (!of || row.object == of); });
    case Metric::time_to_switch:
      if (step) return !not_needed(log, step);
      return was_switching(log, of) || asks_steps(log, [&](const Step& row) {
               return row.verb == Verb::switch_over && (!of || row.object == of || row.target_side == of);
             });
    case Metric::time_to_arrive:
      return asks_steps(log, [&](const Step& row) { return row.by && is_filled_by(plan, row.by, of); });
    case Metric::notice_published_after:
      return asks_steps(log, [&](const Step& row) { return row.verb == Verb::announce && (!of || row.object == of); });
    case Metric::estimate_published_after:
    case Metric::estimate_error:
    case Metric::estimate_overdue:
    case Metric::estimate_ahead:
      return asks_steps(
          log, [&](const Step& row) { return row.estimate && (!of || row.object == of || row.estimate->of == of); });
    case Metric::customers_told_share:
      return asks_steps(log, [&](const Step& row) {
        return row.verb == Verb::call_back && as<Announcement>(row.object) && (!of || row.object == of);
      });
    default:
      return true;
  }
}

}  // namespace tuiyan::score
