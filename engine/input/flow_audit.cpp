// Response flows that cannot be played as written, or hardly.
#include <fmt/format.h>

#include <algorithm>

#include "input/audit.hpp"
#include "input/graph.hpp"
#include "input/law_bounds.hpp"
#include "input/said.hpp"
#include "words/amount.hpp"

namespace tuiyan::input {
namespace {

constexpr bool is_message(Verb verb) { return verb == Verb::report || verb == Verb::order; }

// Two roles that one person may fill: what one of them does, the other knows.
bool share_a_person(const Plan& plan, Index<Role> a, Index<Role> b) {
  if (a == b) return true;
  for (Index<Person> one : plan.roles[a].filled_by)
    for (Index<Person> other : plan.roles[b].filled_by)
      if (one == other) return true;
  return false;
}

// Does the person of `later` learn that `earlier` is done?
bool learns(const Plan& plan, const Step& earlier, const Step& later) {
  if (!earlier.by || !later.by) return true;  // a reference that is already complained about
  if (share_a_person(plan, earlier.by, later.by)) return true;
  return is_message(earlier.verb) && (!earlier.to || share_a_person(plan, earlier.to, later.by));
}

// `after` across persons needs a message, or people who stand together.
void audit_messages(Audit& audit) {
  const Plan& plan = audit.documents.plan;
  Edges after(plan.flow.size());
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row)
    for (Index<Step> earlier : plan.flow[plan.flow.at(row)].after) after[row].push_back(earlier.value);

