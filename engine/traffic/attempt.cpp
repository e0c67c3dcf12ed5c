// One attempt: dialling, a line, the IVR, the queue; and what a caller does who did not get through.
#include <algorithm>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {
void CallLoop::State::call_afresh() {
  const std::uint16_t row = next_fresh_class;
  ClassState& c = classes[row];
  const std::uint64_t caller = c.arrivals->next().caller;
  c.arrivals->take(stream);
  find_next_fresh();
  // Attempt 0 is the thought of calling: one draw, so that more announcements deter more of the same.
  if (customers ? is_kept_away(row, caller) : c.draws.announcement.happens(stream, c.deters, {caller, 0, 0})) return;
  const std::uint32_t slot = calls.add();
  Call& call = calls[slot];
  call.caller = caller;
  call.call_class = row;
  call.first_cohort = interval;
  if (CohortRecord* const record = cohort(interval, row)) ++record->callers;
  if (customers && customers->complaints.by == Index<CallClass>{row}) ++customers->classes[row].record.complaints;
  attempt(slot);
}

void CallLoop::State::redial(std::uint32_t slot) {
  ClassState& c = classes[calls[slot].call_class];
  --c.redialling;
  c.redialling_time.change(-1, now);
  attempt(slot);
}

void CallLoop::State::attempt(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  CohortRecord* const record = cohort(interval, call.call_class);
  call.cohort = interval;
  call.stamp = 0;
  ++(call.attempt == 1 ? c.flow.fresh : c.flow.redials);
  if (record) ++record->offered;
  log(CallStep::arrived, call);

  std::uint16_t trunk = no_trunk;
  if (!c.trunks.empty() && !find_line(call, trunk)) {
    ++c.flow.blocked;
    if (record) ++record->blocked;
    log(CallStep::blocked, call);
    lose(slot, LostBy::blocked);
    return;
  }
  // What the IVR will come to is settled on entry: an announcement is heard by those who enter
  // while it is on, and who is content leaves at the end of the IVR time.
  std::int64_t ivr_us = 0;
  call.content = call.hangs_up = false;
  if (ivr_works && (c.has_ivr || c.satisfies > 0)) {
    ivr_us = c.draws.ivr_time.draw_us(stream, who(call));
    call.content = c.draws.self_service.happens(stream, c.facts.self_service, who(call));
    call.hangs_up = !call.content && c.draws.announcement.happens(stream, c.satisfies, who(call));
    call.content = call.content || call.hangs_up;
    if (customers && call.hangs_up) note_what_satisfies(call);
  }
  const bool straight_to_queue = !call.content && ivr_us == 0;
  if ((!ivr_works && !documents.site.calls.ivr.lost_to_queue) || (straight_to_queue && !queue_works)) {
    ++c.flow.dropped;
    if (record) ++record->dropped;
    log(CallStep::dropped, call);
    lose(slot, LostBy::cut);
    return;
  }
  ++c.flow.admitted;
  call.trunk = trunk;
  if (trunk != no_trunk) {
    trunks[trunk].change(0, 1, now);
    ++lines_busy;
  }
  call.stage = Stage::in_ivr;
  if (ivr_us > 0) {
    call.stamp = next_number++;
    (call.content ? departures : entries).push({later(now, ivr_us), call.stamp, slot});
  } else if (call.content) {
    end_content(slot);
  } else {
    join_queue(slot);
  }
}

// The trunk group is drawn by weight; a dead one passes the call on to the class's next, in a circle,
// if it overflows. False: busy signal. Only if the class has trunk groups: without, there is no limit.
bool CallLoop::State::find_line(const Call& call, std::uint16_t& trunk) const {
  const ClassState& c = classes[call.call_class];
  const std::size_t n = c.trunks.size();
  std::size_t i = 0;
  if (n > 1) {
    const double u = c.draws.trunk.uniform(stream, who(call));
    while (i + 1 < n && u >= c.trunk_shares[i]) ++i;
  }
  for (std::size_t tried = 0; tried < n; ++tried, i = (i + 1) % n) {
    const TrunkState& candidate = trunks[c.trunks[i]];
    if (candidate.lines > 0) {
      trunk = c.trunks[i];
      return candidate.busy < candidate.lines;
    }
    if (!candidate.facts->overflow) return false;
  }
  return false;
}

void CallLoop::State::release_line(Call& call) {
  if (call.trunk == no_trunk) return;
  trunks[call.trunk].change(0, -1, now);
  --lines_busy;
  call.trunk = no_trunk;
}

