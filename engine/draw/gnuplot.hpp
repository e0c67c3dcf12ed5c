// One figure through gnuplot.
//
// Contract: the same script gives the same bytes. `svg` is a single <svg> element without XML
// declaration, with ids that begin with the figure's name (several may stand in one page), with a
// viewBox and no fixed size in pixels. When it could not be drawn, `svg` is empty and `problem`
// says why in both languages.
#pragma once

#include <string>

#include "base/diagnostic.hpp"

namespace tuiyan::drawing {

struct Drawing {
  std::string svg;
  Said problem;
  [[nodiscard]] bool is_drawn() const { return !svg.empty(); }
};

// `figure`: letters, digits and hyphens. `script` draws on a terminal that is already set; `width` and `height` in
// pixels.
[[nodiscard]] Drawing gnuplot(const std::string& figure, int width, int height, const std::string& script);

// A text as a gnuplot string, quotes included. Nothing in it is interpreted.
[[nodiscard]] std::string quoted(const std::string& text);

}  // namespace tuiyan::drawing
