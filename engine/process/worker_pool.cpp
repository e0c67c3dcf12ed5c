#include "process/worker_pool.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>
#include <thread>

#include "base/check.hpp"
#include "process/forked.hpp"
#include "process/interruption.hpp"
#include "process/minder.hpp"
#include "process/signal_watch.hpp"
#include "process/worker.hpp"

namespace tuiyan::process {
namespace {

// Results that are ready before their turn are kept; this bounds how many that can be.
constexpr std::uint64_t look_ahead_per_worker = 8;
// So that the numbers in the queue do not fill a pipe of the usual length.
constexpr std::uint64_t most_ahead = 4096;

std::size_t cores() {
  cpu_set_t usable;
  if (::sched_getaffinity(0, sizeof usable, &usable) != 0) return 1;
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&usable)));
}

// The numbers of jobs that may be started, in a pipe from which every worker takes the next: a number is written and
// read whole.
class Queue {
 public:
  // Answers false, with errno set, when the system has no room.
  bool open() {
    if (reading_) return true;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    reading_ = Descriptor(ends[0]);
    writing_ = Descriptor(ends[1]);
    return true;
  }
  // False when it is full: whoever has many pipes gets short ones from the system.
  bool put(std::uint64_t number) {
    const bool went = write_all(writing_.number(), {reinterpret_cast<const char*>(&number), sizeof number});
    TUIYAN_CHECK(went || errno == EAGAIN);
    return went;
  }
  [[nodiscard]] bool is_empty() const {
    int bytes = 0;
    return ::ioctl(reading_.number(), FIONREAD, &bytes) == 0 && bytes == 0;
  }
  [[nodiscard]] bool is_open() const { return static_cast<bool>(reading_); }
  [[nodiscard]] int reading() const { return reading_.number(); }
  [[nodiscard]] int writing() const { return writing_.number(); }

 private:
  Descriptor reading_, writing_;
};

class Pool {
 public:
  using Sink = std::function<bool(const Outcome&)>;

  Pool(const PoolSettings& settings, std::uint64_t first, std::uint64_t last, const Child::Job& job, const Sink& sink)
      : wanted_(settings.workers > 0 ? static_cast<std::size_t>(settings.workers) : cores()),
        duty_{job, settings.time_limit_s, settings.warm_up, settings.prepare},
        next_(first),
        turn_(first),
        last_(last),
        sink_(sink) {}
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() { end(); }

  std::uint64_t run() {
    const std::uint64_t first = turn_;
    if (interrupt_noted()) return 0;
    while (turn_ < last_) {
      hire();
      put_numbers();  // before what has come is handed over: no core waits for the sink
      if (!hand_over() || turn_ == last_) break;
      wait_for_news();
      if (watch_.drain(SIGINT)) {
        stop();
        break;
      }
      collect();
    }
    return turn_ - first;
  }

 private:
  // What the workers told before counts, however late it is read. Whoever presses Ctrl-C once more before all have
  // ended means the same.
  void stop() {
    note_interrupt();
    collect();
    end();
    (void)watch_.drain(SIGINT);
    (void)hand_over();
  }

  void end() {
    queue_ = {};  // which tells them
    end_together(workers_);
  }

  void hire() {
    while (workers_.size() < std::min<std::uint64_t>(wanted_, last_ - turn_)) {
      std::vector<int> others;
      for (const Worker& other : workers_) others.push_back(other.link());
      std::optional<Worker> worker;
      if (queue_.open()) {
        others.push_back(queue_.writing());
        worker = Worker::start(duty_, queue_.reading(), watch_, others);
      }
      if (!worker) return no_room(errno);
      failures_to_hire_ = 0;
      workers_.push_back(std::move(*worker));
    }
  }

