// A forked process and the pipe through which it speaks, and what all processes of the pool have in common: how they
// are ended, and what is told of one that gave no answer. Internal to the room.
//
// Contract: a process leads its own group, so that Ctrl-C on the terminal reaches only the parent, which decides; it
// dies when the parent dies, and has the signals as they were before the parent's `SignalWatch`. It is killed, with all
// that it started, and reaped by the destructor of its `Forked` at the latest.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "process/signal_watch.hpp"
#include "process/worker_pool.hpp"

namespace tuiyan::process {

using Clock = std::chrono::steady_clock;

// Never, when the limit is zero, negative or beyond a century.
[[nodiscard]] Clock::time_point deadline_after(Clock::time_point from, double limit_s);

// Without handlers, and without flushing what the parent had buffered.
[[noreturn]] void end_process(int code);

class Forked {
 public:
  // What the process does; it is given the writing end of the pipe and must end the process.
  using Life = std::function<void(int)>;

  // None, with errno set, when the system has no room. The process closes the descriptors that it has no use for.
  static std::optional<Forked> start(const Life& life, SignalWatch& watch, const std::vector<int>& close_in_child);
  Forked(Forked&& other) noexcept { *this = std::move(other); }
  Forked& operator=(Forked&& other) noexcept;
  ~Forked();

  [[nodiscard]] int pipe() const { return pipe_.number(); }  // negative once it was read to its end
  std::string received;                                      // and not taken yet
  void read_some();

  Clock::time_point deadline = Clock::time_point::max();
  void kill_when_late(Clock::time_point now);
  [[nodiscard]] bool was_late() const { return was_late_; }

  [[nodiscard]] bool has_ended() const;
  void kill() const;  // all that it started, too
  // Waits for its end; its status as of waitpid. Once.
  [[nodiscard]] int reap();

 private:
  Forked() = default;

  pid_t pid_ = -1;  // negative: reaped
  Descriptor pipe_;
  bool was_late_ = false;
};

// What is told of one that ended with this status (as of waitpid) and gave no whole answer.
[[nodiscard]] Outcome loss_of(std::uint64_t number, int status);
// … and of one that was killed because it took too long.
[[nodiscard]] Outcome hung(std::uint64_t number, double time_limit_s);
// … and of one that could not be started (errno).
[[nodiscard]] Outcome no_process(std::uint64_t number, int error_number);

}  // namespace tuiyan::process
