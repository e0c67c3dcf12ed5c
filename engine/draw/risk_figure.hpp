// The risk matrix: likelihood upwards, consequence to the right, each risk by its number.
//
// Contract: as figure.hpp has it. Cells are shaded by level from pale to dark, so that grey print tells them
// apart; risks of one cell stand below each other. No risk gives no figure.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "draw/gnuplot.hpp"

namespace tuiyan::drawing {

struct RiskMark {
  std::string label;                         // its number, with a sign of urgency
  std::size_t likelihood = 0, severity = 0;  // 0 to 4
};
struct RiskMatrix {
  std::string title, x_title, y_title;
  std::array<std::string, 5> x_bands, y_bands;
  std::array<std::array<int, 5>, 5> levels{};  // by likelihood and severity: 0 to 3
  std::vector<RiskMark> marks;
};

[[nodiscard]] Drawing risk_figure(const RiskMatrix& matrix, const std::string& figure);

}  // namespace tuiyan::drawing
