// Checks on the programmer, always on.
//
// Contract: TUIYAN_CHECK(condition) throws `LogicFault` when the condition does not hold. It is
// for faults in this program only: a planner's mistake is a `Diagnostic`, a broken link in the
// simulated world is an entry of the log.
#pragma once

#include <stdexcept>

namespace tuiyan {

struct LogicFault : std::logic_error {
  using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(const char* condition, const char* file, int line);

}  // namespace tuiyan

#define TUIYAN_CHECK(condition) \
  (static_cast<bool>(condition) ? void() : ::tuiyan::fail_check(#condition, __FILE__, __LINE__))
