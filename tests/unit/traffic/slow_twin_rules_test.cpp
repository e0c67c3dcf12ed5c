// The rules about those who wait, told plainly.
#include "unit/traffic/slow_twin.hpp"

namespace tuiyan::traffic::test {

std::tuple<int, std::int64_t, std::int64_t> SlowTwin::turn(const OneCall& call) const {
  const CallClass& c = site_.classes[{call.cls}];
  return {c.priority, call.order < 0 ? -never_us : call.entered_us - c.head_start.us, call.order};
}

std::int64_t SlowTwin::waiting_of(std::uint32_t cls) const {
  std::int64_t n = 0;
  for (auto& c : calls_) n += c->cls == cls && c->doing == Doing::waiting;
  return n;
}

// A group that does not answer the class may take the one in front of it.
bool SlowTwin::is_helped(int group, const OneCall& call) const {
  if (call.doing != Doing::waiting || answers(group, call.cls)) return false;
  for (auto& c : calls_)
    if (c->cls == call.cls && c->doing == Doing::waiting && c->order < call.order) return false;
  const std::vector<Overflow>& rules = site_.classes[{call.cls}].overflow;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].to.value != static_cast<std::uint32_t>(group)) continue;
    if (rules[i].after.us == 0) {
      const auto found = helped_.find({call.cls, i});
      if (found != helped_.end() && found->second) return true;
    } else if (call.order < 0 || now_ - call.entered_us >= rules[i].after.us) {
      return true;
    }
  }
  return false;
}

// After the length of a queue has changed.
void SlowTwin::look_at_lengths() {
  for (std::uint32_t cls = 0; cls < site_.classes.size(); ++cls) {
    const std::vector<Overflow>& rules = site_.classes[{cls}].overflow;
    const std::int64_t n = waiting_of(cls);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].after.us > 0) continue;
      if (n >= rules[i].if_waiting) helped_[{cls, i}] = true;
      if (n < rules[i].until_below) helped_[{cls, i}] = false;
    }
  }
}

std::int64_t SlowTwin::patience_us(const OneCall& call) const {
  const CallClass& c = site_.classes[{call.cls}];
  const Law* law = &c.patience;
  std::int64_t longest_us = -1;
  if (!call.answered)
    for (const ToldPatience& told : c.told_patience)
      if (told.if_wait.us > longest_us && announced_us(call.cls) >= static_cast<double>(told.if_wait.us)) {
        longest_us = told.if_wait.us;
        law = &told.patience;
      }
  return lasts(*law, Purpose::patience, call, true);
}

// The next instant at which a rule asks about one who waits.
void SlowTwin::set_due(OneCall& call) {
  const CallClass& c = site_.classes[{call.cls}];
  call.due_us = never_us;
  if (call.answered) return;
  const auto consider = [&](Duration after) {
    const std::int64_t due = call.entered_us + after.us;
    if (after.us > 0 && due > now_) call.due_us = std::min(call.due_us, due);
  };
  if (c.offer.accepted > 0) consider(c.offer.after);
  for (const Overflow& rule : c.overflow) consider(rule.after);
  if (call.due_us < never_us) call.due_pushed = tick_++;
}

bool SlowTwin::leaves_when_told(OneCall& call) {
  const CallClass& c = site_.classes[{call.cls}];
  if (c.offer.after.us == 0 && promise_made(call)) return true;
  double p = 0;
  for (const Balking& b : c.balking)
    if (waiting_of(call.cls) >= b.if_waiting &&
        (b.if_wait.us == 0 || announced_us(call.cls) >= static_cast<double>(b.if_wait.us)))
      p = std::max(p, b.probability);
  const Key k = Key(Purpose::patience).with(c.id).with("balk").with(call_number(call));
  if (!stream_.chance(p, k)) return false;
  note(CallStep::balked, call);
  lost(call, c.redial.after_abandoned, c.redial.delay_after_abandoned);
  return true;
}

