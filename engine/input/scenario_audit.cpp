// Scenarios that contradict the site or the plan, or reach beyond their own end.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/law_bounds.hpp"
#include "input/said.hpp"
#include "model/metric.hpp"

namespace tuiyan::input {
namespace {

Said after_the_end(const Scenario& scenario) {
  const Said length = exact_time(in_seconds(scenario.length));
  return {fmt::format("演练结束（{}）之前的时间", length.zh),
          fmt::format("a time before the end of the drill ({})", length.en)};
}

// What breaks is mended by a crew, so the thing must have one; and no more can break than there is.
void audit_breaks(Audit& audit, const Fault& fault, Subject struck) {
  const Site& site = audit.documents.site;
  const auto group = as<SeatGroup>(struck);
  const std::string& id = group ? site.seat_groups[group].id : site.components[as<Component>(struck)].id;
  const bool has_crew = group ? site.seat_groups[group].breakdowns.has_value()
                              : site.components[as<Component>(struck)].breakdowns.has_value();
  if (!has_crew)
    audit.scenario_error({pointer_to("faults", fault.id, "strikes"),
                          "breaks-without-crew",
                          {"写有 \"breakdowns\" 的座席组或部件（由谁修）",
                           "a seat group or component with \"breakdowns\", which say who mends it"},
                          quote(id),
                          {}});
  const int most = group ? site.seat_groups[group].seats : 1;
  if (fault.units > most)
    audit.scenario_error({pointer_to("faults", fault.id, "effect/breaks"),
                          "out-of-range",
                          {fmt::format("不多于“{}”的个数（{}）", id, most),
                           fmt::format("no more than there are of \"{}\" ({})", id, most)},
                          same(std::to_string(fault.units)),
                          {}});
}

void audit_strike(Audit& audit, const Fault& fault, std::size_t i) {
  const Site& site = audit.documents.site;
  const Subject struck = fault.strikes[i];
  const std::string pointer = pointer_to("faults", fault.id, "strikes");
  const auto refuse = [&](std::string code, Said expected, const std::string& id, Said suggestion = {}) {
    audit.scenario_error({pointer, std::move(code), std::move(expected), quote(id), std::move(suggestion)});
  };
  if (fault.effect == FaultEffect::breaks) return audit_breaks(audit, fault, struck);
  if (struck.kind == SubjectKind::seat_group) {
    const SeatGroup& group = site.seat_groups[as<SeatGroup>(struck)];
    if (fault.effect == FaultEffect::power_loss || fault.effect == FaultEffect::link_cut)
      refuse("effect-does-not-fit", {"部件（座席组没有这种失效）", "a component: a seat group cannot fail like this"},
             group.id);
    return;
  }
  const Component& component = site.components[as<Component>(struck)];
  switch (fault.effect) {
    case FaultEffect::partial:
      if (!component.capacity)
        refuse(
            "partial-without-capacity",
            {"有 \"capacity\" 的部件，才能部分失效", "a component with a \"capacity\", or a part of it means nothing"},
            component.id, {"给它写上 \"capacity\"，或用 \"crash\"", "give it a \"capacity\", or use \"crash\""});
      break;
    case FaultEffect::power_loss:
      if (component.kind != ComponentKind::mains && component.kind != ComponentKind::ups &&
          component.kind != ComponentKind::generator)
        refuse("effect-does-not-fit", {"电源（mains、ups、generator）", "a power source (mains, ups, generator)"},
               component.id);
      break;
    case FaultEffect::link_cut:
      if (component.kind != ComponentKind::link)
        refuse("effect-does-not-fit", {"链路（\"kind\": \"link\"）", "a link (\"kind\": \"link\")"}, component.id);
      break;
    case FaultEffect::crash:
    case FaultEffect::intermittent:
    case FaultEffect::weak:
    case FaultEffect::fails_on_demand:
    case FaultEffect::breaks:
      break;
  }
}

void audit_fault(Audit& audit, const Fault& fault) {
  const Documents& all = audit.documents;
  for (std::size_t i = 0; i < fault.strikes.size(); ++i) audit_strike(audit, fault, i);
  if (shortest_s(fault.at) * 1e6 > static_cast<double>(all.scenario.length.us))
    audit.scenario_warning({pointer_to("faults", fault.id, "at"),
                            "after-the-end",
                            after_the_end(all.scenario),
                            {fmt::format("最早 {}", exact_time(shortest_s(fault.at)).zh),
                             fmt::format("{} at the earliest", exact_time(shortest_s(fault.at)).en)},
                            {}});
  if (!fault.mending.needed) return;
  for (const std::string& skill : fault.mending.skills)
    if (std::none_of(all.site.people.begin(), all.site.people.end(), [&](const Person& person) {
          return std::find(person.skills.begin(), person.skills.end(), skill) != person.skills.end();
        }))
      audit.scenario_warning({pointer_to("faults", fault.id, "mend/skills"),
                              "missing-skill",
                              {"站点中有人具备的技能", "a skill that somebody at the site has"},
                              quote(skill),
                              {}});
  if (fault.mending.hardware)
    for (Subject struck : fault.strikes)
      if (const Index<Component> c = as<Component>(struck); c && !can_be_replaced(all.site.components[c]))
        audit.scenario_error(
            {pointer_to("faults", fault.id, "mend"),
             "hardware-of-a-line",
             {"不写 \"hardware\"：线路、区段和开关不能整体更换，用 {\"repair\": …} 修复",
              "no \"hardware\": feeders, sections and switches are not swapped as a whole but repaired, "
              "{\"repair\": …}"},
             quote(all.site.components[c].id),
             {}});
  const Verb mends = fault.mending.hardware ? Verb::replace : Verb::repair;
  const char* const verb = fault.mending.hardware ? "replace" : "repair";
  if (!fault.lasts &&
      std::none_of(all.plan.flow.begin(), all.plan.flow.end(), [&](const Step& step) { return step.verb == mends; }))
    audit.scenario_warning({pointer_to("faults", fault.id, "mend"),
                            "nobody-mends",
                            {fmt::format("预案中的 \"{}\" 步骤", verb), fmt::format("a step \"{}\" in the plan", verb)},
                            {"没有", "none"},
                            {}});
}

void audit_surge(Audit& audit, const Surge& surge) {
  const Scenario& scenario = audit.documents.scenario;
  if (surge.to <= surge.from && !surge.decay)
    audit.scenario_error({pointer_to("surges", surge.id, "to"),
                          "out-of-order",
                          {"晚于 \"from\" 的时间", "a time after \"from\""},
                          {},
                          {}});
  else if ((surge.rise + surge.fall) > surge.to - surge.from)
    audit.scenario_error({pointer_to("surges", surge.id, "from"),
                          "out-of-range",
                          {"上升和下降合计不超过 \"from\" 到 \"to\" 的时间",
                           "a rise and a fall that together take at most the time from \"from\" to \"to\""},
                          {},
                          {}});
  if (surge.from > scenario.length)
    audit.scenario_warning({pointer_to("surges", surge.id, "from"), "after-the-end", after_the_end(scenario), {}, {}});
}

void audit_customers_out(Audit& audit) {
  const Documents& all = audit.documents;
  if (all.scenario.customers_out.empty()) return;
  if (std::none_of(all.site.classes.begin(), all.site.classes.end(), [](const CallClass& one) {
        return one.outage.per_customer_s > 0 || one.outage.first_call_share > 0;
      }))
    audit.scenario_warning(
        {"/customers_out",
         "nobody-calls",
         {"站点中写有 \"outage_calls\" 的来话类别", "a call class of the site with \"outage_calls\""},
         {"没有", "none"},
         {}});
}

// A published figure that the drill cannot show.
void audit_expectation(Audit& audit, const Expectation& expected) {
  const Scenario& scenario = audit.documents.scenario;
  const Target& figure = expected.figure;
  if (figure.metric == Metric::waiting_at &&
      (figure.from.kind != AnchorKind::at ||
       std::find(scenario.sample_at.begin(), scenario.sample_at.end(), figure.from.at) == scenario.sample_at.end()))
    audit.scenario_error({pointer_to("expect", expected.id, "metric"),
                          "wrong-anchor",
                          {"{\"at\": …}，且该时刻写在 \"sample_at\" 中：人数在某一时刻读取",
                           "{\"at\": …} with an instant of \"sample_at\": the number is read at an instant"},
                          {},
                          {}});
  const double length = static_cast<double>(scenario.length.us) / 1e6;
  if (describe(figure.metric).unit == MetricUnit::time && expected.happened > length)
    audit.scenario_warning({pointer_to("expect", expected.id, "happened"),
                            "beyond-the-drill",
                            {fmt::format("不超过演练时长（{}）的时间", exact_time(length).zh),
                             fmt::format("a time within the length of the drill ({})", exact_time(length).en)},
                            exact_time(expected.happened),
                            {}});
}

void audit_inject(Audit& audit, const Inject& inject) {
  const Documents& all = audit.documents;
  if (inject.at > all.scenario.length) {
    audit.scenario_warning(
        {pointer_to("injects", inject.id, "at"), "after-the-end", after_the_end(all.scenario), {}, {}});
    return;
  }
  if (!inject.within) return;
  const std::string pointer = pointer_to("injects", inject.id, "within");
  if (!inject.expects && inject.expected_action.zh.empty() && inject.expected_action.en.empty())
    audit.scenario_warning({pointer,
                            "limit-of-nothing",
                            {"\"expects\" 或 \"expected_action\"：时限针对什么",
                             "\"expects\" or \"expected_action\": what the limit is for"},
                            {},
                            {}});
  const double limit = static_cast<double>(inject.within->us) / 1e6;
  if (inject.expects) {
    const Step& step = all.plan.flow[inject.expects];
    const double least = step.takes ? shortest_s(*step.takes) : 0;
    if (limit < least)
      audit.scenario_error({pointer,
                            "impossible-deadline",
                            {fmt::format("不短于步骤 \"{}\" 最短用时（{}）的时限", step.id, exact_time(least).zh),
                             fmt::format("a limit that is not below the shortest time of the step \"{}\" ({})", step.id,
                                         exact_time(least).en)},
                            exact_time(limit),
                            {}});
  }
  if (inject.at + *inject.within > all.scenario.length)
    audit.scenario_warning({pointer, "after-the-end", after_the_end(all.scenario), {}, {}});
}

}  // namespace

void audit_scenario(Audit& audit) {
  const Scenario& scenario = audit.documents.scenario;
  for (const Fault& fault : scenario.faults) audit_fault(audit, fault);
  for (const Surge& surge : scenario.surges) audit_surge(audit, surge);
  audit_customers_out(audit);
  for (const Inject& inject : scenario.injects) audit_inject(audit, inject);
  for (const Expectation& expected : scenario.expect) audit_expectation(audit, expected);
  for (std::size_t i = 0; i < scenario.absent.size(); ++i)
    if (scenario.absent[i].to && *scenario.absent[i].to <= scenario.absent[i].from)
      audit.scenario_error(
          {fmt::format("/absent/{}/to", i), "out-of-order", {"晚于 \"from\" 的时间", "a time after \"from\""}, {}, {}});
  for (std::size_t i = 0; i < scenario.sample_at.size(); ++i)
    if (scenario.sample_at[i] > scenario.length)
      audit.scenario_warning({fmt::format("/sample_at/{}", i), "after-the-end", after_the_end(scenario), {}, {}});
}

void audit_targets(Audit& audit) {
  const Plan& plan = audit.documents.plan;
  if (plan.targets.empty() && !plan.flow.empty())
    audit.plan_warning({"",
                        "no-targets",
                        {"\"targets\"：演练以什么为准", "\"targets\": what the drill is measured by"},
                        {"没有", "none"},
                        {}});
  for (const Target& target : plan.targets) {
    if (target.metric == Metric::waiting_at && target.from.kind != AnchorKind::at)
      audit.plan_error({pointer_to("targets", target.id, "from"),
                        "wrong-anchor",
                        {"{\"at\": …}：人数在某一时刻读取", "{\"at\": …}: the number is read at an instant"},
                        {},
                        {}});
    if (!audit.has_scenario()) continue;
    const std::vector<Duration>& samples = audit.documents.scenario.sample_at;
    if (target.metric == Metric::waiting_at && target.from.kind == AnchorKind::at &&
        std::find(samples.begin(), samples.end(), target.from.at) == samples.end())
      audit.plan_warning(
          {pointer_to("targets", target.id, "from"), "after-the-end", after_the_end(audit.documents.scenario), {}, {}});
    const double length = static_cast<double>(audit.documents.scenario.length.us) / 1e6;
    if (describe(target.metric).unit == MetricUnit::time && target.upper && target.limit > length)
      audit.plan_warning({pointer_to("targets", target.id, "at_most"),
                          "beyond-the-drill",
                          {fmt::format("不超过演练时长（{}）的时限", exact_time(length).zh),
                           fmt::format("a limit within the length of the drill ({})", exact_time(length).en)},
                          exact_time(target.limit),
                          {}});
  }
}

}  // namespace tuiyan::input