  for (const Step& step : plan.flow) {
    if (!step.permit || !step.by || step.in_person || learns(plan, plan.flow[step.permit], step)) continue;
    audit.plan_error({pointer_to("flow", step.id, "needs_permit"),
                      "permit-without-message",
                      {fmt::format("\"{}\" 得知的许可：给该岗位的消息，或其本人做的步骤", plan.roles[step.by].id),
                       fmt::format("a permit that \"{}\" gets to know of: a message to that role, or a step of its own",
                                   plan.roles[step.by].id)},
                      quote(plan.flow[step.permit].id),
                      {}});
  }
  for (const Step& step : plan.flow) {
    if (step.in_person || step.on.kind != TriggerKind::none) continue;
    for (std::size_t i = 0; i < step.after.size(); ++i) {
      const Step& earlier = plan.flow[step.after[i]];
      if (learns(plan, earlier, step)) continue;
      // A message that itself comes after the earlier step tells of it as well, when the step waits for both.
      const bool waits_for_all = awaited(step) == step.after.size();
      const bool told = waits_for_all && std::any_of(step.after.begin(), step.after.end(), [&](Index<Step> other) {
                          return other != step.after[i] && learns(plan, plan.flow[other], step) &&
                                 reachable(after, other.value)[step.after[i].value];
                        });
      if (told) continue;
      const std::string& role = plan.roles[step.by].id;
      const std::string& doer = plan.roles[earlier.by].id;
      audit.plan_error(
          {pointer_to("flow", step.id, "after"),
           "after-without-message",
           {fmt::format("\"{}\" 得知的步骤", role), fmt::format("a step that \"{}\" gets to know of", role)},
           {fmt::format("\"{}\"，由 \"{}\" 完成，没有消息传给 \"{}\"", earlier.id, doer, role),
            fmt::format("\"{}\", done by \"{}\": no message of it reaches \"{}\"", earlier.id, doer, role)},
           {fmt::format("在其后加一步 {{\"report\": {{\"to\": \"{}\"}}}} 并跟在它之后，或写 \"in_person\": true", role),
            fmt::format("add a step {{\"report\": {{\"to\": \"{}\"}}}} after it and follow that one, or say "
                        "\"in_person\": true",
                        role)}});
    }
  }
}

// The shortest time in which a message can reach its role; 0 when that cannot be said.
double shortest_message_s(const Documents& documents, const Step& step) {
  if (step.in_person || !step.to) return 0;
  double best = -1;
  for (Index<Person> who : documents.plan.roles[step.to].filled_by) {
    const Person& person = documents.site.people[who];
    for (const Device& device : person.devices) {
      const bool allowed = step.channels.empty() ||
                           std::find(step.channels.begin(), step.channels.end(), device.channel) != step.channels.end();
      if (!allowed) continue;
      const double s = shortest_s(documents.site.channels[device.channel].dial) + shortest_s(person.reaction);
      if (best < 0 || s < best) best = s;
    }
  }
  return std::max(best, 0.0);
}

void audit_deadlines(Audit& audit) {
  for (const Step& step : audit.documents.plan.flow) {
    if (step.if_late && !step.within)
      audit.plan_warning({pointer_to("flow", step.id, "if_late"),
                          "never-late",
                          {"\"within\"：没有时限就不会超时", "\"within\": without a limit it is never late"},
                          {},
                          {}});
    if (!step.within) continue;
    const double limit = static_cast<double>(step.within->us) / 1e6;
    const double least = step.takes              ? shortest_s(*step.takes)
                         : is_message(step.verb) ? shortest_message_s(audit.documents, step)
                                                 : 0;
    const Said shortest = exact_time(least);
    if (limit < least) {
      audit.plan_error({pointer_to("flow", step.id, "within"),
                        "impossible-deadline",
                        {fmt::format("不短于该步骤最短用时（{}）的时限", shortest.zh),
                         fmt::format("a limit that is not below the shortest time of the step ({})", shortest.en)},
                        exact_time(limit),
                        {}});
    } else if (step.takes && limit < median_s(*step.takes)) {
      const Said usual = words::duration(seconds(median_s(*step.takes)));
      audit.plan_warning({pointer_to("flow", step.id, "within"),
                          "tight-deadline",
                          {fmt::format("不短于该步骤通常用时（中位数 {}）的时限", usual.zh),
                           fmt::format("a limit that is not below the usual time of the step (median {})", usual.en)},
                          exact_time(limit),
                          {}});
    }
  }
}

// Steps that nothing starts, and what only follows them.
void audit_starts(Audit& audit) {
  const Plan& plan = audit.documents.plan;
  std::vector<bool> starts(plan.flow.size(), false);
  const auto own = [](const Step& step) { return step.on.kind != TriggerKind::none; };
  bool changed = true;
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row) starts[row] = false;
  while (changed) {
    changed = false;
    for (std::uint32_t row = 0; row < plan.flow.size(); ++row) {
      if (starts[row]) continue;
      const Step& step = plan.flow[plan.flow.at(row)];
      const auto may_be_done = std::count_if(step.after.begin(), step.after.end(),
                                             [&](Index<Step> earlier) { return starts[earlier.value]; });
      bool can = (own(step) || !step.after.empty()) && static_cast<std::size_t>(may_be_done) >= awaited(step);
      for (std::uint32_t other = 0; other < plan.flow.size() && !can; ++other) {
        const Step& caller = plan.flow[plan.flow.at(other)];
        can = starts[other] && (caller.if_late == plan.flow.at(row) || caller.if_failed == plan.flow.at(row));
      }
      if (can) starts[row] = changed = true;
    }
  }
  // Only the roots of what never starts are named: the rest follows from them.
  for (std::uint32_t row = 0; row < plan.flow.size(); ++row) {
    const Step& step = plan.flow[plan.flow.at(row)];
    const bool named = std::any_of(plan.flow.begin(), plan.flow.end(), [&](const Step& caller) {
      return caller.if_late == plan.flow.at(row) || caller.if_failed == plan.flow.at(row);
    });
    if (starts[row] || named || own(step) || !step.after.empty()) continue;
    audit.plan_warning({pointer_to("flow", step.id),
                        "never-starts",
                        {"\"on\"、\"after\"，或别的步骤的 if_late、if_failed",
                         "\"on\", \"after\", or another step's if_late or if_failed"},
                        {"没有触发它的东西", "nothing that starts it"},
                        {}});
  }
}

