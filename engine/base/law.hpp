// Laws of a duration: how long something takes.
//
// Contract: a `Law` is an immutable value; `quantile(law, u)` is its inverse distribution function
// for u strictly between 0 and 1, in seconds, never negative; `mean(law)` its expectation.
// `drawn_length` rounds to whole microseconds. One uniform per value (inversion), own log, exp and normal
// quantile, so the bits do not depend on the processor's libm. Parameters are in seconds and were
// checked on reading (non-negative, ordered); see engine/input for the words planners use.
#pragma once

#include <variant>
#include <vector>

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

using Law = std::variant<Constant, Exponential, Lognormal, Triangular, Uniform, Empirical>;

[[nodiscard]] double quantile(const Law& law, double u);
[[nodiscard]] double mean(const Law& law);
// Median and 90th percentile, or mean and standard deviation, turned into a lognormal. Seconds.
[[nodiscard]] Lognormal lognormal_from_p90(double median_s, double p90_s);
[[nodiscard]] Lognormal lognormal_from_moments(double mean_s, double sd_s);

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
};

}  // namespace tuiyan
