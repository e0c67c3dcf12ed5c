// How the share of a service is spread over the replications, at each instant of a grid.
//
// Contract: shares stand in steps of half a percent (0 to 200; what exceeds 1 counts as 1). Memory
// does not grow with the number of replications. Quantiles are order statistics, exact to the step.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace tuiyan::study {

inline constexpr int share_steps = 200;
// The step of a share: the nearest one below, so that 79.9 % is not told as 80 %.
[[nodiscard]] std::uint8_t share_step(double share);

class ShareBand {
 public:
  explicit ShareBand(std::size_t instants) : counts_(instants) {}
  void add(const std::uint8_t* steps);  // one per instant
  [[nodiscard]] std::size_t instants() const { return counts_.size(); }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] double quantile(std::size_t instant, double part) const;  // 1 when nothing was added
  [[nodiscard]] double mean(std::size_t instant) const;
  // Some replication was short of the whole at some instant.
  [[nodiscard]] bool was_short() const;

 private:
  std::vector<std::array<std::uint32_t, share_steps + 1>> counts_;
  std::int64_t count_ = 0;
};

}  // namespace tuiyan::study
