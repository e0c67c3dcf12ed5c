#include "process/tool.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>

#include "process/worker_pool.hpp"

using namespace tuiyan;
using process::run_tool;
using process::ToolCall;
using process::ToolEnding;

namespace {

ToolCall program(std::string name, std::vector<std::string> arguments) {
  return {std::move(name), std::move(arguments), {}, {}, {}, 60};
}

ToolCall shell(std::string script) { return program("sh", {"-c", std::move(script)}); }

std::ptrdiff_t open_descriptors() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
}

}  // namespace

TEST_CASE("input goes in, both outputs come back") {
  ToolCall call = shell("cat; echo oops >&2");
  call.input.assign(3'000'000, 'x');
  call.input += "值";
  const auto result = run_tool(call);
  CHECK(result.well());
  CHECK(result.output == call.input);
  CHECK(result.errors == "oops\n");
  CHECK(result.complaint.empty());
}

TEST_CASE("arguments arrive as they are") {
  CHECK(run_tool(program("printf", {"%s|", "a b", "$HOME", "'\"", ""})).output == "a b|$HOME|'\"||");
}

TEST_CASE("folder and environment") {
  ToolCall call = shell("pwd; echo $TUIYAN_TEST $LC_ALL");
  call.folder = std::filesystem::path("/").string();
  call.environment = {"TUIYAN_TEST=1", "LC_ALL=C.UTF-8"};
  CHECK(run_tool(call).output == "/\n1 C.UTF-8\n");
}

TEST_CASE("what can go wrong is told apart") {
  const auto failed = run_tool(shell("echo partly; exit 3"));
  CHECK(failed.ending == ToolEnding::exited);
  CHECK(failed.exit_code == 3);
  CHECK(!failed.well());
  CHECK(failed.output == "partly\n");
  CHECK(failed.complaint == "ended with exit code 3");

  const auto killed = run_tool(shell("kill -9 $$"));
  CHECK(killed.ending == ToolEnding::killed);
  CHECK(killed.complaint == "ended by signal 9");

  ToolCall slow = shell("sleep 200 & sleep 200");
  slow.time_limit_s = 0.3;
  const auto start = std::chrono::steady_clock::now();
  const auto hung = run_tool(slow);
  CHECK(hung.ending == ToolEnding::hung);
  CHECK(hung.complaint == "not finished within 0.3 s");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(100));  // it did not end by itself

  // A folder of PATH that may not be read would be another reason.
  const std::string path = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "";
  ::setenv("PATH", "/usr/bin:/bin", 1);
  const auto missing = run_tool(program("no-such-program-anywhere", {}));
  ::setenv("PATH", path.c_str(), 1);
  CHECK(missing.ending == ToolEnding::not_found);
  CHECK(missing.complaint == "No such file or directory");
  const auto no_program = run_tool(program("/etc/passwd", {}));
  CHECK(no_program.ending == ToolEnding::not_started);
  CHECK(no_program.complaint == "Permission denied");
}

TEST_CASE("a caller without standard streams is no trouble") {
  const auto outcome = process::run_in_child([] {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::close(number);
    ToolCall call = shell("cat; echo oops >&2");
    call.input = "in";
    const auto result = run_tool(call);
    return result.output + "|" + result.errors + "|" + run_tool(program("/no-such-program", {})).complaint;
  });
  CHECK(outcome.bytes == "in|oops\n|No such file or directory");
}

TEST_CASE("a program that reads nothing is no trouble") {
  ToolCall call = shell("true");
  call.input.assign(1'000'000, 'x');
  CHECK(run_tool(call).well());
}

TEST_CASE("nothing is left behind") {
  const auto before = open_descriptors();
  for (int i = 0; i < 5; ++i) (void)run_tool(shell("sleep 100 & exit 0"));
  CHECK(open_descriptors() == before);
  CHECK((::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD));
  REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);  // so that this process is told how the left one ended
  const auto left = run_tool(shell("sleep 100 >/dev/null & echo $!"));
  REQUIRE(left.well());
  int status = 0;
  CHECK(::waitpid(std::stoi(left.output), &status, 0) > 0);
  CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  (void)::prctl(PR_SET_CHILD_SUBREAPER, 0);
}
