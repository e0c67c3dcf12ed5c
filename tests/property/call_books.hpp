// The books of the calls, kept from the single calls of a log alone.
//
// Contract: `books_of(log)` follows every call record of a log that kept them (`log_calls`, no
// warm-up) and answers what must be true of counts and time integrals, to the microsecond. A record
// that cannot follow the one before it is a complaint, not a crash.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "event/log.hpp"

namespace tuiyan::tests {

// One call class over the whole drill.
struct ClassBook {
  std::int64_t fresh = 0, redials = 0, blocked = 0, blocked_fresh = 0, dropped = 0, self_served = 0, hung_up = 0;
  std::int64_t answered = 0, started = 0, abandoned = 0, cut_waiting = 0, cut_talking = 0, requeued = 0, completed = 0;
  std::int64_t lost_after_requeue = 0;                                          // of abandoned and cut waiting
  std::int64_t in_ivr = 0, waiting = 0, waiting_again = 0, talking = 0;         // inside at the end
  std::int64_t waiting_us = 0, talking_us = 0, held_us = 0, redialling_us = 0;  // summed call by call
  std::int64_t balked = 0;
  std::int64_t promised = 0, promises_kept = 0, promises_us = 0;  // accepted call-backs; time on the list
  std::int64_t waited_at_most_0 = 0;                              // answered at once
};

struct Books {
  std::vector<ClassBook> classes;
  std::int64_t busy_us = 0;  // agents in talk or after-call work, all groups
  std::vector<std::string> complaints;
};

[[nodiscard]] Books books_of(const Log& log);

}  // namespace tuiyan::tests
