// The head of a plan: what it is for, where it holds, who wrote it, what it stands on, its risks, its drills.
//
// Contract: plain values; of all this only the record of the drills held is played (as practice, see plan.hpp). A text
// that was not written is empty. Risks and drills name steps, roles and scenarios as they were written, since a
// scenario's patch may take a step away; the plan checker says which of them are not there. Paths of scenarios are
// relative to the plan's file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/index.hpp"
#include "base/time.hpp"
#include "model/text.hpp"

namespace tuiyan {

enum class HazardKind : std::uint8_t {
  natural_disaster,
  equipment,          // a fault of what the house itself runs
  deliberate_damage,  // by people who mean it
  human_error,
  supplier,  // of those the house depends on: carrier, grid, vendor
  demand,    // more calls or requests than there are people for; nothing is broken
};
// How soon somebody has to act.
enum class Urgency : std::uint8_t { low, medium, high, immediate };

struct Risk {
  std::string id;
  Text name;
  std::optional<HazardKind> hazard;
  std::optional<double> per_year;  // how often it happens, >= 0
  std::optional<Urgency> urgency;
  std::vector<Text> measures;
  std::vector<std::string> scenarios;  // files
  std::vector<std::string> flow;       // ids of the steps that answer it
  std::string clause;
};

enum class DrillForm : std::uint8_t { tabletop, operation, simulation };

struct Person;
// One time that a drill was held.
struct HeldDrill {
  std::int64_t on = 0;  // local date, days since 1970-01-01
  std::vector<Index<Person>> took_part;
};

// A drill that is held again and again, and the record of it.
struct PlannedDrill {
  std::string id;
  Text name;
  DrillForm form = DrillForm::tabletop;
  Duration every{0};                   // > 0
  std::vector<std::string> roles;      // ids of who takes part
  std::vector<std::string> scenarios;  // files
  std::vector<HeldDrill> held;         // by date, each date once
  std::string clause;
};

struct Header {
  Text purpose, scope, place, basis_of_plan, team;
  std::string version;
  std::optional<std::int64_t> effective;  // in force from this local date, days since 1970-01-01
  Text interpretation, adjustment;        // who explains it; who changes it, when and why
  std::vector<Text> references;           // laws, standards, superior plans
  Table<Risk> risks;
  Table<PlannedDrill> drills;
};

}  // namespace tuiyan
