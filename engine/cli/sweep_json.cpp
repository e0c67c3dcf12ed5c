#include "cli/sweep_json.hpp"

#include "cli/study_node.hpp"
#include "model/metric.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;
using result::Sweep;
using result::SweepPoint;
using result::SweepReading;

Node whole_number(std::uint64_t n) { return json::integer(static_cast<std::int64_t>(n)); }

Node text_or_null(const std::string& text) { return text.empty() ? json::null() : json::string(text); }

Node reading_node(const Sweep& sweep, const SweepReading& reading, bool first) {
  const bool any = reading.odds.applicable > 0;
  return json::object({{"target", json::string(sweep.documents->plan.targets[reading.odds.target].id)},
                       {"applicable", json::integer(reading.odds.applicable)},
                       {"met", any ? estimate_node(reading.odds.probability) : json::null()},
                       {"joint_low", any ? json::number(reading.joint.low) : json::null()},
                       {"joint_high", any ? json::number(reading.joint.high) : json::null()},
                       {"met_step", any && !first ? estimate_node(reading.odds_step) : json::null()},
                       {"figure", any ? estimate_node(reading.figure) : json::null()},
                       {"figure_step", any && !first ? estimate_node(reading.figure_step) : json::null()},
                       {"censored", json::integer(reading.odds.censored)},
                       {"formula", reading.formula ? json::number(*reading.formula) : json::null()}});
}

Node point_node(const Sweep& sweep, const SweepPoint& point) {
  std::vector<Node> readings;
  for (const SweepReading& one : point.readings)
    readings.push_back(reading_node(sweep, one, &point == &sweep.points.front()));
  return json::object({{"value", json::string(point.text)},
                       {"number", json::number(point.number)},
                       {"played", whole_number(point.played)},
                       {"lost_count", whole_number(point.lost_count)},
                       {"lost", lost_node(point.lost)},
                       {"formula", text_or_null(point.formula)},
                       {"targets", json::array(std::move(readings))}});
}

Node sweep_node(const Sweep& sweep) {
  std::vector<Node> points, ranges, gaps;
  for (const SweepPoint& point : sweep.points) points.push_back(point_node(sweep, point));
  const auto value = [&](const std::optional<std::size_t>& row) {
    return row ? json::string(sweep.points[*row].text) : json::null();
  };
  for (std::size_t i = 0; i < sweep.targets.size(); ++i) {
    const Target& target = sweep.documents->plan.targets[sweep.targets[i]];
    ranges.push_back(json::object({{"target", json::string(target.id)},
                                   {"metric", json::string(std::string(describe(target.metric).name))},
                                   {"confidence", json::number(target.confidence)},
                                   {"smallest_sure", value(sweep.ranges[i].first_sure)},
                                   {"largest_sure", value(sweep.ranges[i].last_sure)},
                                   {"smallest_possible", value(sweep.ranges[i].first_possible)},
                                   {"largest_possible", value(sweep.ranges[i].last_possible)}}));
  }
  for (const std::string& gap : sweep.gaps) gaps.push_back(json::string(gap));
  return json::object({{"scenario", json::string(sweep.documents->scenario.id)},
                       {"documents", json::string(documents_hash(*sweep.documents))},
                       {"asked", whole_number(sweep.asked)},
                       {"drills", whole_number(sweep.drills)},
                       {"lost_count", whole_number(sweep.lost_count)},
                       {"interrupted", json::boolean(sweep.interrupted)},
                       {"uncertain", json::boolean(sweep.uncertain)},
                       {"no_formula_because", json::array(std::move(gaps))},
                       {"targets", json::array(std::move(ranges))},
                       {"points", json::array(std::move(points))}});
}

}  // namespace

std::string sweep_json(const std::vector<Sweep>& sweeps) {
  std::vector<Node> scenarios;
  for (const Sweep& one : sweeps) scenarios.push_back(sweep_node(one));
  const Sweep& first = sweeps.front();
  return json::to_text(json::object({{"format", json::integer(1)},
                                     {"study", json::string("sweep")},
                                     {"version", json::string(TUIYAN_VERSION)},
                                     {"plan", json::string(first.documents->plan.id)},
                                     {"seed", whole_number(first.seed)},
                                     {"over", json::string(first.pointer)},
                                     {"unit", text_or_null(first.unit)},
                                     {"scenarios", json::array(std::move(scenarios))}}),
                       2) +
         "\n";
}

}  // namespace tuiyan::cli
