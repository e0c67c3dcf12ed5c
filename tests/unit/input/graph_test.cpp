#include "input/graph.hpp"

#include <doctest/doctest.h>

namespace tuiyan::input {

using Cycles = std::vector<std::vector<std::uint32_t>>;

TEST_CASE("cycles are found once each, the shortest way round") {
  CHECK(find_cycles({}).empty());
  CHECK(find_cycles({{1}, {2}, {}}).empty());
  CHECK(find_cycles({{0}}) == Cycles{{0}});
  CHECK(find_cycles({{1}, {2}, {0}}) == Cycles{{0, 1, 2}});
  // 0 reaches the cycle 1-2 but is not part of it; 3-4 is another.
  CHECK(find_cycles({{1}, {2}, {1}, {4}, {3}}) == Cycles{{1, 2}, {3, 4}});
  // Two ways round from 0: by 1 and 2, or by 2 alone.
  CHECK(find_cycles({{1, 2}, {2}, {0}}) == Cycles{{0, 2}});
  // A diamond is no cycle.
  CHECK(find_cycles({{1, 2}, {3}, {3}, {}}).empty());
}

TEST_CASE("reachable by at least one edge") {
  const std::vector<bool> seen = reachable({{1}, {2}, {}, {0}}, 0);
  CHECK(seen == std::vector<bool>{false, true, true, false});
  CHECK(reachable({{1}, {0}}, 0) == std::vector<bool>{true, true});
}

}  // namespace tuiyan::input
