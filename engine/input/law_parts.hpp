// The ways to write a law, by what they are known by. Internal to the reading of laws.
//
// Contract: each function appends shapes that store into `out` when everything of them is right.
// Seconds that could not be read are NaN, and were complained about.
#pragma once

#include <limits>
#include <vector>

#include "base/law.hpp"
#include "input/reader.hpp"

namespace tuiyan::input {

inline constexpr double unread = std::numeric_limits<double>::quiet_NaN();

// Seconds of a duration field.
[[nodiscard]] Read in_seconds_of(double& out);
[[nodiscard]] Field law_field(std::string_view key, std::string_view zh, std::string_view en, std::string_view example);
// Complain unless a <= b, or a > 0; false also for what could not be read.
[[nodiscard]] bool ordered(const Object& object, double a, double b, std::string_view a_name, std::string_view b_name);
[[nodiscard]] bool above_zero(const Object& object, double a, std::string_view name);

// {"lognormal": …}, {"gamma": …}, {"erlang": …}, {"weibull": …}, {"hyperexponential": …}
void add_named_laws(std::vector<Shape>& shapes, Law& out);
// {"values": …}, {"quantiles": …}, {"survival": …, "tail": …}
void add_measured_laws(std::vector<Shape>& shapes, Law& out, bool may_never_end);

}  // namespace tuiyan::input
