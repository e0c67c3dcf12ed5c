// Sweep: one number of the documents over several values, under the same luck.
//
// Contract: see study.hpp; the number in the settings is of replications of each value, 100 without it. The documents
// of all values were read before (`versions`, in the order of the values). Values are played replication by
// replication, so that Ctrl-C leaves every value with as many as any other, or one more.
#pragma once

#include <memory>
#include <vector>

#include "result/sweep_curve.hpp"
#include "study/over.hpp"
#include "study/study.hpp"

namespace tuiyan::study {

inline constexpr std::uint64_t replications_of_each_value = 100;

// The documents with each of the values; null where a value makes them invalid, with the reason in `problems`, each
// reason once.
[[nodiscard]] std::vector<std::shared_ptr<const Documents>> versions_over(const Documents& documents, const Over& over,
                                                                          std::vector<Said>& problems);
// `targets` empty: all of the plan.
[[nodiscard]] result::Sweep sweep(std::shared_ptr<const Documents> documents, const Over& over,
                                  const std::vector<std::shared_ptr<const Documents>>& versions,
                                  std::vector<Index<Target>> targets, const Settings& settings,
                                  const Progress& progress = {});

}  // namespace tuiyan::study
