// kill -9 at any instant: the archive stays readable, with every record whose number was given.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <thread>

#include "base/descriptor.hpp"
#include "base/random.hpp"
#include "unit/archive/some_record.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;
using archive::Archive;

namespace {

// What the writer says once it was told that it is safe.
struct Safe {
  static constexpr std::int64_t leaving = -1;  // for n: record `id` may be gone from now on
  static constexpr std::int64_t opened = -2;   // for n: the archive is there, and nothing was filed yet
  std::int64_t id = 0, n = 0;
};

// Files and takes out until it is killed; or only opens the archive, and waits for that.
[[noreturn]] void write_for_ever(const std::string& path, int pipe, std::int64_t first, bool only_open) {
  try {
    Archive kept = opened(path);
    const Safe there{0, Safe::opened};
    (void)!::write(pipe, &there, sizeof there);
    while (only_open) ::pause();
    for (std::int64_t n = first;; ++n) {
      const Safe safe{kept.add(some_draft(n)), n};
      (void)!::write(pipe, &safe, sizeof safe);
      if (n % 5 != 4) continue;
      // It may be gone before that could be told: it is named first.
      const Safe leaving{safe.id, Safe::leaving};
      (void)!::write(pipe, &leaving, sizeof leaving);
      kept.remove({safe.id});
    }
  } catch (...) {
    ::_exit(3);
  }
}

using Told = std::map<std::int64_t, std::int64_t>;  // number in the archive -> n

void look(const std::string& path, const Told& told) {
  const Archive kept(path, Archive::Open::existing);
  const std::vector<Said> damages = kept.damages();
  REQUIRE_MESSAGE(damages.empty(), damages.front().en);
  for (const auto& [id, n] : told) {
    const archive::Filed filed = kept.read(id);
    CHECK(filed.record.at_us == some_draft(n).record.at_us);
    CHECK(kept.text(filed, "log") == some_draft(n).texts[1].bytes);
  }
}

}  // namespace

TEST_CASE("killed at random instants") {
  const bool slow = std::getenv("TUIYAN_SLOW") != nullptr;
  const int kills = slow ? 4000 : 300;
  const Stream stream(Luck{20260725, 0, 0});
  const Scratch folder;
  std::string path;
  Told told;
  std::int64_t next = 0, safe_records = 0;
  int caught_early = 0;
  for (int round = 0; round < kills; ++round) {
    if (round % 20 == 0) {  // a new archive: its making is killed too
      path = folder.at(std::to_string(round) + ".db");
      told = {};
    }
    const bool at_any_instant = round % 10 == 0, only_open = round % 10 == 5;
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      write_for_ever(path, ends[1], next, only_open);
    }
    const Descriptor reader(ends[0]);
    ::close(ends[1]);
    bool any = false;
    const auto hear = [&] {
      Safe safe;
      if (::read(reader.number(), &safe, sizeof safe) != sizeof safe) return false;
      if (safe.n == Safe::opened) return true;
      any = true;
      if (safe.n == Safe::leaving) return told.erase(safe.id), true;
      told[safe.id] = safe.n;
      ++safe_records;
      next = std::max(next, safe.n + 1);
      return true;
    };
    // After so many words of the writer, and a moment; every tenth whether or not it has opened the archive.
    const auto draw = [&](std::uint64_t part) {
      return stream.bits(Key(Purpose::arrival, {static_cast<std::uint64_t>(round), part}));
    };
    const std::uint64_t words = at_any_instant ? 0 : only_open ? 1 : 2 + draw(0) % 8;
    for (std::uint64_t i = 0; i < words; ++i) hear();
    std::this_thread::sleep_for(std::chrono::microseconds(draw(1) % 6'000));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    while (hear()) {}
    next += 1;  // the one that was not told of may be there
    caught_early += any ? 0 : 1;
    if (fs::exists(path)) look(path, told);
  }
  // The instants fall before the first record and among many.
  CHECK(caught_early > kills / 50);
  CHECK(safe_records > 2 * kills);
  MESSAGE(kills, " kills, ", safe_records, " records told of, ", caught_early, " before the first");
}
