// What all processes of the pool have in common: how they are forked, ended, and told of when they gave no answer.
// Internal to the room.
#pragma once

#include <sys/types.h>

#include <chrono>

#include "process/signal_watch.hpp"
#include "process/worker_pool.hpp"

namespace tuiyan::process {

using Clock = std::chrono::steady_clock;

// Never, when the limit is zero, negative or beyond a century.
[[nodiscard]] Clock::time_point deadline_after(Clock::time_point from, double limit_s);

// Forks: 0 in the child, negative (with errno set) when the system has no room. The child leads its own process group,
// so that Ctrl-C on the terminal reaches only the parent, which decides; it dies when the parent dies, and has the
// signals as they were before `watch`.
[[nodiscard]] pid_t fork_child(SignalWatch& watch);

// Without handlers, and without flushing what the parent had buffered.
[[noreturn]] void end_process(int code);

// One that is not reaped yet, and all that it started.
void kill_group(pid_t leader);

// What is told of one that ended with this status (as of waitpid) and gave no whole answer.
[[nodiscard]] Outcome loss_of(std::uint64_t number, int status);
// … and of one that was killed because it took too long.
[[nodiscard]] Outcome hung(std::uint64_t number, double time_limit_s);
// … and of one that could not be started (errno).
[[nodiscard]] Outcome no_process(std::uint64_t number, int error_number);

}  // namespace tuiyan::process
