// Curves: against queueing formulas, what --over says, where a formula does not apply.
#include "study/sweep.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "input/documents.hpp"
#include "json/build.hpp"
#include "study/erlang.hpp"
#include "study/formula.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
using result::Sweep;
using result::SweepReading;
using Loaded = std::shared_ptr<const Documents>;

Loaded published(const std::string& scenario) {
  return tests::load_or_fail("tests/oracle/published/plan.json", "tests/oracle/published/" + scenario + ".json");
}

// A published model, shorter than it is there.
Loaded changed(const Loaded& documents, const std::string& patch) {
  json::Node root = input::tree_of(*documents);
  Diagnostics diagnostics;
  json::merge_patch(root, *json::parse("patch", patch, diagnostics));
  const Loaded read = input::from_tree(root, diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) MESSAGE(to_line(one, false));
  REQUIRE(read);
  return read;
}

study::Over over_of(const std::string& word) {
  std::vector<Said> problems;
  const auto over = study::parse_over(word, problems);
  for (const Said& one : problems) MESSAGE(one.en);
  REQUIRE(over);
  return *over;
}

Sweep swept(const Loaded& documents, const study::Over& over, std::uint64_t replications, int workers = 2) {
  std::vector<Said> problems;
  const auto versions = study::versions_over(*documents, over, problems);
  for (const Said& one : problems) MESSAGE(one.en);
  REQUIRE(problems.empty());
  study::Settings settings;
  settings.seed = 2;
  settings.workers = workers;
  settings.replications = replications;
  return study::sweep(documents, over, versions, {}, settings);
}

const SweepReading& reading(const Sweep& sweep, std::size_t point, const std::string& id) {
  for (const SweepReading& one : sweep.points[point].readings)
    if (sweep.documents->plan.targets[one.odds.target].id == id) return one;
  FAIL("no target " << id);
  return sweep.points[point].readings.front();
}

// Within 5 standard errors (the interval is some 2 of them on either side): failure budget 1e-6 each, and 1e-3 beside
// it for what a finite window and start do to a mean of ratios.
void agrees(const Sweep& sweep, const std::string& id, double slack = 1e-3) {
  for (std::size_t i = 0; i < sweep.points.size(); ++i) {
    CAPTURE(id);
    CAPTURE(sweep.points[i].text);
    const SweepReading& one = reading(sweep, i, id);
    REQUIRE(one.formula);
    const double half = (one.figure.interval.high - one.figure.interval.low) / 2;
    CHECK(std::abs(one.figure.value - *one.formula) <= 2.5 * half + slack * (1 + *one.formula));
  }
}

std::vector<std::string> gaps(const Loaded& documents, const std::string& patch) {
  return study::formula_of(*changed(documents, patch)).gaps;
}

std::vector<std::string> complaints(const std::string& word) {
  std::vector<Said> problems;
  CHECK_FALSE(study::parse_over(word, problems));
  std::vector<std::string> all;
  for (const Said& one : problems) all.push_back(one.en);
  return all;
}

}  // namespace

TEST_CASE("Erlang formulas: published values") {
  // 10 erlangs on 17 lines lose 1.3 %; 14 agents at 10 erlangs make 17.4 % wait (the oracle cases of these names).
  CHECK(study::erlang_b(17, 10) == doctest::Approx(0.01295).epsilon(0.005));
  CHECK(study::erlang_c(14, 10) == doctest::Approx(0.1741).epsilon(0.005));
  CHECK(study::erlang_b(1, 1) == doctest::Approx(0.5));
  CHECK(study::erlang_c(1, 0.5) == doctest::Approx(0.5));  // M/M/1 waits with probability rho
  // One agent, rate = service = impatience = 1: states with weights 1, 1, 1/2, 1/6 …: a Poisson law of mean 1.
  const study::ErlangA one = study::erlang_a(1, 1, 1, 1);
  CHECK(one.waits == doctest::Approx(1 - std::exp(-1)));
  CHECK(one.mean_waiting == doctest::Approx(1 - (1 - std::exp(-1))));  // E(N - 1)+ of a Poisson law of mean 1
  CHECK(one.abandons == doctest::Approx(std::exp(-1)));
  // With endless patience Erlang A is Erlang C.
  CHECK(study::erlang_a(14, 200 / 3600.0, 1 / 180.0, 1e-9).waits ==
        doctest::Approx(study::erlang_c(14, 10)).epsilon(1e-4));
}

