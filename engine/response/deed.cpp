// What the verbs do, once everything is there.
#include <algorithm>
#include <limits>

#include "model/in_order.hpp"
#include "response/machine.hpp"
#include "response/subject_name.hpp"

namespace tuiyan::response {

Key Machine::step_key(Purpose purpose, const Run& run, std::uint64_t nth) const {
  const Step& step = step_of(run);
  return Key(purpose)
      .with(person(run.person).id)
      .with(static_cast<std::uint64_t>(step.verb))
      .with(subject_name(documents_, step.object))
      .with(nth);
}

void Machine::perform(Run& run) {
  const Step& step = step_of(run);
  // What was there when the decider was asked may be gone when he answers.
  if (!has_needs(run)) return step.waits_for_needs ? await_needs(run) : try_failed(run, run.last);
  if (is_each(run)) {
    run.phase = Phase::working;
    return put_to_work(run, run.heads.freed, run.heads.came);
  }
  switch (step.verb) {
    case Verb::report:
    case Verb::order:
      return call(run);
    case Verb::backfill:
    case Verb::call_back:
      return drain(run);
    case Verb::diagnose:
    case Verb::repair:
      return start_mending(run);
    case Verb::supply:
      return supply(run);
    default:
      break;
  }
  run.nth = next_nth(run);
  run.stage = Stage::deed;
  if (step.verb == Verb::replace) take_out(run);
  if (!step.takes) return deed(run);
  work(run, *step.takes, step_key(Purpose::step_time, run, run.nth));
}

void Machine::work(Run& run, const Law& law, Key key) {
  run.phase = Phase::working;
  run.work_began = now_;
  const double times = slowness(run.person);
  run.work_left = drawn_length(Wait{Domain::people, law, key, times}, stream_);
  run.job = do_work(JobKind::work, run.number, run.person, law, key, 0, times);
}

// Puts the work down for a message; what is left of it is done later.
void Machine::interrupt(Run& run, EntryId cause) {
  stop_work(run.job, run.person);
  run.work_left = std::max(Duration{0}, run.work_left - (now_ - run.work_began));
  run.phase = Phase::interrupted;
  run.last = append_step(Kind::step_waiting, run, {run.last, cause}, static_cast<std::int32_t>(Need::person));
  free_person(run, cause);
  enlist(run);
}

void Machine::resume(Run& run) {
  run.phase = Phase::working;
  run.work_began = now_;
  const Key key = step_key(Purpose::step_time, run, run.nth);
  run.job = do_work(JobKind::work, run.number, run.person, Constant{in_seconds(run.work_left)}, key);
}

void Machine::work_ended(Run& run) {
  if (run.stage == Stage::second_diagnosis) {
    conclude(run);
    return try_repair(run);
  }
  if (run.stage == Stage::clearing) return change(run);
  deed(run);
}

void Machine::deed(Run& run) {
  const Step& step = step_of(run);
  if (step.works < 1 && !stream_.chance(step.works, step_key(Purpose::step_works, run, run.nth)))
    return try_failed(run, run.last);
  if (hand_slips(run)) return try_failed(run, run.last);
  const auto written = [&](Kind kind) { succeed(run, {append_step(kind, run, {run.last})}); };
  switch (step.verb) {
    case Verb::decide:
      return declare(run);
    case Verb::diagnose:
      return diagnose(run);
    case Verb::repair:
      return repair(run);
    case Verb::verify:
      return verify(run);
    case Verb::record:
      return written(Kind::journal_written);
    case Verb::review:
      return written(Kind::review_held);
    case Verb::stand_down:
      return written(Kind::stood_down);
    case Verb::switch_over:
    case Verb::activate:
    case Verb::deactivate:
    case Verb::announce:
    case Verb::replace:
    case Verb::refuel:
    case Verb::call_in:
    case Verb::transfer:
    case Verb::supply:
      return change(run);
    case Verb::isolate:
      return isolate(run);
    case Verb::make_safe:
      return make_safe(run);
    case Verb::dispatch:
      return step.shipment ? change(run) : succeed(run, {run.last});
    case Verb::sustain:
      return sustain(run);
    default:
      TUIYAN_CHECK(false && "a verb without a deed");
  }
}

void Machine::change(Run& run) {
  const Step& step = step_of(run);
  run.phase = Phase::changing;
  run.job = new_job({JobKind::change, run.number, 0});
  Change change{run.job,
                step.verb,
                run.target ? run.target : step.object,
                step.target_side,
                run.fault,
                run.person,
                asked_by(run, run.last),
                step.with,
                step.temporary};
  if (step.estimate) promise_time(*step.estimate, change);
  commands_.push_back(change);
  // Until the goods leave is the store's time, or the supplier's.
  if (step.verb == Verb::dispatch) free_person(run, run.last);
}

// The gravest level that the decider's beliefs call for.
void Machine::declare(Run& run) {
  const Step& step = step_of(run);
  if (!step.scale) return succeed(run, {run.last});  // a plain decision
  Beliefs& beliefs = beliefs_of(run.person);
  const std::vector<SeverityLevel>& levels = documents_.plan.severity_scales[step.scale].levels;
  Declared declared;
  declared.as_of = now_;
  for (std::uint32_t row = 0; row < levels.size() && !declared.level; ++row)
    if (beliefs.share(documents_.site, about(levels[row].of)) < levels[row].below) declared.level = row;
  Entry entry;
  entry.kind = Kind::severity_declared;
  entry.about = about(run.person);
  entry.object = about(step.scale);
  entry.step = run.step;
  entry.instance = run.instance;
  entry.value = declared.level ? static_cast<double>(*declared.level) : -1;
  declared.entry = append(std::move(entry), {run.last});
  beliefs.declared[step.scale] = declared;
  knowledge_changed_ = true;
  succeed(run, {declared.entry});
}

void Machine::verify(Run& run) {
  const Step& step = step_of(run);
  const double share = truth_.share(step.object);
  const bool in_order = share >= in_order_share;
  const EntryId verified = append_step(Kind::verified, run, {run.last}, in_order ? 1 : 0);
  Belief seen;
  seen.state = in_order ? StateOf::up : share > 0 ? StateOf::degraded : StateOf::down;
  seen.share = share;
  seen.as_of = now_;
  learn(run.person, step.object, seen, verified);
  if (in_order) return succeed(run, {verified});
  try_failed(run, verified);
}

void Machine::drain(Run& run) {
  const Step& step = step_of(run);
  run.phase = Phase::draining;
  const std::int64_t all = std::max<std::int64_t>(1, truth_.agents_on_duty(run.person));
  run.heads.wanted = step.each || step.agents <= 0 ? all : step.agents;
  if (step.at_most) run.stop_timer = set_timer(JobKind::stop_timer, run.number, now_ + *step.at_most);
  assign(run, run.last);
}

// All steps of this verb (and list) that are under way share the work: together they let so many agents do it.
void Machine::assign(const Run& run, EntryId cause) {
  const Verb verb = step_of(run).verb;
  const Subject object = step_of(run).object;
  std::int64_t at_most = 0;
  for (RunNumber number : open_)
    if (const Run& other = runs_[number];
        other.phase == Phase::draining && step_of(other).verb == verb && step_of(other).object == object)
      at_most += other.heads.wanted;
  constexpr std::int64_t everybody = std::numeric_limits<int>::max();
  commands_.push_back(AssignWork{verb, static_cast<int>(std::min(at_most, everybody)), asked_by(run, cause), object});
}

void Machine::stop_draining(Run& run, EntryId cause) {
  if (run.phase != Phase::draining) return;
  run.phase = Phase::changing;  // no longer counted
  assign(run, cause != 0 ? cause : run.last);
  run.heads.wanted = 0;
  succeed(run, {run.last, cause});
}

}  // namespace tuiyan::response