  // The system is short of processes or descriptors. With the workers there are it goes on; without any, wait a
  // little longer each time, and give a job up in the end.
  void no_room(int error_number) {
    if (!workers_.empty()) return;
    constexpr int most_tries = 10;
    if (++failures_to_hire_ < most_tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1 << failures_to_hire_));
      return;
    }
    failures_to_hire_ = 0;
    std::uint64_t number = next_;
    if (const auto queued = queue_.is_open() ? take_number(queue_.reading()) : std::nullopt)
      queued_.erase(number = *queued);
    else if (next_ < last_)
      ++next_;
    else
      return;  // none is left but those that were lost on the way
    waiting_.emplace(number, no_process(number, error_number));
  }

  void put_numbers() {
    if (!queue_.is_open()) return;
    const std::uint64_t ahead = std::min<std::uint64_t>(most_ahead, wanted_ * look_ahead_per_worker);
    for (const std::uint64_t limit = turn_ + std::min(last_ - turn_, ahead); next_ < limit; ++next_) {
      if (!queue_.put(next_)) return;
      queued_.insert(next_);
    }
  }

  void wait_for_news() {
    std::vector<pollfd> sources{{watch_.number(), POLLIN, 0}};
    auto wake = workers_.empty() ? Clock::now() : Clock::time_point::max();
    for (const Worker& worker : workers_) {
      sources.push_back({worker.link(), POLLIN, 0});
      wake = std::min(wake, worker.deadline());
    }
    // Interrupted or not, everything is looked at anew afterwards.
    if (::poll(sources.data(), sources.size(), nap_ms(wake)) == 0) put_again();
  }

  void collect() {
    const auto now = Clock::now();
    std::vector<Outcome> ended;
    std::vector<std::uint64_t> taken;
    for (auto worker = workers_.begin(); worker != workers_.end();) {
      worker->read_some(ended, taken);
      worker->kill_when_late(now);
      if (!worker->is_over()) {
        ++worker;
        continue;
      }
      if (std::optional<Outcome> outcome = worker->finish()) ended.push_back(std::move(*outcome));
      worker = workers_.erase(worker);
      one_died_ = true;
    }
    for (const std::uint64_t number : taken) queued_.erase(number);
    for (Outcome& outcome : ended)
      if (outcome.number >= turn_) waiting_.emplace(outcome.number, std::move(outcome));
  }

  // A worker that was killed between taking a number and saying so took it with him: everybody else has nothing to
  // say, and the number is no longer in the queue. Another gets it. If its taker lives and was only slow to say so,
  // both play it, and whichever answer comes first counts: they are the same.
  void put_again() {
    if (one_died_ && !queued_.empty() && queue_.is_empty()) (void)queue_.put(*queued_.begin());
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

  std::size_t wanted_;
  Duty duty_;
  std::uint64_t next_;  // to be put into the queue
  std::uint64_t turn_;  // to be handed over
  std::uint64_t last_;
  const Sink& sink_;
  SignalWatch watch_{{SIGINT, SIGCHLD}};  // outlives the workers
  std::vector<Worker> workers_;
  Queue queue_;
  std::set<std::uint64_t> queued_;  // numbers that nobody has said he took
  std::map<std::uint64_t, Outcome> waiting_;
  int failures_to_hire_ = 0;
  bool one_died_ = false;
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
  const Outcome stopped{0, Ending::killed, "", "SIGINT"};
  const Child::Job numbered = [&](std::uint64_t) { return job(); };
  SignalWatch watch({SIGINT, SIGCHLD});
  if (interrupt_noted()) return stopped;
  Minder minder(numbered, time_limit_s, watch, {});
  minder.start(0);
  for (;;) {
    std::vector<pollfd> sources{{watch.number(), POLLIN, 0}};
    minder.add_source(sources);
    (void)::poll(sources.data(), sources.size(), nap_ms(minder.wake()));
    if (watch.drain(SIGINT)) {
      note_interrupt();
      return stopped;
    }
    if (std::optional<Outcome> outcome = minder.collect()) return std::move(*outcome);
  }
}

}  // namespace tuiyan::process
