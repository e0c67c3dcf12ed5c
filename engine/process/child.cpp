#include "process/child.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "process/forked.hpp"

namespace tuiyan::process {
namespace {

// What comes through the pipe: a tag, the length, the bytes. The length tells an answer that was
// cut short from a whole one.
constexpr char tag_done = 'D';
constexpr char tag_failed = 'F';
constexpr std::size_t head_length = 1 + sizeof(std::uint64_t);

bool send(int pipe, char tag, const std::string& bytes) {
  char head[head_length] = {tag};
  const std::uint64_t length = bytes.size();
  std::memcpy(head + 1, &length, sizeof length);
  return write_all(pipe, {head, head_length}) && write_all(pipe, bytes);
}

[[noreturn]] void do_job(std::uint64_t number, const Child::Job& job, int pipe) {
  char tag = tag_done;
  std::string answer;
  try {
    answer = job(number);
  } catch (const std::exception& fault) {
    tag = tag_failed;
    answer = fault.what();
  } catch (...) {
    tag = tag_failed;
    answer = "an exception of an unknown type";
  }
  end_process(send(pipe, tag, answer) ? 0 : 1);
}

}  // namespace

std::optional<Child> Child::start(std::uint64_t number, const Job& job, double time_limit_s, SignalWatch& watch,
                                  const std::vector<int>& close_in_child) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Descriptor reading(ends[0]), writing(ends[1]);
  const pid_t pid = fork_child(watch);
  if (pid < 0) return std::nullopt;
  if (pid == 0) {
    reading.close();
    for (int other : close_in_child) ::close(other);
    do_job(number, job, writing.number());
  }
  ::fcntl(reading.number(), F_SETFL, O_NONBLOCK);
  Child child;
  child.number_ = number;
  child.pid_ = pid;
  child.pipe_ = std::move(reading);
  child.time_limit_s_ = time_limit_s;
  child.deadline_ = deadline_after(Clock::now(), time_limit_s);
  return child;
}

Child::Child(Child&& other) noexcept { *this = std::move(other); }

Child& Child::operator=(Child&& other) noexcept {
  std::swap(number_, other.number_);
  std::swap(pid_, other.pid_);
  std::swap(pipe_, other.pipe_);
  std::swap(received_, other.received_);
  std::swap(time_limit_s_, other.time_limit_s_);
  std::swap(deadline_, other.deadline_);
  std::swap(late_, other.late_);
  return *this;
}

Child::~Child() {
  if (pid_ < 0) return;
  kill_group(pid_);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) continue;
}

void Child::read_some() {
  char buffer[1 << 14];  // on the stack, every page of which is copied anew after a fork
  while (pipe_) {
    const ssize_t got = ::read(pipe_.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) {
      pipe_.close();
      return;
    }
    received_.append(buffer, static_cast<std::size_t>(got));
  }
}

void Child::kill_when_late(Clock::time_point now) {
  if (late_ || now < deadline_) return;
  late_ = true;
  deadline_ = Clock::time_point::max();
  kill_group(pid_);
}

std::optional<Outcome> Child::finish_if_ended() {
  siginfo_t news{};
  if (::waitid(P_PID, static_cast<id_t>(pid_), &news, WEXITED | WNOHANG | WNOWAIT) != 0 || news.si_pid == 0)
    return std::nullopt;
  // Ended, but not reaped yet: the number of its group cannot have been given to anybody else.
  kill_group(pid_);
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = -1;
  read_some();
  return outcome(status);
}

Outcome Child::outcome(int status) {
  if (late_ && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) return hung(number_, time_limit_s_);
  std::uint64_t length = 0;
  const bool headed = received_.size() >= head_length;
  if (headed) std::memcpy(&length, received_.data() + 1, sizeof length);
  if (status != 0 || !headed || received_.size() - head_length != length) return loss_of(number_, status);
  Outcome result;
  result.number = number_;
  const bool done = received_.front() == tag_done;
  result.ending = done ? Ending::done : Ending::failed;
  received_.erase(0, head_length);
  (done ? result.bytes : result.complaint) = std::move(received_);
  return result;
}

}  // namespace tuiyan::process