// What a caller who comes now is told.
double SlowTwin::announced_us(std::uint32_t cls) const {
  if (site_.calls.queue.estimate == WaitEstimate::last_served) {
    const auto found = last_wait_.find(cls);
    return found == last_wait_.end() ? 0 : static_cast<double>(found->second);
  }
  const auto handled_us = [&](std::uint32_t row) {
    const CallClass& c = site_.classes[{row}];
    return 1e6 * (mean(c.talk) * factor_now(c.talk_by_time) + mean(c.after_call) * factor_now(c.after_call_by_time));
  };
  std::int64_t agents = 0;
  std::set<std::uint32_t> shared{cls};
  for (int g = 0; g < static_cast<int>(groups_.size()); ++g) {
    if (!answers(g, cls)) continue;
    const Group& group = groups_[static_cast<std::size_t>(g)];
    agents += std::min(group.heads, static_cast<int>(std::count(group.lost.begin(), group.lost.end(), false)));
    for (std::uint32_t other = 0; other < site_.classes.size(); ++other)
      if (answers(g, other) && site_.classes[{other}].priority <= site_.classes[{cls}].priority) shared.insert(other);
  }
  double work_us = handled_us(cls);
  for (auto& c : calls_)
    if (shared.count(c->cls) && (c->doing == Doing::waiting || (c->doing == Doing::listed && keeps_place(*c))))
      work_us += handled_us(c->cls);
  return agents == 0 ? 9e18 : work_us / static_cast<double>(agents);
}

bool SlowTwin::promise_made(OneCall& call) {
  const CallClass& c = site_.classes[{call.cls}];
  if (call.answered || c.offer.accepted <= 0) return false;
  int others = 0;
  for (auto& other : calls_) others += other->cls == call.cls && other->doing == Doing::waiting && other.get() != &call;
  if (others < c.offer.if_waiting) return false;
  if (c.offer.if_wait.us > 0 && announced_us(call.cls) < static_cast<double>(c.offer.if_wait.us)) return false;
  const Key k = Key(Purpose::call_back).with(c.id).with("accept").with(call_number(call));
  if (!stream_.chance(c.offer.accepted, k)) return false;
  note(CallStep::promised, call, now_ - call.entered_us);
  call.trunk = -1;
  call.promised = true;
  call.promised_us = now_;
  if (!c.offer.keeps_place) call.order = next_order_++;
  set_next(call, Doing::listed, never_us);
  look_at_lengths();
  return true;
}

void SlowTwin::take_up(OneCall& call, int group, int seat) {
  if (call.doing != Doing::listed) return start(call, group, seat);
  const CallClass& c = site_.classes[{call.cls}];
  const Key k = Key(Purpose::call_back_answer).with(c.id).with("try").with(call.caller).with(call.attempt);
  ++call.tries;
  if (stream_.chance(site_.calls.call_back.answered, k.with(static_cast<std::uint64_t>(call.tries))))
    return start(call, group, seat);
  call.group = group;
  call.seat = seat;
  groups_[static_cast<std::size_t>(group)].on_seat[static_cast<std::size_t>(seat)] = &call;
  note(CallStep::unreached, call, 0, true);
  const Key rings = Key(Purpose::call_back).with(c.id).with("no answer").with(call.caller).with(call.attempt);
  const Key with_try = rings.with(static_cast<std::uint64_t>(call.tries));
  set_next(call, Doing::ringing, now_ + drawn_length(site_.calls.call_back.no_answer, stream_, with_try).us);
}

// Those on the list, while more agents than the reserve are free.
void SlowTwin::call_list(int g) {
  while (free_seat(g) >= 0 && free_agents(g) > site_.calls.call_back.reserve) {
    OneCall* best = nullptr;
    const auto rank = [&](const OneCall& c) { return std::pair(site_.classes[{c.cls}].priority, c.order); };
    for (auto& c : calls_)
      if (c->doing == Doing::listed && !keeps_place(*c) && answers(g, c->cls) && (!best || rank(*c) < rank(*best)))
        best = c.get();
    if (!best) return;
    take_up(*best, g, free_seat(g));
  }
}

}  // namespace tuiyan::traffic::test
