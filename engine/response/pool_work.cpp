// Steps by the agent pool: heads asked of the call traffic, put to work, placed.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

namespace {

// These change the world when the first agent is through, and agents go over one by one. With all
// other verbs the change comes when the last is through: a group is not closed under those who
// still sit in it.
bool changes_first(Verb verb) { return verb == Verb::activate || verb == Verb::switch_over; }

}  // namespace

bool Machine::is_each(const Run& run) const {
  if (!is_pool(run.person) || !step_of(run).each) return false;
  switch (step_of(run).verb) {
    case Verb::report:
    case Verb::order:
    case Verb::diagnose:
    case Verb::repair:
    case Verb::call_back:
    case Verb::backfill:
      return false;
    default:
      return true;
  }
}

// Where heads sit after a step that each of them does.
Index<SeatGroup> Machine::destination(const Run& run) const {
  const Step& step = step_of(run);
  const Index<SeatGroup> group = as<SeatGroup>(step.verb == Verb::switch_over ? step.target_side : step.object);
  if (changes_first(step.verb) && group) return group;
  if (step.verb == Verb::deactivate && group) return home_of(documents_.site, run.person);
  return in_use_.at(run.person.value);
}

void Machine::gather(Run& run) {
  const Step& step = step_of(run);
  if (step.verb == Verb::backfill || step.verb == Verb::call_back) {
    run.bound = true;  // idle agents take it by themselves
    return all_there(run);
  }
  run.heads = {};
  if (is_each(run)) {
    run.heads.wanted = truth_.agents_on_duty(run.person);
    if (run.heads.wanted <= 0) return;  // nobody there: looked at again when a shift comes
  } else {
    // A step that wants more than there are is done by those who are there.
    run.heads.wanted =
        std::max<std::int64_t>(1, std::min<std::int64_t>(step.agents, truth_.agents_on_duty(run.person)));
  }
  run.bound = true;
  run.phase = Phase::gathering;
  run.heads.ask = new_job({JobKind::agents, run.number, 0});
  const std::int64_t heads = is_each(run) ? -1 : run.heads.wanted;
  Entry entry;
  entry.kind = Kind::agents_asked;
  entry.about = about(run.person);
  entry.object = about(in_use(run.person));
  entry.step = run.step;
  entry.instance = run.instance;
  entry.value = static_cast<double>(heads);
  const EntryId asked = append(std::move(entry), {run.last});
  commands_.push_back(AskAgents{run.heads.ask, heads, asked_by(run, asked), run.person});
}

void Machine::heads_came(Run& run, JobId ask, std::int64_t heads, EntryId cause) {
  Heads& all = run.heads;
  // Asked for by a step that is over by now or was put aside, or by an earlier try of it.
  const bool is_aside = run.phase == Phase::pausing || run.phase == Phase::barred || run.phase == Phase::short_of ||
                        run.phase == Phase::unmet;
  const bool is_stale = run.phase == Phase::over || is_aside || (ask != all.ask && !is_each(run));
  if (is_stale) return place(ask, run, in_use(run.person), heads, cause);
  all.freed += heads;
  all.came = cause;
  if (!run.started || run.phase == Phase::gathering) run.causes.push_back(cause);
  if (run.phase == Phase::gathering) {
    if (is_each(run) || all.freed >= all.wanted) all_there(run);
  } else if (run.phase != Phase::asking && is_each(run)) {
    put_to_work(run, heads, cause);
  }
}

void Machine::put_to_work(Run& run, std::int64_t heads, EntryId cause) {
  const Step& step = step_of(run);
  Heads& all = run.heads;
  if (all.nth == 0) all.nth = run.nth = next_nth(run);
  all.working += heads;
  for (std::int64_t i = 0; i < heads && step.takes; ++i)
    all.jobs.push_back(do_work(JobKind::head, run.number, run.person, *step.takes,
                               step_key(Purpose::pool_step_time, run, all.nth).with(all.begun++), cause,
                               slowness(run.person)));
  for (std::int64_t i = 0; i < heads && !step.takes; ++i) head_ended(run, cause);
}

void Machine::head_ended(Run& run, EntryId cause) {
  const Step& step = step_of(run);
  Heads& all = run.heads;
  --all.working;
  ++all.finished;
  if (!changes_first(step.verb)) {
    // From now on nobody goes back into a group that is being closed.
    if (step.verb == Verb::deactivate) in_use(run.person) = destination(run);
    return place_finished(run, cause);
  }
  if (all.changed) return place_finished(run, cause);
  if (all.change_sent) return;
  all.change_sent = true;
  run.last = std::max(run.last, cause);
  deed(run);
}

void Machine::each_changed(Run& run, bool worked, EntryId cause) {
  if (!worked) return try_failed(run, cause);
  if (!changes_first(step_of(run).verb)) return succeed(run, {cause});
  run.phase = Phase::working;
  run.last = cause;
  run.heads.changed = true;
  in_use(run.person) = destination(run);
  place_finished(run, cause);
}

void Machine::place_finished(Run& run, EntryId cause) {
  Heads& all = run.heads;
  const std::int64_t heads = all.finished;
  all.finished = 0;
  all.placed += heads;
  place(all.ask, run, destination(run), heads, cause);
  finish_each(run, cause);
}

// Over when everybody who was asked and is still on duty has been placed.
void Machine::finish_each(Run& run, EntryId cause) {
  const Heads& all = run.heads;
  if (run.phase != Phase::working || all.working > 0 || all.finished > 0 || all.placed == 0) return;
  if (all.placed < std::min(all.wanted, truth_.agents_on_duty(run.person))) return;
  if (changes_first(step_of(run).verb)) {
    if (all.changed) succeed(run, {run.last, cause});
    return;
  }
  run.last = std::max(run.last, cause);
  deed(run);
}

void Machine::recount_heads() {
  for (RunNumber number : std::vector<RunNumber>(open_))
    if (Run& run = runs_[number]; run.started && is_each(run)) finish_each(run, run.last);
}

// Lets go of all heads that the run holds.
void Machine::send_back(Run& run, EntryId cause) {
  if (!run.person) return;  // nobody fills the role: nothing is held
  Heads& all = run.heads;
  for (JobId job : all.jobs) stop_work(job, run.person);
  all.jobs.clear();
  const std::int64_t heads = all.held();
  all.working = all.finished = 0;
  all.placed = all.freed;
  all.wanted = 0;
  // Who has opened a seat group, or closed one, sits where that leads; from all else one goes back.
  const bool is_done = log_.at(cause).kind == Kind::step_done;
  place(all.ask, run, is_done ? destination(run) : in_use(run.person), heads, cause);
}

// `ask` is what the heads were asked for by.
void Machine::place(JobId ask, const Run& run, Index<SeatGroup> group, std::int64_t heads, EntryId cause) {
  // They were not in their seats when a later step wanted everybody: that step gets them from here.
  for (RunNumber number : std::vector<RunNumber>(open_)) {
    Run& other = runs_[number];
    if (number == run.number || other.person != run.person || !is_each(other) || other.phase == Phase::over ||
        other.heads.ask <= ask)
      continue;
    const std::int64_t handed = std::min(heads, other.heads.wanted - other.heads.freed);
    if (handed <= 0) continue;
    heads -= handed;
    heads_came(other, other.heads.ask, handed, cause);
  }
  if (heads > 0 && group) commands_.push_back(PlaceAgents{group, heads, asked_by(run, cause)});
}

}  // namespace tuiyan::response
