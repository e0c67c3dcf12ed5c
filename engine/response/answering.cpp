// A message from the recipient's side: it rings, he reacts, he listens.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

void Machine::rang(Attempt& attempt, EntryId entry) {
  if (attempt.state == AttemptState::over) return;  // somebody else has answered meanwhile
  Run& run = runs_[attempt.run];
  attempt.state = AttemptState::ringing;
  attempt.rang = entry;
  attempt.causes = {entry};
  const std::optional<Duration>& patience = documents_.plan.roles[run.calling.role].gives_up_after;
  attempt.timer =
      set_timer(JobKind::give_up_timer, attempt.number, now_ + patience.value_or(step_of(run).gives_up_after));
  if (attempt.frees_sender) free_person(run, entry);
  const Person& to = person(attempt.to);
  const double answers = roster_.is_on_duty(attempt.to) ? to.answers : to.answers_off_duty;
  // Whoever stands in front of somebody is heard; whoever is away is not reached by anything.
  attempt.willing = attempt.in_person || (roster_.is_present(attempt.to, now_) &&
                                          stream_.chance(answers, attempt_key(Purpose::answer, attempt)));
  if (!attempt.willing) return;
  if (to.pool) return answer(attempt);
  agenda_.ring(attempt.to, attempt.number);
  const Occupation occupation = agenda_.occupation(attempt.to);
  if (occupation.business != Business::run) return;
  Run& busy_with = runs_[occupation.number];
  if (busy_with.phase == Phase::working && step_of(busy_with).interruptible) interrupt(busy_with, entry);
}

// The recipient is free (or the pool): he reacts, and is busy with that.
void Machine::answer(Attempt& attempt) {
  attempt.state = AttemptState::reacting;
  const Person& to = person(attempt.to);
  if (!to.pool) {
    const EntryId freed = agenda_.freed_by(attempt.to);
    if (freed > attempt.rang) attempt.causes.push_back(freed);
    agenda_.occupy(attempt.to, {Business::attempt, attempt.number});
  }
  const Key key = attempt_key(Purpose::reaction, attempt);
  const double times = slowness(attempt.to);
  attempt.answers_at = now_ + drawn_length(Wait{Domain::people, to.reaction, key, times}, stream_);
  attempt.wait = do_work(JobKind::reaction, attempt.number, attempt.to, to.reaction, key, 0, times);
}

void Machine::reacted(Attempt& attempt) {
  cancel_timer(attempt.timer);
  // A text is understood when read, a late acknowledgement when it comes, and walking over was
  // the telling.
  if (attempt.late || attempt.frees_sender || attempt.in_person) return accept(attempt);
  brief(attempt);
}

void Machine::brief(Attempt& attempt) {
  attempt.state = AttemptState::briefing;
  const Law& law = step_of(runs_[attempt.run]).takes.value_or(documents_.site.channels[attempt.channel].briefing);
  attempt.wait = do_work(JobKind::briefing, attempt.number, attempt.to, law, attempt_key(Purpose::briefing, attempt));
}

// Ends the attempt, wherever it stands, and lets the recipient go.
void Machine::drop(Attempt& attempt, EntryId by) {
  if (attempt.state == AttemptState::over) return;
  attempt.state = AttemptState::over;
  cancel_timer(attempt.timer);
  stop_work(attempt.wait, attempt.to);
  agenda_.hush(attempt.to, attempt.number);
  if (agenda_.occupation(attempt.to) == Occupation{Business::attempt, attempt.number}) release(attempt.to, by);
  open_attempts_.erase(std::remove(open_attempts_.begin(), open_attempts_.end(), attempt.number), open_attempts_.end());
}

}  // namespace tuiyan::response
