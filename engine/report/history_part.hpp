// Parts that several pages of the archive share. Internal to the room.
#pragma once

#include <string>

#include "archive/record.hpp"
#include "report/screen.hpp"

namespace tuiyan::report {

// "2026-07-25 18:04" by the machine's zone.
[[nodiscard]] std::string moment(std::int64_t unix_us);
[[nodiscard]] std::string outcome_value(const archive::Outcome& outcome, Language language);
[[nodiscard]] std::string outcome_limit(const archive::Outcome& outcome, Language language);
// Met or not, or how likely.
[[nodiscard]] Cell outcome_verdict(const archive::Outcome& outcome, const Screen& screen);
// Whether a figure of `after` is better (1), worse (-1) or the same (0) as that of `before`; a figure that had
// not come before the end is worse than any that had. None when one of them has no figure.
[[nodiscard]] std::optional<int> change(const archive::Outcome& before, const archive::Outcome& after);

}  // namespace tuiyan::report
