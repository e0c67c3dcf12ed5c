// What is told to those who would have to wait, what they do then, and who helps out.
#include <algorithm>

#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

// Mean talk and after-call work of a class, as it is now.
double CallLoop::State::handle_us(const ClassState& c) const {
  if (!c.course) return 1e6 * (c.mean_talk_s + c.mean_after_call_s);
  return 1e6 * (c.mean_talk_s * c.course->talk_factor(now) + c.mean_after_call_s * c.course->after_call_factor(now));
}

// What a caller who comes now is told; `never_us` while nobody works.
std::int64_t CallLoop::State::announced_wait_us(const ClassState& c) const {
  if (documents.site.calls.queue.estimate == WaitEstimate::last_served) return c.rules->last_wait_us;
  double work_us = handle_us(c);
  for (const std::uint16_t ahead : c.rules->ahead) {
    const ClassState& other = classes[ahead];
    const auto kept = other.keeps_place() ? static_cast<std::int64_t>(other.promises.size()) : 0;
    const std::int64_t in_front = other.queue.size() + kept;
    if (in_front > 0) work_us += static_cast<double>(in_front) * handle_us(other);  // the time may be endless
  }
  std::int64_t agents = 0;
  for (const std::uint16_t g : c.groups) agents += groups[g].able();
  if (agents == 0) return never_us;
  return static_cast<std::int64_t>(std::min(work_us / static_cast<double>(agents), 9e18));
}

// On entry into the queue, with nobody free. Answers whether he left the line instead.
bool CallLoop::State::leaves_when_told(std::uint32_t slot) {
  if (classes[calls[slot].call_class].facts.offer.after.us == 0 && takes_offer(slot)) return true;
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  double probability = 0;
  for (const Balking& balking : c.facts.balking) {
    const bool holds =
        c.queue.size() >= balking.if_waiting && (balking.if_wait.us == 0 || announced_wait_us(c) >= balking.if_wait.us);
    if (holds) probability = std::max(probability, balking.probability);
  }
  if (!c.rules->balk.happens(stream, probability, who(call))) return false;
  ++c.flow.balked;
  if (CohortRecord* const record = cohort(call.cohort, call.call_class)) ++record->balked;
  log(CallStep::balked, call);
  release_line(call);
  lose(slot, LostBy::balked);
  return true;
}

std::int64_t CallLoop::State::patience_us(const Call& call) const {
  const ClassState& c = classes[call.call_class];
  if (c.facts.told_patience.empty() || call.answered) return c.draws.patience.draw_us(stream, who(call));
  return c.rules->patience_us(c.draws, stream, who(call), announced_wait_us(c));
}

// He has just begun to wait: the queue is longer, and rules may ask about him later. Those who were put
// back are in front and may be helped with at once.
void CallLoop::State::apply_rules(std::uint32_t slot) {
  ClassState& c = classes[calls[slot].call_class];
  for (std::size_t i = 0; i < c.facts.overflow.size(); ++i) {
    const Overflow& rule = c.facts.overflow[i];
    if (rule.after.us > 0) continue;
    if (c.queue.size() >= rule.if_waiting) c.rules->helped[i] = 1;
    if (c.rules->helped[i]) changed = true;
  }
  if (!calls[slot].answered) plan_due(slot, 0);
}

void CallLoop::State::plan_due(std::uint32_t slot, std::int64_t waited_us) {
  Call& call = calls[slot];
  const std::int64_t due_us = classes[call.call_class].rules->next_due_us(waited_us);
  if (due_us == never_us) return;
  call.stamp = next_number++;
  entries.push({later(call.entered, due_us), call.stamp, slot});
}

// He has waited so long that a rule asks about him: the offer first, then those who may help out.
void CallLoop::State::come_due(std::uint32_t slot) {
  Call& call = calls[slot];
  const ClassState& c = classes[call.call_class];
  call.stamp = 0;
  const std::int64_t waited_us = now - call.entered;
  if (c.facts.offer.after.us == waited_us && takes_offer(slot)) return;
  for (const Overflow& rule : c.facts.overflow)
    if (rule.after.us == waited_us && groups[rule.to.value].open()) changed = true;
  plan_due(slot, waited_us);
}

// Whether a group that only helps out may take the front of the class's queue.
bool CallLoop::State::may_help(const GroupState::Help& help) const {
  const ClassState& c = classes[help.call_class];
  if (c.queue.empty()) return false;
  const Overflow& rule = c.facts.overflow[help.rule];
  if (rule.after.us == 0) return c.rules->helped[help.rule] != 0;
  const Call& front = calls[c.queue.front()];
  return front.order < 0 || now - front.entered >= rule.after.us;
}

void CallLoop::State::end_help(ClassState& c) {
  for (std::size_t i = 0; i < c.facts.overflow.size(); ++i)
    if (c.queue.size() < c.facts.overflow[i].until_below) c.rules->helped[i] = 0;
}

}  // namespace tuiyan::traffic
