// One forked child that does one job and sends its answer through a pipe. Internal to the room.
//
// Contract: `Child::start` answers nothing, with errno set, when the system has no room for another
// process. A started child is read with `read_some` when its pipe has something, and asked with
// `finish_if_ended` whether it is over. See forked.hpp for its group, its signals and its end.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "process/forked.hpp"
#include "process/signal_watch.hpp"
#include "process/worker_pool.hpp"

namespace tuiyan::process {

class Child {
 public:
  using Job = std::function<std::string(std::uint64_t)>;

  static std::optional<Child> start(std::uint64_t number, const Job& job, double time_limit_s, SignalWatch& watch,
                                    const std::vector<int>& close_in_child);

  [[nodiscard]] int pipe() const { return forked_.pipe(); }  // negative once it was read to its end
  [[nodiscard]] Clock::time_point deadline() const { return forked_.deadline; }

  void read_some() { forked_.read_some(); }
  void kill_when_late(Clock::time_point now) { forked_.kill_when_late(now); }
  std::optional<Outcome> finish_if_ended();

 private:
  Child(std::uint64_t number, Forked forked, double time_limit_s);
  [[nodiscard]] Outcome outcome(int status);

  std::uint64_t number_;
  Forked forked_;
  double time_limit_s_;
};

}  // namespace tuiyan::process
