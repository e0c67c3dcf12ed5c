#include "cli/criticality_json.hpp"

#include "cli/study_node.hpp"
#include "model/metric.hpp"

namespace tuiyan::cli {
namespace {

using json::Node;
using result::Criticality;
using result::Part;

Node integer(std::uint64_t n) { return json::integer(static_cast<std::int64_t>(n)); }

Node name_node(const result::PartName& name) {
  return json::object({{"kind", json::string(std::string(result::code(name.kind)))},
                       {"id", json::string(name.id)},
                       {"name", json::object({{"zh", json::string(name.name.in(Language::zh))},
                                              {"en", json::string(name.name.in(Language::en))}})},
                       {"clause", json::string(name.clause)}});
}

Node change_node(const Criticality& study, const result::TargetChange& change) {
  return json::object({{"target", json::string(study.documents->plan.targets[change.before].id)},
                       {"drills", json::integer(change.pairs)},
                       {"met_with", estimate_node(change.met_before)},
                       {"met_without", estimate_node(change.met_after)},
                       {"met_change", estimate_node(change.met_change)},
                       {"figure_change", estimate_node(change.figure_change)}});
}

// Of the targets only those that moved.
Node part_node(const Criticality& study, const Part& part) {
  std::vector<Node> names, targets, single;
  for (const result::PartName& name : part.names) names.push_back(name_node(name));
  for (const result::TargetChange& change : part.targets)
    if (change.gained + change.gone > 0 || change.figure_change.value != 0)
      targets.push_back(change_node(study, change));
  for (const Index<Target> target : part.single_point)
    single.push_back(json::string(study.documents->plan.targets[target].id));
  const bool any = part.played > 0;
  return json::object({{"parts", json::array(std::move(names))},
                       {"played", integer(part.played)},
                       {"lost_count", integer(part.lost_count)},
                       {"lost", lost_node(part.lost)},
                       {"best_rank", integer(part.best_rank)},
                       {"worst_rank", integer(part.worst_rank)},
                       {"met_share", any ? estimate_node(part.cost) : json::null()},
                       {"delay_s", any ? estimate_node(part.delay_s) : json::null()},
                       {"single_point_of", json::array(std::move(single))},
                       {"unnoticed", json::boolean(part.unnoticed)},
                       {"noticed_at_most", part.unnoticed ? json::number(part.noticed_within) : json::null()},
                       {"targets", json::array(std::move(targets))},
                       {"patch", json::raw(part.patch)}});
}

Node base_node(const Criticality& study, const result::TargetOdds& odds) {
  constexpr std::array<const char*, 4> promises{"kept", "broken", "undecided", "not_applicable"};
  const Target& target = study.documents->plan.targets[odds.target];
  return json::object({{"target", json::string(target.id)},
                       {"confidence", json::number(target.confidence)},
                       {"applicable", json::integer(odds.applicable)},
                       {"met", odds.applicable > 0 ? estimate_node(odds.probability) : json::null()},
                       {"promise", json::string(promises.at(static_cast<std::size_t>(odds.promise)))}});
}

Node study_node(const Criticality& study) {
  const auto list = [&](const std::vector<Part>& parts) {
    std::vector<Node> rows;
    for (const Part& part : parts) rows.push_back(part_node(study, part));
    return json::array(std::move(rows));
  };
  std::vector<Node> base, refused;
  for (const result::TargetOdds& odds : study.base) base.push_back(base_node(study, odds));
  for (const result::Refused& one : study.refused)
    refused.push_back(json::object({{"part", name_node(one.name)}, {"why", json::string(one.why.en)}}));
  return json::object(
      {{"scenario", json::string(study.documents->scenario.id)},
       {"documents", json::string(documents_hash(*study.documents))},
       {"budget", integer(study.budget)},
       {"drills", integer(study.drills)},
       {"whole_plan_played", integer(study.base_played)},
       {"interrupted", json::boolean(study.interrupted)},
       {"uncertain", json::boolean(study.uncertain)},
       {"confidence_of_order", json::number(study.confidence)},
       {"shorter", json::number(study.shorter)},
       {"target", study.only ? json::string(study.documents->plan.targets[study.only].id) : json::null()},
       {"lost_count", integer(study.lost_count)},
       {"whole_plan_lost", lost_node(study.base_lost)},
       {"whole_plan", json::array(std::move(base))},
       {"losses", list(study.losses)},
       {"pairs", list(study.pairs)},
       {"gains", list(study.gains)},
       {"refused", json::array(std::move(refused))}});
}

}  // namespace

std::string criticality_json(const std::vector<Criticality>& studies) {
  std::vector<Node> scenarios;
  for (const Criticality& one : studies) scenarios.push_back(study_node(one));
  const Criticality& first = studies.front();
  return json::to_text(json::object({{"format", json::integer(1)},
                                     {"study", json::string("criticality")},
                                     {"version", json::string(TUIYAN_VERSION)},
                                     {"plan", json::string(first.documents->plan.id)},
                                     {"seed", integer(first.seed)},
                                     {"scenarios", json::array(std::move(scenarios))}}),
                       2) +
         "\n";
}

}  // namespace tuiyan::cli
