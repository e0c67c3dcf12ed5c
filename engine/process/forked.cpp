#include "process/forked.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
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

std::string signal_name(int signal) {
  const char* name = sigabbrev_np(signal);
  return name != nullptr ? fmt::format("SIG{}", name) : fmt::format("signal {}", signal);
}

// 0 in the child, negative (with errno set) when the system has no room.
pid_t fork_child(SignalWatch& watch) {
  const pid_t parent = ::getpid();
  std::fflush(nullptr);  // or a library in the child may print what the parent had buffered once more
  const pid_t pid = ::fork();
  if (pid > 0) ::setpgid(pid, pid);  // here as well: whoever comes first
  if (pid != 0) return pid;
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // the parent died before the line above
  watch.release_in_child();
  return 0;
}

// Signals that come from outside; all others are the program's own doing.
bool from_outside(int signal) {
  return signal == SIGKILL || signal == SIGTERM || signal == SIGINT || signal == SIGHUP || signal == SIGQUIT;
}

}  // namespace

Clock::time_point deadline_after(Clock::time_point from, double limit_s) {
  constexpr double century_s = 3.2e9;
  if (!(limit_s > 0) || limit_s > century_s) return Clock::time_point::max();
  return from + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limit_s));
}

void end_process(int code) {
#ifdef TUIYAN_COVERAGE
  __gcov_dump();
#endif
  ::_exit(code);
}

std::optional<Forked> Forked::start(const Life& life, SignalWatch& watch, const std::vector<int>& close_in_child) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  Descriptor reading(ends[0]), writing(ends[1]);
  const pid_t pid = fork_child(watch);
  if (pid < 0) return std::nullopt;
  if (pid == 0) {
    reading.close();
    for (const int other : close_in_child) ::close(other);
    life(writing.number());
    end_process(1);  // not reached
  }
  ::fcntl(reading.number(), F_SETFL, O_NONBLOCK);
  Forked forked;
  forked.pid_ = pid;
  forked.pipe_ = std::move(reading);
  return forked;
}

Forked& Forked::operator=(Forked&& other) noexcept {
  std::swap(pid_, other.pid_);
  std::swap(pipe_, other.pipe_);
  std::swap(received, other.received);
  std::swap(deadline, other.deadline);
  std::swap(was_late_, other.was_late_);
  return *this;
}

Forked::~Forked() {
  if (pid_ < 0) return;
  kill();
  (void)reap();
}

void Forked::read_some() {
  char buffer[1 << 14];  // on the stack, every page of which is copied anew after a fork
  while (pipe_) {
    const ssize_t got = ::read(pipe_.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (got <= 0) {
      pipe_.close();
      return;
    }
    received.append(buffer, static_cast<std::size_t>(got));
  }
}

void Forked::kill_when_late(Clock::time_point now) {
  if (was_late_ || now < deadline) return;
  was_late_ = true;
  deadline = Clock::time_point::max();
  kill();
}

bool Forked::has_ended() const {
  siginfo_t news{};
  return ::waitid(P_PID, static_cast<id_t>(pid_), &news, WEXITED | WNOHANG | WNOWAIT) == 0 && news.si_pid != 0;
}

// Until it is reaped, the number of its group cannot have been given to anybody else.
void Forked::kill() const {
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);  // should it have failed to become the leader
}

int Forked::reap() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) continue;
  pid_ = -1;
  return status;
}

Outcome loss_of(std::uint64_t number, int status) {
  Outcome result;
  result.number = number;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    result.ending = from_outside(signal) ? Ending::killed : Ending::crashed;
    result.complaint = signal_name(signal);
  } else {
    result.ending = Ending::crashed;
    result.complaint = fmt::format("ended with exit code {} and without an answer", WEXITSTATUS(status));
  }
  return result;
}

Outcome no_process(std::uint64_t number, int error_number) {
  return {number, Ending::failed, "", std::string("no new process: ") + std::strerror(error_number)};
}

Outcome hung(std::uint64_t number, double time_limit_s) {
  return {number, Ending::hung, "", fmt::format("no answer within {} s", time_limit_s)};
}

}  // namespace tuiyan::process
