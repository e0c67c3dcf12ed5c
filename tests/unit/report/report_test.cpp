#include "report/report.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "base/file.hpp"
#include "model/metric.hpp"
#include "report/recovery.hpp"
#include "report/sentence.hpp"
#include "unit/draw/sample_drill.hpp"

using namespace tuiyan;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("tuiyan-report-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

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
  CHECK(holds(zh, "演练等级“中”：3 项适用目标中 2 项达标。"));
  CHECK(holds(en, "Grade “fair”: 2 of 3 applicable targets met."));
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
  CHECK(holds(zh, "| 恢复用时（人工接听，达到 80%） | S4.4.2.2 | ≤ 5 分钟 | 6 分 30 秒 | -30% | 0.70 |"));
  CHECK(holds(zh, "| 17:32:30 | 17:36:30 | 4 分钟 | 61.5% | 切换 | S4.4.2.2 | 切换到应急座席 |"));
  CHECK(holds(zh, "| | **合计** | **6 分 30 秒** | | | | |"));
  CHECK(holds(zh, "### 条款 S4.4.2.2：4 分 45 秒"));  // 45 s + 240 s
  CHECK(holds(zh, "- **事实**　“报告值班长”时限 1 分钟，超时 30 秒"));
  CHECK(holds(zh, "- **建议**　"));
  CHECK(holds(zh, "随机种子 7，复现序号 3"));
  CHECK(holds(zh, "演练推演"));
  CHECK(holds(zh, "/site/classes/fault-report/talk | median 117 s, log\\_sd 0.92 | assumed 待核实 |"));
  CHECK(!holds(zh, "/plan/targets/seats-back | 5 min"));
  CHECK(holds(zh, "| 延误归因 | waterfall |"));
  CHECK(!holds(zh, "\n\n\n"));
}

TEST_CASE("the bars sum to the time to restore") {
  const Log log = sample::drill();
  const score::Scorecard card = score::score(log);
  const auto found = report::recoveries(log, card);
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
