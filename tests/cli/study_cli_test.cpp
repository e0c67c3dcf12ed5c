// Studies as a user meets them: what they say, what they leave behind, how they end.
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <optional>
#include <regex>
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

std::string found(const std::string& text, const std::string& pattern) {
  std::smatch match;
  REQUIRE_MESSAGE(std::regex_search(text, match, std::regex(pattern)), "no ", pattern);
  return match[1];
}

struct OnTerminal {
  std::string screen, output;  // what it said on the terminal that is its standard error, and on its standard output
  int exit_code = -1;
};

// With `press`, Ctrl-C is pressed as soon as the line is there that tells how far it is: then a drill was played.
// None where the system gives no terminal (no /dev/pts, as in a bare chroot).
std::optional<OnTerminal> on_terminal(const Scratch& scratch, const std::vector<std::string>& words,
                                      bool press = false) {
  int terminal = -1, inner = -1;
  if (::openpty(&terminal, &inner, nullptr, nullptr, nullptr) != 0) {
    MESSAGE("skipped: no terminal can be opened here (is /dev/pts there?)");
    return std::nullopt;
  }
  const std::string path = scratch.at("output");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    ::dup2(inner, STDERR_FILENO);
    std::vector<char*> arguments{const_cast<char*>(TUIYAN_PROGRAM)};
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (::chdir(TUIYAN_SOURCE_DIR) == 0) ::execv(TUIYAN_PROGRAM, arguments.data());
    ::_exit(127);
  }
  ::close(inner);
  OnTerminal seen;
  char buffer[4096];
  for (ssize_t got = 0; (got = ::read(terminal, buffer, sizeof buffer)) > 0;) {
    seen.screen.append(buffer, static_cast<std::size_t>(got));
    if (press && seen.screen.find(" / ") != std::string::npos) {
      press = false;
      ::kill(child, SIGINT);
    }
  }
  ::close(terminal);
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFEXITED(status)) seen.exit_code = WEXITSTATUS(status);
  seen.output = text_of(path);
  return seen;
}

std::vector<fs::path> entries(const fs::path& folder) {
  return {fs::directory_iterator(folder), fs::directory_iterator()};
}

}  // namespace

