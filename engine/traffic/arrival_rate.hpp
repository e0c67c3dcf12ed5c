// How many callers of one class call per second: profile of the day, day factor, surges.
//
// Contract: `at` is the rate just after an instant (or just before it), calls per second; instants are
// microseconds since the start of the drill. rate = day factor x profile x product of the surges' factors
// + sum of what they add. Nothing that a plan does enters. Between two corners of `pieces()` every part of it is
// monotone, so that the product of the larger ends is a majorant. The day factor of a date is gamma with
// mean 1, drawn by (class, date): the same date has the same factor, whenever the drill starts.
#pragma once

#include <cstdint>
#include <vector>

#include "base/random.hpp"
#include "model/scenario.hpp"

namespace tuiyan::traffic {

class ArrivalRate {
 public:
  // The documents outlive it.
  ArrivalRate(const Documents& documents, Index<CallClass> index, const Stream& stream);

  // With `surges_left`, by the scenario's surges: with so much of each of them.
  [[nodiscard]] double at(std::int64_t us, bool before = false, const std::vector<double>* surges_left = nullptr) const;

  struct Piece {
    std::int64_t from_us = 0, to_us = 0;
    double per_second = 0;  // a majorant
    bool flat = true;       // it is the rate itself
  };
  // From the start of the warm-up to the end of the scenario.
  [[nodiscard]] std::vector<Piece> pieces() const;

 private:
  [[nodiscard]] double base(std::int64_t us, bool before) const;  // day factor x profile
  [[nodiscard]] const DayCourse& day_rate(std::int64_t day) const;
  [[nodiscard]] std::vector<std::int64_t> corners() const;

  const CallClass& class_;
  const Scenario& scenario_;
  const Calendar& calendar_;
  std::vector<std::uint32_t> surges_;  // rows of those that concern the class
  std::int64_t first_day_ = 0;         // days from the day of the start; not above 0
  std::vector<double> day_factors_;    // from the first day on; empty: all 1
};

}  // namespace tuiyan::traffic
