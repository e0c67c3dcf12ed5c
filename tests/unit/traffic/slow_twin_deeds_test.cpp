// What the world does to the slow twin.
#include "unit/traffic/slow_twin.hpp"

namespace tuiyan::traffic::test {

void SlowTwin::take_seats(std::size_t row, const std::vector<std::size_t>& seats) {
  Group& group = groups_[row];
  const SeatLoss on_loss = site_.seat_groups[{static_cast<std::uint32_t>(row)}].on_loss;
  const bool resumes = site_.seat_groups[{static_cast<std::uint32_t>(row)}].resumes;
  std::vector<OneCall*> hit, back;
  for (const std::size_t s : seats) {
    group.lost[s] = true;
    if (group.on_seat[s] && on_loss != SeatLoss::finish) hit.push_back(group.on_seat[s]);
  }
  for (OneCall* call : hit) {
    if (call->doing == Doing::wrapping_up) {
      note(CallStep::freed, *call, 0, true);
      leave_seat(*call, false);
      set_next(*call, Doing::gone, never_us);
    } else if (call->promised) {
      note(CallStep::interrupted, *call, 0, true);
      call->tries = call->doing == Doing::ringing ? call->tries - 1 : 0;
      if (call->doing == Doing::talking) {
        ++call->stay;
        call->left_us = resumes ? call->next_us - now_ : 0;
      }
      leave_seat(*call, false);
      set_next(*call, Doing::listed, never_us);
    } else if (on_loss == SeatLoss::requeue && queue_) {
      note(CallStep::interrupted, *call, 0, true);
      call->left_us = resumes ? call->next_us - now_ : 0;
      leave_seat(*call, false);
      back.push_back(call);
    } else {
      cut(*call);
    }
  }
  std::sort(back.begin(), back.end(), [](OneCall* x, OneCall* y) { return x->order > y->order; });
  for (OneCall* call : back) {
    ++call->stay;
    call->entered_us = now_;
    call->order = --head_order_;
    wait(*call);
  }
}

void SlowTwin::carry_out(const Deed& deed) {
  const auto row = static_cast<std::size_t>(deed.a);
  const bool has_group = row < groups_.size();
  const bool meets_group = deed.what == Does::add || deed.what == Does::dismiss || deed.what == Does::seats;
  // What lets nobody be answered who was not before, or names what is not there, hands nothing out.
  const bool idle = deed.what == Does::announcement || deed.what == Does::promise || deed.what == Does::promise_ends ||
                    deed.what == Does::outage || (meets_group && !has_group) ||
                    (deed.what == Does::lines && row >= lines_.size());
  changed_ = changed_ || !idle;
  switch (deed.what) {
    case Does::add:
      if (has_group) groups_[row].heads += deed.b;
      break;
    case Does::dismiss: {
      if (!has_group) break;
      Group& group = groups_[row];
      const auto busy = static_cast<int>(
          std::count_if(group.on_seat.begin(), group.on_seat.end(), [](OneCall* c) { return c != nullptr; }));
      const int asked = std::min(deed.b, group.heads - group.leaving), at_once = std::min(asked, group.heads - busy);
      group.heads -= at_once;
      group.leaving += asked - at_once;
      break;
    }
    case Does::seats: {
      if (!has_group) break;
      Group& group = groups_[row];
      const auto broken = static_cast<int>(std::count(group.broken.begin(), group.broken.end(), true));
      const int all = static_cast<int>(group.lost.size());
      const int wanted = std::min(deed.b % (all + 1), all - broken);
      auto usable = static_cast<int>(std::count(group.lost.begin(), group.lost.end(), false));
      for (std::size_t s = 0; s < group.lost.size() && usable < wanted; ++s)
        if (group.lost[s] && !group.broken[s]) group.lost[s] = false, ++usable;
      std::vector<std::size_t> seats;
      for (std::size_t s = 0; s < group.lost.size() && usable > wanted; ++s)
        if (!group.lost[s]) seats.push_back(s), --usable;
      take_seats(row, seats);
      break;
    }
    case Does::broken: {
      if (!has_group) break;
      Group& group = groups_[row];
      const std::size_t seat = static_cast<std::size_t>(deed.b / 2) % group.lost.size();
      group.broken[seat] = deed.b % 2 == 0;
      if (group.broken[seat] && !group.lost[seat]) take_seats(row, {seat});
      break;
    }
    case Does::lines: {
      if (row >= lines_.size()) break;
      lines_[row] = deed.b;
      const TrunkGroup& facts = site_.trunks[{static_cast<std::uint32_t>(row)}];
      std::vector<std::pair<double, OneCall*>> held;
      for (auto& c : calls_)
        if (c->trunk == deed.a) held.emplace_back(0, c.get());
      if (!facts.cuts_calls || static_cast<int>(held.size()) <= deed.b) break;
      ++line_losses_[row];
      for (auto& [rank, c] : held)
        rank = stream_.uniform(Key(Purpose::trunk)
                                   .with("cut")
                                   .with(site_.classes[{c->cls}].id)
                                   .with(c->caller)
                                   .with(c->attempt)
                                   .with(static_cast<std::uint64_t>(line_losses_[row])));
      std::sort(held.begin(), held.end());
      held.resize(held.size() - static_cast<std::size_t>(deed.b));
      for (auto& [rank, c] : held) {
        if (c->doing == Doing::ivr)
          drop(*c);
        else
          cut(*c);
      }
      break;
    }
    case Does::ivr: {
      const bool works = deed.b % 2 == 0;
      std::vector<OneCall*> inside;
      for (auto& c : calls_)
        if (ivr_ && !works && c->doing == Doing::ivr) inside.push_back(c.get());
      std::sort(inside.begin(), inside.end(), [](OneCall* x, OneCall* y) { return x->pushed < y->pushed; });
      for (OneCall* c : inside) {
        if (!site_.calls.ivr.lost_to_queue || !queue_) {
          drop(*c);
          continue;
        }
        c->entered_us = now_;
        c->order = next_order_++;
        if (!leaves_when_told(*c)) wait(*c);
      }
      ivr_ = works;
      break;
    }
    case Does::queue: {
      const bool works = deed.b % 3 != 0;
      std::vector<OneCall*> inside;
      for (auto& c : calls_)
        if (queue_ && !works && c->doing == Doing::waiting) inside.push_back(c.get());
      std::sort(inside.begin(), inside.end(),
                [](OneCall* x, OneCall* y) { return std::pair(x->cls, x->order) < std::pair(y->cls, y->order); });
      for (OneCall* c : inside) cut(*c);
      queue_ = works;
      break;
    }
    case Does::paper:
      paper_ = deed.b % 2 == 0;
      break;
    case Does::announcement:
      set_reach(notice_row(d_, deed), notice_reach[deed.b], notice_heard[deed.b]);
      break;
    case Does::promise:
      name_time(notice_row(d_, deed), static_cast<std::uint32_t>(deed.b));
      break;
    case Does::promise_ends:
      time_comes(notice_row(d_, deed), static_cast<std::uint32_t>(deed.b / 2), deed.b % 2 == 0);
      break;
    case Does::outage:
      for (SlowOutage& outage : outages_) outage.set_out(now_, customers_out(d_, deed));
      break;
    case Does::withdraw:
    case Does::work:
      break;
  }
}

}  // namespace tuiyan::traffic::test