void CallLoop::State::end_content(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  CohortRecord* const record = cohort(call.cohort, call.call_class);
  ++(call.hangs_up ? c.flow.hung_up : c.flow.self_served);
  if (record) ++(call.hangs_up ? record->hung_up : record->self_served);
  log(call.hangs_up ? CallStep::hung_up : CallStep::self_served, call);
  release_line(call);
  if (customers && call.hangs_up) keep_content(call);
  calls.release(slot);
}

void CallLoop::State::join_queue(std::uint32_t slot) {
  Call& call = calls[slot];
  call.entered = now;
  call.order = next_order++;
  for (const std::uint16_t g : classes[call.call_class].groups) {
    if (!groups[g].open()) continue;
    start_talk(slot, g, occupy_seat(groups[g], slot));
    return;
  }
  if (classes[call.call_class].rules && leaves_when_told(slot)) [[unlikely]]
    return;
  wait(slot, false);
}

void CallLoop::State::wait(std::uint32_t slot, bool at_head) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  call.stage = Stage::waiting;
  call.stamp = 0;
  const std::int64_t deadline = later(now, c.rules ? patience_us(call) : c.draws.patience.draw_us(stream, who(call)));
  call.place = at_head ? c.queue.push_front(slot, deadline) : c.queue.push_back(slot, deadline);
  if (deadline < next_expiry_us || (deadline == next_expiry_us && call.call_class < next_expiry_class)) {
    next_expiry_us = deadline;
    next_expiry_class = call.call_class;
  }
  ++waiting;
  c.waiting_time.change(1, now);
  log(CallStep::queued, call);
  if (c.rules) [[unlikely]]
    apply_rules(slot);
}

// From inside the IVR, having held a line.
void CallLoop::State::drop_inside(std::uint32_t slot) {
  Call& call = calls[slot];
  ++classes[call.call_class].flow.dropped_inside;
  if (CohortRecord* const record = cohort(call.cohort, call.call_class)) ++record->dropped;
  log(CallStep::dropped, call);
  release_line(call);
  lose(slot, LostBy::cut);
}

void CallLoop::State::leave_queue(std::uint32_t slot) {
  const Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  c.queue.remove(call.place);
  --waiting;
  c.waiting_time.change(-1, now);
  if (c.rules) [[unlikely]]
    end_help(c);
}

void CallLoop::State::cut_waiting(std::uint32_t slot) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  ++c.flow.cut_waiting;
  log(CallStep::cut, call, now - call.entered);
  if (call.answered)
    ++c.flow.lost_after_requeue;
  else if (CohortRecord* const record = cohort(call.cohort, call.call_class))
    ++record->cut;
  leave_queue(slot);
  release_line(call);
  lose(slot, LostBy::cut);
}

// The attempt is over without success: the caller redials, or gives up. Who was cut or abandoned had
// a line, so the number is known: all of them go on the call-back list when they give up (not during
// warm-up). Who heard the busy signal or was dropped is not known.
void CallLoop::State::lose(std::uint32_t slot, LostBy by) {
  Call& call = calls[slot];
  ClassState& c = classes[call.call_class];
  const Redial& redial = c.facts.redial;
  const double first = by == LostBy::blocked ? redial.after_blocked
                       : by == LostBy::cut   ? redial.after_cut
                                             : redial.after_abandoned;
  const double probability = std::min(redial.cap, first + redial.growth * (call.attempt - 1));
  Who of = who(call);
  of.stay = 0;
  if (c.draws.redial.happens(stream, probability, of)) {
    if (customers && is_calmed(call, of)) {
      calls.release(slot);
      return;
    }
    const KeyedLaw& law =
        by == LostBy::abandoned || by == LostBy::balked ? c.draws.redial_delay_after_abandoned : c.draws.redial_delay;
    log(CallStep::redial_planned, call);
    ++call.attempt;
    call.stay = 0;
    call.answered = false;
    call.stage = Stage::redialling;
    ++c.redialling;
    c.redialling_time.change(1, now);
    call.stamp = next_number++;
    entries.push({later(now, law.draw_us(stream, of)), call.stamp, slot});
    return;
  }
  if (CohortRecord* const record = cohort(call.first_cohort, call.call_class)) ++record->never_through;
  const bool known = by == LostBy::balked || call.stage == Stage::waiting || call.stage == Stage::talking;
  const bool complaint = customers && complains(call, CustomerRules::Grief::never_through);
  if (complaint) begin_complaint(slot, CustomerRules::Grief::never_through);
  if (known && now >= 0) add_errand(Work::call_back, call, complaint ? slot : no_slot);
  if (!complaint) calls.release(slot);
}

}  // namespace tuiyan::traffic