TEST_CASE("assess leaves odds, report and documents, and says the same for any number of workers") {
  const Scratch scratch;
  const auto one = tuiyan_says(
      {"assess", plan, scenario, "-n", "16", "--workers", "1", "-o", scratch.at("one"), "--json", "--no-archive"});
  REQUIRE_MESSAGE(one.exit_code == 0, one.errors);
  CHECK(one.errors.empty());  // progress is for terminals
  for (const char* name :
       {"study.json", "documents-1.json", "report.zh.html", "report.en.html", "report.zh.md", "figures/odds-0.zh.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "one" / name), name);
  CHECK(text_of(scratch.at("one/study.json")) == one.output);
  const std::string report = text_of(scratch.at("one/report.en.html"));
  CHECK(report.find("<svg") != std::string::npos);
  CHECK(report.find("src=\"figures/") == std::string::npos);
  CHECK(report.find("could not be drawn") == std::string::npos);
  for (const char* workers : {"2", "8"}) {
    const auto other = tuiyan_says({"assess", plan, scenario, "-n", "16", "--workers", workers, "-o",
                                    scratch.at(workers), "--json", "--no-report"});
    CHECK(other.output == one.output);
  }

  SUBCASE("the worst drill is played alone by seed and replication") {
    const std::string worst = found(one.output, "\"worst\": \\[\\s*\\{\\s*\"replication\": ([0-9]+)");
    const std::string attainment = found(one.output, "\"worst\": \\[\\s*\\{[^}]*?\"weighted_attainment\": ([0-9.]+)");
    for (const char* out : {"a", "b"}) {
      const auto alone = tuiyan_says({"run", plan, scenario, "--seed", "1", "--replication", worst, "--no-report",
                                      "--json", "-o", scratch.at(out)});
      REQUIRE(alone.exit_code == 0);
      CHECK(found(alone.output, "\"weighted_attainment\": ([0-9.]+)") == attainment);
    }
    CHECK(text_of(scratch.at("a/log.jsonl")) == text_of(scratch.at("b/log.jsonl")));
  }
}

TEST_CASE("several scenarios, both languages, and what the terminal says") {
  const Scratch scratch;
  const std::string other_plan = "plans/95598-network-and-power.json";
  const auto zh =
      tuiyan_says({"assess", other_plan, "scenarios/mains-loss.json", "scenarios/carrier-and-uplink-loss.json", "-n",
                   "4", "--no-report", "-o", scratch.at("zh")});
  REQUIRE_MESSAGE(zh.exit_code == 0, zh.errors);
  CHECK(std::regex_search(zh.output, std::regex("推演 4 次（种子 1，复现序号 0–3）")));
  CHECK(zh.output.find("有把握") != std::string::npos);
  CHECK(fs::exists(scratch.path / "zh" / "documents-2.json"));
  const auto en = tuiyan_says({"assess", other_plan, "scenarios/mains-loss.json", "-n", "1", "--no-report", "-o",
                               scratch.at("en"), "--lang", "en"});
  REQUIRE(en.exit_code == 0);
  CHECK(en.output.find("drills played: 1 (seed 1, replications 0 to 0)") != std::string::npos);
  const auto none = tuiyan_says({"assess", plan, scenario, "-n", "0", "-o", scratch.at("none"), "--lang", "en"});
  REQUIRE_MESSAGE(none.exit_code == 0, none.errors);
  CHECK(none.output.find("no drill was played (-n 0)") != std::string::npos);
}

TEST_CASE("wrong numbers and names are refused with the option that is wrong") {
  refused(tuiyan_says({"assess", plan}), "缺少 SCENARIO");
  refused(tuiyan_says({"assess", plan, scenario, "-n", "many", "--lang", "en"}),
          "--replications: expected a whole number of 0 or more, found \"many\"");
  refused(tuiyan_says({"assess", plan, scenario, "--workers", "-2"}), "--workers 应为非负整数");
  refused(tuiyan_says({"assess", plan, scenario, "-n", "99999999999999999999", "--lang", "en"}),
          "--replications: the number 99999999999999999999 is too large");
  refused(tuiyan_says({"risk", plan, scenario}), "多余的参数：" + scenario);
  refused(tuiyan_says({"risk", plan, "--uncertain"}), "不认识“--uncertain”");  // it draws nothing
  refused(tuiyan_says({"asess", plan, scenario, "--lang", "en"}), "did you mean \"assess\"?");
  const Scratch scratch;
  const std::string broken = scratch.write("broken.json", "{\"schema\": 1, \"kind\": \"plan\"}");
  refused(tuiyan_says({"assess", broken, scenario, "-o", scratch.at("out")}), "broken.json:1:1");
  CHECK_FALSE(fs::exists(scratch.path / "out"));
}

TEST_CASE("a disk that is full is an error message, and no half result is left") {
  const Scratch scratch;
  fs::create_directory(scratch.path / "results");
  // No file may grow beyond so many blocks of 512 bytes: study.json is larger than 20, the log than 200, the page with
  // its figures than 400 (which the other files are not).
  const auto says = [&](const std::string& blocks, const std::string& words) {
    const std::string command = "ulimit -f " + blocks + "; exec '" + TUIYAN_PROGRAM + "' " + words +
                                " --no-archive -o '" + scratch.at("results/out") + "'";
    const auto result = process::run_tool({"sh", {"-c", command}, "", TUIYAN_SOURCE_DIR, {}, 600});
    CHECK_MESSAGE(result.exit_code == 3, result.output);
    CHECK_MESSAGE(result.errors.find("文件太大") != std::string::npos, result.errors);
    CHECK(entries(scratch.path / "results").empty());
  };
  const std::string small = "tests/unit/study/parallel/plan.json tests/unit/study/parallel/scenario.json";
  says("20", "assess " + plan + " " + scenario + " -n 4 --no-report");
  says("20", "criticality " + small + " -n 60 --no-report");
  says("20", "sweep " + small + " --over /plan/flow/begin/takes=1s..99s:1s -n 1 --no-report");
  says("20", "compare " + plan + " " + plan + " " + scenario + " -n 1 --no-report");
  says("200", "run " + plan + " " + scenario + " --no-report");
  says("400", "assess " + plan + " " + scenario + " -n 2");
}

TEST_CASE("without standard input and standard error a drill is played and its pictures are drawn") {
  const Scratch scratch;
  const std::string command = std::string("exec '") + TUIYAN_PROGRAM + "' run " + plan + " " + scenario +
                              " --no-archive -o '" + scratch.at("out") + "' <&- 2>&-";
  const auto result = process::run_tool({"sh", {"-c", command}, "", TUIYAN_SOURCE_DIR, {}, 600});
  CHECK(result.exit_code == 0);
  CHECK(result.output.find("结果目录") != std::string::npos);
  const std::string page = text_of(scratch.at("out/report.zh.html"));
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("图形未能生成") == std::string::npos);
}

TEST_CASE("standard output that is full is an error message, however little was written") {
  for (const std::string& words :
       std::vector<std::string>{"schema plan", "--version", "assess --help", "show " + plan + " --json"}) {
    const auto result =
        process::run_tool({"sh",
                           {"-c", std::string("exec '") + TUIYAN_PROGRAM + "' " + words + " --lang en > /dev/full"},
                           "",
                           TUIYAN_SOURCE_DIR,
                           {},
                           60});
    CHECK_MESSAGE(result.exit_code == 3, words);
    CHECK_MESSAGE(result.errors == "tuiyan: error: cannot write to standard output: no space left on the disk\n", words,
                  ": ", result.errors);
  }
}

TEST_CASE("a study of which every drill dies has no result: exit code 3, what killed them, and how to play one alone") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "plans");
  fs::create_directories(scratch.path / "scenarios");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios/sites", scratch.path / "scenarios/sites");
  const std::string year = scratch.write("scenarios/year.json", R"({"schema": 1, "kind": "scenario", "name": "year",
    "start": "2026-01-01T00:00", "length": "366 d"})");
  const std::string good = repository_text(plan);
  const std::size_t from = good.find("\"risks\": {"), to = good.find("\"drills\": {");
  REQUIRE(from < to);
  const std::string one_risk = R"("risks": {"a": {"name": "a", "scenarios": ["../scenarios/year.json"]}}, )";
  const std::string own = scratch.write("plans/own.json", good.substr(0, from) + one_risk + good.substr(to));
  // No process may take more time than documents take to be read, and a year takes much longer.
