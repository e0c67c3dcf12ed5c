// Rows of figures with their intervals, one below the other: odds, gains, what matters most.
//
// Contract: texts come in the language of the page. A row is a bar from 0 (when `bars`) or a point, with
// its interval as a line; `mark` is a limit of its own, as a short stroke. `text` stands at the right
// edge. Axis labels are values times `factor` with `suffix` behind. See figure.hpp for the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/gnuplot.hpp"
#include "event/entry.hpp"

namespace tuiyan::drawing {

enum class Tone : std::uint8_t { plain, good, bad, open };

struct IntervalRow {
  std::string label;
  double low = 0, value = 0, high = 0;
  std::optional<double> mark;
  std::string text;
  Tone tone = Tone::plain;
  std::optional<Delay> delay;  // colours a bar by its kind
};

struct IntervalChart {
  std::string title, axis;
  std::vector<IntervalRow> rows;   // the first on top
  std::optional<double> from, to;  // of the axis; otherwise what the rows need, 0 included
  bool bars = false;
  double factor = 1;
  std::string suffix;
};

[[nodiscard]] Drawing interval_figure(const IntervalChart& chart, const std::string& figure);

}  // namespace tuiyan::drawing
