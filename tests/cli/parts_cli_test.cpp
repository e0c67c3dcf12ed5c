// Criticality and sweep as a user meets them: what they say, what they leave behind, what the archive keeps of them.
#include <algorithm>
#include <regex>
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

const std::string small_plan = "tests/unit/study/parallel/plan.json";
const std::string small_scenario = "tests/unit/study/parallel/scenario.json";

std::string found(const std::string& text, const std::string& pattern) {
  std::smatch match;
  REQUIRE_MESSAGE(std::regex_search(text, match, std::regex(pattern)), "no ", pattern);
  return match[1];
}

bool says(const process::ToolResult& result, const std::string& part) {
  return result.output.find(part) != std::string::npos;
}

process::ToolResult goes_well(const std::vector<std::string>& words) {
  const auto result = tuiyan_says(words);
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  return result;
}

}  // namespace

TEST_CASE("criticality: what the terminal says, what is left behind, the same for any number of workers") {
  const Scratch scratch;
  const auto zh = tuiyan_says({"criticality", small_plan, small_scenario, "-n", "600", "-o", scratch.at("zh")});
  REQUIRE_MESSAGE(zh.exit_code == 0, zh.errors);
  CHECK(zh.errors.empty());
  CHECK(std::regex_search(
      zh.output, std::regex("单点：缺了人员“值守”，本来有把握的目标达不到要求：开始（[0-9.]+% → 0.0%，要求 70%）")));
  // He was away in fewer than 29 drills: too few to say that nobody notices.
  CHECK(zh.output.find("推演太少") != std::string::npos);
  CHECK(zh.output.find("闲人") != std::string::npos);
  CHECK(zh.output.find("人员：闲人") == std::string::npos);
  for (const char* name : {"study.json", "documents-1.json", "report.zh.html", "report.en.html",
                           "figures/losses-0.zh.svg", "figures/gains-0.en.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "zh" / name), name);
  CHECK(text_of(scratch.at("zh/report.en.html")).find("could not be drawn") == std::string::npos);
  const std::string study = text_of(scratch.at("zh/study.json"));
  CHECK(std::stoul(found(study, "\"drills\": ([0-9]+)")) <= 600);
  for (const char* workers : {"1", "8"}) {
    const auto other = tuiyan_says({"criticality", small_plan, small_scenario, "-n", "600", "--workers", workers, "-o",
                                    scratch.at(workers), "--json", "--no-report"});
    CHECK(other.output == study);
  }
  // The patch of a part plays its loss alone.
  const std::string patch = found(study, "\"kind\": \"deputy\"[^@]*?\"patch\": (\\{.*\\})");
  CHECK(patch == R"({"plan":{"roles":{"first":{"deputy":null}}}})");

  const auto en =
      tuiyan_says({"criticality", small_plan, small_scenario, "-n", "60", "--kinds", "person,standby", "--target",
                   "up-again", "--pairs", "--no-report", "--lang", "en", "-o", scratch.at("en")});
  REQUIRE_MESSAGE(en.exit_code == 0, en.errors);
  CHECK(en.output.find("Ranked by the target “Up again” alone.") != std::string::npos);
  const auto few =
      tuiyan_says({"criticality", small_plan, small_scenario, "-n", "2", "--lang", "en", "-o", scratch.at("few")});
  CHECK(few.exit_code == 2);
  CHECK(
      few.errors.find("-n 2 is too few: to play each of 16 parts once, and the whole plan beside them, takes at least "
                      "18;") != std::string::npos);

  const auto wrong = tuiyan_says({"criticality", small_plan, small_scenario, "--kinds", "persons,step", "--target",
                                  "begin", "--shorter", "100", "--lang", "en", "-o", scratch.at("wrong")});
  refused(wrong,
          "--kinds: expected one of person, deputy, channel, monitor, resource, supplier, measure, standby, step, "
          "shorter_step, shorter_delay; found \"persons\" (did you mean \"person\"?)");
  refused(wrong, "--target: expected one of begun, up-again; found \"begin\" (did you mean \"begun\"?)");
  refused(wrong, "--shorter: expected 1 to 99 (percent), found 100");
  CHECK_FALSE(fs::exists(scratch.path / "wrong"));
}

TEST_CASE("sweep: curves, ranges, pictures; the same for any number of workers") {
  const Scratch scratch;
  const std::string over = "/site/components/server-b/ready_probability=0.2,0.6,1";
  const auto zh = goes_well(
      {"sweep", small_plan, small_scenario, "--over", over, "-n", "60", "--no-archive", "-o", scratch.at("zh")});
  CHECK(zh.errors.empty());
  CHECK(says(zh, "参数曲线：/site/components/server-b/ready_probability（推演结果，非实际事件）"));
  CHECK(says(zh, "推演共 180 次：3 个值，每个 60 次（种子 1）"));
  CHECK(says(zh, "“恢复”：最小的有把握达标（不低于 70%）的值是 1，最大的是 1（对全部值合计 95% 的把握）。"));
  CHECK(says(zh, "不随之变化的目标：开始"));
  for (const char* name :
       {"study.json", "documents-1.json", "report.zh.html", "report.en.html", "figures/odds-0-1.zh.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "zh" / name), name);
  const std::string page = text_of(scratch.at("zh/report.en.html"));
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("could not be drawn") == std::string::npos);
  const std::string study = text_of(scratch.at("zh/study.json"));
  CHECK(found(study,
              "\"target\": \"up-again\",\\s*\"metric\": \"time_to_restore\",\\s*\"confidence\": 0.7,\\s*"
              "\"smallest_sure\": \"([^\"]*)\"") == "1");
  for (const char* workers : {"1", "8"}) {
    const auto other = goes_well({"sweep", small_plan, small_scenario, "--over", over, "-n", "60", "--workers", workers,
                                  "--json", "--no-report", "--no-archive", "-o", scratch.at(workers)});
    CHECK(other.output == study);
  }
  // A queue whose every assumption holds has its formula beside it.
  const auto en = goes_well({"sweep", "tests/oracle/published/plan.json", "tests/oracle/published/erlang-c-14.json",
                             "--over", "/site/seat_groups/seats/seats=14,16", "-n", "4", "--no-report", "--no-archive",
                             "--lang", "en", "-o", scratch.at("en")});
  CHECK(says(en, "formula beside the curves: Erlang C (waiting)."));
}

TEST_CASE("sweep: any metric, by a file of targets in place of the plan's") {
  const Scratch scratch;
  const std::string own = scratch.write(
      "own.json",
      R"({"targets": {"idle-time": {"name": {"zh": "中断", "en": "Down"}, "metric": "downtime", "of": "service", "at_most": "1 h"}}})");
  const std::string over = "/site/components/server-b/ready_probability=0.2,1";
  const auto result = goes_well({"sweep", small_plan, small_scenario, "--over", over, "--targets", own, "-n", "40",
                                 "--json", "--no-report", "--no-archive", "-o", scratch.at("own")});
  CHECK(says(result, "\"metric\": \"downtime\""));
  CHECK_FALSE(says(result, "up-again"));
  const std::string wrong = scratch.write(
      "wrong.json",
      R"({"targets": {"idle-time": {"name": "x", "metric": "downtim", "of": "service", "at_most": "1 h"}}})");
  const auto bad = tuiyan_says({"sweep", small_plan, small_scenario, "--over", over, "--targets", wrong, "--lang", "en",
                                "-o", scratch.at("bad")});
  refused(bad, "wrong.json:1:");
  refused(bad, "(did you mean \"downtime\"?)");
  CHECK_FALSE(fs::exists(scratch.path / "bad"));
}

TEST_CASE("sweep: what is wrong with --over is said at once, before anything is played") {
  const Scratch scratch;
  const auto wrong = [&](const std::string& over, const std::string& language) {
    const auto result = tuiyan_says({"sweep", small_plan, small_scenario, "--over", over, "--metric", "up-agian",
                                     "--lang", language, "-o", scratch.at("out")});
    CHECK(result.exit_code == 2);
    CHECK(result.output.empty());
    return result.errors;
  };
  CHECK(
      wrong("/site/components/server-c/ready_probability=0.5", "en") ==
      "tuiyan: error: --metric: expected the id of a target of the plan; found \"up-agian\" (did you mean "
      "\"up-again\"?)\n"
      "tuiyan: error: --over /site/components/server-c/ready_probability: no \"server-c\" in /site/components (did you "
      "mean \"server-a\"?)\n");
  CHECK(wrong("/site/components/server-c/ready_probability=0.5", "zh") ==
        "tuiyan: 错误: --metric 应为预案中目标的标识；实为“up-agian”（是否想写 \"up-again\"？）\n"
        "tuiyan: 错误: --over /site/components/server-c/ready_probability：/site/components "
        "下没有“server-c”（是否想写 \"server-a\"？）\n");
  const std::string metric =
      "tuiyan: error: --metric: expected the id of a target of the plan; found \"up-agian\" (did you mean "
      "\"up-again\"?)\n";
  CHECK(wrong("/plan/flow/begin/takes=90s..60s:10s", "en") ==
        metric + "tuiyan: error: --over: expected from the smaller to the larger; found \"90s..60s\"\n");
  CHECK(wrong("/plan/flow/begin/takes=1s..1000s:1s", "en") ==
        metric + "tuiyan: error: --over: expected at most 200 values; found \"1000\"\n");
  const std::string invalid = wrong("/site/components/server-b/ready_probability=0.5,2", "en");
  CHECK_MESSAGE(invalid.find("--over /site/components/server-b/ready_probability=2") != std::string::npos, invalid);
  CHECK(invalid.find("values are written like") == std::string::npos);  // the unit is right, the value is not
  const std::string unit = wrong("/plan/flow/begin/takes=60,90", "en");
  CHECK_MESSAGE(unit.find("; the document has 100 s there, and values are written like --over "
                          "/plan/flow/begin/takes=60s,90s\n") != std::string::npos,
                unit);
  CHECK(wrong("/site/components/server-b/ready_probability=1s", "zh")
            .find("取值写如 --over /site/components/server-b/ready_probability=1\n") != std::string::npos);
  CHECK_FALSE(fs::exists(scratch.path / "out"));
  refused(tuiyan_says({"sweep", small_plan, small_scenario, "--lang", "en"}), "--over is missing");
  refused(tuiyan_says({"sweep", small_plan, small_scenario, "--over", "/plan/flow/begin/takes=60s", "--uncertain",
                       "--lang", "en"}),
          "no figure of these documents has a range");
  refused(tuiyan_says({"criticality", small_plan, small_scenario, "--uncertain"}), "没有写明可能范围");
}

TEST_CASE("uncertain figures in criticality and sweep: told, and the same for any number of workers") {
  const Scratch scratch;
  const auto critical = [&](const std::string& language, const std::string& workers) {
    return goes_well({"criticality", plan, scenario, "--uncertain", "--kinds", "deputy", "-n", "40", "--workers",
                      workers, "--no-report", "--no-archive", "--lang", language, "-o",
                      scratch.at(language + workers)});
  };
  CHECK(says(critical("zh", "2"), "不确定的数字（5 个）在每次推演中另行抽取，有无这一部分抽到的相同。"));
  CHECK(says(critical("en", "1"),
             "5 uncertain figures were drawn anew in each drill, alike with and without each part."));
  CHECK(text_of(scratch.at("zh2/study.json")) == text_of(scratch.at("en1/study.json")));
  const auto swept =
      goes_well({"sweep", plan, scenario, "--uncertain", "--over", "/site/seat_groups/emergency-seats/seats=60,120",
                 "-n", "3", "--no-report", "--no-archive", "--lang", "en", "-o", scratch.at("sweep")});
  CHECK(says(swept, "5 uncertain figures were drawn anew in each drill, alike at all values."));
  CHECK(text_of(scratch.at("sweep/study.json")).find("\"uncertain\": true") != std::string::npos);
}

TEST_CASE("criticality and sweep are filed: list, show, trend, export and import, unpack") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db"), zip = scratch.at("p.zip"), to = scratch.at("to.db");
  const auto first = goes_well({"criticality", small_plan, small_scenario, "-n", "600", "--shorter", "30",
                                "--no-report", "-o", scratch.at("c"), "--archive", db});
  CHECK(says(first, "已存档，编号 1（tuiyan history show 1）"));
  const auto second = goes_well({"sweep", small_plan, small_scenario, "--over",
                                 "/site/components/server-b/ready_probability=0.2..1:0.2", "-n", "60", "--no-report",
                                 "--lang", "en", "-o", scratch.at("s"), "--archive", db});
  CHECK(says(second, "archived as 2 (tuiyan history show 2)"));
  (void)goes_well(
      {"assess", small_plan, small_scenario, "-n", "20", "--no-report", "-o", scratch.at("a"), "--archive", db});

  const auto list = goes_well({"history", "--archive", db});
  CHECK(std::regex_search(list.output, std::regex("1  .*要害  .*1 / 2 有把握，单点 [123]")));
  CHECK(std::regex_search(list.output, std::regex("2  .*曲线  .*1 × 300 .*1 / 2 有值可有把握")));
  const auto english = goes_well({"history", "--archive", db, "--lang", "en"});
  CHECK(std::regex_search(english.output, std::regex("criticality .*1 of 2 surely, [123] single point")));
  CHECK(std::regex_search(english.output, std::regex("sweep .*1 of 2 surely at some value")));

  const auto zh = goes_well({"history", "show", "1", "--archive", db});
  for (const char* part : {"记录 1：要害", "\"shorter\":30", "缺了什么最要紧", "缩短用时，得到什么", "是哪些目标的单点",
                           "无人察觉", "切换 [延误类别]"})
    CHECK_MESSAGE(says(zh, part), part, "\n", zh.output);
  CHECK(std::regex_search(zh.output,
                          std::regex("值守 \\[人员\\] +\\+[0-9.]+（\\+[0-9.]+–\\+[0-9.]+） +\\+[0-9.]+ +开始")));
  const auto en = goes_well({"history", "show", "1", "--lang", "en", "--archive", db});
  for (const char* part : {"Record 1: criticality", "What the plan cannot do without", "Watch [person]",
                           "single point of", "switching [kind of delay]", "of them missed by nothing"})
    CHECK_MESSAGE(says(en, part), part, "\n", en.output);
  const auto curve_zh = goes_well({"history", "show", "2", "--archive", db});
  for (const char* part :
       {"取值的数：/site/components/server-b/ready_probability", "有把握的值", "没有；可能 0.2 至 1"})
    CHECK_MESSAGE(says(curve_zh, part), part, "\n", curve_zh.output);
  const auto curve = goes_well({"history", "show", "2", "--lang", "en", "--archive", db});
  CHECK(std::regex_search(curve.output, std::regex("target +0.2 +0.4 +0.6 +0.8 +1  surely met at")));
  CHECK(std::regex_search(curve.output, std::regex("Up again .*100.0% \\([0-9.]+% to 100.0%\\)  1\n")));
  const std::string json = goes_well({"history", "show", "2", "--json", "--archive", db}).output;
  CHECK(found(json, "\"over\": \"([^\"]*)\"") == "/site/components/server-b/ready_probability");
  CHECK(found(json, "\"scenario\": \"scenario\",\\s*\"setting\": \"([^\"]*)\"") == "0.2");

  // The whole plan's odds are a step of the target's way; those at other values of a number are none.
  const auto trend = goes_well({"history", "trend", "up-again", "-o", scratch.at("t.svg"), "--archive", db});
  CHECK(std::regex_search(trend.output, std::regex("\n *1  .*要害 .*%")));
  CHECK(std::regex_search(trend.output, std::regex("\n *3  .*评估 .*%")));
  CHECK_FALSE(std::regex_search(trend.output, std::regex("\n *2  ")));
  CHECK(text_of(scratch.at("t.svg")).find("评估、要害：中位数") != std::string::npos);
  refused(tuiyan_says({"history", "rescore", "1", "--plan", small_plan, "--archive", db}), "没有日志可重评");

  (void)goes_well({"history", "export", "1", "2", "-o", zip, "--archive", db});
  CHECK(says(goes_well({"history", "import", zip, "--archive", to}), "导入 2 条记录，另有 0 条"));
  CHECK(says(goes_well({"history", "import", zip, "--archive", db}), "导入 0 条记录，另有 2 条"));
  const auto cut = [](const std::string& text) { return text.substr(text.find("各目标")); };
  CHECK(cut(goes_well({"history", "show", "1", "--archive", to}).output) == cut(zh.output));
  CHECK(goes_well({"history", "check", "--archive", to}).exit_code == 0);
  (void)goes_well({"history", "unpack", "2", "-o", scratch.at("again"), "--archive", to});
  for (const char* name : {"study.json", "documents-1.json"})
    CHECK(text_of(scratch.at(std::string("again/") + name)) == text_of(scratch.at(std::string("s/") + name)));
}

TEST_CASE("without names: a study of parts names no person either") {
  const Scratch scratch;
  const std::string db = scratch.at("a.db"), zip = scratch.at("p.zip"), to = scratch.at("to.db");
  const std::string names = "tests/unit/study/parallel/";
  for (const char* name : {"plan.json", "scenario.json", "site.json"}) {
    std::string text = repository_text(names + name);
    for (const auto& [from, with] :
         {std::pair{"\"first\": {\"name\": {\"zh\": \"甲\", \"en\": \"First\"}, \"at\"",
                    "\"zhao-liu\": {\"name\": {\"zh\": \"赵六\", \"en\": \"Zhao Liu\"}, \"at\""},
          std::pair{"\"filled_by\": [\"first\"]", "\"filled_by\": [\"zhao-liu\"]"}})
      if (text.find(from) != std::string::npos) text = replaced(text, from, with);
    (void)scratch.write(name, text);
  }
  (void)goes_well({"criticality", scratch.at("plan.json"), scratch.at("scenario.json"), "-n", "120", "--kinds",
                   "person", "--no-report", "-o", scratch.at("c"), "--archive", db});
  CHECK(says(goes_well({"history", "show", "1", "--archive", db}), "赵六 [人员]"));
  (void)goes_well({"sweep", scratch.at("plan.json"), scratch.at("scenario.json"), "--over",
                   "/site/people/zhao-liu/reaction=5s,10s", "-n", "2", "--no-report", "-o", scratch.at("s"),
                   "--archive", db});
  (void)goes_well({"history", "export", "-o", zip, "--anonymize", "--archive", db});
  (void)goes_well({"history", "import", zip, "--archive", to});
  const auto shown = goes_well({"history", "show", "1", "--archive", to});
  CHECK(std::regex_search(shown.output, std::regex("人员[0-9] \\[人员\\]")));
  const std::string json = goes_well({"history", "show", "1", "--json", "--archive", to}).output;
  const auto swept = goes_well({"history", "show", "2", "--archive", to});
  CHECK(std::regex_search(swept.output, std::regex("/site/people/person-[0-9]/reaction")));
  CHECK_FALSE(says(swept, "zhao-liu"));
  for (const char* gone : {"赵六", "Zhao Liu", "zhao-liu"}) {
    CHECK_FALSE(says(shown, gone));
    CHECK_MESSAGE(json.find(gone) == std::string::npos, gone);
  }
  CHECK(std::regex_search(json, std::regex("\"absent\": \\[\\s*\\{\\s*\"who\": \"person-[0-9]\"")));
}