#if defined(TUIYAN_SANITIZED) || !defined(NDEBUG)  // where all takes much longer
  const std::string limit = "ulimit -c 0; ulimit -St 10; ";
#else
  const std::string limit = "ulimit -c 0; ulimit -St 1; ";
#endif
  const auto says = [&](const std::string& words) {
    const std::string line = limit + "exec '" + TUIYAN_PROGRAM + "' " + words + " --archive '" + scratch.at("a.db") +
                             "' -n 1 -o '" + scratch.at("out") + "'";
    return process::run_tool({"bash", {"-c", line}, "", TUIYAN_SOURCE_DIR, {}, 600});
  };
  const std::string one = own + " " + year;
  const std::vector<std::pair<std::string, std::string>> commands{
      {"assess " + one + " --lang en", "  tuiyan run " + one + " --seed 1 --replication 0\n"},
      {"compare " + plan + " " + one + " --seed 3", "  tuiyan run " + plan + " " + year +
                                                        " --seed 3 --replication 0\n  tuiyan run " + one +
                                                        " --seed 3 --replication 0\n"},
      {"sweep " + one + " --over /site/seat_groups/emergency-seats/seats=60",
       "  tuiyan run " + one + " --seed 1 --replication 0\n"},
  };
  for (const auto& [words, alone] : commands) {
    const auto result = says(words);
    CHECK_MESSAGE(result.exit_code == 3, words, result.errors);
    CHECK(result.output.empty());
    CHECK_MESSAGE(result.errors.find("SIGXCPU") != std::string::npos, result.errors);
    CHECK_MESSAGE(result.errors.find(alone) != std::string::npos, result.errors);
    CHECK_FALSE(fs::exists(scratch.path / "out"));
  }
  const auto risk = process::run_tool(
      {"bash",
       {"-c", limit + "exec '" + TUIYAN_PROGRAM + "' risk " + own + " -n 1 -o '" + scratch.at("out") + "'"},
       "",
       TUIYAN_SOURCE_DIR,
       {},
       600});
  CHECK_MESSAGE(risk.exit_code == 3, risk.errors);
  CHECK(risk.errors.find("情景 " + year + "：1 次推演全都中途死去，没有结果：序号 0（崩溃：SIGXCPU）。") !=
        std::string::npos);
  CHECK(tuiyan_says({"history", "--json", "--archive", scratch.at("a.db")}).output ==
        "{\n  \"format\": 1,\n  \"records\": []\n}\n");
}

