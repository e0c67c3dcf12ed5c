// Loading and playing documents in tests: many replications, in forked workers, in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "event/log.hpp"

namespace tuiyan::tests {

// Loads a plan and a scenario of the repository; a diagnostic is a failure of the test.
[[nodiscard]] std::shared_ptr<const Documents> load_or_fail(const std::string& plan, const std::string& scenario);

// Plays replications 0 .. count-1 of `seed` and answers one row of numbers for each.
[[nodiscard]] std::vector<std::vector<double>> play_many(const std::shared_ptr<const Documents>& documents,
                                                         std::uint64_t seed, std::uint64_t count, int workers,
                                                         const std::function<std::vector<double>(const Log&)>& row);

// The log of one replication as text, played in a child.
[[nodiscard]] std::string log_text(const std::shared_ptr<const Documents>& documents, std::uint64_t seed,
                                   std::uint64_t replication);

// TUIYAN_SLOW is set: the full sizes, under the slow label.
[[nodiscard]] bool full_size();

// Under sanitizers a drill takes twenty times as long (every actor is a thread), and with counts of lines every child
// adds its own to hundreds of files: such runs look for faults of memory and for lines, not for statistics.
#if defined(TUIYAN_SANITIZED) || defined(TUIYAN_COVERAGE)
inline constexpr std::uint64_t thinner = 20;
#else
inline constexpr std::uint64_t thinner = 1;
#endif

}  // namespace tuiyan::tests
