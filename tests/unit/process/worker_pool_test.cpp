#include "process/worker_pool.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/check.hpp"
#include "base/random.hpp"
#include "support/scratch.hpp"

using namespace tuiyan;
using process::Ending;
using process::Outcome;
using process::run_in_child;
using process::run_in_order;

namespace {

std::vector<Outcome> all(int workers, std::uint64_t first, std::uint64_t last,
                         const std::function<std::string(std::uint64_t)>& job, double time_limit_s = 20) {
  std::vector<Outcome> outcomes;
  const auto handed = run_in_order({workers, time_limit_s}, first, last, job, [&](const Outcome& outcome) {
    outcomes.push_back(outcome);
    return true;
  });
  CHECK(handed == outcomes.size());
  return outcomes;
}

std::ptrdiff_t open_descriptors() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
}

bool no_children() {
  errno = 0;
  return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

void wait_ms(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

std::set<int> pipes(int access) {
  std::set<int> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    const int number = std::stoi(entry.path().filename());
    struct stat facts {};
    if (::fstat(number, &facts) == 0 && S_ISFIFO(facts.st_mode) && (::fcntl(number, F_GETFL) & O_ACCMODE) == access)
      found.insert(number);
  }
  return found;
}

// The only pipe open for `access` (O_RDONLY, O_WRONLY) that was not among `before`.
int new_pipe(int access, const std::set<int>& before) {
  for (const int number : pipes(access))
    if (!before.count(number)) return number;
  return -1;
}

// Waits until the jobs have left so many bytes in the file, at most a minute.
bool wait_for_bytes(const std::string& path, std::uintmax_t count) {
  for (int i = 0; i < 6000 && std::filesystem::file_size(path) < count; ++i) wait_ms(10);
  return std::filesystem::file_size(path) >= count;
}

[[noreturn]] void hang() {
  for (;;) ::pause();
}

// Leaves exactly `count` descriptors to be had.
void leave_descriptors(int count) {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = 64;
  setrlimit(RLIMIT_NOFILE, &limit);
  std::vector<int> taken;
  for (int number = ::open("/dev/null", O_RDONLY); number >= 0; number = ::open("/dev/null", O_RDONLY))
    taken.push_back(number);
  for (int i = 0; i < count; ++i) ::close(taken[static_cast<std::size_t>(i)]);
}

// Every test must leave the process as it found it.
struct Clean {
  std::ptrdiff_t before = open_descriptors();
  sigset_t mask{};
  Clean() { sigprocmask(SIG_SETMASK, nullptr, &mask); }
  ~Clean() {
    CHECK(open_descriptors() == before);
    CHECK(no_children());
    sigset_t after;
    sigprocmask(SIG_SETMASK, nullptr, &after);
    for (int signal : {SIGINT, SIGCHLD}) CHECK(sigismember(&after, signal) == sigismember(&mask, signal));
  }
};

}  // namespace

TEST_CASE("outcomes come in order, whatever finished first") {
  const Clean clean;
  const auto outcomes = all(4, 10, 30, [](std::uint64_t k) {
    wait_ms(static_cast<int>((30 - k) % 5) * 5);
    return "answer " + std::to_string(k);
  });
  REQUIRE(outcomes.size() == 20);
  for (std::uint64_t i = 0; i < 20; ++i) {
    CHECK(outcomes[i].number == 10 + i);
    CHECK(outcomes[i].ending == Ending::done);
    CHECK(outcomes[i].bytes == "answer " + std::to_string(10 + i));
    CHECK(outcomes[i].complaint.empty());
  }
}

TEST_CASE("nothing to do is done at once") {
  const Clean clean;
  CHECK(all(2, 5, 5, [](std::uint64_t) { return std::string(); }).empty());
  CHECK_THROWS_AS(all(2, 5, 4, [](std::uint64_t) { return std::string(); }), LogicFault);
}

TEST_CASE("a thousand tiny jobs") {
  const Clean clean;
  const auto outcomes = all(0, 0, 1000, [](std::uint64_t k) { return std::to_string(k * k); });
  REQUIRE(outcomes.size() == 1000);
  for (std::uint64_t k = 0; k < 1000; ++k) CHECK(outcomes[k].bytes == std::to_string(k * k));
}

