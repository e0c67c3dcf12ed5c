// The window of a target's figure: which records it takes, and what the reading says of it.
//
// Contract: records are kept by interval, so a window is widened to the whole intervals that it
// touches: a bad interval cannot be left out by a window that starts in its middle. Internal to the
// room.
#pragma once

#include <algorithm>

#include "score/metric_reading.hpp"

namespace tuiyan::score {

struct Window {
  Time from, to;
};

[[nodiscard]] inline Window window_of(const Log& log, const Target& target, const Start& start) {
  return {start.at, std::max(start.at, end_of(log, target))};
}

// `row` is what the record is of: the class of a flow, the group of seats or lines.
template <class Record, class Row>
[[nodiscard]] bool is_inside(const Record& record, Row row, const Target& target, Window window) {
  if (target.of && about(row) != target.of) return false;
  return record.from < window.to && record.to > window.from;
}

// The window that was taken.
struct Widened {
  Window window;
  bool any = false;
  template <class Record>
  void take(const Record& record) {
    window.from = any ? std::min(window.from, record.from) : record.from;
    window.to = any ? std::max(window.to, record.to) : record.to;
    any = true;
  }
};

[[nodiscard]] inline Reading figure(double value, const Start& start, const Widened& widened) {
  return {true, false, value, 0, start.entry, widened.window.from, widened.window.to};
}

// Nothing below the line: there is nothing to have a share of.
[[nodiscard]] inline Reading share(std::int64_t part, std::int64_t whole, const Start& start, const Widened& widened) {
  if (whole == 0) return not_applicable();
  return figure(static_cast<double>(part) / static_cast<double>(whole), start, widened);
}

}  // namespace tuiyan::score
