#include "study/share_band.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::study {

std::uint8_t share_step(double share) {
  const double steps = std::floor(share * share_steps + 1e-6);
  return static_cast<std::uint8_t>(std::clamp(steps, 0.0, static_cast<double>(share_steps)));
}

void ShareBand::add(const std::uint8_t* steps) {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    TUIYAN_CHECK(steps[i] <= share_steps);
    ++counts_[i][steps[i]];
  }
  ++count_;
}

double ShareBand::quantile(std::size_t instant, double part) const {
  const auto rank = std::max<std::int64_t>(1, std::llround(std::ceil(part * static_cast<double>(count_) - 1e-9)));
  std::int64_t seen = 0;
  for (std::size_t step = 0; step <= share_steps; ++step)
    if ((seen += counts_[instant][step]) >= rank) return static_cast<double>(step) / share_steps;
  return 1;
}

double ShareBand::mean(std::size_t instant) const {
  if (count_ == 0) return 1;
  std::int64_t sum = 0;
  for (std::size_t step = 0; step <= share_steps; ++step)
    sum += static_cast<std::int64_t>(step) * counts_[instant][step];
  return static_cast<double>(sum) / share_steps / static_cast<double>(count_);
}

bool ShareBand::was_short() const {
  return std::any_of(counts_.begin(), counts_.end(),
                     [&](const auto& at) { return at[share_steps] != static_cast<std::uint32_t>(count_); });
}

}  // namespace tuiyan::study
