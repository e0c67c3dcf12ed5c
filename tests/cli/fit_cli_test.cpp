// tuiyan fit from outside: what it says, what it leaves, how it refuses.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "cli/program.hpp"

namespace {

using namespace tuiyan::tests;

// Two weeks of calls with talks and waits that any platform might export; three rows are impossible.
std::string call_table() {
  std::string text = "日期,呼入时间,排队秒数,通话秒数,结果,业务类型,工号\n";
  int n = 0;
  for (int day = 1; day <= 14; ++day)
    for (int i = 0; i < 120; ++i, ++n)
      text += fmt::format("2026-07-{:02},{:02}:{:02}:00,{},{},{},{},{}\n", day, 8 + i / 12, i % 12 * 5, n % 7 * 8,
                          n % 9 == 8 ? 0 : 40 + n * 37 % 200, n % 9 == 8 ? "放弃" : "接通",
                          n % 3 == 0 ? "报修" : "查询", n % 9 == 8 ? "" : fmt::format("A{}", n % 4));
  return text +
         "2026-07-14,19:00:00,-4,60,接通,报修,A1\n2026-07-14,19:10:00,5,60,没接,报修,A1\n2026-07-14,19:20:00,5,60\n";
}

}  // namespace

TEST_CASE("a table of calls becomes documents that are ready to be played, figures and a page in both languages") {
  const Scratch scratch;
  const std::string table = scratch.write("calls.csv", call_table());
  const auto result = tuiyan_says({"fit", table, "-o", scratch.at("out"), "--lang", "en"});
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  CHECK(result.output.find("1,683 rows, 1,680 used, 3 not used") != std::string::npos);
  CHECK(result.errors.find(table + ":1682: warning: 排队秒数: a negative length: expected a length of 0 or more, found "
                                   "\"-4\" (row not used)\n") != std::string::npos);
  CHECK(result.errors.find(table + ":1683: warning: 结果: an unknown outcome") != std::string::npos);
  CHECK(result.errors.find(table + ":1684: warning: another number of cells than the header") != std::string::npos);
  for (const char* name : {"fit.json", "site.json", "plan.json", "scenario.json", "classes.json", "problems.txt",
                           "fit.zh.html", "fit.en.html", "figures/profile.zh.svg", "figures/talk.en.svg"})
    CHECK_MESSAGE(fs::exists(scratch.path / "out" / name), name);
  const auto check = tuiyan_says({"check", scratch.at("out/plan.json"), scratch.at("out/scenario.json")});
  CHECK_MESSAGE(check.exit_code == 0, check.errors);
  CHECK(check.errors.empty());
  const auto run = tuiyan_says(
      {"run", scratch.at("out/plan.json"), scratch.at("out/scenario.json"), "--no-report", "-o", scratch.at("run")});
  CHECK_MESSAGE(run.exit_code == 0, run.errors);

  SUBCASE("one day again, call by call") {
    const auto replay =
        tuiyan_says({"fit", table, "--replay", "2026-07-03", "--no-report", "-o", scratch.at("replay")});
    REQUIRE_MESSAGE(replay.exit_code == 0, replay.errors);
    CHECK(text_of(scratch.at("replay/scenario.json")).find("2026-07-03T00:00") != std::string::npos);
    const auto again = tuiyan_says({"check", scratch.at("replay/plan.json"), scratch.at("replay/scenario.json")});
    CHECK_MESSAGE(again.exit_code == 0, again.errors);
    refused(tuiyan_says({"fit", table, "--replay", "2026-08-03", "--no-report", "-o", scratch.at("never")}),
            "--replay 应为逐通记录中的一天（2026-07-01 至 2026-07-14），实为“2026-08-03”");
    CHECK(!fs::exists(scratch.path / "never"));
  }
  SUBCASE("a result is never overwritten, and --json answers for programs") {
    refused(tuiyan_says({"fit", table, "-o", scratch.at("out")}), "不是空的");
    const auto json = tuiyan_says({"fit", table, "--json", "--no-report", "-o", scratch.at("json")});
    CHECK(json.output == text_of(scratch.at("json/fit.json")));
  }
}

