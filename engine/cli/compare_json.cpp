#include "cli/compare_json.hpp"

#include "cli/study_node.hpp"
#include "model/metric.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;
using result::Comparison;

constexpr std::array<const char*, 5> verdict_names{"better", "worse", "same", "open", "not_applicable"};
constexpr std::array<const char*, 3> dominance_names{"none", "by_new", "by_old"};
constexpr std::array<const char*, 4> change_names{"changed", "added", "removed", "renamed"};

Node integer(std::uint64_t n) { return json::integer(static_cast<std::int64_t>(n)); }

Node target_node(const Comparison& comparison, const result::TargetChange& change) {
  const Target& target = comparison.before->plan.targets[change.before];
  const Node none = json::null();
  const bool any = change.pairs > 0;
  const auto estimate = [&](const result::Estimate& one) { return any ? estimate_node(one) : none; };
  const auto number = [&](double value) { return any ? json::number(value) : none; };
  return json::object({{"target", json::string(target.id)},
                       {"clause", json::string(target.clause)},
                       {"metric", json::string(std::string(describe(target.metric).name))},
                       {target.upper ? "at_most" : "at_least", json::number(target.limit)},
                       {"limit_moved", json::boolean(change.limit_moved)},
                       {"pairs", json::integer(change.pairs)},
                       {"only_old_applies", json::integer(change.only_before)},
                       {"only_new_applies", json::integer(change.only_after)},
                       {"gained", json::integer(change.gained)},
                       {"gone", json::integer(change.gone)},
                       {"met_old", estimate(change.met_before)},
                       {"met_new", estimate(change.met_after)},
                       {"met_change", estimate(change.met_change)},
                       {"figure_old", number(change.figure_before)},
                       {"figure_new", number(change.figure_after)},
                       {"figure_change", estimate(change.figure_change)},
                       {"new_is_better", estimate(change.better)},
                       {"new_is_worse", number(change.worse)},
                       {"variance_ratio", number(change.variance_ratio)},
                       {"dominance", json::string(dominance_names.at(static_cast<std::size_t>(change.dominance)))},
                       {"verdict", json::string(verdict_names.at(static_cast<std::size_t>(change.verdict)))}});
}

Node way_node(const Comparison& comparison, const result::WaySaving& way) {
  std::vector<Node> clauses;
  for (const result::ClauseSaving& one : way.clauses)
    clauses.push_back(json::object({{"clause", one.clause.empty() ? json::null() : json::string(one.clause)},
                                    {"saved_s", estimate_node(one.saved_s)}}));
  return json::object({{"target", json::string(comparison.before->plan.targets[way.before].id)},
                       {"pairs", json::integer(way.pairs)},
                       {"saved_s", estimate_node(way.saved_s)},
                       {"clauses", json::array(std::move(clauses))}});
}

Node ids(const Table<Target>& targets, const std::vector<Index<Target>>& rows) {
  std::vector<Node> all;
  for (const Index<Target> row : rows) all.push_back(json::string(targets[row].id));
  return json::array(std::move(all));
}

Node comparison_node(const Comparison& comparison) {
  std::vector<Node> targets, ways, changes;
  for (const result::TargetChange& one : comparison.targets) targets.push_back(target_node(comparison, one));
  for (const result::WaySaving& one : comparison.ways) ways.push_back(way_node(comparison, one));
  for (const result::DocumentChange& one : comparison.changes)
    changes.push_back(json::object({{"kind", json::string(change_names.at(static_cast<std::size_t>(one.kind)))},
                                    {"pointer", json::string(one.pointer)},
                                    {"old", json::string(one.before)},
                                    {"new", json::string(one.after)}}));
  return json::object({{"scenario", json::string(comparison.after->scenario.id)},
                       {"documents_old", json::string(documents_hash(*comparison.before))},
                       {"documents_new", json::string(documents_hash(*comparison.after))},
                       {"played", integer(comparison.played)},
                       {"asked", comparison.asked ? integer(*comparison.asked) : json::null()},
                       {"precision", json::number(comparison.precision)},
                       {"precise", json::boolean(comparison.precise)},
                       {"interrupted", json::boolean(comparison.interrupted)},
                       {"uncertain", json::boolean(comparison.uncertain)},
                       {"lost_count", integer(comparison.lost_count)},
                       {"lost", lost_node(comparison.lost)},
                       {"weighted_attainment_change", estimate_node(comparison.attainment_change)},
                       {"targets", json::array(std::move(targets))},
                       {"targets_removed", ids(comparison.before->plan.targets, comparison.removed)},
                       {"targets_added", ids(comparison.after->plan.targets, comparison.added)},
                       {"savings", json::array(std::move(ways))},
                       {"changes", json::array(std::move(changes))}});
}

}  // namespace

std::string compare_json(const std::vector<Comparison>& comparisons) {
  std::vector<Node> scenarios;
  for (const Comparison& one : comparisons) scenarios.push_back(comparison_node(one));
  const Comparison& first = comparisons.front();
  return json::to_text(json::object({{"format", json::integer(1)},
                                     {"study", json::string("compare")},
                                     {"version", json::string(TUIYAN_VERSION)},
                                     {"plan_old", json::string(first.before->plan.id)},
                                     {"plan_new", json::string(first.after->plan.id)},
                                     {"seed", integer(first.seed)},
                                     {"scenarios", json::array(std::move(scenarios))}}),
                       2) +
         "\n";
}

}  // namespace tuiyan::cli
