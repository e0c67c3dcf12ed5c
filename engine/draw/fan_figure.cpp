#include "draw/fan_figure.hpp"

#include <fmt/format.h>

#include "draw/palette.hpp"
#include "draw/script.hpp"
#include "words/amount.hpp"
#include "words/width.hpp"

namespace tuiyan::drawing {

namespace {
constexpr int width = 900;
}

Drawing fan_figure(const result::Fan& fan, const std::string& name, const std::string& suffix,
                   const std::vector<Mark>& faults, const Frame& frame) {
  if (fan.points.empty()) return {};
  std::string rows;
  for (const result::FanPoint& p : fan.points)
    rows += fmt::format("{} {:.4f} {:.4f} {:.4f} {:.4f} {:.4f} {:.5f}\n", local(p.at, frame), p.p05, p.p25, p.p50,
                        p.p75, p.p95, p.mean);
  std::string script = common(figure_word("fan.title", frame, {{"of", words::same(name)}}), frame, width);
  script += fmt::format(
      "set ylabel {}\nset yrange [0:1.15]\n"
      "set ytics ('0%%' 0, '20%%' 0.2, '40%%' 0.4, '60%%' 0.6, '80%%' 0.8, '100%%' 1)\nset rmargin 12\n",
      quoted(figure_word("capacity.axis", frame)));
  for (const double level : fan.levels) {
    script += fmt::format(
        "set arrow from graph 0,first {0:.4f} to graph 1,first {0:.4f} nohead linewidth 1.4 dashtype (8,4) linecolor "
        "rgb '{1}' front\n",
        level, purple);
    const std::string percent = fmt::format("{:.0f}%", level * 100);
    script +=
        fmt::format("set label {} at graph 1,first {:.4f} left offset 0.6,0 textcolor rgb '#8a3d66' font ',12' front\n",
                    quoted(figure_word("capacity.target", frame, {{"share", words::same(percent)}})), level);
  }
  for (const Mark& mark : faults) {
    const std::string x = local(mark.at, frame);
    const bool right = (mark.at - frame.from).us * 2 > (frame.to - frame.from).us;
    script +=
        fmt::format("set arrow from {0},0 to {0},1.08 nohead linewidth 1.3 dashtype (3,2) linecolor rgb '{1}' front\n",
                    x, vermilion);
    script += fmt::format("set label {} at {},1.10 {} offset {},0 textcolor rgb '{}' font ',12' front\n",
                          quoted("▼ " + words::shorten(mark.label.in(frame.language), 40)), x, right ? "right" : "left",
                          right ? "-0.4" : "0.4", vermilion);
  }
  script += block("fan", rows);
  script += fmt::format(
      "plot $fan using 1:2:6 with filledcurves fillstyle solid 1 noborder linecolor rgb '#dcebf5' title {}, \\\n"
      " $fan using 1:3:5 with filledcurves fillstyle solid 1 noborder linecolor rgb '#a9cfe8' title {}, \\\n"
      " $fan using 1:4 with lines linewidth 2.4 linecolor rgb '{}' title {}, \\\n"
      " $fan using 1:7 with lines linewidth 1.6 dashtype (5,3) linecolor rgb '{}' title {}\n",
      quoted(figure_word("fan.most", frame)), quoted(figure_word("fan.half", frame)), blue,
      quoted(figure_word("fan.median", frame)), ink, quoted(figure_word("fan.mean", frame)));
  return gnuplot("fan" + suffix, width, 340, script);
}

}  // namespace tuiyan::drawing
