// The program as a user meets it: what it says, where it says it, how it ends, what it leaves behind.
#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

TEST_CASE("a drill leaves a complete result folder and says where") {
  const Scratch scratch;
  const auto result = tuiyan_says({"run", plan, scenario, "-o", scratch.at("out")});
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  CHECK(result.errors.empty());  // progress is for terminals
  CHECK(result.output.find("时间线") != std::string::npos);
  CHECK(result.output.find(scratch.at("out")) != std::string::npos);
  for (const char* name : {"log.jsonl", "result.json", "documents.json", "report.zh.html", "report.en.html"})
    CHECK_MESSAGE(fs::exists(scratch.path / "out" / name), name);

  SUBCASE("the report can be written again from the log alone, byte for byte") {
    const auto again = tuiyan_says({"report", scratch.at("out"), "-o", scratch.at("again"), "--lang", "en"});
    REQUIRE_MESSAGE(again.exit_code == 0, again.errors);
    CHECK(text_of(scratch.at("again/report.en.html")) == text_of(scratch.at("out/report.en.html")));
  }
  SUBCASE("a report is not written over another drill") {
    REQUIRE(tuiyan_says({"run", plan, scenario, "--no-report", "-o", scratch.at("other"), "--seed", "2"}).exit_code ==
            0);
    refused(tuiyan_says({"report", scratch.at("out"), "-o", scratch.at("other")}), "另一次推演的结果");
    CHECK(!fs::exists(scratch.path / "other" / "report.zh.html"));
  }
  SUBCASE("a result is never overwritten") {
    const std::string before = text_of(scratch.at("out/log.jsonl"));
    refused(tuiyan_says({"run", plan, scenario, "-o", scratch.at("out"), "--seed", "2"}), "不是空的");
    CHECK(text_of(scratch.at("out/log.jsonl")) == before);
  }
}

TEST_CASE("same seed same result, in JSON; another seed another one") {
  const Scratch scratch;
  const auto one = tuiyan_says({"run", plan, scenario, "--no-report", "--json", "-o", scratch.at("1")});
  const auto two = tuiyan_says({"run", plan, scenario, "--no-report", "--json", "-o", scratch.at("2")});
  const auto three =
      tuiyan_says({"run", plan, scenario, "--no-report", "--json", "-o", scratch.at("3"), "--seed", "9"});
  REQUIRE(one.exit_code == 0);
  CHECK(one.output == two.output);
  CHECK(one.output != three.output);
  CHECK(text_of(scratch.at("1/log.jsonl")) == text_of(scratch.at("2/log.jsonl")));
}

TEST_CASE("a longer duration in the plan moves the score, and the waterfall names the clause") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "plans");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios", scratch.path / "scenarios", fs::copy_options::recursive);
  std::string slower = repository_text(plan);
  slower = std::regex_replace(slower, std::regex(R"("takes": \{"median": "90 s", "p90": "3 min")"),
                              R"("takes": {"median": "9 min", "p90": "18 min")");
  REQUIRE(slower != repository_text(plan));
  (void)scratch.write("plans/slower.json", slower);
  const auto before = tuiyan_says({"run", plan, scenario, "--no-report", "--json", "-o", scratch.at("before")});
  const auto after = tuiyan_says(
      {"run", scratch.at("plans/slower.json"), scenario, "--no-report", "--json", "-o", scratch.at("after")});
  REQUIRE_MESSAGE(after.exit_code == 0, after.errors);
  const auto value_of_seats_back = [](const std::string& json) {
    std::smatch found;
    const std::regex pattern(R"re("target": "seats-back"[\s\S]*?"value": ([0-9.]+))re");
    REQUIRE(std::regex_search(json, found, pattern));
    return std::stod(found[1]);
  };
  CHECK(value_of_seats_back(after.output) > 2 * value_of_seats_back(before.output));
  CHECK(after.output.find("\"critical_missed\": true") != std::string::npos);
  CHECK(after.output.find("\"clause\": \"S4.3.2\"") != std::string::npos);
  const auto strict = tuiyan_says(
      {"run", scratch.at("plans/slower.json"), scenario, "--no-report", "--strict", "-o", scratch.at("strict")});
  CHECK(strict.exit_code == 1);
}

