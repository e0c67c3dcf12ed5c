// The plan checker and the table of proofs as a user meets them.
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

// A copy of the seat-system plan without its scope; its site and scenario stay where they are.
std::string plan_without_scope(const Scratch& scratch) {
  std::string text = replaced(repository_text(plan), "\"scope\":", "\"note\":");
  text = replaced(text, "../scenarios/sites/", std::string(TUIYAN_SOURCE_DIR) + "/scenarios/sites/");
  return scratch.write("plan.json", text);
}

}  // namespace

TEST_CASE("check: what would not hold in earnest is a warning with its code; --strict makes it count") {
  const Scratch scratch;
  // `site` is relative to the plan: the copy names it by an absolute path, which check resolves as well.
  const std::string bad = plan_without_scope(scratch);
  const auto lenient = tuiyan_says({"--lang", "en", "check", bad});
  CHECK(lenient.exit_code == 0);
  CHECK(lenient.errors.find("warning: /header: expected the key \"scope\": where and for what it holds, found none "
                            "[header-without-scope]") != std::string::npos);
  CHECK(lenient.output.find("ready to be played") != std::string::npos);
  const auto strict = tuiyan_says({"check", bad, "--strict"});
  CHECK(strict.exit_code == 1);
  CHECK(strict.errors.find("警告: /header：应为 键 \"scope\"：适用范围与事件，实为 没有 [header-without-scope]") !=
        std::string::npos);
  const auto machine = tuiyan_says({"--lang", "en", "check", bad, "--json"});
  CHECK(machine.exit_code == 0);
  CHECK(machine.errors.empty());
  CHECK(machine.output.find("\"code\": \"header-without-scope\"") != std::string::npos);
  CHECK(machine.output.find("\"line\": ") != std::string::npos);
}

TEST_CASE("check: what is found in the plan alone is found beside a scenario too") {
  const Scratch scratch;
  std::string text = replaced(repository_text(plan), "\"flow\": [\"", "\"flow\": [\"no-such-step\", \"");
  text = replaced(text, "../scenarios/sites/", std::string(TUIYAN_SOURCE_DIR) + "/scenarios/sites/");
  const std::string bad = scratch.write("plan.json", text);
  for (const auto& words : {std::vector<std::string>{"check", bad}, {"check", bad, scenario}})
    CHECK(tuiyan_says(words).errors.find("[unknown-step]") != std::string::npos);
}

TEST_CASE("check: a shipped plan is clean, also strictly; errors still exit 2") {
  const auto clean = tuiyan_says({"check", plan, scenario, "--strict"});
  CHECK(clean.exit_code == 0);
  CHECK(clean.errors.empty());
  const auto missing = tuiyan_says({"--lang", "en", "check", "no-such.json", "--json"});
  CHECK(missing.exit_code == 2);
  CHECK(missing.output.find("\"severity\": \"error\"") != std::string::npos);
}

TEST_CASE("coverage: one clause is played alone, an unknown one is refused") {
  const auto one = tuiyan_says({"--lang", "en", "coverage", "--only", "S4.3.2"});
  CHECK_MESSAGE(one.exit_code == 0, one.errors);
  CHECK(one.output.find(
            "S4.3.2: play, plan 95598-seat-system without /flow/switch-seats, scenario seat-system-crash: ") == 0);
  CHECK(one.output.find("→") != std::string::npos);
  CHECK(one.output.find('`') == std::string::npos);
  refused(tuiyan_says({"--lang", "en", "coverage", "--only", "S4.4.2.99"}),
          "found \"S4.4.2.99\" (did you mean \"S4.4.2.");
  refused(tuiyan_says({"coverage", "--only", "S4.4.2"}), "是否想写 \"S4.4.2.1\"？");
  refused(tuiyan_says({"--lang", "en", "coverage", "no-such-folder"}), "clauses.json");
}
