// What the drills of a command came to: whether there is anything to tell, and what killed those that died.
// Internal to the room.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/settings.hpp"
#include "result/assessment.hpp"

namespace tuiyan::cli {

// Of one scenario.
struct Harvest {
  std::vector<std::string> plans;  // as files: two of compare
  std::string scenario;            // the same
  std::uint64_t played = 0;        // drills; pairs of compare and risk; of criticality those of the whole plan
  std::uint64_t answered = 0;      // and did not die
  std::vector<result::Lost> lost;  // the first of those that did
};

enum class Yield : std::uint8_t {
  results,
  partly,   // of some scenarios no drill could be played
  nothing,  // of none
  unasked,  // with -n 0
};

// Complains of every scenario of which no drill could be played: what killed them, and how to play one alone. Ctrl-C
// before the first drill was over leaves nothing to tell: throws process::Interrupted.
[[nodiscard]] Yield yield_of(const Settings& settings, const std::vector<Harvest>& all);

}  // namespace tuiyan::cli
