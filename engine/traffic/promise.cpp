// Call-backs offered to those who would have to wait. A promise is an accepted call-back: it keeps its
// place in the queue, or stands on a list that is served after the queue.
#include <utility>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

// On entry, or after he has waited. Answers whether he left the line.
bool CallLoop::State::takes_offer(std::uint32_t slot) {
  const Call& call = calls[slot];
  const ClassState& c = classes[call.call_class];
  const CallBackOffer& offer = c.facts.offer;
  if (call.answered || offer.accepted <= 0) return false;
  const std::int64_t others = c.queue.size() - (call.stage == Stage::waiting ? 1 : 0);
  if (others < offer.if_waiting) return false;
  if (offer.if_wait.us > 0 && announced_wait_us(c) < offer.if_wait.us) return false;
  if (!c.rules->accept.happens(stream, offer.accepted, who(call))) return false;
  promise(slot);
  return true;
}

void CallLoop::State::promise(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  ++c.flow.promised;
  if (CohortRecord* const record = cohort(call.cohort, call.call_class)) ++record->promised;
  log(CallStep::promised, call, now - call.entered);
  if (call.stage == Stage::waiting) leave_queue(slot);
  release_line(call);
  call.promised = true;
  if (!c.keeps_place()) call.order = next_order++;
  if (promised_us.size() <= slot) promised_us.resize(calls.size(), 0);
  promised_us[slot] = now;
  ++c.promises_open;
  list_promise(slot);
}

// By order: who had to be tried again, or was cut off, is in front.
void CallLoop::State::list_promise(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  Ring<std::uint32_t>& list = c.promises;
  call.stage = Stage::promised;
  call.stamp = 0;
  if (list.empty() || calls[list[list.size() - 1]].order < call.order) {
    list.push_back(slot);
  } else {
    list.push_front(slot);
    for (std::size_t i = 1; i < list.size() && calls[list[i]].order < call.order; ++i) std::swap(list[i - 1], list[i]);
  }
  ++promises_listed;
  ++c.promises_waiting;
  c.promise_time.change(1, now);
}

// The first of those on a list whom the group may call; no_slot: nobody. Kept places are in the queue.
// By priority, then order of acceptance, also where the group takes waiting calls in an order of its own.
std::uint32_t CallLoop::State::next_promise(const GroupState& group) const {
  std::uint32_t best = no_slot;
  std::pair<int, std::int64_t> best_rank;
  for (const std::uint16_t row : group.classes) {
    const ClassState& c = classes[row];
    if (c.keeps_place() || c.promises.empty()) continue;
    const std::uint32_t front = c.promises[0];
    const std::pair<int, std::int64_t> rank{c.facts.priority, calls[front].order};
    if (best != no_slot && rank >= best_rank) continue;
    best = front;
    best_rank = rank;
  }
  return best;
}

// Nobody may wait whom this group could answer.
void CallLoop::State::serve_promises(std::uint16_t g) {
  GroupState& group = groups[g];
  while (group.open() && group.idle_agents() > documents.site.calls.call_back.reserve) {
    const std::uint32_t slot = next_promise(group);
    if (slot == no_slot) return;
    call_back(slot, g, occupy_seat(group, slot));
  }
}

// `slot` is the front of its list, and holds the seat.
void CallLoop::State::call_back(std::uint32_t slot, std::uint16_t g, std::uint32_t seat) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  const std::uint32_t front = c.promises.pop_front();
  TUIYAN_CHECK(front == slot);
  --promises_listed;
  --c.promises_waiting;
  c.promise_time.change(-1, now);
  ++call.tries;
  if (c.rules->is_reached(stream, documents.site.calls.call_back.answered, who(call), call.tries)) {
    start_talk(slot, g, seat);
    return;
  }
  GroupState& group = groups[g];
  call.stage = Stage::ringing;
  call.group = g;
  call.seat = seat;
  ++group.calls;
  group.calls_time.change(1, now);
  log(CallStep::unreached, call, 0, true);
  call.stamp = next_number++;
  departures.push({later(now, c.rules->no_answer_us(stream, who(call), call.tries)), call.stamp, slot});
}

// Nobody answers: tried again later, or given up.
void CallLoop::State::end_ringing(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  const std::uint16_t g = call.group;
  const std::uint32_t seat = call.seat;
  log(CallStep::freed, call, 0, true);
  --groups[g].calls;
  groups[g].calls_time.change(-1, now);
  if (call.tries < documents.site.calls.call_back.tries) {
    call.stage = Stage::promised;
    call.stamp = next_number++;
    ++c.promises_waiting;
    c.promise_time.change(1, now);
    entries.push({later(now, c.rules->retry_after_us(stream, who(call), call.tries)), call.stamp, slot});
  } else {
    ++c.flow.promises_broken;
    --c.promises_open;
    if (CohortRecord* const record = cohort(call.first_cohort, call.call_class)) ++record->never_through;
    if (customers && complains(call, CustomerRules::Grief::never_through))
      begin_complaint(slot, CustomerRules::Grief::never_through);
    else
      calls.release(slot);
  }
  free_agent(g, seat, true);
}

void CallLoop::State::retry_promise(std::uint32_t slot) {
  --classes[calls[slot].call_class].promises_waiting;  // counted all the while
  classes[calls[slot].call_class].promise_time.change(-1, now);
  list_promise(slot);
  changed = true;
}

// The seat was lost while the agent rang or talked: back to the front, and begun anew.
void CallLoop::State::break_off_promise(std::uint32_t slot) {
  Call& call = calls[slot];
  log(CallStep::interrupted, call, 0, true);
  if (call.stage == Stage::talking) keep_rest(slot);
  take_from_seat(slot);
  call.tries = call.stage == Stage::ringing ? static_cast<std::uint8_t>(call.tries - 1) : 0;
  if (call.stage == Stage::talking) ++call.stay;
  list_promise(slot);
}

}  // namespace tuiyan::traffic
