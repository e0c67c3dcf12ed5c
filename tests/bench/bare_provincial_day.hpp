// A hotline's day as a bare program: several classes with a rate of the day, trunk groups, IVR, one queue
// by priority, one group of agents, lognormal talks and after-call work, redial, half-hour statistics.
//
// Draws are functions of (class, purpose, caller, attempt), as any program needs whose days are to be
// compared: one 64-bit mixer, std::log and std::exp, the normal law by Acklam's inverse. Patience needs real
// timers here, since a caller who gives up frees a line: events of the one 4-ary heap that may find their call
// gone. The next arrival of each class stays outside. Statistics: per half-hour and class counts, sums and a
// histogram of waits in octaves. Doubles for time, no records of single calls.
#pragma once

#include <array>
#include <bit>
#include <cmath>

#include "bench/bare_heap.hpp"

namespace bare {

struct RatePiece {
  double from_s = 0, to_s = 0, per_s_from = 0, per_s_to = 0;  // linear in between
};
struct LognormalLaw {
  double median_s = 0, log_sd = 0;
};
struct CallClass {
  std::vector<RatePiece> rate;
  std::vector<double> trunk_shares;  // cumulated
  double self_service = 0, leaves_order = 0, patience_s = 0;
  LognormalLaw ivr, talk, after_call, redial_delay, redial_delay_after_abandoned;
  int priority = 0;  // 0 first
  double after_blocked = 0, after_abandoned = 0, growth = 0, cap = 1;
};
struct Day {
  std::vector<CallClass> classes;
  std::vector<int> lines;
  std::vector<std::pair<double, int>> agents;  // from when how many; never fewer than before
  double length_s = 86400, interval_s = 1800, within_s = 20;
};

struct Cell {
  std::int64_t attempts = 0, blocked = 0, self_served = 0, answered = 0, within = 0, abandoned = 0, orders = 0;
  double wait_s = 0;  // of those answered
  std::array<std::int64_t, 40> waits{};
};
struct DayResult {
  std::vector<Cell> cells;  // by interval, then class; by the arrival of the attempt
  std::vector<std::uint64_t> call_backs;
  [[nodiscard]] Cell total() const {
    Cell sum;
    for (const Cell& c : cells) {
      sum.attempts += c.attempts, sum.blocked += c.blocked, sum.self_served += c.self_served;
      sum.answered += c.answered, sum.within += c.within, sum.abandoned += c.abandoned, sum.orders += c.orders;
      sum.wait_s += c.wait_s;
    }
    return sum;
  }
};

class DayProgram {
 public:
  DayProgram(const Day& day, std::uint64_t seed) : day_(day), seed_(seed), busy_(day.lines.size(), 0) {
    const auto intervals = static_cast<std::size_t>(std::ceil(day.length_s / day.interval_s));
    result_.cells.resize(intervals * day.classes.size());
    for (const CallClass& c : day.classes)
      if (queues_.size() <= static_cast<std::size_t>(c.priority))
        queues_.resize(static_cast<std::size_t>(c.priority) + 1);
    streams_.resize(day.classes.size());
    for (std::uint32_t c = 0; c < day.classes.size(); ++c) next_arrival(c);
  }

  DayResult play() {
    std::size_t shift = 0;
    for (;;) {
      std::uint32_t fresh = 0;
      for (std::uint32_t c = 1; c < streams_.size(); ++c)
        if (streams_[c].next_s < streams_[fresh].next_s) fresh = c;
      double now_s = std::min(streams_[fresh].next_s, heap_.next_s());
      if (shift < day_.agents.size() && day_.agents[shift].first <= now_s) {
        now_s_ = day_.agents[shift].first;
        idle_ += day_.agents[shift].second - (shift > 0 ? day_.agents[shift - 1].second : 0);
        ++shift;
        serve();
        continue;
      }
      if (now_s >= day_.length_s) return std::move(result_);
      now_s_ = now_s;
      if (streams_[fresh].next_s <= now_s) {
        const std::uint32_t slot = add();
        calls_[slot].caller = streams_[fresh].caller++;
        calls_[slot].call_class = fresh;
        next_arrival(fresh);
        attempt(slot);
      } else {
        const Event event = heap_.top();
        heap_.take();
        happen(event);
      }
    }
  }

