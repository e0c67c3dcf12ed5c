// How the share of a service is spread over the replications, at each instant of a grid.
//
// Contract: shares stand in steps of half a percent (0 to 200; what exceeds 1 counts as 1). Memory
// does not grow with the number of replications. Quantiles are order statistics, exact to the step.
// The counts are made when the first row comes: workers forked before do not share them.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace tuiyan::study {

inline constexpr int share_steps = 200;
// The step of a share: the nearest one below, so that 79.9 % is not told as 80 %.
[[nodiscard]] std::uint8_t share_step(double share);

// How often each step was seen at one instant.
struct ShareCounts {
  std::array<std::int64_t, share_steps + 1> seen{};
  std::int64_t count = 0;
  [[nodiscard]] double quantile(double part) const;  // 1 when nothing was added
  [[nodiscard]] double mean() const;
};

class ShareBand {
 public:
  explicit ShareBand(std::size_t instants) : length_(instants) {}
  void add(const std::uint8_t* steps);  // one per instant
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] std::vector<ShareCounts> instants() const;
  // Some replication was short of the whole at some instant.
  [[nodiscard]] bool was_short() const { return was_short_; }

 private:
  std::size_t length_;
  // By instant and step: how many more replications stand there than an instant before.
  std::vector<std::array<std::int32_t, share_steps + 1>> changes_;
  std::int64_t count_ = 0;
  bool was_short_ = false;
};

}  // namespace tuiyan::study
