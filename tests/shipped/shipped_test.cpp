// Every scenario of the repository plays: with the plan that scenarios/README.md names for it, `check` has no error,
// one drill ends sound, and it can be scored and reported in both languages. A scenario without a row in the table is a
// failure.
//
// A row is:  | `file.json` | family | … | `plan` |   (plan: a file of plans/, with or without .json; several: each is
// played)
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "drill/drill.hpp"
#include "event/log_check.hpp"
#include "process/worker_pool.hpp"
#include "report/report.hpp"
#include "report/terminal.hpp"
#include "score/score.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;
namespace fs = std::filesystem;

const fs::path scenario_folder = fs::path(TUIYAN_SOURCE_DIR) / "scenarios";

// What stands between back quotes in a cell, without the ending .json.
std::vector<std::string> quoted(const std::string& cell) {
  std::vector<std::string> all;
  for (std::size_t at = cell.find('`'); at != std::string::npos; at = cell.find('`', at + 1)) {
    const std::size_t end = cell.find('`', at + 1);
    if (end == std::string::npos) break;
    std::string one = cell.substr(at + 1, end - at - 1);
    if (one.size() > 5 && one.compare(one.size() - 5, 5, ".json") == 0) one.resize(one.size() - 5);
    all.push_back(one);
    at = end;
  }
  return all;
}

std::vector<std::string> cells(const std::string& row) {
  std::vector<std::string> all;
  std::istringstream stream(row.substr(1));
  for (std::string cell; std::getline(stream, cell, '|');) all.push_back(cell);
  return all;
}

// Scenario, relative to scenarios/ and without .json, to its plans.
std::map<std::string, std::vector<std::string>> table() {
  std::map<std::string, std::vector<std::string>> plans;
  std::ifstream readme(scenario_folder / "README.md");
  for (std::string line; std::getline(readme, line);) {
    if (line.rfind("| `", 0) != 0) continue;
    const std::vector<std::string> all = cells(line);
    if (all.size() < 3 || all[0].find(".json`") == std::string::npos) continue;
    const std::vector<std::string> name = quoted(all[0]);
    if (name.size() != 1 || name[0].rfind("sites/", 0) == 0) continue;
    plans[name[0]] = quoted(all.back());
  }
  return plans;
}

std::vector<std::string> shipped() {
  std::vector<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(scenario_folder)) {
    const fs::path name = fs::relative(entry.path(), scenario_folder);
    if (entry.path().extension() == ".json" && name.begin()->string() != "sites")
      all.push_back(fs::path(name).replace_extension().generic_string());
  }
  std::sort(all.begin(), all.end());
  return all;
}

// "" when all is well.
std::string complaint_of(const std::shared_ptr<const Documents>& documents) {
  const Log log = drill::play(documents, Luck{1, 0, 0});
  for (const std::string& one : inconsistencies(log)) return "log: " + one;
  if (log.entries.back().kind != Kind::drill_ended) return "did not end by itself";
  const score::Scorecard card = score::score(log);
  if (card.aborted) return "aborted";
  if (card.results.size() != documents->plan.targets.size()) return "targets without a result";
  for (const Language language : {Language::zh, Language::en}) {
    if (report::markdown(log, card, language).empty()) return "no report";
    if (report::terminal_summary(log, card, language, false).empty()) return "no summary";
  }
  return "";
}

}  // namespace

TEST_CASE("every shipped scenario plays with the plan that the table names") {
  const auto plans = table();
  const std::vector<std::string> all = shipped();
  REQUIRE(all.size() >= 18);
  for (const std::string& scenario : all) {
    CAPTURE(scenario);
    const auto row = plans.find(scenario);
    const bool has_row = row != plans.end() && !row->second.empty();
    CHECK_MESSAGE(has_row,
                  "scenarios/README.md has no row for it: | `" << scenario << ".json` | family | … | `plan` |");
    if (!has_row) continue;
    for (const std::string& plan : row->second) {
      CAPTURE(plan);
      const auto documents = tests::load_or_fail("plans/" + plan + ".json", "scenarios/" + scenario + ".json");
      const process::Outcome outcome = process::run_in_child([&] { return complaint_of(documents); });
      CHECK_MESSAGE(outcome.ending == process::Ending::done, outcome.complaint);
      CHECK(outcome.bytes == "");
    }
  }
}

TEST_CASE("the table names no scenario that is not there") {
  const std::vector<std::string> all = shipped();
  for (const auto& [scenario, plans] : table())
    CHECK_MESSAGE(std::find(all.begin(), all.end(), scenario) != all.end(), scenario);
}
