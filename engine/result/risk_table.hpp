// What a plan's risks cost: how often each happens, times what it does when it does.
//
// Contract: immutable values, the same for any number of workers. A consequence is what a scenario adds to the
// same day without its faults, surges and absences, under the same luck: minutes of a whole service lost (half
// the capacity for two minutes is one minute), callers who never got through, and customers times minutes without
// power. Several scenarios of a risk
// weigh the same. A year's figure is the frequency times the mean; the frequency is taken as known, so the
// interval is that of the mean. No words.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/scenario.hpp"
#include "result/assessment.hpp"
#include "result/estimate.hpp"

namespace tuiyan::result {

struct Consequence {
  Estimate lost_minutes, callers, customer_minutes;  // of one event; 95 %, Student
};

struct RiskScenario {
  std::string path;                            // as the plan names it
  std::shared_ptr<const Documents> documents;  // with its faults
  std::uint64_t played = 0, lost_count = 0;    // pairs, lost ones included
  std::vector<Lost> lost;                      // the first of them
  Consequence consequence;
};

// The bands of the matrix, from seldom and slight (0) to often and grave (4).
inline constexpr std::array<double, 4> likelihood_limits{0.01, 0.1, 1, 10};    // times per year
inline constexpr std::array<double, 4> minute_limits{1, 10, 60, 240};          // lost minutes of one event
inline constexpr std::array<double, 4> caller_limits{10, 100, 1'000, 10'000};  // callers of one event
inline constexpr std::array<double, 4> power_limits{1e3, 1e4, 1e5, 1e6};       // customer-minutes without power
enum class RiskLevel : std::uint8_t { low, medium, high, grave };
[[nodiscard]] constexpr std::size_t band_of(double value, const std::array<double, 4>& limits) {
  std::size_t band = 0;
  while (band < limits.size() && value >= limits[band]) ++band;
  return band;
}
// By the sum of both bands: up to 2 low, 3 and 4 medium, 5 and 6 high, above grave.
[[nodiscard]] constexpr RiskLevel level_of(std::size_t likelihood, std::size_t consequence) {
  const std::size_t sum = likelihood + consequence;
  return sum <= 2 ? RiskLevel::low : sum <= 4 ? RiskLevel::medium : sum <= 6 ? RiskLevel::high : RiskLevel::grave;
}

struct RiskRow {
  Index<Risk> risk;
  std::vector<std::size_t> scenarios;        // rows of the table's; empty: cannot be told
  Consequence event;                         // mean over its scenarios
  std::optional<Consequence> year;           // none: no frequency or no scenario
  std::size_t likelihood = 0, severity = 0;  // bands; severity by the gravest of the three
  RiskLevel level = RiskLevel::low;
};

struct RiskTable {
  std::shared_ptr<const Documents> plan;  // without a scenario
  std::string plan_file;
  Index<Service> service;  // whose minutes are counted
  std::uint64_t seed = 1, asked = 0;
  bool interrupted = false;
  std::vector<RiskScenario> scenarios;
  std::vector<RiskRow> rows;  // in the order of the plan
};

}  // namespace tuiyan::result
