// Every bad plan of tests/lint: the finding is there, and not in the good plan; every rule has a bad plan.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "check/bad_plan.hpp"
#include "check/checker.hpp"
#include "input/documents.hpp"
#include "json/build.hpp"
#include "support/scratch.hpp"

namespace tuiyan::check {
namespace {

namespace fs = std::filesystem;
const std::string root = TUIYAN_SOURCE_DIR;

std::vector<fs::path> bad_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(root + "/tests/lint"))
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

BadPlan read_or_fail(const fs::path& path) {
  Diagnostics diagnostics;
  const auto bad = read_bad_plan(path.string(), diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) FAIL_CHECK(to_line(one, false));
  REQUIRE(bad);
  return *bad;
}

std::string text_of(const std::string& path) {
  std::ifstream in(root + "/" + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("each bad plan has its finding, with a place, and the good plan has not") {
  int files = 0;
  for (const fs::path& path : bad_files()) {
    INFO(path.string());
    const BadPlan bad = read_or_fail(path);
    const Said wrong = objection(bad);
    CHECK_MESSAGE(wrong.en.empty(), wrong.en);
    for (const Diagnostic& one : findings_of_bad(bad).sorted()) {
      if (one.code != bad.finding) continue;
      CHECK(one.severity == Severity::warning);
      CHECK(one.place.line > 0);
      CHECK_FALSE(one.expected.zh.empty());
      CHECK_FALSE(one.expected.en.empty());
    }
    ++files;
  }
  CHECK(files >= static_cast<int>(rules().size()));
}

TEST_CASE("every rule has a bad plan, a stable code, a clause and words in both languages") {
  std::set<std::string> proven;
  for (const fs::path& path : bad_files()) proven.insert(read_or_fail(path).finding);
  std::set<std::string_view> codes;
  for (const Rule& rule : rules()) {
    CAPTURE(rule.code);
    CHECK(codes.insert(rule.code).second);
    CHECK(rule.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(rule.clause.front() == 'S');
    CHECK_FALSE(rule.zh.empty());
    CHECK_FALSE(rule.en.empty());
    CHECK_MESSAGE(proven.count(std::string(rule.code)) == 1, "no bad plan in tests/lint");
  }
}

TEST_CASE("the room's README lists every rule as the program has it") {
  const std::string readme = text_of("engine/check/README.md");
  for (const Rule& rule : rules()) {
    const std::string row = "| `" + std::string(rule.code) + "` | " + std::string(rule.clause) + " | " +
                            std::string(rule.zh) + " / " + std::string(rule.en) + " |";
    CHECK_MESSAGE(readme.find(row) != std::string::npos, row);
  }
}

TEST_CASE("the shipped plans come out clean, alone and with each scenario that their risks name") {
  for (const char* name : {"95598-seat-system", "95598-network-and-power", "95598-vendor-recovery"}) {
    const fs::path path = fs::path(root) / "plans" / (std::string(name) + ".json");
    const std::string plan = path.string();
    INFO(plan);
    input::Beside beside;
    beside.inspect = &inspect;
    Diagnostics alone;
    const auto documents = input::load_beside(plan, nullptr, beside, alone);
    for (const Diagnostic& one : alone.sorted()) FAIL_CHECK(to_line(one, false), " ", one.code);
    REQUIRE(documents);
    std::set<std::string> scenarios;
    for (const Risk& risk : documents->plan.header.risks)
      for (const std::string& file : risk.scenarios)
        scenarios.insert((path.parent_path() / file).lexically_normal().string());
    for (const std::string& scenario : scenarios) {
      INFO(scenario);
      Diagnostics with;
      CHECK(input::load_beside(plan, &scenario, beside, with));
      for (const Diagnostic& one : with.sorted()) FAIL_CHECK(to_line(one, false), " ", one.code);
    }
  }
}

// The bad plan of this name with more of its plan or site changed: is its finding still there?
bool is_found(const std::string& name, const char* plan_changes, const char* site_changes) {
  BadPlan bad = read_or_fail(fs::path(root) / "tests/lint" / name);
  Diagnostics slips;
  json::Node changes = bad.plan_changes ? *bad.plan_changes : json::object({});
  json::merge_patch(changes, *json::parse("patch", plan_changes, slips));
  bad.plan_changes = changes;
  json::Node site = bad.site_changes ? *bad.site_changes : json::object({});
  json::merge_patch(site, *json::parse("patch", site_changes, slips));
  bad.site_changes = site;
  const std::vector<Diagnostic> all = findings_of_bad(bad).sorted();
  for (const Diagnostic& one : all) CHECK_MESSAGE(one.severity == Severity::warning, to_line(one, false));
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& one) { return one.code == bad.finding; });
}

TEST_CASE("a crew of several is several deep") {
  const char* crew_of_two = R"({"people": {"publicity-officer": {"crew_size": 2}}})";
  CHECK(is_found("one-publicity-officer.json", "{}", "{}"));
  CHECK_FALSE(is_found("one-publicity-officer.json", "{}", crew_of_two));
}

TEST_CASE("a message is taken up by what its object rests on, by a target, or by a partner's own plan") {
  const std::string file = "report-into-the-void.json";
  CHECK(is_found(file, "{}", "{}"));
  // The recording server is what the recording needs; the seats are nothing to it.
  CHECK_FALSE(is_found(
      file, R"({"flow": {"look": {"by": "director", "on": {"observed": "recording-server"}, "do": {"record": true}}}})",
      "{}"));
  CHECK(is_found(file,
                 R"({"flow": {"look": {"by": "director", "on": {"observed": "main-seats"}, "do": {"record": true}}}})",
                 "{}"));
  CHECK_FALSE(is_found(
      file, R"({"targets": {"director-told": {"metric": "time_to_report", "of": "director", "at_most": "20 min"}}})",
      "{}"));
  CHECK_FALSE(is_found(
      file,
      R"({"roles": {"county": {"filled_by": ["county-desk"]}}, "flow": {"tell-director": {"do": {"report": {"to": "county"}}}}})",
      R"({"people": {"county-desk": {"remote": true, "devices": ["mobile"]}}})"));
}

TEST_CASE("news goes with messages, to deputies, and to whoever is told by name") {
  const std::string file = "observed-by-others.json";
  CHECK(is_found(file, "{}", "{}"));
  // A message about anything carries all that its sender knows to be out of order.
  CHECK_FALSE(is_found(
      file,
      R"({"flow": {"tell-archive": {"by": "shift-leader", "after": "read-error", "do": {"report": {"to": "archive", "about": "recording"}}}}})",
      "{}"));
  // From somebody who cannot know it himself it does not come.
  CHECK(is_found(
      file,
      R"({"roles": {"printer": {"filled_by": ["press"]}}, "flow": {"tell-archive": {"by": "printer", "on": {"at": "1 h"}, "do": {"report": {"to": "archive", "about": "seat-system"}}}}})",
      R"({"people": {"press": {"devices": ["mobile"]}}})"));
  CHECK_FALSE(is_found(file, R"({"roles": {"archive": {"deputy": "assistant-leader"}}})", "{}"));
  CHECK_FALSE(is_found(file, R"({"flow": {"read-error": {"if_late": "look-after-recordings"}}})", "{}"));
  const char* by_the_clock = R"({"flow": {"look-after-recordings": {"on": {"observed": null, "at": "1 h"}}}})";
  CHECK_FALSE(is_found(file, by_the_clock, "{}"));
  // Found by whom the plan does not send to the archive; found by the archive itself.
  const char* found_by =
      R"({"flow": {"look-after-recordings": {"on": {"observed": null, "fault_known": "seat-system"}}}})";
  CHECK(is_found(file, found_by, "{}"));
  CHECK_FALSE(is_found(
      file,
      R"({"flow": {"look-after-recordings": {"on": {"observed": null, "fault_known": "seat-system"}}, "find": {"by": "archive", "on": {"at": "1 h"}, "do": {"diagnose": "seat-system"}}}})",
      "{}"));
}

TEST_CASE("whoever missed the last drill, and the drills before it") {
  const std::string file = "drill-without-maintenance.json";
  CHECK(is_found(file, "{}", "{}"));
  // Since then it was held again, with all.
  CHECK_FALSE(is_found(
      file,
      R"({"header": {"drills": {"monthly-seats": {"held": {"2027-01-27": ["agents", "leader-day", "platform-tech-day"]}}}}})",
      "{}"));
  // One of those who fill the role is enough; his deputy is not.
  CHECK_FALSE(is_found(
      file,
      R"({"header": {"drills": {"monthly-seats": {"held": {"2027-01-25": ["agents", "leader-day", "platform-tech-evening"]}}}}})",
      "{}"));
  CHECK(is_found(
      file,
      R"({"header": {"drills": {"monthly-seats": {"held": {"2027-01-25": ["agents", "leader-day", "platform-tech-oncall"]}}}}})",
      "{}"));
}

TEST_CASE("an inject reaches a deputy, or the next one after the absence") {
  const auto found = [](const char* absent) {
    BadPlan bad = read_or_fail(fs::path(root) / "tests/lint/inject-to-nobody.json");
    Diagnostics slips;
    bad.scenario_changes = json::parse("patch", absent, slips);
    const std::vector<Diagnostic> all = findings_of_bad(bad).sorted();
    return std::any_of(all.begin(), all.end(), [&](const Diagnostic& one) { return one.code == bad.finding; });
  };
  CHECK(found(R"({"absent": [{"who": "duty-manager"}, {"who": "service-director"}]})"));
  CHECK_FALSE(found(R"({"absent": [{"who": "duty-manager"}]})"));  // the director deputises
  CHECK_FALSE(found(R"({"absent": [{"who": "duty-manager", "to": "93 min"}, {"who": "service-director"}]})"));
  CHECK(found(R"({"absent": [{"who": "duty-manager", "from": "93 min"}, {"who": "service-director"}]})"));
}

TEST_CASE("a bad plan that is not one is told so") {
  const tests::Scratch folder;
  const auto written = [&](const std::string& text) { return folder.write("bad.json", text); };
  Diagnostics diagnostics;
  CHECK_FALSE(read_bad_plan(written(R"({"plan": "x.json", "finding": "no-review"})"), diagnostics));
  REQUIRE_FALSE(diagnostics.empty());
  CHECK(to_line(diagnostics.sorted().front(), false).find("the key \"at\"") != std::string::npos);

  const std::string good = root + "/plans/95598-seat-system.json";
  BadPlan bad;
  bad.plan = good;
  bad.finding = "no-review";
  bad.at = "/flow";
  CHECK(objection(bad).en.find("no-review is not found at /flow") == 0);
  Diagnostics slips;
  bad.plan_changes = json::parse("patch", R"({"flow": {"review": {"by": "nobody"}}})", slips);
  CHECK(objection(bad).en.find("expected the id of a role") != std::string::npos);
}

}  // namespace tuiyan::check
