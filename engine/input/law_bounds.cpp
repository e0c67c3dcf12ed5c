#include "input/law_bounds.hpp"

namespace tuiyan::input {

double shortest_s(const Law& law) {
  if (const auto* constant = std::get_if<Constant>(&law)) return constant->value_s;
  if (const auto* triangular = std::get_if<Triangular>(&law)) return triangular->low_s;
  if (const auto* uniform = std::get_if<Uniform>(&law)) return uniform->from_s;
  if (const auto* empirical = std::get_if<Empirical>(&law))
    return empirical->values_s.empty() ? 0 : empirical->values_s.front();
  if (const auto* curve = std::get_if<PiecewiseExponential>(&law))
    return curve->points.empty() ? 0 : curve->points.front().time_s;
  if (std::holds_alternative<Never>(law)) return forever_s;
  return 0;  // the others come as near to zero as one likes
}

double median_s(const Law& law) { return quantile(law, 0.5); }

}  // namespace tuiyan::input
