// What SimGrid knows of the site: places, machines, devices and links.
//
// Contract: built once per process, together with SimGrid's engine. Every person stands on a place
// that never fails; every device of a person is a host of its own that fails with its component;
// machines are hosts, lines are links. Two devices of one channel are joined by the links of that
// channel and nothing else: SimGrid has one route per pair of hosts and never goes round a break.
// A degraded link carries messages at its share of the bandwidth; hosts know on and off only.
// `set_share` may only be called by an actor (from outside it would not reach messages under way).
#pragma once

#include <memory>
#include <vector>

#include "model/site.hpp"

namespace simgrid::s4u {
class Engine;
class Host;
class Link;
}  // namespace simgrid::s4u

namespace tuiyan::world {

class Platform {
 public:
  // Builds the engine ahead, so that processes forked afterwards find it.
  static void start_engine();
  explicit Platform(const Site& site);
  ~Platform();
  Platform(const Platform&) = delete;
  Platform& operator=(const Platform&) = delete;

  void set_share(Index<Component> component, double share);

  [[nodiscard]] simgrid::s4u::Engine& engine() const { return *engine_; }
  // Where the director stands.
  [[nodiscard]] simgrid::s4u::Host& control() const { return *control_; }
  [[nodiscard]] simgrid::s4u::Host& place(Index<Person> who) const { return *places_[who.value]; }
  // `device` counts within the person's devices.
  [[nodiscard]] simgrid::s4u::Host& device(Index<Person> who, std::size_t device) const {
    return *devices_[who.value][device];
  }

 private:
  void build(const Site& site);

  simgrid::s4u::Engine* engine_ = nullptr;  // never deleted: SimGrid would end with it
  simgrid::s4u::Host* control_ = nullptr;
  std::vector<simgrid::s4u::Host*> places_;                // by person
  std::vector<std::vector<simgrid::s4u::Host*>> devices_;  // by person and device
  std::vector<std::vector<simgrid::s4u::Host*>> hosts_;    // that go with a component
  std::vector<simgrid::s4u::Link*> links_;                 // by component; null: no link
  std::vector<double> bandwidth_Bps_;                      // of the whole link, by component
};

}  // namespace tuiyan::world
