#include "cli/assess_json.hpp"

#include <fmt/format.h>

#include "cli/study_node.hpp"
#include "draw/code.hpp"
#include "event/entry.hpp"
#include "model/metric.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;
using result::Assessment;

constexpr std::array<const char*, 4> promise_names{"kept", "broken", "undecided", "not_applicable"};
constexpr std::array<const char*, 3> agreement_names{"agrees", "differs", "not_applicable"};

Node percentile_node(const result::Percentile& one) {
  const auto bound = [](const result::Bound& at, bool unbounded) {
    if (unbounded) return json::null();
    if (at.open) return json::object({{"later_than", json::number(at.value)}});
    return json::number(at.value);
  };
  return json::object({{"part", json::number(one.part)},
                       {"value", bound(one.value, false)},
                       {"low", bound(one.low, one.low_unbounded)},
                       {"high", bound(one.high, one.high_unbounded)}});
}

Node target_node(const Assessment& assessment, const result::TargetOdds& odds) {
  const Target& target = assessment.documents->plan.targets[odds.target];
  const bool any = odds.applicable > 0;
  std::vector<Node> percentiles;
  if (any)
    for (const result::Percentile& one : odds.percentiles) percentiles.push_back(percentile_node(one));
  return json::object({{"target", json::string(target.id)},
                       {"clause", json::string(target.clause)},
                       {"metric", json::string(std::string(describe(target.metric).name))},
                       {target.upper ? "at_most" : "at_least", json::number(target.limit)},
                       {"confidence", json::number(target.confidence)},
                       {"critical", json::boolean(target.critical)},
                       {"applicable", json::integer(odds.applicable)},
                       {"met", json::integer(odds.met)},
                       {"censored", json::integer(odds.censored)},
                       {"probability", any ? estimate_node(odds.probability) : json::null()},
                       {"promise", json::string(promise_names.at(static_cast<std::size_t>(odds.promise)))},
                       {"precise", json::boolean(odds.precise)},
                       {"no_worse_than", json::array(std::move(percentiles))},
                       {"margin", any ? json::number(odds.margin) : json::null()}});
}

Node expected_node(const Assessment& assessment, const result::ExpectedFigure& figure) {
  const Expectation& expected = assessment.documents->scenario.expect[figure.of];
  const bool any = figure.applicable > 0;
  std::vector<Node> percentiles;
  if (any)
    for (const result::Percentile& one : figure.percentiles) percentiles.push_back(percentile_node(one));
  return json::object({{"expected", json::string(expected.id)},
                       {"metric", json::string(std::string(describe(expected.figure.metric).name))},
                       {"happened", json::number(expected.happened)},
                       {"tolerance", expected.tolerance ? json::number(*expected.tolerance) : json::null()},
                       {"calibrated", json::boolean(expected.is_calibrated)},
                       {"applicable", json::integer(figure.applicable)},
                       {"censored", json::integer(figure.censored)},
                       {"no_more_than", json::array(std::move(percentiles))},
                       {"drills_not_above", any ? estimate_node(figure.position) : json::null()},
                       {"agreement", json::string(agreement_names.at(static_cast<std::size_t>(figure.agreement)))}});
}

Node waterfall_node(const Assessment& assessment, const result::MeanWaterfall& waterfall) {
  std::vector<Node> parts;
  for (const result::DelayShare& part : waterfall.parts)
    parts.push_back(json::object({{"clause", part.clause.empty() ? json::null() : json::string(part.clause)},
                                  {"delay", json::string(std::string(drawing::code(part.delay)))},
                                  {"mean_s", estimate_node(part.mean_s)}}));
  return json::object({{"target", json::string(assessment.documents->plan.targets[waterfall.target].id)},
                       {"reached", json::integer(waterfall.reached)},
                       {"censored", json::integer(waterfall.censored)},
                       {"mean_s", json::number(waterfall.mean_s)},
                       {"parts", json::array(std::move(parts))}});
}

Node fan_node(const Assessment& assessment, const result::Fan& fan) {
  std::vector<Node> points;
  for (const result::FanPoint& p : fan.points)
    points.push_back(
        json::array({json::number(in_seconds(p.at)), json::number(p.p05), json::number(p.p25), json::number(p.p50),
                     json::number(p.p75), json::number(p.p95), json::number(p.mean)}));
  return json::object(
      {{"of", json::string(id_of(*assessment.documents, fan.of))},
       {"columns", json::array({json::string("at_s"), json::string("p05"), json::string("p25"), json::string("p50"),
                                json::string("p75"), json::string("p95"), json::string("mean")})},
       {"points", json::array(std::move(points))}});
}

Node grades_node(const result::Grades& grades) {
  std::vector<std::pair<std::string, Node>> members;
  for (std::size_t i = 0; i < grades.counts.size(); ++i)
    members.emplace_back(std::string(drawing::code(static_cast<score::Grade>(i))), json::integer(grades.counts[i]));
  members.emplace_back("ungraded", json::integer(grades.ungraded));
  members.emplace_back("aborted", json::integer(grades.aborted));
  members.emplace_back("weighted_attainment", estimate_node(grades.attainment));
  return json::object(std::move(members));
}

