// Laws of a duration: how long something takes.
//
// Contract: a `Law` is an immutable value; `quantile(law, u)` is its inverse distribution function
// for u strictly between 0 and 1, in seconds, never negative, and rises with u; `mean(law)` its
// expectation, `standard_deviation(law)` the root of its variance; both are infinite for `Never` and
// for a piecewise law that never ends. `drawn_length` rounds to whole microseconds. One uniform per
// value (inversion), own log, exp, normal and gamma quantiles, so the bits do not depend on the
// processor's libm. Parameters are in seconds and were checked on reading (non-negative, ordered); see
// engine/input for the words planners use. Exact to rounding, except `Gamma` (1e-9, see gamma.hpp) and
// `Hyperexponential` (solved to 1e-12).
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/gamma.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace tuiyan {

struct Constant {
  double value_s = 0;
};
struct Exponential {
  double mean_s = 0;
};
struct Lognormal {
  double median_s = 0;
  double log_sd = 0;
};  // ln X ~ N(ln median, log_sd^2)
struct Triangular {
  double low_s = 0, mode_s = 0, high_s = 0;
};
struct Uniform {
  double from_s = 0, to_s = 0;
};
struct Empirical {
  std::vector<double> values_s;
};  // sorted; each with the same weight

// Longer than any drill, and still a number of microseconds: the value of what never happens.
inline constexpr double forever_s = 9e12;

struct Never {};  // always `forever_s`

// Density x^(shape-1) e^(-x shape / mean); with a whole shape Erlang's law of so many exponential phases.
struct Gamma {
  Gamma(double its_mean_s, double its_shape) : mean_s(its_mean_s), shape(its_shape), table(its_shape) {}
  double mean_s = 0, shape = 1;
  GammaTable table;
};

struct Weibull {
  double scale_s = 0, shape = 1;
};  // P(X > x) = exp(-(x / scale)^shape)

// One of several exponential phases, chosen with its weight.
struct Hyperexponential {
  struct Phase {
    double weight = 0, mean_s = 0;
  };
  struct Knot {
    double value_s = 0, slope_s = 0;
  };
  explicit Hyperexponential(
      std::vector<Phase> its_phases);  // weights and means above zero; weights are scaled to sum 1
  std::vector<Phase> phases;
  std::vector<Knot> knots;  // of the quantile by the score -ln(1 - u), at every eighth: where to start from
};

// Points of the survival curve, with a constant hazard between two of them (a straight line of the
// score -ln P(X > x) over x). Two points of one time: a jump; two of one score: nothing happens between.
// Beyond the last point an exponential remainder of mean `tail_mean_s`; without it, never.
struct PiecewiseExponential {
  struct Point {
    double score = 0, time_s = 0;
  };
  std::vector<Point> points;  // the first has score 0; scores and times do not fall
  std::optional<double> tail_mean_s;
};

using Law = std::variant<Constant, Exponential, Lognormal, Triangular, Uniform, Empirical, Never, Gamma, Weibull,
                         Hyperexponential, PiecewiseExponential>;

[[nodiscard]] double quantile(const Law& law, double u);
[[nodiscard]] double mean(const Law& law);
[[nodiscard]] double standard_deviation(const Law& law);
// Median and 90th percentile, or mean and standard deviation, turned into a lognormal. Seconds.
[[nodiscard]] Lognormal lognormal_from_p90(double median_s, double p90_s);
[[nodiscard]] Lognormal lognormal_from_moments(double mean_s, double sd_s);
// sd_s / mean_s from 0.01 to 5 (the shapes that GammaTable has).
[[nodiscard]] Gamma gamma_from_moments(double mean_s, double sd_s);
// 0 < median_s < p90_s.
[[nodiscard]] Weibull weibull_from_p90(double median_s, double p90_s);
// shape from 0.1 to 100.
[[nodiscard]] Weibull weibull_from_mean(double mean_s, double shape);
// Two phases that carry the same part of the mean ("balanced means"); variation = sd / mean >= 1.
[[nodiscard]] Hyperexponential hyperexponential_from_variation(double mean_s, double variation);
// Through the points (probability, value), the first of them at probability 0; at least two. The hazard
// of the last stretch goes on beyond it. Probabilities rise from 0 to below 1, values do not fall, the
// last two differ.
struct QuantilePoint {
  double probability = 0, value_s = 0;
};
[[nodiscard]] PiecewiseExponential through_quantiles(const std::vector<QuantilePoint>& points);

[[nodiscard]] inline Duration drawn_length(const Law& law, const Stream& stream, Key key) {
  return seconds(quantile(law, stream.uniform(key)));
}

// What a duration belongs to: a world of machines, the deeds of people, or the call traffic.
// Later each can be frozen, scaled or redrawn on its own; today it is a tag.
enum class Domain : std::uint8_t { world, people, traffic };

// The one description of "something takes this long".
struct Wait {
  Domain domain = Domain::world;
  Law law;
  Key key;
  double times = 1;  // the drawn length is multiplied by this
};

[[nodiscard]] inline Duration drawn_length(const Wait& wait, const Stream& stream) {
  if (wait.times == 1) return drawn_length(wait.law, stream, wait.key);
  return seconds(quantile(wait.law, stream.uniform(wait.key)) * wait.times);
}

}  // namespace tuiyan
