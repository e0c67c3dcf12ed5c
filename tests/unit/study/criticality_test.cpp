// Criticality on a plan whose parts are worth what can be worked out by hand, and how a study ends.
#include "study/criticality.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "process/interruption.hpp"
#include "process/worker_pool.hpp"
#include "score/work.hpp"
#include "study/part.hpp"
#include "study/tree.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using result::Criticality;
using result::Part;
using result::PartKind;
using Loaded = std::shared_ptr<const Documents>;

// Two people answer a call with probability 0.6 each, and either is enough: begun in 1 - 0.4^2 = 0.84. A standby
// works with probability 0.8: up again in 0.8. Two targets of the same weight.
Loaded parallel() {
  static const Loaded documents =
      tests::load_or_fail("tests/unit/study/parallel/plan.json", "tests/unit/study/parallel/scenario.json");
  return documents;
}

Loaded shipped() {
  static const Loaded documents =
      tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json");
  return documents;
}

Loaded vendor() {
  static const Loaded documents =
      tests::load_or_fail("plans/95598-vendor-recovery.json", "scenarios/media-server-stuck.json");
  return documents;
}

study::Settings so_many_drills(std::uint64_t drills, int workers = 2) {
  study::Settings settings;
  settings.seed = 5;
  settings.workers = workers;
  settings.replications = drills;
  return settings;
}

study::CriticalitySettings only(std::vector<PartKind> kinds) {
  study::CriticalitySettings asked;
  asked.kinds = std::move(kinds);
  return asked;
}

const Part& part(const std::vector<Part>& parts, PartKind kind, const std::string& id, const std::string& other = "") {
  for (const Part& one : parts)
    if (one.names[0].kind == kind && one.names[0].id == id &&
        (other.empty() ? one.names.size() == 1 : one.names.size() == 2 && one.names[1].id == other))
      return one;
  FAIL("no part " << id << " " << other);
  return parts.front();
}

void is_worth(const Part& one, double truth, double largest = 0.5) {
  CAPTURE(one.names[0].id);
  CAPTURE(one.played);
  CHECK(one.cost.interval.low <= truth);
  CHECK(one.cost.interval.high >= truth);
  // Values of 0 to so much have a standard deviation of half of it at most; five of them: failure budget 1e-6.
  CHECK(std::abs(one.cost.value - truth) <= 5 * largest / 2 / std::sqrt(static_cast<double>(one.played)));
}

std::string told(const Criticality& study) {
  std::string all = std::to_string(study.drills);
  for (const auto* list : {&study.losses, &study.pairs, &study.gains})
    for (const Part& one : *list)
      all += "|" + one.names[0].id + " " + std::to_string(one.best_rank) + "-" + std::to_string(one.worst_rank) + " " +
             std::to_string(one.cost.interval.low) + " " + std::to_string(one.delay_s.value) + " " + one.patch;
  return all;
}

}  // namespace

TEST_CASE("the smallest budget plays every part once, and one less plays nothing") {
  study::CriticalitySettings asked = only({PartKind::person, PartKind::shorter_step});
  for (const bool pairs : {false, true}) {
    asked.pairs = pairs;
    const Criticality none = study::criticality(parallel(), so_many_drills(0), asked);
    CHECK(none.drills == 0);
    REQUIRE((none.losses.size() >= 3 && !none.gains.empty()));
    CHECK(none.least > none.losses.size() + none.gains.size() + 1);
    CHECK(study::criticality(parallel(), so_many_drills(none.least - 1), asked).drills == 0);
    const Criticality least = study::criticality(parallel(), so_many_drills(none.least), asked);
    for (const auto* list : {&least.losses, &least.gains, &least.pairs})
      for (const Part& one : *list) CHECK(one.played >= 1);
    CHECK(least.pairs.empty() != pairs);
  }
}

