// Documents of a small contact centre, built in code, and ways to play them.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "traffic/call_loop.hpp"

namespace tuiyan::traffic::test {

inline Law always(double s) { return Constant{s}; }
inline constexpr double endless_s = 1e9;

inline CallClass call_class(std::string id, Law talk, Law patience) {
  CallClass c;
  c.id = std::move(id);
  c.talk = std::move(talk);
  c.patience = std::move(patience);
  c.ivr_time = c.after_call = c.redial.delay = c.redial.delay_after_abandoned = always(0);
  return c;
}

inline CallClass with_rate(CallClass c, double per_second) {
  c.rate = {{Duration{0}, per_second}};
  return c;
}

inline CallClass scripted(CallClass c, std::initializer_list<double> at_s) {
  for (const double s : at_s) c.scripted.push_back(seconds(s));
  return c;
}

inline SeatGroup seat_group(std::string id, int seats, SeatLoss on_loss = SeatLoss::cut) {
  SeatGroup g;
  g.id = std::move(id);
  g.seats = seats;
  g.on_loss = on_loss;
  g.choice = SeatChoice::lowest;
  return g;
}

inline TrunkGroup trunk_group(std::string id, int lines) {
  TrunkGroup t;
  t.id = std::move(id);
  t.lines = lines;
  return t;
}

inline Documents centre(double length_s) {
  Documents d;
  d.scenario.length = seconds(length_s);
  d.scenario.log_calls = true;
  d.site.calls.interval = seconds(length_s);
  d.site.calls.call_back.talk = d.site.calls.call_back.no_answer = d.site.calls.call_back.retry_after = always(0);
  d.site.calls.paper.extra = d.site.calls.paper.typing = always(0);
  return d;
}

inline constexpr Index<SeatGroup> first_group{0};
inline constexpr Index<SeatGroup> second_group{1};
inline Time at(double s) { return Time{seconds(s).us}; }

// Plays on to `t`, whatever crosses.
inline std::vector<Crossing> play(CallLoop& loop, Time t) {
  std::vector<Crossing> met;
  for (;;) {
    const Crossing crossing = loop.advance(t);
    if (crossing.kind == CrossingKind::none) return met;
    met.push_back(crossing);
  }
}

// "started a 12 (waited 3)": one line per step, times in seconds; callers of class 0 are a, b, …, of
// class 1 A, B, ….
inline std::vector<std::string> story(const TrafficRecords& records, std::initializer_list<CallStep> told) {
  static constexpr const char* names[] = {"arrived",   "blocked", "dropped",        "self_served", "hung_up",
                                          "queued",    "started", "interrupted",    "abandoned",   "cut",
                                          "ended",     "freed",   "redial_planned", "promised",    "called_back",
                                          "unreached", "balked",  "averted",        "complained"};
  const auto number = [](std::int64_t us) {
    std::string text = std::to_string(us / 1'000'000);
    if (us % 1'000'000 != 0) {
      std::string fraction = std::to_string(us % 1'000'000 + 1'000'000).substr(1);
      while (fraction.back() == '0') fraction.pop_back();
      text.append(1, '.').append(fraction);
    }
    return text;
  };
  std::vector<std::string> lines;
  for (const CallRecord& r : records.calls) {
    if (std::find(told.begin(), told.end(), r.step) == told.end()) continue;
    std::string line = names[static_cast<int>(r.step)];
    line.append(1, ' ').append(1,
                               static_cast<char>((r.call_class.value == 0 ? 'a' : 'A') + static_cast<int>(r.caller)));
    if (r.attempt > 1) line += std::to_string(r.attempt);
    line.append(1, ' ').append(number(r.at.us));
    const bool waits = r.step == CallStep::started || r.step == CallStep::abandoned || r.step == CallStep::promised ||
                       r.step == CallStep::called_back;
    if (waits && r.waited_us > 0) line.append(" (waited ").append(number(r.waited_us)).append(")");
    lines.push_back(line);
  }
  return lines;
}

inline FlowRecord total(const TrafficRecords& records) {
  FlowRecord sum;
  for (const FlowRecord& f : records.flows) {
    sum.fresh += f.fresh, sum.redials += f.redials, sum.blocked += f.blocked, sum.dropped += f.dropped;
    sum.admitted += f.admitted, sum.self_served += f.self_served, sum.hung_up += f.hung_up;
    sum.answered += f.answered, sum.abandoned += f.abandoned, sum.cut_waiting += f.cut_waiting;
    sum.cut_talking += f.cut_talking, sum.requeued += f.requeued, sum.completed += f.completed;
    sum.dropped_inside += f.dropped_inside, sum.lost_after_requeue += f.lost_after_requeue;
    sum.balked += f.balked, sum.promised += f.promised, sum.promises_reached += f.promises_reached,
        sum.promises_kept += f.promises_kept;
    sum.promises_broken += f.promises_broken, sum.promise_delay_us += f.promise_delay_us;
    sum.promises_us += f.promises_us, sum.promises_open += f.to == records.flows.back().to ? f.promises_open : 0;
    sum.called_back += f.called_back, sum.waiting_us += f.waiting_us, sum.talking_us += f.talking_us;
  }
  return sum;
}

}  // namespace tuiyan::traffic::test
