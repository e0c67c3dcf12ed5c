// Announcements that cannot do what steps and scenarios want of them.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

// A list that is telephoned must be there.
void audit_telephoning(Audit& audit, const Step& step) {
  const auto announcement = as<Announcement>(step.object);
  if (step.verb != Verb::call_back || !announcement) return;
  const Announcement& one = audit.documents.plan.announcements[announcement];
  if (one.telephone) return;
  audit.plan_error({pointer_to("flow", step.id, "do/call_back"),
                    "no-telephone-list",
                    {"写有 \"telephone\" 的公告（给谁打电话），或 true（回访未打通者）",
                     "an announcement with \"telephone\" (whom to call), or true (those who did not get through)"},
                    quote(one.id),
                    {}});
}

// Without a diagnosis that somebody makes and without a rule, no time is ever named.
void audit_estimate(Audit& audit, const Step& step) {
  if (!step.estimate || step.estimate->rule || !step.estimate->of) return;
  const Subject found = step.estimate->found ? step.estimate->found : step.estimate->of;
  const auto& flow = audit.documents.plan.flow;
  if (std::any_of(flow.begin(), flow.end(),
                  [&](const Step& other) { return other.verb == Verb::diagnose && other.object == found; }))
    return;
  audit.plan_warning({pointer_to("flow", step.id, "do/estimate"),
                      "estimate-without-diagnosis",
                      {"\"rule\"，或预案中诊断该对象的步骤（\"diagnosis_of\"）",
                       "\"rule\", or a step that diagnoses it (\"diagnosis_of\")"},
                      {"两者都没有：永远写不出时间", "neither: no time is ever named"},
                      {}});
}

// A rebuttal that nobody publishes quells nothing.
void audit_rebuttal(Audit& audit, const Surge& surge) {
  if (!surge.quelled_by) return;
  const Plan& plan = audit.documents.plan;
  if (plan.announcements[surge.quelled_by].standing) return;
  if (std::any_of(plan.flow.begin(), plan.flow.end(), [&](const Step& step) {
        return (step.verb == Verb::announce || step.verb == Verb::activate) && step.object == about(surge.quelled_by);
      }))
    return;
  audit.scenario_warning({pointer_to("surges", surge.id, "quelled_by"),
                          "nobody-rebuts",
                          {"预案中发布该公告的步骤", "a step of the plan that publishes it"},
                          {"没有", "none"},
                          {}});
}

}  // namespace

void audit_notices(Audit& audit) {
  for (const Step& step : audit.documents.plan.flow) {
    audit_telephoning(audit, step);
    audit_estimate(audit, step);
  }
  for (const Surge& surge : audit.documents.scenario.surges) audit_rebuttal(audit, surge);
}

}  // namespace tuiyan::input
