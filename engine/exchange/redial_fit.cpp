#include "exchange/redial_fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace tuiyan::exchange {
namespace {

struct Abandonment {
  std::size_t attempt = 1;
  double delay_s = -1;  // to the next call of the same day; below 0: none
};

std::vector<Abandonment> abandonments(std::vector<const RecordedCall*> calls, double window_s) {
  std::stable_sort(calls.begin(), calls.end(), [](const RecordedCall* a, const RecordedCall* b) {
    return std::tuple(a->caller, a->day, a->entered_s(), a->line) <
           std::tuple(b->caller, b->day, b->entered_s(), b->line);
  });
  std::vector<Abandonment> all;
  std::size_t attempt = 0;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const RecordedCall& call = *calls[i];
    const RecordedCall* before = i > 0 ? calls[i - 1] : nullptr;
    const bool follows = before != nullptr && before->caller == call.caller && before->day == call.day &&
                         before->outcome == Outcome::abandoned && call.entered_s() - before->left_queue_s() <= window_s;
    attempt = follows ? attempt + 1 : 1;
    if (call.outcome != Outcome::abandoned) continue;
    Abandonment one{attempt, -1};
    const RecordedCall* next = i + 1 < calls.size() ? calls[i + 1] : nullptr;
    if (next != nullptr && next->caller == call.caller && next->day == call.day)
      one.delay_s = std::max(0.0, next->entered_s() - call.left_queue_s());
    all.push_back(one);
  }
  return all;
}

// Weighted least squares of the share on attempt - 1 over the first attempts, weights n / (p (1 - p)) with p
// pooled: later ones are few, and a line through a share that has met its ceiling would lie.
void fit_growth(RedialFit& fit) {
  double n = 0, again = 0;
  const std::size_t attempts = std::min(fit.by_attempt.size(), RedialFit::growth_attempts);
  for (std::size_t k = 0; k < attempts; ++k) {
    const AttemptShare& one = fit.by_attempt[k];
    n += static_cast<double>(one.n);
    again += static_cast<double>(one.n) * one.again.value;
  }
  fit.first = share_of(again, n);
  fit.cap = fit.first.value;
  const double p = (again + 1) / (n + 2);
  double x_mean = 0, x_squares = 0, products = 0;
  for (std::size_t k = 0; k < attempts; ++k)
    x_mean += static_cast<double>(fit.by_attempt[k].n) * static_cast<double>(k) / n;
  for (std::size_t k = 0; k < attempts; ++k) {
    const double weight = static_cast<double>(fit.by_attempt[k].n), x = static_cast<double>(k) - x_mean;
    x_squares += weight * x * x;
    products += weight * x * fit.by_attempt[k].again.value;
  }
  if (x_squares <= 0) return;
  const Estimate slope{products / x_squares, std::sqrt(p * (1 - p) / x_squares)};
  fit.growth.error = slope.error;
  if (slope.value <= 2 * slope.error) return;
  fit.growth = slope;
  fit.first = {again / n - slope.value * x_mean, std::sqrt(p * (1 - p) * (1 / n + x_mean * x_mean / x_squares))};
  // No share is believed beyond the highest that 20 or more callers showed.
  for (const AttemptShare& one : fit.by_attempt)
    if (one.n >= 20) fit.cap = std::max(fit.cap, one.again.value);
  fit.cap = std::min(std::max(fit.cap, fit.first.value), 1.0);
}

}  // namespace

RedialFit fit_redial(const std::vector<const RecordedCall*>& calls, double window_s) {
  RedialFit fit;
  fit.window_s = window_s;
  std::vector<const RecordedCall*> named;
  for (const RecordedCall* call : calls) {
    if (call->caller != 0)
      named.push_back(call);
    else if (call->outcome == Outcome::abandoned)
      ++fit.not_named;
  }
  const std::vector<Abandonment> all = abandonments(std::move(named), window_s);
  fit.abandoned = all.size();
  if (all.empty()) return fit;
  double soon = 0, in_window = 0, later = 0;
  std::vector<double> again;
  std::vector<double> delays;
  for (const Abandonment& one : all) {
    if (fit.by_attempt.size() < one.attempt) {
      fit.by_attempt.resize(one.attempt);
      again.resize(one.attempt, 0);
    }
    ++fit.by_attempt[one.attempt - 1].n;
    if (one.delay_s < 0) continue;
    later += 1;
    if (one.delay_s <= 300) soon += 1;
    if (one.delay_s > window_s) continue;
    in_window += 1;
    again[one.attempt - 1] += 1;
    delays.push_back(std::max(one.delay_s, 0.5));  // whole seconds: 0 is less than one
  }
  const double n = static_cast<double>(all.size());
  fit.within_5_min = share_of(soon, n);
  fit.within_window = share_of(in_window, n);
  fit.same_day = share_of(later, n);
  for (std::size_t k = 0; k < fit.by_attempt.size(); ++k)
    fit.by_attempt[k].again = share_of(again[k], static_cast<double>(fit.by_attempt[k].n));
  fit_growth(fit);
  fit.delay = fit_durations(std::move(delays), 0);
  return fit;
}

}  // namespace tuiyan::exchange
