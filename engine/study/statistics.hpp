// The intervals of this room. Formulas and sources: README.md.
//
// Contract: pure functions. `confidence` lies strictly between 0 and 1 and is two-sided. Without
// observations a probability is anywhere in [0, 1].
#pragma once

#include <cstdint>
#include <vector>

#include "result/estimate.hpp"

namespace tuiyan::study {

inline constexpr double usual_confidence = 0.95;

// Wilson's score interval of `successes` among `trials`.
[[nodiscard]] result::Interval wilson(std::int64_t successes, std::int64_t trials,
                                      double confidence = usual_confidence);
// The same where `lost` further trials gave no answer: from "none of them succeeded" to "all did".
[[nodiscard]] result::Interval wilson_with_lost(std::int64_t successes, std::int64_t trials, std::int64_t lost,
                                                double confidence = usual_confidence);

// Mean of `count` values with this sample variance: Student's t. With fewer than two values the
// interval is the mean itself.
[[nodiscard]] result::Estimate student(double mean, double variance, std::int64_t count,
                                       double confidence = usual_confidence);

// Which order statistics of `count` values hold the quantile `part` between them: [low, high],
// counted from 1. low 0: no value is small enough; high count + 1: none is large enough.
struct Ranks {
  std::int64_t low = 0, value = 1, high = 1;
};
[[nodiscard]] Ranks quantile_ranks(std::int64_t count, double part, double confidence = usual_confidence);

// Difference of two probabilities seen in the same `pairs`: P(second) - P(first), where `gained` pairs
// have only the second and `gone` pairs only the first. Bonett and Price (2012).
[[nodiscard]] result::Estimate paired_difference(std::int64_t gained, std::int64_t gone, std::int64_t pairs,
                                                 double confidence = usual_confidence);
// The same with `lost` pairs that gave no answer: they may all have gone, or all been gained.
[[nodiscard]] result::Estimate paired_difference_with_lost(std::int64_t gained, std::int64_t gone, std::int64_t pairs,
                                                           std::int64_t lost, double confidence = usual_confidence);

// The exact sign test, one-sided: the chance that of pairs which are as likely to move the one way as the other, those
// that do not move left out, at least `moved` of `moved + against` move this way. 1 when none moves.
[[nodiscard]] double sign_chance(std::int64_t moved, std::int64_t against);

// Of an estimate from groups of observations: `without` holds the estimates without each group in turn, of groups of
// about one size. Fewer than two groups tell nothing: the interval is the estimate itself.
[[nodiscard]] result::Interval jackknife(double estimate, const std::vector<double>& without,
                                         double confidence = usual_confidence);

// By how much an empirical distribution of `count` values may exceed the true one anywhere, one-sided:
// Dvoretzky, Kiefer and Wolfowitz with Massart's constant.
[[nodiscard]] double distribution_error(std::int64_t count, double confidence = usual_confidence);

// How many trials make the Wilson interval of a probability `p` no wider than 2 * `half_width`.
[[nodiscard]] std::int64_t trials_needed(double p, double half_width, double confidence = usual_confidence);

}  // namespace tuiyan::study
