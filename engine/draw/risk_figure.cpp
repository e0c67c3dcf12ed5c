#include "draw/risk_figure.hpp"

#include <fmt/format.h>

#include "draw/palette.hpp"
#include "draw/script.hpp"

namespace tuiyan::drawing {
namespace {

constexpr std::array<std::string_view, 4> shades{"#f2f2f2", "#fbe3a6", "#f2ab6d", "#d9714e"};
constexpr int most_in_a_cell = 4;

}  // namespace

Drawing risk_figure(const RiskMatrix& matrix, const std::string& figure) {
  if (matrix.marks.empty()) return {};
  std::string script = fmt::format(
      "set title {} offset 0,0.4 font ',15' textcolor rgb '{}'\nunset key\nset border 0\nset tics scale 0 textcolor "
      "rgb "
      "'{}'\nset xrange [0:5]\nset yrange [0:5]\nset xlabel {}\nset ylabel {}\nset lmargin at screen 0.2\nset rmargin "
      "at "
      "screen 0.97\n",
      quoted(matrix.title), ink, ink, quoted(matrix.x_title), quoted(matrix.y_title));
  std::string x_tics, y_tics;
  for (std::size_t i = 0; i < 5; ++i) {
    const double middle = static_cast<double>(i) + 0.5;
    x_tics += fmt::format("{}{} {:.1f}", i == 0 ? "" : ", ", tic_label(matrix.x_bands[i]), middle);
    y_tics += fmt::format("{}{} {:.1f}", i == 0 ? "" : ", ", tic_label(matrix.y_bands[i]), middle);
    for (std::size_t j = 0; j < 5; ++j)
      script += fmt::format(
          "set object rectangle from {},{} to {},{} fillcolor rgb '{}' fillstyle solid 1 border rgb 'white' behind\n",
          j, i, j + 1, i + 1, shades.at(static_cast<std::size_t>(matrix.levels[i][j])));
  }
  script += fmt::format("set xtics ({})\nset ytics ({})\n", x_tics, y_tics);
  std::array<std::array<int, 5>, 5> placed{};
  for (const RiskMark& mark : matrix.marks) {
    int& there = placed.at(mark.likelihood).at(mark.severity);
    if (there > most_in_a_cell) continue;
    const std::string label = there == most_in_a_cell ? "…" : mark.label;
    const double y = static_cast<double>(mark.likelihood) + 0.84 - 0.19 * there;
    script += fmt::format("set label {} at {:.2f},{:.2f} center font ',13' textcolor rgb '{}' front\n", quoted(label),
                          static_cast<double>(mark.severity) + 0.5, y, ink);
    ++there;
  }
  return gnuplot(figure, 760, 460, script + "plot NaN notitle\n");
}

}  // namespace tuiyan::drawing
