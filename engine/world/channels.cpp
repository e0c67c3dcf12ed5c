#include "world/channels.hpp"

#include <simgrid/Exception.hpp>
#include <simgrid/s4u/Comm.hpp>
#include <simgrid/s4u/Host.hpp>

#include "world/duty.hpp"

namespace tuiyan::world {
namespace {

// A call set-up, a text: what it takes to make the other device ring.
constexpr std::uint64_t message_bytes = 1000;

}  // namespace

Channels::Channels(Stage& stage, const Machines& machines, const Duty& duty, const Platform& platform)
    : stage_(stage), machines_(machines), duty_(duty), platform_(platform) {}

bool Channels::is_on(const Device& device) const { return !device.component || machines_.share(device.component) > 0; }

std::optional<std::size_t> Channels::device_of(Index<Person> who, Index<Channel> channel) const {
  const std::vector<Device>& devices = stage_.site().people[who].devices;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < devices.size(); ++i) {
    if (devices[i].channel != channel) continue;
    if (is_on(devices[i])) return i;
    if (!first) first = i;
  }
  return first;
}

// A telephone on a desk is of no use to somebody who is not there; who works from elsewhere has his
// desk with him.
bool Channels::is_at_desk(Index<Person> who, Index<Channel> channel) const {
  const ChannelKind kind = stage_.site().channels[channel].kind;
  if (kind != ChannelKind::desk_phone && kind != ChannelKind::voip) return true;
  return stage_.site().people[who].remote ? duty_.on_duty(who) : duty_.at_desk(who);
}

Obstacle Channels::device_obstacle(Index<Person> who, Index<Channel> channel) const {
  const std::optional<std::size_t> device = device_of(who, channel);
  if (!device) return {Failure::no_device, 0};
  const Device& facts = stage_.site().people[who].devices[*device];
  if (!is_on(facts)) return {Failure::device_down, machines_.changed(facts.component)};
  return {};
}

Obstacle Channels::obstacle(const TryMessage& message) const {
  const Site& site = stage_.site();
  if (message.in_person || (message.channel && site.channels[message.channel].kind == ChannelKind::in_person)) {
    // Face to face: both at the same place of work.
    const auto stands = [&](Index<Person> who) { return duty_.at_desk(who) ? site.people[who].at : duty_.place(who); };
    const auto is_somewhere = [&](Index<Person> who) { return duty_.at_desk(who) || duty_.place(who); };
    const bool together =
        is_somewhere(message.from) && is_somewhere(message.to) && stands(message.from) == stands(message.to);
    return {together ? Failure::none : Failure::absent, 0};
  }
  if (!message.channel) return {Failure::no_device, 0};
  if (!is_at_desk(message.from, message.channel)) return {Failure::no_device, 0};
  if (const Obstacle mine = device_obstacle(message.from, message.channel)) return mine;
  const Channel& channel = site.channels[message.channel];
  if (machines_.capacity(channel.needs) <= 0) return {Failure::channel_down, 0};
  for (Index<Component> link : channel.over)
    if (machines_.share(link) <= 0) return {Failure::link_down, machines_.changed(link)};
  if (const Obstacle theirs = device_obstacle(message.to, message.channel)) return theirs;
  return {is_at_desk(message.to, message.channel) ? Failure::none : Failure::absent, 0};
}

Obstacle Channels::carry(const TryMessage& message) const {
  if (const Obstacle obstacle = this->obstacle(message)) return obstacle;
  if (message.in_person || stage_.site().channels[message.channel].over.empty()) return {};  // nothing to cross
  simgrid::s4u::Host& from = platform_.device(message.from, *device_of(message.from, message.channel));
  simgrid::s4u::Host& to = platform_.device(message.to, *device_of(message.to, message.channel));
  // Sending to a host that is off ends the whole process.
  // (The world's word and SimGrid's can differ for a moment: the errands come after the change.)
  if (!from.is_on() || !to.is_on()) return {Failure::device_down, 0};
  if (&from == &to) return {};
  bool arrived = true;
  try {
    simgrid::s4u::Comm::sendto(&from, &to, message_bytes);
  } catch (const simgrid::Exception&) {
    arrived = false;  // whatever it calls it: a link or a device died under way
  }
  if (arrived) return {};
  const Obstacle found = obstacle(message);
  return found ? found : Obstacle{Failure::link_down, 0};  // it was gone for a moment only
}

}  // namespace tuiyan::world
