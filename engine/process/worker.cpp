#include "process/worker.hpp"

#include <malloc.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <utility>

#include "process/forked.hpp"
#include "process/minder.hpp"

namespace tuiyan::process {
namespace {

// What comes through the link; the bytes and the complaint of the outcome follow.
struct News {
  static constexpr std::uint64_t none = ~std::uint64_t{0};
  std::uint64_t ended = none, taken = none;
  Ending ending = Ending::done;
  std::uint64_t bytes = 0, complaint = 0;  // lengths
};

bool tell(int link, const std::optional<Outcome>& ended, const std::optional<std::uint64_t>& taken) {
  News news;
  std::memset(static_cast<void*>(&news), 0, sizeof news);  // the padding, too
  news = {ended ? ended->number : News::none, taken.value_or(News::none)};
  if (ended) {
    news.ending = ended->ending;
    news.bytes = ended->bytes.size();
    news.complaint = ended->complaint.size();
  }
  return write_all(link, {reinterpret_cast<const char*>(&news), sizeof news}) &&
         (!ended || (write_all(link, ended->bytes) && write_all(link, ended->complaint)));
}

Outcome failed(std::uint64_t number, const char* complaint) { return {number, Ending::failed, "", complaint}; }

// The worker's life.
class Bench {
 public:
  Bench(const Duty& duty, int queue, int link)
      : duty_(duty), queue_(queue), link_(link), minder_(duty.job, duty.time_limit_s, watch_, {queue, link}) {}

  void work() {
    while (!is_closed()) {
      std::optional<Outcome> ended = ended_ ? std::exchange(ended_, std::nullopt) : minder_.collect();
      std::optional<std::uint64_t> taken;
      if (minder_.is_free()) taken = take_number(queue_);
      if ((ended || taken) && !tell(link_, ended, taken)) return;
      ended.reset();  // before the fork, which would share it
      if (taken) begin(*taken);
    }
  }

 private:
  // Only what concerns the job in hand is done while it is: whoever dies of it dies of that job.
  void begin(std::uint64_t number) {
    try {
      if (!std::exchange(is_warm_, true)) {
        if (duty_.warm_up) duty_.warm_up();
        ::malloc_trim(0);  // or every job would tidy the same free memory, and copy it first
      }
      if (duty_.prepare) duty_.prepare(number);
    } catch (const std::exception& fault) {
      ended_ = failed(number, fault.what());
      return;
    }
    minder_.start(number);
  }

  // Waits for news first, unless there are some already.
  bool is_closed() {
    std::vector<pollfd> sources{{queue_, static_cast<short>(minder_.is_free() ? POLLIN : 0), 0},
                                {watch_.number(), POLLIN, 0}};
    minder_.add_source(sources);
    (void)::poll(sources.data(), sources.size(), ended_ ? 0 : nap_ms(minder_.wake()));
    watch_.drain(SIGCHLD);
    return (sources.front().revents & POLLHUP) != 0;
  }

  const Duty& duty_;
  int queue_, link_;
  SignalWatch watch_{{SIGCHLD}};  // outlives the minder
  Minder minder_;
  std::optional<Outcome> ended_;  // before it was started
  bool is_warm_ = false;
};

// Nothing may escape into the parent's code, of which this process has a copy.
[[noreturn]] void serve(const Duty& duty, int queue, int link) noexcept {
  Bench(duty, queue, link).work();
  end_process(0);
}

}  // namespace

std::optional<std::uint64_t> take_number(int queue) {
  std::uint64_t number = 0;
  ssize_t got = 0;
  do got = ::read(queue, &number, sizeof number);
  while (got < 0 && errno == EINTR);
  if (got != static_cast<ssize_t>(sizeof number)) return std::nullopt;
  return number;
}

std::optional<Worker> Worker::start(const Duty& duty, int queue, SignalWatch& watch,
                                    const std::vector<int>& close_in_worker) {
  std::optional<Forked> forked = Forked::start([&](int link) { serve(duty, queue, link); }, watch, close_in_worker);
  if (!forked) return std::nullopt;
  return Worker(std::move(*forked), duty.time_limit_s);
}

void Worker::read_some(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken) {
  forked_.read_some();
  while (decode(ended, taken)) continue;
}

bool Worker::decode(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken) {
  std::string& received = forked_.received;
  News news;
  if (received.size() < sizeof news) return false;
  std::memcpy(static_cast<void*>(&news), received.data(), sizeof news);
  const std::size_t whole = sizeof news + news.bytes + news.complaint;
  if (received.size() < whole) return false;
  if (news.ended != News::none) {
    ended.push_back({news.ended, news.ending, received.substr(sizeof news, news.bytes),
                     received.substr(sizeof news + news.bytes, news.complaint)});
    in_hand_.reset();
  }
  if (news.taken != News::none) {
    taken.push_back(news.taken);
    in_hand_ = news.taken;
  }
  // Twice the time of the job itself, and the time to be made ready: only a worker that is stuck takes that long.
  constexpr double to_be_made_ready_s = 60;
  forked_.deadline = in_hand_ && time_limit_s_ > 0
                         ? deadline_after(Clock::now(), 2 * time_limit_s_ + to_be_made_ready_s)
                         : Clock::time_point::max();
  received.erase(0, whole);
  return true;
}

std::optional<Outcome> Worker::finish() {
  const int status = forked_.reap();
  const std::optional<std::uint64_t> number = std::exchange(in_hand_, std::nullopt);
  if (!number) return std::nullopt;
  return forked_.was_late() ? hung(*number, time_limit_s_) : loss_of(*number, status);
}

void Worker::ignore_news() {
  forked_.read_some();
  forked_.received.clear();
}

void end_together(std::vector<Worker>& workers) {
  const auto patience = Clock::now() + std::chrono::seconds(2);
  while (Clock::now() < patience) {
    std::vector<pollfd> sources;
    for (const Worker& worker : workers)
      if (!worker.is_over()) sources.push_back({worker.link(), POLLIN, 0});
    if (sources.empty()) break;
    (void)::poll(sources.data(), sources.size(), nap_ms(patience));
    for (Worker& worker : workers) worker.ignore_news();
  }
  workers.clear();
}

}  // namespace tuiyan::process
