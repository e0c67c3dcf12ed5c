#include "draw/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "draw/palette.hpp"
#include "draw/script.hpp"

namespace tuiyan::drawing {
namespace {

std::string_view colour(Ink ink) {
  switch (ink) {
    case Ink::blue:
      return blue;
    case Ink::vermilion:
      return vermilion;
    case Ink::green:
      return green;
    case Ink::purple:
      return purple;
    case Ink::orange:
      return orange;
    case Ink::sky:
      return sky;
    case Ink::grey:
      return grey;
  }
  return grey;
}

// gnuplot's words for a stroke; the columns of the rows are x, y, low, high.
std::string drawn_with(const Curve& curve) {
  const std::string_view rgb = colour(curve.ink);
  switch (curve.stroke) {
    case Stroke::line:
      return fmt::format("using 1:2 with lines linewidth 2.2 linecolor rgb '{}'", rgb);
    case Stroke::dashed:
      return fmt::format("using 1:2 with lines linewidth 2.2 dashtype (7,4) linecolor rgb '{}'", rgb);
    case Stroke::steps:
      return fmt::format("using 1:2 with steps linewidth 2.2 linecolor rgb '{}'", rgb);
    case Stroke::points:
      return fmt::format("using 1:2 with points pointtype 7 pointsize 0.35 linecolor rgb '{}'", rgb);
    case Stroke::bars:
      return fmt::format("using 1:2:({}) with boxes fillstyle solid 0.75 border rgb '#ffffff' linecolor rgb '{}'",
                         curve.width, rgb);
    case Stroke::band:
      return fmt::format("using 1:2:4 with filledcurves fillstyle transparent solid 0.25 noborder linecolor rgb '{}'",
                         rgb);
    case Stroke::spans:
      return fmt::format("using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.5 linewidth 1.4 linecolor rgb '{}'",
                         rgb);
  }
  return "";
}

}  // namespace

Drawing chart(const Chart& chart) {
  std::string blocks, plots;
  double highest = 0;
  int n = 0;
  for (const Curve& curve : chart.curves) {
    std::string rows;
    for (const CurvePoint& p : curve.points) {
      if (!std::isfinite(p.x) || !std::isfinite(p.y) || (chart.x_logarithmic && p.x <= 0)) continue;
      rows += fmt::format("{:.8g} {:.8g} {:.8g} {:.8g}\n", p.x, p.y, p.y_low, p.y_high);
      if (p.x >= chart.x_from && p.x <= chart.x_to) highest = std::max({highest, p.y, p.y_high});
    }
    if (rows.empty()) continue;
    blocks += block(fmt::format("curve{}", ++n), rows);
    plots += fmt::format("{}$curve{} {} {}", n == 1 ? "plot " : ", \\\n ", n, drawn_with(curve),
                         curve.title.empty() ? "notitle" : "title " + quoted(curve.title));
  }
  if (n == 0) return {};
  const double top = chart.y_to > 0 ? chart.y_to : highest > 0 ? highest * 1.1 : 1;
  std::string script = fmt::format(
      "set title {} offset 0,0.2 font ',15' textcolor rgb '{}'\n"
      "set border 3 linecolor rgb '#808080'\n"
      "set tics nomirror out scale 0.5 textcolor rgb '{}'\n"
      "set grid ytics linecolor rgb '{}' linewidth 0.6 dashtype solid\n"
      "set key outside bottom center horizontal Left reverse samplen 1.6 spacing 1.2 width 3\n"
      "set xlabel {}\nset ylabel {}\n"
      "set xrange [{:.8g}:{:.8g}]\nset yrange [0:{:.8g}]\n",
      quoted(chart.title), ink, ink, faint, quoted(chart.x_title), quoted(chart.y_title), chart.x_from, chart.x_to,
      top);
  if (chart.x_logarithmic) script += "set logscale x\n";
  if (chart.y_percent) script += "set format y '%.0f %%'\n";
  if (!chart.ticks.empty()) {
    std::string ticks;
    for (const Tick& tick : chart.ticks)
      ticks += fmt::format("{}{} {:.8g}", ticks.empty() ? "" : ", ", quoted(tick.label), tick.at);
    script += fmt::format("set xtics ({})\n", ticks);
  }
  return gnuplot(chart.name, chart.width, chart.height, script + blocks + plots + "\n");
}

}  // namespace tuiyan::drawing
