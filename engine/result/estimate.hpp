// Figures with the interval in which they are known.
//
// Contract: plain values. An interval holds its bounds; its confidence is 95 % unless the owner says
// otherwise. How the bounds are found stands in engine/study/README.md.
#pragma once

namespace tuiyan::result {

struct Interval {
  double low = 0, high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

struct Estimate {
  double value = 0;
  Interval interval;
  friend bool operator==(const Estimate&, const Estimate&) = default;
};

// A figure of one target, in the metric's unit. `open`: it is worse than any that was seen before the
// end of the drill ("later than 6 h"); `value` is then what is known to be exceeded.
struct Bound {
  double value = 0;
  bool open = false;
  friend bool operator==(const Bound&, const Bound&) = default;
};

// So many of a hundred drills are no worse than `value`. `unbounded`: there are too few drills to say
// how good (`low`) or how bad (`high`) it may be.
struct Percentile {
  double part = 0.5;
  Bound value, low, high;
  bool low_unbounded = false, high_unbounded = false;
  friend bool operator==(const Percentile&, const Percentile&) = default;
};

}  // namespace tuiyan::result
