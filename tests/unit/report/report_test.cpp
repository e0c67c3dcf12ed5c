#include "report/report.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "model/metric.hpp"
#include "report/recovery.hpp"
#include "report/sentence.hpp"
#include "report/terminal.hpp"
#include "support/scratch.hpp"
#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;
namespace fs = std::filesystem;

namespace {

using Folder = tests::Scratch;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the conclusion says what the log says") {
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const std::string zh = report::markdown(log, card, Language::zh);
  const std::string en = report::markdown(log, card, Language::en);
  // The target is 5 min, the way of 390 s is derived in sample_drill.hpp: 90 s too long.
  CHECK(holds(zh,
              "人工接听在故障后 6 分 30 秒才恢复到正常能力的 80%（需保持 5 分钟），目标不超过 5 分钟：未达标，超出 1 "
              "分 30 秒。"));
  CHECK(holds(en,
              "Answering was back at 80% (to be held for 5 min) of its normal capacity only 6 min 30 s after the "
              "fault; the target was at most 5 "
              "min: missed by 1 min 30 s."));
  // Attainment 1 - (390 - 300)/300 = 0.7 with weight 5, two met with weights 3 and 2: (3.5 + 5)/10.
  CHECK(holds(zh, "加权达成度 85.0 分；关键目标“座席恢复”未达标，等级不高于“中”。"));
  CHECK(holds(zh, "演练等级“中”：3 项适用目标中 2 项达标，<span class=\"bad\">1 项未达标</span>。"));
  CHECK(holds(en, "Grade “fair”: 2 of 3 applicable targets met, <span class=\"bad\">1 missed</span>."));
  // Longest first: 240 s, 90 s, 45 s of 390 s.
  CHECK(holds(zh,
              "1. 切换 4 分钟（占 61.5%），条款 S4.4.2.2：切换到应急座席\n1. 报告与通知 1 分 30 秒（占 23.1%），条款 "
              "S4.4.2.1：报告值班长\n"
              "1. 报告与通知 45 秒（占 11.5%），条款 S4.4.2.2：下令切换\n"));
  CHECK(holds(zh, "“座席恢复”：6 分 30 秒，目标 ≤ 5 分钟（关键目标）"));
}

TEST_CASE("timeline, scorecard, waterfall and findings") {
  const Log log = sample::drill();
  const std::string zh = report::markdown(log, score::score(log), Language::zh);
  // Ready 17:30:15 + 1 min; done 17:31:45.
  CHECK(holds(zh,
              "| 17:31:45 | +1:45 | <span class=\"step trouble\">报告值班长</span> | 当班座席员 | S4.4.2.1 | 17:31:15 "
              "| <span class=\"late\">超时 30 秒</span> |"));
  // Ready 17:32:30 + 5 min; done 17:36:30.
  CHECK(holds(zh, "| S4.4.2.2 | 17:37:30 | <span class=\"early\">提前 1 分钟</span> |"));
  CHECK(holds(zh, "<small>恢复用时（人工接听，达到 80%）</small> | S4.4.2.2 | ≤ 5 分钟 | 6 分 30 秒 | -30% | 0.70 |"));
  CHECK(holds(zh, "| 17:32:30 | 17:36:30 | 4 分钟 | 61.5% | 切换 | S4.4.2.2 | 切换到应急座席 |"));
  CHECK(holds(zh, "| | **合计** | **6 分 30 秒** | | | | |"));
  CHECK(holds(zh, "### 条款 S4.4.2.2：4 分 45 秒"));  // 45 s + 240 s
  CHECK(holds(zh, "；“报告值班长”时限 1 分钟，超时 30 秒"));
  CHECK(holds(zh, "- **建议**　"));
  CHECK(holds(zh, "随机种子 7，复现序号 3"));
  // The major rows stand in the body, all of them in the annex: the start of the drill only there.
  const std::string body = zh.substr(0, zh.find("## 附 A"));
  CHECK(holds(body, "<span class=\"step trouble\">报告值班长</span>"));
  CHECK(!holds(body, "演练开始</span>"));
  CHECK(holds(zh, "演练开始</span>"));
  CHECK(holds(zh, "演练推演"));
  CHECK(holds(zh, "/site/classes/fault-report/talk | median 117 s, log\\_sd 0.92 | assumed 待核实 |"));
  CHECK(!holds(zh, "/plan/targets/seats-back | 5 min"));
  CHECK(holds(zh, "| 延误归因 | waterfall |"));
  CHECK(!holds(zh, "\n\n\n"));
}

