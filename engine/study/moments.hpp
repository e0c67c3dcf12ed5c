// Mean and variance of values that come one by one.
//
// Contract: Welford's recurrence (1962). The result depends on the order of the values in its last
// bits, so values are added in the order of replications, never as workers finish.
#pragma once

#include <cstdint>

namespace tuiyan::study {

class Moments {
 public:
  void add(double value) {
    ++count_;
    const double step = value - mean_;
    mean_ += step / static_cast<double>(count_);
    squares_ += step * (value - mean_);
  }
  // As if its values had been added too: Chan, Golub and LeVeque (1979).
  void merge(const Moments& other) {
    if (other.count_ == 0) return;
    const auto mine = static_cast<double>(count_), theirs = static_cast<double>(other.count_), all = mine + theirs;
    const double step = other.mean_ - mean_;
    squares_ += other.squares_ + step * step * mine * theirs / all;
    mean_ += step * theirs / all;
    count_ += other.count_;
  }
  // So many values of 0.
  void add_zeros(std::int64_t count) {
    Moments zeros;
    zeros.count_ = count;
    merge(zeros);
  }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] double mean() const { return mean_; }
  // Of the deviations from the mean.
  [[nodiscard]] double sum_of_squares() const { return squares_; }
  // Of the sample, with n - 1; 0 below two values.
  [[nodiscard]] double variance() const { return count_ < 2 ? 0 : squares_ / static_cast<double>(count_ - 1); }

 private:
  std::int64_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

}  // namespace tuiyan::study
