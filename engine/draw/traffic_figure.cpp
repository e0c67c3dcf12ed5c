// Calls, seats and queue over time.
#include <fmt/format.h>

#include <algorithm>

#include "draw/figure.hpp"
#include "draw/palette.hpp"
#include "draw/script.hpp"
#include "words/amount.hpp"

namespace tuiyan::drawing {

namespace {
constexpr int width = 900;

// One layer of the stack.
struct Layer {
  std::string_view code;
  std::string_view colour;
  std::int64_t CallColumn::*count;
};
constexpr Layer layers[] = {
    {"calls.answered_within", blue, &CallColumn::answered_within},
    {"calls.answered_later", sky, &CallColumn::answered_later},
    {"calls.served", pale_green, &CallColumn::served},
    {"calls.promised", green, &CallColumn::promised},
    {"calls.balked", yellow, &CallColumn::balked},
    {"calls.abandoned", orange, &CallColumn::abandoned},
    {"calls.blocked", vermilion, &CallColumn::blocked},
    {"calls.cut", purple, &CallColumn::cut},
    {"calls.inside", grey, &CallColumn::inside},
};

template <class Row>
Duration longest(const std::vector<Row>& rows) {
  Duration length{0};
  for (const Row& row : rows) length = std::max(length, row.to - row.from);
  return length;
}
}  // namespace

Drawing calls_figure(const std::vector<CallColumn>& columns, const Frame& frame) {
  if (columns.empty()) return {};
  const Duration interval = longest(columns);
  // Each layer is a box from the top of the one below to its own top: exact edges, no smoothing.
  std::vector<std::int64_t> floor(columns.size(), 0);
  std::string blocks, plots;
  int n = 0;
  for (const Layer& layer : layers) {
    std::string rows;
    bool any = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const CallColumn& column = columns[i];
      const std::int64_t top = floor[i] + column.*layer.count;
      any = any || top > floor[i];
      rows +=
          fmt::format("{0} {1} {0} {2} {1} {3}\n", local(column.from, frame), floor[i], local(column.to, frame), top);
      floor[i] = top;
    }
    if (!any) continue;
    blocks += block(fmt::format("layer{}", ++n), rows);
    const words::Argument within{"within", words::duration(seconds(frame.within_s))};
    plots += fmt::format(
        "{} $layer{} using 1:2:3:4:5:6 with boxxyerror fillstyle solid 1 border rgb '#ffffff' linecolor rgb '{}' title "
        "{}",
        n == 1 ? "plot" : ", \\\n", n, layer.colour, quoted(figure_word(layer.code, frame, {within})));
  }
  if (n == 0) return {};
  const std::int64_t highest = *std::max_element(floor.begin(), floor.end());
  std::string script = common(figure_word("calls.title", frame), frame, width);
  script += fmt::format("set ylabel {}\nset yrange [0:{:.1f}]\n",
                        quoted(figure_word("calls.axis", frame, {{"interval", words::duration(interval)}})),
                        static_cast<double>(highest) * 1.12);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].talk_cut == 0) continue;
    const Time middle = columns[i].from + Duration{(columns[i].to - columns[i].from).us / 2};
    const Said cut = words::same(words::count(columns[i].talk_cut));
    script += fmt::format("set label {} at {},{} center offset 0,0.6 textcolor rgb '{}' font ',12' front\n",
                          quoted(figure_word("calls.talk_cut", frame, {{"n", cut}})), local(middle, frame), floor[i],
                          vermilion);
  }
  return gnuplot("calls", width, 400, script + blocks + plots + "\n");
}

Drawing load_figure(const Load& load, const Frame& frame) {
  if (load.points.empty() && load.able.empty()) return {};
  std::string points, able;
  double highest = 1;
  bool any_work = false;
  // The last value is drawn to the end of its interval: a stair needs a closing point.
  for (const LoadPoint& p : load.points) {
    points += fmt::format("{} {:.4f} {:.4f} {:.4f}\n", local(p.from, frame), p.busy, p.work, p.waiting);
    highest = std::max({highest, p.busy, p.work, p.waiting});
    any_work = any_work || p.work > 0;
  }
  if (!load.points.empty()) {
    const LoadPoint& p = load.points.back();
    points += fmt::format("{} {:.4f} {:.4f} {:.4f}\n", local(p.to, frame), p.busy, p.work, p.waiting);
  }
  for (const Level& level : load.able) {
    able += fmt::format("{} {:.4f}\n", local(level.at, frame), level.value);
    highest = std::max(highest, level.value);
  }
  if (!load.able.empty()) able += fmt::format("{} {:.4f}\n", local(frame.to, frame), load.able.back().value);
  std::string script =
      common(figure_word("seats.title", frame, {{"interval", words::duration(longest(load.points))}}), frame, width);
  script +=
      fmt::format("set ylabel {}\nset yrange [0:{:.1f}]\n", quoted(figure_word("seats.axis", frame)), highest * 1.08);
  std::string plots;
  const auto add = [&](const std::string& plot) { plots += (plots.empty() ? "plot " : ", \\\n ") + plot; };
  if (!able.empty()) {
    script += block("able", able);
    add(fmt::format("$able using 1:2 with fillsteps fillstyle solid 1 noborder linecolor rgb '#dcebf5' notitle"));
    add(fmt::format("$able using 1:2 with steps linewidth 2 linecolor rgb '{}' title {}", blue,
                    quoted(figure_word("seats.able", frame))));
  }
  if (!points.empty()) {
    script += block("points", points);
    add(fmt::format("$points using 1:2 with steps linewidth 2 linecolor rgb '{}' dashtype (6,3) title {}", green,
                    quoted(figure_word("seats.busy", frame))));
    if (any_work)
      add(fmt::format("$points using 1:3 with steps linewidth 2 linecolor rgb '{}' dashtype (2,3) title {}", purple,
                      quoted(figure_word("seats.work", frame))));
    add(fmt::format("$points using 1:4 with steps linewidth 2.4 linecolor rgb '{}' title {}", vermilion,
                    quoted(figure_word("seats.waiting", frame))));
  }
  return gnuplot("seats", width, 380, script + plots + "\n");
}

}  // namespace tuiyan::drawing
