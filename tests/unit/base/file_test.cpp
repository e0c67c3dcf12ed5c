#include "base/file.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "support/scratch.hpp"

using namespace tuiyan;
namespace fs = std::filesystem;

namespace {

struct Folder : tests::Scratch {
  [[nodiscard]] std::string operator/(const char* name) const { return at(name); }
  [[nodiscard]] std::ptrdiff_t size() const {
    return std::distance(fs::directory_iterator(path), fs::directory_iterator());
  }
};

}  // namespace

TEST_CASE("what was written is read") {
  const Folder folder;
  std::string bytes(300'000, 'x');
  bytes[7] = '\0';
  CHECK(!write_file_by_rename(folder / "a", bytes));
  CHECK(read_file(folder / "a").bytes == bytes);
  CHECK(!write_file_by_rename(folder / "a", ""));
  CHECK(read_file(folder / "a").bytes == "");
  CHECK(folder.size() == 1);  // nothing temporary is left
}

TEST_CASE("why a file cannot be read") {
  const Folder folder;
  CHECK(!read_file(folder / "none").bytes);
  CHECK(read_file(folder / "none").problem.en == "no such file or folder");
  CHECK(read_file(folder / "none").problem.zh == "文件或文件夹不存在");
  CHECK(read_file(folder.path.string()).problem.en == "it is a folder");
  CHECK(!write_file_by_rename(folder / "a", "x"));
  CHECK(read_file(folder / "a/b").problem.en == "a part of the path is not a folder");
}

TEST_CASE("a failed write leaves the old file and nothing else") {
  const Folder folder;
  CHECK(write_file_by_rename(folder / "no/such", "x")->en == "no such file or folder");
  CHECK(write_file_by_rename(folder.path.string(), "x")->en == "it is a folder");
  CHECK(write_file_by_rename("/dev/null", "x")->en == "it is not a regular file");
  CHECK(folder.size() == 0);
  CHECK(write_file_by_rename("/dev/full/x", "x")->en == "a part of the path is not a folder");
}

TEST_CASE("a write that breaks off leaves the old file and nothing else") {
  const Folder folder;
  REQUIRE(!write_file_by_rename(folder / "a", "old"));
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  const rlimit small{1000, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);  // then write fails instead
  setrlimit(RLIMIT_FSIZE, &small);
  const auto problem = write_file_by_rename(folder / "a", std::string(5000, 'x'));
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  REQUIRE(problem);
  CHECK(problem->en == "the file is too large");
  CHECK(problem->zh == "文件太大");
  CHECK(read_file(folder / "a").bytes == "old");
  CHECK(folder.size() == 1);
}

TEST_CASE("what a killed process was writing is taken away by the next, what a living one is writing is not") {
  const Folder folder;
  const pid_t dead = ::fork();
  if (dead == 0) {
    const rlimit small{1000, 1000}, no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    setrlimit(RLIMIT_FSIZE, &small);
    std::signal(SIGXFSZ, SIG_DFL);
    (void)write_file_by_rename(folder / "a", std::string(5000, 'x'));
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(dead, &status, 0) == dead);
  REQUIRE((WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ));
  const std::string left = folder / ("a.part-" + std::to_string(dead) + "-0").c_str();
  REQUIRE(fs::exists(left));
  CHECK(is_gone(std::to_string(dead)));
  CHECK_FALSE(is_gone(std::to_string(::getppid())));
  for (const char* word : {"", "-1", "0", "12x", "99999999999999999999"}) CHECK_FALSE(is_gone(word));
  const std::string other = folder / ("a.part-" + std::to_string(::getppid()) + "-0").c_str();
  (void)folder.write(fs::path(other).filename().string(), "being written");
  (void)folder.write("a.part-of-mine", "a user's");
  (void)folder.write("b.part-" + std::to_string(dead) + "-0", "of another target");
  CHECK(!write_file_by_rename(folder / "a", "new"));
  CHECK_FALSE(fs::exists(left));
  CHECK(read_file(folder / "a").bytes == "new");
  CHECK(folder.size() == 4);
}

TEST_CASE("a link stays a link, and its target changes") {
  const Folder folder;
  REQUIRE(!write_file_by_rename(folder / "target", "old"));
  fs::create_symlink("target", folder / "link");
  CHECK(!write_file_by_rename(folder / "link", "new"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "target").bytes == "new");
}

TEST_CASE("a new file has the usual permissions") {
  const Folder folder;
  const mode_t before = ::umask(022);
  CHECK(!write_file_by_rename(folder / "a", "x"));
  ::umask(before);
  CHECK((fs::status(folder / "a").permissions() & fs::perms::mask) == static_cast<fs::perms>(0644));
}
