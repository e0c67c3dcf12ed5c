#include "study/betting.hpp"

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/real.hpp"

namespace tuiyan::study {
namespace {

// No single value may take more than this part of the capital: the wager's, and that of the bounds, where values
// near the end of the range are usual.
constexpr double largest_stake = 0.9, largest_stake_of_bound = 0.75;

// The bet that would have grown fastest, from the mean and the mean square of what was seen, with one made-up value
// of square 1 and mean 0 so that the first bets are small ("approximate GRAPA").
double stake_of(double sum, double squares) { return std::clamp(sum / (squares + 1), 0.0, largest_stake); }

// The lower bound of the mean of values in [0, 1]: what a bettor on "more than m" has not ruled out. The capital
// falls as m rises, so that the bound is found by halving.
double lower_bound(const std::vector<double>& values, double error) {
  const double limit = natural_log(1 / error);
  const auto is_ruled_out = [&](double m) {
    double log_capital = 0, sum = 0.5, squares = 0.25;
    for (std::size_t i = 0; i < values.size(); ++i) {
      // The predictable plug-in of the paper: as large as the variance so far lets it be for so many values to come.
      const auto n = static_cast<double>(i + 1);
      const double mean = sum / n, variance = squares / n;
      const double bet = std::sqrt(2 * limit / (variance * n * natural_log(1 + n)));
      log_capital += natural_log(1 + std::min(bet, largest_stake_of_bound / m) * (values[i] - m));
      if (log_capital >= limit) return true;
      sum += values[i];
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return false;
  };
  double out = 0, in = 1;  // 0 is never ruled out: it is the answer when nothing is
  if (!is_ruled_out(1e-9)) return 0;
  for (int step = 0; step < 40; ++step) {
    const double m = (out + in) / 2;
    (m > 0 && is_ruled_out(m) ? out : in) = m;
  }
  return out;
}

}  // namespace

void Wager::add(double value) {
  TUIYAN_CHECK(value >= -1 - 1e-9 && value <= 1 + 1e-9);
  log_capital_ += natural_log(1 + stake_of(sum_, squares_) * value);
  best_ = std::max(best_, log_capital_);
  sum_ += value;
  squares_ += value * value;
}

result::Interval mean_interval(const std::vector<double>& low, const std::vector<double>& high, double confidence) {
  TUIYAN_CHECK(low.size() == high.size() && confidence > 0 && confidence < 1);
  std::vector<double> up, down;
  for (const double value : low) up.push_back((1 + value) / 2);
  for (const double value : high) down.push_back((1 - value) / 2);
  const double error = (1 - confidence) / 2;
  return {2 * lower_bound(up, error) - 1, 1 - 2 * lower_bound(down, error)};
}

}  // namespace tuiyan::study