// Somebody must be able to come to believe what a step waits for.
void audit_beliefs(Audit& audit) {
  const Documents& all = audit.documents;
  const auto known = [&](Subject what) {
    for (const Monitor& monitor : all.site.monitors)
      if (monitor.watches == what && !monitor.seen_by.empty()) return true;
    for (const Step& step : all.plan.flow)
      if (step.object == what && (is_message(step.verb) || step.verb == Verb::diagnose || step.verb == Verb::verify))
        return true;
    for (const Inject& inject : all.scenario.injects)
      if (inject.tells == what) return true;
    return false;
  };
  for (const Step& step : all.plan.flow) {
    if (step.on.kind != TriggerKind::observed && step.on.kind != TriggerKind::restored) continue;
    if (!step.on.subject || known(step.on.subject)) continue;
    audit.plan_warning({pointer_to("flow", step.id, "on"),
                        "nobody-notices",
                        {"有人监视或被告知的对象", "something that somebody watches or is told of"},
                        {"既无监视项，也无报告或情景注入提到它", "no monitor, report or inject about it"},
                        {}});
  }
}

void audit_roles(Audit& audit) {
  const Documents& all = audit.documents;
  const Plan& plan = all.plan;
  for (std::uint32_t row = 0; row < plan.roles.size(); ++row) {
    const Index<Role> role = plan.roles.at(row);
    const bool used =
        std::any_of(plan.flow.begin(), plan.flow.end(),
                    [&](const Step& step) { return step.by == role || step.to == role; }) ||
        std::any_of(plan.roles.begin(), plan.roles.end(), [&](const Role& other) { return other.deputy == role; }) ||
        std::any_of(all.scenario.injects.begin(), all.scenario.injects.end(),
                    [&](const Inject& inject) { return inject.to == role; });
    if (!used)
      audit.plan_warning({pointer_to("roles", plan.roles[role].id),
                          "unused-role",
                          {"流程中用到的岗位", "a role that the flow makes use of"},
                          {"没有步骤涉及它", "no step by it or to it"},
                          {}});
  }
}

// Who is to do it must be able to: skills, a way to be reached, a pool where one is meant.
void audit_doers(Audit& audit) {
  const Documents& all = audit.documents;
  for (const Step& step : all.plan.flow) {
    if (!step.by) continue;
    const Role& role = all.plan.roles[step.by];
    const auto anybody = [&](const Role& of, const auto& can) {
      return of.filled_by.empty() || std::any_of(of.filled_by.begin(), of.filled_by.end(),
                                                 [&](Index<Person> who) { return can(all.site.people[who]); });
    };
    for (const std::string& skill : step.skills)
      if (!anybody(role, [&](const Person& person) {
            return std::find(person.skills.begin(), person.skills.end(), skill) != person.skills.end();
          }))
        audit.plan_warning({pointer_to("flow", step.id, "skills"),
                            "missing-skill",
                            {fmt::format("\"{}\" 中有人具备的技能", role.id),
                             fmt::format("a skill that somebody of \"{}\" has", role.id)},
                            quote(skill),
                            {}});
    const bool counts_agents = step.agents != 1 && step.verb != Verb::call_in;
    if ((step.each || counts_agents) && !anybody(role, [](const Person& person) { return person.pool; }))
      audit.plan_warning({pointer_to("flow", step.id, step.each ? "each" : "agents"),
                          "not-a-pool",
                          {"由座席池担任的岗位", "a role that a pool fills"},
                          quote(role.id),
                          {}});
    if (!is_message(step.verb) || step.in_person || !step.to) continue;
    const Role& recipient = all.plan.roles[step.to];
    const bool reachable_by_device = anybody(recipient, [&](const Person& person) {
      return std::any_of(person.devices.begin(), person.devices.end(), [&](const Device& device) {
        return step.channels.empty() ||
               std::find(step.channels.begin(), step.channels.end(), device.channel) != step.channels.end();
      });
    });
    if (!reachable_by_device && !share_a_person(all.plan, step.by, step.to))
      audit.plan_warning(
          {pointer_to("flow", step.id, "do"),
           "unreachable-role",
           {"有相应通信设备的岗位，或 \"in_person\": true", "a role with a device for it, or \"in_person\": true"},
           quote(recipient.id),
           {}});
  }
}

}  // namespace

void audit_flow(Audit& audit) {
  audit_messages(audit);
  audit_deadlines(audit);
  audit_starts(audit);
  audit_beliefs(audit);
  audit_roles(audit);
  audit_doers(audit);
}

}  // namespace tuiyan::input
