#include "model/readiness.hpp"

#include <algorithm>

#include "base/calendar.hpp"
#include "base/real.hpp"

namespace tuiyan {
namespace {

constexpr double ln_2 = 0.693147180559945309417232121458;
constexpr double most_worn = 1000;
constexpr double most_age = 700;  // where e^-x is nothing any more

double ratio(Duration a, Duration b) { return static_cast<double>(a.us) / static_cast<double>(b.us); }

// Whole days lie between two dates.
double age_over(std::int64_t last, std::int64_t date, Duration scale) {
  return std::min(static_cast<double>(date - last) * static_cast<double>(one_day.us) / static_cast<double>(scale.us),
                  most_age);
}

}  // namespace

double kept(const Rhythm& rhythm, Duration scale, std::int64_t date, double before) {
  if (rhythm.last) return *rhythm.last > date ? before : natural_exp(-age_over(*rhythm.last, date, scale));
  const double x = std::min(ratio(rhythm.every, scale), most_age);
  return (1 - natural_exp(-x)) / x;
}

double worn(const Rhythm& rhythm, Duration scale, std::int64_t date) {
  // Beyond ten doublings nothing more is said.
  if (rhythm.last) {
    const double doublings = std::clamp(age_over(*rhythm.last, date, scale), 0.0, 10.0);
    return std::min(natural_exp(doublings * ln_2), most_worn);
  }
  const double doublings = std::min(ratio(rhythm.every, scale), 10.0) * ln_2;
  return std::clamp((natural_exp(doublings) - 1) / doublings, 1.0, most_worn);
}

}  // namespace tuiyan
