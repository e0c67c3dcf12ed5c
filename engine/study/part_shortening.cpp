#include <string_view>
#include <vector>

#include "study/part.hpp"
#include "study/tree.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using result::PartKind;

// Where the documents write how long something takes, by the kind of delay that the waterfall charges it to
// (score/waterfall.cpp): the key of every row of a table, or a key of that.
struct Spot {
  std::string_view document, table, key, inner;
};
struct DelayFacts {
  std::string_view code;  // as in words/delay_words.cpp
  std::vector<Spot> spots;
  std::vector<std::string_view> verbs;  // whose "takes" belong to it
};

const std::vector<DelayFacts>& delay_facts() {
  static const std::vector<DelayFacts> all{
      {"noticing", {{"site", "monitors", "after", ""}, {"site", "monitors", "every", ""}}, {}},
      {"reporting",
       {{"site", "channels", "dial", ""}, {"site", "channels", "briefing", ""}, {"site", "people", "reaction", ""}},
       {"report", "order"}},
      {"deciding", {}, {"decide"}},
      {"travelling", {{"site", "people", "travel", ""}}, {}},
      {"locating", {{"scenario", "faults", "mend", "diagnosis"}}, {"diagnose"}},
      {"repairing",
       {{"scenario", "faults", "mend", "repair"},
        {"site", "components", "breakdowns", "repair"},
        {"site", "seat_groups", "breakdowns", "repair"}},
       {"repair"}},
      {"switching", {}, {"switch", "activate", "deactivate"}},
      {"restarting", {{"site", "components", "restart", ""}, {"site", "seat_groups", "log_in", ""}}, {}},
      {"verifying", {{"site", "monitors", "clears_after", ""}}, {"verify"}},
      {"informing", {{"plan", "announcements", "reaches_after", ""}}, {"announce"}},
      {"draining_queue", {{"site", "calls", "typing", ""}}, {"backfill", "call_back"}},
  };
  return all;
}

bool shorten_spot(Node& root, const Spot& spot, double factor) {
  Node* owner = member_of(root, spot.document);
  Node* rows = owner == nullptr ? nullptr : member_of(*owner, spot.table);
  if (rows == nullptr) return false;
  bool any = false;
  for (json::Member& row : rows->members) {
    Node* law = member_of(row.value, spot.key);
    if (law != nullptr && !spot.inner.empty()) law = member_of(*law, spot.inner);
    if (law != nullptr) any = scale_durations(*law, factor) || any;
  }
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

bool shorten_delay(Node& root, const DelayFacts& facts, double factor) {
  bool any = false;
  for (const Spot& spot : facts.spots) any = shorten_spot(root, spot, factor) || any;
  if (facts.code == "switching")
    if (Node* site = member_of(root, "site")) any = shorten_pairs(*site, factor) || any;
  if (Node* flow = place_at(root, "/plan/flow"))
    for (json::Member& step : flow->members) {
      const Node* verb = step.value.find("do");
      for (const std::string_view one : facts.verbs)
        if (verb != nullptr && verb->find(one) != nullptr) any = shorten_step(step.value, factor) || any;
    }
  return any;
}

}  // namespace

std::vector<PartChange> shortenings_of(const Documents& documents, const Node& root, double factor) {
  std::vector<PartChange> found;
  for (const Step& step : documents.plan.flow) {
    const std::string pointer = "/plan/flow/" + json::pointer_token(step.id);
    Node tried = *place_at(root, pointer);
    if (!shorten_step(tried, factor)) continue;
    PartChange change;
    change.name = {PartKind::shorter_step, step.id, step.name, step.clause};
    change.apply = [pointer, factor](Node& changed) { shorten_step(*place_at(changed, pointer), factor); };
    found.push_back(std::move(change));
  }
  for (const DelayFacts& facts : delay_facts()) {
    Node tried = root;
    if (!shorten_delay(tried, facts, factor)) continue;
    PartChange change;
    change.name.kind = PartKind::shorter_delay;
    change.name.id = facts.code;
    change.apply = [&facts, factor](Node& changed) { shorten_delay(changed, facts, factor); };
    found.push_back(std::move(change));
  }
  return found;
}

}  // namespace tuiyan::study