TEST_CASE("what a killed program had begun of a result goes when the next one begins; what a living one has stays") {
  const Scratch scratch;
  std::string dead = process::run_tool({"sh", {"-c", "echo $$"}, "", "", {}, 60}).output;
  dead.pop_back();
  const std::vector<std::string> stay{".out." + std::to_string(::getpid()) + ".part", ".other." + dead + ".part",
                                      ".out.x.part"};
  const std::string gone = ".out." + dead + ".part";
  for (const std::string& name : stay) fs::create_directory(scratch.path / name);
  fs::create_directory(scratch.path / gone);
  (void)scratch.write(gone + "/study.json", "half");
  REQUIRE(tuiyan_says({"assess", plan, scenario, "-n", "0", "-o", scratch.at("out")}).exit_code == 0);
  CHECK_FALSE(fs::exists(scratch.path / gone));
  for (const std::string& name : stay) CHECK_MESSAGE(fs::exists(scratch.path / name), name);
  CHECK(fs::exists(scratch.path / "out/study.json"));
}

TEST_CASE("exit code 2 is for what was asked, 3 for what the machine refuses") {
  const Scratch scratch;
  const std::string file = scratch.write("file", "x");
  fs::create_directory(scratch.path / "full");
  (void)scratch.write("full/x", "x");
  const std::string small_plan = "tests/unit/study/parallel/plan.json";
  const std::string small_scenario = "tests/unit/study/parallel/scenario.json";
  for (const std::string command : {"run", "assess", "criticality", "sweep", "compare", "risk"}) {
    std::vector<std::string> words{command, small_plan};
    if (command == "risk") words = {command, plan};
    if (command == "compare") words.push_back(small_plan);
    if (command != "risk") words.push_back(small_scenario);
    if (command == "sweep") words.insert(words.end(), {"--over", "/plan/flow/begin/takes=60s,90s"});
    if (command != "risk") words.push_back("--no-archive");
    words.insert(words.end(), {"--lang", "en", "-o"});
    const auto into = [&](const std::string& folder) {
      std::vector<std::string> all = words;
      all.push_back(folder);
      return tuiyan_says(all);
    };
    // There is something already: choose another.
    refused(into(file), "exists and is not a folder");
    refused(into(scratch.at("full")), "is not empty");
    // A file in the way of the folders that would have to be made.
    const auto in_the_way = into(file + "/below/out");
    CHECK_MESSAGE(in_the_way.exit_code == 3, command);
    CHECK_MESSAGE(in_the_way.errors == "tuiyan: error: cannot write the result folder " + file +
                                           "/below: a part of the path is not a folder\n",
                  in_the_way.errors);
  }
  const auto coverage = tuiyan_says({"coverage", "--only", "S4.4.2.4", "--lang", "zh", "-o", file + "/x"});
  CHECK(coverage.exit_code == 0);  // what is only printed is written nowhere
  REQUIRE(tuiyan_says({"run", small_plan, small_scenario, "--no-report", "--archive", scratch.at("a.db"), "-o",
                       scratch.at("run")})
              .exit_code == 0);
  const auto report = tuiyan_says({"report", scratch.at("run"), "-o", file + "/x", "--lang", "en"});
  CHECK(report.exit_code == 3);
  CHECK(report.errors == "tuiyan: error: cannot make the folder " + file + "/x: a part of the path is not a folder\n");
  refused(tuiyan_says({"report", scratch.at("run"), "-o", file, "--lang", "en"}), "exists and is not a folder");
  (void)scratch.write("run/report-being-written", "of somebody else");
  refused(tuiyan_says({"report", scratch.at("run"), "--lang", "en"}), "exists and is not a folder");
  const auto trend = tuiyan_says({"history", "trend", "begun", "-o", file + "/x.svg", "--archive", scratch.at("a.db")});
  CHECK(trend.exit_code == 3);
  CHECK(trend.errors.find("路径中有一段不是文件夹") != std::string::npos);
  CHECK(tuiyan_says({"history", "export", "-o", file + "/x.zip", "--archive", scratch.at("a.db")}).exit_code == 3);
  CHECK(tuiyan_says({"history", "unpack", "1", "-o", file + "/x", "--archive", scratch.at("a.db")}).exit_code == 3);
}

