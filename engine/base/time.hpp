// Instants and durations of a drill, exact to one microsecond.
//
// Contract: a `Time` counts microseconds since the start of the drill, a `Duration` is a
// difference of two. Both are plain int64 values, totally ordered; arithmetic that would leave
// +-292,000 years is a programmer's fault. `never` is later than every instant.
// Only engine/world converts to and from SimGrid's floating clock.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace tuiyan {

struct Duration {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Duration, Duration) = default;
  constexpr Duration& operator+=(Duration other) {
    us += other.us;
    return *this;
  }
};

struct Time {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Time, Time) = default;
};

constexpr Duration operator+(Duration a, Duration b) { return {a.us + b.us}; }
constexpr Duration operator-(Duration a, Duration b) { return {a.us - b.us}; }
constexpr Duration operator*(Duration a, std::int64_t n) { return {a.us * n}; }
constexpr Time operator+(Time t, Duration d) { return {t.us + d.us}; }
constexpr Time operator-(Time t, Duration d) { return {t.us - d.us}; }
constexpr Duration operator-(Time a, Time b) { return {a.us - b.us}; }

inline constexpr Time never{std::numeric_limits<std::int64_t>::max()};
inline constexpr Duration endless{std::numeric_limits<std::int64_t>::max()};

// Whole microseconds nearest to `s` seconds; |s| up to 9.2e12.
constexpr Duration seconds(double s) { return {static_cast<std::int64_t>(s < 0 ? s * 1e6 - 0.5 : s * 1e6 + 0.5)}; }
constexpr Duration minutes(double m) { return seconds(m * 60.0); }
constexpr double in_seconds(Duration d) { return static_cast<double>(d.us) / 1e6; }
constexpr double in_seconds(Time t) { return static_cast<double>(t.us) / 1e6; }

}  // namespace tuiyan
