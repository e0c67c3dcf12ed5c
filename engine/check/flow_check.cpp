// The flow: messages after which nothing happens, and what is begun and never ended.
#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"
#include "check/dependence.hpp"
#include "check/message.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

using input::quote;

// Whoever takes a message for `to` may be he who does a step by `by`.
bool may_be_the_same(const Plan& plan, Index<Role> to, Index<Role> by) {
  if (to == by) return true;
  const std::vector<Index<Person>>& people = plan.roles[by].filled_by;
  for (const Index<Role> role : with_deputies(plan, to))
    for (const Index<Person> who : plan.roles[role].filled_by)
      if (std::find(people.begin(), people.end(), who) != people.end()) return true;
  return false;
}

// With a message goes all that its sender knows to be out of order; what is of one piece with its object, most likely.
bool acts_on(const Documents& all, Index<Step> message, const Step& later) {
  const Plan& plan = all.plan;
  const Step& told = plan.flow[message];
  if (!later.by || !may_be_the_same(plan, told.to, later.by)) return false;
  if (std::find(later.after.begin(), later.after.end(), message) != later.after.end()) return true;
  switch (later.on.kind) {
    case TriggerKind::observed:
    case TriggerKind::fault_known:
    case TriggerKind::hardware_fault:
      return rests_on(all.site, told.object, later.on.subject) || rests_on(all.site, later.on.subject, told.object);
    case TriggerKind::restored:
    case TriggerKind::told:
      return later.on.subject == told.object;
    case TriggerKind::declared:  // he takes part in what the level calls for
      return true;
    case TriggerKind::none:
    case TriggerKind::at:
    case TriggerKind::open:
    case TriggerKind::closed:
      return false;
  }
  return false;
}

// That it is known is what the plan wants: a target measures how soon.
bool is_wanted_known(const Plan& plan, Index<Role> to) {
  return std::any_of(plan.targets.begin(), plan.targets.end(), [&](const Target& target) {
    return target.metric == Metric::time_to_report && target.of == about(to);
  });
}

// A partner elsewhere who has no step in this plan acts by a plan of his own.
bool is_partner(const Documents& all, Index<Role> role) {
  const Table<Step>& flow = all.plan.flow;
  if (std::any_of(flow.begin(), flow.end(), [&](const Step& step) { return step.by == role; })) return false;
  const std::vector<Index<Person>>& people = all.plan.roles[role].filled_by;
  return std::all_of(people.begin(), people.end(), [&](Index<Person> who) { return all.site.people[who].remote; });
}

bool has_verb(const Plan& plan, Verb verb) {
  return std::any_of(plan.flow.begin(), plan.flow.end(), [verb](const Step& step) { return step.verb == verb; });
}

}  // namespace

void check_messages(input::Audit& audit) {
  const Documents& all = audit.documents;
  const Plan& plan = all.plan;
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row) {
    const Index<Step> message = plan.flow.at(row);
    const Step& step = plan.flow[message];
    if (!is_message(step.verb) || !step.to || is_wanted_known(plan, step.to) || is_partner(all, step.to)) continue;
    if (std::any_of(plan.flow.begin(), plan.flow.end(),
                    [&](const Step& later) { return acts_on(all, message, later); }))
      continue;
    const std::string& to = plan.roles[step.to].id;
    audit.plan_warning({input::pointer_to("flow", step.id),
                        "report-nobody-acts-on",
                        {fmt::format("由 \"{}\" 接着做的步骤（\"after\" 或 \"on\"）", to),
                         fmt::format("a step by \"{}\" that takes it up (\"after\" or \"on\")", to)},
                        {"没有", "none"},
                        {}});
  }
}

void check_endings(input::Audit& audit) {
  const Plan& plan = audit.documents.plan;
  for (const Step& step : plan.flow) {
    if (step.verb == Verb::announce && std::none_of(plan.flow.begin(), plan.flow.end(), [&](const Step& other) {
          return other.verb == Verb::deactivate && other.object == step.object;
        }))
      audit.plan_warning({input::pointer_to("flow", step.id),
                          "notice-never-withdrawn",
                          {"撤下它的步骤 {\"deactivate\": …}", "a step {\"deactivate\": …} that withdraws it"},
                          {"没有", "none"},
                          {}});
    if (step.verb == Verb::switch_over && step.object.kind == SubjectKind::seat_group &&
        std::none_of(plan.flow.begin(), plan.flow.end(), [&](const Step& other) {
          return other.verb == Verb::switch_over && other.target_side == step.object;
        }))
      audit.plan_warning({input::pointer_to("flow", step.id),
                          "never-switched-back",
                          {"换回这些座席的步骤 {\"switch\": …}", "a step {\"switch\": …} that changes back"},
                          {"没有", "none"},
                          {}});
  }
  const auto want = [&](bool there, std::string code, Said what) {
    if (!there) audit.plan_warning({"/flow", std::move(code), std::move(what), {"没有", "none"}, {}});
  };
  want(!has_verb(plan, Verb::repair) || has_verb(plan, Verb::verify), "repair-without-verify",
       {"修复之后的核验步骤 {\"verify\": …}", "a step {\"verify\": …} after repairs"});
  want(has_verb(plan, Verb::stand_down), "no-stand-down",
       {"宣布结束的步骤 {\"stand_down\": true}", "a step {\"stand_down\": true}"});
  want(has_verb(plan, Verb::review), "no-review", {"总结的步骤 {\"review\": true}", "a step {\"review\": true}"});
}

}  // namespace tuiyan::check