TEST_CASE("no drill or one or a million of every study") {
  const Scratch scratch;
  const std::string small_plan = "tests/unit/study/parallel/plan.json";
  const std::string small_scenario = "tests/unit/study/parallel/scenario.json";
  const std::string archive = scratch.at("a.db");
  for (const std::string command : {"assess", "criticality", "sweep", "compare", "risk"}) {
    std::vector<std::string> words{command, small_plan, small_scenario, "--archive", archive};
    if (command == "risk") words = {command, plan};
    if (command == "compare") words.insert(words.begin() + 1, small_plan);
    if (command == "sweep") words.insert(words.end(), {"--over", "/plan/flow/begin/takes=60s,90s"});
    for (const std::string language : {"zh", "en"}) {
      const auto with = [&](const std::string& n, std::vector<std::string> more) {
        std::vector<std::string> all = words;
        more.insert(more.end(), {"-n", n, "--lang", language, "-o", scratch.at(command + n + language)});
        all.insert(all.end(), more.begin(), more.end());
        return tuiyan_says(all);
      };
      // None: what was asked for is in order, and no page of empty tables is left.
      const auto none = with("0", {});
      CHECK_MESSAGE(none.exit_code == 0, command, ": ", none.errors);
      CHECK_MESSAGE(none.errors.empty(), none.errors);
      const std::string folder = scratch.at(command + "0" + language);
      CHECK(none.output == (language == "zh" ? "没有推演（-n 0）：文档和选项没有错；没有写报告，没有存档\n结果目录："
                                             : "no drill was played (-n 0): documents and options are in order; no "
                                               "report was written, nothing was filed\nresult folder: ") +
                               folder + "\n");
      CHECK(fs::exists(fs::path(folder) / "study.json"));
      CHECK_FALSE(fs::exists(fs::path(folder) / "report.zh.html"));
      if (command == "compare") {
        // Nothing was compared, so nothing got worse.
        std::vector<std::string> gated = words;
        gated.insert(gated.end(),
                     {"-n", "0", "--gate", "--junit", scratch.at("junit.xml"), "-o", scratch.at("gated" + language)});
        CHECK(tuiyan_says(gated).exit_code == 0);
        CHECK_FALSE(fs::exists(scratch.at("junit.xml")));
      }
      if (command == "risk") continue;
      // Of criticality it is the number of all drills, which must do for each part.
      const auto one = with("1", {"--no-report", "--no-archive"});
      CHECK_MESSAGE(one.exit_code == (command == "criticality" ? 2 : 0), command, ": ", one.errors);
      CHECK_MESSAGE(one.errors.empty() == (command != "criticality"), one.errors);
      CHECK_MESSAGE(!std::regex_search(one.output, std::regex("\\bnan\\b|\\binf\\b")), one.output);
    }
    CHECK(tuiyan_says({"history", "--json", "--archive", archive}).output ==
          "{\n  \"format\": 1,\n  \"records\": []\n}\n");
    if (command == "risk") continue;
    // Ctrl-C after some drills of a million: what there is, a contiguous beginning.
    words.insert(words.end(),
                 {"-n", "1000000", "--no-report", "--no-archive", "--json", "-o", scratch.at(command + "million")});
    if (const std::optional<OnTerminal> result = on_terminal(scratch, words, true)) {
      CHECK_MESSAGE(result->exit_code == 0, command, ": ", result->screen);
      CHECK(result->output.find("\"interrupted\": true") != std::string::npos);
      CHECK(text_of(scratch.at(command + "million/study.json")) == result->output);
    }
  }
  // The least that is enough for every part is told, and is enough.
  const auto too_few =
      tuiyan_says({"criticality", small_plan, small_scenario, "-n", "5", "--lang", "en", "-o", scratch.at("few")});
  CHECK(too_few.exit_code == 2);
  CHECK_FALSE(fs::exists(scratch.path / "few"));
  const std::string least = found(too_few.errors, "takes at least ([0-9]+); without -n it is 60 for each part");
  // Reports of next to nothing are pages all the same.
  for (const std::string command : {"criticality", "sweep"}) {
    std::vector<std::string> words{command,        small_plan, small_scenario,
                                   "--no-archive", "-n",       command == "sweep" ? "1" : least};
    if (command == "sweep") words.insert(words.end(), {"--over", "/plan/flow/begin/takes=60s,90s"});
    words.insert(words.end(), {"-o", scratch.at(command)});
    REQUIRE(tuiyan_says(words).exit_code == 0);
    for (const char* name : {"report.zh.html", "report.en.html"}) {
      const std::string page = text_of(scratch.at(command + "/" + name));
      CHECK(page.find("could not be drawn") == std::string::npos);
      CHECK(page.find("图形未能生成") == std::string::npos);
    }
  }
}