TEST_CASE("columns are told on the command line or in a file") {
  const Scratch scratch;
  const std::string table =
      scratch.write("odd.csv", "d,t,x,y\n2026-07-01,09:00,5,60\n2026-07-01,09:05,5,70\n2026-07-02,10:00,20,0\n");
  const std::string mapping =
      scratch.write("map.json", R"({"date": "d", "entry": "t", "queue_s": "x", "talk_s": "y"})");
  CHECK(tuiyan_says({"fit", table, "--columns", mapping, "--no-report", "-o", scratch.at("a")}).exit_code == 0);
  CHECK(tuiyan_says({"fit", table, "--column", "date=d", "--column", "entry=t", "--column", "queue_s=x", "--column",
                     "talk_s=y", "--no-report", "-o", scratch.at("b")})
            .exit_code == 0);
  CHECK(text_of(scratch.at("a/fit.json")) == text_of(scratch.at("b/fit.json")));
  refused(tuiyan_says({"fit", table, "-o", scratch.at("c")}), "一列来话进入时刻（entry；认识的名字：");
  refused(tuiyan_says({"fit", table, "--column", "talks=y", "-o", scratch.at("c"), "--lang", "en"}),
          "found \"talks=y\" (did you mean \"talk_s\"?)");
  refused(tuiyan_says({"fit", table, "--column", "entry=T", "-o", scratch.at("c"), "--lang", "en"}),
          "expected the column of entry: one of the table's, found \"T\"; the table has the columns d, t, x, y");
  refused(tuiyan_says({"fit", table, "--columns", scratch.at("none.json"), "-o", scratch.at("c"), "--lang", "en"}),
          "cannot read ");
  refused(tuiyan_says({"fit", table, "--dates", "ydm", "-o", scratch.at("c")}), "--dates");
  refused(tuiyan_says({"fit", table, "--colums", "x", "-o", scratch.at("c")}), "（是否想写 \"--column\"？）");
  CHECK(!fs::exists(scratch.path / "c"));
}

TEST_CASE("what customers out add is fitted beside a curve of them") {
  const Scratch scratch;
  // A flat 20 calls a half-hour; on the 10th, 1,000 customers are out from 10:00 to 14:00 and bring 30 more.
  std::string calls = "date,interval,offered\n", curve = "time,customers_out\n2026-07-10T00:00,0\n";
  for (int day = 1; day <= 14; ++day)
    for (int i = 0; i < 48; ++i)
      calls += fmt::format("2026-07-{:02},{:02}:{:02},{}\n", day, i / 2, i % 2 * 30,
                           day == 10 && i >= 20 && i < 28 ? 50 : 20 + (i + day) % 3 - 1);
  curve += "2026-07-10T10:00,1000\n2026-07-10T14:00,0\n2026-07-11T00:00,0\n";
  const std::string table = scratch.write("calls.csv", calls), outage = scratch.write("outage.csv", curve);
  const auto result = tuiyan_says({"fit", table, "--outage", outage, "-o", scratch.at("out"), "--lang", "en"});
  REQUIRE_MESSAGE(result.exit_code == 0, result.errors);
  CHECK(result.output.find("\noutage  ") != std::string::npos);
  // 30 calls a half-hour by 1,000 customers are 60 an hour, less what first calls take of them.
  CHECK(text_of(scratch.at("out/classes.json")).find("per_1000_out") != std::string::npos);
  CHECK(text_of(scratch.at("out/fit.zh.html")).find("停电与来话") != std::string::npos);
  CHECK(fs::exists(scratch.path / "out/figures/outage.en.svg"));
  const auto check = tuiyan_says({"check", scratch.at("out/plan.json"), scratch.at("out/scenario.json")});
  CHECK_MESSAGE(check.exit_code == 0, check.errors);

  refused(tuiyan_says({"fit", table, "--outage", table, "-o", scratch.at("no")}), "--outage 应为停电户数曲线");
  refused(tuiyan_says({"fit", table, "--outage", scratch.at("none.csv"), "-o", scratch.at("no")}), "读不到");
  refused(tuiyan_says({"fit", table, "--outage", scratch.write("one.csv", "time,customers_out\n2026-07-10T00:00,0\n"),
                       "-o", scratch.at("no"), "--lang", "en"}),
          "has fewer than two usable instants");
  const auto outside =
      tuiyan_says({"fit", table, "--outage",
                   scratch.write("other.csv", "time,customers_out\n2025-07-10T00:00,0\n2025-07-11T00:00,9\n"),
                   "--no-report", "-o", scratch.at("outside"), "--lang", "en"});
  CHECK(outside.exit_code == 0);
  CHECK(outside.output.find("fewer than 8 intervals with calls inside the curve: not fitted") != std::string::npos);
}