TEST_CASE("bad input: a clear error, exit code 2, nothing half written") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "plans");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios", scratch.path / "scenarios", fs::copy_options::recursive);
  const std::string good_plan = repository_text(plan);
  const std::string good_site = repository_text("scenarios/sites/provincial-95598.json");
  const std::string site = scratch.at("scenarios/sites/provincial-95598.json");
  std::string the_plan = scratch.write("plans/plan.json", good_plan);
  std::string the_scenario = scratch.at("scenarios/seat-system-crash.json");
  std::string expected;

  SUBCASE("missing file") {
    the_plan = scratch.at("nowhere.json");
    expected = "nowhere.json: error: expected a file that can be read";
  }
  SUBCASE("a folder instead of a file") {
    the_plan = scratch.at("plans");
    expected = "plans: error: ";
  }
  SUBCASE("not JSON") {
    (void)scratch.write("plans/plan.json", "{\"schema\": 1,\n  oops}");
    expected = "plan.json:2:3: error: ";
  }
  SUBCASE("wrong schema") {
    (void)scratch.write("plans/plan.json", replaced(good_plan, "\"schema\": 1", "\"schema\": 7"));
    expected = "/schema: expected ";
  }
  SUBCASE("a scenario in place of a plan") {
    the_plan = the_scenario;
    expected = "/kind: expected \"plan\", found \"scenario\"";
  }
  SUBCASE("an unknown id, with a suggestion") {
    (void)scratch.write("plans/plan.json", replaced(good_plan, "\"report\": {\"to\": \"shift-leader\"",
                                                    "\"report\": {\"to\": \"shift-leadr\""));
    expected = "did you mean \"shift-leader\"?";
  }
  SUBCASE("negative duration") {
    (void)scratch.write("plans/plan.json", replaced(good_plan, "\"within\": \"1 min\"", "\"within\": \"-1 min\""));
    expected = "/within: expected ";
  }
  SUBCASE("a bare number where a unit is needed") {
    (void)scratch.write("plans/plan.json", replaced(good_plan, "\"within\": \"1 min\"", "\"within\": 60"));
    expected = "/within: expected ";
  }
  SUBCASE("ten to the ninth seats") {
    (void)scratch.write("scenarios/sites/provincial-95598.json",
                        replaced(good_site, "\"seats\": 120", "\"seats\": 1000000000"));
    expected = "/seat_groups/main-seats/seats: expected ";
  }
  SUBCASE("contradictory documents: the fault strikes what the site has not") {
    const std::string text =
        replaced(text_of(the_scenario), "\"strikes\": \"seat-system\"", "\"strikes\": \"seat-sistem\"");
    (void)scratch.write("scenarios/seat-system-crash.json", text);
    expected = "did you mean \"seat-system\"?";
  }
  SUBCASE("several at once, in several files") {
    (void)scratch.write("plans/plan.json", replaced(good_plan, "\"within\": \"1 min\"", "\"within\": \"-1 min\""));
    (void)scratch.write("scenarios/sites/provincial-95598.json", replaced(good_site, "\"seats\": 120", "\"seats\": 0"));
    expected = "2 error(s)";
  }
  const auto checked = tuiyan_says({"--lang", "en", "check", the_plan, the_scenario});
  refused(checked, expected);
  const auto result = tuiyan_says({"--lang", "en", "run", the_plan, the_scenario, "-o", scratch.at("out")});
  refused(result, expected);
  CHECK(!fs::exists(scratch.path / "out"));
}

TEST_CASE("an output folder that cannot be used") {
  const Scratch scratch;
  SUBCASE("below a file") {
    const std::string file = scratch.write("file", "x");
    const auto result = tuiyan_says({"--lang", "en", "run", plan, scenario, "-o", file + "/out"});
    CHECK(result.exit_code == 3);
    CHECK_MESSAGE(result.errors.find("cannot write the result folder") != std::string::npos, result.errors);
  }
  SUBCASE("a file") {
    refused(tuiyan_says({"--lang", "en", "run", plan, scenario, "-o", scratch.write("file", "x")}), "is not a folder");
  }
  SUBCASE("not empty") {
    (void)scratch.write("mine.txt", "x");
    refused(tuiyan_says({"--lang", "en", "run", plan, scenario, "-o", scratch.path.string()}), "is not empty");
    CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator()) == 1);
  }
  SUBCASE("an empty folder is used") {
    fs::create_directory(scratch.path / "empty");
    CHECK(tuiyan_says({"run", plan, scenario, "--no-report", "-o", scratch.at("empty")}).exit_code == 0);
    CHECK(fs::exists(scratch.path / "empty" / "log.jsonl"));
    CHECK(std::distance(fs::directory_iterator(scratch.path), fs::directory_iterator()) == 1);  // no hidden leftovers
  }
}

