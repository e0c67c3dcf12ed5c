// Watches on figures of the calls, with hysteresis and, if asked for, a sampling interval.
//
// Contract: a watch rises when its figure is above its threshold (the longest wait: at the very
// instant at which it reaches it) and falls when the figure is below its re-arm value, or zero; it
// must fall before it can rise again. With `every` it looks only at multiples of that; the others
// look after each event. `abandoned_share` is abandoned / (abandoned + answered) of the last
// completed sampling interval, 0 without calls; `lines_busy_share` is busy lines / lines of all
// trunk groups, 0 without lines. The loop asks `due_us` for the next instant at which time alone may
// bring a crossing.
#pragma once

#include <cstdint>
#include <vector>

#include "model/person.hpp"
#include "traffic/call_loop.hpp"
#include "traffic/event_tournament.hpp"

namespace tuiyan::traffic {

// What the watches need to know of the calls just now.
struct Figures {
  std::int64_t waiting = 0;
  std::int64_t lines = 0, lines_busy = 0;
  std::int64_t abandoned = 0, answered = 0;  // since the start
  std::int64_t oldest_us = never_us;         // since when the longest waiter waits
};

class FigureWatches {
 public:
  std::uint32_t add(CallFigure figure, double above, double rearm_below, Duration every, std::int64_t now_us,
                    const Figures& figures);
  [[nodiscard]] bool empty() const { return watches_.empty(); }
  [[nodiscard]] bool wants_oldest() const { return wants_oldest_; }
  [[nodiscard]] std::int64_t due_us() const { return due_us_; }
  // After an event: appends what crossed.
  void after_event(std::int64_t now_us, const Figures& figures, std::vector<Crossing>& crossings);
  // At `due_us()`.
  void at_due(std::int64_t now_us, const Figures& figures, std::vector<Crossing>& crossings);

 private:
  struct Watch {
    CallFigure figure = CallFigure::none;
    double above = 0, rearm_below = 0;
    std::int64_t every_us = 0;
    std::int64_t due_us = never_us;
    std::int64_t abandoned = 0, answered = 0;  // at the last sampling instant
    bool high = false;
  };
  void judge(std::uint32_t row, std::int64_t now_us, const Figures& figures, std::vector<Crossing>& crossings);
  void find_due();

  std::vector<Watch> watches_;
  std::int64_t due_us_ = never_us;
  bool wants_oldest_ = false;
};

}  // namespace tuiyan::traffic