TEST_CASE("on a terminal one line tells how far the study is, and goes away") {
  const Scratch scratch;
  const std::vector<std::string> words{
      "assess", plan, scenario, "-n", "40", "--no-report", "--no-archive", "--lang", "en", "-o", scratch.at("out")};
  const std::optional<OnTerminal> result = on_terminal(scratch, words);
  if (!result) return;
  CHECK(result->exit_code == 0);
  const std::string& seen = result->screen;
  const std::string clear = "\r\x1b[K";
  CHECK(seen.rfind(clear + "seat-system-crash  [", 0) == 0);
  CHECK(std::regex_search(seen, std::regex(R"(\[[#-]{24}\]  [0-9]+ / 40  [0-9hmins. ]+ left)")));
  CHECK(seen.size() > clear.size());
  CHECK(seen.compare(seen.size() - clear.size(), clear.size(), clear) == 0);
}

TEST_CASE("Ctrl-C ends a study of a million with what it has") {
  const Scratch scratch;
  const auto result = on_terminal(
      scratch, {"assess", plan, scenario, "-n", "1000000", "--no-report", "--lang", "en", "-o", scratch.at("out")},
      true);
  if (!result) return;
  CHECK_MESSAGE(result->exit_code == 0, result->screen);
  CHECK(result->output.find("The study was interrupted: what follows rests on its first") != std::string::npos);
  const std::string study = text_of(scratch.at("out/study.json"));
  CHECK(study.find("\"interrupted\": true") != std::string::npos);
  const std::uint64_t played = std::stoul(found(study, "\"played\": ([0-9]+)"));
  CHECK(played >= 1);
  CHECK(played < 1'000'000);
}

