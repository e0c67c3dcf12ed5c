// A worker: a process that takes jobs from a queue and plays each in a fork of itself. Internal to the room.
//
// Contract. What is made in a worker before its first job (`Duty::warm_up`) and before each job (`Duty::prepare`) the
// job finds in its own copy. A worker takes the next number from the queue, a pipe shared by all, as soon as it is
// free: nobody waits behind a slow job. It says so, with the outcome of the job before; so when a worker itself dies,
// `finish_if_ended` knows which job died with it. A worker ends when the queue's writing end is closed, and ends its
// job first. The destructor waits for that, and kills the worker if it does not come.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "process/child.hpp"

namespace tuiyan::process {

struct Duty {
  const Child::Job& job;
  double time_limit_s = 60;
  const std::function<void()>& warm_up;
  const std::function<void(std::uint64_t)>& prepare;
};

// Takes a number from the queue; none when there is none now.
[[nodiscard]] std::optional<std::uint64_t> take_number(int queue);

class Worker {
 public:
  // None, with errno set, when the system has no room. All arguments but the list outlive the worker.
  static std::optional<Worker> start(const Duty& duty, int queue, SignalWatch& watch,
                                     const std::vector<int>& close_in_worker);
  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  ~Worker();

  [[nodiscard]] int link() const { return link_.number(); }  // has something to read when the worker has news
  [[nodiscard]] Clock::time_point deadline() const { return deadline_; }

  // What came through the link: outcomes, in `ended`, and numbers taken from the queue, in `taken`.
  void read_some(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken);
  // A worker ends its jobs when they are late; this ends a worker that does not.
  void kill_when_late(Clock::time_point now);
  // It is over, though the queue is open.
  [[nodiscard]] bool is_over() const { return !link_; }
  // Then: the job that it had in hand, if it had one. Once.
  [[nodiscard]] std::optional<Outcome> finish();

 private:
  Worker() = default;
  bool decode(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken);
  void read_link();

  pid_t pid_ = -1;
  Descriptor link_;
  std::string received_;
  std::optional<std::uint64_t> in_hand_;
  double time_limit_s_ = 0;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool late_ = false;
};

}  // namespace tuiyan::process
