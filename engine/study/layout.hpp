// What every replication of a study reports, and in which order: the key to the fixed-size rows.
//
// Contract: a pure function of the documents (and, for a comparison, of what targets are judged by), so
// that parent and child agree on it without a word. One place per target, per instant of the grid for
// every service, and per clause and kind of delay for every target that counts from an anchor.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "event/entry.hpp"
#include "model/scenario.hpp"

namespace tuiyan::study {

inline constexpr std::size_t delay_kinds = delay_count;
inline constexpr std::size_t grid_intervals = 240;

struct Layout {
  std::shared_ptr<const Documents> documents;
  std::vector<Target> judged;        // by target: the limit that counts
  std::vector<std::string> clauses;  // "" first, then as the plan first cites them, then the site
  std::vector<Index<Target>> ways;   // targets that have a waterfall
  std::vector<Subject> services;     // whose share is followed
  std::vector<Time> grid;            // from the start to the end of the drill

  [[nodiscard]] std::size_t cells() const { return clauses.size() * delay_kinds; }  // of one waterfall
  [[nodiscard]] std::size_t clause_row(const std::string& clause) const;
};

[[nodiscard]] Layout layout_of(std::shared_ptr<const Documents> documents);

}  // namespace tuiyan::study
