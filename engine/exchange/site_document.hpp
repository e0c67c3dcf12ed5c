// From a fit to documents: the classes of a site with what each number rests on, and a small site, plan
// and scenario around them that can be checked and played as they stand.
//
// Contract: pure functions; the texts are JSON that engine/input reads without a complaint. Every number
// that was fitted carries a `basis` (file, period, observations, method, error); what records cannot say is
// assumed, and its basis says that. A class that borrows figures of all classes says so. `replay` puts the recorded
// calls of one day in the place of rates (instants at which they asked for an agent, without IVR and redials: both are
// in the records already) and the staff of that day in shifts.
#pragma once

#include <string>
#include <vector>

#include "exchange/fit.hpp"

namespace tuiyan::exchange {

struct DocumentSet {
  std::string site, plan, scenario;
  std::string classes;  // {"classes": {…}} alone, as a patch for a site (RFC 7396)
};

[[nodiscard]] DocumentSet documents_of(const Fit& fit);
[[nodiscard]] DocumentSet replay_documents(const CallSheet& sheet, const Fit& fit, std::int64_t day);

// Stretches of a staffing table, one for each level: nobody leaves and comes in the same moment.
struct ShiftStretch {
  double from_s = 0, to_s = 0;  // after midnight, to at most 86,400
  int heads = 0;
};
[[nodiscard]] std::vector<ShiftStretch> shift_stretches(const std::vector<int>& heads_by_slot);

}  // namespace tuiyan::exchange
