// Curves as drawn and as told.
#include "report/sweep_report.hpp"

#include <doctest/doctest.h>

#include "model/metric.hpp"
#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;

namespace {

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The share of the second target rises from 40 % to 60 %, with a formula beside it; it is met in 1 and 3 of 4 drills.
result::Sweep rising() {
  result::Sweep sweep;
  sweep.documents = sample::documents();
  sweep.pointer = "/site/seat_groups/seats/seats";
  sweep.drills = 8;
  sweep.asked = 4;
  const Index<Target> row = sweep.documents->plan.targets.at(1);
  sweep.targets = {row};
  sweep.ranges.resize(1);
  for (int i = 0; i < 2; ++i) {
    result::SweepPoint point;
    point.number = 10 + 10 * i;
    point.text = std::to_string(10 + 10 * i);
    point.played = 4;
    point.formula = "erlang_b";
    result::SweepReading reading;
    reading.odds.target = row;
    reading.odds.applicable = 4;
    reading.odds.met = 1 + 2 * i;
    reading.odds.probability = {0.25 + 0.5 * i, {0.1 + 0.5 * i, 0.4 + 0.5 * i}};
    reading.figure = {0.4 + 0.2 * i, {0.35 + 0.2 * i, 0.45 + 0.2 * i}};
    reading.formula = 0.41 + 0.2 * i;
    point.readings = {reading};
    sweep.points.push_back(point);
  }
  return sweep;
}

}  // namespace

TEST_CASE("a sweep's shares and odds are drawn in percent") {
  const result::Sweep sweep = rising();
  REQUIRE(describe(sweep.documents->plan.targets[sweep.targets[0]].metric).unit == MetricUnit::share);
  const report::Figures figures = report::sweep_figures({sweep}, Language::en);
  REQUIRE_MESSAGE(figures.problem.en.empty(), figures.problem.en);
  REQUIRE(figures.traffic.size() == 2);
  for (const report::FigureFile& figure : figures.traffic) {
    CAPTURE(figure.name);
    // Labels reach as far as the curve does, each once.
    for (const char* label : {">0 %<", ">40 %<", ">60 %<"}) {
      const auto at = figure.svg.find(label);
      CHECK_MESSAGE(at != std::string::npos, label);
      if (at != std::string::npos) CHECK(figure.svg.find(label, at + 1) == std::string::npos);
    }
  }
  CHECK(holds(figures.traffic[0].svg, ">100 %<"));  // odds: the whole range
}

TEST_CASE("a sweep's table has the formula beside the figure") {
  const std::string told = report::sweep_terminal({rising()}, Language::en, false);
  for (const char* part : {"25.0%", "75.0%", "40.0%", "60.0%", "41.0%", "61.0%", "Erlang B"})
    CHECK_MESSAGE(holds(told, part), part << " in " << told);
}
