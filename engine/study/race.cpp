#include "study/race.hpp"

#include <algorithm>
#include <numeric>

#include "base/check.hpp"
#include "base/real.hpp"
#include "study/betting.hpp"

namespace tuiyan::study {
namespace {

// Whether it may be said that `a` costs more than `b`.
bool is_above(const Costs& a, const Costs& b, double log_needed) {
  Wager wager;
  const std::size_t common = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < common; ++i) {
    wager.add(a[i] && b[i] ? *a[i] - *b[i] : -1);
    if (wager.log_best() >= log_needed) return true;
  }
  return false;
}

std::size_t halved(std::size_t n) { return (n + 1) / 2; }

}  // namespace

std::vector<Standings> standings(const std::vector<Costs>& parts, double confidence, std::size_t of) {
  TUIYAN_CHECK(confidence > 0 && confidence < 1);
  const std::size_t n = parts.size();
  std::vector<Standings> ranks(n);
  if (n < 2) return ranks;
  const double log_needed = natural_log(2 * static_cast<double>(std::max(n, of) - 1) / (1 - confidence));
  std::vector<std::vector<char>> above(n, std::vector<char>(n, 0));
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < n; ++b) above[a][b] = a != b && is_above(parts[a], parts[b], log_needed) ? 1 : 0;
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t costlier = 0, cheaper = 0;
    for (std::size_t j = 0; j < n; ++j) {
      costlier += above[j][i] != 0 ? 1U : 0U;
      cheaper += above[i][j] != 0 ? 1U : 0U;
    }
    ranks[i] = {1 + costlier, n - cheaper};
  }
  return ranks;
}

Race::Race(std::size_t parts, std::uint64_t budget, Companions companions, std::size_t finalists)
    : companions_(std::move(companions)),
      left_(parts),
      budget_(budget),
      finalists_(std::max<std::size_t>(finalists, 1)) {
  std::iota(left_.begin(), left_.end(), std::size_t{0});
  for (std::size_t n = parts; n > finalists_; n = halved(n)) ++later_rounds_;
}

std::optional<Race::Round> Race::next(const std::vector<double>& worth) {
  if (left_.empty()) return std::nullopt;
  if (!started_) {
    started_ = true;
    const std::uint64_t each = left_.size() + companions_(left_);
    if (budget_ < each) later_rounds_ = 0;
    played_ = later_rounds_ == 0 ? budget_ / each : std::max<std::uint64_t>(1, budget_ / 2 / each);
    budget_ -= played_ * each;
    if (played_ == 0) return std::nullopt;
    return Round{left_, played_};
  }
  while (later_rounds_ > 0) {
    std::stable_sort(left_.begin(), left_.end(), [&](std::size_t a, std::size_t b) { return worth[a] > worth[b]; });
    left_.resize(halved(left_.size()));
    std::sort(left_.begin(), left_.end());
    const std::uint64_t share = budget_ / later_rounds_--, each = left_.size() + companions_(left_);
    if (share < each) continue;  // too little for so many: the next, smaller field gets it
    budget_ -= share / each * each;
    played_ += share / each;
    return Round{left_, played_};
  }
  return std::nullopt;
}

}  // namespace tuiyan::study
