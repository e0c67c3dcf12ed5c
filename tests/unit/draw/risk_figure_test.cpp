// The risk matrix as an SVG.
#include "draw/risk_figure.hpp"

#include <doctest/doctest.h>

namespace tuiyan::drawing {
namespace {

RiskMatrix matrix_of(std::vector<RiskMark> marks) {
  RiskMatrix matrix;
  matrix.title = "风险矩阵";
  matrix.x_title = "后果";
  matrix.y_title = "可能性";
  for (std::size_t i = 0; i < 5; ++i) {
    matrix.x_bands.at(i) = "x" + std::to_string(i);
    matrix.y_bands.at(i) = "y" + std::to_string(i);
  }
  matrix.marks = std::move(marks);
  return matrix;
}

}  // namespace

TEST_CASE("every risk stands in the matrix by its number; the same data give the same bytes") {
  const RiskMatrix matrix = matrix_of({{"1 !!", 4, 0}, {"2", 4, 0}, {"3 !", 0, 4}});
  const Drawing drawing = risk_figure(matrix, "risk");
  REQUIRE_MESSAGE(drawing.is_drawn(), drawing.problem.en);
  for (const char* text : {"风险矩阵", "后果", "可能性", "1 !!", "3 !", "x4", "y0"})
    CHECK_MESSAGE(drawing.svg.find(text) != std::string::npos, text);
  CHECK(risk_figure(matrix, "risk").svg == drawing.svg);
}

TEST_CASE("no risk, no figure; too many in a cell are told by dots") {
  CHECK_FALSE(risk_figure(matrix_of({}), "risk").is_drawn());
  std::vector<RiskMark> marks;
  for (int i = 1; i <= 7; ++i) marks.push_back({"r" + std::to_string(i), 2, 2});
  const Drawing drawing = risk_figure(matrix_of(marks), "risk");
  CHECK(drawing.svg.find("r4") != std::string::npos);
  CHECK(drawing.svg.find("r5") == std::string::npos);
  CHECK(drawing.svg.find("…") != std::string::npos);
}

}  // namespace tuiyan::drawing
