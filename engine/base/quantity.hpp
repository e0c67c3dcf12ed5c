// Quantities with units, as planners write them: "30 min", "30分钟", "300 /h", "100 Mbps".
//
// Contract: a reading holds a value, or says what was expected and, where it can, what was meant.
// A unit is mandatory, a space before it is not; nothing is negative. Parts of a duration may be
// strung together from large to small: "1 h 30 min". A single "m" is refused: minute or metre?
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/time.hpp"

namespace tuiyan {

template <class T>
struct Reading {
  std::optional<T> value;
  Said expected;    // set when there is no value
  Said suggestion;  // may be empty
};

// Rounded to whole microseconds; at most 36,500 days.
[[nodiscard]] Reading<Duration> parse_duration(std::string_view text);
// Per second.
[[nodiscard]] Reading<double> parse_rate(std::string_view text);
// Bits per second in the text, bytes per second in the value.
[[nodiscard]] Reading<double> parse_bandwidth(std::string_view text);
// In kilowatts.
[[nodiscard]] Reading<double> parse_power(std::string_view text);

// Accepted units, for messages and manuals.
[[nodiscard]] std::string duration_units(bool chinese);
[[nodiscard]] std::string bandwidth_units();

}  // namespace tuiyan
