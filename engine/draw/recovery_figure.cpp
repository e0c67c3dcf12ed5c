// The share of a service over time, and the way from the fault to the recovery.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "draw/code.hpp"
#include "draw/figure.hpp"
#include "draw/palette.hpp"
#include "draw/script.hpp"
#include "words/amount.hpp"
#include "words/width.hpp"

namespace tuiyan::drawing {

namespace {
constexpr int width = 900;

// Labels of marks stand on rows of their own above the plot when they would run into each other.
std::string marks(const std::vector<Mark>& all, std::string_view colour, std::string_view symbol, std::size_t& row,
                  const Frame& frame) {
  std::string script;
  for (const Mark& mark : all) {
    const std::string x = local(mark.at, frame);
    // On the right half the label stands left of its line, so that it stays inside.
    const bool right = (mark.at - frame.from).us * 2 > (frame.to - frame.from).us;
    const double y = 1.40 - 0.095 * static_cast<double>(row++ % 4);
    script += fmt::format(
        "set arrow from {0},0 to {0},{1:.3f} nohead linewidth 1.3 dashtype (3,2) linecolor rgb '{2}' front\n", x, y,
        colour);
    const std::string text =
        fmt::format("{} {} {}", symbol, words::pick(words::clock(frame.start_of_day, mark.at), is_chinese(frame)),
                    words::shorten(mark.label.in(frame.language), 34));
    script += fmt::format("set label {} at {},{:.3f} {} offset {},0 textcolor rgb '{}' font ',12' front\n",
                          quoted(text), x, y, right ? "right" : "left", right ? "-0.6" : "0.6", colour);
  }
  return script;
}
}  // namespace

Drawing capacity_figure(const Capacity& capacity, const std::string& name, const std::string& suffix,
                        const std::vector<Mark>& faults, const Frame& frame) {
  if (capacity.share.empty()) return {};
  std::string rows;
  for (const Level& level : capacity.share) rows += fmt::format("{} {:.6f}\n", local(level.at, frame), level.value);
  std::string script = common(figure_word("capacity.title", frame, {{"of", words::same(name)}}), frame, width);
  script += fmt::format(
      "set ylabel {}\nset yrange [0:1.45]\n"
      "set ytics ('0%%' 0, '20%%' 0.2, '40%%' 0.4, '60%%' 0.6, '80%%' 0.8, '100%%' 1)\nunset key\nset rmargin 12\n",
      quoted(figure_word("capacity.axis", frame)));
  for (double target : capacity.targets) {
    script += fmt::format(
        "set arrow from graph 0,first {0:.4f} to graph 1,first {0:.4f} nohead linewidth 1.4 dashtype (8,4) linecolor "
        "rgb '{1}' front\n",
        target, purple);
    const std::string percent = fmt::format("{:.0f}%", target * 100);
    script +=
        fmt::format("set label {} at graph 1,first {:.4f} left offset 0.6,0 textcolor rgb '#8a3d66' font ',12' front\n",
                    quoted(figure_word("capacity.target", frame, {{"share", words::same(percent)}})), target);
  }
  std::size_t row = 0;
  script += marks(faults, vermilion, "▼", row, frame);
  script += marks(capacity.restored, "#00694d", "▲", row, frame);
  script += block("share", rows);
  script += fmt::format(
      "plot $share using 1:2 with fillsteps fillstyle solid 1 noborder linecolor rgb '#dcebf5', \\\n"
      " $share using 1:2 with steps linewidth 2.2 linecolor rgb '{}'\n",
      blue);
  return gnuplot("capacity" + suffix, width, 350, script);
}

Drawing waterfall_figure(const std::vector<Bar>& bars, const std::string& suffix, const Frame& frame,
                         std::string_view title) {
  std::vector<const Bar*> shown;
  for (const Bar& bar : bars)
    if (bar.to > bar.from) shown.push_back(&bar);
  if (shown.empty()) return {};
  const std::size_t hidden = bars.size() - shown.size();
  Frame span = frame;
  span.from = bars.front().from;
  span.to = bars.back().to;
  const double length = in_seconds(span.to - span.from);

  std::string script, tics;
  std::size_t label_columns = 8;
  const double n = static_cast<double>(shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Bar& bar = *shown[i];
    const double y = n - static_cast<double>(i);  // earliest on top
    const std::string label =
        words::shorten((bar.clause.empty() ? figure_word("waterfall.no_clause", frame) : bar.clause) + "  " +
                           bar.label.in(frame.language),
                       44);
    label_columns = std::max(label_columns, display_width(label));
    tics += fmt::format("{}{} {:.0f}", tics.empty() ? "" : ", ", tic_label(label), y);
    // Never thinner than a hair: a bar that cannot be seen looks like a missing one.
    const double least = length * 0.003;
    const double from = in_seconds(bar.from + frame.start_of_day);
    const double to = std::max(in_seconds(bar.to + frame.start_of_day), from + least);
    script += fmt::format(
        "set object rectangle from {:.3f},{:.2f} to {:.3f},{:.2f} fillcolor rgb '{}' fillstyle solid 1 noborder "
        "front\n",
        from, y - 0.34, to, y + 0.34, colour(bar.delay));
    const Said delay = words::word(words::Area::delay, code(bar.delay));
    const std::string text =
        fmt::format("{} · {} ({:.0f}%)", words::pick(words::duration(bar.to - bar.from), is_chinese(frame)),
                    words::pick(delay, is_chinese(frame)), in_seconds(bar.to - bar.from) / length * 100);
    // Right of its bar where there is room, else left of it, else inside.
    const double begins = in_seconds(bar.from - span.from) / length, ends = in_seconds(bar.to - span.from) / length;
    const bool right = ends <= 0.62, inside = !right && begins < 0.4;
    script += fmt::format("set label {} at {:.3f},{:.0f} {} offset {},0 font ',12' textcolor rgb '{}' front\n",
                          quoted(text), right ? to : from, y, right || inside ? "left" : "right",
                          right || inside ? "0.7" : "-0.7", inside && is_dark(bar.delay) ? "#ffffff" : ink);
  }
  const int height = 110 + static_cast<int>(shown.size()) * 30;
  // The left margin is reckoned here: gnuplot takes a Chinese character for a Latin one.
  const double left = std::min(0.46, (static_cast<double>(label_columns) * 7.0 + 24.0) / width);
  std::string head = common(figure_word(title, frame), span, static_cast<int>(width * (0.97 - left)));
  head += fmt::format(
      "unset key\nset lmargin at screen {:.3f}\nset rmargin at screen 0.97\nset yrange [0.4:{:.1f}]\n"
      "set ytics ({}) font ',12'\nset border 1\nunset grid\nset grid xtics linecolor rgb '{}' linewidth 0.6 dashtype "
      "solid\nset xlabel {}\n",
      left, n + 0.6, tics, faint,
      quoted(hidden == 0
                 ? figure_word("waterfall.axis", frame)
                 : figure_word("waterfall.axis", frame) + "  (" +
                       figure_word("waterfall.short", frame, {{"n", words::same(fmt::format("{}", hidden))}}) + ")"));
  script += "plot NaN notitle\n";
  return gnuplot("waterfall" + suffix, width, height, head + script);
}

}  // namespace tuiyan::drawing
