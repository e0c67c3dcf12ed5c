#include "cli/result_json.hpp"

#include <array>

#include "draw/code.hpp"
#include "event/entry.hpp"
#include "json/build.hpp"
#include "model/metric.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;

constexpr std::array<const char*, 4> grade_names{"excellent", "good", "fair", "poor"};
constexpr std::array<const char*, 5> rating_names{"P", "S", "M", "U", "not_applicable"};

Node pieces_of(const Log& log, const score::Reading& reading) {
  std::vector<Node> pieces;
  for (const score::Piece& piece : score::waterfall(log, reading))
    pieces.push_back(
        json::object({{"from_s", json::number(in_seconds(piece.from))},
                      {"seconds", json::number(in_seconds(piece.to - piece.from))},
                      {"delay", json::string(std::string(drawing::code(piece.delay)))},
                      {"clause", piece.clause.empty() ? json::null() : json::string(piece.clause)},
                      {"step", piece.step ? json::string(log.documents->plan.flow[piece.step].id) : json::null()},
                      {"entry", json::integer(piece.entry)}}));
  return json::array(std::move(pieces));
}

Node result_of(const Log& log, const score::Result& result) {
  const Target& target = log.documents->plan.targets[result.target];
  const MetricFacts& metric = describe(target.metric);
  return json::object(
      {{"target", json::string(target.id)},
       {"clause", json::string(target.clause)},
       {"metric", json::string(std::string(metric.name))},
       {"applicable", json::boolean(result.reading.applicable)},
       {"censored", json::boolean(result.reading.censored)},
       {"value", json::number(result.reading.value)},
       {target.upper ? "at_most" : "at_least", json::number(target.limit)},
       {"met", json::boolean(result.met)},
       {"critical", json::boolean(target.critical)},
       {"margin", json::number(result.margin)},
       {"attainment", json::number(result.attainment)},
       {"rating", json::string(rating_names.at(static_cast<std::size_t>(result.rating)))},
       {"waterfall", metric.unit == MetricUnit::time ? pieces_of(log, result.reading) : json::array({})}});
}

Node expected_of(const Log& log, const Expectation& expected) {
  const score::Reading reading = score::read(log, expected.figure);
  return json::object({{"expected", json::string(expected.id)},
                       {"metric", json::string(std::string(describe(expected.figure.metric).name))},
                       {"happened", json::number(expected.happened)},
                       {"calibrated", json::boolean(expected.is_calibrated)},
                       {"applicable", json::boolean(reading.applicable)},
                       {"censored", json::boolean(reading.censored)},
                       {"value", json::number(reading.value)}});
}

}  // namespace

std::string result_json(const Log& log, const score::Scorecard& card) {
  std::vector<Node> results, expected;
  for (const Expectation& one : log.documents->scenario.expect) expected.push_back(expected_of(log, one));
  for (const score::Result& result : card.results) results.push_back(result_of(log, result));
  const Documents& documents = *log.documents;
  const Node root = json::object({{"format", json::integer(1)},
                                  {"plan", json::string(documents.plan.id)},
                                  {"plan_version", json::string(documents.plan.header.version)},
                                  {"scenario", json::string(documents.scenario.id)},
                                  {"site", json::string(documents.site.id)},
                                  {"seed", json::integer(static_cast<std::int64_t>(log.luck.seed))},
                                  {"replication", json::integer(static_cast<std::int64_t>(log.luck.replication))},
                                  {"end_s", json::number(in_seconds(log.end))},
                                  {"grade", json::string(grade_names.at(static_cast<std::size_t>(card.grade)))},
                                  {"weighted_attainment", json::number(card.weighted_attainment)},
                                  {"critical_missed", json::boolean(card.critical_missed)},
                                  {"service_lost_by_wrong_action", json::boolean(card.service_lost_by_wrong_action)},
                                  {"aborted", json::boolean(card.aborted)},
                                  {"results", json::array(std::move(results))},
                                  {"expected", json::array(std::move(expected))}});
  return json::to_text(root, 2) + "\n";
}

}  // namespace tuiyan::cli