TEST_CASE("one, two and eight workers give the same bytes") {
  const Clean clean;
  const auto job = [](std::uint64_t k) {
    if (k == 7) throw std::runtime_error("seven");
    if (k == 9) std::abort();
    std::string bytes;
    const Stream stream(Luck{1, k, 0});
    for (std::uint64_t i = 0; i < 500; ++i) bytes += std::to_string(stream.bits(Key(Purpose::talk, {i}))) + ",";
    return bytes;
  };
  const auto text = [&](int workers) {
    std::string whole;
    for (const Outcome& one : all(workers, 0, 40, job))
      whole += std::to_string(one.number) + "|" + std::to_string(static_cast<int>(one.ending)) + "|" + one.bytes + "|" +
               one.complaint + "\n";
    return whole;
  };
  const std::string one = text(1);
  CHECK(one.size() > 300'000);
  CHECK(text(2) == one);
  CHECK(text(8) == one);
}

TEST_CASE("answers larger than a pipe, empty ones and any bytes") {
  const Clean clean;
  const auto outcomes = all(3, 0, 6, [](std::uint64_t k) {
    std::string bytes(k * 1'000'000, static_cast<char>(k));
    if (!bytes.empty()) bytes.back() = '\0';
    return bytes;
  });
  for (std::uint64_t k = 0; k < 6; ++k) {
    CHECK(outcomes[k].ending == Ending::done);
    CHECK(outcomes[k].bytes.size() == k * 1'000'000);
    if (k > 0) CHECK((outcomes[k].bytes.front() == static_cast<char>(k) && outcomes[k].bytes.back() == '\0'));
  }
}

TEST_CASE("a job that goes wrong is told from the others, and the rest goes on") {
  const Clean clean;
  const auto outcomes = all(
      3, 0, 8,
      [](std::uint64_t k) -> std::string {
        switch (k) {
          case 1:
            std::abort();
          case 2:
            std::raise(SIGSEGV);
            return "not reached";
          case 3:
            throw std::runtime_error("the plan has no roles");
          case 4:
            throw 5;
          case 5:
            ::_exit(3);
          case 6:
            ::_exit(0);
          default:
            return "fine";
        }
      },
      60);
  REQUIRE(outcomes.size() == 8);
  const auto check = [&](std::size_t k, Ending ending, const char* bytes, const char* complaint) {
    CAPTURE(k);
    CHECK(outcomes[k].number == k);
    CHECK(outcomes[k].ending == ending);
    CHECK(outcomes[k].bytes == bytes);
    CHECK(outcomes[k].complaint == complaint);
  };
  check(0, Ending::done, "fine", "");
  check(1, Ending::crashed, "", "SIGABRT");
  check(2, Ending::crashed, "", "SIGSEGV");
  check(3, Ending::failed, "", "the plan has no roles");
  check(4, Ending::failed, "", "an exception of an unknown type");
  check(5, Ending::crashed, "", "ended with exit code 3 and without an answer");
  check(6, Ending::crashed, "", "ended with exit code 0 and without an answer");
  check(7, Ending::done, "fine", "");
}

TEST_CASE("a job that takes too long is told, and the rest goes on") {
  const Clean clean;
  // All hang: on a busy machine a sound job might take that long as well. One worker must go on to get to the third.
  const auto outcomes = all(
      1, 0, 3, [](std::uint64_t) -> std::string { hang(); }, 0.25);
  REQUIRE(outcomes.size() == 3);
  for (const Outcome& one : outcomes) {
    CHECK(one.ending == Ending::hung);
    CHECK(one.bytes.empty());
    CHECK(one.complaint == "no answer within 0.25 s");
  }
}

TEST_CASE("half an answer is none") {
  const Clean clean;
  // The job itself writes the beginning of an answer into its pipe, announces 100 bytes, and leaves without fault
  // after 3.
  const std::set<int> before = pipes(O_WRONLY);
  const Outcome outcome = run_in_child([&]() -> std::string {
    const char half[] = "D\x64\0\0\0\0\0\0\0abc";
    if (::write(new_pipe(O_WRONLY, before), half, sizeof half - 1) != 12) ::_exit(1);
    ::_exit(0);
  });
  CHECK(outcome.ending == Ending::crashed);
  CHECK(outcome.bytes.empty());
  CHECK(outcome.complaint == "ended with exit code 0 and without an answer");
}

TEST_CASE("a job killed from outside is not called crashed") {
  const Clean clean;
  for (int signal : {SIGKILL, SIGTERM, SIGINT}) {
    const Outcome outcome = run_in_child([signal]() -> std::string {
      // A grandchild plays the part of somebody outside.
      const pid_t target = ::getpid();
      if (::fork() == 0) {
        ::kill(target, signal);
        ::_exit(0);
      }
      hang();
    });
    CHECK(outcome.ending == Ending::killed);
    CHECK(outcome.complaint == (signal == SIGKILL ? "SIGKILL" : signal == SIGTERM ? "SIGTERM" : "SIGINT"));
  }
}

TEST_CASE("handlers of the parent are not the child's") {
  const Clean clean;
  const auto before = std::signal(SIGINT, [](int) {});
  const auto before_bus = std::signal(SIGBUS, [](int) { ::_exit(0); });
  CHECK(run_in_child([] { return std::to_string(std::raise(SIGINT)); }).complaint == "SIGINT");
  CHECK(run_in_child([] { return std::to_string(std::raise(SIGBUS)); }).complaint == "SIGBUS");
  std::signal(SIGINT, before);
  std::signal(SIGBUS, before_bus);
}

TEST_CASE("a child holds no pipe of another child") {
  const Clean clean;
  const tests::Scratch scratch;
  const std::string path = scratch.write("bytes", "");
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  REQUIRE(file >= 0);
  const auto open_before = open_descriptors();
  // Each four wait for each other: they run at the same time.
  const auto outcomes = all(
      4, 0, 12,
      [&](std::uint64_t k) {
        if (::write(file, "x", 1) != 1 || !wait_for_bytes(path, 4 * (k / 4) + 4)) return std::string("alone");
        return std::to_string(open_descriptors());
      },
      120);
  ::close(file);
  // what the parent had, and the child's own pipe
  for (const Outcome& outcome : outcomes) CHECK(outcome.bytes == std::to_string(open_before + 1));
}

TEST_CASE("what a job leaves running dies with it, and does not hold up the pool") {
  const Clean clean;
  REQUIRE(::prctl(PR_SET_CHILD_SUBREAPER, 1) == 0);  // so that this process is told how the left one ended
  constexpr double time_limit_s = 100;
  const auto start = std::chrono::steady_clock::now();
  const Outcome outcome = run_in_child(
      []() -> std::string {
        const pid_t left_behind = ::fork();
        if (left_behind == 0) {  // keeps the pipe open
          ::alarm(300);
          hang();
        }
        return std::to_string(left_behind);
      },
      time_limit_s);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(outcome.ending == Ending::done);
  CHECK(took.count() < time_limit_s / 2);  // it was not the limit that ended it
  int status = 0;
  CHECK(::waitpid(std::stoi(outcome.bytes), &status, 0) > 0);
  CHECK((WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
  (void)::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

TEST_CASE("the sink can stop, and running children are ended") {
  const Clean clean;
  std::vector<std::uint64_t> seen;
  constexpr double time_limit_s = 200;
  const auto start = std::chrono::steady_clock::now();
  const auto handed = run_in_order(
      {4, time_limit_s}, 0, 100,
      [](std::uint64_t k) -> std::string {
        if (k >= 5) hang();
        return "x";
      },
      [&](const Outcome& outcome) {
        seen.push_back(outcome.number);
        return outcome.number < 3;
      });
  CHECK(handed == 4);
  CHECK(seen == std::vector<std::uint64_t>{0, 1, 2, 3});
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  CHECK(took.count() < time_limit_s / 2);  // it was not the limit that ended them
}

TEST_CASE("a sink that throws leaves no child behind") {
  const Clean clean;
  CHECK_THROWS_AS(run_in_order(
                      {4, 60}, 0, 100,
                      [](std::uint64_t k) -> std::string {
                        if (k > 0) hang();
                        return "x";
                      },
                      [](const Outcome&) -> bool { throw std::runtime_error("disk full"); }),
                  std::runtime_error);
}

TEST_CASE("Ctrl-C stops with a contiguous prefix") {
  const Clean clean;
  std::vector<std::uint64_t> seen;
  const pid_t parent = ::getpid();
  const auto handed = run_in_order(
      {2, 60}, 0, 100,
      [parent](std::uint64_t k) -> std::string {
        if (k == 5) ::kill(parent, SIGINT);
        if (k >= 5) hang();
        return "x";
      },
      [&](const Outcome& outcome) {
        CHECK(outcome.ending == Ending::done);
        seen.push_back(outcome.number);
        return true;
      });
  CHECK(handed == seen.size());
  CHECK(handed <= 5);
  for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == i);
}

TEST_CASE("what was told before Ctrl-C counts, however late it is read") {
  const Clean clean;
  // The pool, in a process that may be stopped: asleep from job 3 on, it wakes up to the answers 3 and 4 and to
  // Ctrl-C together.
  const Outcome outcome = run_in_child([] {
    const pid_t pool = ::getpid();
    return std::to_string(run_in_order(
        {1, 60}, 0, 100,
        [pool](std::uint64_t k) -> std::string {
          if (k == 3) ::kill(pool, SIGSTOP);
          if (k < 5) return "x";
          ::kill(pool, SIGINT);
          ::kill(pool, SIGCONT);
          hang();
        },
        [](const Outcome&) { return true; }));
  });
  CHECK(outcome.bytes == "5");
}

TEST_CASE("Ctrl-C pressed again and again while the children end is one Ctrl-C") {
  const Clean clean;
  const pid_t parent = ::getpid();
  for (int round = 0; round < 20; ++round) {
    const auto handed = run_in_order(
        {8, 60}, 0, 100,
        [parent](std::uint64_t) -> std::string {
          ::kill(parent, SIGINT);
          hang();
        },
        [](const Outcome&) { return true; });
    CHECK(handed == 0);
  }
}

TEST_CASE("workers that are stuck hold up the end once, and not each in turn") {
  const Clean clean;
  const pid_t parent = ::getpid();
  const process::PoolSettings settings{40, 60, {}, [&](std::uint64_t number) {
                                         if (number == 39)
                                           ::kill(parent, SIGINT);  // all others are stuck or soon will be
                                         hang();
                                       }};
  const auto start = std::chrono::steady_clock::now();
  CHECK(run_in_order(
            settings, 0, 40, [](std::uint64_t) { return std::string(); }, [](const Outcome&) { return true; }) == 0);
  // Two seconds for all; one after the other they would take eighty.
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(40));
}

TEST_CASE("a slow first job does not let results pile up without bound") {
  const Clean clean;
  // Each job but the first leaves a byte; the first waits for as many as may be started meanwhile, and then a little
  // longer for those that may not: none of those can come, however long it waits.
  constexpr std::uint64_t bound = 4 * 8 - 1;  // 4 workers, 8 ahead for each, without job 0
  const tests::Scratch scratch;
  const std::string path = scratch.write("bytes", "");
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND);
  REQUIRE(file >= 0);
  const auto outcomes = all(
      4, 0, 200,
      [&](std::uint64_t k) -> std::string {
        if (k > 0) return ::write(file, "x", 1) == 1 ? "" : "?";
        (void)wait_for_bytes(path, bound);
        wait_ms(200);
        return std::to_string(std::filesystem::file_size(path));
      },
      120);
  ::close(file);
  CHECK(outcomes[0].bytes == std::to_string(bound));
}

TEST_CASE("too few descriptors slow the pool down, and none at all makes jobs fail") {
  const Clean clean;
  const auto crowded = [](int descriptors, std::uint64_t jobs) {
    return run_in_child([=] {
      leave_descriptors(descriptors);
      std::string whole;
      run_in_order(
          {8, 10}, 0, jobs, [](std::uint64_t k) { return std::to_string(k); },
          [&](const Outcome& one) {
            whole += one.bytes + one.complaint + ",";
            return true;
          });
      return whole;
    });
  };
  // one for the signals, two for the queue, two for starting a worker of which one stays: two workers at most
  CHECK(crowded(6, 10).bytes == "0,1,2,3,4,5,6,7,8,9,");
  CHECK(crowded(4, 1).bytes == "no new process: Too many open files,");
  CHECK(crowded(2, 1).bytes == "no new process: Too many open files,");
}

TEST_CASE("a job finds what its worker made, once and for it, and nothing of other jobs") {
  const Clean clean;
  int warmed_up = 0, prepared = 0, played = 0;
  std::uint64_t prepared_for = 0;
  const process::PoolSettings settings{3, 20, [&] { ++warmed_up; },
                                       [&](std::uint64_t number) {
                                         ++prepared;
                                         prepared_for = number;
                                       }};
  std::uint64_t handed = 0;
  int most_prepared = 0;
  run_in_order(
      settings, 0, 30,
      [&](std::uint64_t) {
        ++played;
        return std::to_string(warmed_up) + "," + std::to_string(played) + "," + std::to_string(prepared_for) + "," +
               std::to_string(prepared);
      },
      [&](const Outcome& outcome) {
        const std::string known = "1,1," + std::to_string(outcome.number) + ",";
        CHECK(outcome.bytes.compare(0, known.size(), known) == 0);
        most_prepared = std::max(most_prepared, std::stoi(outcome.bytes.substr(known.size())));
        ++handed;
        return true;
      });
  CHECK(handed == 30);
  CHECK(most_prepared >= 10);                               // 30 jobs for at most 3 workers
  CHECK((warmed_up == 0 && prepared == 0 && played == 0));  // here nothing was run
}

TEST_CASE("what a worker cannot make fails, or ends, the jobs for which it should have") {
  const Clean clean;
  const auto endings = [](const process::PoolSettings& settings) {
    std::string text;
    run_in_order(
        settings, 0, 6, [](std::uint64_t) { return std::string("fine"); },
        [&](const Outcome& one) {
          text += one.bytes + one.complaint + ",";
          return true;
        });
    return text;
  };
  CHECK(endings({2, 20, {}, [](std::uint64_t number) {
                   if (number == 2) throw std::runtime_error("no documents");
                   if (number == 4) std::abort();
                 }}) == "fine,fine,no documents,fine,SIGABRT,fine,");
  CHECK(endings({2, 20, [] { std::abort(); }}) == "SIGABRT,SIGABRT,SIGABRT,SIGABRT,SIGABRT,SIGABRT,");
}

TEST_CASE("a worker that is killed takes its job with it, and another goes on") {
  const Clean clean;
  const auto outcomes = all(2, 0, 20, [](std::uint64_t k) {
    if (k == 5) {
      ::kill(::getppid(), SIGKILL);
      hang();  // dies with its worker
    }
    return std::to_string(k);
  });
  REQUIRE(outcomes.size() == 20);
  for (std::uint64_t k = 0; k < 20; ++k) {
    CHECK(outcomes[k].ending == (k == 5 ? Ending::killed : Ending::done));
    CHECK(outcomes[k].complaint == (k == 5 ? "SIGKILL" : ""));
  }
}

TEST_CASE("a job that nobody could say he had taken is played by another") {
  const Clean clean;
  const std::set<int> before = pipes(O_RDONLY);
  const auto prepare = [&](std::uint64_t number) {
    if (number != 1) return;
    // Takes job 2 out of the queue as well, and dies before it could say so.
    std::uint64_t taken = 0;
    while (::read(new_pipe(O_RDONLY, before), &taken, sizeof taken) < 0 && errno == EAGAIN) wait_ms(1);
    std::raise(SIGKILL);
  };
  std::string text;
  run_in_order(
      {1, 60, {}, prepare}, 0, 6, [](std::uint64_t k) { return std::to_string(k); },
      [&](const Outcome& one) {
        text += one.bytes + one.complaint + ",";
        return true;
      });
  CHECK(text == "0,SIGKILL,2,3,4,5,");
}

TEST_CASE("a pool inside a job") {
  const Clean clean;
  const Outcome outcome = run_in_child([] {
    std::string whole;
    run_in_order(
        {2, 10}, 0, 5, [](std::uint64_t k) { return std::to_string(k); },
        [&](const Outcome& one) {
          whole += one.bytes;
          return true;
        });
    return whole;
  });
  CHECK(outcome.bytes == "01234");
}

TEST_CASE("children that are ignored by the caller are still seen by the pool") {
  const Clean clean;
  const auto before = std::signal(SIGCHLD, SIG_IGN);
  CHECK(run_in_child([]() -> std::string { std::abort(); }).complaint == "SIGABRT");
  const bool restored = std::signal(SIGCHLD, before) == SIG_IGN;
  CHECK(restored);  // given back as it was
}
