// A message from the sender's side: whom to reach, over which channels, in which order.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {

namespace {

bool has_device(const Person& person, Index<Channel> channel) {
  return std::any_of(person.devices.begin(), person.devices.end(),
                     [channel](const Device& device) { return device.channel == channel; });
}

}  // namespace

void Machine::call(Run& run) {
  run.phase = Phase::calling;
  run.nth = next_nth(run);
  run.calling = {};
  next_recipient(run);
}

// One after another of those whom one calls for the role; see Roster.
void Machine::next_recipient(Run& run) {
  const Step& step = step_of(run);
  Calling& calling = run.calling;
  std::vector<Roster::Callee> callees = roster_.callees(step.to, step.try_deputies, now_);
  // Nobody calls himself as a deputy of whom he wants to reach, before he has tried the others.
  std::stable_partition(callees.begin(), callees.end(),
                        [&](const Roster::Callee& one) { return one.who != run.person || one.role == step.to; });
  for (const Roster::Callee& one : callees) {
    if (std::find(calling.tried.begin(), calling.tried.end(), one.who) != calling.tried.end()) continue;
    calling.tried.push_back(one.who);
    calling.role = one.role;
    calling.recipient = one.who;
    calling.contacts = contacts_of(run, one.who);
    calling.next = 0;
    return next_contact(run);
  }
  drop_attempts(run.number, run.last);
  Entry entry;
  entry.kind = Kind::message_given_up;
  entry.about = about(run.person);
  entry.object = about(step.to);
  entry.step = run.step;
  entry.instance = run.instance;
  try_failed(run, append(std::move(entry), {run.last}));
}

std::vector<Calling::Contact> Machine::contacts_of(const Run& run, Index<Person> to) const {
  const Step& step = step_of(run);
  if (step.in_person) return {{Index<Channel>{}, true}};
  std::vector<Index<Channel>> wanted = step.channels;
  if (wanted.empty())
    for (const Device& device : person(to).devices) wanted.push_back(device.channel);
  std::vector<Calling::Contact> contacts;
  std::vector<Index<Channel>> seen;
  for (Index<Channel> channel : wanted) {
    if (std::find(seen.begin(), seen.end(), channel) != seen.end()) continue;
    seen.push_back(channel);
    const bool in_person = documents_.site.channels[channel].kind == ChannelKind::in_person;
    if (in_person || (has_device(person(to), channel) && has_device(person(run.person), channel)))
      contacts.push_back({channel, in_person});
  }
  return contacts;
}

void Machine::next_contact(Run& run) {
  const Step& step = step_of(run);
  Calling& calling = run.calling;
  if (calling.recipient == run.person) return accept_own(run);
  if (calling.contacts.empty()) {
    Entry entry;
    entry.kind = Kind::message_failed;
    entry.about = about(run.person);
    entry.object = about(calling.recipient);
    entry.step = run.step;
    entry.instance = run.instance;
    entry.code = static_cast<std::int32_t>(Failure::no_device);
    run.last = append(std::move(entry), {run.last});
  }
  if (calling.next >= calling.contacts.size()) return next_recipient(run);
  const Calling::Contact contact = calling.contacts[calling.next++];
  Attempt& attempt = attempts_.emplace_back();
  attempt.number = static_cast<AttemptNumber>(attempts_.size() - 1);
  attempt.run = run.number;
  attempt.from = run.person;
  attempt.to = calling.recipient;
  attempt.channel = contact.channel;
  attempt.in_person = contact.in_person;
  attempt.frees_sender = contact.channel && !documents_.site.channels[contact.channel].occupies_both;
  attempt.nth = ++tried_[{attempt.to, attempt.channel}];
  open_attempts_.push_back(attempt.number);
  // Walking over takes the step's own time; a call takes what the channel takes.
  Law dial = Constant{0};
  if (contact.in_person && step.takes)
    dial = *step.takes;
  else if (contact.channel)
    dial = documents_.site.channels[contact.channel].dial;
  commands_.push_back(TryMessage{
      new_job({JobKind::message, attempt.number, 0}), attempt.from, attempt.to, attempt.channel, attempt.in_person,
      Wait{Domain::people, dial, attempt_key(Purpose::dial, attempt)}, asked_by(run, run.last)});
}

Key Machine::attempt_key(Purpose purpose, const Attempt& attempt) const {
  const Key key = Key(purpose).with(person(attempt.to).id);
  const Key over = attempt.channel ? key.with(documents_.site.channels[attempt.channel].id) : key.with("in-person");
  return over.with(attempt.nth);
}

void Machine::give_up(Attempt& attempt) {
  // Whoever answers at the very last instant has answered.
  if (attempt.state == AttemptState::over || attempt.state == AttemptState::briefing) return;
  if (attempt.state == AttemptState::reacting && attempt.answers_at == now_) return;
  Run& run = runs_[attempt.run];
  const bool was_busy = attempt.state == AttemptState::ringing && attempt.willing;
  Entry entry;
  entry.kind = Kind::message_failed;
  entry.about = about(attempt.from);
  entry.object = about(attempt.to);
  entry.step = run.step;
  entry.instance = run.instance;
  entry.value = static_cast<double>(attempt.nth);
  entry.code = static_cast<std::int32_t>(was_busy ? Failure::busy : Failure::no_answer);
  run.last = append(std::move(entry), {attempt.rang});
  if (attempt.willing && step_of(run).late_acknowledgement == LateAcknowledgement::counts)
    attempt.late = true;
  else
    drop(attempt, run.last);
  if (!attempt.frees_sender || is_pool(run.person)) return next_contact(run);
  run.phase = Phase::recalling;
  enlist(run);
}

void Machine::accept(Attempt& attempt) {
  Run& run = runs_[attempt.run];
  Entry entry;
  entry.kind = Kind::message_accepted;
  entry.about = about(attempt.from);
  entry.object = about(attempt.to);
  entry.step = run.step;
  entry.instance = run.instance;
  entry.value = static_cast<double>(attempt.nth);
  entry.code = attempt.channel ? static_cast<std::int32_t>(attempt.channel.value) : -1;
  const EntryId accepted = append(std::move(entry), attempt.causes);
  drop(attempt, accepted);
  understood(run, attempt.to, accepted);
}

// The same person fills both roles: he knows already.
void Machine::accept_own(Run& run) {
  Entry entry;
  entry.kind = Kind::message_accepted;
  entry.about = entry.object = about(run.person);
  entry.step = run.step;
  entry.instance = run.instance;
  entry.code = -1;
  understood(run, run.person, append(std::move(entry), {run.last}));
}

void Machine::understood(Run& run, Index<Person> to, EntryId accepted) {
  const Subject object = step_of(run).object;
  if (object) beliefs_of(to).told[object] = accepted;
  // A message in place of another tells what that one would have told.
  hear(to, run.step, accepted);
  for (Index<Step> step : run.stands_for) hear(to, step, accepted);
  if (to != run.person) pass_knowledge(run.person, to, object, accepted);
  knowledge_changed_ = true;
  succeed(run, {accepted});
}

void Machine::hear(Index<Person> to, Index<Step> message, EntryId accepted) {
  beliefs_of(to).heard[message] = steps_[message.value].accepted = accepted;
}

void Machine::drop_attempts(RunNumber run, EntryId by) {
  for (AttemptNumber number : std::vector<AttemptNumber>(open_attempts_))
    if (attempts_[number].run == run) drop(attempts_[number], by);
}

}  // namespace tuiyan::response
