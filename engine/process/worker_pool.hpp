// Ordered pool of forked workers: many replications, one answer at a time, always in order.
//
// Contract: `run_in_order` calls `job(k)` in a forked child for k = first .. last-1, at most
// `workers` at once, and hands each outcome to `sink` in the order of k, whatever finished first.
// A child that crashes, hangs beyond `time_limit` or is killed gives an outcome that says so; the
// rest goes on. `sink` answering false stops: nothing new is started, running children are ended.
// SIGINT stops in the same way, also one that was noted before (interruption.hpp). What was handed over is a contiguous
// prefix: of one worker, every job before the one it had in hand. The parent runs neither `job` nor `warm_up` nor
// `prepare`: it forks the workers, at once, and each of them forks its jobs; so they see the parent as it was when
// `run_in_order` was called. A job is played again if its worker was killed before it could say that it had taken it.
// Children end by _exit, touch no inherited descriptor but their pipe, restore the handlers of SIGINT, SIGSEGV and
// SIGBUS, and write coverage data before they end.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace tuiyan::process {

enum class Ending : std::uint8_t { done, failed, crashed, hung, killed };

struct Outcome {
  std::uint64_t number = 0;
  Ending ending = Ending::done;
  std::string bytes;      // what the job returned; empty unless done
  std::string complaint;  // failed: the exception's text; crashed, killed: the signal
};

struct PoolSettings {
  int workers = 0;           // 0: one per core
  double time_limit_s = 60;  // per job
  // In a worker, before its first job; then before each job, with its number. What is made there, the job finds in its
  // copy of the worker, but nothing of what other jobs did. An exception is the failure of the job.
  std::function<void()> warm_up = {};
  std::function<void(std::uint64_t)> prepare = {};
};

// Answers how many outcomes were handed over.
std::uint64_t run_in_order(const PoolSettings& settings, std::uint64_t first, std::uint64_t last,
                           const std::function<std::string(std::uint64_t)>& job,
                           const std::function<bool(const Outcome&)>& sink);

// One job in one child.
[[nodiscard]] Outcome run_in_child(const std::function<std::string()>& job, double time_limit_s = 60);

}  // namespace tuiyan::process
