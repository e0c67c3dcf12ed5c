// The archive as a user meets it: filed by itself, listed, followed over time, scored again, put back.
#include <sys/stat.h>

#include <regex>
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

const std::string small_plan = "tests/oracle/p01/plan.json", small_scenario = "tests/oracle/p01/scenario.json";

process::ToolResult well(const std::vector<std::string>& words) {
  const auto result = tuiyan_says(words);
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  return result;
}

std::string found_in(const std::string& text, const std::string& pattern) {
  std::smatch match;
  REQUIRE_MESSAGE(std::regex_search(text, match, std::regex(pattern)), "no ", pattern, " in ", text);
  return match[1];
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what is played is filed where the user's data lies, and listed") {
  const Scratch scratch;
  const std::string home = "XDG_DATA_HOME=" + scratch.at("data");
  const auto says = [&](const std::vector<std::string>& words) {
    return process::run_tool({TUIYAN_PROGRAM, words, "", TUIYAN_SOURCE_DIR, {home}, 600});
  };
  const auto none = says({"history"});
  CHECK(none.exit_code == 0);
  CHECK(holds(none.output, "档案里还没有记录"));
  CHECK(says({"history", "--json"}).output == "{\n  \"format\": 1,\n  \"records\": []\n}\n");
  CHECK_FALSE(fs::exists(scratch.path / "data"));  // looking makes nothing

  const auto run =
      says({"run", plan, scenario, "--no-report", "-o", scratch.at("1"), "--seed", "18446744073709551615"});
  REQUIRE_MESSAGE(run.exit_code == 0, run.errors);
  CHECK(holds(run.output, "已存档，编号 1（tuiyan history show 1）"));
  CHECK(fs::exists(scratch.path / "data" / "tuiyan" / "archive.db"));
  const auto quiet = says({"run", plan, scenario, "--no-report", "--json", "--lang", "en", "-o", scratch.at("2")});
  CHECK(holds(quiet.errors, "archived as 2"));
  CHECK(quiet.output.front() == '{');
  CHECK_FALSE(holds(quiet.output, "archived"));
  const auto unfiled = says({"run", plan, scenario, "--no-report", "--no-archive", "-o", scratch.at("3")});
  CHECK_FALSE(holds(unfiled.output, "存档"));
  const auto assessed = says({"assess", plan, scenario, "-n", "4", "--no-report", "-o", scratch.at("4")});
  CHECK(holds(assessed.output, "编号 3"));
  const auto compared =
      says({"compare", plan, plan, scenario, "-n", "3", "--no-report", "--lang", "en", "-o", scratch.at("5")});
  CHECK(holds(compared.output, "archived as 4"));

  const auto list = says({"history"});
  CHECK(holds(list.output, "：4 条记录"));
  CHECK(holds(list.output, "暴风雨晚峰座席系统崩溃"));
  CHECK(holds(list.output, "18446744073709551615-0"));
  CHECK(std::regex_search(list.output, std::regex("评估 .*有把握")));
  CHECK(std::regex_search(list.output, std::regex("比较 .*变好 0，变差 0")));
  const auto newest = says({"history", "-n", "1", "--lang", "en"});
  CHECK(holds(newest.output, "3 earlier ones are not listed"));
  CHECK(std::regex_search(says({"history", "--json"}).output, std::regex("\"id\": 4,\\s*\"kind\": \"compare\"")));
  CHECK(says({"history", "check"}).exit_code == 0);
}

