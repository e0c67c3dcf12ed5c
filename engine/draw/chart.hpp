// A plain chart: curves, points, bars and bands over a number.
//
// Contract: a pure function of its data but for the run of gnuplot. Curves are drawn in order, later ones in
// front. Without ticks gnuplot chooses them; with them only those stand on the axis. A chart without a point
// is neither drawn nor a problem. Points that are not finite are left out; on a logarithmic axis so are
// those at or below 0.
#pragma once

#include <string>
#include <vector>

#include "draw/gnuplot.hpp"

namespace tuiyan::drawing {

enum class Stroke : std::uint8_t {
  line,
  dashed,
  steps,  // a value holds until the next point
  points,
  bars,   // from 0 to y, `width` wide in units of x
  band,   // between y and y_high
  spans,  // points with a span from y_low to y_high
};
enum class Ink : std::uint8_t { blue, vermilion, green, purple, orange, sky, grey };

struct CurvePoint {
  double x = 0, y = 0, y_low = 0, y_high = 0;
};
struct Curve {
  std::string title;  // empty: not in the key
  Stroke stroke = Stroke::line;
  Ink ink = Ink::blue;
  std::vector<CurvePoint> points;
  double width = 1;  // of bars
};

struct Tick {
  double at = 0;
  std::string label;
};

struct Chart {
  std::string name;  // letters, digits and hyphens; unique in a page
  std::string title, x_title, y_title;
  double x_from = 0, x_to = 1;
  double y_to = 0;  // 0: a little above the highest point
  bool x_logarithmic = false;
  bool y_percent = false;  // y counts in percent already: 0 to 100
  std::vector<Tick> ticks;
  std::vector<Curve> curves;
  int width = 900, height = 380;
};

[[nodiscard]] Drawing chart(const Chart& chart);

}  // namespace tuiyan::drawing
