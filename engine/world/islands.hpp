// Which lines of the grid hang together, and how much of each is fed: arithmetic on a given arrangement.
//
// Contract: pure functions. An island is a set of lines that closed switches join. Its feeds are the feeders
// among its lines whose breaker is closed, whose source delivers and which are not broken; a broken line in it
// leaves all of it without power. What its feeds carry goes to the lines nearest to a feed first (by the number
// of switches between, then by row); the line at which it ends gets the rest as a share, those beyond it get
// nothing. A source that feeds several feeders gives to their islands in the order of the feeders' rows. Loads
// do not change over time.
#pragma once

#include <vector>

#include "model/site.hpp"

namespace tuiyan::world {

// Sums of loads are compared with what is carried: this much is rounding.
inline constexpr double rounding_in_kilowatts = 1e-9;

struct Arrangement {
  std::vector<bool> closed;    // by component: switches, and the breakers of feeders
  std::vector<bool> broken;    // by component: lines
  std::vector<bool> delivers;  // by component: what feeds feeders
};

struct Island {
  std::vector<Index<Component>> lines;  // by row
  std::vector<Index<Component>> feeds;  // by row
  bool broken = false;
  double load_kW = 0;
  double spare_kW = 0;  // what its feeds could carry besides; 0 without feeds; may be infinite
};

struct Feeding {
  std::vector<Island> islands;           // by their first line
  std::vector<std::uint32_t> island_of;  // by component; of lines only
  std::vector<double> fed;               // by component: share of a line that is fed, 0 to 1

  [[nodiscard]] const Island& of(Index<Component> line) const { return islands[island_of[line.value]]; }
};

[[nodiscard]] Feeding feeding(const Site& site, const Arrangement& arrangement);

// The first source of a feeder for which `delivers` holds; none when there is none, or when it needs none.
template <class Delivers>
[[nodiscard]] Index<Component> source_of(const Component& feeder, const Delivers& delivers) {
  for (Index<Component> source : feeder.powered_by)
    if (delivers(source)) return source;
  return {};
}
// A feeder that hangs on nothing has all it needs.
template <class Delivers>
[[nodiscard]] bool has_source(const Component& feeder, const Delivers& delivers) {
  return feeder.powered_by.empty() || source_of(feeder, delivers);
}

// The lines that can be reached from `line` over switches for which `passes` holds, by distance and row; itself first.
template <class Passes>
[[nodiscard]] std::vector<Index<Component>> reached_from(const Site& site, const std::vector<Index<Component>>& from,
                                                         const Passes& passes) {
  std::vector<Index<Component>> all = from;
  std::vector<bool> seen(site.components.size());
  for (Index<Component> line : from) seen[line.value] = true;
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.size();
    std::vector<bool> next(site.components.size());
    for (std::uint32_t row = 0; row < site.components.size(); ++row) {
      const Component& one = site.components[Index<Component>{row}];
      if (one.kind != ComponentKind::line_switch || !passes(Index<Component>{row})) continue;
      for (std::size_t i = begin; i < end; ++i) {
        if (one.line_switch->a == all[i]) next[one.line_switch->b.value] = true;
        if (one.line_switch->b == all[i]) next[one.line_switch->a.value] = true;
      }
    }
    for (std::uint32_t row = 0; row < next.size(); ++row) {
      if (!next[row] || seen[row]) continue;
      seen[row] = true;
      all.push_back({row});
    }
    begin = end;
  }
  return all;
}

}  // namespace tuiyan::world
