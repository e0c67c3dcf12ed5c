// Directed graphs over rows of tables: finding cycles.
//
// Contract: each returned cycle starts with its smallest node and is closed without repeating it;
// nodes of one cycle appear in no other, so a tangle is reported once, not once per way around.
#pragma once

#include <cstdint>
#include <vector>

namespace tuiyan::input {

using Edges = std::vector<std::vector<std::uint32_t>>;  // by node

[[nodiscard]] std::vector<std::vector<std::uint32_t>> find_cycles(const Edges& edges);
// Everything that can be reached from `start` by at least one edge.
[[nodiscard]] std::vector<bool> reachable(const Edges& edges, std::uint32_t start);

}  // namespace tuiyan::input
