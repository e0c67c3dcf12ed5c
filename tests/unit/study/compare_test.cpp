// Two revisions under the same luck: renaming, splitting, what pairing is worth, what is charged to whom.
#include "study/compare.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "study/dominance.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using result::ChangeKind;
using result::Comparison;
using result::TargetChange;
using result::Verdict;
using Loaded = std::shared_ptr<const Documents>;

Loaded demo() {
  static const Loaded documents =
      tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json");
  return documents;
}

Loaded mains() {
  static const Loaded documents =
      tests::load_or_fail("plans/95598-network-and-power.json", "scenarios/mains-loss.json");
  return documents;
}

// The documents with every `what` replaced; there must be one.
Loaded revised(const Loaded& documents, std::vector<std::pair<std::string, std::string>> edits) {
  std::string text = documents->resolved;
  for (const auto& [what, with] : edits) {
    std::size_t at = text.find(what);
    REQUIRE_MESSAGE(at != std::string::npos, "the documents do not hold ", what);
    for (; at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
  }
  Diagnostics diagnostics;
  const Loaded read = input::from_resolved(text, diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) MESSAGE(to_line(one, false));
  REQUIRE(read != nullptr);
  return read;
}

const std::string usual_switch = R"("takes":{"median":"90 s","p90":"3 min")";

Loaded slower() { return revised(demo(), {{usual_switch, R"("takes":{"median":"6 min","p90":"12 min")"}}); }

study::Settings so_many(std::uint64_t pairs, int workers = 2) {
  study::Settings settings;
  settings.seed = 3;
  settings.workers = workers;
  settings.replications = pairs;
  return settings;
}

const TargetChange& target(const Comparison& comparison, const std::string& id) {
  for (const TargetChange& one : comparison.targets)
    if (comparison.before->plan.targets[one.before].id == id) return one;
  FAIL("no target " << id);
  return comparison.targets.front();
}

// What happened outside the given steps, entry by entry.
std::string course_without(const Loaded& documents, const std::vector<std::string>& steps) {
  const process::Outcome outcome = process::run_in_child([&] {
    const Log log = drill::play(documents, Luck{3, 1, 0});
    std::string all;
    for (const Entry& entry : log.entries) {
      const std::string step = entry.step ? documents->plan.flow[entry.step].id : "";
      if (std::find(steps.begin(), steps.end(), step) != steps.end()) continue;
      all += std::to_string(entry.at.us) + " " + std::string(describe(entry.kind).name) + " " + step + " " +
             std::to_string(entry.value) + "\n";
    }
    for (const FlowRecord& flow : log.traffic.flows)
      all += std::to_string(flow.fresh) + " " + std::to_string(flow.answered) + " " + std::to_string(flow.waiting_us) +
             "\n";
    return all;
  });
  REQUIRE(outcome.ending == process::Ending::done);
  return outcome.bytes;
}

}  // namespace

TEST_CASE("the same plan twice is the same in every drill") {
  const Comparison same = study::compare(demo(), demo(), so_many(6));
  CHECK(same.played == 6);
  CHECK(same.changes.empty());
  for (const TargetChange& one : same.targets) {
    CHECK((one.verdict == Verdict::same || one.verdict == Verdict::not_applicable));
    CHECK(one.gained + one.gone == 0);
    CHECK(one.figure_change.value == 0);
  }
  for (const result::WaySaving& way : same.ways) CHECK(way.clauses.empty());
}

TEST_CASE("renaming a step changes nothing but its name") {
  const Loaded renamed = revised(demo(), {{"\"read-error\"", "\"note-the-message\""}});
  const Comparison comparison = study::compare(demo(), renamed, so_many(8));
  for (const TargetChange& one : comparison.targets) {
    CHECK((one.verdict == Verdict::same || one.verdict == Verdict::not_applicable));
    CHECK(one.figure_change.value == 0);
  }
  CHECK(comparison.attainment_change.value == 0);
  const auto renaming = std::find_if(comparison.changes.begin(), comparison.changes.end(),
                                     [](const auto& one) { return one.kind == ChangeKind::renamed; });
  REQUIRE(renaming != comparison.changes.end());
  CHECK(renaming->pointer == "/plan/flow/read-error");
  CHECK(renaming->after == "note-the-message");
  CHECK(renaming->clause == "S4.3.1");
}