 private:
  enum Kind : std::uint32_t { ivr_over, patience_over, talk_over, wrap_up_over, redial };
  enum Purpose : std::uint64_t {
    arrival,
    accepted,
    trunk,
    ivr,
    self_service,
    patience,
    talk,
    after_call,
    order,
    again,
    delay
  };
  struct Call {
    std::uint64_t caller = 0;
    double entered_s = 0;
    std::uint32_t call_class = 0, attempt = 1, cell = 0, generation = 0, trunk = 0, next_free = 0;
    bool waiting = false, content = false;
  };
  struct Waiting {
    std::uint32_t slot, generation;
  };
  struct Queue {
    std::vector<Waiting> ring = std::vector<Waiting>(64);
    std::size_t head = 0, tail = 0;
  };
  struct Stream {
    double next_s = 0;
    std::uint64_t caller = 0, candidate = 0;
    std::size_t piece = 0;
  };

  [[nodiscard]] double uniform(Purpose purpose, std::uint32_t call_class, std::uint64_t caller,
                               std::uint32_t attempt) const {
    std::uint64_t z = seed_ + (caller << 20) + (std::uint64_t{attempt} << 10) + (std::uint64_t{call_class} << 4) +
                      static_cast<std::uint64_t>(purpose);
    z *= 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    return (static_cast<double>(z >> 12) + 0.5) * 0x1p-52;
  }
  [[nodiscard]] double uniform(Purpose purpose, const Call& call) const {
    return uniform(purpose, call.call_class, call.caller, call.attempt);
  }
  // P. J. Acklam's rational approximation, relative error 1.15e-9.
  static double normal(double p) {
    const auto tail = [](double q) {
      return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q -
                2.549732539343734e+00) *
                   q +
               4.374664141464968e+00) *
                  q +
              2.938163982698783e+00) /
             ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
               3.754408661907416e+00) *
                  q +
              1.0);
    };
    if (p < 0.02425) return tail(std::sqrt(-2 * std::log(p)));
    if (p > 1 - 0.02425) return -tail(std::sqrt(-2 * std::log(1 - p)));
    const double q = p - 0.5, r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r +
              1.383577518672690e+02) *
                 r -
             3.066479806614716e+01) *
                r +
            2.506628277459239e+00) *
           q /
           (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r +
              6.680131188771972e+01) *
                 r -
             1.328068155288572e+01) *
                r +
            1.0);
  }
  [[nodiscard]] double lasts(const LognormalLaw& law, Purpose purpose, const Call& call) const {
    return law.median_s * std::exp(law.log_sd * normal(uniform(purpose, call)));
  }

  void next_arrival(std::uint32_t c) {
    Stream& s = streams_[c];
    const std::vector<RatePiece>& rate = day_.classes[c].rate;
    double left = -std::log(uniform(arrival, c, s.candidate, 0));
    for (;;) {
      if (s.piece == rate.size()) {
        s.next_s = never_s;
        return;
      }
      const RatePiece& piece = rate[s.piece];
      const double majorant = std::max(piece.per_s_from, piece.per_s_to);
      const double from_s = std::max(s.next_s, piece.from_s);
      if (majorant <= 0 || left > (piece.to_s - from_s) * majorant) {
        left -= (piece.to_s - from_s) * majorant;
        ++s.piece;
        continue;
      }
      s.next_s = from_s + left / majorant;
      const std::uint64_t candidate = s.candidate++;
      if (piece.per_s_from == piece.per_s_to) return;
      const double share = (s.next_s - piece.from_s) / (piece.to_s - piece.from_s);
      const double per_s = piece.per_s_from + share * (piece.per_s_to - piece.per_s_from);
      if (uniform(accepted, c, candidate, 0) * majorant < per_s) return;
      left = -std::log(uniform(arrival, c, s.candidate, 0));
    }
  }

  std::uint32_t add() {
    if (free_ == none) {
      calls_.emplace_back();
      return static_cast<std::uint32_t>(calls_.size() - 1);
    }
    const std::uint32_t slot = free_, generation = calls_[slot].generation;
    free_ = calls_[slot].next_free;
    calls_[slot] = Call{};
    calls_[slot].generation = generation;
    return slot;
  }
  void release(std::uint32_t slot) {
    calls_[slot].next_free = free_;
    free_ = slot;
  }
  void later(double delay_s, Kind kind, std::uint32_t slot) {
    heap_.push({now_s_ + delay_s, slot, calls_[slot].generation << 3 | kind});
  }

  void attempt(std::uint32_t slot) {
    Call& call = calls_[slot];
    const CallClass& c = day_.classes[call.call_class];
    const auto interval = static_cast<std::size_t>(now_s_ / day_.interval_s);
    call.cell = static_cast<std::uint32_t>(interval * day_.classes.size() + call.call_class);
    Cell& cell = result_.cells[call.cell];
    ++cell.attempts;
    const double u = uniform(trunk, call);
    call.trunk = 0;
    while (u >= c.trunk_shares[call.trunk]) ++call.trunk;
    if (busy_[call.trunk] >= day_.lines[call.trunk]) {
      ++cell.blocked;
      lose(slot, c.after_blocked, c.redial_delay, false);
      return;
    }
    ++busy_[call.trunk];
    call.content = uniform(self_service, call) < c.self_service;
    later(lasts(c.ivr, ivr, call), ivr_over, slot);
  }

  void lose(std::uint32_t slot, double first, const LognormalLaw& law, bool known) {
    Call& call = calls_[slot];
    const CallClass& c = day_.classes[call.call_class];
    const double p = std::min(c.cap, first + c.growth * (call.attempt - 1));
    if (uniform(again, call) < p) {
      const double delay_s = lasts(law, delay, call);
      ++call.attempt;
      later(delay_s, redial, slot);
      return;
    }
    if (known) result_.call_backs.push_back(call.caller);
    release(slot);
  }

  void start(std::uint32_t slot) {
    Call& call = calls_[slot];
    Cell& cell = result_.cells[call.cell];
    const double waited_s = now_s_ - call.entered_s;
    ++cell.answered;
    if (waited_s <= day_.within_s) ++cell.within;
    cell.wait_s += waited_s;
    const auto octave = std::bit_cast<std::uint64_t>(waited_s + 1) >> 52;
    ++cell.waits[octave - 1023];
    later(lasts(day_.classes[call.call_class].talk, talk, call), talk_over, slot);
  }

  void serve() {
    for (Queue& q : queues_) {
      while (q.head != q.tail) {
        if (idle_ == 0) return;
        const Waiting w = q.ring[q.head++ & (q.ring.size() - 1)];
        if (calls_[w.slot].generation != w.generation) continue;  // has given up
        calls_[w.slot].waiting = false;
        ++calls_[w.slot].generation;  // his patience no longer matters
        --idle_;
        start(w.slot);
      }
    }
  }

  void happen(const Event& event) {
    const std::uint32_t slot = event.slot;
    Call& call = calls_[slot];
    const CallClass& c = day_.classes[call.call_class];
    if ((call.generation & 0x1fffffff) != event.tag >> 3) return;
    switch (static_cast<Kind>(event.tag & 7)) {
      case ivr_over:
        if (call.content) {
          ++result_.cells[call.cell].self_served;
          --busy_[call.trunk];
          release(slot);
        } else if (call.entered_s = now_s_; idle_ > 0) {
          --idle_;
          start(slot);
        } else {
          call.waiting = true;
          Queue& q = queues_[static_cast<std::size_t>(c.priority)];
          if (q.tail - q.head == q.ring.size()) {
            std::vector<Waiting> larger(2 * q.ring.size());
            for (std::size_t i = q.head; i != q.tail; ++i)
              larger[i & (larger.size() - 1)] = q.ring[i & (q.ring.size() - 1)];
            q.ring.swap(larger);
          }
          q.ring[q.tail++ & (q.ring.size() - 1)] = {slot, call.generation};
          later(-c.patience_s * std::log(uniform(patience, call)), patience_over, slot);
        }
        break;
      case patience_over:
        ++result_.cells[call.cell].abandoned;
        ++call.generation;  // for the queue he is gone
        --busy_[call.trunk];
        lose(slot, c.after_abandoned, c.redial_delay_after_abandoned, true);
        break;
      case talk_over:
        --busy_[call.trunk];
        result_.cells[call.cell].orders += uniform(order, call) < c.leaves_order ? 1 : 0;
        later(lasts(c.after_call, after_call, call), wrap_up_over, slot);
        break;
      case wrap_up_over:
        release(slot);
        ++idle_;
        serve();
        break;
      case redial:
        attempt(slot);
        break;
    }
  }

  static constexpr std::uint32_t none = 0xffffffffU;
  const Day& day_;
  std::uint64_t seed_;
  double now_s_ = 0;
  int idle_ = 0;
  std::vector<int> busy_;
  std::vector<Queue> queues_;  // by priority
  std::vector<Stream> streams_;
  std::vector<Call> calls_;
  std::uint32_t free_ = none;
  Heap heap_;
  DayResult result_;
};

}  // namespace bare