TEST_CASE("compare: a slower revision is worse, the gate stays shut, and the same plan passes") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "plans");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios", scratch.path / "scenarios", fs::copy_options::recursive);
  const std::string slower = scratch.write(
      "plans/slower.json", replaced(repository_text(plan), R"("takes": {"median": "90 s", "p90": "3 min")",
                                    R"("takes": {"median": "6 min", "p90": "12 min")"));
  const auto shut = tuiyan_says({"compare", plan, slower, scenario, "-n", "20", "--gate", "--junit",
                                 scratch.at("gate.xml"), "-o", scratch.at("out")});
  CHECK_MESSAGE(shut.exit_code == 1, shut.errors);
  CHECK(shut.output.find("变差") != std::string::npos);
  CHECK(std::regex_search(shut.output, std::regex("S4\\.3\\.2 多用 [0-9.]+ ± [0-9.]+ 分钟")));
  CHECK(shut.output.find("/plan/flow/switch-seats/takes/median（启用应急座席并就位）：\"90 s\" → \"6 min\"") !=
        std::string::npos);
  const std::string xml = text_of(scratch.at("gate.xml"));
  CHECK(xml == text_of(scratch.at("out/junit.xml")));
  CHECK(xml.find("<testsuite name=\"seat-system-crash\" tests=\"23\"") != std::string::npos);
  CHECK(std::regex_search(xml, std::regex("name=\"seats-back\"><failure message=\"达标 ")));
  CHECK(xml.find("&lt;") == std::string::npos);
  for (const char* name : {"study.json", "documents-1.json", "documents-2.json", "report.zh.html", "report.en.html",
                           "figures/changes-0.zh.svg", "figures/saving-0-0.en.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "out" / name), name);
  CHECK(text_of(scratch.at("out/report.en.html")).find("could not be drawn") == std::string::npos);

  const auto open = tuiyan_says({"compare", slower, plan, scenario, "-n", "20", "--gate", "--no-report", "-o",
                                 scratch.at("open"), "--lang", "en"});
  CHECK_MESSAGE(open.exit_code == 0, open.errors);
  CHECK(open.output.find("Answering back to 80 %") != std::string::npos);
  CHECK(std::regex_search(open.output, std::regex("S4\\.3\\.2 saves [0-9.]+ ± [0-9.]+ min")));
  const auto same = tuiyan_says(
      {"compare", plan, plan, scenario, "-n", "3", "--gate", "--no-report", "--json", "-o", scratch.at("same")});
  CHECK(same.exit_code == 0);
  CHECK(same.output.find("\"verdict\": \"worse\"") == std::string::npos);
  const auto two = tuiyan_says({"compare", plan, plan, scenario, "-n", "3", "--gate", "--no-report", "--json",
                                "--workers", "8", "-o", scratch.at("two")});
  CHECK(two.output == same.output);

  refused(tuiyan_says({"compare", plan, scenario}), "缺少 SCENARIO");
  const auto unwritable = tuiyan_says({"compare", plan, plan, scenario, "-n", "1", "--junit",
                                       scratch.at("no/such/folder.xml"), "-o", scratch.at("x"), "--lang", "en"});
  CHECK(unwritable.exit_code == 3);
  CHECK(unwritable.errors.find("no/such/folder.xml: no such file or folder") != std::string::npos);
}

TEST_CASE("uncertain figures are drawn on request, and one draw can be played again") {
  const Scratch scratch;
  const auto one =
      tuiyan_says({"--lang", "en", "assess", plan, scenario, "--uncertain", "-n", "12", "-o", scratch.at("one")});
  REQUIRE_MESSAGE(one.exit_code == 0, one.errors);
  CHECK(one.output.find("5 uncertain figures were drawn") != std::string::npos);
  CHECK(one.output.find("Where the spread comes from") != std::string::npos);
  const std::string worst = found(one.output, "--replication ([0-9]+) --uncertain");
  const std::string attainment =
      found(one.output, "replication " + worst + ": grade [^,]*, weighted attainment ([0-9.]+)");
  for (const char* out : {"a", "b"}) {
    const auto alone = tuiyan_says({"--lang", "en", "run", plan, scenario, "--uncertain", "--replication", worst,
                                    "--no-report", "-o", scratch.at(out)});
    REQUIRE(alone.exit_code == 0);
    CHECK(alone.output.find("weighted attainment " + attainment) != std::string::npos);
  }
  const std::string log = text_of(scratch.at("a/log.jsonl"));
  CHECK(log == text_of(scratch.at("b/log.jsonl")));
  CHECK(log.find("\"parameter_draw\":" + worst) != std::string::npos);
  const std::string report = text_of(scratch.at("one/report.zh.md"));
  CHECK(report.find("### 差别从哪里来") != std::string::npos);
  CHECK(report.find("/scenario/surges/storm/factor") != std::string::npos);
  // As written, the same drill is another one.
  const auto written = tuiyan_says(
      {"--lang", "en", "run", plan, scenario, "--replication", worst, "--no-report", "-o", scratch.at("c")});
  CHECK(text_of(scratch.at("c/log.jsonl")) != log);
  CHECK(text_of(scratch.at("c/log.jsonl")).find("parameter_draw") == std::string::npos);
}

TEST_CASE("compare draws uncertain figures alike for both revisions") {
  const Scratch scratch;
  const auto same = tuiyan_says({"--lang", "en", "compare", plan, plan, scenario, "--uncertain", "-n", "3",
                                 "--no-report", "-o", scratch.at("same")});
  REQUIRE_MESSAGE(same.exit_code == 0, same.errors);
  CHECK(same.output.find("alike in both revisions") != std::string::npos);
  CHECK(same.output.find("alike in all pairs: ") != std::string::npos);
  CHECK(same.output.find("cannot be told to be better or worse met: ") == std::string::npos);
  CHECK(text_of(scratch.at("same/study.json")).find("\"verdict\": \"open\"") == std::string::npos);
}

TEST_CASE("--uncertain where nothing is uncertain is refused") {
  const std::string other_plan = "plans/95598-network-and-power.json", other = "scenarios/mains-loss.json";
  for (const std::string command : {"run", "assess"})
    refused(tuiyan_says({"--lang", "en", command, other_plan, other, "--uncertain"}),
            "no figure of these documents has a range");
  refused(tuiyan_says({"compare", other_plan, other_plan, other, "--uncertain"}), "没有写明可能范围");
}

TEST_CASE("a study of a real incident says beside each published figure what was simulated") {
  const Scratch scratch;
  const std::string incident_plan = TUIYAN_SOURCE_DIR "/plans/incidents/taiyuan-120-as-it-was.json";
  const std::string incident = TUIYAN_SOURCE_DIR "/scenarios/incidents/taiyuan-120-2015.json";
  const auto study = tuiyan_says({"assess", incident_plan, incident, "-n", "12", "-o", scratch.at("out"), "--json"});
  REQUIRE_MESSAGE(study.exit_code == 0, study.errors);
  CHECK(found(study.output,
              "\"expected\": \"back-on-spare\",\\s*\"metric\": \"time_to_restore\",\\s*\"happened\": ([0-9]+)") ==
        "2640");  // 44 min
  CHECK(found(study.output, "\"calibrated\": true,\\s*\"applicable\": ([0-9]+)") == "12");
  const std::string report = text_of(scratch.at("out/report.en.html"));
  CHECK(report.find("What happened and what was simulated") != std::string::npos);
  CHECK(report.find("Back on the spare trunk") != std::string::npos);
  const auto zh = tuiyan_says({"--lang", "zh", "run", incident_plan, incident, "--no-report", "-o", scratch.at("run")});
  CHECK(zh.output.find("真实事件与这一次推演") != std::string::npos);
  CHECK(text_of(scratch.at("run/result.json")).find("\"expected\": \"spliced\"") != std::string::npos);
}