TEST_CASE("what parts of a parallel plan are worth, by hand") {
  study::CriticalitySettings asked = only({PartKind::person, PartKind::channel, PartKind::standby, PartKind::deputy});
  const Criticality study = study::criticality(parallel(), so_many_drills(1500), asked);
  CHECK(study.drills <= 1500);
  CHECK(study.refused.empty());
  is_worth(part(study.losses, PartKind::standby, "service"), 0.5 * 0.8);
  is_worth(part(study.losses, PartKind::person, "watch"), 0.5 * 0.84);
  is_worth(part(study.losses, PartKind::channel, "mobile"), 0.5 * 0.84);
  is_worth(part(study.losses, PartKind::person, "first"), 0.5 * (0.6 - 0.36));
  is_worth(part(study.losses, PartKind::person, "second"), 0.5 * (0.6 - 0.36));
  for (const auto& [kind, id] : {std::pair{PartKind::person, "idle"}, std::pair{PartKind::channel, "spare-radio"},
                                 std::pair{PartKind::deputy, "first"}}) {
    const Part& idle = part(study.losses, kind, id);
    CHECK(idle.unnoticed);
    CHECK(idle.noticed_within == doctest::Approx(1 - std::pow(0.05, 1.0 / static_cast<double>(idle.played))));
    CHECK(idle.best_rank > 3);
  }
  // Without the standby 0 of all are up again, and 0.8 with it where 0.7 is asked: a single point. Without the first
  // 0.6 are begun, which may still be 0.7 or not: no such word is said of what is not sure.
  const Part& standby = part(study.losses, PartKind::standby, "service");
  REQUIRE(standby.single_point.size() == 1);
  CHECK(parallel()->plan.targets[standby.single_point[0]].id == "up-again");
  CHECK(part(study.losses, PartKind::person, "watch").single_point.size() == 1);
  CHECK(part(study.losses, PartKind::person, "idle").single_point.empty());
  // By the rank: the three that cost 0.4 or more are not told apart, and all are told from those that cost nothing.
  for (const auto& [kind, id] : {std::pair{PartKind::person, "watch"}, std::pair{PartKind::channel, "mobile"}}) {
    CHECK(part(study.losses, kind, id).best_rank == 1);
    CHECK(part(study.losses, kind, id).worst_rank <= 5);
  }
  CHECK(study.losses.front().worst_rank > 1);
  // Ranked by one target alone, the other counts nothing.
  asked.only = parallel()->plan.targets.find("up-again");
  const Criticality alone = study::criticality(parallel(), so_many_drills(400), asked);
  is_worth(part(alone.losses, PartKind::standby, "service"), 0.8, 1);
  CHECK(part(alone.losses, PartKind::person, "watch").cost.value == 0);
  CHECK(alone.losses.front().names[0].id == "service");
  CHECK(alone.losses.front().worst_rank == 1);
}

TEST_CASE("two that back each other up are found as a pair") {
  study::CriticalitySettings asked = only({PartKind::person, PartKind::standby});
  asked.pairs = true;
  const Criticality study = study::criticality(parallel(), so_many_drills(700), asked);
  REQUIRE(study.pairs.size() == 10);
  // Both answer in 0.36 of all drills: begun without either of them, and not without both.
  const Part& both = part(study.pairs, PartKind::person, "first", "second");
  is_worth(both, 0.5 * 0.36);
  CHECK(study.pairs.front().names[0].id == "first");
  CHECK(both.best_rank == 1);
  // Losses that have nothing to do with each other add nothing.
  CHECK(part(study.pairs, PartKind::person, "watch", "service").cost.value == 0);
  CHECK(study.drills <= 1400);
}

TEST_CASE("steps: never done, and what hangs on them; their own targets count nothing") {
  const Criticality study = study::criticality(parallel(), so_many_drills(1000), only({PartKind::step}));
  // "begin" is what the target asks for: the step itself is worth nothing by it.
  CHECK(part(study.losses, PartKind::step, "begin").cost.value == 0);
  CHECK(part(study.losses, PartKind::step, "begin").single_point.empty());
  is_worth(part(study.losses, PartKind::step, "tell-first"), 0.5 * (0.6 - 0.36));
  CHECK(part(study.losses, PartKind::step, "end").unnoticed);
}

TEST_CASE("what is shortened comes sooner by as much") {
  const Criticality study =
      study::criticality(parallel(), so_many_drills(300), only({PartKind::shorter_step, PartKind::shorter_delay}));
  // "begin" takes 100 s; 20 % less is 20 s sooner in the drills in which it begins at all, which are 0.84 of those;
  // the other target moves not at all: (0.84 x 20 + 0) / 2. (None by calls: the law of two answers is no duration.)
  const Part& begin = part(study.gains, PartKind::shorter_step, "begin");
  CHECK(begin.delay_s.value == doctest::Approx(8.4).epsilon(0.25));
  CHECK(begin.patch == R"({"plan":{"flow":{"begin":{"takes":"80 s"}}}})");
  // Dialling, reaction, briefing: 5, 1 and 10 s; switching: 5 s in the 0.8 in which the standby works.
  CHECK(part(study.gains, PartKind::shorter_delay, "switching").delay_s.value == doctest::Approx(0.4).epsilon(0.3));
  CHECK(part(study.gains, PartKind::shorter_delay, "reporting").delay_s.interval.low > 0);
  CHECK(study.losses.empty());
}

