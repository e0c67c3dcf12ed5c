// Plan against scenario: faults that no step answers, and messages that go over what the fault breaks.
#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"
#include "check/message.hpp"
#include "check/outage.hpp"
#include "input/said.hpp"

namespace tuiyan::check {
namespace {

using input::quote;

bool is_among(const std::vector<Subject>& list, Subject subject) {
  return subject && std::find(list.begin(), list.end(), subject) != list.end();
}

bool answers(const Step& step, const std::vector<Subject>& lost) {
  const bool begins_with_it = step.on.kind != TriggerKind::restored && is_among(lost, step.on.subject);
  const bool works_on_it = !is_message(step.verb) && is_among(lost, step.object);
  return begins_with_it || works_on_it;
}

// A device works for a message while its own component, and its channel's links and needs, are up.
bool carries(const Documents& all, const Device& device, const Outage& outage) {
  if (device.component && outage.is_down(about(device.component))) return false;
  const Channel& channel = all.site.channels[device.channel];
  return outage.has_capacity(channel.needs) &&
         std::none_of(channel.over.begin(), channel.over.end(),
                      [&](Index<Component> link) { return outage.is_down(about(link)); });
}

bool has_channel(const Person& person, Index<Channel> channel, const Documents& all, const Outage& outage) {
  return std::any_of(person.devices.begin(), person.devices.end(),
                     [&](const Device& device) { return device.channel == channel && carries(all, device, outage); });
}

bool can_be_told(const Documents& all, const Step& step, const Outage& outage) {
  for (const Index<Role> role : with_deputies(all.plan, step.to)) {
    for (const Index<Person> who : all.plan.roles[role].filled_by)
      for (const Device& device : all.site.people[who].devices) {
        const bool meant = step.channels.empty() ||
                           std::find(step.channels.begin(), step.channels.end(), device.channel) != step.channels.end();
        if (!meant || !carries(all, device, outage)) continue;
        const std::vector<Index<Person>>& senders = all.plan.roles[step.by].filled_by;
        if (std::any_of(senders.begin(), senders.end(), [&](Index<Person> sender) {
              return sender == who || has_channel(all.site.people[sender], device.channel, all, outage);
            }))
          return true;
      }
    if (!step.try_deputies) break;
  }
  return false;
}

void check_messages_under(input::Audit& audit, const Fault& fault, const Outage& outage) {
  const Documents& all = audit.documents;
  for (const Step& step : all.plan.flow) {
    if (!is_message(step.verb) || step.in_person || !step.to || !step.by) continue;
    if (!is_among(outage.lost(), step.object) && !is_among(fault.strikes, step.object)) continue;
    if (can_be_told(all, step, outage)) continue;
    audit.plan_warning(
        {input::pointer_to("flow", step.id, "do"),
         "report-over-the-fault",
         {fmt::format("故障 \"{}\" 之下仍通的通道", fault.id),
          fmt::format("a channel that the fault \"{}\" leaves working", fault.id)},
         {"都经过它弄断的部件", "each goes over what it breaks"},
         {"加一个不经过它的通道，或 \"in_person\": true", "add a channel that does not, or \"in_person\": true"}});
  }
}

// Services that lose a part of what they need, though not all: a feeder of several, a carrier of two.
void add_weakened(const Site& site, std::vector<Subject>& touched) {
  for (bool more = true; more;) {
    more = false;
    for (std::uint32_t row = 0; row < site.services.size(); ++row) {
      const Subject service = about(site.services.at(row));
      if (is_among(touched, service)) continue;
      bool weakened = false;
      for_each_leaf(site.services[{row}].needs, [&](Subject leaf) { weakened = weakened || is_among(touched, leaf); });
      if (weakened) touched.push_back(service);
      more = more || weakened;
    }
  }
}

// A standby that is weaker than labelled is answered by nobody until it is needed; what breaks has its crew.
bool asks_for_an_answer(FaultEffect effect) {
  return effect != FaultEffect::weak && effect != FaultEffect::fails_on_demand && effect != FaultEffect::breaks;
}

}  // namespace

void check_faults(input::Audit& audit) {
  const Documents& all = audit.documents;
  for (const Fault& fault : all.scenario.faults) {
    const Outage outage(all.site, fault);
    std::vector<Subject> touched = outage.lost();
    touched.insert(touched.end(), fault.strikes.begin(), fault.strikes.end());
    add_weakened(all.site, touched);
    if (asks_for_an_answer(fault.effect) && std::none_of(all.plan.flow.begin(), all.plan.flow.end(),
                                                         [&](const Step& step) { return answers(step, touched); }))
      audit.scenario_warning(
          {input::pointer_to("faults", fault.id),
           "fault-not-answered",
           {"预案中由它引起或处置它的步骤", "a step of the plan that it starts, or that deals with it"},
           {"没有", "none"},
           {}});
    check_messages_under(audit, fault, outage);
  }
}

}  // namespace tuiyan::check
