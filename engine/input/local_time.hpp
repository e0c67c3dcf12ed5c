// Local dates and times, and the instants they stand for in a time zone.
//
// Contract: the only place that knows the zone database (that of the operating system). A time
// that the clocks skip has no instant; of one that they pass twice the earlier instant is meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace tuiyan::input {

struct LocalTime {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00 by the same local clock
  Duration of_day{0};
};

// "2026-07-25": days since 1970-01-01.
[[nodiscard]] std::optional<std::int64_t> parse_date(std::string_view text);
// "2026-07-25T17:00" or "2026-07-25T17:00:30".
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);

// What is meant by other ways of writing these, and a time of day: "2026/7/25", "2026年7月25日 17:00", "8:00" give
// "2026-07-25", "2026-07-25T17:00", "08:00"; "" when it is not plain ("下午3:30", "8-17").
[[nodiscard]] std::string tidy_date(std::string_view text);
[[nodiscard]] std::string tidy_local_time(std::string_view text);
[[nodiscard]] std::string tidy_clock(std::string_view text);

[[nodiscard]] bool is_zone(const std::string& name);
// Seconds since 1970-01-01T00:00 UTC; none when the clocks of the zone skip this time.
[[nodiscard]] std::optional<std::int64_t> unix_seconds(const LocalTime& local, const std::string& zone);

}  // namespace tuiyan::input
