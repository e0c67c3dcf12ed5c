// To whom a step falls.
//
// The first in the line of its role (roster.hpp) who has got what the step waits for:
// - The messages among what it comes `after`. When the holder does not answer and his deputy takes the report, the
//   deputy acts on it, and not the holder who has not heard of it; of two crews the one that took the order goes. Of
//   several messages the latest counts first. When nobody in the line has got any (it was done without a message, or
//   whoever took it is gone), it is the first in line: he finds it in the log.
// - The news of its `on`. It has to be known to the first in line; somebody further down begins only when he took a
//   message meant for the role, and so stands in for it.
#include <algorithm>

#include "response/machine.hpp"
#include "response/trigger.hpp"

namespace tuiyan::response {

// Those of the line who have got the messages that the step comes after.
std::vector<Index<Person>> Machine::informed(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  std::vector<Index<Person>> line = roster_.line(step.by, requirement_of(step), now_);
  std::vector<Index<Step>> messages;
  for (Index<Step> before : step.after)
    if (steps_[before.value].done != 0 && steps_[before.value].accepted != 0) messages.push_back(before);
  std::sort(messages.begin(), messages.end(), [this](Index<Step> a, Index<Step> b) {
    return steps_[a.value].accepted > steps_[b.value].accepted;  // the latest first
  });
  for (Index<Step> message : messages) {
    const auto has_it = [&](Index<Person> who) {
      const auto& heard = beliefs_of(who).heard;
      const auto found = heard.find(message);
      return found != heard.end() && found->second == steps_[message.value].accepted;
    };
    if (std::any_of(line.begin(), line.end(), has_it))
      line.erase(std::remove_if(line.begin(), line.end(), [&](Index<Person> who) { return !has_it(who); }), line.end());
  }
  return line;
}

// The entry by which he knows that the step is to begin.
std::optional<EntryId> Machine::may_begin(Index<Person> who, const Step& step, Index<Person> first) const {
  const Beliefs& beliefs = beliefs_of(who);
  const bool stands_in = std::any_of(beliefs.heard.begin(), beliefs.heard.end(), [&](const auto& message) {
    return documents_.plan.flow[message.first].to == step.by;
  });
  if (who != first && !stands_in) return std::nullopt;
  return holds(step.on, beliefs, now_, start_);
}

// The entry by which the step's `on` holds; none: it does not.
std::optional<EntryId> Machine::begins(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  // The clock needs nobody; anything else has to be known to somebody.
  if (step.on.kind == TriggerKind::at) return holds(step.on, {}, now_, start_);
  const std::vector<Index<Person>> line = informed(id);
  for (Index<Person> who : line)
    if (const auto since = may_begin(who, step, line.front())) return since;
  return std::nullopt;
}

Index<Person> Machine::actor_of(Index<Step> id) const {
  const Step& step = documents_.plan.flow[id];
  const std::vector<Index<Person>> line = informed(id);
  if (step.on.kind != TriggerKind::none && step.on.kind != TriggerKind::at)
    for (Index<Person> who : line)
      if (may_begin(who, step, line.front())) return who;
  return line.empty() ? Index<Person>{} : line.front();
}

}  // namespace tuiyan::response
