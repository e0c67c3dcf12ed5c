#include "draw/figure.hpp"

#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "draw/code.hpp"
#include "model/metric.hpp"
#include "unit/draw/sample_drill.hpp"
#include "words/word.hpp"

using namespace tuiyan;
using words::Area;

namespace {

std::vector<drawing::Bar> three_bars() {
  return {{Time{1'800'000'000}, Time{1'815'000'000}, Delay::noticing, "", {"发现", "notice"}},
          {Time{1'815'000'000}, Time{1'815'000'000}, Delay::deciding, "S4.3.1", {"判定", "decide"}},
          {Time{1'815'000'000},
           Time{2'190'000'000},
           Delay::switching,
           "S4.4.2.2",
           {"切换 <|> & '座席'", "switch <|> & 'seats'"}}};
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("every value of every enumeration has its words") {
  for (int i = 0; i < kind_count; ++i) CHECK(words::has(Area::kind, describe(static_cast<Kind>(i)).name));
  for (int i = 0; i <= static_cast<int>(Delay::waiting_for_safety); ++i) {
    CHECK(words::has(Area::delay, drawing::code(static_cast<Delay>(i))));
    CHECK(words::has(Area::advice, drawing::code(static_cast<Delay>(i))));
  }
  for (int i = 0; i <= static_cast<int>(Verb::make_safe); ++i)
    CHECK(words::has(Area::verb, drawing::code(static_cast<Verb>(i))));
  for (int i = 0; i <= static_cast<int>(StateOf::down); ++i)
    CHECK(words::has(Area::state, drawing::code(static_cast<StateOf>(i))));
  for (int i = 0; i <= static_cast<int>(Reason::transferred); ++i)
    CHECK(words::has(Area::reason, drawing::code(static_cast<Reason>(i))));
  for (int i = 0; i <= static_cast<int>(Failure::no_device); ++i)
    CHECK(words::has(Area::failure, drawing::code(static_cast<Failure>(i))));
  for (int i = 0; i <= static_cast<int>(Choice::instead); ++i)
    CHECK(words::has(Area::choice, drawing::code(static_cast<Choice>(i))));
  for (int i = 0; i <= static_cast<int>(FaultEffect::breaks); ++i)
    CHECK(words::has(Area::effect, drawing::code(static_cast<FaultEffect>(i))));
  for (int i = 0; i <= static_cast<int>(score::Rating::not_applicable); ++i) {
    const std::string code(drawing::code(static_cast<score::Rating>(i)));
    CHECK(words::has(Area::rating, code));
    CHECK(words::has(Area::rating, code + ".rule"));
  }
  for (int i = 0; i <= static_cast<int>(score::Grade::poor); ++i)
    CHECK(words::has(Area::grade, drawing::code(static_cast<score::Grade>(i))));
}

TEST_CASE("the words of the codes are distinct") {
  std::set<std::string_view> delays;
  for (int i = 0; i <= static_cast<int>(Delay::waiting_for_safety); ++i)
    CHECK(delays.insert(drawing::code(static_cast<Delay>(i))).second);
  std::set<std::string_view> verbs;
  for (int i = 0; i <= static_cast<int>(Verb::make_safe); ++i)
    CHECK(verbs.insert(drawing::code(static_cast<Verb>(i))).second);
}

TEST_CASE("a waterfall: bars in order, same bytes twice, a piece of no length is counted and not drawn") {
  const drawing::Frame frame{minutes(17 * 60), Time{0}, Time{21'600'000'000}, 20, Language::zh};
  const drawing::Drawing once = drawing::waterfall_figure(three_bars(), "", frame);
  REQUIRE_MESSAGE(once.is_drawn(), once.problem.en);
  CHECK(once.svg == drawing::waterfall_figure(three_bars(), "", frame).svg);
  CHECK(once.svg.rfind("<svg", 0) == 0);
  CHECK(once.svg.find("15 秒 · 发现 (4%)") != std::string::npos);        // 15 of 390 s = 3.8 %
  CHECK(once.svg.find("6 分 15 秒 · 切换 (96%)") != std::string::npos);  // 375 of 390 s = 96.2 %
  CHECK(once.svg.find("另有 1 段不足 1 秒") != std::string::npos);
  CHECK(once.svg.find("研判") == std::string::npos);
  // The planner's marks print; they are not markup.
  CHECK(once.svg.find("切换 &lt;|> &amp; '座席'") != std::string::npos);
  // No trace of when or by which version it was drawn.
  CHECK(once.svg.find("GNUPLOT") == std::string::npos);
  CHECK(once.svg.find("<title>") == std::string::npos);
}

TEST_CASE("ids of two figures in one page do not clash") {
  const drawing::Frame frame{minutes(17 * 60), Time{0}, Time{21'600'000'000}, 20, Language::en};
  const std::string page =
      drawing::waterfall_figure(three_bars(), "", frame).svg + drawing::waterfall_figure(three_bars(), "-2", frame).svg;
  std::set<std::string> ids;
  const std::regex id("\\sid=['\"]([^'\"]+)['\"]");
  for (auto it = std::sregex_iterator(page.begin(), page.end(), id); it != std::sregex_iterator(); ++it) {
    CAPTURE((*it)[1].str());
    CHECK(ids.insert((*it)[1].str()).second);
  }
  CHECK(ids.size() > 10);
}

TEST_CASE("nothing to draw is neither a figure nor a problem") {
  const drawing::Frame frame;
  for (const drawing::Drawing& empty :
       {drawing::calls_figure({}, frame), drawing::load_figure({}, frame),
        drawing::capacity_figure({}, "x", "", {}, frame), drawing::waterfall_figure({}, "", frame)}) {
    CHECK(!empty.is_drawn());
    CHECK(empty.problem.en.empty());
  }
}

TEST_CASE("call columns add up to the calls offered, warm-up left out") {
  Log log = sample::drill();
  CohortRecord before;
  before.from = Time{-600'000'000};
  before.to = Time{0};
  before.call_class = {0};
  before.offered = before.answered = 50;
  log.traffic.cohorts.insert(log.traffic.cohorts.begin(), before);
  const std::vector<drawing::CallColumn> columns = drawing::call_columns(log);
  REQUIRE(columns.size() == 36);
  std::int64_t offered = 0, shown = 0;
  for (const CohortRecord& cohort : log.traffic.cohorts) offered += cohort.from.us < 0 ? 0 : cohort.offered;
  for (const drawing::CallColumn& column : columns) shown += column.offered();
  CHECK(shown == offered);
  CHECK(columns[3].from == Time{1'800'000'000});
  CHECK(columns[3].talk_cut == 12);  // 6 of each class; they are among the answered and no layer
  CHECK(columns[4].talk_cut == 0);
  CHECK(columns[3].abandoned == 210 / 3 + 60 / 3);  // the outage interval: 210 and 60 calls, a third given up
}

TEST_CASE("capacity follows the service: lost, partly back, back") {
  const Log log = sample::drill();
  const std::vector<drawing::Capacity> all = drawing::capacities(log, score::score(log));
  REQUIRE(all.size() == 1);
  const auto& share = all[0].share;
  REQUIRE(share.size() == 5);
  CHECK(share[0].value == 1);
  CHECK(share[1].at == Time{1'800'000'000});
  CHECK(share[1].value == 0);
  CHECK(share[2].value == doctest::Approx(100.0 / 120));
  CHECK(share[3].value == 1);
  CHECK(share[4].at == log.end);
  CHECK(all[0].targets == std::vector<double>{0.8});
  REQUIRE(all[0].restored.size() == 1);
  CHECK(all[0].restored[0].at == Time{2'190'000'000});
}

TEST_CASE("a service that was whole all the time has no figure") {
  Log log = sample::drill();
  std::erase_if(log.entries, [](const Entry& entry) { return entry.kind == Kind::service_changed; });
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    log.entries[i].id = static_cast<EntryId>(i + 1);
    log.entries[i].cause = 0;
  }
  CHECK(drawing::capacities(log, score::score(log)).empty());
}

TEST_CASE("figures of the drill are drawn with Chinese and English keys") {
  const Log log = sample::drill();
  for (Language language : {Language::zh, Language::en}) {
    const drawing::Frame frame = drawing::frame_of(log, language);
    const drawing::Drawing calls = drawing::calls_figure(drawing::call_columns(log), frame);
    REQUIRE_MESSAGE(calls.is_drawn(), calls.problem.en);
    CHECK(calls.svg == drawing::calls_figure(drawing::call_columns(log), frame).svg);
    CHECK(count_of(calls.svg, language == Language::zh ? "放弃" : "abandoned") == 1);
    CHECK(calls.svg.find("17:30") != std::string::npos);
    CHECK(count_of(calls.svg, language == Language::zh ? "通话中断 12" : "12 talks cut") == 1);
    CHECK(calls.svg.find(language == Language::zh ? "呼入次数（每 10 分钟）" : "calls offered per 10 min") !=
          std::string::npos);
    const drawing::Drawing seats = drawing::load_figure(drawing::load(log), frame);
    CHECK(seats.svg.find(language == Language::zh ? "可接听人数" : "agents able to answer") != std::string::npos);
    const drawing::Drawing share = drawing::capacity_figure(drawing::capacities(log, score::score(log))[0], "x", "",
                                                            drawing::fault_marks(log), frame);
    CHECK(share.svg.find(language == Language::zh ? "▼ 17:30:00 座席系统崩溃" : "▼ 17:30:00 seat system crash") !=
          std::string::npos);
  }
}

TEST_CASE("text in a figure's script is never a command") {
  CHECK(drawing::quoted("it's") == "'it''s'");
  CHECK(drawing::quoted("`touch x`") == "'’touch x’'");
  CHECK(drawing::quoted("a\nset output 'x'") == "'a set output ''x'''");
}
