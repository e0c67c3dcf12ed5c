#include "process/worker_pool.hpp"

#include <poll.h>
#include <sched.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <thread>

#include "base/check.hpp"
#include "process/child.hpp"
#include "process/signal_watch.hpp"

namespace tuiyan::process {
namespace {

// Results that are ready before their turn are kept; this bounds how many that can be.
constexpr std::uint64_t look_ahead_per_worker = 8;
// Nothing depends on it: it only limits how late a lost wake-up would be noticed.
constexpr auto longest_nap = std::chrono::milliseconds(1000);

std::size_t cores() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&usable)));
}

class Pool {
 public:
  using Sink = std::function<bool(const Outcome&)>;

  Pool(const PoolSettings& settings, std::uint64_t first, std::uint64_t last, const Child::Job& job, const Sink& sink)
      : workers_(settings.workers > 0 ? static_cast<std::size_t>(settings.workers) : cores()),
        time_limit_s_(settings.time_limit_s),
        prepare_(settings.prepare),
        next_(first),
        turn_(first),
        last_(last),
        job_(job),
        sink_(sink) {}

  // Children still running when this ends, by whatever way, are killed by their destructors.
  std::uint64_t run() {
    const std::uint64_t first = turn_;
    while (turn_ < last_) {
      start_children();  // before what has come is handed over: no core waits for the sink
      if (!hand_over() || turn_ == last_) break;
      wait_for_news();
      if (watch_.drain(SIGINT)) break;
      collect();
    }
    return turn_ - first;
  }

 private:
  void start_children() {
    const std::uint64_t limit = turn_ + std::min<std::uint64_t>(last_ - turn_, workers_ * look_ahead_per_worker);
    while (running_.size() < workers_ && next_ < limit) {
      std::vector<int> pipes;
      for (const Child& other : running_)
        if (other.pipe() >= 0) pipes.push_back(other.pipe());
      if (prepare_) prepare_(next_);
      std::optional<Child> child = Child::start(next_, job_, time_limit_s_, watch_, pipes);
      if (!child) {
        no_room(errno);
        return;
      }
      failures_to_start_ = 0;
      running_.push_back(std::move(*child));
      ++next_;
    }
  }

  // The system is short of processes or descriptors. While others run, one of them may make room;
  // alone, wait a little longer each time, and give the job up in the end.
  void no_room(int error_number) {
    if (!running_.empty()) return;
    constexpr int most_tries = 10;
    if (++failures_to_start_ < most_tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1 << failures_to_start_));
      return;
    }
    failures_to_start_ = 0;
    Outcome outcome;
    outcome.number = next_;
    outcome.ending = Ending::failed;
    outcome.complaint = std::string("no new process: ") + std::strerror(error_number);
    waiting_.emplace(next_++, std::move(outcome));
  }

  void wait_for_news() {
    std::vector<pollfd> sources{{watch_.number(), POLLIN, 0}};
    auto wake = Clock::now() + longest_nap;
    if (running_.empty()) wake = Clock::now();
    for (const Child& child : running_) {
      if (child.pipe() >= 0) sources.push_back({child.pipe(), POLLIN, 0});
      wake = std::min(wake, child.deadline());
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(wake - Clock::now()).count();
    // Interrupted or not, everything is looked at anew afterwards.
    (void)::poll(sources.data(), sources.size(), static_cast<int>(std::max<std::int64_t>(0, left)));
  }

  void collect() {
    const auto now = Clock::now();
    for (auto child = running_.begin(); child != running_.end();) {
      child->read_some();
      if (std::optional<Outcome> outcome = child->finish_if_ended()) {
        waiting_.emplace(outcome->number, std::move(*outcome));
        child = running_.erase(child);
      } else {
        child->kill_when_late(now);
        ++child;
      }
    }
  }

  // False when the sink has had enough.
  bool hand_over() {
    for (auto ready = waiting_.find(turn_); ready != waiting_.end(); ready = waiting_.find(turn_)) {
      const Outcome outcome = std::move(ready->second);
      waiting_.erase(ready);
      ++turn_;
      if (!sink_(outcome)) return false;
    }
    return true;
  }

  std::size_t workers_;
  double time_limit_s_;
  const std::function<void(std::uint64_t)>& prepare_;
  std::uint64_t next_;  // to be started
  std::uint64_t turn_;  // to be handed over
  std::uint64_t last_;
  const Child::Job& job_;
  const Sink& sink_;
  SignalWatch watch_{{SIGINT, SIGCHLD}};  // outlives the children
  std::vector<Child> running_;
  std::map<std::uint64_t, Outcome> waiting_;
  int failures_to_start_ = 0;
};

}  // namespace

std::uint64_t run_in_order(const PoolSettings& settings, std::uint64_t first, std::uint64_t last,
                           const std::function<std::string(std::uint64_t)>& job,
                           const std::function<bool(const Outcome&)>& sink) {
  TUIYAN_CHECK(first <= last);
  if (first == last) return 0;
  return Pool(settings, first, last, job, sink).run();
}

Outcome run_in_child(const std::function<std::string()>& job, double time_limit_s) {
  Outcome result;
  result.ending = Ending::killed;  // stays so when Ctrl-C comes before the end
  result.complaint = "SIGINT";
  run_in_order(
      {1, time_limit_s}, 0, 1, [&](std::uint64_t) { return job(); },
      [&](const Outcome& outcome) {
        result = outcome;
        return true;
      });
  return result;
}

}  // namespace tuiyan::process
