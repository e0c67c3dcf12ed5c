// From customers without power to calls: what a storm adds to an ordinary day.
//
// Contract: calls in an interval are Poisson with mean
//   base x b + r x (customer-hours without power) + s x (first calls that fall into it),
// where those who lose power call once with share s after an exponential time of mean T unless power is back
// before: M, the customers still to make that call, grows by the net newly out, shrinks by e^-(t/T), and in
// proportion when N falls (who gets power back is not known). b, r, s >= 0 by maximum likelihood (EM for a
// linear Poisson model), T over a grid of `after_grid_s`; standard errors from the information matrix, times the
// dispersion (Pearson's chi-square over its degrees of freedom). The interval of T holds every grid value whose
// deviance is less than 3.84 x dispersion above the least. Net changes hide customers lost and restored between two
// points: newly out is a lower bound, and s an upper one.
// `separable` is false when r and s cannot be told apart (their errors exceed them, or correlate beyond 0.95): then
// only what they sum to is known.
#pragma once

#include <cstddef>
#include <vector>

#include "exchange/count_sheet.hpp"
#include "exchange/duration_fit.hpp"

namespace tuiyan::exchange {

struct CallInterval {
  double from_s = 0, to_s = 0;  // by the clock of the outage table
  double calls = 0;
  double base = 0;  // to be expected without an outage, up to the factor b
};

struct OutageFit {
  std::vector<CallInterval> intervals;  // those inside the curve
  std::vector<double> fitted;           // mean calls of each
  double calls = 0, customer_hours = 0, newly_out = 0, most_out = 0;
  Estimate base;                                                // b
  Estimate per_1000_out;                                        // r: calls per hour for each 1000 customers out
  Estimate first_share;                                         // s
  double first_after_s = 0, after_low_s = 0, after_high_s = 0;  // T and its interval
  double dispersion = 0, log_likelihood = 0;
  double correlation = 0;  // of the errors of r and s
  bool separable = false;
  [[nodiscard]] bool is_fitted() const { return !fitted.empty(); }
};

[[nodiscard]] std::vector<double> after_grid_s();  // 1 min to 24 h
// What the curve brings into an interval: customer-hours, and first calls per unit of share.
struct OutageDrive {
  double customer_hours = 0, first_calls = 0;
};
[[nodiscard]] std::vector<OutageDrive> drive(const std::vector<OutagePoint>& curve,
                                             const std::vector<CallInterval>& intervals, double after_s);
// Fewer than 8 intervals inside the curve: not fitted.
[[nodiscard]] OutageFit fit_outage(const std::vector<OutagePoint>& curve, const std::vector<CallInterval>& intervals);

}  // namespace tuiyan::exchange
