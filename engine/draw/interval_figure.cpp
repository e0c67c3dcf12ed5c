#include "draw/interval_figure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "draw/palette.hpp"
#include "draw/script.hpp"
#include "words/width.hpp"

namespace tuiyan::drawing {
namespace {

constexpr int width = 900;
constexpr std::size_t longest_label = 46, longest_text = 34;

std::string_view colour(Tone tone) {
  switch (tone) {
    case Tone::good:
      return green;
    case Tone::bad:
      return vermilion;
    case Tone::open:
      return orange;
    case Tone::plain:
      return blue;
  }
  return blue;
}

// A different sign for each, so that grey print tells them apart: round, round, square, triangle.
int point_type(Tone tone) {
  constexpr std::array<int, 4> types{7, 7, 5, 9};
  return types.at(static_cast<std::size_t>(tone));
}

// 1, 2 or 5 times a power of ten, so that the axis has four to ten steps.
double round_step(double length) {
  const double power = std::pow(10, std::floor(std::log10(length / 4)));
  for (double factor : {1.0, 2.0, 5.0, 10.0})
    if (length / (factor * power) <= 8) return factor * power;
  return 10 * power;
}

struct Axis {
  double from = 0, to = 1;
};

Axis axis_of(const IntervalChart& chart) {
  Axis axis{0, 0};
  for (const IntervalRow& row : chart.rows) {
    axis.from = std::min({axis.from, row.low, row.value, row.mark.value_or(0)});
    axis.to = std::max({axis.to, row.high, row.value, row.mark.value_or(0)});
  }
  const double room = (axis.to - axis.from) * 0.04;
  if (axis.from < 0) axis.from -= room;
  axis.to += room;
  if (chart.from) axis.from = *chart.from;
  if (chart.to) axis.to = *chart.to;
  if (!(axis.to > axis.from)) axis.to = axis.from + 1;
  return axis;
}

}  // namespace

Drawing interval_figure(const IntervalChart& chart, const std::string& figure) {
  if (chart.rows.empty()) return {};
  const Axis axis = axis_of(chart);
  const double n = static_cast<double>(chart.rows.size());
  std::string tics, script;
  std::size_t label_columns = 8, text_columns = 4;
  for (std::size_t i = 0; i < chart.rows.size(); ++i) {
    const IntervalRow& row = chart.rows[i];
    const double y = n - static_cast<double>(i);
    const std::string label = words::shorten(row.label, longest_label), text = words::shorten(row.text, longest_text);
    label_columns = std::max(label_columns, display_width(label));
    text_columns = std::max(text_columns, display_width(text));
    tics += fmt::format("{}{} {:.0f}", tics.empty() ? "" : ", ", tic_label(label), y);
    const auto inside = [&](double x) { return std::clamp(x, axis.from, axis.to); };
    const std::string_view fill = row.delay ? colour(*row.delay) : colour(row.tone);
    if (chart.bars)
      script += fmt::format(
          "set object rectangle from {:.6g},{:.2f} to {:.6g},{:.2f} fillcolor rgb '{}' fillstyle solid 0.85 noborder "
          "behind\n",
          inside(std::min(0.0, row.value)), y - 0.32, inside(std::max(0.0, row.value)), y + 0.32, fill);
    const std::string_view line = chart.bars ? ink : fill;
    script +=
        fmt::format("set arrow from {:.6g},{:.0f} to {:.6g},{:.0f} nohead linewidth {} linecolor rgb '{}' front\n",
                    inside(row.low), y, inside(row.high), y, chart.bars ? 1.6 : 3.2, line);
    for (const double end : {row.low, row.high})
      script += fmt::format(
          "set arrow from {0:.6g},{1:.2f} to {0:.6g},{2:.2f} nohead linewidth 1.6 linecolor rgb '{3}' front\n",
          inside(end), y - 0.13, y + 0.13, line);
    if (!chart.bars)
      script += fmt::format("set label '' at {:.6g},{:.0f} point pointtype {} pointsize 1.1 linecolor rgb '{}' front\n",
                            inside(row.value), y, point_type(row.tone), fill);
    if (row.mark)
      script += fmt::format(
          "set arrow from {0:.6g},{1:.2f} to {0:.6g},{2:.2f} nohead linewidth 2.4 linecolor rgb '{3}' front\n",
          inside(*row.mark), y - 0.38, y + 0.38, purple);
    script +=
        fmt::format("set label {} at graph 1,first {:.0f} left offset 1.4,0 font ',12' textcolor rgb '{}' front\n",
                    quoted(text), y, ink);
  }
  const int height = 140 + static_cast<int>(chart.rows.size()) * 24;
  // Margins are reckoned here: gnuplot takes a Chinese character for a Latin one.
  const double left = std::min(0.44, (static_cast<double>(label_columns) * 7.0 + 24.0) / width);
  const double right = std::max(0.6, 1 - (static_cast<double>(text_columns) * 7.0 + 24.0) / width);
  const double step = round_step((axis.to - axis.from) * chart.factor);
  std::string x_tics;
  for (double x = std::ceil(axis.from * chart.factor / step - 1e-9) * step; x <= axis.to * chart.factor + 1e-9 * step;
       x += step) {
    const double shown = std::abs(x) < step * 1e-6 ? 0 : x;
    x_tics += fmt::format("{}{} {:.9g}", x_tics.empty() ? "" : ", ",
                          tic_label(fmt::format("{:g}{}", shown, chart.suffix)), shown / chart.factor);
  }
  const std::string head = fmt::format(
      "set title {} offset 0,0.2 font ',15' textcolor rgb '{}'\nunset key\nset border 1 linecolor rgb '#808080'\n"
      "set tics nomirror out scale 0.5 textcolor rgb '{}'\nset grid xtics linecolor rgb '{}' linewidth 0.6 dashtype "
      "solid\nset lmargin at screen {:.3f}\nset rmargin at screen {:.3f}\nset xrange [{:.9g}:{:.9g}]\nset yrange "
      "[0.4:{:.1f}]\nset xtics ({})\nset ytics ({}) font ',12'\nset xlabel {}\n",
      quoted(chart.title), ink, ink, faint, left, right, axis.from, axis.to, n + 0.6, x_tics, tics, quoted(chart.axis));
  if (axis.from < 0 && axis.to > 0)
    script += fmt::format("set arrow from 0,graph 0 to 0,graph 1 nohead linewidth 1.2 linecolor rgb '{}' back\n", ink);
  return gnuplot(figure, width, height, head + script + "plot NaN notitle\n");
}

}  // namespace tuiyan::drawing
