// A worker: a process that takes jobs from a queue and plays each in a fork of itself. Internal to the room.
//
// Contract. What is made in a worker before its first job (`Duty::warm_up`) and before each job (`Duty::prepare`) the
// job finds in its own copy. A worker takes the next number from the queue, a pipe shared by all, as soon as it is
// free: nobody waits behind a slow job. It says so, with the outcome of the job before; so when a worker itself dies,
// `finish` knows which job died with it. A worker ends when the queue's writing end is closed, and ends its
// job in hand with it. `end_together` waits for that; whoever does not come is killed.
#pragma once

#include <optional>
#include <utility>
#include <vector>

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

  [[nodiscard]] int link() const { return forked_.pipe(); }  // has something to read when the worker has news
  [[nodiscard]] Clock::time_point deadline() const { return forked_.deadline; }

  // What came through the link: outcomes, in `ended`, and numbers taken from the queue, in `taken`.
  void read_some(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken);
  // A worker ends its jobs when they are late; this ends a worker that does not.
  void kill_when_late(Clock::time_point now) { forked_.kill_when_late(now); }
  // It has ended: its end of the link is closed.
  [[nodiscard]] bool is_over() const { return link() < 0; }
  // Then: the job that it had in hand, if it had one. Once.
  [[nodiscard]] std::optional<Outcome> finish();
  // What came through the link is of no interest any more, but must be read, or the worker could not go on.
  void ignore_news();

 private:
  Worker(Forked forked, double time_limit_s) : forked_(std::move(forked)), time_limit_s_(time_limit_s) {}
  bool decode(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken);

  Forked forked_;
  std::optional<std::uint64_t> in_hand_;
  double time_limit_s_;
};

// When the queue is closed: waits for all of them, for two seconds in all and not for each, and kills whoever has not
// ended by then. Leaves none.
void end_together(std::vector<Worker>& workers);

}  // namespace tuiyan::process
