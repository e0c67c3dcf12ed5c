// How beliefs come about and pass from one to another.
#include <algorithm>

#include "response/machine.hpp"

namespace tuiyan::response {
namespace {

// Who holds the role. At a change of shift the news of those who come may follow that of those who go: then it is
// whoever comes. Else he who goes would hand over to a deputy on duty, and the deputy, not yet told, to him who comes.
Index<Person> holder(const Documents& documents, const Roster& roster, Index<Role> role, Time now) {
  const Duration clock = documents.scenario.start_of_day + Duration{now.us};
  const auto has_now = [&](Index<Person> who, Duration Shift::*edge) {
    const std::vector<Index<Shift>>& shifts = documents.site.people[who].shifts;
    return std::any_of(shifts.begin(), shifts.end(), [&](Index<Shift> row) {
      const Duration at = documents.site.shifts[row].*edge;
      return running_for(at, at, clock) == Duration{0};
    });
  };
  bool somebody_goes = false;
  Index<Person> comes;
  for (Index<Person> who : documents.plan.roles[role].filled_by) {
    if (!roster.is_present(who, now)) continue;
    if (roster.is_on_duty(who)) return who;
    somebody_goes = somebody_goes || has_now(who, &Shift::to);
    if (!comes && has_now(who, &Shift::from)) comes = who;
  }
  return somebody_goes && comes ? comes : roster.actor(role, {}, now);
}

}  // namespace

bool Machine::learn(Index<Person> who, Subject what, const Belief& news, EntryId cause) {
  Beliefs& beliefs = beliefs_of(who);
  if (!beliefs.learn(what, news)) return false;
  Entry entry;
  entry.kind = Kind::belief_changed;
  entry.about = about(who);
  entry.object = what;
  entry.code = static_cast<std::int32_t>(news.state);
  beliefs.note(what, append(std::move(entry), {cause}));
  knowledge_changed_ = true;
  return true;
}

// What one tells another: all about the object of the message, and all that is not in order.
void Machine::pass_knowledge(Index<Person> from, Index<Person> to, Subject object, EntryId cause) {
  const Beliefs& own = beliefs_of(from);
  for (const auto& [what, belief] : own.all())
    if (what == object || belief.state != StateOf::up) learn(to, what, belief, cause);
  Beliefs& others = beliefs_of(to);
  for (const auto& [scale, declared] : own.declared) {
    Declared& known = others.declared[scale];
    if (known.entry != 0 && declared.as_of <= known.as_of) continue;
    known = declared;
    known.entry = cause;  // known to him from here on
  }
  for (const auto& [what, diagnosis] : own.diagnoses) {
    Diagnosis& known = others.diagnoses[what];
    if (known.entry != 0 && diagnosis.as_of <= known.as_of) continue;
    known = diagnosis;
    known.entry = cause;
  }
  knowledge_changed_ = true;
}

// With the role, all that was known, and the messages that came for it.
void Machine::take_over(Index<Person> from, Index<Person> to, EntryId cause) {
  pass_knowledge(from, to, {}, cause);
  for (const auto& [what, entry] : beliefs_of(from).told) beliefs_of(to).told.emplace(what, cause);
  for (const auto& [message, accepted] : beliefs_of(from).heard) {
    EntryId& known = beliefs_of(to).heard[message];
    known = std::max(known, accepted);
  }
}

// Whose shift is over goes home when he is free.
void Machine::leave_if_over(Index<Person> who) {
  if (is_handing_over(who)) return;
  if (roster_.leaves(who)) commands_.push_back(LeaveWork{who});
}

// Coming and going move roles from one person to another; whoever takes over a role is told what
// the one before him knew: at once, or in the time that the role's hand-over takes.
void Machine::change_duty(const DutyChanged& news) {
  const std::uint32_t roles = documents_.plan.roles.size();
  std::vector<Index<Person>> before;
  for (std::uint32_t row = 0; row < roles; ++row) before.push_back(holder(documents_, roster_, Index<Role>{row}, now_));
  if (news.on_duty) {
    roster_.begin_duty(news.who);
    fresh_since_.at(news.who.value) = now_;
  } else {
    roster_.end_duty(news.who);
  }
  for (std::uint32_t row = 0; row < roles; ++row) {
    const Index<Person> after = holder(documents_, roster_, Index<Role>{row}, now_);
    if (!before[row] || !after || before[row] == after) continue;
    if (plan_hand_over(Index<Role>{row}, before[row], after, news.cause)) continue;
    take_over(before[row], after, news.cause);
  }
  if (!news.on_duty && agenda_.is_free(news.who)) leave_if_over(news.who);
  roster_changed_ = knowledge_changed_ = true;
}

}  // namespace tuiyan::response
