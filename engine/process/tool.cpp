#include "process/tool.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>

#include "base/descriptor.hpp"
#include "process/interruption.hpp"
#include "process/signal_watch.hpp"

namespace tuiyan::process {
namespace {

// 0, 1 and 2, should the caller have closed them, are the places of the program's own streams.
Descriptor beyond_streams(int number) {
  Descriptor file(number);
  if (number < 0 || number > STDERR_FILENO) return file;
  return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

// A file in memory. With these on both sides no pipe can fill up and no deadlock is possible.
Descriptor memory_file(const char* name) { return beyond_streams(::memfd_create(name, MFD_CLOEXEC)); }

std::string whole(const Descriptor& file) {
  std::string bytes;
  char buffer[1 << 16];
  for (off_t at = 0;;) {
    const ssize_t got = ::pread(file.number(), buffer, sizeof buffer, at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    at += got;
  }
}

// The list that exec wants: pointers into `texts`, then a null.
std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

std::vector<std::string> environment_with(const std::vector<std::string>& changes) {
  std::vector<std::string> all;
  const auto name = [](std::string_view entry) { return entry.substr(0, entry.find('=')); };
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const bool replaced = std::any_of(changes.begin(), changes.end(),
                                      [&](const std::string& change) { return name(change) == name(*entry); });
    if (!replaced) all.emplace_back(*entry);
  }
  all.insert(all.end(), changes.begin(), changes.end());
  return all;
}

// In the child: becomes the program, or tells why not through `trouble`.
[[noreturn]] void become(const ToolCall& call, char* const* arguments, char* const* environment, const int (&files)[3],
                         int trouble) {
  bool ready = call.folder.empty() || ::chdir(call.folder.c_str()) == 0;
  for (int i = 0; ready && i < 3; ++i) ready = ::dup2(files[i], i) == i;
  if (ready) ::execvpe(call.program.c_str(), arguments, environment);
  const int error_number = errno;
  (void)write_all(trouble, {reinterpret_cast<const char*>(&error_number), sizeof error_number});
  ::_exit(127);
}

// Waits until the child has ended, at most until the limit; true when it had to be killed.
bool wait_or_kill(pid_t pid, double time_limit_s, SignalWatch& watch, int& status) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  bool late = false;
  for (;;) {
    siginfo_t news{};
    if (::waitid(P_PID, static_cast<id_t>(pid), &news, WEXITED | WNOHANG | WNOWAIT) != 0 || news.si_pid != 0) break;
    const double left_s = time_limit_s - std::chrono::duration<double>(Clock::now() - start).count();
    if ((left_s <= 0 || asked_to_give_up()) && !late) {
      late = true;
      ::kill(-pid, SIGKILL);
    }
    pollfd source{watch.number(), POLLIN, 0};
    (void)::poll(&source, 1, static_cast<int>(std::clamp(left_s * 1e3 + 1, 1.0, 1000.0)));
    watch.drain(SIGCHLD);
  }
  ::kill(-pid, SIGKILL);  // what it may have left behind
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
  return late;
}

ToolResult not_started(int error_number) {
  ToolResult result;
  result.ending = error_number == ENOENT ? ToolEnding::not_found : ToolEnding::not_started;
  result.complaint = std::strerror(error_number);
  return result;
}

}  // namespace

ToolResult run_tool(const ToolCall& call) {
  std::vector<std::string> argument_texts{call.program};
  argument_texts.insert(argument_texts.end(), call.arguments.begin(), call.arguments.end());
  std::vector<std::string> environment_texts = environment_with(call.environment);
  const std::vector<char*> arguments = pointers(argument_texts);
  const std::vector<char*> environment = pointers(environment_texts);

  const Descriptor input = memory_file("input"), output = memory_file("output"), errors = memory_file("errors");
  if (!input || !output || !errors || !write_all(input.number(), call.input) ||
      ::lseek(input.number(), 0, SEEK_SET) != 0)
    return not_started(errno);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return not_started(errno);
  Descriptor reading(ends[0]), trouble = beyond_streams(ends[1]);

  SignalWatch watch({SIGCHLD});
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return not_started(errno);
  if (pid == 0) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
    watch.release_in_child();
    become(call, arguments.data(), environment.data(), {input.number(), output.number(), errors.number()},
           trouble.number());
  }
  ::setpgid(pid, pid);
  trouble.close();

  int status = 0;
  const bool late = wait_or_kill(pid, call.time_limit_s, watch, status);
  give_up_if_asked();
  int error_number = 0;  // exec closes the pipe: something in it means that there was no exec
  if (::read(reading.number(), &error_number, sizeof error_number) == static_cast<ssize_t>(sizeof error_number))
    return not_started(error_number);

  ToolResult result;
  result.output = whole(output);
  result.errors = whole(errors);
  if (late) {
    result.ending = ToolEnding::hung;
    result.complaint = fmt::format("not finished within {} s", call.time_limit_s);
  } else if (WIFSIGNALED(status)) {
    result.ending = ToolEnding::killed;
    result.complaint = fmt::format("ended by signal {}", WTERMSIG(status));
  } else {
    result.ending = ToolEnding::exited;
    result.exit_code = WEXITSTATUS(status);
    if (result.exit_code != 0) result.complaint = fmt::format("ended with exit code {}", result.exit_code);
  }
  return result;
}

}  // namespace tuiyan::process
