#include "draw/chart.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace tuiyan::drawing;

namespace {

Chart sample() {
  Chart chart;
  chart.name = "sample";
  chart.title = "Title 'quoted'";
  chart.x_title = "x";
  chart.y_title = "份额";
  chart.x_to = 10;
  chart.ticks = {{0, "zero"}, {5, "half"}};
  chart.curves = {{"data", Stroke::steps, Ink::blue, {{0, 1, 0, 0}, {5, 3, 0, 0}}, 1},
                  {"band", Stroke::band, Ink::orange, {{0, 1, 0, 2}, {5, 2, 0, 4}}, 1}};
  return chart;
}

}  // namespace

TEST_CASE("a chart holds its texts, and the same data give the same bytes") {
  const Drawing one = chart(sample());
  REQUIRE_MESSAGE(one.is_drawn(), one.problem.en);
  for (const char* text : {"Title 'quoted'", "zero", "half", "data", "band", "份额"})
    CHECK_MESSAGE(one.svg.find(text) != std::string::npos, text);
  CHECK(one.svg == chart(sample()).svg);
}

TEST_CASE("every stroke is drawn") {
  for (const Stroke stroke :
       {Stroke::line, Stroke::dashed, Stroke::steps, Stroke::points, Stroke::bars, Stroke::band, Stroke::spans}) {
    Chart one = sample();
    one.curves = {{"only", stroke, Ink::green, {{1, 2, 1, 3}, {2, 3, 2, 4}}, 0.5}};
    const Drawing drawing = chart(one);
    CHECK_MESSAGE(drawing.is_drawn(), static_cast<int>(stroke), drawing.problem.en);
  }
}

TEST_CASE("what cannot be drawn is left out; nothing at all is no problem") {
  Chart one = sample();
  one.x_logarithmic = true;
  one.x_from = 0.1;
  one.curves = {{"bad", Stroke::line, Ink::blue, {{0, 1, 0, 0}, {1, std::nan(""), 0, 0}}, 1}};
  CHECK(!chart(one).is_drawn());
  CHECK(chart(one).problem.en.empty());
  one.curves.push_back({"good", Stroke::line, Ink::blue, {{1, 1, 0, 0}, {2, 2, 0, 0}}, 1});
  CHECK(chart(one).is_drawn());
}
