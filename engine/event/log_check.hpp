// Is a log consistent in itself? Asked by tests, by the kill sweep and when a log is read back.
//
// Contract: answers one sentence per broken rule, in order; empty when all hold. Rules: entries are
// numbered without gaps, time never falls, causes are older entries, the first entry starts the
// drill and the last ends it, steps finish only after they started, and the calls balance:
//   offered attempts = blocked + dropped + self-served + hung up + answered + abandoned + cut + inside
//   unique callers >= never through + undecided, and flows and cohorts count the same attempts.
#pragma once

#include <string>
#include <vector>

#include "event/log.hpp"

namespace tuiyan {

[[nodiscard]] std::vector<std::string> inconsistencies(const Log& log);

}  // namespace tuiyan
