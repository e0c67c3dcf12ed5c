// Figures of a log by the names that the exact cases use, read as a user would: from targets.
//
// Contract: `figure(name, target, log)`: counts and queue lengths are the target's reading; names
// that begin with P_ are 1 or 0; the times of the escalation case are minutes. An unknown name is a
// programmer's fault.
#pragma once

#include <string>

#include "event/log.hpp"

namespace tuiyan::tests {

[[nodiscard]] double figure(const std::string& name, const std::string& target, const Log& log);

}  // namespace tuiyan::tests
