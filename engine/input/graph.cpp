#include "input/graph.hpp"

#include <algorithm>
#include <cstddef>

namespace tuiyan::input {

std::vector<std::vector<std::uint32_t>> find_cycles(const Edges& edges) {
  std::vector<std::vector<std::uint32_t>> cycles;
  std::vector<bool> reported(edges.size(), false);
  // From each node the shortest way back to itself: documents are small, so a search per node is
  // cheap, and the shortest way is the one that a planner understands.
  for (std::uint32_t start = 0; start < edges.size(); ++start) {
    if (reported[start]) continue;
    std::vector<std::int64_t> came_from(edges.size(), -1);
    std::vector<std::uint32_t> queue = {start};
    bool closed = false;
    std::uint32_t last = start;
    for (std::size_t i = 0; i < queue.size() && !closed; ++i) {
      for (std::uint32_t next : edges[queue[i]]) {
        if (next == start) {
          last = queue[i];
          closed = true;
          break;
        }
        if (came_from[next] >= 0 || reported[next]) continue;
        came_from[next] = queue[i];
        queue.push_back(next);
      }
    }
    if (!closed) continue;
    std::vector<std::uint32_t> cycle;
    for (std::uint32_t node = last; node != start; node = static_cast<std::uint32_t>(came_from[node]))
      cycle.push_back(node);
    cycle.push_back(start);
    std::reverse(cycle.begin(), cycle.end());
    for (std::uint32_t node : cycle) reported[node] = true;
    cycles.push_back(std::move(cycle));
  }
  return cycles;
}

std::vector<bool> reachable(const Edges& edges, std::uint32_t start) {
  std::vector<bool> seen(edges.size(), false);
  std::vector<std::uint32_t> stack = {start};
  while (!stack.empty()) {
    const std::uint32_t node = stack.back();
    stack.pop_back();
    for (std::uint32_t next : edges[node]) {
      if (seen[next]) continue;
      seen[next] = true;
      stack.push_back(next);
    }
  }
  return seen;
}

}  // namespace tuiyan::input