TEST_CASE("a damaged log is refused with its line") {
  const Scratch scratch;
  (void)scratch.write("log.jsonl", "{\"record\":\"header\"}\nnonsense\n");
  const auto result = tuiyan_says({"--lang", "en", "report", scratch.path.string()});
  CHECK(result.exit_code == 2);
  CHECK_MESSAGE(result.errors.find("log.jsonl:1:") != std::string::npos, result.errors);
}

TEST_CASE("wrong words on the command line are explained in the user's language") {
  refused(tuiyan_says({"rnu", plan}), "不认识“rnu”（是否想写 \"run\"？）");
  refused(tuiyan_says({"--lang", "en", "rnu", plan}), "unknown \"rnu\" (did you mean \"run\"?)");
  refused(tuiyan_says({"run", plan, scenario, "--sed", "3"}), "不认识“--sed”（是否想写 \"--seed\"？）");
  refused(tuiyan_says({"run", plan}), "缺少 SCENARIO");
  refused(tuiyan_says({}), "缺少子命令");
  refused(tuiyan_says({"run", plan, scenario, "--seed=-3"}), "--seed 应为非负整数，实为“-3”");
  refused(tuiyan_says({"run", plan, scenario, "--seed"}), "--seed 后面缺少值");
  refused(tuiyan_says({"run", plan, scenario, scenario}), "只能给一个 SCENARIO");
  refused(tuiyan_says({"schema", "plann"}), "是否想写 \"plan\"");
  refused(tuiyan_says({"--lang", "fr", "check", plan}), "--lang 应为 zh、en 之一，实为“fr”");
  refused(tuiyan_says({"--lang", "enn", "check", plan}), "实为“enn”（是否想写 \"en\"？）");
  CHECK(tuiyan_says({"--help"}).exit_code == 0);
  CHECK(tuiyan_says({"run", "--help"}).output.find("--seed") != std::string::npos);
  CHECK(tuiyan_says({"fit", "--help"}).output.find("--lang zh|en  ") != std::string::npos);
  CHECK(tuiyan_says({"fit", "--help"}).output.find("--dates ymd|mdy|dmy ") != std::string::npos);
}

TEST_CASE("a file that is not there: what lies in its folder under a name like it") {
  refused(tuiyan_says({"check", "plans/95598-seat-sytem.json"}), "（是否想写 \"95598-seat-system.json\"？）");
  refused(tuiyan_says({"check", "plans/95598-seat-system"}), "（是否想写 \"95598-seat-system.json\"？）");
  const auto far = tuiyan_says({"--lang", "en", "check", "plans/nothing-like-it.json"});
  CHECK(far.exit_code == 2);
  CHECK(far.errors.find("did you mean") == std::string::npos);
  CHECK(tuiyan_says({"check", "no-such-folder/plan.json"}).exit_code == 2);
}

TEST_CASE("show and schema") {
  for (const char* document :
       {"plans/95598-seat-system.json", "scenarios/seat-system-crash.json", "scenarios/sites/provincial-95598.json"}) {
    const auto shown = tuiyan_says({"show", document});
    REQUIRE_MESSAGE(shown.exit_code == 0, shown.errors);
    CHECK(shown.output.find("默认值") != std::string::npos);
    CHECK(shown.output.find(std::string("<- ") + document + ":") != std::string::npos);
  }
  for (const char* kind : {"plan", "site", "scenario"})
    CHECK(tuiyan_says({"schema", kind}).output ==
          repository_text(std::string("engine/input/schemas/") + kind + ".schema.json"));
}

TEST_CASE("every command of the README but the two set-up ones runs") {
  // Those of the way through one's own plan build on each other and are run in new_cli_test.cpp.
  const Scratch scratch;
  // Where results lie when nobody says where: not in the sources.
  for (const char* folder : {"plans", "scenarios"})
    fs::copy(fs::path(TUIYAN_SOURCE_DIR) / folder, scratch.path / folder, fs::copy_options::recursive);
  const std::string readme = std::regex_replace(repository_text("README.md"), std::regex("\\\\\n"), "");
  const std::regex command(R"re(build/release/tuiyan ([^\n`]+))re");
  int count = 0;
  for (std::sregex_iterator it(readme.begin(), readme.end(), command), end; it != end; ++it) {
    if ((*it)[0].str().find("~/") != std::string::npos) continue;
    std::vector<std::string> words;
    std::istringstream line((*it)[1]);
    for (std::string word; line >> word;) words.push_back(word);
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (words[i] == "-o") words[i + 1] = scratch.at(std::to_string(count));
    const auto result = tuiyan_says(words, scratch.path.string());
    CHECK_MESSAGE(result.exit_code == 0, (*it)[0].str(), "\n", result.errors);
    ++count;
  }
  CHECK(count >= 4);
}
