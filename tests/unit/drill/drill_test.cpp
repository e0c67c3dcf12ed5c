// The kept drills, played whole: the world and the response on one clock.
#include "drill/drill.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>

#include "event/log_check.hpp"
#include "input/documents.hpp"
#include "process/worker_pool.hpp"

using namespace tuiyan;

namespace {

std::string path(const std::string& name) { return std::string(TUIYAN_SOURCE_DIR) + "/" + name; }

std::shared_ptr<const Documents> load(const std::string& plan, const std::string& scenario) {
  Diagnostics diagnostics;
  auto documents = input::load(path("plans/" + plan + ".json"), path("scenarios/" + scenario + ".json"), diagnostics);
  std::string complaints;
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    if (diagnostic.severity == Severity::error) complaints += to_line(diagnostic, false) + "\n";
  REQUIRE_MESSAGE(complaints.empty(), complaints);
  return documents;
}

struct Kept {
  const char* plan;
  const char* scenario;
};
const std::vector<Kept> kept_drills = {{"95598-seat-system", "seat-system-crash"},
                                       {"95598-network-and-power", "carrier-and-uplink-loss"},
                                       {"95598-network-and-power", "mains-loss"}};

std::string text_of(const Log& log) {
  std::string text;
  for (const Entry& e : log.entries) {
    text += fmt::format("{} {} {} {}/{} {}/{} {} {} {} {} {} {}", e.id, e.at.us, describe(e.kind).name,
                        static_cast<int>(e.about.kind), e.about.row, static_cast<int>(e.object.kind), e.object.row,
                        e.step.value, e.instance, e.value, e.other, e.code, e.cause);
    for (EntryId other : e.others) text += fmt::format(" {}", other);
    text += "\n";
  }
  for (const FlowRecord& flow : log.traffic.flows)
    text += fmt::format("flow {} {} {} {} {} {} {}\n", flow.from.us, flow.call_class.value, flow.fresh, flow.answered,
                        flow.abandoned, flow.waiting_us, flow.talking_us);
  return text + fmt::format("end {}\n", log.end.us);
}

std::string in_child(const std::function<std::string()>& job) {
  std::cout.flush();
  const auto outcome = process::run_in_child(job);
  REQUIRE_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
  return outcome.bytes;
}

std::string all(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("each kept drill plays to its end with a consistent log") {
  for (const Kept& drill : kept_drills) {
    CAPTURE(drill.scenario);
    const auto documents = load(drill.plan, drill.scenario);
    for (std::uint64_t replication = 0; replication < 5; ++replication) {
      const std::string said = in_child([&] {
        drill::Drill played(documents, Luck{1, replication, 0});
        const Log log = played.finish();
        std::string text = played.complaint() + all(inconsistencies(log));
        if (log.end != Time{0} + documents->scenario.length) text += "ended early\n";
        if (log.entries.back().kind != Kind::drill_ended) text += "no end\n";
        return text;
      });
      CHECK(said == "");
    }
  }
}

TEST_CASE("one luck, one log: for any cutting, and other luck gives another") {
  for (const Kept& drill : kept_drills) {
    CAPTURE(drill.scenario);
    const auto documents = load(drill.plan, drill.scenario);
    const auto played = [&](Luck luck, const std::vector<Time>& cuts) {
      return in_child([&] {
        drill::Drill it(documents, luck);
        for (Time cut : cuts) it.run_until(cut);
        return text_of(it.finish());
      });
    };
    const Luck luck{7, 3, 0};
    const std::string whole = played(luck, {});
    CHECK(played(luck, {}) == whole);
    CHECK(played(Luck{7, 4, 0}, {}) != whole);
    for (std::uint64_t round = 0; round < 5; ++round) {
      const Stream stream(Luck{round, 0, 0});
      std::vector<Time> cuts;
      const double length = in_seconds(documents->scenario.length);
      for (std::uint64_t i = 0; i < 60; ++i)
        cuts.push_back(Time{seconds(length * stream.uniform(Key(Purpose::fault_time).with(i))).us});
      std::sort(cuts.begin(), cuts.end());
      CHECK(played(luck, cuts) == whole);
    }
  }
}

TEST_CASE("a drill that was built with another luck, in a process that was forked afterwards, is the same drill") {
  for (const Kept& drill : kept_drills) {
    CAPTURE(drill.scenario);
    const auto documents = load(drill.plan, drill.scenario);
    const Luck luck{7, 3, 0};
    const std::string whole = in_child([&] { return text_of(drill::play(documents, luck)); });
    const auto late = [&](Luck built_with) {
      return in_child([&] {
        drill::Drill it(documents, built_with);
        const auto play = [&] {
          it.set_luck(luck);
          return text_of(it.finish());
        };
        return drill::Drill::survives_fork() ? in_child(play) : play();
      });
    };
    CHECK(late(luck) == whole);
    CHECK(late(Luck{8, 1, 0}) == whole);
    CHECK(late(Luck{7, 3, 1}) == whole);
  }
}

TEST_CASE("in every log, what needs a cause has one") {
  // Brought about by the scenario's clock, or from outside.
  const std::set<Kind> free = {Kind::drill_started, Kind::fault_struck, Kind::fault_did_not_happen, Kind::shift_began,
                               Kind::shift_ended,   Kind::inject_given, Kind::monitor_crossed,      Kind::step_late};
  for (const Kept& drill : kept_drills) {
    const auto documents = load(drill.plan, drill.scenario);
    const std::string said = in_child([&] {
      std::map<std::string, int> without;
      const Log log = drill::play(documents, Luck{1, 0, 0});
      for (const Entry& entry : log.entries)
        if (entry.cause == 0 && !free.count(entry.kind)) ++without[std::string(describe(entry.kind).name)];
      std::string text;
      for (const auto& [kind, count] : without) text += fmt::format("{} x {}\n", count, kind);
      return text;
    });
    CHECK_MESSAGE(said == "", drill.scenario, ": ", said);
  }
}

TEST_CASE("a component struck from outside leaves a drill that ends, with a consistent log") {
  const auto documents = load("95598-seat-system", "seat-system-crash");
  for (std::uint32_t row = 0; row < documents->site.components.size(); ++row) {
    const std::string said = in_child([&] {
      drill::Drill played(documents, Luck{1, 0, 0});
      played.strike({row}, Time{seconds(1000 + 100 * row).us});
      const Log log = played.finish();
      return played.complaint() + all(inconsistencies(log));
    });
    CHECK_MESSAGE(said == "", documents->site.components[{row}].id, ": ", said);
  }
}

namespace {

// Holds the first question until somebody posts the answer.
class Hesitant final : public response::Decider {
 public:
  response::Decision decide(const response::Question& question) override {
    if (question.number != 1) return {};
    return {Choice::wait, {}};
  }
};

}  // namespace

TEST_CASE("a posted decision lets a held step go on, and is in the log") {
  const auto documents = load("95598-seat-system", "seat-system-crash");
  const std::string said = in_child([&] {
    Hesitant decider;
    drill::Drill played(documents, Luck{1, 0, 0}, &decider);
    const Time late{Time{0}.us + documents->scenario.length.us / 2};
    played.run_until(late);
    played.post(Decided{1, Choice::go, {}, 0});
    const Log log = played.finish();
    std::string text = played.complaint() + all(inconsistencies(log));
    bool posted = false, taken = false;
    for (const Entry& entry : log.entries) {
      posted = posted || (entry.kind == Kind::command_posted && entry.at == late);
      taken = taken || (entry.kind == Kind::decision_taken && entry.at == late);
    }
    return text + (posted ? "posted " : "") + (taken ? "taken" : "");
  });
  CHECK(said == "posted taken");
}
