// One forked child that does one job and sends its answer through a pipe. Internal to the room.
//
// Contract: `Child::start` answers nothing, with errno set, when the system has no room for another
// process. A started child is read with `read_some` when its pipe has something, asked with
// `finish_if_ended` whether it is over, and killed and reaped by the destructor at the latest, with
// everything it started. See forked.hpp for its group and its signals.
#pragma once

#include <sys/types.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "process/forked.hpp"
#include "process/signal_watch.hpp"
#include "process/worker_pool.hpp"

namespace tuiyan::process {

class Child {
 public:
  using Job = std::function<std::string(std::uint64_t)>;

  static std::optional<Child> start(std::uint64_t number, const Job& job, double time_limit_s, SignalWatch& watch,
                                    const std::vector<int>& close_in_child);
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;
  ~Child();

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] int pipe() const { return pipe_.number(); }  // negative once it was read to its end
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

  void read_some();
  void kill_when_late(Clock::time_point now);
  std::optional<Outcome> finish_if_ended();

 private:
  Child() = default;
  [[nodiscard]] Outcome outcome(int status);

  std::uint64_t number_ = 0;
  pid_t pid_ = -1;
  Descriptor pipe_;
  std::string received_;
  double time_limit_s_ = 0;
  Clock::time_point deadline_;
  bool late_ = false;
};

}  // namespace tuiyan::process
