// The machines, lines, power sources and programs of a site, and its grid.
//
// Contract: a component's share is 1 (up), between 0 and 1 (degraded) or 0 (down). It is down
// without power, when it is broken, when what it runs on is down, or when what it needs has no
// capacity; when all of that is back it takes `restart` to come up again. `capacity` is in calls (or
// customers) at share 1; a component without one never limits, and then a partial fault on it is
// refused on reading. A feeder's or section's capacity is its customers: what is missing of it are customers
// without power. A link's share also scales the bandwidth that messages have; see
// Calls::codec_rate_Bps for calls.
//
// The grid: *lines* are feeders and sections. A feeder is a line with a breaker of its own, fed by any of its
// `powered_by`; a section is fed only through switches, each of which joins two lines. Lines that closed
// switches join are an island. A line that is broken (share 0 by a fault) trips every breaker that feeds its
// island; the island is then dead until the broken line is cut off (verb isolate) and the breaker closed again
// (by itself with `recloses`, else verb activate). An island that draws more than its feeds carry sheds the
// lines farthest from a feed. `world/grid.hpp` has the rules of the switching.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "model/expression.hpp"
#include "model/readiness.hpp"
#include "model/text.hpp"
#include "model/upkeep.hpp"

namespace tuiyan {

enum class ComponentKind {
  mains,
  ups,
  generator,
  host,
  link,
  software,
  device,
  premises,
  feeder,
  transformer,
  section,
  line_switch
};

struct Location {
  std::string id;
  Text name;
  std::optional<Law> travel;  // out in the field: the way there or back takes so long; none: a place of work
};

// Battery: carries its load for `autonomy` when full; an empty one needs `recharge` with power
// present to be full again (linear). Drawn once per replication.
struct UpsFacts {
  Law autonomy;
  Law recharge;
};

// Starts by itself when none of the component's `powered_by` feeds delivers; gives up after
// `attempts` cranks; a person may then start it by hand (verb activate). Runs until mains is back
// or `fuel` is used up; the verb refuel fills the tank, and an automatic one that had run dry then starts anew.
struct GeneratorFacts {
  bool automatic = true;
  int attempts = 3;
  Law crank, rest;  // one attempt; the pause between two
  double start_probability = 1;
  Law accepts_load_after;   // from a successful crank to carrying the load
  Duration fuel = endless;  // running time with a full tank
  bool mobile = false;      // on wheels: stands idle until somebody takes it somewhere (verb supply)
};

struct LinkFacts {
  double bandwidth_Bps = 0;  // bytes per second; > 0
  double latency_s = 0;
};

// Joins two lines of the grid.
struct SwitchFacts {
  Index<Component> a, b;  // two different lines
  bool open = false;      // in the normal arrangement: a tie
  bool sheds = false;     // transfer over it: closed also when the load does not fit, and the rest is shed
};

struct Component {
  std::string id;
  Text name;
  ComponentKind kind = ComponentKind::host;
  Index<Location> at;
  std::vector<Index<Component>> powered_by;  // any one that delivers is enough; empty: needs no power
  Index<Component> runs_on;
  Expression needs;  // empty: nothing further
  Law restart;
  std::optional<double> capacity;           // > 0
  std::optional<UpsFacts> ups;              // exactly when kind is ups
  std::optional<GeneratorFacts> generator;  // exactly when kind is generator
  std::optional<LinkFacts> link;            // exactly when kind is link
  std::optional<SwitchFacts> line_switch;   // exactly when kind is line_switch
  double load_kW = 0;                       // what it draws: lines, and what a mobile generator is to feed
  std::optional<double> carries_kW;         // the most that it passes on: feeders, sources of feeders, generators
  bool recloses = true;                     // feeder: closes its breaker by itself once the cause of a trip is gone
  std::optional<Breakdowns> breakdowns;     // none: fails by faults only
  double ready_probability = 1;             // a standby works when first needed, just after a test
  std::optional<Care> tested;               // none: as ready as that however long ago it was tested
  std::optional<Care> maintained;           // none: fails no more often for want of maintenance
  std::string clause;
};

[[nodiscard]] constexpr bool is_line(ComponentKind kind) {
  return kind == ComponentKind::feeder || kind == ComponentKind::section;
}

}  // namespace tuiyan
