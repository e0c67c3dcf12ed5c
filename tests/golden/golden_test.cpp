// Golden drills: what the shipped plans do in the shipped scenarios, with simulated times.
//
// drills.csv has a line per plan, scenario and seed with three fingerprints of named ingredients:
//   course  times, kinds, causes and values of all entries (no names: a renaming leaves it alone)
//   calls   all call records
//   score   readings and grades
// course.txt is the readable course of the demo drill. After a change that is meant to move them:
// TUIYAN_UPDATE=1 golden, look at the difference, commit it apart from other changes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "event/entry.hpp"
#include "input/log_file.hpp"
#include "input/log_names.hpp"
#include "score/score.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;

class Fingerprint {
 public:
  Fingerprint& add(const std::string& text) {
    word_ = Key::mix(word_ ^ Key::hash(text));
    return *this;
  }
  [[nodiscard]] std::string text() const { return fmt::format("{:016x}", word_); }

 private:
  std::uint64_t word_ = 0;
};

std::string course_print(const Log& log) {
  Fingerprint print;
  for (const Entry& entry : log.entries)
    print.add(fmt::format("{} {} {} {} {} {}", entry.at.us, describe(entry.kind).name, entry.cause, entry.value,
                          entry.other, entry.code));
  return print.text();
}

std::string calls_print(const Log& log) {
  Fingerprint print;
  for (const FlowRecord& flow : log.traffic.flows)
    print.add(fmt::format("{} {} {} {} {} {} {} {}", flow.from.us, flow.fresh, flow.redials, flow.answered,
                          flow.abandoned, flow.blocked, flow.waiting_us, flow.talking_us));
  return print.text();
}

std::string score_print(const score::Scorecard& card) {
  Fingerprint print;
  for (const score::Result& result : card.results)
    print.add(fmt::format("{} {} {} {}", result.reading.applicable, result.reading.censored, result.reading.value,
                          result.met));
  return print.add(fmt::format("{} {}", static_cast<int>(card.grade), card.weighted_attainment)).text();
}

Log log_of(const std::shared_ptr<const Documents>& documents, std::uint64_t seed) {
  Diagnostics diagnostics;
  const auto log = input::read_log("log", tests::log_text(documents, seed, 0), diagnostics);
  REQUIRE(log);
  return *log;
}

// Compares with a file of this folder, or rewrites it.
void hold(const std::string& name, const std::string& now) {
  const std::string path = std::string(TUIYAN_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("TUIYAN_UPDATE") != nullptr) {
    REQUIRE(!write_file_by_rename(path, now));
    return;
  }
  const FileBytes kept = read_file(path);
  REQUIRE_MESSAGE(kept.bytes, path);
  CHECK_MESSAGE(*kept.bytes == now, name, " moved; what it is now:\n", now);
}

}  // namespace

TEST_CASE("drills of the shipped plans and scenarios") {
  std::string lines = "plan,scenario,seed,entries,course,calls,score\n";
  const std::vector<std::pair<std::string, std::string>> pairs{{"95598-seat-system", "seat-system-crash"},
                                                               {"95598-network-and-power", "carrier-and-uplink-loss"},
                                                               {"95598-network-and-power", "mains-loss"}};
  for (const auto& [plan, scenario] : pairs) {
    const auto documents = tests::load_or_fail("plans/" + plan + ".json", "scenarios/" + scenario + ".json");
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const Log log = log_of(documents, seed);
      lines += fmt::format("{},{},{},{},{},{},{}\n", plan, scenario, seed, log.entries.size(), course_print(log),
                           calls_print(log), score_print(score::score(log)));
    }
  }
  hold("drills.csv", lines);
}

TEST_CASE("the course of the demo drill, with simulated times") {
  const Log log = log_of(tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json"), 1);
  std::string lines;
  for (const Entry& entry : log.entries) {
    // What agents do one by one would drown the rest.
    if (entry.kind == Kind::agent_placed || entry.kind == Kind::agent_freed || entry.kind == Kind::seats_changed ||
        entry.kind == Kind::service_changed)
      continue;
    lines +=
        fmt::format("[{:13.6f}] {:<24} {:<28} {}{}\n", in_seconds(entry.at), describe(entry.kind).name,
                    input::subject_text(*log.documents, entry.about), input::subject_text(*log.documents, entry.object),
                    entry.step ? " step " + log.documents->plan.flow[entry.step].id : "");
  }
  hold("course.txt", lines);
}
