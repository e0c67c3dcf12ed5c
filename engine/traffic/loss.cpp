// What a lost line, seat, IVR or queue does to the calls on it. All at the instant of the world's
// setter; who takes up what is left is settled by the next hand-out.
#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {

// The calls beyond the lines left are cut, wherever they are; which ones is drawn call by call.
void CallLoop::State::lose_lines(std::uint16_t row) {
  TrunkState& trunk = trunks[row];
  if (!trunk.facts->cuts_calls || trunk.busy <= trunk.lines) return;
  ++trunk.losses;
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t slot = 0; slot < calls.size(); ++slot) {
    const Call& call = calls[slot];
    if (call.stage == Stage::free || call.trunk != row) continue;
    const Key key = Key(Purpose::trunk).with("cut").with(classes[call.call_class].facts.id).with(call.caller);
    ranked.emplace_back(stream.uniform(key.with(call.attempt).with(trunk.losses)), slot);
  }
  TUIYAN_CHECK(ranked.size() == static_cast<std::size_t>(trunk.busy));
  std::sort(ranked.begin(), ranked.end());
  ranked.resize(static_cast<std::size_t>(trunk.busy - trunk.lines));
  for (const auto& [rank, slot] : ranked) {
    switch (calls[slot].stage) {
      case Stage::in_ivr:
        drop_inside(slot);
        break;
      case Stage::waiting:
        cut_waiting(slot);
        break;
      case Stage::talking:
        cut_talk(slot);
        break;
      default:
        TUIYAN_CHECK(false && "a call in this stage holds no line");
    }
  }
}

// Its talk is interrupted: what is left of it, where the group lets talks resume.
void CallLoop::State::keep_rest(std::uint32_t slot) {
  if (slot >= rest_us.size()) return;
  rest_us[slot] = groups[calls[slot].group].facts.resumes ? rest_us[slot] - now : 0;
}

void CallLoop::State::lose_seats(GroupState& group, int count) {
  ++group.losses;
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t seat = 0; seat < group.seat_lost.size(); ++seat) {
    if (group.seat_lost[seat]) continue;
    const bool random = group.facts.choice == SeatChoice::random;
    ranked.emplace_back(random ? stream.uniform(group.seat_choice.with(group.losses).with(seat)) : 0.0, seat);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::uint32_t> seats;
  for (int i = 0; i < count; ++i) seats.push_back(ranked[static_cast<std::size_t>(i)].second);
  std::sort(seats.begin(), seats.end());
  lose_these(group, seats);
}

void CallLoop::State::lose_these(GroupState& group, const std::vector<std::uint32_t>& seats) {
  const int able_before = group.able();
  group.usable -= static_cast<int>(seats.size());
  group.able_time.change(group.able() - able_before, now);
  for (const std::uint32_t seat : seats) {
    group.seat_lost[seat] = 1;
    if (group.seat_slot[seat] != no_slot) continue;
    group.idle.clear(seat);
    --group.idle_seats;
  }
  if (group.facts.on_loss == SeatLoss::finish) return;

  std::vector<std::uint32_t> back;
  for (const std::uint32_t seat : seats) {
    const std::uint32_t slot = group.seat_slot[seat];
    if (slot == no_slot) continue;
    Call& call = calls[slot];
    if (call.stage == Stage::typing || call.stage == Stage::calling_back || call.stage == Stage::telephoning) {
      break_off_job(slot);
    } else if (call.promised && call.stage != Stage::wrapping_up) {
      break_off_promise(slot);
    } else if (call.stage == Stage::wrapping_up) {
      if (call.order_due) add_errand(Work::backfill, call);  // what was not entered is on paper now
      log(CallStep::freed, call, 0, true);
      take_from_seat(slot);
      calls.release(slot);
    } else if (group.facts.on_loss == SeatLoss::cut || !queue_works) {
      cut_talk(slot);
    } else {
      ++classes[call.call_class].flow.requeued;
      log(CallStep::interrupted, call, 0, true);
      keep_rest(slot);
      take_from_seat(slot);
      back.push_back(slot);
    }
  }
  // Back to the head, who came first in front: patience begins anew, and the talk unless it resumes.
  std::sort(back.begin(), back.end(),
            [&](std::uint32_t a, std::uint32_t b) { return calls[a].order > calls[b].order; });
  for (const std::uint32_t slot : back) {
    Call& call = calls[slot];
    ++call.stay;
    call.entered = now;
    call.order = next_head_order--;
    wait(slot, true);
  }
}

// The lowest lost seats that are not broken come back first; where an agent is still finishing a call, he just stays.
void CallLoop::State::return_seats(GroupState& group, int count) {
  const int able_before = group.able();
  group.usable += count;
  group.able_time.change(group.able() - able_before, now);
  for (std::uint32_t seat = 0; count > 0; ++seat) {
    TUIYAN_CHECK(seat < group.seat_lost.size());
    if (!group.seat_lost[seat] || group.seat_broken[seat]) continue;
    group.seat_lost[seat] = 0;
    --count;
    if (group.seat_slot[seat] != no_slot) continue;
    group.idle.set(seat);
    ++group.idle_seats;
  }
}

// Whoever is inside goes to the queue in the order of entry, or is dropped.
void CallLoop::State::lose_ivr() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> inside;
  for (std::uint32_t slot = 0; slot < calls.size(); ++slot)
    if (calls[slot].stage == Stage::in_ivr) inside.emplace_back(calls[slot].stamp, slot);
  std::sort(inside.begin(), inside.end());
  for (const auto& [stamp, slot] : inside) {
    if (!documents.site.calls.ivr.lost_to_queue || !queue_works) {
      drop_inside(slot);
      continue;
    }
    calls[slot].entered = now;
    calls[slot].order = next_order++;
    if (classes[calls[slot].call_class].rules && leaves_when_told(slot)) continue;
    wait(slot, false);
  }
}

void CallLoop::State::lose_queue() {
  std::vector<std::uint32_t> victims;
  for (const ClassState& c : classes)
    c.queue.for_each([&](std::uint32_t slot) { return victims.push_back(slot), true; });
  for (const std::uint32_t slot : victims) cut_waiting(slot);
}

}  // namespace tuiyan::traffic
