#include "study/value_sketch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/check.hpp"

namespace tuiyan::study {
namespace {

// A double without its last 43 bits of 52: nine bits of fraction stay. Taken as an integer that grows
// with the value, negative ones included.
constexpr int dropped_bits = 43;

std::int64_t bin_of(double value) {
  const auto bits = std::bit_cast<std::int64_t>(value + 0.0);  // no negative zero
  const std::int64_t magnitude = bits & std::int64_t{0x7fffffffffffffff};
  return bits < 0 ? -(magnitude >> dropped_bits) - 1 : magnitude >> dropped_bits;
}

double middle_of(std::int64_t bin) {
  const std::int64_t magnitude = bin < 0 ? -(bin + 1) : bin;
  // The first bin of all holds 0 and what is next to nothing.
  if (magnitude == 0) return 0;
  const double low = std::bit_cast<double>(magnitude << dropped_bits);
  const double high = std::bit_cast<double>((magnitude + 1) << dropped_bits);
  return (bin < 0 ? -1 : 1) * (low + (high - low) / 2);
}

}  // namespace

void ValueSketch::add(double value) {
  TUIYAN_CHECK(std::isfinite(value));
  ++finite_;
  if (!bins_.empty()) {
    ++bins_[bin_of(value)];
    return;
  }
  exact_.push_back(value);
  sorted_ = false;
  if (exact_.size() > exact_values) to_bins();
}

void ValueSketch::to_bins() {
  for (double value : exact_) ++bins_[bin_of(value)];
  exact_.clear();
  exact_.shrink_to_fit();
  sorted_ = true;
}

double ValueSketch::at_rank(std::int64_t rank) const {
  TUIYAN_CHECK(rank >= 1 && rank <= finite_);
  if (bins_.empty()) {
    if (!sorted_) std::sort(exact_.begin(), exact_.end());
    sorted_ = true;
    return exact_[static_cast<std::size_t>(rank - 1)];
  }
  std::int64_t seen = 0;
  for (const auto& [bin, count] : bins_)
    if ((seen += count) >= rank) return middle_of(bin);
  return middle_of(bins_.rbegin()->first);
}

std::vector<std::pair<double, std::int64_t>> ValueSketch::steps() const {
  std::vector<std::pair<double, std::int64_t>> all;
  if (!bins_.empty()) {
    for (const auto& [bin, count] : bins_) all.emplace_back(middle_of(bin), count);
    return all;
  }
  if (!sorted_) std::sort(exact_.begin(), exact_.end());
  sorted_ = true;
  for (double value : exact_) {
    if (all.empty() || all.back().first != value) all.emplace_back(value, 0);
    ++all.back().second;
  }
  return all;
}

}  // namespace tuiyan::study
