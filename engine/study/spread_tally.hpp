// How much of each target's spread comes from uncertain parameters: two drills for each draw of them.
//
// Contract: replications are added in their order, memory depends on the documents only. A replication and its
// companion have the same parameters and different luck. Formulas: README.md.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/parameter.hpp"
#include "result/spread.hpp"
#include "study/moments.hpp"
#include "study/row.hpp"

namespace tuiyan::study {

class SpreadTally {
 public:
  static constexpr std::size_t groups = 32;  // of the jackknife: replication k belongs to group k mod 32
  static constexpr std::size_t parts = 8;    // of equal probability, into which the law of a parameter is cut
  static constexpr std::int64_t least_pairs = 10, least_drills = 2 * static_cast<std::int64_t>(parts);

  SpreadTally(std::size_t targets, std::vector<Parameter> parameters, std::uint64_t seed);
  void add(std::uint64_t replication, const Row& row);
  void add_pair(std::uint64_t replication, const Row& row, const Row& companion);
  [[nodiscard]] std::vector<result::Spread> spreads() const;

 private:
  using Parts = std::array<Moments, parts>;  // figures, by where the parameter stood in its law
  struct Group {
    Moments means;             // of the two figures of a pair
    double within = 0;         // sum of (x - y)^2 / 2
    std::vector<Parts> parts;  // by parameter
  };
  using Groups = std::array<Group, groups>;
  [[nodiscard]] result::Spread told(const Groups& target) const;

  std::vector<Parameter> parameters_;
  std::uint64_t seed_;
  std::vector<Groups> targets_;
};

}  // namespace tuiyan::study
