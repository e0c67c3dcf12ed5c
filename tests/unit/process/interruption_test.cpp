#include "process/interruption.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "base/file.hpp"
#include "support/scratch.hpp"

using namespace tuiyan;
namespace fs = std::filesystem;

TEST_CASE("Ctrl-C in the middle of a file that is being written leaves the old one and no part of the new one") {
  const tests::Scratch scratch;
  const std::string path = scratch.write("a", "old");
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::close(STDERR_FILENO);  // where it would say that it was stopped
    process::take_over_interrupts("stopped\n", "finishing\n");
    const rlimit small{1000, 1000};
    setrlimit(RLIMIT_FSIZE, &small);
    std::signal(SIGXFSZ, [](int) { (void)std::raise(SIGINT); });  // comes when 1000 bytes are written
    (void)write_file_by_rename(path, std::string(5000, 'x'));
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == process::interrupted_exit);
  CHECK(read_file(path).bytes == "old");
  CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator()) == 1);
}
