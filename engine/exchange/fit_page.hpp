// The page that a fit leaves: what was read, what was found, data against fit, what stays open.
//
// Contract: Markdown with the figures by name (figures/<stem>.<lang>.svg), then one HTML page through
// engine/report. Nothing is drawn or run by `fit_markdown`.
#pragma once

#include <string>
#include <vector>

#include "exchange/fit.hpp"
#include "exchange/fit_figure.hpp"
#include "report/report.hpp"

namespace tuiyan::exchange {

[[nodiscard]] std::string fit_markdown(const Fit& fit, const std::vector<FitFigure>& figures, Language language);

struct FitPage {
  std::string markdown, html;
  report::Figures figures;
  Said problem;  // when there is no html
};
[[nodiscard]] FitPage fit_page(const Fit& fit, Language language);

}  // namespace tuiyan::exchange
