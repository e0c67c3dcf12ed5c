// The risk register as a user meets it.
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

TEST_CASE("risk leaves table, matrix, page and JSON, and says the same for any number of workers") {
  const Scratch scratch;
  const auto one = tuiyan_says({"risk", plan, "-n", "4", "--workers", "1", "-o", scratch.at("one"), "--json"});
  REQUIRE_MESSAGE(one.exit_code == 0, one.errors);
  CHECK(one.errors.empty());
  CHECK(one.output.find("\"service\": \"answering\"") != std::string::npos);
  CHECK(one.output.find("\"risk\": \"seat-system-crash\"") != std::string::npos);
  for (const char* name : {"study.json", "documents-1.json", "report.zh.html", "report.en.html", "figures/risk.zh.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "one" / name), name);
  CHECK(text_of(scratch.at("one/study.json")) == one.output);
  const std::string report = text_of(scratch.at("one/report.zh.html"));
  for (const char* text : {"<svg", "风险矩阵", "座席系统应用或数据库崩溃", "每月检测应急座席"})
    CHECK_MESSAGE(report.find(text) != std::string::npos, text);
  const auto other =
      tuiyan_says({"risk", plan, "-n", "4", "--workers", "3", "-o", scratch.at("other"), "--json", "--no-report"});
  CHECK(other.output == one.output);
  const auto told = tuiyan_says({"--lang", "en", "risk", plan, "-n", "2", "-o", scratch.at("told"), "--no-report"});
  CHECK(told.exit_code == 0);
  for (const char* text : {"Risk assessment", "The gravest is “", "Lost minutes are those of", "2 pairs of drills",
                           "event: min", "immediate"})
    CHECK_MESSAGE(told.output.find(text) != std::string::npos, text);
  CHECK(told.output.find("customer-min") == std::string::npos);  // a hotline supplies nobody with power
}

TEST_CASE("risk: a plan without scenarios to play, a scenario that is not there, no plan") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "plans");
  fs::create_directories(scratch.path / "scenarios/sites");
  (void)scratch.write("scenarios/sites/provincial-95598.json",
                      repository_text("scenarios/sites/provincial-95598.json"));
  const std::string good = repository_text(plan);
  const std::size_t from = good.find("\"risks\": {"), to = good.find("\"drills\": {");
  REQUIRE(from < to);
  const std::string none = scratch.write("plans/none.json", good.substr(0, from) + good.substr(to));
  refused(tuiyan_says({"--lang", "en", "risk", none, "-o", scratch.at("out")}), "names a scenario to play");
  const std::string gone = scratch.write("plans/gone.json", good);  // its scenarios were not copied
  refused(tuiyan_says({"--lang", "en", "risk", gone, "-o", scratch.at("out")}), "expected a file that can be read");
  refused(tuiyan_says({"--lang", "en", "risk"}), "PLAN is missing: the plan");
  CHECK_FALSE(fs::exists(scratch.path / "out"));
}
