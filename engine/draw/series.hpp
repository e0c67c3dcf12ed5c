// What the figures show, taken from the log.
//
// Contract: plain values; nothing before time 0 (warm-up). Call columns follow the calls that
// *arrived* in an interval, so their parts add up to what was offered; only the talks that were cut
// are counted when it happened. Steps are right-open: a
// value holds until the next one.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::drawing {

struct CallColumn {
  Time from, to;
  std::int64_t answered_within = 0, answered_later = 0, served = 0, abandoned = 0, blocked = 0, cut = 0, inside = 0;
  std::int64_t balked = 0, promised = 0;
  std::int64_t talk_cut = 0;  // by the clock: cut after they had been answered; not a layer of its own
  [[nodiscard]] std::int64_t offered() const {
    return answered_within + answered_later + served + abandoned + blocked + cut + inside + balked + promised;
  }
};
[[nodiscard]] std::vector<CallColumn> call_columns(const Log& log);

struct LoadPoint {
  Time from, to;
  double busy = 0, work = 0, waiting = 0;
};
struct Level {
  Time at;
  double value = 0;
};
struct Load {
  std::vector<LoadPoint> points;  // means over intervals
  std::vector<Level> able;        // agents able to answer, all groups together
};
[[nodiscard]] Load load(const Log& log);

struct Mark {
  Time at;
  Text label;
};
struct Capacity {
  Subject of;
  std::vector<Level> share;     // from the start to the end of the drill
  std::vector<double> targets;  // levels asked for, ascending, each once
  std::vector<Mark> restored;
};
// One for each service that a target measures and that was not always whole; when no target measures
// any, for each service that changed.
[[nodiscard]] std::vector<Capacity> capacities(const Log& log, const score::Scorecard& card);
[[nodiscard]] std::vector<Mark> fault_marks(const Log& log);

// One horizontal bar of the waterfall; instants are whole seconds, so that rows add up as printed.
struct Bar {
  Time from, to;
  Delay delay = Delay::none;
  std::string clause;  // "": no clause
  Text label;          // what the time went into
};

}  // namespace tuiyan::drawing
