#include "process/forked.hpp"

#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

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

void end_process(int code) {
#ifdef TUIYAN_COVERAGE
  __gcov_dump();
#endif
  ::_exit(code);
}

void kill_group(pid_t leader) {
  ::kill(-leader, SIGKILL);
  ::kill(leader, SIGKILL);  // should it have failed to become the leader
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
