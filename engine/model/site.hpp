// What exists: places, machines, services, seats, call classes and people. Read-only once read.
#pragma once

#include <string>

#include "model/call.hpp"
#include "model/component.hpp"
#include "model/day.hpp"
#include "model/person.hpp"

namespace tuiyan {

struct Site {
  std::string id;  // file name without extension
  Text name;
  std::string zone = "Asia/Shanghai";
  Calendar calendar;
  Table<Location> locations;
  Table<Crew> crews;
  Table<Component> components;
  Table<Pair> pairs;
  Table<Service> services;
  Table<TrunkGroup> trunks;
  Table<SeatGroup> seat_groups;
  Table<CallClass> classes;
  Calls calls;
  Table<Shift> shifts;
  Table<Channel> channels;
  Table<Person> people;
  Table<Monitor> monitors;
};

// Where the agents of a pool sit down when their shift starts; none when nowhere.
[[nodiscard]] inline Index<SeatGroup> home_of(const Site& site, Index<Person> pool) {
  if (!pool) return {};
  const Index<SeatGroup> own = site.people[pool].home;
  return own || pool != site.calls.pool ? own : site.calls.home;
}

// Whose agents sit in a group.
[[nodiscard]] inline Index<Person> pool_of(const Site& site, Index<SeatGroup> group) {
  const Index<Person> own = site.seat_groups[group].pool;
  return own ? own : site.calls.pool;
}

// Whether lines are joined and switched: else feeders are components like others.
[[nodiscard]] inline bool has_grid(const Site& site) {
  for (const Component& one : site.components)
    if (one.kind == ComponentKind::section || one.kind == ComponentKind::line_switch ||
        (one.kind == ComponentKind::feeder && (one.carries_kW || !one.recloses)))
      return true;
  return false;
}

}  // namespace tuiyan
