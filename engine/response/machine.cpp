// Signals in, and settling after each of them.
#include "response/machine.hpp"

#include <algorithm>

#include "response/stamina.hpp"
#include "response/trigger.hpp"

namespace tuiyan::response {

Machine::Machine(const Documents& documents, Luck luck, Log& log, const Truth& truth, Decider& decider)
    : documents_(documents),
      stream_(luck),
      log_(log),
      truth_(truth),
      decider_(decider),
      roster_(documents),
      agenda_(documents.site.people.size()),
      beliefs_(documents.site.people.size()),
      steps_(documents.plan.flow.size()),
      in_use_(documents.site.people.size()),
      practice_(practised(documents)) {
  for (std::uint32_t i = 0; i < in_use_.size(); ++i) in_use_[i] = home_of(documents.site, {i});
  for (std::uint32_t i = 0; i < documents.site.people.size(); ++i) fresh_since_.push_back(shift_start(documents, {i}));
  for (const Step& step : documents.plan.flow)
    for (Index<Step> named : {step.if_late, step.if_failed}) {
      if (!named) continue;
      const Step& target = documents.plan.flow[named];
      if (target.on.kind == TriggerKind::none && target.after.empty()) steps_.at(named.value).named_only = true;
    }
}

std::vector<Command> Machine::handle(Time now, const Signal& signal) {
  TUIYAN_CHECK(now >= now_);
  now_ = now;
  commands_.clear();
  std::visit([this](const auto& news) { on(news); }, signal);
  settle();
  return std::move(commands_);
}

void Machine::on(const Began& news) {
  start_ = news.cause;
  knowledge_changed_ = true;
  const Table<Step>& flow = documents_.plan.flow;
  for (std::uint32_t row = 0; row < flow.size(); ++row) {
    const Trigger& trigger = flow[Index<Step>{row}].on;
    if (trigger.kind == TriggerKind::at && Time{} + trigger.at > now_)
      set_timer(JobKind::at_timer, row, Time{} + trigger.at);
  }
  // People who come or go shift work between those who fill a role.
  for (const Absence& absence : documents_.scenario.absent) {
    if (Time{} + absence.from > now_) set_timer(JobKind::presence_timer, 0, Time{} + absence.from);
    if (absence.to) set_timer(JobKind::presence_timer, 0, Time{} + *absence.to);
  }
}

void Machine::on(const Noticed& news) {
  Belief seen;
  seen.state = news.state;
  seen.as_of = now_;
  if (news.cause != 0 && log_.at(news.cause).kind == Kind::noticed) seen.share = log_.at(news.cause).value;
  learn(news.who, news.what, seen, news.cause);
}

void Machine::on(const WaitEnded& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  switch (job->kind) {
    case JobKind::work:
      runs_[job->number].job = 0;
      return work_ended(runs_[job->number]);
    case JobKind::head: {
      auto& jobs = runs_[job->number].heads.jobs;
      jobs.erase(std::remove(jobs.begin(), jobs.end(), news.job), jobs.end());
      return head_ended(runs_[job->number], job->cause);
    }
    case JobKind::reaction:
      attempts_[job->number].wait = 0;
      return reacted(attempts_[job->number]);
    case JobKind::briefing:
      attempts_[job->number].wait = 0;
      return accept(attempts_[job->number]);
    case JobKind::hand_over:
      return end_hand_over(hand_overs_[job->number]);
    default:
      TUIYAN_CHECK(false && "a job that is no work has ended");
  }
}

void Machine::on(const Rang& news) {
  const auto job = close_job(news.job);
  if (job) rang(attempts_[job->number], news.cause);
}

void Machine::on(const NotDelivered& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  Attempt& attempt = attempts_[job->number];
  if (attempt.state == AttemptState::over) return;
  drop(attempt, news.cause);
  Run& run = runs_[attempt.run];
  run.last = news.cause;
  next_contact(run);
}

void Machine::on(const TimerFired& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  switch (job->kind) {
    case JobKind::at_timer:
      knowledge_changed_ = true;
      return;
    case JobKind::presence_timer:
      roster_changed_ = knowledge_changed_ = true;
      return;
    case JobKind::late_timer:
      runs_[job->number].late_timer = 0;
      return be_late(runs_[job->number]);
    case JobKind::give_up_timer:
      attempts_[job->number].timer = 0;
      return give_up(attempts_[job->number]);
    case JobKind::pause_timer:
      runs_[job->number].pause_timer = 0;
      return resume_after_pause(runs_[job->number]);
    case JobKind::stop_timer:
      runs_[job->number].stop_timer = 0;
      return stop_draining(runs_[job->number], 0);
    default:
      TUIYAN_CHECK(false && "a job that is no timer has fired");
  }
}

void Machine::on(const SetOut& news) { roster_.set_out(news.who); }

void Machine::on(const Arrived& news) {
  if (!roster_.is_at_work(news.who)) fresh_since_.at(news.who.value) = now_;
  if (roster_.is_on_road(news.who)) note_arrival(news.who, news.cause);
  roster_.arrive(news.who, news.place);
  const Occupation occupation = agenda_.occupation(news.who);
  if (occupation.business != Business::run) return;
  Run& run = runs_[occupation.number];
  if (run.phase != Phase::travelling) return;
  run.causes.push_back(news.cause);
  // Who was called in may have to go on into the field.
  if (const auto trip = way_to(run)) return set_out(run, *trip);
  all_there(run);
}

void Machine::on(const DutyChanged& news) { change_duty(news); }

void Machine::on(const AgentsFreed& news) {
  // The asking stays open: heads come one after another.
  const auto at = jobs_.find(news.job);
  if (at != jobs_.end()) heads_came(runs_[at->second.number], news.job, news.heads, news.cause);
}

void Machine::on(const Changed& news) {
  const auto job = close_job(news.job);
  if (!job) return;
  gate_changed_ = std::max(gate_changed_, news.cause);
  Run& run = runs_[job->number];
  if (run.phase == Phase::over) return;
  run.job = 0;
  run.out = false;  // a replacement is in, or the old one is in again
  if (is_each(run)) return each_changed(run, news.worked, news.cause);
  if (news.worked && step_of(run).verb == Verb::make_safe) {
    run.last = news.cause;
    return make_safe(run);  // there may be more of them
  }
  if (news.worked) return succeed(run, {news.cause});
  try_failed(run, news.cause);
}

void Machine::on(const BacklogCleared& news) {
  const Verb verb = news.what.kind == SubjectKind::paper_orders ? Verb::backfill : Verb::call_back;
  const Subject list = news.what.kind == SubjectKind::announcement ? news.what : Subject{};
  for (RunNumber number : std::vector<RunNumber>(open_))
    if (Run& run = runs_[number];
        run.phase == Phase::draining && step_of(run).verb == verb && step_of(run).object == list)
      stop_draining(run, news.cause);
}

void Machine::on(const InjectGiven& news) {
  const Inject& inject = documents_.scenario.injects[news.inject];
  const Index<Person> who = roster_.actor(inject.to, {}, now_);
  if (!who || !inject.tells) return;
  knowledge_changed_ = true;
  beliefs_of(who).told[inject.tells] = news.cause;
  Belief told;
  told.state = StateOf::down;
  told.as_of = now_;
  learn(who, inject.tells, told, news.cause);
}

void Machine::on(const HazardCleared& news) { gate_changed_ = std::max(gate_changed_, news.cause); }

void Machine::on(const Decided& news) {
  if (news.question == 0 || news.question > questions_.size()) return;
  Run& run = runs_[questions_[news.question - 1]];
  if (run.phase != Phase::asking || run.question != news.question || news.choice == Choice::wait) return;
  // Comes from outside: a row that this plan does not have is no answer.
  if (news.instead && news.instead.value >= documents_.plan.flow.size()) return;
  take(run, {news.choice, news.instead}, news.cause);
}

void Machine::settle() {
  do {
    if (roster_changed_) {
      roster_changed_ = false;
      recount_heads();
      for (RunNumber number : std::vector<RunNumber>(open_))
        if (Run& run = runs_[number]; run.phase == Phase::waiting && !run.bound) {
          withdraw(run);
          enlist(run);
        }
    }
    if (gate_changed_ != 0) open_gates();
    if (knowledge_changed_) {
      knowledge_changed_ = false;
      find_ready();
    }
  } while (dispatch() || knowledge_changed_ || roster_changed_ || gate_changed_ != 0);
  log_waits();
}

// A step becomes ready once (and once more when a later one leads back over it): when enough of what it comes after is
// done and its condition holds for whoever would act.
void Machine::find_ready() {
  const Table<Step>& flow = documents_.plan.flow;
  for (std::uint32_t row = 0; row < flow.size(); ++row) {
    const StepState& state = steps_[row];
    if ((state.instances > 0 && !state.again) || state.named_only) continue;
    const Step& step = flow[Index<Step>{row}];
    std::vector<EntryId> causes;
    for (Index<Step> before : step.after)
      if (EntryId done = steps_[before.value].done; done != 0) causes.push_back(done);
    if (causes.size() < awaited(step)) continue;
    if (step.on.kind != TriggerKind::none) {
      const auto since = begins(Index<Step>{row});
      if (!since) continue;
      causes.push_back(*since);
    }
    if (causes.empty()) causes.push_back(start_);
    make_ready(Index<Step>{row}, std::move(causes));
  }
}

bool Machine::dispatch() {
  bool moved = begin_hand_overs();
  for (std::uint32_t row = 0; row < documents_.site.people.size(); ++row) {
    const Index<Person> who{row};
    while (agenda_.is_free(who)) {
      std::uint32_t number = 0;
      if (agenda_.take_ringing(who, number))
        answer(attempts_[number]);
      else if (agenda_.take_work(who, number))
        begin(runs_[number]);
      else
        break;
      moved = true;
    }
  }
  return moved;
}

// Only what could not start at this very instant is a wait.
void Machine::log_waits() {
  for (RunNumber number : open_) {
    Run& run = runs_[number];
    if (run.phase != Phase::waiting || run.wait_logged || run.started) continue;
    run.wait_logged = true;
    append_step(Kind::step_waiting, run, {run.ready}, static_cast<std::int32_t>(Need::person));
  }
}

}  // namespace tuiyan::response