TEST_CASE("a curve by another clock than the calls is moved, and a doubt is told") {
  const Scratch scratch;
  std::string calls = "entry,talk_s\n", curve, silent;
  for (int minute = 0; minute < 24 * 60; minute += 5)
    calls += fmt::format("2026-07-10T{:02}:{:02}:00+08:00,60\n", minute / 60, minute % 60);
  curve = "time,customers_out\n2026-07-09T16:00:00Z,0\n2026-07-10T02:00:00Z,1000\n2026-07-10T16:00:00Z,0\n";
  silent = "time,customers_out\n2026-07-10T00:00:00,0\n2026-07-10T10:00:00,1000\n2026-07-11T00:00:00,0\n";
  const std::string table = scratch.write("calls.csv", calls);
  const auto fitted = [&](const std::string& name, const std::string& text) {
    return tuiyan_says({"fit", table, "--outage", scratch.write(name + ".csv", text), "--no-report", "-o",
                        scratch.at(name), "--lang", "en"});
  };
  const auto moved = fitted("moved", curve), doubtful = fitted("doubtful", silent);
  REQUIRE_MESSAGE(moved.exit_code == 0, moved.errors);
  REQUIRE_MESSAGE(doubtful.exit_code == 0, doubtful.errors);
  const std::string warning = "of calls and customers out only one table states its UTC offset";
  CHECK(moved.errors.find(warning) == std::string::npos);
  CHECK(doubtful.errors.find(warning) != std::string::npos);
  // Statistics by the interval that state their clock: nothing is doubtful.
  std::string counts = "date,interval,offered\n";
  for (int i = 0; i < 48; ++i)
    counts += fmt::format("2026-07-10,2026-07-10T{:02}:{:02}:00+08:00,20\n", i / 2, i % 2 * 30);
  const auto by_interval = tuiyan_says({"fit", scratch.write("counts.csv", counts), "--outage", scratch.at("moved.csv"),
                                        "--no-report", "-o", scratch.at("counts"), "--lang", "en"});
  REQUIRE_MESSAGE(by_interval.exit_code == 0, by_interval.errors);
  CHECK(by_interval.errors.find(warning) == std::string::npos);
  // 00:00 UTC less eight hours is midnight there: both curves say the same of the same calls.
  CHECK(text_of(scratch.at("moved/classes.json")) == text_of(scratch.at("doubtful/classes.json")));
}

TEST_CASE("files that cannot be fitted are refused, all at once and with exit code 2") {
  const Scratch scratch;
  refused(tuiyan_says({"fit"}), "缺少 CALLS");
  refused(tuiyan_says({"fit", scratch.at("no.csv"), "--lang", "en"}), "cannot read ");
  refused(tuiyan_says({"fit", scratch.write("empty.csv", "")}), "没有内容的文件");
  refused(tuiyan_says({"fit", scratch.at("emty.csv"), "--lang", "en"}), "(did you mean \"empty.csv\"?)");
  refused(tuiyan_says({"fit", scratch.write("bad.csv", "date,entry\nx,y\n"), "--lang", "en"}),
          "not one of the 1 rows of ");
  refused(tuiyan_says({"fit", scratch.write("out.csv", "time,customers_out\n2026-07-01T00:00,5\n"), "--lang", "en"}),
          "is a curve of customers out, not of calls");
}
