// What a test, a maintenance or a drill is worth some time later.
//
// Contract: pure functions of the date of the drill's start (days since 1970-01-01). A rhythm is
// the date of the last time, or a regular interval of which only the length is known; then the age
// is taken to be uniform over the interval, and the value is the mean over it.
#pragma once

#include <cstdint>
#include <optional>

#include "base/time.hpp"

namespace tuiyan {

struct Rhythm {
  std::optional<std::int64_t> last;  // date; else
  Duration every{0};                 // > 0
};

// A standby that is tested: between two tests it fails unseen at a constant rate of one in `scale`.
// Or a component that is maintained: its rate of failure doubles in every `scale` without maintenance.
struct Care {
  Rhythm rhythm;
  Duration scale{0};  // > 0
};

// e^(-age / scale): a hidden failure at a constant rate, found by the next test (the law of periodically tested
// standby equipment: NUREG-0492 ch. X, IEC 61508-6 annex B; its mean unavailability for short intervals is
// every / (2 scale)). Over an interval: (scale / every) (1 - e^(-every / scale)). 0 to 1; a date that is yet
// to come counts as `before`.
[[nodiscard]] double kept(const Rhythm& rhythm, Duration scale, std::int64_t date, double before);
// 2^(age / scale): how many times as often it fails as just after maintenance (a hazard that grows exponentially with
// age, Gompertz; that it doubles is an assumption of the document). Over an interval:
// (scale / every) (2^(every / scale) - 1) / ln 2. At least 1, at most 1,000.
[[nodiscard]] double worn(const Rhythm& rhythm, Duration scale, std::int64_t date);

}  // namespace tuiyan