Node parameter_node(const Parameter& parameter) {
  const auto written = [&](double value) {
    return parameter.unit.empty() ? json::number(value) : json::string(value_text(parameter, value));
  };
  return json::object({{"pointer", json::string(parameter.pointer)},
                       {"value", written(parameter.value)},
                       {"low", written(parameter.low)},
                       {"mode", parameter.mode ? written(*parameter.mode) : json::null()},
                       {"high", written(parameter.high)}});
}

Node spread_node(const Assessment& assessment, const result::Spread& spread) {
  std::vector<Node> movers;
  for (const result::ParameterShare& one : spread.by_parameter)
    movers.push_back(json::object({{"parameter", json::string(assessment.documents->parameters[one.parameter].pointer)},
                                   {"share", estimate_node(one.share)},
                                   {"mean_in_lowest_quarter", json::number(one.when_low)},
                                   {"mean_in_highest_quarter", json::number(one.when_high)}}));
  return json::object({{"target", json::string(assessment.documents->plan.targets[spread.target].id)},
                       {"drills", json::integer(spread.drills)},
                       {"pairs", json::integer(spread.pairs)},
                       {"deviation", json::number(spread.deviation)},
                       {"from_parameters", spread.known ? estimate_node(spread.parameters) : json::null()},
                       {"by_parameter", json::array(std::move(movers))}});
}

// Null when parameters stood as they are written.
Node uncertain_node(const Assessment& assessment) {
  if (!assessment.uncertain) return json::null();
  std::vector<Node> parameters, spreads;
  for (const Parameter& one : assessment.documents->parameters) parameters.push_back(parameter_node(one));
  for (const result::Spread& one : assessment.spreads) spreads.push_back(spread_node(assessment, one));
  return json::object({{"companions", json::integer(static_cast<std::int64_t>(assessment.companions))},
                       {"parameters", json::array(std::move(parameters))},
                       {"spreads", json::array(std::move(spreads))}});
}

Node assessment_node(const Assessment& assessment) {
  std::vector<Node> targets, expected, waterfalls, fans, worst;
  for (const result::ExpectedFigure& one : assessment.expected) expected.push_back(expected_node(assessment, one));
  for (const result::TargetOdds& odds : assessment.targets) targets.push_back(target_node(assessment, odds));
  for (const result::MeanWaterfall& one : assessment.waterfalls) waterfalls.push_back(waterfall_node(assessment, one));
  for (const result::Fan& one : assessment.fans) fans.push_back(fan_node(assessment, one));
  for (const result::Worst& one : assessment.worst) {
    std::vector<Node> missed;
    for (const Index<Target> target : one.missed)
      missed.push_back(json::string(assessment.documents->plan.targets[target].id));
    worst.push_back(json::object({{"replication", json::integer(static_cast<std::int64_t>(one.replication))},
                                  {"grade", json::string(std::string(drawing::code(one.grade)))},
                                  {"weighted_attainment", json::number(one.attainment)},
                                  {"missed", json::array(std::move(missed))}}));
  }
  return json::object(
      {{"scenario", json::string(assessment.documents->scenario.id)},
       {"documents", json::string(documents_hash(*assessment.documents))},
       {"played", json::integer(static_cast<std::int64_t>(assessment.played))},
       {"asked", assessment.asked ? json::integer(static_cast<std::int64_t>(*assessment.asked)) : json::null()},
       {"precision", json::number(assessment.precision)},
       {"interrupted", json::boolean(assessment.interrupted)},
       {"lost_count", json::integer(static_cast<std::int64_t>(assessment.lost_count))},
       {"lost", lost_node(assessment.lost)},
       {"grades", grades_node(assessment.grades)},
       {"targets", json::array(std::move(targets))},
       {"expected", json::array(std::move(expected))},
       {"waterfalls", json::array(std::move(waterfalls))},
       {"fans", json::array(std::move(fans))},
       {"worst", json::array(std::move(worst))},
       {"uncertain", uncertain_node(assessment)}});
}

}  // namespace

std::string assess_json(const std::vector<Assessment>& assessments) {
  std::vector<Node> scenarios;
  for (const Assessment& one : assessments) scenarios.push_back(assessment_node(one));
  const Documents& documents = *assessments.front().documents;
  return json::to_text(json::object({{"format", json::integer(1)},
                                     {"study", json::string("assess")},
                                     {"version", json::string(TUIYAN_VERSION)},
                                     {"plan", json::string(documents.plan.id)},
                                     {"plan_version", json::string(documents.plan.header.version)},
                                     {"seed", json::integer(static_cast<std::int64_t>(assessments.front().seed))},
                                     {"scenarios", json::array(std::move(scenarios))}}),
                       2) +
         "\n";
}

}  // namespace tuiyan::cli
