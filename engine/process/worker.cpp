#include "process/worker.hpp"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <sys/wait.h>
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
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Descriptor reading(ends[0]), writing(ends[1]);
  const pid_t pid = fork_child(watch);
  if (pid < 0) return std::nullopt;
  if (pid == 0) {
    reading.close();
    for (int other : close_in_worker) ::close(other);
    serve(duty, queue, writing.number());
  }
  ::fcntl(reading.number(), F_SETFL, O_NONBLOCK);
  Worker worker;
  worker.pid_ = pid;
  worker.link_ = std::move(reading);
  worker.time_limit_s_ = duty.time_limit_s;
  return worker;
}

Worker::Worker(Worker&& other) noexcept { *this = std::move(other); }

Worker& Worker::operator=(Worker&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(link_, other.link_);
  std::swap(received_, other.received_);
  std::swap(in_hand_, other.in_hand_);
  std::swap(time_limit_s_, other.time_limit_s_);
  std::swap(deadline_, other.deadline_);
  std::swap(late_, other.late_);
  return *this;
}

// Its end shows as the end of the link. What still comes is of no interest, but must be read, or it could not go on.
Worker::~Worker() {
  if (pid_ < 0) return;
  const auto patience = Clock::now() + std::chrono::seconds(2);
  while (link_ && Clock::now() < patience) {
    pollfd source{link_.number(), POLLIN, 0};
    (void)::poll(&source, 1, nap_ms(patience));
    read_link();
    received_.clear();
  }
  if (link_) kill_group(pid_);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

void Worker::read_link() {
  char buffer[1 << 14];
  while (link_) {
    const ssize_t got = ::read(link_.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) {
      link_.close();
      return;
    }
    received_.append(buffer, static_cast<std::size_t>(got));
  }
}

void Worker::read_some(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken) {
  read_link();
  while (decode(ended, taken)) continue;
}

bool Worker::decode(std::vector<Outcome>& ended, std::vector<std::uint64_t>& taken) {
  News news;
  if (received_.size() < sizeof news) return false;
  std::memcpy(static_cast<void*>(&news), received_.data(), sizeof news);
  const std::size_t whole = sizeof news + news.bytes + news.complaint;
  if (received_.size() < whole) return false;
  if (news.ended != News::none) {
    ended.push_back({news.ended, news.ending, received_.substr(sizeof news, news.bytes),
                     received_.substr(sizeof news + news.bytes, news.complaint)});
    in_hand_.reset();
  }
  if (news.taken != News::none) {
    taken.push_back(news.taken);
    in_hand_ = news.taken;
  }
  // Twice the time of the job itself, and the time to be made ready: only a worker that is stuck takes that long.
  constexpr double to_be_made_ready_s = 60;
  deadline_ = in_hand_ && time_limit_s_ > 0 ? deadline_after(Clock::now(), 2 * time_limit_s_ + to_be_made_ready_s)
                                            : Clock::time_point::max();
  received_.erase(0, whole);
  return true;
}

void Worker::kill_when_late(Clock::time_point now) {
  if (late_ || now < deadline_) return;
  late_ = true;
  deadline_ = Clock::time_point::max();
  kill_group(pid_);
}

std::optional<Outcome> Worker::finish() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = -1;
  const std::optional<std::uint64_t> number = std::exchange(in_hand_, std::nullopt);
  if (!number) return std::nullopt;
  return late_ ? hung(*number, time_limit_s_) : loss_of(*number, status);
}

}  // namespace tuiyan::process