TEST_CASE("a drill comes back out of the archive byte for byte, with its reports") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  (void)well({"run", plan, scenario, "-o", scratch.at("out"), "--archive", db});
  (void)well({"history", "unpack", "1", "-o", scratch.at("again"), "--archive", db});
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(scratch.path / "out")) {
    if (!entry.is_regular_file()) continue;
    const fs::path name = fs::relative(entry.path(), scratch.path / "out");
    CHECK_MESSAGE(text_of(entry.path().string()) == text_of((scratch.path / "again" / name).string()), name.string());
    ++files;
  }
  CHECK(files > 6);
  // What was archived changes nothing in what is left in the folder.
  (void)well({"run", plan, scenario, "--no-report", "-o", scratch.at("bare"), "--no-archive"});
  for (const char* name : {"log.jsonl", "result.json", "documents.json"})
    CHECK(text_of(scratch.at(std::string("bare/") + name)) == text_of(scratch.at(std::string("out/") + name)));
  refused(tuiyan_says({"history", "unpack", "1", "-o", scratch.at("out"), "--archive", db}), "不是空的");

  (void)well({"assess", plan, scenario, "-n", "3", "--no-report", "-o", scratch.at("odds"), "--archive", db});
  (void)well({"history", "unpack", "2", "-o", scratch.at("odds-again"), "--archive", db});
  for (const char* name : {"study.json", "documents-1.json"})
    CHECK(text_of(scratch.at(std::string("odds/") + name)) == text_of(scratch.at(std::string("odds-again/") + name)));
}

TEST_CASE("show: everything about one record, for people and for programs") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  (void)well({"run", plan, scenario, "--no-report", "-o", scratch.at("out"), "--archive", db});
  const auto people = well({"history", "show", "1", "--archive", db});
  for (const char* part : {"记录 1：推演", "种子 1，复现序号 0", "各目标", "≤ 5 分钟", "result.json", "S4.4.2.2"})
    CHECK_MESSAGE(holds(people.output, part), part, "\n", people.output);
  const auto programs = well({"history", "show", "1", "--json", "--archive", db});
  CHECK(std::regex_search(programs.output, std::regex("\"sha256\": \"[0-9a-f]{64}\"")));
  CHECK(holds(programs.output, "\"flow\""));
  CHECK(std::regex_search(programs.output, std::regex("\"target\": \"seats-back\"")));
}

TEST_CASE("trend: a revision shows in the target it moves, in the table, the JSON and the picture") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  fs::create_directories(scratch.path / "plans");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios", scratch.path / "scenarios", fs::copy_options::recursive);
  const std::string slower = scratch.write(
      "plans/slower.json", replaced(repository_text(plan), R"("takes": {"median": "90 s", "p90": "3 min")",
                                    R"("takes": {"median": "9 min", "p90": "18 min")"));
  (void)well({"run", plan, scenario, "--no-report", "-o", scratch.at("1"), "--archive", db});
  (void)well({"run", slower, scenario, "--no-report", "-o", scratch.at("2"), "--archive", db});
  (void)well({"run", plan, scenario, "--no-report", "-o", scratch.at("3"), "--archive", db});
  (void)well({"assess", plan, scenario, "-n", "3", "--no-report", "-o", scratch.at("4"), "--archive", db});
  const auto trend = well({"history", "trend", "seats-back", "-o", scratch.at("trend.svg"), "--archive", db});
  CHECK(std::regex_search(trend.output, std::regex("\n *2  .*更差")));
  CHECK(std::regex_search(trend.output, std::regex("\n *3  .*更好")));
  CHECK(holds(trend.output, "推演 3 次，达标 2 次"));
  const std::string picture = text_of(scratch.at("trend.svg"));
  CHECK(holds(picture, "<svg"));
  CHECK(holds(picture, "推演：未达标"));
  const std::string json = well({"history", "trend", "seats-back", "--json", "--archive", db}).output;
  const std::regex digest("\"plan_sha256\": \"([0-9a-f]{64})\"");
  std::vector<std::string> digests;
  for (std::sregex_iterator it(json.begin(), json.end(), digest), end; it != end; ++it) digests.push_back((*it)[1]);
  REQUIRE(digests.size() == 4);
  CHECK(digests[0] == digests[2]);
  CHECK(digests[0] == digests[3]);
  CHECK(digests[0] != digests[1]);
  // Of a comparison each revision stands under its own name; what a figure is of many drills is said.
  (void)well({"compare", slower, plan, scenario, "-n", "2", "--no-report", "-o", scratch.at("5"), "--archive", db});
  const std::string both = well({"history", "trend", "seats-back", "--json", "--archive", db}).output;
  const std::string old_one = found_in(both, "\"plan\": \"([^\"]*)\"[^}]*\"revision\": \"old\"");
  CHECK(old_one == "slower");
  CHECK(found_in(both, "\"plan\": \"([^\"]*)\"[^}]*\"revision\": \"new\"") == "95598-seat-system");
  // Record 5 compares with the very plan of record 1.
  CHECK(found_in(both, "\"record\": 5,[^}]*\"plan_revision\": \"([0-9a-f]{64})\"[^}]*\"revision\": \"new\"") ==
        found_in(both, "\"record\": 1,[^}]*\"plan_revision\": \"([0-9a-f]{64})\""));
  const std::string table = well({"history", "trend", "seats-back", "--lang", "en", "--archive", db}).output;
  CHECK(std::regex_search(table, std::regex("\n *4  .*  median [0-9]")));
  CHECK(std::regex_search(table, std::regex("\n *5  .*compare old  slower .*  mean [0-9]")));
  CHECK(std::regex_search(table, std::regex("\n *1  .*run .*  [0-9]+ min")));
  refused(tuiyan_says({"history", "trend", "seats-bak", "--archive", db}), "是否想写 \"seats-back\"？");
}

