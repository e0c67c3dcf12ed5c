// To whom a step falls.
//
// Whoever is to act must know what the step waits for. The line of its role (roster.hpp) is asked in this order:
// - Who has got the messages among what it comes `after`. When the holder does not answer and his deputy takes the
//   report, the deputy acts on it, and not the holder who has not heard of it; of two crews the one that took the order
//   goes. Of several messages the latest counts first. When nobody in the line has got any (it was done without a
//   message, or whoever took it is gone), it is the first in line: he finds it in the log.
// - Of these, the first who knows the news of its `on`. The first in line, and the first of those who have got the
//   messages, begin as soon as they know it; somebody else only when he took a message meant for the role, and so
//   stands in for it.
// When he who took the message does not know the news and the holder of the role does, the holder acts: a message is in
// the log for all to find, what somebody has seen is not.
#include <algorithm>
#include <utility>

#include "response/machine.hpp"
#include "response/trigger.hpp"

namespace tuiyan::response {

// The line of the step's role; before the others, in the same order, those who have got the messages that it comes
// after.
Machine::Candidates Machine::candidates(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  std::vector<Index<Person>> line = roster_.line(step.by, requirement_of(step), now_);
  const Index<Person> holder = line.empty() ? Index<Person>{} : line.front();
  std::vector<Index<Step>> messages;
  for (Index<Step> before : step.after)
    if (steps_[before.value].done != 0 && steps_[before.value].accepted != 0) messages.push_back(before);
  std::sort(messages.begin(), messages.end(), [this](Index<Step> a, Index<Step> b) {
    return steps_[a.value].accepted < steps_[b.value].accepted;  // the latest last: its order prevails
  });
  for (Index<Step> message : messages)
    std::stable_partition(line.begin(), line.end(), [&](Index<Person> who) {
      const auto& heard = beliefs_of(who).heard;
      const auto found = heard.find(message);
      return found != heard.end() && found->second == steps_[message.value].accepted;
    });
  return {std::move(line), holder};
}

// The entry by which he knows that the step is to begin.
std::optional<EntryId> Machine::may_begin(Index<Person> who, const Step& step, const Candidates& all) const {
  const Beliefs& beliefs = beliefs_of(who);
  const bool stands_in = std::any_of(beliefs.heard.begin(), beliefs.heard.end(), [&](const auto& message) {
    return documents_.plan.flow[message.first].to == step.by;
  });
  if (who != all.line.front() && who != all.holder && !stands_in) return std::nullopt;
  return holds(step.on, beliefs, now_, start_);
}

// The entry by which the step's `on` holds; none: it does not.
std::optional<EntryId> Machine::begins(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  // The clock needs nobody; anything else has to be known to somebody.
  if (step.on.kind == TriggerKind::at) return holds(step.on, {}, now_, start_);
  const Candidates all = candidates(id);
  for (Index<Person> who : all.line)
    if (const auto since = may_begin(who, step, all)) return since;
  return std::nullopt;
}

Index<Person> Machine::actor_of(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  const Candidates all = candidates(id);
  if (step.on.kind != TriggerKind::none && step.on.kind != TriggerKind::at)
    for (Index<Person> who : all.line)
      if (may_begin(who, step, all)) return who;
  return all.line.empty() ? Index<Person>{} : all.line.front();
}

}  // namespace tuiyan::response
