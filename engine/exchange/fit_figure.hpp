// Data against fit, as pictures.
//
// Contract: pure functions of the fit but for the run of gnuplot; a figure without data is left out.
#pragma once

#include <string>
#include <vector>

#include "draw/chart.hpp"
#include "exchange/fit.hpp"
#include "model/text.hpp"

namespace tuiyan::exchange {

struct FitFigure {
  std::string stem;  // "profile", "days", "talk", "course", "patience", "redial", "staff"
  std::string caption;
  drawing::Drawing drawing;
};

[[nodiscard]] std::vector<FitFigure> fit_figures(const Fit& fit, Language language);

}  // namespace tuiyan::exchange