TEST_CASE("a sweep over the agents of M/M/c follows Erlang C") {
  const Loaded base = changed(published("erlang-c-14"), R"({"scenario":{"length":"60000 s"},
      "site":{"calls":{"interval":"20000 s"},"shifts":{"always":{"heads":40}}}})");
  const Sweep sweep = swept(base, over_of("/site/seat_groups/seats/seats=12..16:2"), 24);
  CHECK(sweep.gaps.empty());
  CHECK(sweep.points[1].formula == "erlang_c");
  CHECK(reading(sweep, 1, "waited-share-of-queued").formula == doctest::Approx(study::erlang_c(14, 10)));
  for (const char* id :
       {"waited-share-of-queued", "mean-wait", "mean-waiting", "occupancy", "answered-within-share-of-offered"})
    agrees(sweep, id);
  CHECK_FALSE(reading(sweep, 0, "abandoned-share").formula);  // nobody gives up: there is nothing to say
  // Two more agents shorten the wait in every drill: the step is known far better than the height.
  const SweepReading& step = reading(sweep, 1, "mean-wait");
  CHECK(step.figure_step.interval.high < 0);
}

TEST_CASE("a sweep over lines and over patience follows Erlang B and Erlang A") {
  const Loaded lines = changed(published("erlang-b-17"), R"({"scenario":{"length":"40000 s"},
      "site":{"calls":{"interval":"20000 s"}}})");
  const Sweep b = swept(lines, over_of("/site/classes/call/rate=0.08 /s,0.1 /s,0.12 /s"), 20);
  CHECK(b.points[0].formula == "erlang_b");
  agrees(b, "blocked-share");
  agrees(b, "line-occupancy");
  const Loaded patient = changed(published("erlang-a-14"), R"({"scenario":{"length":"40000 s"},
      "site":{"calls":{"interval":"20000 s"}}})");
  const Sweep a = swept(patient, over_of("/site/classes/call/patience/mean=100s..300s:100s"), 20);
  CHECK(a.points[0].formula == "erlang_a");
  for (const char* id : {"abandoned-share", "mean-waiting", "occupancy", "waited-share-of-queued"}) agrees(a, id);
}

TEST_CASE("no formula where an assumption does not hold, and it says which") {
  using Gaps = std::vector<std::string>;
  const Loaded base = published("erlang-c-14");
  CHECK(study::formula_of(*base).gaps.empty());
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"talk":{"mean":null,"median":"180 s","log_sd":0.5}}}}})") ==
        Gaps{"talk"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"after_call":"5 s"}}}})") == Gaps{"after_call"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"talk_by_time":{"points":{"08:00":1.1}}}}}})") ==
        Gaps{"talk_by_time"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"redial":{"after_blocked":0.5}}}}})") == Gaps{"redial"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"self_service":0.1}}}})") == Gaps{"ivr"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"patience":"60 s"}}}})") == Gaps{"patience"});
  CHECK(gaps(base, R"({"site":{"classes":{"call":{"day_factor_sd":0.1}}}})") == Gaps{"rate"});
  CHECK(gaps(base, R"({"site":{"shifts":{"always":{"to":"12:00"}}}})") == Gaps{"agents"});
  CHECK(gaps(base, R"({"site":{"trunks":{"lines":{"lines":20}}}})") == Gaps{"lines"});
  CHECK(gaps(base, R"({"site":{"seat_groups":{"seats":{"seats":10}}}})") == Gaps{"overload"});
  CHECK(gaps(base, R"({"scenario":{"warm_up":"60 s"}})") == Gaps{"warm_up"});
  CHECK(gaps(base, R"({"site":{"crews":{"crew":{"technicians":1}},"components":{"host":{"kind":"host","breakdowns":
      {"between_failures":{"mean":"2000 h"},"repair":{"mean":"30 min"},"crew":"crew"}}}}})") == Gaps{"faults"});
  CHECK(gaps(base, R"({"scenario":{"surges":{"s":{"name":"s","from":"1 h","to":"2 h","factor":2}}}})") == Gaps{"rate"});
  CHECK(study::formula_of(*tests::load_or_fail("plans/95598-seat-system.json", "scenarios/seat-system-crash.json"))
            .gaps.size() > 3);
}

