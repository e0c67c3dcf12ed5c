// The figures of a report.
//
// Contract: pure functions of their data but for the run of gnuplot. Times on axes are local clock
// times. A figure without data is neither drawn nor a problem. Colours are from palettes that
// colour-blind readers can tell apart (Okabe and Ito 2008; Tol's muted set), and no figure says by
// colour alone what it says.
#pragma once

#include "draw/gnuplot.hpp"
#include "draw/series.hpp"

namespace tuiyan::drawing {

// The time axis and the language, shared by the figures of one report.
struct Frame {
  Duration start_of_day{0};
  Time from, to;
  double within_s = 20;
  Language language = Language::zh;
};
[[nodiscard]] Frame frame_of(const Log& log, Language language);

[[nodiscard]] Drawing calls_figure(const std::vector<CallColumn>& columns, const Frame& frame);
[[nodiscard]] Drawing load_figure(const Load& load, const Frame& frame);
// `name` is the service's; `suffix` makes the figure's ids unique in the page.
[[nodiscard]] Drawing capacity_figure(const Capacity& capacity, const std::string& name, const std::string& suffix,
                                      const std::vector<Mark>& faults, const Frame& frame);
// `title`: the code of its title, see words/figure_words.cpp.
[[nodiscard]] Drawing waterfall_figure(const std::vector<Bar>& bars, const std::string& suffix, const Frame& frame,
                                       std::string_view title = "waterfall.title");

}  // namespace tuiyan::drawing