TEST_CASE("rescore: other limits, another verdict, the same figures") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  const auto played = well({"run", plan, scenario, "--no-report", "--json", "-o", scratch.at("1"), "--archive", db});
  const std::string own = repository_text(plan);
  // By the plan's own targets nothing changes.
  CHECK(well({"history", "rescore", "1", "--plan", plan, "--json", "--archive", db}).output + "\n" == played.output);

  const std::regex target(R"re("target": "seats-back"[\s\S]*?"value": ([0-9.]+)[\s\S]*?"met": (true|false))re");
  std::smatch before;
  REQUIRE(std::regex_search(played.output, before, target));
  CHECK(before[2] == "true");
  const std::string strict = scratch.write(
      "strict.json", R"({"targets": {"seats-back": {"metric": "time_to_restore", "of": "answering", "reaches": 0.8,
        "at_most": "1 s", "critical": true}}})");
  const auto judged = well({"history", "rescore", "1", "--targets", strict, "--json", "--archive", db});
  std::smatch after;
  REQUIRE(std::regex_search(judged.output, after, target));
  CHECK(after[2] == "false");
  CHECK(holds(judged.output, "\"critical_missed\": true"));
  const auto people = well({"history", "rescore", "1", "--targets", strict, "--lang", "en", "--archive", db});
  CHECK(holds(people.output, "nothing was simulated"));
  CHECK(std::regex_search(people.output, std::regex("grade: .* -> ")));
  // The record itself never changes.
  CHECK(holds(well({"history", "show", "1", "--archive", db}).output, "≤ 5 分钟"));

  SUBCASE("targets that do not fit are told with their place") {
    const std::string bad =
        scratch.write("bad.json",
                      "{\"targets\": {\"x\": {\"metric\": \"time_to_restore\",\n \"of\": \"answerin\", "
                      "\"at_most\": \"5 min\"}}}");
    refused(tuiyan_says({"history", "rescore", "1", "--targets", bad, "--archive", db}), "bad.json:2:8: 错误");
    const std::string other = scratch.write("other.json", "{\"targets\": {}, \"roles\": {}}");
    refused(tuiyan_says({"history", "rescore", "1", "--targets", other, "--archive", db, "--lang", "en"}),
            "/roles: expected a file of \"targets\" and \"grading\" alone, or a plan");
    refused(tuiyan_says({"history", "rescore", "1", "--targets", scratch.write("none.json", "{}"), "--archive", db}),
            "键 \"targets\"");
    refused(tuiyan_says({"history", "rescore", "1", "--targets", scratch.at("nowhere.json"), "--archive", db}),
            "nowhere.json");
    refused(tuiyan_says({"history", "rescore", "1", "--archive", db}), "缺少新目标");
  }
  SUBCASE("a study has no log") {
    (void)well({"assess", plan, scenario, "-n", "2", "--no-report", "-o", scratch.at("2"), "--archive", db});
    refused(tuiyan_says({"history", "rescore", "2", "--plan", plan, "--archive", db}), "没有日志可重评");
  }
}

