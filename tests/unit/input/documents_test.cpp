#include "good_documents.hpp"

namespace tuiyan::input {

TEST_CASE("the resolved text holds the merged documents and reads back to the same") {
  const auto documents =
      load_changed("scenario.json", "\"schema\": 1,",
                   "\"schema\": 1, \"site_changes\": {\"seat_groups\": {\"main-seats\": {\"seats\": 14}}},");
  CHECK(documents->resolved.find("site_changes") == std::string::npos);
  CHECK(documents->resolved.find("\"seats\":14") != std::string::npos);
  Diagnostics diagnostics;
  const auto again = from_resolved(documents->resolved, diagnostics);
  CHECK(lines_of(diagnostics) == "");
  REQUIRE(again);
  CHECK(again->resolved == documents->resolved);
  CHECK(again->site.id == documents->site.id);
  CHECK(again->plan.id == "plan");
  CHECK(again->scenario.id == "scenario");
  CHECK(again->scenario.start_unix_s == documents->scenario.start_unix_s);
  CHECK(again->site.seat_groups[again->site.seat_groups.find("main-seats")].seats == 14);
  CHECK(again->plan.flow.size() == documents->plan.flow.size());
}

TEST_CASE("patches: the scenario's of the plan, then the plan's of the site, then the scenario's of the site") {
  Scratch scratch;
  // The plan says 20 seats and 5 heads; the scenario changes the plan's patch to 30 seats, and the
  // site's night shift to 3 heads, after the plan's 5.
  Scratch::replace("plan.json", "\"site\": \"site.json\",",
                   "\"site\": \"site.json\", \"site_changes\": {\"seat_groups\": {\"main-seats\": {\"seats\": 20}}, "
                   "\"shifts\": {\"night\": {\"heads\": 5}, \"day\": {\"heads\": 11}}},");
  Scratch::replace(
      "scenario.json", "\"schema\": 1,",
      "\"schema\": 1, \"plan_changes\": {\"site_changes\": {\"seat_groups\": {\"main-seats\": {\"seats\": 30}}}}, "
      "\"site_changes\": {\"shifts\": {\"night\": {\"heads\": 3}}},");
  Diagnostics diagnostics;
  const auto documents = load("plan.json", "scenario.json", diagnostics);
  REQUIRE_MESSAGE(documents, lines_of(diagnostics));
  const Site& site = documents->site;
  CHECK(site.seat_groups[site.seat_groups.find("main-seats")].seats == 30);
  CHECK(site.shifts[site.shifts.find("night")].heads == 3);
  CHECK(site.shifts[site.shifts.find("day")].heads == 11);
  // What no patch touches stays.
  CHECK(site.shifts[site.shifts.find("night")].from == minutes(20 * 60));
}

TEST_CASE("a target that reads the queue at an instant has it sampled, also when read back") {
  const auto documents = load_changed("plan.json", "\"metric\": \"paper_orders_open\", \"at_most\": 0",
                                      "\"metric\": \"waiting_at\", \"from\": {\"at\": \"25 min\"}, \"at_most\": 0");
  const auto times_sampled = [](const Documents& all) {
    return std::count(all.scenario.sample_at.begin(), all.scenario.sample_at.end(), minutes(25));
  };
  CHECK(times_sampled(*documents) == 1);
  Diagnostics diagnostics;
  const auto again = from_resolved(documents->resolved, diagnostics);
  REQUIRE(again);
  CHECK(times_sampled(*again) == 1);
}

TEST_CASE("a patch can take something out") {
  const auto documents = load_changed("scenario.json", "\"schema\": 1,",
                                      "\"schema\": 1, \"plan_changes\": {\"targets\": {\"orders\": null}},");
  CHECK(documents->plan.targets.size() == 3);
  CHECK_FALSE(documents->plan.targets.find("orders"));
}

TEST_CASE("paths are relative to the file that names them") {
  Scratch scratch;
  std::filesystem::create_directory("plans");
  std::filesystem::create_directory("sites");
  std::filesystem::rename("plan.json", "plans/plan.json");
  std::filesystem::rename("site.json", "sites/site.json");
  Scratch::replace("plans/plan.json", "\"site.json\"", "\"../sites/site.json\"");
  Diagnostics diagnostics;
  CHECK(load("plans/plan.json", "scenario.json", diagnostics));
  Scratch::replace("sites/site.json", "\"seats\": 12", "\"seats\": 0");
  CHECK_FALSE(load("plans/plan.json", "scenario.json", diagnostics));
  CHECK(lines_of(diagnostics) ==
        "sites/site.json:32:29: error: /seat_groups/main-seats/seats: expected a whole number from 1 to 1000000, found "
        "0\n");
}

TEST_CASE("a plan alone, with its site") {
  Scratch scratch;
  Diagnostics diagnostics;
  const auto documents = load_plan("plan.json", diagnostics);
  CHECK(lines_of(diagnostics) == "");
  REQUIRE(documents);
  CHECK(documents->plan.flow.size() == 13);
  CHECK(documents->scenario.faults.empty());
  const auto again = from_resolved(documents->resolved, diagnostics);
  REQUIRE(again);
  CHECK(again->resolved == documents->resolved);
}

TEST_CASE("an id written in a document wins over the file's name") {
  const auto documents = load_changed("site.json", "\"kind\": \"site\",", "\"kind\": \"site\", \"id\": \"hall\",");
  CHECK(documents->site.id == "hall");
}

TEST_CASE("resolved text that is damaged is refused") {
  Diagnostics diagnostics;
  CHECK_FALSE(from_resolved("{}", diagnostics));
  CHECK(lines_of(diagnostics) == "resolved:1:1: error: expected the keys \"site\" and \"plan\"\n");
  Diagnostics others;
  CHECK_FALSE(from_resolved("[", others));
  CHECK(others.has_errors());
}

TEST_CASE("errors of other documents do not refuse these") {
  Scratch scratch;
  Diagnostics diagnostics;
  CHECK_FALSE(load("plan.json", "nothing.json", diagnostics));
  CHECK(load("plan.json", "scenario.json", diagnostics));
  CHECK(lines_of(diagnostics) ==
        "nothing.json: error: expected a file that can be read, found no such file or folder\n");
}

TEST_CASE("the exact cases load without a word") {
  int seen = 0;
  for (const auto& folder : std::filesystem::directory_iterator(source_path("tests/oracle"))) {
    const std::string plan = (folder.path() / "plan.json").string();
    if (!std::filesystem::exists(plan)) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      const std::string name = file.path().filename().string();
      if (name == "plan.json" || name == "site.json" || name == "expect.json") continue;
      Diagnostics diagnostics;
      CHECK(load(plan, file.path().string(), diagnostics));
      CHECK(lines_of(diagnostics) == "");
      ++seen;
    }
  }
  CHECK(seen >= 6);
}

TEST_CASE("the documents of the repository load without a word") {
  const std::pair<const char*, const char*> drills[] = {{"95598-seat-system", "seat-system-crash"},
                                                        {"95598-network-and-power", "carrier-and-uplink-loss"},
                                                        {"95598-network-and-power", "mains-loss"}};
  for (const auto& [plan, scenario] : drills) {
    Diagnostics diagnostics;
    const auto documents = load(source_path(std::string("plans/") + plan + ".json"),
                                source_path(std::string("scenarios/") + scenario + ".json"), diagnostics);
    CHECK(lines_of(diagnostics) == "");
    REQUIRE(documents);
    Diagnostics second;
    const auto again = from_resolved(documents->resolved, second);
    CHECK(lines_of(second) == "");
    REQUIRE(again);
    CHECK(again->resolved == documents->resolved);
  }
}

}  // namespace tuiyan::input
