// A good plan made bad by a patch, and the finding that the checker must then have: what the lints are tested with.
//
// Contract: a bad plan is a JSON file {"plan": FILE, "scenario": FILE, "plan_changes": {…}, "site_changes": {…},
// "scenario_changes": {…}, "finding": CODE, "at": POINTER}; files are relative to it, the scenario and the patches
// are optional. It is right when the code is found at that pointer in the patched plan, and nowhere in the good one.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "json/node.hpp"

namespace tuiyan::check {

struct BadPlan {
  std::string plan, scenario;  // paths; scenario may be empty
  std::string finding, at;
  std::optional<json::Node> plan_changes, site_changes, scenario_changes;
};

// None when the file cannot be read; what is wrong with it goes to the diagnostics.
[[nodiscard]] std::optional<BadPlan> read_bad_plan(const std::string& path, Diagnostics& diagnostics);

// Everything that reading and checking have to say, errors first refused as always.
[[nodiscard]] Diagnostics findings_of_good(const BadPlan& bad);
[[nodiscard]] Diagnostics findings_of_bad(const BadPlan& bad);

// Empty when the bad plan is right; else what is not as it should be.
[[nodiscard]] Said objection(const BadPlan& bad);

}  // namespace tuiyan::check