TEST_CASE("every step that can be shortened is shortened with its kind of delay") {
  // Steps of the grid among them: isolating, transferring, refuelling, dispatching, making safe, giving permits.
  const Loaded documents = tests::load_or_fail("plans/power-restoration.json", "scenarios/cable-fault.json");
  const json::Node root = input::tree_of(*documents);
  std::vector<const study::PartChange*> by_kind;
  const std::vector<study::PartChange> changes = study::shortenings_of(*documents, root, 0.8);
  for (const study::PartChange& change : changes)
    if (change.name.kind == PartKind::shorter_delay) by_kind.push_back(&change);
  std::size_t steps = 0;
  for (const study::PartChange& change : changes) {
    if (change.name.kind != PartKind::shorter_step) continue;
    const Index<Step> step = documents->plan.flow.find(change.name.id);
    REQUIRE(step);
    if (score::work_of(documents->plan, step) == Delay::other) continue;
    ++steps;
    // Its own work; the road of what it sends is charged to those who wait for it.
    const auto work = [&, pointer = "/plan/flow/" + change.name.id](const json::Node& tree) {
      json::Node own = *study::place_at(tree, pointer);
      study::remove_member(own, "do");
      return json::to_text(own);
    };
    const std::string before = work(root);
    const auto shortens = std::count_if(by_kind.begin(), by_kind.end(), [&](const study::PartChange* kind) {
      json::Node changed = root;
      kind->apply(changed);
      return work(changed) != before;
    });
    CAPTURE(change.name.id);
    CHECK(shortens == 1);
  }
  CHECK(steps > 10);
}

TEST_CASE("each part of the shipped plans can be taken away, and the patch says how") {
  std::vector<std::size_t> of_kind(result::part_kinds);
  std::size_t steps = 0;
  for (const Loaded& documents : {shipped(), vendor()}) {
    const json::Node root = input::tree_of(*documents);
    for (const study::PartChange& change : study::losses_of(*documents, root)) {
      ++of_kind[static_cast<std::size_t>(change.name.kind)];
      json::Node changed = root, patched = root;
      change.apply(changed);
      Diagnostics diagnostics;
      const Loaded read = input::from_tree(changed, diagnostics);
      REQUIRE_MESSAGE(read, change.name.id);
      const json::Node patch = study::patch_between(root, changed);
      CHECK(!patch.members.empty());
      json::merge_patch(patched, patch);
      CHECK(json::to_text(patched) == json::to_text(changed));
    }
    steps += documents->plan.flow.size();
  }
  for (std::size_t kind = 0; kind <= static_cast<std::size_t>(PartKind::step); ++kind) CHECK(of_kind[kind] > 0);
  CHECK(of_kind[static_cast<std::size_t>(PartKind::step)] == steps);
  CHECK(of_kind[static_cast<std::size_t>(PartKind::resource)] == 1);  // of three resources one lies somewhere
  CHECK(of_kind[static_cast<std::size_t>(PartKind::supplier)] == vendor()->plan.suppliers.size());
}

TEST_CASE("without its stock or its only supplier a replacement is never made") {
  // The fault at 60 s, found at 130 s, mended in 300 s with the spare of the room; or with one that is asked for at 60
  // s, leaves the shop 300 s later and is 300 s on the road: at 660 s.
  const auto without = [](const char* plan_patch, PartKind kind, const std::string& id) {
    Diagnostics diagnostics;
    json::Node root = input::tree_of(
        *tests::load_or_fail("tests/unit/study/spare/plan.json", "tests/unit/study/spare/scenario.json"));
    json::merge_patch(root, *json::parse("patch", plan_patch, diagnostics));
    const Loaded documents = input::from_tree(root, diagnostics);
    for (const Diagnostic& one : diagnostics.sorted()) MESSAGE(to_line(one, false));
    REQUIRE(documents);
    study::CriticalitySettings asked = only({PartKind::resource, PartKind::supplier, PartKind::shorter_delay});
    const Criticality study = study::criticality(documents, so_many_drills(60), asked);
    CHECK(study.refused.empty());
    const Part& lost = part(study.losses, kind, id);
    CHECK(lost.cost.value == 1);  // the only target, always met with it and never without
    CHECK(lost.single_point.size() == 1);
    const auto waiting = std::find_if(study.gains.begin(), study.gains.end(),
                                      [](const Part& one) { return one.names[0].id == "waiting_for_part"; });
    return waiting == study.gains.end() ? 0 : waiting->delay_s.value;
  };
  CHECK(without("{}", PartKind::resource, "spare") == 0);  // nothing is on the road
  // 20 % of 300 s + 300 s.
  CHECK(without(R"({"plan":{"resources":{"spare":{"stock":null}},"suppliers":{"shop":{"offers":{"spare":1},
                    "prepares":"300 s","road":"300 s"}},"flow":{"send":{"by":"technician","on":{"at":"60 s"},
                    "do":{"dispatch":{"resource":"spare","supplier":"shop","to":"room"}}}}}})",
                PartKind::supplier, "shop") == doctest::Approx(120));
}

