// Agents and seats: talk, after-call work, backlog work, and agents who come and go.
#include <utility>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

std::uint32_t CallLoop::State::occupy_seat(GroupState& group, std::uint32_t slot) {
  const std::uint32_t seat = group.idle.first();
  group.idle.clear(seat);
  --group.idle_seats;
  TUIYAN_CHECK(group.seat_slot[seat] == no_slot && !group.seat_lost[seat]);
  group.seat_slot[seat] = slot;
  return seat;
}

void CallLoop::State::vacate_seat(GroupState& group, std::uint32_t seat) {
  group.seat_slot[seat] = no_slot;
  if (group.seat_lost[seat]) return;
  group.idle.set(seat);
  ++group.idle_seats;
}

// `seat` already holds the call.
void CallLoop::State::start_talk(std::uint32_t slot, std::uint16_t g, std::uint32_t seat) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  GroupState& group = groups[g];
  call.stage = Stage::talking;
  call.group = g;
  call.seat = seat;
  const std::int64_t waited_us = now - (call.promised ? promised_us[slot] : call.entered);
  const bool long_wait = customers && !call.answered && waited_us > customers->complaints.long_wait_over.us;
  if (!call.answered) [[likely]] {
    call.answered = true;
    if (call.promised) [[unlikely]] {
      ++c.flow.promises_reached;
      c.flow.promise_delay_us += waited_us;
    } else {
      ++c.flow.answered;
      if (c.rules) [[unlikely]]
        c.rules->last_wait_us = waited_us;
      if (CohortRecord* const record = cohort(call.cohort, call.call_class)) {
        ++record->answered;
        record->answered_within += waited_us <= within_us ? 1 : 0;
        record->wait_answered.add(Duration{waited_us});
      }
    }
  }
  ++c.talking;
  c.talking_time.change(1, now);
  ++group.calls;
  group.calls_time.change(1, now);
  log(call.promised ? CallStep::called_back : CallStep::started, call, waited_us, true);
  call.stamp = next_number++;
  std::int64_t talk_us = 0;
  if (call.stay > 0 && slot < rest_us.size()) [[unlikely]]
    talk_us = std::exchange(rest_us[slot], 0);
  if (talk_us == 0) {
    talk_us = c.draws.talk.draw_us(stream, who(call));
    if (c.course) [[unlikely]]
      talk_us = c.course->talk_us(talk_us, now);
  }
  const std::int64_t end_us = later(now, talk_us);
  if (group.facts.resumes) [[unlikely]] {
    if (rest_us.size() <= slot) rest_us.resize(calls.size(), 0);
    rest_us[slot] = end_us;
  }
  departures.push({end_us, call.stamp, slot});
  if (long_wait) mind_long_wait(call);
}

void CallLoop::State::end_talk(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  if (call.promised) [[unlikely]] {
    ++c.flow.promises_kept;
    --c.promises_open;
  } else {
    ++c.flow.completed;
  }
  --c.talking;
  c.talking_time.change(-1, now);
  log(CallStep::ended, call, 0, true);
  release_line(call);
  call.stage = Stage::wrapping_up;
  if (c.has_after_work) {
    Who of = who(call);
    of.stay = 0;
    std::int64_t after_us = c.draws.after_call.draw_us(stream, of);
    if (c.course) [[unlikely]]
      after_us = c.course->after_call_us(after_us, now);
    call.order_due = c.draws.leaves_order.happens(stream, c.facts.leaves_order, of);
    call.on_paper = call.order_due && (paper_on || groups[call.group].facts.paper);
    if (call.on_paper) after_us += c.draws.paper_extra.draw_us(stream, of);
    if (after_us > 0) {
      call.stamp = next_number++;
      departures.push({later(now, after_us), call.stamp, slot});
      return;
    }
  }
  end_wrap_up(slot);
}

void CallLoop::State::end_wrap_up(std::uint32_t slot) {
  Call& call = calls[slot];
  const std::uint16_t g = call.group;
  const std::uint32_t seat = call.seat;
  GroupState& group = groups[g];
  if (call.on_paper) [[unlikely]]
    add_errand(Work::backfill, call);
  log(CallStep::freed, call, 0, true);
  --group.calls;
  group.calls_time.change(-1, now);
  calls.release(slot);
  free_agent(g, seat, true);
}

// A call leaves its seat before its time: the agent is free at once, and the world's setter that did
// it hands nothing out.
void CallLoop::State::take_from_seat(std::uint32_t slot) {
  const Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  GroupState& group = groups[call.group];
  if (call.stage == Stage::talking) {
    --c.talking;
    c.talking_time.change(-1, now);
  }
  --group.calls;
  group.calls_time.change(-1, now);
  free_agent(call.group, call.seat, false);
}

void CallLoop::State::cut_talk(std::uint32_t slot) {
  Call& call = calls[slot];
  ++classes[call.call_class].flow.cut_talking;
  log(CallStep::cut, call, 0, true);
  take_from_seat(slot);
  release_line(call);
  lose(slot, LostBy::cut);
}

