// Ctrl-C at every stage: while documents are read, while drills are played, while the results are written.
#include <string>

#include "cli/program.hpp"

using namespace tuiyan;
using namespace tuiyan::tests;

namespace {

constexpr const char* stopped_en = "tuiyan: interrupted; no result was written\n";
constexpr const char* stopped_zh = "tuiyan: 已中断，没有写出结果\n";
constexpr const char* finishing_en =
    "tuiyan: the results are being written, please wait; Ctrl-C once more gives them up\n";
constexpr const char* finishing_zh = "tuiyan: 正在写完结果，请稍候；再按一次 Ctrl-C 则放弃结果\n";

std::string quoted(const std::string& text) { return "'" + text + "'"; }

// The program in the background of a shell (with Ctrl-C as on a terminal), what the shell does meanwhile, and its end.
// What the program complains of is in the file $said meanwhile; what the shell itself says of its jobs goes nowhere.
process::ToolResult with_meanwhile(const Scratch& scratch, const std::string& words, const std::string& meanwhile,
                                   const std::string& before = "") {
  const std::string script = "set -m; exec 3>&2 2>/dev/null; said=" + quoted(scratch.at("said")) + "; " + before +
                             quoted(TUIYAN_PROGRAM) + " " + words + " 2>\"$said\" & p=$!; " + meanwhile +
                             "; wait $p; ended=$?; cat \"$said\" >&3; exit $ended";
  // A shell complains of a locale that is not installed.
  return process::run_tool({"bash", {"-c", script}, "", TUIYAN_SOURCE_DIR, {"LC_ALL=C.UTF-8"}, 600});
}

// A pandoc that says that it was started and waits until it is let go, in a folder to be put before PATH.
std::string slow_pandoc(const Scratch& scratch) {
  fs::create_directory(scratch.path / "bin");
  const std::string path = scratch.write(
      "bin/pandoc", "#!/bin/bash\ntouch '" + scratch.at("started") + "'\nuntil [ -e '" + scratch.at("go") +
                        "' ]; do sleep 0.05; done\nPATH=${PATH#*:}\nexec pandoc \"$@\"\n");
  fs::permissions(path, fs::perms::owner_all);
  return "export PATH=" + quoted(scratch.at("bin")) + ":\"$PATH\"; ";
}

// Each waits for the program to get somewhere, or to end before: never for a time.
std::string until(const std::string& condition) {
  return "while ! " + condition + " && kill -0 $p; do sleep 0.05; done; ";
}
std::string until_there(const std::string& path) { return until("[ -e " + quoted(path) + " ]"); }
// Ctrl-C is pressed again when the first was answered.
const std::string twice = "kill -INT $p; " + until("[ -s \"$said\" ]") + "kill -INT $p";

bool is_empty_or_absent(const fs::path& folder) { return !fs::exists(folder) || fs::is_empty(folder); }

}  // namespace

TEST_CASE("Ctrl-C while documents are read: at once, exit code 130, nothing is written") {
  const Scratch scratch;
  const std::string slow = quoted(scratch.at("slow.json"));
  REQUIRE(std::system(("mkfifo " + slow).c_str()) == 0);
  // Whoever reads from a pipe that nobody writes to waits; the shell waits until it is opened to be read.
  const std::string press = "exec 4>" + slow + "; kill -INT $p";
  for (const std::string command : {"check", "run", "assess", "criticality"}) {
    const std::string rest = command == "check" ? "" : " --no-archive -o " + quoted(scratch.at("out/x"));
    const auto en = with_meanwhile(scratch, command + " " + plan + " " + slow + rest + " --lang en", press);
    CHECK_MESSAGE(en.exit_code == 130, command);
    CHECK(en.errors == stopped_en);
    CHECK(en.output.empty());
  }
  const auto zh = with_meanwhile(scratch, "check " + plan + " " + slow, press);
  CHECK(zh.exit_code == 130);
  CHECK(zh.errors == stopped_zh);
  CHECK_FALSE(fs::exists(scratch.path / "out"));
}