TEST_CASE("uncertain figures are drawn alike with and without a part") {
  Diagnostics diagnostics;
  json::Node root = input::tree_of(*parallel());
  json::merge_patch(root, *json::parse("patch", R"({"plan":{"flow":{"begin":{"takes":{"value":"100 s",
      "uncertain":{"from":"50 s","to":"150 s"}}}}}})",
                                       diagnostics));
  const Loaded documents = input::from_tree(root, diagnostics);
  REQUIRE(documents);
  REQUIRE(documents->parameters.size() == 1);
  const study::CriticalitySettings asked = only({PartKind::person, PartKind::shorter_step});
  study::Settings settings = so_many_drills(400);
  const auto spread = [](const Part& one) { return one.delay_s.interval.high - one.delay_s.interval.low; };
  const Criticality written = study::criticality(documents, settings, asked);
  settings.uncertain = true;
  const Criticality drawn = study::criticality(documents, settings, asked);
  CHECK_FALSE(written.uncertain);
  CHECK(drawn.uncertain);
  // Were they drawn apart, somebody idle would be noticed in every drill.
  CHECK(part(drawn.losses, PartKind::person, "idle").unnoticed);
  // 20 % of 100 s in 0.84 of all drills, half of the weight; drawn, 20 % of 50 to 150 s: the same mean, and besides
  // drills without an answer another 20 s x 2 / sqrt(12) of spread.
  const Part &as_written = part(written.gains, PartKind::shorter_step, "begin"),
             &as_drawn = part(drawn.gains, PartKind::shorter_step, "begin");
  CHECK(as_written.delay_s.value == doctest::Approx(8.4).epsilon(0.25));
  CHECK(as_drawn.delay_s.value == doctest::Approx(8.4).epsilon(0.3));
  CHECK(spread(as_drawn) > 1.2 * spread(as_written));
  settings.workers = 1;
  CHECK(told(study::criticality(documents, settings, asked)) == told(drawn));
}

TEST_CASE("a lost channel fails every attempt, a lost announcement is not published, somebody absent does nothing") {
  const json::Node root = input::tree_of(*shipped());
  const auto course = [&](PartKind kind, const std::string& id, const std::function<double(const Log&)>& read) {
    for (const study::PartChange& change : study::losses_of(*shipped(), root)) {
      if (change.name.kind != kind || change.name.id != id) continue;
      json::Node changed = root;
      change.apply(changed);
      Diagnostics diagnostics;
      const Loaded documents = input::from_tree(changed, diagnostics);
      REQUIRE(documents);
      return tests::play_many(documents, 1, 1, 1, [&](const Log& log) { return std::vector<double>{read(log)}; })[0][0];
    }
    FAIL("no such part");
    return 0.0;
  };
  const auto count = [](const Log& log, const std::function<bool(const Entry&)>& which) {
    return static_cast<double>(std::count_if(log.entries.begin(), log.entries.end(), which));
  };
  const auto failed_tries = [&](const Log& log) {
    return count(log, [](const Entry& entry) {
      return entry.kind == Kind::message_failed && entry.code == static_cast<int>(Failure::channel_down);
    });
  };
  CHECK(course(PartKind::channel, "mobile", failed_tries) > 0);
  const auto published = [&](const Log& log) {
    return count(log, [](const Entry& entry) { return entry.kind == Kind::announcement_published; });
  };
  CHECK(course(PartKind::measure, "ivr-notice", published) == 0);
  CHECK(course(PartKind::monitor, "seat-alarm", published) > 0);
  const auto done_by_leader = [&](const Log& log) {
    const Index<Person> leader = shipped()->site.people.find("leader-evening");
    return count(log, [&](const Entry& entry) {
      return entry.kind == Kind::step_done && (entry.about == about(leader) || entry.object == about(leader));
    });
  };
  CHECK(course(PartKind::monitor, "seat-alarm", done_by_leader) > 0);
  CHECK(course(PartKind::person, "leader-evening", done_by_leader) == 0);
}

