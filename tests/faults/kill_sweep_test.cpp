// Every host, link and device killed at the distinct event times of the demo drill, traffic thinned:
// the drill always ends, the log stays consistent, the calls balance. A sample of 2,000 in ordinary
// runs, all of them under the slow label.
#include <doctest/doctest.h>

#include <cstdio>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "drill/drill.hpp"
#include "event/log_check.hpp"
#include "input/log_file.hpp"
#include "process/worker_pool.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;

constexpr double thinning = 0.02;

std::shared_ptr<const Documents> thinned() {
  auto documents = std::make_shared<Documents>(
      *tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json"));
  for (std::uint32_t i = 0; i < documents->site.classes.size(); ++i)
    for (DayPiece& piece : documents->site.classes[documents->site.classes.at(i)].rate) piece.level *= thinning;
  return documents;
}

std::string first_complaint(const Log& log) {
  const std::vector<std::string> found = inconsistencies(log);
  return found.empty() ? "" : found.front();
}

}  // namespace

TEST_CASE("killing any part at any event time leaves a sound drill") {
  const auto documents = thinned();
  const std::string text = tests::log_text(documents, 3, 0);
  Diagnostics diagnostics;
  const auto log = input::read_log("log", text, diagnostics);
  REQUIRE(log);
  CHECK(first_complaint(*log) == "");
  std::vector<Time> times;
  for (const Entry& entry : log->entries)
    if (times.empty() || entry.at > times.back()) times.push_back(entry.at);
  struct Kill {
    Index<Component> component;
    Time at;
  };
  std::vector<Kill> kills;
  const Table<Component>& components = documents->site.components;
  for (std::uint32_t i = 0; i < components.size(); ++i) {
    const ComponentKind kind = components[components.at(i)].kind;
    if (kind != ComponentKind::host && kind != ComponentKind::link && kind != ComponentKind::device) continue;
    for (const Time at : times) kills.push_back({components.at(i), at});
  }
  REQUIRE(kills.size() > 2000);
  const std::uint64_t count = tests::full_size() ? kills.size() : 2000 / tests::thinner;
  const Stream luck(Luck{5, 0, 0});
  const auto chosen = [&](std::uint64_t k) {
    return tests::full_size() ? kills[k] : kills[luck.bits(Key(Purpose::fault_time, {k})) % kills.size()];
  };
  std::uint64_t sound = 0;
  process::run_in_order(
      {0, 30}, 0, count,
      [&](std::uint64_t k) {
        drill::Drill drill(documents, Luck{3, 0, 0});
        drill.strike(chosen(k).component, chosen(k).at);
        return first_complaint(drill.finish());
      },
      [&](const process::Outcome& outcome) {
        const Kill kill = chosen(outcome.number);
        INFO("kill ", components[kill.component].id, " at ", in_seconds(kill.at), " s");
        CHECK_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
        CHECK(outcome.bytes == "");
        sound += outcome.ending == process::Ending::done && outcome.bytes.empty() ? 1 : 0;
        return true;
      });
  CHECK(sound == count);
  std::printf("kill sweep: %llu of %zu kills played, %llu sound\n", static_cast<unsigned long long>(count),
              kills.size(), static_cast<unsigned long long>(sound));
}

TEST_CASE("a planted fault is caught") {
  const auto documents = thinned();
  Diagnostics diagnostics;
  const auto sound = input::read_log("log", tests::log_text(documents, 3, 0), diagnostics);
  REQUIRE(sound);
  REQUIRE(inconsistencies(*sound).empty());
  SUBCASE("time falls") {
    Log log = *sound;
    log.entries[log.entries.size() / 2].at = {0};
    CHECK(!inconsistencies(log).empty());
  }
  SUBCASE("an effect before its cause") {
    Log log = *sound;
    log.entries[5].cause = 7;
    CHECK(!inconsistencies(log).empty());
  }
  SUBCASE("a call lost between two counters") {
    Log log = *sound;
    REQUIRE(!log.traffic.cohorts.empty());
    ++log.traffic.cohorts.front().offered;
    CHECK(!inconsistencies(log).empty());
  }
  SUBCASE("the drill never ended") {
    Log log = *sound;
    log.entries.pop_back();
    CHECK(!inconsistencies(log).empty());
  }
  SUBCASE("a worker that dies is told with its number") {
    const process::Outcome outcome = process::run_in_child([]() -> std::string { std::abort(); });
    CHECK(outcome.ending == process::Ending::crashed);
  }
}