TEST_CASE("the bars sum to the time to restore") {
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const auto found = report::ways(log, card);
  REQUIRE(found.size() == 1);
  const auto way = report::bars(log, found[0]->reading);
  Duration sum{0};
  for (std::size_t i = 0; i < way.size(); ++i) {
    sum += way[i].to - way[i].from;
    if (i > 0) CHECK(way[i].from == way[i - 1].to);
  }
  CHECK(sum == seconds(390));
  CHECK(report::length_of(way) == sum);
}

TEST_CASE("calls: every denominator is what its heading says") {
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const report::View view = report::view(log, card, Language::en);
  REQUIRE(view.calls.size() == 3);
  std::int64_t offered = 0, answered = 0, served = 0;
  const auto number = [](std::string text) {
    std::erase(text, ',');
    return std::stoll(text);
  };
  for (const report::CallRow& row : view.calls) {
    // Every attempt is in exactly one column; a talk that was cut had been answered.
    CHECK(number(row.offered) == number(row.served) + number(row.answered) + number(row.abandoned) +
                                     number(row.blocked) + number(row.cut_waiting) + number(row.inside));
    CHECK(number(row.asking) == number(row.offered) - number(row.served));
  }
  CHECK(view.calls[0].cut_waiting == "17");  // a twelfth of the 210 calls of the outage interval
  CHECK(view.calls[0].cut_talking == "6");
  CHECK(view.calls[2].cut_talking == "12");
  CHECK(holds(view.customers[1], "34 cut by the failure (12 of them while talking)"));  // 17 + 5 waiting
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    offered += cohort.offered;
    answered += cohort.answered;
    served += cohort.self_served;
  }
  const auto percent = [](std::int64_t a, std::int64_t b) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f%%", 100.0 * static_cast<double>(a) / static_cast<double>(b));
    return std::string(text);
  };
  CHECK(view.calls[2].answered_share == percent(answered, offered));
  CHECK(view.calls[2].answered_of_asking == percent(answered, offered - served));
  CHECK(view.definitions.size() == 3);  // one for each metric that a target uses
}

TEST_CASE("an action done before its inject, one without a step, a step not used") {
  Log log = sample::drill();
  Documents& documents = const_cast<Documents&>(*log.documents);
  Step spare;
  spare.id = "call-boss";
  spare.name = {"致电主任", "call the director"};
  spare.clause = "S9";
  spare.on.kind = TriggerKind::at;
  spare.on.at = minutes(600);  // after the end
  documents.plan.flow.add(spare);
  Inject inject;
  inject.id = "ask";
  inject.name = {"市民询问", "a citizen asks"};
  inject.expects = {0};
  inject.within = minutes(1);
  inject.expected_action = {"报告值班长", "tell the leader"};
  const auto asked = documents.scenario.injects.add(inject);
  inject.expects = {};
  inject.expected_action = {"安抚", "calm them"};
  const auto judged = documents.scenario.injects.add(inject);
  log.entries.pop_back();  // the end comes later
  for (const auto& which : {asked, judged}) {
    Entry given;
    given.at = Time{} + seconds(6000);
    given.kind = Kind::inject_given;
    given.about = about(which);
    log.append(given);
  }
  const std::string zh = report::markdown(log, score::score(log), Language::zh);
  CHECK(holds(zh, "应做：报告值班长（此前已完成，17:31:45）"));
  CHECK(holds(zh, "应做：安抚（没有对应步骤，由导调评判）"));
  CHECK(holds(zh, "本次未用到的步骤：致电主任（S9）。"));
  const std::string en = report::markdown(log, score::score(log), Language::en);
  CHECK(holds(en, "tell the leader (already done before, 17:31:45)"));
  CHECK(holds(en, "Steps not used this time: call the director (S9)."));
}

