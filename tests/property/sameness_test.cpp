// Same documents, same seed: the same bytes, for any number of workers and any cutting.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "drill/drill.hpp"
#include "input/log_file.hpp"
#include "process/worker_pool.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;

std::shared_ptr<const Documents> demo() {
  return tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json");
}

std::string all_logs(const std::shared_ptr<const Documents>& documents, int workers, std::uint64_t count) {
  std::string bytes;
  process::run_in_order(
      {workers, 60}, 0, count,
      [&](std::uint64_t k) {
        return input::write_log(drill::play(documents, Luck{7, k, 0}));
      },
      [&](const process::Outcome& outcome) {
        REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
        bytes += outcome.bytes;
        return true;
      });
  return bytes;
}

// Plays with the engine stopped and continued at the given instants.
std::string cut_log(const std::shared_ptr<const Documents>& documents, const std::vector<Time>& cuts) {
  const process::Outcome outcome = process::run_in_child([&] {
    drill::Drill drill(documents, Luck{7, 0, 0});
    for (const Time cut : cuts) drill.run_until(cut);
    return input::write_log(drill.finish());
  });
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  return outcome.bytes;
}

}  // namespace

TEST_CASE("1, 2 and 8 workers give the same bytes") {
  const auto documents = demo();
  const std::string one = all_logs(documents, 1, 12);
  CHECK(one.size() > 100000);
  CHECK(one == all_logs(documents, 2, 12));
  CHECK(one == all_logs(documents, 8, 12));
}

TEST_CASE("another seed or replication gives another drill") {
  const auto documents = demo();
  CHECK(tests::log_text(documents, 7, 0) != tests::log_text(documents, 7, 1));
  CHECK(tests::log_text(documents, 7, 0) != tests::log_text(documents, 8, 0));
}

TEST_CASE("cutting run_until anywhere changes no byte") {
  const auto documents = demo();
  const std::string whole = tests::log_text(documents, 7, 0);
  const Stream luck(Luck{99, 0, 0});
  for (std::uint64_t round = 0; round < 12; ++round) {
    std::vector<Time> cuts;
    const std::uint64_t pieces = 1 + luck.bits(Key(Purpose::notice, {round})) % 400;
    for (std::uint64_t i = 1; i <= pieces; ++i) {
      // Even cuts, cuts at odd microseconds, and cuts twice at the same instant.
      const std::int64_t at =
          documents->scenario.length.us / static_cast<std::int64_t>(pieces + 1) * static_cast<std::int64_t>(i);
      const auto jitter = static_cast<std::int64_t>(luck.bits(Key(Purpose::dial, {round, i})) % 1000003);
      cuts.push_back({at + (round % 3 == 0 ? 0 : jitter)});
      if (round % 4 == 1) cuts.push_back(cuts.back());
    }
    std::sort(cuts.begin(), cuts.end());
    INFO("round ", round, ", pieces ", pieces);
    CHECK(cut_log(documents, cuts) == whole);
  }
}

TEST_CASE("cutting exactly at the times of entries changes no byte") {
  const auto documents = demo();
  const std::string whole = tests::log_text(documents, 7, 0);
  Diagnostics diagnostics;
  const auto log = input::read_log("log", whole, diagnostics);
  REQUIRE(log);
  std::vector<Time> cuts;
  for (const Entry& entry : log->entries)
    if (cuts.empty() || entry.at > cuts.back()) cuts.push_back(entry.at);
  CHECK(cut_log(documents, cuts) == whole);
}
