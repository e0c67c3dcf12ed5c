// How well a reading meets its target.
//
// Contract: pure arithmetic. A reading that is not applicable is neither met nor missed.
//   met         value <= limit (an upper one), value >= limit (a lower one); censored: missed.
//               Comparisons allow 1e-9.
//   attainment  1 if met; else linear: 1 at the limit, 0 at twice an upper limit or at half a lower
//               one; a limit of 0 is a step; censored: 0.
//   margin      upper limit: (limit - value) / limit. Lower limit: (value - limit) / limit, for a
//               share (value - limit) / (1 - limit). Where the denominator is 0: 1 when met, else
//               -1. Censored: at most -1.
//   rating      P met with a margin of at least 0.2 and no step of its clause late; S met;
//               M missed with attainment above 0; U attainment 0 or censored.
#pragma once

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::score {

[[nodiscard]] bool is_met(const Target& target, const Reading& reading);
[[nodiscard]] double attainment(const Target& target, const Reading& reading);
[[nodiscard]] double margin(const Target& target, const Reading& reading);
[[nodiscard]] Rating rating(const Target& target, const Reading& reading, bool step_of_clause_late);

// A step with this clause was late; never for the empty clause.
[[nodiscard]] bool has_late_step(const Log& log, const std::string& clause);

}  // namespace tuiyan::score