TEST_CASE("a service that was not back at the end: what held it up") {
  Log log = sample::drill();
  // The switch never ends: everything after its start at 17:32:30 is cut off, the end comes at 18:00.
  while (log.entries.back().at > Time{} + seconds(1950)) log.entries.pop_back();
  log.end = Time{} + minutes(60);
  const score::Scorecard card = score::score(log);
  const std::string zh = report::markdown(log, card, Language::zh);
  CHECK(holds(zh,
              "到演练结束仍未恢复。恢复受阻于“切换到应急座席”（条款 S4.4.2.2）：切换，自 17:32:30 起已 27 分 30 "
              "秒。"));
  CHECK(holds(zh, "| 17:32:30 | 18:00:00 | 27 分 30 秒 |"));
  CHECK(holds(zh, "**30 分钟，到演练结束未恢复**"));
  // Answered in time 17:30 to 18:00: 475 of 840, attainment 2 x 0.5655 / 0.6 - 1 = 0.885. The sum
  // (5 x 0 + 3 x 0.885 + 2 x 1) / 10 itself is the reason, not the gate of the critical target.
  CHECK(holds(zh, "加权达成度 46.5 分，低于“中”的下限 60 分。"));
  const auto found = report::ways(log, card);
  REQUIRE(found.size() == 1);
  CHECK(report::length_of(report::bars(log, found[0]->reading)) == minutes(30));  // 17:30 to 18:00
}

TEST_CASE("a report that came too late has its way too, after the recovery") {
  Log log = sample::drill();
  const_cast<Documents&>(*log.documents).plan.targets[Index<Target>{2}].limit = 60;
  const score::Scorecard card = score::score(log);
  const auto found = report::ways(log, card);
  REQUIRE(found.size() == 2);
  CHECK(found[1]->target == Index<Target>{2});
  CHECK(report::length_of(report::bars(log, found[1]->reading)) == seconds(105));  // 17:30:00 to 17:31:45
  const std::string zh = report::markdown(log, card, Language::zh);
  CHECK(holds(zh, "### 报告及时：1 分 45 秒\n\n“报告及时”：1 分 45 秒，目标 ≤ 1 分钟。"));
}

TEST_CASE("the letter A before a basis makes it an assumption") {
  auto documents = sample::documents();
  documents->resolved =
      "{\"site\":{\"a\":{\"value\":1,\"basis\":\"A\"},\"b\":{\"value\":2,\"basis\":\"S/A：来源\"},"
      "\"c\":{\"value\":3,\"basis\":\"D：实测\"},\"d\":{\"value\":4,\"basis\":\"SAP handbook\"}}}";
  Log log = sample::drill();
  log.documents = documents;
  const report::View view = report::view(log, score::score(log), Language::zh);
  REQUIRE(view.assumed.size() == 2);
  CHECK(view.assumed[0].where == "/site/a");
  CHECK(view.assumed[1].where == "/site/b");
  REQUIRE(view.sourced.size() == 2);
  CHECK(view.has_letters);
}

TEST_CASE("a planner's marks print as they are") {
  const sample::Names names{"停电|<b>机房</b>*", "power|<b>room</b>*", "恢复_a_|b", "back_a_|b"};
  const Log log = sample::drill(names);
  const std::string zh = report::markdown(log, score::score(log), Language::zh);
  CHECK(holds(zh, "停电&#124;&lt;b&gt;机房&lt;/b&gt;\\*"));
  CHECK(holds(zh, "恢复\\_a\\_&#124;b"));
  CHECK(!holds(zh, "<b>"));
}

TEST_CASE("the files: self-contained page, figures, the same bytes twice") {
  const Folder folder;
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  for (Language language : {Language::zh, Language::en}) {
    const auto problem = report::write_report(log, card, language, folder.path.string());
    REQUIRE_MESSAGE(!problem, problem->en);
    const std::string tag = language == Language::zh ? "zh" : "en";
    const std::string html = *read_file((folder.path / ("report." + tag + ".html")).string()).bytes;
    CHECK(holds(html, "<meta charset=\"utf-8\">"));
    CHECK(holds(html, language == Language::zh ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">"));
    // Nothing is fetched from anywhere.
    CHECK(!holds(html, "http://"));
    CHECK(!holds(html, "https://"));
    CHECK(!holds(html, "file:"));
    CHECK(!holds(html, "<img"));
    CHECK(!holds(html, "<link"));
    CHECK(!holds(html, "<script"));
    CHECK(!holds(html, "@import"));
    CHECK(!holds(html, "{{"));
    std::size_t figures = 0;
    for (std::size_t at = html.find("<svg"); at != std::string::npos; at = html.find("<svg", at + 1)) ++figures;
    CHECK(figures == 4);
    for (const char* name : {"calls", "seats", "capacity", "waterfall"})
      CHECK(holds(*read_file((folder.path / "figures" / (std::string(name) + "." + tag + ".svg")).string()).bytes,
                  "xmlns="));
    const Folder* again = &folder;
    REQUIRE(!report::write_report(log, card, language, again->path.string()));
    CHECK(*read_file((folder.path / ("report." + tag + ".html")).string()).bytes == html);
  }
}