TEST_CASE("splitting a step leaves all other luck as it was") {
  // One step of a minute, or two of half a minute: everybody else does what he did when he did it.
  const std::string law = R"("takes":{"median":"60 s","log_sd":0.5,"basis":{"zh":"A","en":"A"}})";
  const Loaded whole = revised(demo(), {{law, R"("takes":"60 s")"}});
  const Loaded split = revised(
      demo(),
      {{law, R"("takes":"30 s")"},
       {R"("read-error":{)",
        R"("look-first":{"clause":"S4.3.1","by":"shift-leader","after":"order-switch","do":{"decide":true},)"
        R"("takes":"30 s","within":"5 min","priority":2},"read-error":{)"},
       {R"("by":"shift-leader","after":"order-switch","do":{"decide":true},"takes":"30 s","within":"5 min",)"
        R"("priority":2},"read-error":{"name":{"zh":"查看并记下错误提示","en":"Read and note the error message"},)"
        R"("clause":"S4.3.1","by":"shift-leader","after":"order-switch")",
        R"("by":"shift-leader","after":"order-switch","do":{"decide":true},"takes":"30 s","within":"5 min",)"
        R"("priority":2},"read-error":{"name":{"zh":"查看并记下错误提示","en":"Read and note the error message"},)"
        R"("clause":"S4.3.1","by":"shift-leader","after":"look-first")"}});
  const std::string before = course_without(whole, {"read-error"});
  CHECK(before.size() > 10'000);
  CHECK(course_without(split, {"read-error", "look-first"}) == before);
  const Comparison comparison = study::compare(whole, split, so_many(8));
  for (const TargetChange& one : comparison.targets) CHECK(one.figure_change.value == 0);
}

TEST_CASE("what pairing is worth on the shipped plans") {
  // Variance of the change, had the drills been independent, over what it is with the same luck.
  const Comparison seats = study::compare(
      demo(), revised(demo(), {{usual_switch, R"("takes":{"median":"75 s","p90":"2.5 min")"}}), so_many(80));
  for (const char* id : {"seats-back", "full-again", "system-mended", "answered-in-time", "p95-wait"}) {
    CAPTURE(id);
    const TargetChange& change = target(seats, id);
    MESSAGE(id, ": variance ratio ", change.variance_ratio);
    CHECK((change.variance_ratio > 30 || change.verdict == Verdict::same));
  }
  const Loaded quicker = revised(
      mains(), {{R"("lognormal":{"mean":"15 min","sd":"9 min"})", R"("lognormal":{"mean":"12 min","sd":"7 min"})"}});
  const Comparison power = study::compare(mains(), quicker, so_many(60));
  // A figure that one of the revisions never moves has a ratio of 1, whatever pairing is worth; one of both, of 0.
  for (const TargetChange& change : power.targets)
    CHECK((change.variance_ratio > 4 || change.variance_ratio == 0 || change.variance_ratio == 1));
}

TEST_CASE("a slower step is worse, and the minutes are charged to its clause") {
  const Comparison comparison = study::compare(demo(), slower(), so_many(60));
  const TargetChange& back = target(comparison, "seats-back");
  CHECK(back.verdict == Verdict::worse);
  CHECK(back.gone > 40);
  CHECK(back.gained == 0);
  CHECK(back.met_change.value < -0.7);
  CHECK(back.figure_change.value > 200);
  CHECK(back.worse > 0.9);
  // In a drill in which the emergency seats fail, speed decides nothing: no dominance, though 59 of 60 are worse.
  CHECK(back.dominance == result::Dominance::none);
  const auto way = std::find_if(comparison.ways.begin(), comparison.ways.end(),
                                [&](const result::WaySaving& one) { return one.before == back.before; });
  REQUIRE(way != comparison.ways.end());
  REQUIRE(!way->clauses.empty());
  CHECK(way->clauses.front().clause == "S4.3.2");
  CHECK(way->clauses.front().saved_s.interval.high < -200);
  double sum = 0;
  for (const result::ClauseSaving& one : way->clauses) sum += one.saved_s.value;
  CHECK(sum == doctest::Approx(way->saved_s.value));
  // The other way round it is the mirror image.
  const Comparison back_again = study::compare(slower(), demo(), so_many(60));
  CHECK(target(back_again, "seats-back").verdict == Verdict::better);
  CHECK(target(back_again, "seats-back").figure_change.value == doctest::Approx(-back.figure_change.value));
  REQUIRE(comparison.changes.size() == 2);
  CHECK(comparison.changes[0].pointer == "/plan/flow/switch-seats/takes/median");
  CHECK(comparison.changes[0].before == "\"90 s\"");
  CHECK(comparison.changes[0].after == "\"6 min\"");
  CHECK(comparison.changes[0].name.zh == "启用应急座席并就位");
}

TEST_CASE("a moved limit makes nothing better met") {
  const std::string limit = R"("at_most":"5 min","confidence":0.9,"critical":true)";
  const Comparison comparison = study::compare(
      slower(), revised(slower(), {{limit, R"("at_most":"1 h","confidence":0.9,"critical":true)"}}), so_many(6));
  const TargetChange& back = target(comparison, "seats-back");
  CHECK(back.limit_moved);
  CHECK(back.verdict == Verdict::same);
  CHECK(back.met_after == back.met_before);
}

TEST_CASE("a target that is gone is told") {
  const std::string text = demo()->resolved;
  const std::size_t at = text.find("\"noticed\":{\"name\"");
  REQUIRE(at != std::string::npos);
  const Loaded other = revised(demo(), {{"\"noticed\":{\"name\"", "\"seen\":{\"name\""}});
  const Comparison comparison = study::compare(demo(), other, so_many(2));
  REQUIRE(comparison.removed.size() == 1);
  CHECK(demo()->plan.targets[comparison.removed[0]].id == "noticed");
  REQUIRE(comparison.added.size() == 1);
  CHECK(other->plan.targets[comparison.added[0]].id == "seen");
}

TEST_CASE("any number of workers; lost pairs; Ctrl-C") {
  const auto told = [](const Comparison& one) {
    std::string all = std::to_string(one.played);
    for (const TargetChange& change : one.targets)
      all += "|" + std::to_string(change.met_change.interval.low) + "," + std::to_string(change.figure_change.value);
    return all;
  };
  const std::string one = told(study::compare(demo(), slower(), so_many(10, 1)));
  CHECK(told(study::compare(demo(), slower(), so_many(10, 2))) == one);
  CHECK(told(study::compare(demo(), slower(), so_many(10, 8))) == one);

  study::Settings faulty = so_many(10, 3);
  const Loaded revision = slower();
  faulty.play = [&](const Loaded& documents, Luck luck) -> Log {
    if (luck.replication == 4 && documents == revision) std::abort();
    return drill::play(documents, luck);
  };
  const Comparison lost = study::compare(demo(), revision, faulty);
  CHECK(lost.played == 10);
  CHECK(lost.lost_count == 1);
  CHECK((lost.lost[0].replication == 4 && lost.lost[0].ending == "crashed"));
  CHECK(target(lost, "noticed").pairs == 9);
  CHECK(target(lost, "noticed").verdict == Verdict::open);  // the lost pair may have been otherwise

  study::Settings stopped = so_many(1'000'000, 1);  // of one worker, every pair before the one in hand
  const pid_t parent = ::getpid();
  stopped.play = [&](const Loaded& documents, Luck luck) -> Log {
    if (luck.replication == 5) {
      ::kill(parent, SIGINT);
      for (;;) ::pause();
    }
    return drill::play(documents, luck);
  };
  const Comparison beginning = study::compare(demo(), revision, stopped);
  CHECK(beginning.interrupted);
  CHECK(beginning.played == 5);
  const Comparison none = study::compare(demo(), revision, so_many(0));
  CHECK(none.played == 0);
  CHECK(none.targets.front().verdict == Verdict::not_applicable);
}

TEST_CASE("dominance: nowhere behind, somewhere clearly ahead") {
  study::ValueSketch early, late, crossing;
  for (int i = 0; i < 200; ++i) {
    early.add(i);
    late.add(i + 100);
    crossing.add(2 * i - 50);
  }
  CHECK(study::dominance(late, early) == result::Dominance::by_new);
  CHECK(study::dominance(early, late) == result::Dominance::by_old);
  CHECK(study::dominance(early, crossing) == result::Dominance::none);
  CHECK(study::dominance(early, early) == result::Dominance::none);
  // A lead of 5 % of 200 is within what both may err: sqrt(ln 40 / 400) is 9.6 % for each.
  study::ValueSketch little;
  for (int i = 0; i < 200; ++i) little.add(i + 10);
  CHECK(study::dominance(little, early) == result::Dominance::none);
  // What never came is behind everything.
  study::ValueSketch never;
  for (int i = 0; i < 100; ++i) never.add(i), never.add_open();
  CHECK(study::dominance(never, early) == result::Dominance::by_new);
}