TEST_CASE("Ctrl-C before the first drill is over: exit code 130, nothing is written") {
  const Scratch scratch;
  fs::create_directories(scratch.path / "scenarios");
  fs::copy(fs::path(TUIYAN_SOURCE_DIR) / "scenarios/sites", scratch.path / "scenarios/sites");
  // A year takes longer than anybody waits. Its results will lie in a folder that is made before it is played.
  const std::string year = scratch.write("scenarios/year.json", R"({"schema": 1, "kind": "scenario", "name": "year",
    "start": "2026-01-01T00:00", "length": "366 d"})");
  for (const std::string command : {"run", "assess", "sweep"}) {
    const std::string over = command == "sweep" ? " --over /site/seat_groups/emergency-seats/seats=60,70" : "";
    const auto result = with_meanwhile(
        scratch,
        command + " " + plan + " " + quoted(year) + over + " --no-archive --lang en -o " + quoted(scratch.at("out/x")),
        until("[ -n \"$(ls -A " + quoted(scratch.at("out")) + ")\" ]") + "kill -INT $p");
    CHECK_MESSAGE(result.exit_code == 130, command, ": ", result.errors);
    CHECK_MESSAGE(result.errors == stopped_en, command);
    CHECK(is_empty_or_absent(scratch.path / "out"));
  }
}

TEST_CASE("Ctrl-C while the results are written: the first is answered and stops nothing") {
  const Scratch scratch;
  const std::string words = "assess " + plan + " " + scenario + " -n 2 --archive " + quoted(scratch.at("a.db")) +
                            " -o " + quoted(scratch.at("out/x"));
  const auto result = with_meanwhile(scratch, words,
                                     until_there(scratch.at("started")) + "kill -INT $p; " + until("[ -s \"$said\" ]") +
                                         "touch " + quoted(scratch.at("go")),
                                     slow_pandoc(scratch));
  CHECK_MESSAGE(result.exit_code == 0, result.errors);
  CHECK(result.errors == finishing_zh);
  CHECK(result.output.find("已存档，编号 1") != std::string::npos);
  for (const char* name : {"study.json", "report.zh.html", "report.en.html"})
    CHECK_MESSAGE(fs::exists(scratch.path / "out/x" / name), name);
  CHECK(text_of(scratch.at("out/x/report.en.html")).find("could not be drawn") == std::string::npos);
}

TEST_CASE("Ctrl-C twice while the results are written: exit code 130, nothing is left") {
  const Scratch scratch;
  for (const std::string& words :
       std::vector<std::string>{"run " + plan + " " + scenario,
                                "sweep tests/unit/study/parallel/plan.json tests/unit/study/parallel/scenario.json "
                                "-n 4 --over /plan/flow/begin/takes=60s,90s"}) {
    fs::remove(scratch.path / "started");
    if (!fs::exists(scratch.path / "bin")) (void)slow_pandoc(scratch);
    const std::string path = "export PATH=" + quoted(scratch.at("bin")) + ":\"$PATH\"; ";
    const auto result = with_meanwhile(
        scratch, words + " --lang en --archive " + quoted(scratch.at("a.db")) + " -o " + quoted(scratch.at("out/x")),
        until_there(scratch.at("started")) + twice, path);
    CHECK_MESSAGE(result.exit_code == 130, words);
    CHECK(result.errors == std::string(finishing_en) + stopped_en);
    CHECK(result.output.empty());
    CHECK(is_empty_or_absent(scratch.path / "out"));
  }
  CHECK(tuiyan_says({"history", "--json", "--archive", scratch.at("a.db")}).output ==
        "{\n  \"format\": 1,\n  \"records\": []\n}\n");
}

TEST_CASE("a report that is given up leaves the one that was there") {
  const Scratch scratch;
  REQUIRE(tuiyan_says({"run", plan, scenario, "--no-archive", "-o", scratch.at("out")}).exit_code == 0);
  const std::string before = text_of(scratch.at("out/report.zh.html"));
  const std::size_t files = static_cast<std::size_t>(
      std::distance(fs::recursive_directory_iterator(scratch.path / "out"), fs::recursive_directory_iterator()));
  const auto result = with_meanwhile(scratch, "report " + quoted(scratch.at("out")),
                                     until_there(scratch.at("started")) + twice, slow_pandoc(scratch));
  CHECK(result.exit_code == 130);
  CHECK(text_of(scratch.at("out/report.zh.html")) == before);
  CHECK(static_cast<std::size_t>(std::distance(fs::recursive_directory_iterator(scratch.path / "out"),
                                               fs::recursive_directory_iterator())) == files);
  REQUIRE(tuiyan_says({"report", scratch.at("out")}).exit_code == 0);
  CHECK(text_of(scratch.at("out/report.zh.html")) == before);
}