TEST_CASE("a folder that cannot be written is named") {
  const Folder folder;
  const std::string blocked = (folder.path / "file").string();
  REQUIRE(!write_file_by_rename(blocked, "x"));
  const Log log = sample::drill();
  const auto problem = report::write_report(log, score::score(log), Language::en, blocked);
  REQUIRE(problem);
  CHECK(problem->en.rfind("cannot write " + blocked + "/figures: ", 0) == 0);
}

TEST_CASE("without gnuplot the report says so; without pandoc nothing is written") {
  const Folder folder;
  const std::string path = std::getenv("PATH") != nullptr ? std::getenv("PATH") : "";
  ::setenv("PATH", folder.path.c_str(), 1);
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const report::View view = report::view(log, card, Language::zh);
  const report::Figures figures = report::figures(log, card, view, Language::zh);
  const std::string text = report::markdown(view, figures, Language::zh);
  const auto problem = report::write_report(log, card, Language::zh, folder.path.string());
  ::setenv("PATH", path.c_str(), 1);
  CHECK(holds(text, "图形未能生成：未找到程序 gnuplot，请安装软件包 gnuplot-nox"));
  REQUIRE(problem);
  CHECK(problem->en == "program pandoc was not found: install the package pandoc");
  CHECK(fs::is_empty(folder.path));
}

TEST_CASE("a drill without calls, faults or recovery still makes a report") {
  Log log;
  log.documents = sample::documents();
  Entry start;
  log.append(start);
  Entry end;
  end.kind = Kind::drill_ended;
  end.at = log.end = Time{} + minutes(60);
  log.append(end);
  const score::Scorecard card = score::score(log);
  for (Language language : {Language::zh, Language::en}) {
    const std::string text = report::markdown(log, card, language);
    CHECK(holds(text, language == Language::zh ? "本次推演没有来话。" : "There were no calls in this drill."));
    CHECK(holds(text, language == Language::zh ? "没有可归因的恢复过程" : "There is no recovery to account for"));
  }
}

TEST_CASE("every kind of entry makes a sentence in both languages, whatever its fields") {
  Log log = sample::drill();
  Entry entry;
  for (int kind = 0; kind < kind_count; ++kind)
    for (double value : {-1.0, 0.0, 0.4, 1.0})
      for (std::int32_t code : {0, 1, 99}) {
        entry.kind = static_cast<Kind>(kind);
        entry.value = value;
        entry.code = code;
        CHECK(!report::sentence(log, entry, Language::zh).empty());
        CHECK(!report::sentence(log, entry, Language::en).empty());
      }
}

TEST_CASE("a published figure stands beside the simulated one, and without any there is no such section") {
  Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  CHECK_FALSE(holds(report::markdown(log, card, Language::en), "What happened and what this drill gave"));
  CHECK_FALSE(holds(report::terminal_summary(log, card, Language::en, false), "What happened"));
  auto documents = std::make_shared<Documents>(*log.documents);
  Expectation expected;
  expected.id = "back";
  expected.name = {"恢复接听", "answering was back"};
  expected.figure = documents->plan.targets[documents->plan.targets.at(0)];
  expected.figure.metric = Metric::time_to_restore;
  expected.happened = 300;  // simulated 390 s: 30 % more
  expected.is_calibrated = true;
  expected.basis = {"S：新闻", "S: the press"};
  documents->scenario.expect.add(expected);
  log.documents = documents;
  const std::string en = report::markdown(log, card, Language::en);
  CHECK(holds(en, "### What happened and what this drill gave"));
  CHECK(holds(en, "| answering was back<br><small>"));
  CHECK(holds(en, "| 5 min | 6 min 30 s | +30% | calibrated | S: the press |"));
  CHECK(holds(report::markdown(log, card, Language::zh), "| 5 分钟 | 6 分 30 秒 | +30% | 标定 | S：新闻 |"));
  const std::string screen = report::terminal_summary(log, card, Language::zh, false);
  CHECK(holds(screen, "真实事件与这一次推演"));
  CHECK(holds(screen, "恢复接听"));
}
