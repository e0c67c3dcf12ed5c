// The figures of many drills by their stems: <stem>.<lang>.svg. Internal to the room.
//
// Contract: a figure that could not be drawn is kept without content, and the first problem of all with it.
#pragma once

#include <string>

#include "draw/gnuplot.hpp"
#include "report/report.hpp"

namespace tuiyan::report {

void add_figure(Figures& made, const std::string& stem, const std::string& caption, drawing::Drawing drawing,
                Language language);
// None when there is nothing to be seen.
[[nodiscard]] const FigureFile* drawn(const Figures& figures, const std::string& stem, Language language);
[[nodiscard]] std::string drawn_name(const Figures& figures, const std::string& stem, Language language);  // or ""

}  // namespace tuiyan::report