// The agent at `seat` has just finished, and is no longer counted as busy. He leaves if somebody is
// to leave, else stays in his seat for the next call, else the seat is idle.
void CallLoop::State::free_agent(std::uint16_t g, std::uint32_t seat, bool may_go_on) {
  GroupState& group = groups[g];
  const bool leaves = group.leaving_heads > 0 && let_leave(group);
  if (may_go_on && !leaves && !group.seat_lost[seat]) [[likely]] {
    const std::uint32_t slot = next_call(group);
    if (slot != no_slot) {
      group.seat_slot[seat] = slot;
      take_up(slot, g, seat);
      return;
    }
  }
  vacate_seat(group, seat);
  if (may_go_on) serve(g);
}

bool CallLoop::State::let_leave(GroupState& group) {
  GroupState::Leaving& first = group.leaving.front();
  const std::uint32_t ticket = first.ticket;
  if (--first.heads == 0) group.leaving.pop_front();
  --group.leaving_heads;
  set_heads(group, group.heads - 1);
  if (ticket == no_ticket) return true;
  for (Crossing& crossing : crossings) {
    if (crossing.kind != CrossingKind::agents_freed || crossing.watch != ticket) continue;
    ++crossing.amount;
    return true;
  }
  crossings.push_back({CrossingKind::agents_freed, ticket, 1});
  return true;
}

void CallLoop::State::set_heads(GroupState& group, int heads) {
  const int before = group.able();
  group.heads = heads;
  group.able_time.change(group.able() - before, now);
}

std::int64_t CallLoop::State::take_out(Index<SeatGroup> index, int heads, std::uint32_t ticket) {
  TUIYAN_CHECK(index.value < groups.size() && heads >= 0);
  GroupState& group = groups[index.value];
  const int asked = std::min(heads, group.heads - group.leaving_heads);
  const int at_once = std::min(asked, group.heads - group.calls - group.jobs);
  set_heads(group, group.heads - at_once);
  if (asked > at_once) {
    group.leaving.push_back({ticket, asked - at_once});
    group.leaving_heads += asked - at_once;
  }
  changed = true;
  return at_once;
}

Turn CallLoop::State::turn_of(std::uint32_t slot) const {
  const Call& call = calls[slot];
  const CallClass& facts = classes[call.call_class].facts;
  return {facts.priority, call.order < 0 ? -never_us : call.entered - facts.head_start.us, call.order};
}

// Whom this group serves next of those who wait and of those whose place is kept. Turns are compared only
// between two candidates: mostly there is one.
std::uint32_t CallLoop::State::next_of_several(const GroupState& group) const {
  std::uint32_t best = no_slot;
  const auto consider = [&](std::uint32_t slot) {
    if (best == no_slot || turn_of(slot) < turn_of(best)) best = slot;
  };
  for (const std::uint16_t row : group.classes) {
    const ClassState& c = classes[row];
    if (best != no_slot && (group.listed() || c.facts.priority > classes[calls[best].call_class].facts.priority)) break;
    if (!c.queue.empty()) consider(c.queue.front());
    if (promises_listed > 0 && c.keeps_place() && !c.promises.empty()) consider(c.promises[0]);
  }
  if (best != no_slot && group.listed()) return best;
  for (const GroupState::Help& help : group.helps)
    if (may_help(help)) consider(classes[help.call_class].queue.front());
  return best;
}

// Somebody whom `next_call` answered gets the seat, which already holds him.
void CallLoop::State::take_up(std::uint32_t slot, std::uint16_t g, std::uint32_t seat) {
  if (calls[slot].stage == Stage::promised) [[unlikely]]
    return call_back(slot, g, seat);
  leave_queue(slot);
  start_talk(slot, g, seat);
}

void CallLoop::State::serve(std::uint16_t g) {
  GroupState& group = groups[g];
  while (group.open()) {
    const std::uint32_t slot = next_call(group);
    if (slot == no_slot) break;
    take_up(slot, g, occupy_seat(group, slot));
  }
  if (promises_listed > 0) [[unlikely]]
    serve_promises(g);
  if (work_wanted) offer_work(g);
}

// The first open group that would take him now: of those that answer his class, else of those that help out.
std::uint16_t CallLoop::State::group_for(std::uint32_t slot) const {
  const ClassState& c = classes[calls[slot].call_class];
  for (const std::uint16_t g : c.groups)
    if (groups[g].open() && next_call(groups[g]) == slot) return g;
  for (const Overflow& rule : c.facts.overflow) {
    const GroupState& group = groups[rule.to.value];
    if (group.open() && next_call(group) == slot) return static_cast<std::uint16_t>(rule.to.value);
  }
  TUIYAN_CHECK(false && "somebody is next for no group");
  return 0;
}

// After the world changed something: whoever waits and can be answered is, most urgent first, by the
// first group of his class that can; then those on the list; then idle agents get backlog work.
void CallLoop::State::hand_out() {
  changed = false;
  for (;;) {
    std::uint32_t best = no_slot;
    for (const GroupState& group : groups) {
      if (!group.open()) continue;
      const std::uint32_t slot = next_call(group);
      if (slot != no_slot && (best == no_slot || turn_of(slot) < turn_of(best))) best = slot;
    }
    if (best == no_slot) break;
    const std::uint16_t g = group_for(best);
    take_up(best, g, occupy_seat(groups[g], best));
  }
  for (std::uint16_t g = 0, count = group_count(); g < count; ++g) {
    if (promises_listed > 0) serve_promises(g);
    offer_work(g);
  }
}

}  // namespace tuiyan::traffic
