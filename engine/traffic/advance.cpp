// The order of events: which comes next, and when the loop stops. See loop_state.hpp.
#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

Crossing CallLoop::State::advance(std::int64_t limit_us) {
  TUIYAN_CHECK(limit_us >= now && limit_us < never_us);
  for (;;) {
    if (!crossings.empty() && !may_wait_for_more(limit_us)) [[unlikely]]
      return take_crossing();
    const std::int64_t departure = departures.next_time();
    const std::int64_t entry = entries.next_time();
    const std::int64_t other = changed ? now : std::min({next_expiry_us, entry, next_fresh_us});
    const std::int64_t soon = std::min({departure, other, limit_us});
    if (mark <= soon && do_marks(departure)) [[unlikely]]
      continue;
    if (departure <= soon) {
      const Event event = departures.top();
      departures.take();
      if (calls[event.slot].stamp != event.number) [[unlikely]]
        continue;  // was cut or broken off meanwhile
      now = event.time;
      depart(event.slot);
    } else if (other < limit_us) {
      if (changed) [[unlikely]] {
        hand_out();
      } else if (next_expiry_us <= entry && next_expiry_us <= next_fresh_us) {
        if (!somebody_expires()) continue;
        now = next_expiry_us;
        expire();
      } else if (entry <= next_fresh_us) {
        enter();
      } else {
        now = next_fresh_us;
        call_afresh();
      }
    } else {
      now = limit_us;
      return {};
    }
    if (!watches.empty()) [[unlikely]]
      look();
  }
}

// The boundary comes before the departures of its instant, samples and watches after them. Answers
// whether something was done.
bool CallLoop::State::do_marks(std::int64_t departure_us) {
  if (boundary == mark) {
    close_interval(boundary);
    find_mark();
    return true;
  }
  if (mark >= departure_us) return false;
  now = std::max(now, mark);
  if (next_sample < samples_us.size() && samples_us[next_sample] <= now) take_sample();
  if (watches.due_us() <= now) watches.at_due(now, figures(), crossings);
  find_mark();
  return true;
}

void CallLoop::State::find_mark() {
  mark = std::min(boundary, watches.due_us());
  if (next_sample < samples_us.size()) mark = std::min(mark, samples_us[next_sample]);
}

void CallLoop::State::depart(std::uint32_t slot) {
  switch (calls[slot].stage) {
    case Stage::talking:
      end_talk(slot);
      break;
    case Stage::wrapping_up:
      end_wrap_up(slot);
      break;
    case Stage::in_ivr:
      end_content(slot);
      break;
    case Stage::typing:
    case Stage::calling_back:
      end_job(slot);
      break;
    case Stage::ringing:
      end_ringing(slot);
      break;
    case Stage::telephoning:
      end_telephoning(slot);
      break;
    case Stage::free:
    case Stage::waiting:
    case Stage::redialling:
    case Stage::promised:
    case Stage::returning:
    case Stage::aggrieved:
      TUIYAN_CHECK(false && "a call in this stage has no departure");
  }
}

void CallLoop::State::expire() {
  ClassState& c = classes[next_expiry_class];
  const std::uint32_t slot = c.queue.first_to_expire();
  Call& call = calls[slot];
  const std::int64_t waited_us = now - call.entered;
  ++c.flow.abandoned;
  log(CallStep::abandoned, call, waited_us);
  if (call.answered) {
    ++c.flow.lost_after_requeue;  // its cohort has it as answered
  } else if (CohortRecord* const record = cohort(call.cohort, call.call_class)) {
    ++record->abandoned;
    record->wait_abandoned.add(Duration{waited_us});
  }
  leave_queue(slot);
  c.queue.after_expiry();
  find_next_expiry();
  release_line(call);
  lose(slot, LostBy::abandoned);
}

void CallLoop::State::enter() {
  const Event event = entries.top();
  entries.take();
  if (calls[event.slot].stamp != event.number) return;
  now = event.time;
  switch (calls[event.slot].stage) {
    case Stage::redialling:
      return redial(event.slot);
    case Stage::promised:
      return retry_promise(event.slot);
    case Stage::waiting:
      return come_due(event.slot);
    case Stage::returning:
      return come_back(event.slot);
    case Stage::aggrieved:
      return complain(event.slot);
    default:
      return queue_works ? join_queue(event.slot) : drop_inside(event.slot);
  }
}

void CallLoop::State::look() {
  watches.after_event(now, figures(), crossings);
  find_mark();
}

Figures CallLoop::State::figures() const {
  Figures all;
  all.waiting = waiting;
  all.lines = lines;
  all.lines_busy = lines_busy;
  for (const ClassState& c : classes) {
    all.abandoned += c.lifetime.abandoned + c.flow.abandoned;
    all.answered += c.lifetime.answered + c.flow.answered;
    if (!watches.wants_oldest()) continue;
    // Those who were put back stand in front though they came last: look past them.
    c.queue.for_each([&](std::uint32_t slot) {
      all.oldest_us = std::min(all.oldest_us, calls[slot].entered);
      return calls[slot].order < 0;
    });
  }
  return all;
}

Crossing CallLoop::State::take_crossing() {
  const Crossing first = crossings.front();
  crossings.erase(crossings.begin());
  return first;
}

// Agents who become free at one instant are told of together.
bool CallLoop::State::may_wait_for_more(std::int64_t limit_us) {
  for (const Crossing& crossing : crossings)
    if (crossing.kind != CrossingKind::agents_freed) return false;
  return departures.next_time() == now && now <= limit_us;
}

// `next_expiry_us` is only a bound until its instant comes. Answers whether somebody gives up then; if not,
// it has become a later one.
bool CallLoop::State::somebody_expires() {
  const std::int64_t bound = next_expiry_us;
  while (next_expiry_us == bound) {
    if (classes[next_expiry_class].queue.settle() == bound) return true;
    find_next_expiry();
  }
  return false;
}

void CallLoop::State::find_next_expiry() {
  next_expiry_us = never_us;
  for (std::uint16_t i = 0, count = class_count(); i < count; ++i) {
    const std::int64_t bound = classes[i].queue.no_expiry_before();
    if (bound < next_expiry_us) {
      next_expiry_us = bound;
      next_expiry_class = i;
    }
  }
}

void CallLoop::State::find_next_fresh() {
  next_fresh_us = never_us;
  for (std::uint16_t i = 0, count = class_count(); i < count; ++i) {
    const std::int64_t us = classes[i].arrivals->next().us;
    if (us < next_fresh_us) {
      next_fresh_us = us;
      next_fresh_class = i;
    }
  }
}

}  // namespace tuiyan::traffic
