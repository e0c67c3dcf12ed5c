#include "report/figure_file.hpp"

#include <fmt/format.h>

#include "report/form.hpp"

namespace tuiyan::report {
namespace {

std::string file_name(const std::string& stem, Language language) {
  return fmt::format("{}.{}.svg", stem, tag(language));
}

}  // namespace

void add_figure(Figures& made, const std::string& stem, const std::string& caption, drawing::Drawing drawing,
                Language language) {
  if (!drawing.problem.en.empty() && made.problem.en.empty()) made.problem = drawing.problem;
  made.traffic.push_back({file_name(stem, language), caption, std::move(drawing.svg)});
}

const FigureFile* drawn(const Figures& figures, const std::string& stem, Language language) {
  const std::string name = file_name(stem, language);
  for (const FigureFile& figure : figures.traffic)
    if (figure.name == name && !figure.svg.empty()) return &figure;
  return nullptr;
}

std::string drawn_name(const Figures& figures, const std::string& stem, Language language) {
  const FigureFile* figure = drawn(figures, stem, language);
  return figure == nullptr ? "" : figure->name;
}

}  // namespace tuiyan::report
