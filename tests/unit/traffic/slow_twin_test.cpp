#include "unit/traffic/slow_twin.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <utility>

namespace tuiyan::traffic::test {

SlowTwin::SlowTwin(const Documents& documents, Luck luck)
    : d_(documents), site_(documents.site), stream_(luck), without_outage_(documents) {
  now_ = -d_.scenario.warm_up.us;
  customers_ = CustomerRules::is_needed(documents);
  notices_.resize(d_.plan.announcements.size());
  for (std::uint32_t c = 0; c < site_.classes.size(); ++c)
    without_outage_.site.classes[Index<CallClass>{c}].outage = {};
  for (std::uint32_t c = 0; c < site_.classes.size(); ++c) {
    arrivals_.emplace_back(without_outage_, Index<CallClass>{c}, stream_);
    outages_.emplace_back(documents, Index<CallClass>{c}, stream_);
  }
  for (const TrunkGroup& t : site_.trunks) lines_.push_back(t.lines), line_losses_.push_back(0);
  for (const SeatGroup& g : site_.seat_groups) {
    Group group;
    group.on_seat.assign(static_cast<std::size_t>(g.seats), nullptr);
    group.lost.assign(static_cast<std::size_t>(g.seats), false);
    group.broken = group.lost;
    groups_.push_back(group);
  }
}

Key SlowTwin::key(Purpose purpose, const OneCall& call) const {
  return Key(purpose).with(site_.classes[{call.cls}].id).with(call_number(call));
}
std::int64_t SlowTwin::lasts(const Law& law, Purpose purpose, const OneCall& call, bool by_stay) const {
  const Key k = key(purpose, call);
  if (!by_stay || call.stay == 0) return drawn_length(law, stream_, k).us;
  return drawn_length(law, stream_, k.with(call.stay)).us;
}
// The pieces of yesterday and today one by one; the last that has begun holds, or a line from it to the next.
double SlowTwin::factor_now(const DayCourse& course) const {
  constexpr std::int64_t day_us = 86'400'000'000;
  const std::int64_t clock_us = ((d_.scenario.start_of_day.us + now_) % day_us + day_us) % day_us;
  double factor = 1;
  for (std::int64_t day = -1; day <= 0; ++day)
    for (std::size_t i = 0; i < course.size(); ++i) {
      const std::int64_t from_us = course[i].from.us + day * day_us;
      const bool is_last = i + 1 == course.size();
      const std::int64_t to_us = (is_last ? course[0].from.us + day_us : course[i + 1].from.us) + day * day_us;
      if (from_us > clock_us) continue;
      const double gone = static_cast<double>(clock_us - from_us) / static_cast<double>(to_us - from_us);
      const double next = course[is_last ? 0 : i + 1].level;
      factor = course[i].line ? course[i].level + (next - course[i].level) * gone : course[i].level;
    }
  return factor;
}
bool SlowTwin::chance(double p, Purpose purpose, const OneCall& call) const {
  return stream_.chance(p, key(purpose, call));
}

void SlowTwin::note(CallStep step, const OneCall& call, std::int64_t waited, bool seat) {
  if (now_ < 0) return;
  int number = -1;
  if (seat) {
    number = call.seat;
    for (int g = 0; g < call.group; ++g) number += static_cast<int>(groups_[static_cast<std::size_t>(g)].lost.size());
  }
  log.push_back({Time{now_}, step, {call.cls}, call.caller, call.attempt, waited, number});
}

void SlowTwin::set_next(OneCall& call, Doing doing, std::int64_t us) {
  call.doing = doing;
  call.next_us = us;
  call.pushed = tick_++;
}

std::int64_t SlowTwin::fresh_us(std::uint32_t cls) const {
  return std::min(arrivals_[cls].next().us, outages_[cls].next().us);
}

std::uint64_t SlowTwin::take_fresh(std::uint32_t cls) {
  const bool by_outage = outages_[cls].next().us < arrivals_[cls].next().us;
  const std::uint64_t caller = by_outage ? outages_[cls].next().caller : arrivals_[cls].next().caller;
  if (by_outage)
    outages_[cls].take();
  else
    arrivals_[cls].take(stream_);
  return caller;
}

bool SlowTwin::answers(int group, std::uint32_t cls) const {
  const auto& list = site_.seat_groups[{static_cast<std::uint32_t>(group)}].answers;
  return list.empty() || std::find(list.begin(), list.end(), Index<CallClass>{cls}) != list.end();
}

int SlowTwin::free_seat(int g) const {
  const Group& group = groups_[static_cast<std::size_t>(g)];
  int busy = 0, seat = -1;
  for (std::size_t s = 0; s < group.lost.size(); ++s) {
    busy += group.on_seat[s] != nullptr;
    if (seat < 0 && !group.on_seat[s] && !group.lost[s]) seat = static_cast<int>(s);
  }
  return busy < group.heads ? seat : -1;
}

int SlowTwin::free_agents(int g) const {
  const Group& group = groups_[static_cast<std::size_t>(g)];
  int busy = 0, seats = 0;
  for (std::size_t s = 0; s < group.lost.size(); ++s) {
    busy += group.on_seat[s] != nullptr;
    seats += !group.on_seat[s] && !group.lost[s];
  }
  return std::min(group.heads - busy, seats);
}

SlowTwin::OneCall* SlowTwin::next_waiting(int group) {
  // Who is in front of each class, on the line or with a place kept; then by the rule of the group.
  const SeatGroup& facts = site_.seat_groups[{static_cast<std::uint32_t>(group)}];
  if (facts.next_call == NextCall::listed) {
    for (const Index<CallClass> listed : facts.answers) {
      OneCall* first = nullptr;
      for (auto& c : calls_)
        if (Index<CallClass>{c->cls} == listed &&
            (c->doing == Doing::waiting || (c->doing == Doing::listed && keeps_place(*c))) &&
            (!first || turn(*c) < turn(*first)))
          first = c.get();
      if (first) return first;
    }
  }
  OneCall* best = nullptr;
  for (auto& c : calls_)
    if (((answers(group, c->cls) && (c->doing == Doing::waiting || (c->doing == Doing::listed && keeps_place(*c)))) ||
         is_helped(group, *c)) &&
        (!best || turn(*c) < turn(*best)))
      best = c.get();
  return best;
}

void SlowTwin::attempt(OneCall& call) {
  const CallClass& c = site_.classes[{call.cls}];
  note(CallStep::arrived, call);
  call.doing = Doing::gone;
  int trunk = -1;
  bool line = c.over.empty();
  if (!line) {
    double sum = 0, so_far = 0;
    for (const auto& [t, weight] : c.over) sum += weight;
    const double u = stream_.uniform(key(Purpose::trunk, call));
    std::size_t i = 0;
    for (; i + 1 < c.over.size(); ++i)
      if (so_far += c.over[i].second; u < so_far / sum) break;
    for (std::size_t k = 0; k < c.over.size(); ++k, i = (i + 1) % c.over.size()) {
      const auto t = c.over[i].first.value;
      if (lines_[t] == 0 && site_.trunks[{t}].overflow) continue;
      int busy = 0;
      for (auto& other : calls_) busy += other->trunk == static_cast<int>(t);
      line = busy < lines_[t];
      trunk = static_cast<int>(t);
      break;
    }
  }
  if (!line) {
    note(CallStep::blocked, call);
    return lost(call, c.redial.after_blocked, c.redial.delay);
  }
  std::int64_t ivr_us = 0;
  call.content = call.hangs_up = false;
  if (ivr_) {
    ivr_us = lasts(c.ivr_time, Purpose::ivr_time, call);
    call.content = chance(c.self_service, Purpose::self_service, call);
    if (!call.content)
      call.content = call.hangs_up =
          works_on(call.cls, Effect::satisfies, stream_.uniform(key(Purpose::announcement, call))) >= 0;
  } else if (!site_.calls.ivr.lost_to_queue) {
    return drop(call);
  }
  if (!call.content && ivr_us == 0 && !queue_) return drop(call);
  call.trunk = trunk;
  set_next(call, Doing::ivr, now_ + ivr_us);
  if (ivr_us > 0) return;
  if (!call.content) return to_queue(call);
  note(call.hangs_up ? CallStep::hung_up : CallStep::self_served, call);
  call.trunk = -1;
  if (call.hangs_up) hang_up_content(call);
  set_next(call, Doing::gone, never_us);
}

void SlowTwin::to_queue(OneCall& call) {
  call.entered_us = now_;
  call.order = next_order_++;
  for (const Index<SeatGroup> g : site_.classes[{call.cls}].prefers) {
    const int row = static_cast<int>(g.value);
    if (answers(row, call.cls) && free_seat(row) >= 0) return start(call, row, free_seat(row));
  }
  for (int g = 0; g < static_cast<int>(groups_.size()); ++g)
    if (answers(g, call.cls) && free_seat(g) >= 0) return start(call, g, free_seat(g));
  if (leaves_when_told(call)) return;
  wait(call);
}

void SlowTwin::wait(OneCall& call) {
  const std::int64_t told_us = patience_us(call);  // before he is one of those who wait
  set_next(call, Doing::waiting, now_ + told_us);
  note(CallStep::queued, call);
  look_at_lengths();
  for (std::size_t i = 0; i < site_.classes[{call.cls}].overflow.size(); ++i)
    changed_ = changed_ || helped_[{call.cls, i}];
  set_due(call);
}

void SlowTwin::start(OneCall& call, int group, int seat) {
  call.group = group;
  call.seat = seat;
  groups_[static_cast<std::size_t>(group)].on_seat[static_cast<std::size_t>(seat)] = &call;
  if (call.promised) {
    note(CallStep::called_back, call, now_ - call.promised_us, true);
  } else {
    note(CallStep::started, call, now_ - call.entered_us, true);
    if (!call.answered) last_wait_[call.cls] = now_ - call.entered_us;
  }
  const bool first = !call.answered;
  call.answered = true;
  const std::int64_t left_us = std::exchange(call.left_us, 0);
  const CallClass& c = site_.classes[{call.cls}];
  const auto begun_us = static_cast<double>(lasts(c.talk, Purpose::talk, call, true)) * factor_now(c.talk_by_time);
  set_next(call, Doing::talking, now_ + (left_us > 0 ? left_us : std::llround(begun_us)));
  const std::int64_t waited_us = now_ - (call.promised ? call.promised_us : call.entered_us);
  if (first && waited_us > site_.calls.complaints.long_wait_over.us) grieve(call, 1);
  look_at_lengths();
}

// The agent of `call` is free. In the course of events he leaves, goes on with the next caller from
// his seat, or the group serves whom it can; after a loss (`go_on` false) that comes later.
void SlowTwin::leave_seat(OneCall& call, bool go_on) {
  const int g = call.group, seat = call.seat;
  Group& group = groups_[static_cast<std::size_t>(g)];
  group.on_seat[static_cast<std::size_t>(seat)] = nullptr;
  call.group = call.seat = -1;
  bool left = false;
  if (group.leaving > 0) --group.leaving, --group.heads, left = true;
  if (!go_on) return;
  OneCall* const next = next_waiting(g);
  if (next && !left && !group.lost[static_cast<std::size_t>(seat)]) return take_up(*next, g, seat);
  hand_out(g);
}

void SlowTwin::lost(OneCall& call, double probability, const Law& delay) {
  const Redial& redial = site_.classes[{call.cls}].redial;
  call.trunk = -1;
  call.doing = Doing::gone;
  look_at_lengths();
  const double p = std::min(redial.cap, probability + redial.growth * (call.attempt - 1));
  if (!chance(p, Purpose::redial, call)) {
    grieve(call, 0);
    return set_next(call, Doing::gone, never_us);
  }
  if (is_calmed(call)) return set_next(call, Doing::gone, never_us);
  note(CallStep::redial_planned, call);
  const std::int64_t wait_us = lasts(delay, Purpose::redial_delay, call);
  ++call.attempt;
  call.stay = 0;
  call.answered = false;
  call.left_us = 0;
  set_next(call, Doing::redialling, now_ + wait_us);
}

void SlowTwin::cut(OneCall& call) {
  note(CallStep::cut, call, call.doing == Doing::waiting ? now_ - call.entered_us : 0, call.doing == Doing::talking);
  if (call.doing == Doing::talking) leave_seat(call, false);
  const Redial& redial = site_.classes[{call.cls}].redial;
  lost(call, redial.after_cut, redial.delay);
}

void SlowTwin::drop(OneCall& call) {
  note(CallStep::dropped, call);
  const Redial& redial = site_.classes[{call.cls}].redial;
  lost(call, redial.after_cut, redial.delay);
}

void SlowTwin::hand_out(int only_group) {
  for (;;) {
    OneCall* best = nullptr;
    int by = -1;
    for (int g = 0; g < static_cast<int>(groups_.size()); ++g) {
      if ((only_group >= 0 && g != only_group) || free_seat(g) < 0) continue;
      OneCall* const candidate = next_waiting(g);
      if (!candidate) continue;
      if (!best || turn(*candidate) < turn(*best)) best = candidate;
    }
    if (!best) break;
    // The first group that would take him: those that answer his class, as it prefers them, then those that help.
    const CallClass& c = site_.classes[{best->cls}];
    std::vector<int> order;
    for (const Index<SeatGroup> g : c.prefers) order.push_back(static_cast<int>(g.value));
    for (int g = 0; g < static_cast<int>(groups_.size()); ++g) order.push_back(g);
    std::vector<int> helpers;
    for (const Overflow& rule : c.overflow) helpers.push_back(static_cast<int>(rule.to.value));
    std::erase_if(order, [&](int g) { return !answers(g, best->cls); });
    order.insert(order.end(), helpers.begin(), helpers.end());
    by = -1;
    for (const int g : order)
      if (by < 0 && (only_group < 0 || g == only_group) && free_seat(g) >= 0 && next_waiting(g) == best) by = g;
    take_up(*best, by, free_seat(by));
  }
  for (int g = 0; g < static_cast<int>(groups_.size()); ++g)
    if (only_group < 0 || g == only_group) call_list(g);
}

void SlowTwin::advance(std::int64_t limit_us) {
  for (;;) {
    // Phases of one instant: 0 departures, 1 hand-out, 2 expiries, 3 from the IVR and redials, 4 fresh calls.
    std::tuple<std::int64_t, int, std::int64_t, std::int64_t> first{never_us, 9, 0, 0};
    OneCall* who = nullptr;
    std::uint32_t fresh_class = 0;
    for (auto& c : calls_) {
      if (c->doing == Doing::waiting) {
        const std::tuple<std::int64_t, int, std::int64_t, std::int64_t> due{c->due_us, 3, c->due_pushed, 0};
        if (c->due_us < never_us && due < first) first = due, who = c.get();
      }
      if (c->next_us == never_us || c->doing == Doing::gone) continue;
      const bool departs = c->doing == Doing::talking || c->doing == Doing::wrapping_up || c->doing == Doing::ringing ||
                           (c->doing == Doing::ivr && c->content);
      const std::tuple<std::int64_t, int, std::int64_t, std::int64_t> rank =
          c->doing == Doing::waiting ? std::tuple{c->next_us, 2, std::int64_t{c->cls}, c->order}
                                     : std::tuple{c->next_us, departs ? 0 : 3, c->pushed, std::int64_t{0}};
      if (rank < first) first = rank, who = c.get();
    }
    for (std::uint32_t c = 0; c < arrivals_.size(); ++c) {
      const std::tuple<std::int64_t, int, std::int64_t, std::int64_t> rank{fresh_us(c), 4, c, 0};
      if (fresh_us(c) < never_us && rank < first) first = rank, who = nullptr, fresh_class = c;
    }
    if (changed_ && std::tuple{now_, 1, std::int64_t{0}, std::int64_t{0}} < first) {
      if (now_ >= limit_us) break;
      changed_ = false;
      hand_out(-1);
      continue;
    }
    const auto [us, phase, a, b] = first;
    if (phase == 0 ? us > limit_us : us >= limit_us) break;
    now_ = us;
    if (phase == 4) {
      auto call = std::make_unique<OneCall>();
      call->cls = fresh_class;
      call->caller = take_fresh(fresh_class);
      if (stays_away(fresh_class, call->caller)) continue;
      calls_.push_back(std::move(call));
      attempt(*calls_.back());
      continue;
    }
    const CallClass& c = site_.classes[{who->cls}];
    switch (who->doing) {
      case Doing::ivr:
        if (!who->content) {
          if (queue_)
            to_queue(*who);
          else
            drop(*who);
          break;
        }
        note(who->hangs_up ? CallStep::hung_up : CallStep::self_served, *who);
        who->trunk = -1;
        if (who->hangs_up) hang_up_content(*who);
        set_next(*who, Doing::gone, never_us);
        break;
      case Doing::waiting:
        if (phase == 3) {
          if (now_ - who->entered_us == c.offer.after.us && promise_made(*who)) break;
          for (const Overflow& rule : c.overflow)
            changed_ = changed_ ||
                       (rule.after.us == now_ - who->entered_us && free_seat(static_cast<int>(rule.to.value)) >= 0);
          set_due(*who);
          break;
        }
        note(CallStep::abandoned, *who, now_ - who->entered_us);
        lost(*who, c.redial.after_abandoned, c.redial.delay_after_abandoned);
        break;
      case Doing::talking: {
        note(CallStep::ended, *who, 0, true);
        who->trunk = -1;
        std::int64_t after = std::llround(static_cast<double>(lasts(c.after_call, Purpose::after_call, *who)) *
                                          factor_now(c.after_call_by_time));
        const bool on_paper = paper_ || site_.seat_groups[{static_cast<std::uint32_t>(who->group)}].paper;
        if (on_paper && chance(c.leaves_order, Purpose::order_entry, *who)) {
          const Key k = Key(Purpose::after_call).with(c.id).with("paper").with(call_number(*who));
          after += drawn_length(site_.calls.paper.extra, stream_, k).us;
        }
        set_next(*who, Doing::wrapping_up, now_ + after);
        if (after > 0) break;
        [[fallthrough]];
      }
      case Doing::wrapping_up:
        note(CallStep::freed, *who, 0, true);
        set_next(*who, Doing::gone, never_us);
        leave_seat(*who, true);
        break;
      case Doing::redialling:
      case Doing::returning:
        attempt(*who);
        break;
      case Doing::aggrieved:
        complain(*who);
        break;
      case Doing::ringing: {
        note(CallStep::freed, *who, 0, true);
        if (who->tries < site_.calls.call_back.tries) {
          const Key k = Key(Purpose::call_back).with(c.id).with("retry").with(who->caller).with(who->attempt);
          const Key with_try = k.with(static_cast<std::uint64_t>(who->tries));
          set_next(*who, Doing::retrying, now_ + drawn_length(site_.calls.call_back.retry_after, stream_, with_try).us);
        } else {
          grieve(*who, 0);
          set_next(*who, Doing::gone, never_us);
        }
        leave_seat(*who, true);
        break;
      }
      case Doing::retrying:
        set_next(*who, Doing::listed, never_us);
        changed_ = true;
        break;
      case Doing::listed:
      case Doing::gone:
        break;
    }
  }
  now_ = limit_us;
}

TEST_CASE("the slow twin tells the same story, call by call") {
  CHECK(rc::check("loop and twin", [] {
    const bool coarse = *rc::gen::inRange(0, 2) == 0;
    const Documents d = random_centre(coarse, true);
    std::vector<Deed> deeds = random_deeds(d, coarse, deeds_of_twins);
    for (Deed& deed : deeds)
      if (deed.what == Does::withdraw) deed.what = Does::dismiss;
    CallLoop loop(d, {8, 9, 0});
    SlowTwin twin(d, {8, 9, 0});
    for (const Deed& deed : deeds) {
      loop.advance(Time{deed.at_us});
      twin.advance(deed.at_us);
      carry_out(loop, d, deed);
      twin.carry_out(deed);
    }
    twin.advance(600'000'000);
    const std::deque<CallRecord> calls = loop.finish(at(600)).calls;
    RC_CLASSIFY(calls.size() > 100, "more than 100 steps");
    for (std::size_t i = 0; i < std::min(calls.size(), twin.log.size()); ++i) {
      if (calls[i] == twin.log[i]) continue;
      TrafficRecords a, b;
      a.calls.assign(calls.begin(), calls.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      b.calls.assign(twin.log.begin(), twin.log.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      RC_LOG() << "step " << i << " at " << calls[i].at.us << ": kind " << static_cast<int>(calls[i].step) << " caller "
               << calls[i].caller << " seat " << calls[i].seat << "; twin at " << twin.log[i].at.us << ": kind "
               << static_cast<int>(twin.log[i].step) << " caller " << twin.log[i].caller << " seat "
               << twin.log[i].seat;
      RC_FAIL("the loop and its twin differ");
    }
    RC_ASSERT(calls.size() == twin.log.size());
  }));
}

}  // namespace tuiyan::traffic::test
