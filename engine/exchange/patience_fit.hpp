// How long callers are willing to wait, from waits that others ended by answering.
//
// Contract: a wait ends by abandoning (an event) or by an answer (censored). Exponential law by maximum
// likelihood: mean = all time waited / number of events, standard error mean / sqrt(events). Kaplan-Meier:
// S(t) = product over event times t_i <= t of 1 - d_i / n_i, n_i being those who had waited at least t_i;
// standard error by Greenwood's formula. Beyond the last event with `least_at_risk` or more at risk
// the curve says too little: there the tail is exponential, with the mean of the waits beyond that point.
// (Kaplan and Meier, JASA 53:457, 1958; Brown et al., JASA 100:36, 2005, for call centres.)
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "exchange/duration_fit.hpp"

namespace tuiyan::exchange {

struct Waited {
  double s = 0;  // above 0
  bool gave_up = false;
};

struct SurvivalPoint {
  double at_s = 0;
  double share = 1;  // still willing just after `at_s`
  double error = 0;
  std::size_t at_risk = 0;
};

struct PatienceFit {
  static constexpr std::size_t least_at_risk = 30;
  std::size_t n = 0, gave_up = 0;
  double waited_s = 0;
  Estimate mean_s;  // of the exponential law
  double log_likelihood = 0;
  std::vector<SurvivalPoint> survival;  // at event times
  double trusted_to_s = 0;              // the last event time with enough at risk
  double tail_mean_s = 0;               // of what is left of patience beyond it
  std::size_t tail_events = 0;
  double distance = 0;  // greatest |S - exp(-t / mean)| up to trusted_to_s
  [[nodiscard]] double survival_at(double s) const;
  // The time by which `share` of them have given up; none when the curve does not come so far.
  [[nodiscard]] std::optional<double> gone_by_s(double share) const;
};

[[nodiscard]] PatienceFit fit_patience(std::vector<Waited> waits);

}  // namespace tuiyan::exchange
