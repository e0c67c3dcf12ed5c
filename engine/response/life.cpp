// A run from ready to over.
#include <algorithm>
#include <utility>

#include "model/supply.hpp"
#include "response/machine.hpp"
#include "response/trigger.hpp"

namespace tuiyan::response {

Requirement Machine::requirement_of(const Step& step) const {
  Requirement plain{step.skills, false};
  if (step.verb != Verb::diagnose && step.verb != Verb::repair) return plain;
  const Index<Fault> fault = truth_.fault_behind(step.object);
  if (!fault) return plain;
  const Mending& mending = documents_.scenario.faults[fault].mending;
  Requirement able = plain;
  able.at_site = !mending.remote;
  if (step.verb == Verb::repair) able.skills.insert(able.skills.end(), mending.skills.begin(), mending.skills.end());
  // When nobody of the role is able, whoever fills it tries, and finds out that he cannot.
  return roster_.is_possible(step.by, able) ? able : plain;
}

void Machine::make_ready(Index<Step> id, std::vector<EntryId> causes, std::vector<Index<Step>> stands_for) {
  const Step& step = documents_.plan.flow[id];
  StepState& state = steps_[id.value];
  Run& run = runs_.emplace_back();
  run.number = static_cast<RunNumber>(runs_.size() - 1);
  run.step = id;
  run.instance = ++state.instances;
  state.again = false;
  run.stands_for = std::move(stands_for);
  run.ready_at = state.last_ready = now_;
  run.person = actor_of(id);
  run.ready = run.last = append_step(Kind::step_ready, run, std::move(causes));
  run.causes = {run.ready};
  open_.push_back(run.number);
  if (const auto limit = time_limit(documents_, step, now_))
    run.late_timer = set_timer(JobKind::late_timer, run.number, now_ + *limit);
  if (!step.uses.empty()) ask_goods(run);
  enlist(run);
}

// A step that is under way is not started a second time beside itself; nor is one that was made
// ready at this very instant: steps that name each other would go round without time passing.
bool Machine::start_named(Index<Step> id, EntryId cause, const std::vector<Index<Step>>& stands_for) {
  for (RunNumber number : open_) {
    Run& run = runs_[number];
    if (run.step != id) continue;
    run.stands_for.insert(run.stands_for.end(), stands_for.begin(), stands_for.end());
    return true;
  }
  const StepState& state = steps_[id.value];
  if (state.instances > 0 && state.last_ready == now_) return false;
  make_ready(id, {cause}, stands_for);
  return true;
}

void Machine::enlist(Run& run) {
  const Step& step = step_of(run);
  run.phase = run.phase == Phase::interrupted || run.phase == Phase::recalling ? run.phase : Phase::waiting;
  if (!run.bound) run.person = actor_of(run.step);
  // A permit is waited for before anybody is taken up with the work.
  if (step.permit && !run.started && steps_[step.permit.value].permit == 0) return bar(run, Need::permit);
  if (!run.person) return;
  if (is_pool(run.person)) return gather(run);
  run.enlisted = true;
  agenda_.wait(run.person, {step.priority, run.ready_at, run.step.value, run.number});
}

void Machine::withdraw(Run& run) {
  if (!run.enlisted) return;
  run.enlisted = false;
  agenda_.withdraw(run.person, {step_of(run).priority, run.ready_at, run.step.value, run.number});
}

// The person has taken the run off his agenda.
void Machine::begin(Run& run) {
  run.enlisted = false;
  run.bound = true;
  const EntryId freed = agenda_.freed_by(run.person);
  agenda_.occupy(run.person, {Business::run, run.number});
  if (run.phase == Phase::interrupted) {
    run.last = std::max(run.last, freed);
    return resume(run);
  }
  if (run.phase == Phase::recalling) {
    run.phase = Phase::calling;
    return next_contact(run);
  }
  // Having been free before the step was ready is nothing the step waited for.
  if (freed > run.ready) run.causes.push_back(freed);
  aim(run);
  if (const auto trip = way_to(run)) return set_out(run, *trip);
  all_there(run);
}

void Machine::all_there(Run& run) {
  if (const Need need = gate_of(run); need != Need::none) return bar(run, need);
  if (run.started)  // another try of what was decided before
    return lay_aside(run) ? void() : perform(run);
  const Trigger& unless = step_of(run).unless;
  const bool by_calendar = unless.kind == TriggerKind::open || unless.kind == TriggerKind::closed;
  if (by_calendar && is_open(documents_, documents_.plan.suppliers[as<Supplier>(unless.subject)], now_) ==
                         (unless.kind == TriggerKind::open))
    return skip(run, run.causes);
  if (const auto since = holds(step_of(run).unless, beliefs_of(run.person), now_, start_)) {
    run.causes.push_back(*since);
    return skip(run, run.causes);
  }
  if (lay_aside(run)) return;
  run.phase = Phase::asking;
  run.asked = append_step(Kind::decision_asked, run, run.causes);
  questions_.push_back(run.number);
  run.question = static_cast<std::uint32_t>(questions_.size());
  const Decision decision = decider_.decide({run.question, now_, run.step, run.instance, run.person});
  if (decision.choice != Choice::wait) take(run, decision, 0);
}

void Machine::take(Run& run, const Decision& decision, EntryId decided) {
  Entry entry;
  entry.kind = Kind::decision_taken;
  entry.about = about(run.person);
  entry.object = decision.choice == Choice::instead && decision.instead ? about(decision.instead) : step_of(run).object;
  entry.step = run.step;
  entry.instance = run.instance;
  entry.code = static_cast<std::int32_t>(decision.choice);
  const EntryId taken = append(std::move(entry), {run.asked, decided});
  run.causes.push_back(taken);
  if (decision.choice == Choice::go) return start(run);
  if (decision.choice == Choice::instead && decision.instead && decision.instead != run.step) {
    std::vector<Index<Step>> stands_for = run.stands_for;
    stands_for.push_back(run.step);
    if (start_named(decision.instead, taken, stands_for)) {
      // What comes after this step waits for the one in its place.
      close(run, append_step(Kind::step_skipped, run, {taken}));
      return;
    }
  }
  skip(run, {taken});
}

void Machine::start(Run& run) {
  run.started = true;
  run.last = append_step(Kind::step_started, run, run.causes);
  perform(run);
}

void Machine::succeed(Run& run, std::vector<EntryId> causes) {
  const EntryId done = append_step(Kind::step_done, run, std::move(causes));
  steps_[run.step.value].permit = gate_changed_ = done;
  mark_done(run, done);
  close(run, done);
}

void Machine::skip(Run& run, std::vector<EntryId> causes) {
  const EntryId skipped = append_step(Kind::step_skipped, run, std::move(causes));
  mark_done(run, skipped);
  close(run, skipped);
}

void Machine::mark_done(Run& run, EntryId entry) {
  run.stands_for.push_back(run.step);
  for (Index<Step> step : run.stands_for)
    if (steps_[step.value].done == 0) steps_[step.value].done = entry;
  knowledge_changed_ = true;
}

void Machine::try_failed(Run& run, EntryId cause) {
  const Step& step = step_of(run);
  if (++run.tries >= step.tries) return fail(run, cause);
  run.last = append_step(Kind::step_waiting, run, {cause}, static_cast<std::int32_t>(Need::retry));
  run.causes = {run.last};
  put_back(run, run.last);
  send_back(run, run.last);
  free_person(run, run.last);
  run.phase = Phase::pausing;
  const auto nth = static_cast<std::uint64_t>(run.tries);
  const Duration pause =
      drawn_length(step.retry_after, stream_, step_key(Purpose::retry_delay, run, run.nth).with(nth));
  if (pause.us > 0)
    run.pause_timer = set_timer(JobKind::pause_timer, run.number, now_ + pause);
  else
    enlist(run);
}

void Machine::resume_after_pause(Run& run) { enlist(run); }

void Machine::fail(Run& run, EntryId cause) {
  const EntryId failed = append_step(Kind::step_failed, run, {cause});
  close(run, failed);
  const Index<Step> next = step_of(run).if_failed;
  if (next && start_named(next, failed)) go_back(next, run.step);
}

// The way back: when a step that failed starts one of those it came after, all between the two, and
// the failed one, are done anew in their turn.
void Machine::go_back(Index<Step> to, Index<Step> failed) {
  constexpr std::uint32_t most_rounds = 1000;  // a circle that comes to nothing must not go on for ever
  if (steps_[failed.value].instances >= most_rounds) return;
  const Table<Step>& flow = documents_.plan.flow;
  std::vector<bool> leads(flow.size()), anew(flow.size());  // to the failed one; from `to` on
  leads[failed.value] = true;
  // `after` has no circles, so as many passes as steps are enough for any order of the rows.
  for (bool moved = true; std::exchange(moved, false);)
    for (std::uint32_t row = 0; row < flow.size(); ++row)
      for (Index<Step> before : flow[Index<Step>{row}].after) {
        if (leads[row] && !leads[before.value]) leads[before.value] = moved = true;
        if (!anew[row] && (before == to || anew[before.value])) anew[row] = moved = true;
      }
  if (!leads[to.value] || to == failed) return;
  steps_[to.value].done = steps_[to.value].permit = 0;
  for (std::uint32_t row = 0; row < flow.size(); ++row) {
    if (!leads[row] || !anew[row]) continue;
    steps_[row].done = steps_[row].permit = 0;
    steps_[row].again =
        std::none_of(open_.begin(), open_.end(), [&](RunNumber number) { return runs_[number].step.value == row; });
  }
}

void Machine::close(Run& run, EntryId entry) {
  run.phase = Phase::over;
  withdraw(run);
  cancel_timer(run.late_timer);
  cancel_timer(run.pause_timer);
  cancel_timer(run.stop_timer);
  if (run.needs != 0 && close_job(run.needs)) commands_.push_back(ForgetNeeds{run.needs});
  put_back(run, entry);
  let_go_goods(run, log_.at(entry).kind == Kind::step_done && run.goods_used, entry);
  drop_attempts(run.number, entry);
  send_back(run, entry);
  free_person(run, entry);
  open_.erase(std::remove(open_.begin(), open_.end(), run.number), open_.end());
}

void Machine::free_person(Run& run, EntryId by) {
  if (run.person && agenda_.occupation(run.person) == Occupation{Business::run, run.number}) release(run.person, by);
}

void Machine::release(Index<Person> who, EntryId by) {
  agenda_.release(who, by);
  leave_if_over(who);
}

void Machine::be_late(Run& run) {
  if (run.phase == Phase::over) return;
  const EntryId late = append_step(Kind::step_late, run, {run.ready});
  const Index<Step> next = step_of(run).if_late;
  if (!next) return;
  start_named(next, append_step(Kind::step_escalated, run, {late}));
}

}  // namespace tuiyan::response
