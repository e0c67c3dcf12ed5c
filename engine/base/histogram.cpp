#include "base/histogram.hpp"

#include <algorithm>
#include <bit>

#include "base/check.hpp"

namespace tuiyan {
namespace {

// Upper edges in microseconds of all bins but the last, which has none. Bin 0 holds exactly 0.
constexpr std::array<std::int64_t, Histogram::bins - 1> make_edges() {
  constexpr std::array<double, 7> exact_s = {0, 5, 10, 15, 20, 30, 60};
  constexpr std::array<double, 4> quarter = {1.0, 1.189207115002721, 1.4142135623730951, 1.681792830507429};
  constexpr std::int64_t day_us = 86'400'000'000;
  std::array<std::int64_t, Histogram::bins - 1> edges{};
  std::size_t n = 0;
  for (double edge_s : exact_s) edges[n++] = seconds(edge_s).us;
  double octave_s = 60;
  for (std::size_t step = 1; n < edges.size(); ++step) {
    if (step % 4 == 0) octave_s *= 2;
    edges[n++] = std::min(seconds(octave_s * quarter[step % 4]).us, day_us);
  }
  return edges;
}

constexpr auto edges_us = make_edges();
static_assert(edges_us.back() == 86'400'000'000 && edges_us[edges_us.size() - 2] < 86'400'000'000,
              "the last edge is 24 h, and there is one bin above it");

// The bin of a value without a search. The quarter of the octave in which value + 1 lies is read off the
// bits of a double; it holds at most one edge, so the bin is the first of its quarter or the one after it.
constexpr std::size_t quarter_of(std::int64_t us) {
  return static_cast<std::size_t>((std::bit_cast<std::uint64_t>(static_cast<double>(us) + 1.0) >> 50) - (1023U << 2));
}
constexpr std::size_t quarters = std::size_t{4} * 64;

constexpr std::array<std::uint8_t, quarters + 1> make_first_bins() {
  std::array<std::uint8_t, quarters + 1> first{};
  for (std::size_t q = 0; q <= quarters; ++q)
    for (const std::int64_t edge : edges_us)
      if (quarter_of(edge) < q) ++first[q];
  return first;
}
constexpr auto first_bins = make_first_bins();
static_assert(
    [] {
      for (std::size_t q = 0; q < quarters; ++q)
        if (first_bins[q + 1] > first_bins[q] + 1) return false;
      return true;
    }(),
    "no quarter of an octave holds two edges");

// How many edges are below the value.
std::size_t bin_of(std::int64_t us) {
  const std::size_t first = first_bins[quarter_of(us)];
  return first + (first < edges_us.size() && us > edges_us[first] ? 1 : 0);
}

}  // namespace

void Histogram::add(Duration value) {
  TUIYAN_CHECK(value.us >= 0);
  ++cells_[bin_of(value.us)];
  ++count_;
  sum_us_ += value.us;
}

void Histogram::merge(const Histogram& other) {
  for (std::size_t i = 0; i < cells_.size(); ++i) cells_[i] += other.cells_[i];
  count_ += other.count_;
  sum_us_ += other.sum_us_;
}

std::int64_t Histogram::at_most(double edge_s) const {
  const auto edge = std::find(edges_us.begin(), edges_us.end(), seconds(edge_s).us);
  TUIYAN_CHECK(edge != edges_us.end());
  std::int64_t sum = 0;
  for (auto i = static_cast<std::size_t>(edge - edges_us.begin()) + 1; i-- > 0;) sum += cells_[i];
  return sum;
}

double Histogram::quantile_s(double p) const {
  TUIYAN_CHECK(p >= 0 && p <= 1);
  if (count_ == 0) return 0;
  const double wanted = p * static_cast<double>(count_);
  // May come out a rounding above the whole number it stands for (0.28 * 25), which is not the next rank.
  const double reached = wanted * (1 - 1e-12);
  std::int64_t below = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    const std::int64_t cell = cells_[i];
    if (cell == 0 || static_cast<double>(below + cell) < reached) {
      below += cell;
      continue;
    }
    if (i == 0) return 0;
    const double lower = in_seconds(Duration{edges_us[i - 1]});
    if (i == edges_us.size()) return lower;  // beyond 24 h all that is known is "more than that"
    const double upper = in_seconds(Duration{edges_us[i]});
    return lower + (upper - lower) * std::min(1.0, (wanted - static_cast<double>(below)) / static_cast<double>(cell));
  }
  return in_seconds(Duration{edges_us.back()});
}

double Histogram::mean_s() const {
  return count_ == 0 ? 0 : in_seconds(Duration{sum_us_}) / static_cast<double>(count_);
}

Histogram Histogram::from_cells(const std::array<std::int64_t, bins>& cells, std::int64_t sum_us) {
  Histogram histogram;
  histogram.cells_ = cells;
  histogram.sum_us_ = sum_us;
  for (std::int64_t cell : cells) {
    TUIYAN_CHECK(cell >= 0);
    histogram.count_ += cell;
  }
  return histogram;
}

}  // namespace tuiyan
