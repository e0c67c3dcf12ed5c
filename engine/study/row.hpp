// What is kept of one replication: no larger than its layout says, whatever happened in the drill.
//
// Contract: `row_of` is a pure function of the log. The bytes are for a pipe between parent and child
// of the same program (native order); `from_bytes` takes exactly what `to_bytes` of the same layout
// made, anything else is a programmer's fault.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "event/log.hpp"
#include "score/score.hpp"
#include "study/layout.hpp"

namespace tuiyan::study {

struct TargetOutcome {
  bool applicable = false, censored = false, met = false;
  double value = 0;  // seconds, calls or share; censored: later than that
  friend bool operator==(const TargetOutcome&, const TargetOutcome&) = default;
};

struct Row {
  score::Grade grade = score::Grade::poor;
  bool graded = false, aborted = false;
  double attainment = 0;  // weighted, percent
  std::vector<TargetOutcome> targets;
  std::vector<TargetOutcome> expected;   // figures of the real incident, by Scenario::expect; never "met"
  std::vector<std::int64_t> waterfalls;  // us; ways x clauses x delays; 0 where the end was not reached
  std::vector<std::uint8_t> shares;      // services x instants, see share_band.hpp
  friend bool operator==(const Row&, const Row&) = default;

  [[nodiscard]] const std::int64_t* waterfall(const Layout& layout, std::size_t way) const {
    return waterfalls.data() + way * layout.cells();
  }
};

[[nodiscard]] Row row_of(const Log& log, const Layout& layout);
[[nodiscard]] std::string to_bytes(const Row& row);
[[nodiscard]] Row from_bytes(std::string_view bytes, const Layout& layout);

}  // namespace tuiyan::study
