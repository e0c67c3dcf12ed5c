// What exists: places, machines, services, seats, call classes and people. Read-only once read.
#pragma once

#include <string>

#include "model/call.hpp"
#include "model/component.hpp"
#include "model/person.hpp"

namespace tuiyan {

struct Site {
  std::string id;  // file name without extension
  Text name;
  std::string zone = "Asia/Shanghai";
  Table<Location> locations;
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

}  // namespace tuiyan
