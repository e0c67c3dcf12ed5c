// The flow: messages after which nothing happens, and what is begun and never ended.
#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"
#include "check/message.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

using input::quote;

bool fills(const Plan& plan, Index<Role> role, Index<Person> who) {
  const std::vector<Index<Person>>& people = plan.roles[role].filled_by;
  return std::find(people.begin(), people.end(), who) != people.end();
}

// Whoever takes a message for `to` may be he who does a step by `by`.
bool may_be_the_same(const Plan& plan, Index<Role> to, Index<Role> by) {
  if (to == by) return true;
  for (const Index<Role> role : with_deputies(plan, to))
    for (const Index<Person> who : plan.roles[role].filled_by)
      if (fills(plan, by, who)) return true;
  return false;
}

bool acts_on(const Plan& plan, Index<Step> message, const Step& later) {
  const Step& told = plan.flow[message];
  if (!later.by || !may_be_the_same(plan, told.to, later.by)) return false;
  if (std::find(later.after.begin(), later.after.end(), message) != later.after.end()) return true;
  switch (later.on.kind) {
    case TriggerKind::observed:
    case TriggerKind::restored:
    case TriggerKind::fault_known:
    case TriggerKind::hardware_fault:
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

bool has_verb(const Plan& plan, Verb verb) {
  return std::any_of(plan.flow.begin(), plan.flow.end(), [verb](const Step& step) { return step.verb == verb; });
}

}  // namespace

void check_messages(input::Audit& audit) {
  const Plan& plan = audit.documents.plan;
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row) {
    const Index<Step> message = plan.flow.at(row);
    const Step& step = plan.flow[message];
    if (!is_message(step.verb) || !step.to) continue;
    if (std::any_of(plan.flow.begin(), plan.flow.end(),
                    [&](const Step& later) { return acts_on(plan, message, later); }))
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
