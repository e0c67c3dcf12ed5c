#include "process/child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#ifdef TUIYAN_COVERAGE
extern "C" void __gcov_dump(void);
#endif

namespace tuiyan::process {
namespace {

// What comes through the pipe: a tag, the length, the bytes. The length tells an answer that was
// cut short from a whole one.
constexpr char tag_done = 'D';
constexpr char tag_failed = 'F';
constexpr std::size_t head_length = 1 + sizeof(std::uint64_t);

std::string message(char tag, const std::string& bytes) {
  std::string whole(head_length, tag);
  const std::uint64_t length = bytes.size();
  std::memcpy(whole.data() + 1, &length, sizeof length);
  return whole += bytes;
}

[[noreturn]] void end_child(int code) {
#ifdef TUIYAN_COVERAGE
  __gcov_dump();
#endif
  ::_exit(code);  // no handlers, no flushing of what the parent had buffered
}

// Without a time limit when it is zero, negative or beyond a century.
Clock::time_point deadline_after(double limit_s) {
  constexpr double century_s = 3.2e9;
  if (!(limit_s > 0) || limit_s > century_s) return Clock::time_point::max();
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limit_s));
}

std::string signal_name(int signal) {
  const char* name = sigabbrev_np(signal);
  return name != nullptr ? fmt::format("SIG{}", name) : fmt::format("signal {}", signal);
}

// Signals that come from outside; all others are the program's own doing.
bool from_outside(int signal) {
  return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP || signal == SIGQUIT;
}

// A child that is not reaped yet, and all that it started.
void kill_group(pid_t leader) {
  ::kill(-leader, SIGKILL);
  ::kill(leader, SIGKILL);  // should it have failed to become the leader
}

[[noreturn]] void do_job(std::uint64_t number, const Child::Job& job, int pipe) {
  std::string answer;
  try {
    answer = message(tag_done, job(number));
  } catch (const std::exception& fault) {
    answer = message(tag_failed, fault.what());
  } catch (...) {
    answer = message(tag_failed, "an exception of an unknown type");
  }
  end_child(write_all(pipe, answer) ? 0 : 1);
}

}  // namespace

std::optional<Child> Child::start(std::uint64_t number, const Job& job, double time_limit_s, SignalWatch& watch,
                                  const std::vector<int>& close_in_child) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Descriptor reading(ends[0]), writing(ends[1]);
  const pid_t parent = ::getpid();
  std::fflush(nullptr);  // or a library in the child may print what the parent had buffered once more
  const pid_t pid = ::fork();
  if (pid < 0) return std::nullopt;
  if (pid == 0) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(1);  // the parent died before the line above
    watch.release_in_child();
    reading.close();
    for (int other : close_in_child) ::close(other);
    do_job(number, job, writing.number());
  }
  ::setpgid(pid, pid);  // here as well: whoever comes first
  ::fcntl(reading.number(), F_SETFL, O_NONBLOCK);
  Child child;
  child.number_ = number;
  child.pid_ = pid;
  child.pipe_ = std::move(reading);
  child.time_limit_s_ = time_limit_s;
  child.deadline_ = deadline_after(time_limit_s);
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
  char buffer[1 << 16];
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

Outcome Child::outcome(int status) const {
  Outcome result;
  result.number = number_;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (late_ && signal == SIGKILL) {
      result.ending = Ending::hung;
      result.complaint = fmt::format("no answer within {} s", time_limit_s_);
    } else {
      result.ending = from_outside(signal) ? Ending::killed : Ending::crashed;
      result.complaint = signal_name(signal);
    }
    return result;
  }
  std::uint64_t length = 0;
  const bool headed = received_.size() >= head_length;
  if (headed) std::memcpy(&length, received_.data() + 1, sizeof length);
  if (WEXITSTATUS(status) != 0 || !headed || received_.size() - head_length != length) {
    result.ending = Ending::crashed;
    result.complaint = fmt::format("ended with exit code {} and without an answer", WEXITSTATUS(status));
    return result;
  }
  const bool done = received_.front() == tag_done;
  result.ending = done ? Ending::done : Ending::failed;
  (done ? result.bytes : result.complaint) = received_.substr(head_length);
  return result;
}

}  // namespace tuiyan::process
