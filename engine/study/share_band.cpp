#include "study/share_band.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::study {

std::uint8_t share_step(double share) {
  const double steps = std::floor(share * share_steps + 1e-6);
  return static_cast<std::uint8_t>(std::clamp(steps, 0.0, static_cast<double>(share_steps)));
}

double ShareCounts::quantile(double part) const {
  const auto rank = std::max<std::int64_t>(1, std::llround(std::ceil(part * static_cast<double>(count) - 1e-9)));
  std::int64_t below = 0;
  for (std::size_t step = 0; step <= share_steps; ++step)
    if ((below += seen[step]) >= rank) return static_cast<double>(step) / share_steps;
  return 1;
}

double ShareCounts::mean() const {
  if (count == 0) return 1;
  std::int64_t sum = 0;
  for (std::size_t step = 0; step <= share_steps; ++step) sum += static_cast<std::int64_t>(step) * seen[step];
  return static_cast<double>(sum) / share_steps / static_cast<double>(count);
}

void ShareBand::add(const std::uint8_t* steps) {
  changes_.resize(length_);
  for (std::size_t i = 0; i < changes_.size(); ++i) {
    TUIYAN_CHECK(steps[i] <= share_steps);
    was_short_ = was_short_ || steps[i] < share_steps;
    if (i > 0 && steps[i] == steps[i - 1]) continue;
    ++changes_[i][steps[i]];
    if (i > 0) --changes_[i][steps[i - 1]];
  }
  ++count_;
}

std::vector<ShareCounts> ShareBand::instants() const {
  std::vector<ShareCounts> all;
  ShareCounts now;
  now.count = count_;
  for (const auto& change : changes_) {
    for (std::size_t step = 0; step <= share_steps; ++step) now.seen[step] += change[step];
    all.push_back(now);
  }
  all.resize(length_);  // nothing was added
  return all;
}

}  // namespace tuiyan::study