TEST_CASE("where a target is met along the curve, by hand") {
  // The standby works with the probability swept: "up-again" is met as often as that.
  const Loaded base =
      tests::load_or_fail("tests/unit/study/parallel/plan.json", "tests/unit/study/parallel/scenario.json");
  const Sweep sweep = swept(base, over_of("/site/components/server-b/ready_probability=0.2,0.5,0.9,1"), 150);
  for (std::size_t i = 0; i < 4; ++i) {
    const SweepReading& one = reading(sweep, i, "up-again");
    const double truth = sweep.points[i].number;
    CHECK(std::abs(one.odds.probability.value - truth) <= 5 * std::sqrt(truth * (1 - truth) / 150));
    CHECK(one.joint.low <= one.odds.probability.interval.low);
    CHECK(one.joint.high >= one.odds.probability.interval.high);
    // The same luck: whoever works at 0.5 works at 0.9, and nothing else moves.
    if (i > 0) CHECK(one.odds_step.value >= 0);
    CHECK(reading(sweep, i, "begun").figure.value == reading(sweep, 0, "begun").figure.value);
  }
  const auto& targets = base->plan.targets;
  const result::SweepRange& range = sweep.ranges[targets.find("up-again").value];
  CHECK((range.first_sure == 2 && range.last_sure == 3));  // 0.7 is asked
  CHECK((range.first_possible == 2 && range.last_possible == 3));
  // A limit can be swept as well: each value is judged by its own.
  const Sweep limits = swept(base, over_of("/plan/targets/begun/at_most=1s,8min"), 40);
  CHECK(reading(limits, 0, "begun").odds.met == 0);
  CHECK(reading(limits, 1, "begun").odds.met > 20);
}

TEST_CASE("a sweep with uncertain figures: drawn alike at all values, but for the one that is swept; no formula") {
  const Loaded parallel =
      tests::load_or_fail("tests/unit/study/parallel/plan.json", "tests/unit/study/parallel/scenario.json");
  const Loaded base = changed(parallel, R"({"plan":{"flow":{"begin":{"takes":{"value":"100 s",
      "uncertain":{"from":"50 s","to":"150 s"}}}}}})");
  const auto play = [&](const study::Over& over, bool uncertain) {
    std::vector<Said> problems;
    study::Settings settings;
    settings.replications = 60;
    settings.uncertain = uncertain;
    return study::sweep(base, over, study::versions_over(*base, over, problems), {}, settings);
  };
  const auto width = [](const result::Estimate& one) { return one.interval.high - one.interval.low; };
  const study::Over other = over_of("/site/components/server-b/ready_probability=0.5,0.9");
  const Sweep written = play(other, false), drawn = play(other, true);
  CHECK((drawn.uncertain && !written.uncertain));
  CHECK(width(reading(drawn, 0, "begun").figure) > width(reading(written, 0, "begun").figure));
  CHECK(width(reading(drawn, 1, "begun").figure_step) == 0);  // the same draw at both values
  CHECK(drawn.gaps == std::vector<std::string>{"uncertain"});
  // What is swept has the value that was said.
  CHECK_FALSE(play(over_of("/plan/flow/begin/takes=60s,90s"), true).uncertain);
}

TEST_CASE("sweep: any number of workers") {
  const Loaded base =
      tests::load_or_fail("tests/unit/study/parallel/plan.json", "tests/unit/study/parallel/scenario.json");
  const study::Over over = over_of("/plan/flow/begin/takes=60s..2min:30s");
  CHECK(over.values.back().text == "120 s");
  const auto told = [](const Sweep& sweep) {
    std::string all;
    for (const auto& point : sweep.points)
      for (const auto& one : point.readings)
        all += point.text + " " + std::to_string(one.figure.interval.low) + " " + std::to_string(one.joint.high) + "|";
    return all;
  };
  const std::string one = told(swept(base, over, 12, 1));
  CHECK(told(swept(base, over, 12, 2)) == one);
  CHECK(told(swept(base, over, 12, 8)) == one);
}

