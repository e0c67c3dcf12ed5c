#include "oracle/call_figure.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "score/score.hpp"

namespace tuiyan::oracle {
namespace {

double reading(const Log& log, const std::string& target_id) {
  const auto target = log.documents->plan.targets.find(target_id);
  if (!target) throw LogicFault("no target of the name " + target_id);
  const score::Reading found = score::read(log, log.documents->plan.targets[target]);
  if (!found.applicable || found.censored) throw LogicFault("no reading of the target " + target_id);
  return found.value;
}

double answered_at_most(const Log& log, double edge_s) {
  std::int64_t at_most = 0, answered = 0;
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    at_most += cohort.wait_answered.at_most(edge_s);
    answered += cohort.answered;
  }
  return static_cast<double>(at_most) / static_cast<double>(answered);
}

double lines_busy(const Log& log, double at_s) {
  for (const SampleRecord& sample : log.traffic.samples)
    if (sample.at == Time{0} + seconds(at_s)) return static_cast<double>(sample.lines_busy);
  throw LogicFault("no sample at that instant");
}

double last_call_s(const Log& log) {
  Time last;
  for (const CallRecord& call : log.traffic.calls) last = std::max(last, call.at);
  return in_seconds(last);
}

double raw(const json::Node& facts, const Log& log) {
  if (const json::Node* id = facts.find("target")) return reading(log, id->text);
  if (const json::Node* edge_s = facts.find("answered_at_most_s")) return answered_at_most(log, edge_s->number);
  if (const json::Node* at_s = facts.find("lines_busy_at_s")) return lines_busy(log, at_s->number);
  if (facts.find("last_call_s")) return last_call_s(log);
  throw LogicFault("the metric does not say what it is read from");
}

}  // namespace

Sample call_figure(const Expected& metric, const Log& log) {
  const json::Node& facts = metric.facts;
  double value = raw(facts, log);
  if (const json::Node* times = facts.find("times")) value *= times->number;
  if (facts.find("one_minus")) value = 1 - value;
  if (const json::Node* most = facts.find("at_most")) value = value <= most->number ? 1 : 0;
  if (const json::Node* least = facts.find("at_least")) value = value >= least->number ? 1 : 0;
  if (const json::Node* other = facts.find("with")) return {value, reading(log, other->text)};
  if (const json::Node* by = facts.find("weighted_by")) {
    const double weight = reading(log, by->text);
    return {value * weight, weight};
  }
  return {value};
}

}  // namespace tuiyan::oracle
