#include "cli/harvest.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;
using cli::Harvest;
using cli::Yield;

namespace {

Harvest harvest(std::uint64_t played, std::uint64_t answered) {
  Harvest one{{"plan.json"}, "story.json", played, answered, {}};
  for (std::uint64_t k = 0; k < played - answered; ++k) one.lost.push_back({k, "crashed", "SIGSEGV"});
  return one;
}

}  // namespace

TEST_CASE("what the drills of a command came to") {
  const cli::Settings settings;
  CHECK(cli::yield_of(settings, {}) == Yield::unasked);
  CHECK(cli::yield_of(settings, {harvest(0, 0), harvest(0, 0)}) == Yield::unasked);
  CHECK(cli::yield_of(settings, {harvest(3, 3)}) == Yield::results);
  // Single deaths are told in the results.
  CHECK(cli::yield_of(settings, {harvest(3, 1), harvest(2, 1)}) == Yield::results);
  CHECK(cli::yield_of(settings, {harvest(3, 1), harvest(2, 0)}) == Yield::partly);
  CHECK(cli::yield_of(settings, {harvest(1, 0)}) == Yield::nothing);
  CHECK(cli::yield_of(settings, {harvest(3, 0), harvest(2, 0)}) == Yield::nothing);
}