TEST_CASE("--over: what can be said, and what is wrong with the rest") {
  const study::Over range = over_of("/site/seat_groups/seats/seats=10..60:5");
  CHECK(range.pointer == "/site/seat_groups/seats/seats");
  CHECK(range.values.size() == 11);
  CHECK(range.values.back().text == "60");
  CHECK(over_of("/a/b=0..1:0.1").values.size() == 11);
  CHECK(over_of("/a/b=0..1:0.1").values[3].text == "0.3");
  CHECK(over_of("/a/b=200/h..400/h:100/h").values[1].text == "300 /h");
  CHECK(over_of("/a/b=4,1,2").values[0].text == "1");
  CHECK(over_of("/a/b=1 min,30 s").values[1].text == "60 s");
  using All = std::vector<std::string>;
  CHECK(complaints("seats=1,2") ==
        All{"--over: expected POINTER=FROM..TO:STEP or POINTER=VALUE,VALUE,… (a pointer begins with /site, /plan or "
            "/scenario); found \"seats=1,2\""});
  CHECK(complaints("/a=1..5") == All{"--over: expected FROM..TO:STEP; found \"1..5\""});
  CHECK(complaints("/a=5..1:1") == All{"--over: expected from the smaller to the larger; found \"5..1\""});
  CHECK(complaints("/a=1..5:0") == All{"--over: expected a step above zero; found \"0\""});
  CHECK(complaints("/a=0..1000:1") == All{"--over: expected at most 200 values; found \"1001\""});
  CHECK(complaints("/a=one,2,x") == All{"--over: expected a number, with or without a unit; found \"one\"",
                                        "--over: expected a number, with or without a unit; found \"x\""});
  CHECK(complaints("/a=1 s,2 Mbps") == All{"--over: expected numbers of one unit; found \"1 s,2 Mbps\""});
  CHECK(complaints("/a=2,2") == All{"--over: expected each value once; found \"2\""});

  const Loaded base =
      tests::load_or_fail("tests/unit/study/parallel/plan.json", "tests/unit/study/parallel/scenario.json");
  const json::Node root = input::tree_of(*base);
  CHECK_FALSE(study::place_problem(root, "/plan/flow/begin/takes"));
  CHECK_FALSE(study::place_problem(root, "/plan/flow/begin/within"));  // a default
  CHECK(study::place_problem(root, "/plan/flow/begn/takes")->en ==
        "--over /plan/flow/begn/takes: no \"begn\" in /plan/flow (did you mean \"begin\"?)");
  CHECK(study::place_problem(root, "/plans/flow")->en ==
        "--over /plans/flow: no \"plans\" in / (did you mean \"plan\"?)");
  CHECK(study::place_problem(root, "/plan")->en == "--over /plan: expected a number of a document");
  std::vector<Said> problems;
  (void)study::versions_over(*base, over_of("/plan/flow/begin/takes=1,2"), problems);
  REQUIRE(problems.size() == 1);  // one complaint for both values
  CHECK(problems[0].en.rfind("--over /plan/flow/begin/takes=1: error: /flow/begin/takes: expected ", 0) == 0);
  problems.clear();
  (void)study::versions_over(*base, over_of("/plan/flow/begin/taks=1 s"), problems);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].en.find("did you mean \"takes\"?") != std::string::npos);

  // How the document writes its values, where that is in one unit.
  struct Written {
    const char* now;
    const char* hint;
  };
  for (const Written row :
       {Written{"100 s", "; the document has 100 s there, and values are written like --over /a=60s,90s"},
        {"300 calls/h",
         "; the document has 300 calls/h there, and values are written like --over "
         "/a=60calls/h,90calls/h"},
        {"1 min 30 s", ""},
        {"1min30s", ""},
        {"1小时30分", ""},
        {"300 per h", ""}}) {
    CAPTURE(row.now);
    const json::Node document = json::object({{"a", json::string(row.now)}});
    const Said how = study::how_to_write(document, over_of("/a=60,90"));
    CHECK(how.en == row.hint);
    CHECK(how.zh.empty() == how.en.empty());
  }
}
