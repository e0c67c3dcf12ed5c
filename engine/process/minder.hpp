// Minds one child at a time, from its start to its end. Internal to the room.
//
// Contract: `start` when free. Whenever something may have happened, and at `wake` at the latest, `collect` looks and
// answers how the job ended, if it did. When the system has no room for another process, the start is tried again,
// less and less often, as long as a job may take; then the job fails. The child still running is killed on destruction.
#pragma once

#include <poll.h>

#include <optional>
#include <vector>

#include "process/child.hpp"

namespace tuiyan::process {

class Minder {
 public:
  // All but `close_in_child`, the descriptors that a child has no use for, outlive the minder.
  Minder(const Child::Job& job, double time_limit_s, SignalWatch& watch, std::vector<int> close_in_child)
      : job_(job), time_limit_s_(time_limit_s), watch_(watch), close_in_child_(std::move(close_in_child)) {}

  [[nodiscard]] bool is_free() const { return !child_ && !waiting_; }
  void start(std::uint64_t number);
  [[nodiscard]] std::optional<Outcome> collect();

  void add_source(std::vector<pollfd>& sources) const;
  [[nodiscard]] Clock::time_point wake() const;

 private:
  struct Waiting {  // for room
    std::uint64_t number = 0;
    Clock::time_point since, next;
    Clock::duration pause = std::chrono::milliseconds(2);
  };
  [[nodiscard]] std::optional<Outcome> try_again();

  const Child::Job& job_;
  double time_limit_s_;
  SignalWatch& watch_;
  std::vector<int> close_in_child_;
  std::optional<Child> child_;
  std::optional<Waiting> waiting_;
};

// Milliseconds for poll: until `wake`, but no longer than a second. Nothing depends on the latter: it only limits how
// late a lost wake-up would be noticed.
[[nodiscard]] int nap_ms(Clock::time_point wake);

}  // namespace tuiyan::process