TEST_CASE("criticality: any number of workers; lost drills; Ctrl-C; too few drills") {
  study::CriticalitySettings asked = only({PartKind::person, PartKind::step, PartKind::shorter_step});
  asked.pairs = true;
  const std::string one = told(study::criticality(parallel(), so_many_drills(120, 1), asked));
  CHECK(told(study::criticality(parallel(), so_many_drills(120, 2), asked)) == one);
  CHECK(told(study::criticality(parallel(), so_many_drills(120, 8), asked)) == one);

  asked = only({PartKind::person});
  study::Settings faulty = so_many_drills(200, 3);
  faulty.play = [&](const Loaded& documents, Luck luck) -> Log {
    if (luck.replication == 2 && documents->scenario.absent.size() == 1) std::abort();
    return drill::play(documents, luck);
  };
  const Criticality lost = study::criticality(parallel(), faulty, asked);
  CHECK(lost.lost_count == 4);
  const Part& watch = part(lost.losses, PartKind::person, "watch");
  REQUIRE(watch.lost.size() == 1);
  CHECK((watch.lost[0].replication == 2 && watch.lost[0].ending == "crashed"));
  CHECK(watch.targets[0].pairs == static_cast<std::int64_t>(watch.played) - 1);
  CHECK_FALSE(part(lost.losses, PartKind::person, "idle").unnoticed);  // the lost one may have been otherwise

  study::Settings stopped = so_many_drills(1'000'000, 1);  // of one worker, every drill before the one in hand
  const pid_t parent = ::getpid();
  stopped.play = [&](const Loaded& documents, Luck luck) -> Log {
    if (luck.replication == 5) {
      ::kill(parent, SIGINT);
      for (;;) ::pause();
    }
    return drill::play(documents, luck);
  };
  const Criticality beginning = study::criticality(parallel(), stopped, asked);
  CHECK(beginning.interrupted);
  CHECK(beginning.base_played == 5);
  CHECK(part(beginning.losses, PartKind::person, "watch").played == 5);

  const Criticality none = study::criticality(parallel(), so_many_drills(3), asked);
  CHECK(none.drills == 0);
  CHECK(none.losses.size() == 4);
}

TEST_CASE("criticality: Ctrl-C while the parts are prepared is no plan without parts") {
  const process::Outcome outcome = process::run_in_child([]() -> std::string {
    process::take_over_interrupts("", "");
    const process::Keeping keeping;
    process::note_interrupt();
    const Criticality study = study::criticality(parallel(), so_many_drills(120, 1), only({PartKind::person}));
    return study.interrupted && study.losses.empty() ? "interrupted" : "nothing to take away";
  });
  CHECK(outcome.bytes == "interrupted");
}

TEST_CASE("pointers, patches and durations of a tree") {
  Diagnostics diagnostics;
  json::Node root =
      *json::parse("t", R"({"a":{"b/c":[1,{"d":"2 min"}],"e":null},"law":{"median":"1 min","p90":"1 h 30 min",
        "log_sd":0.5,"basis":"30 min"},"survival":{"survival":{"30 s":0.9},"tail":{"mean":"10 min"}}})",
                   diagnostics);
  CHECK(study::place_at(root, "/a/b~1c/1/d")->text == "2 min");
  CHECK(study::place_at(root, "/a/b~1c/2") == nullptr);
  CHECK(study::place_at(root, "/a/x") == nullptr);
  CHECK(study::place_at(root, "") == &root);
  json::Node law = *study::place_at(root, "/law");
  CHECK(study::scale_durations(law, 0.8));
  CHECK(json::to_text(law) == R"({"median":"48 s","p90":"4320 s","log_sd":0.5,"basis":"30 min"})");
  json::Node curve = *study::place_at(root, "/survival");
  CHECK(study::scale_durations(curve, 0.5));
  CHECK(json::to_text(curve) == R"({"survival":{"15 s":0.9},"tail":{"mean":"300 s"}})");
  json::Node other = root;
  study::remove_member(*study::place_at(other, "/a"), "e");
  study::set_member(*study::place_at(other, "/law"), "median", *study::place_at(root, "/a/b~1c/0"));
  CHECK(json::to_text(study::patch_between(root, other)) == R"({"a":{"e":null},"law":{"median":1}})");
}
