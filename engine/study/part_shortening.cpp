#include <string_view>
#include <vector>

#include "score/work.hpp"
#include "study/part.hpp"
#include "study/tree.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using result::PartKind;

// Where the documents write how long something takes, by the kind of delay that the waterfall charges it to; "*" is
// every row. Steps go by score::work_of. What comes on a certain day (a supplier's arrives_in_days) is no duration.
struct DelayFacts {
  Delay kind;
  std::string_view code;  // as in words/delay_words.cpp
  std::vector<std::string_view> places;
};

const std::vector<DelayFacts>& delay_facts() {
  static const std::vector<DelayFacts> all{
      {Delay::noticing, "noticing", {"/site/monitors/*/after", "/site/monitors/*/every"}},
      {Delay::reporting,
       "reporting",
       {"/site/channels/*/dial", "/site/channels/*/briefing", "/site/people/*/reaction", "/plan/roles/*/hand_over"}},
      {Delay::deciding, "deciding", {}},
      {Delay::travelling, "travelling", {"/site/people/*/travel", "/site/locations/*/travel"}},
      {Delay::waiting_for_part,
       "waiting_for_part",
       {"/plan/suppliers/*/prepares", "/plan/suppliers/*/road", "/plan/flow/*/do/dispatch/road"}},
      {Delay::locating, "locating", {"/scenario/faults/*/mend/diagnosis"}},
      {Delay::repairing,
       "repairing",
       {"/scenario/faults/*/mend/repair", "/scenario/faults/*/mend/temporary/takes",
        "/site/components/*/breakdowns/repair", "/site/seat_groups/*/breakdowns/repair"}},
      {Delay::switching, "switching", {}},
      {Delay::restarting, "restarting", {"/site/components/*/restart", "/site/seat_groups/*/log_in"}},
      {Delay::verifying, "verifying", {"/site/monitors/*/clears_after"}},
      {Delay::informing, "informing", {"/plan/announcements/*/reaches_after"}},
      {Delay::draining_queue, "draining_queue", {"/site/calls/*/typing"}},
      {Delay::waiting_for_safety, "waiting_for_safety", {"/scenario/hazards/*/clearing"}},
  };
  return all;
}

bool shorten_places(Node& node, const std::vector<std::string>& tokens, std::size_t from, double factor) {
  if (from == tokens.size()) return scale_durations(node, factor);
  if (tokens[from] != "*") {
    Node* below = member_of(node, tokens[from]);
    return below != nullptr && shorten_places(*below, tokens, from + 1, factor);
  }
  bool any = false;
  for (json::Member& row : node.members) any = shorten_places(row.value, tokens, from + 1, factor) || any;
  return any;
}

// The switch-over times of pairs, wherever they stand.
bool shorten_pairs(Node& node, double factor) {
  bool any = false;
  for (Node& item : node.items) any = shorten_pairs(item, factor) || any;
  for (json::Member& member : node.members) {
    if (member.key == "pair")
      for (const char* key : {"switch_over", "reboot"})
        if (Node* law = member_of(member.value, key)) any = scale_durations(*law, factor) || any;
    any = shorten_pairs(member.value, factor) || any;
  }
  return any;
}

bool shorten_step(Node& step, double factor) {
  bool any = false;
  for (const char* key : {"takes", "retry_after"})
    if (Node* law = member_of(step, key)) any = scale_durations(*law, factor) || any;
  return any;
}

// `steps`: the pointers of those whose work belongs to it.
bool shorten_delay(Node& root, const DelayFacts& facts, const std::vector<std::string>& steps, double factor) {
  bool any = false;
  for (const std::string_view place : facts.places) any = shorten_places(root, tokens_of(place), 0, factor) || any;
  if (facts.kind == Delay::switching)
    if (Node* site = member_of(root, "site")) any = shorten_pairs(*site, factor) || any;
  for (const std::string& step : steps)
    if (Node* there = place_at(root, step)) any = shorten_step(*there, factor) || any;
  return any;
}

std::string pointer_of(const Step& step) { return "/plan/flow/" + json::pointer_token(step.id); }

std::vector<std::string> steps_of(const Plan& plan, Delay kind) {
  std::vector<std::string> pointers;
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row)
    if (score::work_of(plan, plan.flow.at(row)) == kind) pointers.push_back(pointer_of(plan.flow[plan.flow.at(row)]));
  return pointers;
}

}  // namespace

std::vector<PartChange> shortenings_of(const Documents& documents, const Node& root, double factor) {
  std::vector<PartChange> found;
  for (const Step& step : documents.plan.flow) {
    const std::string pointer = pointer_of(step);
    Node tried = *place_at(root, pointer);
    if (!shorten_step(tried, factor)) continue;
    PartChange change;
    change.name = {PartKind::shorter_step, step.id, step.name, step.clause};
    change.apply = [pointer, factor](Node& changed) { shorten_step(*place_at(changed, pointer), factor); };
    found.push_back(std::move(change));
  }
  for (const DelayFacts& facts : delay_facts()) {
    const std::vector<std::string> steps = steps_of(documents.plan, facts.kind);
    Node tried = root;
    if (!shorten_delay(tried, facts, steps, factor)) continue;
    PartChange change;
    change.name.kind = PartKind::shorter_delay;
    change.name.id = facts.code;
    change.apply = [&facts, steps, factor](Node& changed) { shorten_delay(changed, facts, steps, factor); };
    found.push_back(std::move(change));
  }
  return found;
}

}  // namespace tuiyan::study
