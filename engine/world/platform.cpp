#include "world/platform.hpp"

#include <simgrid/s4u/Engine.hpp>
#include <simgrid/s4u/Host.hpp>
#include <simgrid/s4u/Link.hpp>
#include <simgrid/s4u/NetZone.hpp>

#include <array>
#include <csignal>
#include <string>

namespace tuiyan::world {
namespace {

namespace s4u = simgrid::s4u;

constexpr double any_speed = 1e9;  // nothing is computed on these hosts

// The engine puts its own handlers on these; whoever runs this process had chosen others.
class SignalHandlers {
 public:
  SignalHandlers() {
    each([](int signal, struct sigaction& old) { sigaction(signal, nullptr, &old); });
  }
  ~SignalHandlers() {
    each([](int signal, struct sigaction& old) { sigaction(signal, &old, nullptr); });
  }
  SignalHandlers(const SignalHandlers&) = delete;
  SignalHandlers& operator=(const SignalHandlers&) = delete;

 private:
  template <class Deed>
  void each(Deed deed) {
    constexpr std::array signals = {SIGINT, SIGSEGV, SIGBUS};
    for (std::size_t i = 0; i < signals.size(); ++i) deed(signals[i], old_[i]);
  }
  std::array<struct sigaction, 3> old_{};
};

s4u::Engine* make_engine() {
  const SignalHandlers kept;
  // Said openly: times on the wire are latency + size / bandwidth, with no slow start and no
  // interference of opposite directions; waits are exact to a tenth of a microsecond.
  std::array<std::string, 7> words = {
      "tuiyan",
      "--log=root.thres:critical",
      "--cfg=network/model:CM02",
      "--cfg=network/crosstraffic:0",
      "--cfg=surf/precision:1e-7",
      "--cfg=contexts/stack-size:64",
#ifdef TUIYAN_SANITIZED
      "--cfg=contexts/factory:thread",  // the sanitizers do not follow other kinds of stacks
#else
      "--cfg=contexts/factory:raw",
#endif
  };
  std::array<char*, 8> arguments{};
  for (std::size_t i = 0; i < words.size(); ++i) arguments[i] = words[i].data();
  int count = static_cast<int>(words.size());
  return new s4u::Engine(&count, arguments.data());
}

s4u::Engine* started_ahead = nullptr;

}  // namespace

void Platform::start_engine() {
  if (started_ahead == nullptr) started_ahead = make_engine();
}

Platform::Platform(const Site& site) {
  start_engine();
  engine_ = started_ahead;
  build(site);
}

Platform::~Platform() = default;

void Platform::build(const Site& site) {
  hosts_.resize(site.components.size());
  links_.resize(site.components.size());
  bandwidth_Bps_.resize(site.components.size());
  s4u::NetZone* zone = s4u::create_star_zone("site");
  control_ = zone->create_host("control", any_speed);

  std::vector<s4u::Host*> locations;
  for (const Location& location : site.locations)
    locations.push_back(zone->create_host("place/" + location.id, any_speed));
  s4u::Host* elsewhere = zone->create_host("place", any_speed);

  for (std::uint32_t i = 0; i < site.components.size(); ++i) {
    const Component& component = site.components[{i}];
    if (component.kind == ComponentKind::link) {
      const LinkFacts& link = component.link.value();
      bandwidth_Bps_[i] = link.bandwidth_Bps;
      links_[i] = zone->create_link("link/" + component.id, link.bandwidth_Bps)->set_latency(link.latency_s);
    } else if (component.kind == ComponentKind::host) {
      hosts_[i].push_back(zone->create_host("host/" + component.id, any_speed));
    }
  }

  // A device reaches the star's centre over its channel's links, and from there nothing is in the
  // way: so a message crosses each link of the channel once.
  for (std::uint32_t i = 0; i < site.people.size(); ++i) {
    const Person& person = site.people[{i}];
    places_.push_back(person.at ? locations[person.at.value] : elsewhere);
    devices_.emplace_back();
    for (const Device& device : person.devices) {
      const Channel& channel = site.channels[device.channel];
      const std::string name = "device/" + person.id + "/" + channel.id + "/" + std::to_string(devices_[i].size());
      s4u::Host* host = zone->create_host(name, any_speed);
      std::vector<s4u::LinkInRoute> over;
      for (Index<Component> link : channel.over) over.emplace_back(links_[link.value]);
      zone->add_route(host->get_netpoint(), nullptr, nullptr, nullptr, over, false);
      zone->add_route(nullptr, host->get_netpoint(), nullptr, nullptr, std::vector<s4u::LinkInRoute>{}, false);
      devices_[i].push_back(host);
      if (device.component) hosts_[device.component.value].push_back(host);
    }
  }
  zone->seal();
}

void Platform::set_share(Index<Component> component, double share) {
  const bool on = share > 0;
  if (s4u::Link* link = links_[component.value]) {
    // Each of these is a call that lets others run: only what differs is said.
    if (link->is_on() != on) on ? link->turn_on() : link->turn_off();
    const double bandwidth = bandwidth_Bps_[component.value] * share;
    if (on && link->get_bandwidth() != bandwidth) link->set_bandwidth(bandwidth);
  }
  for (s4u::Host* host : hosts_[component.value])
    if (host->is_on() != on) on ? host->turn_on() : host->turn_off();
}

}  // namespace tuiyan::world