TEST_CASE("records are taken out, several at once or none") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  for (const char* n : {"1", "2", "3"})
    (void)well({"run", small_plan, small_scenario, "--no-report", "-o", scratch.at(n), "--seed", n, "--archive", db});
  refused(tuiyan_says({"history", "remove", "1", "9", "--archive", db}), "没有编号为 9 的记录");
  CHECK(holds(well({"history", "remove", "1", "3", "1", "--archive", db}).output, "已删除 2 条记录"));
  CHECK(holds(well({"history", "--archive", db}).output, "：1 条记录"));
  refused(tuiyan_says({"history", "show", "1", "--archive", db}), "没有编号为 1 的记录");
}

TEST_CASE("an archive that will refuse is told before anything is played") {
  const Scratch scratch;
  const std::string letter = scratch.write("letter.txt", std::string(5000, 'a'));
  const auto result =
      tuiyan_says({"run", plan, scenario, "--no-report", "-o", scratch.at("out"), "--archive", letter, "--lang", "en"});
  refused(result, "is not an archive");
  CHECK_FALSE(fs::exists(scratch.path / "out"));
  CHECK(text_of(letter) == std::string(5000, 'a'));
  refused(tuiyan_says({"history", "--archive", scratch.at("nowhere.db")}), "没有档案文件");
  refused(tuiyan_says({"assess", plan, scenario, "-n", "2", "-o", scratch.at("out"), "--archive", scratch.at(".")}),
          "不是普通文件");
  CHECK_FALSE(fs::exists(scratch.path / "out"));
}

TEST_CASE("a disk that is full: the results are there, the record is not, exit code 3") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db");
  (void)well({"run", small_plan, small_scenario, "--no-report", "-o", scratch.at("1"), "--archive", db});
  // 66 blocks of 512 bytes: enough for the small log and for opening the archive, not for a record.
  const std::string command = std::string("ulimit -f 66; exec '") + TUIYAN_PROGRAM + "' run " + small_plan + " " +
                              small_scenario + " --no-report --seed 2 --archive '" + db + "' -o '" + scratch.at("2") +
                              "'";
  const auto result = process::run_tool({"sh", {"-c", command}, "", TUIYAN_SOURCE_DIR, {}, 600});
  CHECK(result.exit_code == 3);
  CHECK_MESSAGE(holds(result.errors, "无法写入档案"), result.errors);
  CHECK_FALSE(holds(result.output, "已存档"));
  CHECK(fs::exists(scratch.path / "2" / "log.jsonl"));
  CHECK(well({"history", "check", "--archive", db}).exit_code == 0);
  CHECK(holds(well({"history", "--archive", db}).output, "：1 条记录"));
}

TEST_CASE("wrong words below history are explained") {
  refused(tuiyan_says({"history", "shwo", "1"}), "不认识“shwo”（是否想写 \"show\"？）");
  refused(tuiyan_says({"history", "show"}), "缺少 ID");
  refused(tuiyan_says({"history", "show", "one", "--lang", "en"}), "ID: expected a whole number of 0 or more");
  refused(tuiyan_says({"history", "show", "18446744073709551615"}), "ID 太大：18446744073709551615");
  refused(tuiyan_says({"history", "rescore", "1", "--plan", "a", "--targets", "b", "--lang", "en"}),
          "only one of --plan and --targets can be given");
  refused(tuiyan_says({"history", "trend"}), "用法见 tuiyan history trend --help");
  refused(tuiyan_says({"history", "unpack", "1"}), "缺少 --out");
  CHECK(holds(tuiyan_says({"history", "rescore", "--help"}).output, "--targets"));
  CHECK(holds(tuiyan_says({"history", "--help"}).output, "rescore"));
}
