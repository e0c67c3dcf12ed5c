#include "exchange/fit.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "base/file.hpp"
#include "base/law.hpp"
#include "exchange/cell.hpp"
#include "exchange/fit_json.hpp"
#include "exchange/fit_page.hpp"
#include "exchange/site_document.hpp"
#include "input/documents.hpp"
#include "json/node.hpp"
#include "support/scratch.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

const std::int64_t monday = *parse_day("2026-07-20", DateOrder::year_first);

// Four weeks of a small centre with known laws: 300 calls on working days and 100 at week-ends, talk lognormal
// (150 s, 0.6), patience exponential (300 s), waits exponential (60 s) for half of the calls.
CallSheet known_centre(std::uint64_t seed) {
  const Stream stream({seed, 0, 0});
  CallSheet sheet;
  sheet.file = "folder/known.csv";
  sheet.classes = {"报修", "Enquiry / bills"};
  sheet.callers = {""};
  sheet.agents = {"", "A"};
  sheet.has_ivr = sheet.has_queue = sheet.has_talk = sheet.has_callers = true;
  std::uint64_t n = 0;
  for (std::int64_t d = 0; d < 28; ++d)
    for (int i = 0; i < (d % 7 >= 5 ? 100 : 300); ++i, ++n) {
      const auto u = [&](std::uint64_t part) { return stream.uniform(Key(Purpose::arrival, {n, part})); };
      RecordedCall call;
      call.day = monday + d;
      call.entry_s = 28'800 + u(0) * 36'000;
      call.call_class = u(1) < 0.7 ? 0 : 1;
      call.ivr_s = 20;
      call.line = static_cast<int>(n) + 2;
      if (u(2) < 0.2) {
        call.outcome = Outcome::left_in_ivr;
      } else {
        const double wait_s = u(3) < 0.5 ? 0 : quantile(Law{Exponential{60}}, u(4));
        const double patience_s = quantile(Law{Exponential{300}}, u(5));
        call.queue_s = std::min(wait_s, patience_s);
        call.outcome = patience_s < wait_s ? Outcome::abandoned : Outcome::answered;
        if (call.outcome == Outcome::answered) call.talk_s = quantile(Law{Lognormal{150, 0.6}}, u(6));
      }
      sheet.calls.push_back(call);
    }
  sheet.rows = sheet.calls.size();
  return sheet;
}

using Folder = tuiyan::tests::Scratch;

}  // namespace

// 5 samples of 5 figures, each beyond 4 errors once in 16,000: budget 0.2 %.
TEST_CASE("a centre of known laws is found again") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Fit fit = fit_calls(known_centre(seed), {});
    CHECK(fit.rows == 6800);
    CHECK(fit.used == 6800);
    CHECK(fit.gaps.empty());
    CHECK(std::abs(fit.all.talk.log_mean.value - std::log(150)) < 4 * fit.all.talk.log_mean.error);
    CHECK(std::abs(fit.all.talk.log_sd.value - 0.6) < 4 * fit.all.talk.log_sd.error);
    CHECK(std::abs(fit.all.patience.mean_s.value - 300) < 4 * fit.all.patience.mean_s.error);
    CHECK(std::abs(fit.all.ended_in_ivr.value - 0.2) < 4 * fit.all.ended_in_ivr.error);
    CHECK(fit.all.arrivals.weekdays[0].mean.value == 300);
    CHECK(fit.all.arrivals.weekdays[6].mean.value == 100);
    CHECK(fit.all.arrivals.variance == 0);  // the counts do not vary at all
    REQUIRE(fit.classes.size() == 2);
    CHECK(fit.classes[0].name == "报修");
    CHECK(fit.classes[0].id == "class-1");
    CHECK(fit.classes[1].id == "enquiry-bills");
    CHECK(fit.classes[0].calls + fit.classes[1].calls == 6800);
    CHECK(std::abs(fit.classes[1].arrivals.per_day - 0.3 * (5 * 300 + 2 * 100) / 7.0) <
          4 * std::sqrt(0.21 * 6800) / 28);
  }
}

TEST_CASE("a small class stands on the figures of all, and says so") {
  CallSheet sheet = known_centre(1);
  sheet.classes.push_back("rare");
  for (std::size_t i = 0; i < 20; ++i) sheet.calls[i * 300].call_class = 2;
  const Fit fit = fit_calls(sheet, {});
  const ClassFit& rare = fit.classes.back();
  CHECK(rare.name == "rare");
  CHECK(rare.talk_of == Whose::all);
  CHECK(rare.patience_of == Whose::all);
  CHECK(rare.talk.n == fit.all.talk.n);
  CHECK(rare.calls == 20);
  CHECK(documents_of(fit).site.find("too few of its own: all classes") != std::string::npos);
}

TEST_CASE("a small class stands on the figures of its kind, where that has enough") {
  CallSheet sheet = known_centre(1);
  sheet.classes = {"gas-1", "power-1", "gas-2"};
  sheet.kin = {0, 1, 0};
  std::size_t talks = 0;
  for (std::size_t i = 0; i < 20; ++i) {
    sheet.calls[i * 300].call_class = 2;
    talks += sheet.calls[i * 300].outcome == Outcome::answered ? 1 : 0;
  }
  for (RecordedCall& call : sheet.calls)
    if (call.call_class == 1) call.talk_s *= 3;
  const Fit fit = fit_calls(sheet, {});
  const ClassFit& small = fit.classes.back();
  CHECK(small.name == "gas-2");
  CHECK(small.talk_of == Whose::kin);
  CHECK(small.patience_of == Whose::kin);
  CHECK(small.talk.n == fit.classes[0].talk.n + talks);
  CHECK(small.talk.mean_s.value < fit.all.talk.mean_s.value / 1.2);
  CHECK(documents_of(fit).site.find("too few of its own: all classes of its kind") != std::string::npos);
}

TEST_CASE("a kind whose classes call at different hours has no course of the day for that") {
  // Enquiries take three times as long as reports, and come in the afternoon; a third class of their kind is too small
  // for a law of its own. No talk hangs on the time of day.
  CallSheet sheet = known_centre(3);
  sheet.classes = {"gas-1", "gas-2", "gas-3", "power"};
  sheet.kin = {0, 0, 0, 1};
  for (std::size_t i = 0; i < sheet.calls.size(); ++i) {
    RecordedCall& call = sheet.calls[i];
    const bool afternoon = call.left_queue_s() - static_cast<double>(call.day) * 86'400 >= 50'400;
    call.call_class = i % 5 == 0 ? 3 : afternoon ? 1 : 0;
    if (call.call_class == 1) call.talk_s *= 3;
  }
  for (std::size_t i = 1; i <= 20; ++i) sheet.calls[i * 300 + 1].call_class = 2;
  const Fit fit = fit_calls(sheet, {});
  const auto small =
      std::find_if(fit.classes.begin(), fit.classes.end(), [](const ClassFit& one) { return one.name == "gas-3"; });
  REQUIRE(small != fit.classes.end());
  CHECK(small->talk_of == Whose::kin);
  CHECK(small->talk_course.parts.empty());
}

TEST_CASE("over midnight an agent who works on is counted once") {
  // One agent, 200 s of talk every 400 s without end, three days long: he is one in every hour but the first and the
  // last. Two days' sessions, each a gap of 200 s longer at both ends, would make 1.03 of the hours beside midnight.
  CallSheet sheet;
  sheet.classes = {""};
  sheet.agents = {"", "A"};
  sheet.callers = {""};
  sheet.has_agents = sheet.has_queue = sheet.has_talk = true;
  for (int i = 0; i < 3 * 216; ++i) {
    RecordedCall call;
    call.day = monday + i / 216;
    call.entry_s = 100 + i % 216 * 400;
    call.talk_s = 200;
    call.agent = 1;
    call.outcome = Outcome::answered;
    sheet.calls.push_back(call);
  }
  const Fit fit = fit_calls(sheet, {});
  const std::vector<double> hours = fit.staffing.mean_by_slot(monday + 1, 24, 0);
  for (const double one : hours) CHECK(one == doctest::Approx(1));
}

TEST_CASE("talk that hangs on the time of day is fitted so, and the documents play it") {
  CallSheet sheet = known_centre(2);
  for (RecordedCall& call : sheet.calls)
    if (call.left_queue_s() - static_cast<double>(call.day) * 86'400 >= 50'400) call.talk_s *= 1.5;  // from 14:00 on
  const Fit fit = fit_calls(sheet, {});
  const ClassFit& one = fit.classes[0];
  CHECK(one.talk_course.chance < 1e-6);
  // 08:00 to 18:00 in equal parts: the mean is (0.6 + 0.4 x 1.5) = 1.2 times that of the morning.
  CHECK(one.talk_course.factor_at(36'000) == doctest::Approx(1 / 1.2).epsilon(0.06));
  CHECK(one.talk_course.factor_at(57'600) == doctest::Approx(1.5 / 1.2).epsilon(0.06));
  CHECK(std::abs(one.even_talk.log_sd.value - 0.6) < 4 * one.even_talk.log_sd.error);  // the time of day is out of it
  CHECK(one.talk.log_sd.value > one.even_talk.log_sd.value + 2 * one.even_talk.log_sd.error);
  const Folder folder;
  const DocumentSet set = documents_of(fit);
  CHECK(set.site.find("\"talk_by_time\"") != std::string::npos);
  for (const auto& [name, text] : {std::pair<std::string, std::string>{"site.json", set.site},
                                   {"plan.json", set.plan},
                                   {"scenario.json", set.scenario}})
    REQUIRE(!write_file_by_rename((folder.path / name).string(), text));
  Diagnostics diagnostics;
  const auto documents =
      input::load((folder.path / "plan.json").string(), (folder.path / "scenario.json").string(), diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted()) FAIL_CHECK(to_line(problem, false));
  REQUIRE(documents);
  const CallClass& loaded = documents->site.classes[documents->site.classes.find("class-1")];
  REQUIRE(!loaded.talk_by_time.empty());
  CHECK(level_at(loaded.talk_by_time, seconds(57'600)) ==
        doctest::Approx(one.talk_course.factor_at(57'600)).epsilon(0.01));
  CHECK(fit_calls(known_centre(2), {}).classes[0].talk_course.parts.empty());
}

TEST_CASE("a day with a hole is reported and left out") {
  CallSheet sheet = known_centre(1);
  std::erase_if(sheet.calls, [](const RecordedCall& call) { return call.day == monday + 3 && call.entry_s > 50'000; });
  const Fit fit = fit_calls(sheet, {});
  REQUIRE(fit.gaps.size() == 1);
  CHECK(fit.gaps[0].day == monday + 3);
  CHECK(fit.gaps[0].to_s == 86'400);
  CHECK(fit.days_left_out == std::vector<std::int64_t>{monday + 3});
  CHECK(fit.all.arrivals.days.size() == 27);
  CHECK(fit.all.arrivals.weekdays[3].mean.value == 300);
}

TEST_CASE("statistics say less, and what they do not say stays empty") {
  CountSheet sheet;
  sheet.interval_s = 1800;
  sheet.has_waits = sheet.has_talk = true;
  for (std::int64_t d = 0; d < 14; ++d)
    for (int i = 16; i < 40; ++i) {
      CountRow row;
      row.day = monday + d;
      row.from_s = i * 1800;
      row.offered = 20;
      row.answered = 18;
      row.abandoned = 2;
      row.asa_s = 10;
      row.wait_abandoned_s = 60;
      row.talk_mean_s = 150;
      sheet.counts.push_back(row);
    }
  sheet.rows = sheet.counts.size();
  const Fit fit = fit_counts(sheet, TableKind::interval_statistics, {});
  CHECK(!fit.has_shape);
  CHECK(fit.all.patience.mean_s.value == doctest::Approx((18 * 10 + 2 * 60) / 2.0));
  CHECK(fit.all.talk.mean_s.value == 150);
  CHECK(fit.all.arrivals.per_day == 480);
  CHECK(fit.empty_intervals == 14 * 24);
  CHECK(fit.all.redial.abandoned == 0);
  CHECK(fit_json(fit).find("\"redial\": null") != std::string::npos);
}

TEST_CASE("the documents of a fit are read without a complaint, ordinary and replayed, in one group and in several") {
  CallSheet sheet = known_centre(1);
  for (const bool skilled : {false, true}) {
    sheet.has_agents = true;
    sheet.agents = {"", "A", "B", "C"};
    for (RecordedCall& call : sheet.calls)
      if (call.outcome == Outcome::answered)
        call.agent = skilled && call.call_class == 1 ? 3 : 1 + static_cast<std::uint32_t>(call.line) % 2;
    const Fit fit = fit_calls(sheet, {});
    CHECK(fit.skills.groups.size() == (skilled ? 2 : 1));
    const Folder folder;
    for (const DocumentSet& set : {documents_of(fit), replay_documents(sheet, fit, monday + 1)}) {
      for (const auto& [name, text] : {std::pair<std::string, std::string>{"site.json", set.site},
                                       {"plan.json", set.plan},
                                       {"scenario.json", set.scenario}})
        REQUIRE(!write_file_by_rename((folder.path / name).string(), text));
      Diagnostics diagnostics;
      const auto documents =
          input::load((folder.path / "plan.json").string(), (folder.path / "scenario.json").string(), diagnostics);
      for (const Diagnostic& one : diagnostics.sorted()) FAIL_CHECK(to_line(one, false));
      REQUIRE(documents);
      CHECK(documents->site.classes.size() == 2);
    }
  }
}

TEST_CASE("a replayed day holds each recorded call at the instant it asked for an agent") {
  const CallSheet sheet = known_centre(2);
  const Fit fit = fit_calls(sheet, {});
  const DocumentSet set = replay_documents(sheet, fit, monday);
  Diagnostics diagnostics;
  const auto site = json::parse("site.json", set.site, diagnostics);
  REQUIRE(site);
  std::size_t asked = 0, written = 0;
  for (const RecordedCall& call : sheet.calls) asked += call.day == monday && call.asked_for_agent() ? 1 : 0;
  for (const json::Member& one : site->find("classes")->members)
    written += one.value.find("arrivals")->find("seconds")->items.size();
  CHECK(written == asked);
  CHECK(set.scenario.find("2026-07-20T00:00") != std::string::npos);
}

TEST_CASE("a staffing table as shifts: one stretch a level, nobody leaves and comes at once") {
  // 0 1 3 3 1 over slots of 4.8 h: one agent from 4.8 h to the end, two more from 9.6 to 19.2 h.
  const auto stretches = shift_stretches({0, 1, 3, 3, 1});
  REQUIRE(stretches.size() == 2);
  CHECK(stretches[0].from_s == 17280);
  CHECK(stretches[0].to_s == 86400);
  CHECK(stretches[0].heads == 1);
  CHECK(stretches[1].from_s == 34560);
  CHECK(stretches[1].to_s == 69120);
  CHECK(stretches[1].heads == 2);
  CHECK(shift_stretches({2, 0, 2}).size() == 2);
  CHECK(shift_stretches({}).empty());
  CHECK(shift_stretches({0, 0}).empty());
}

TEST_CASE("ids from names") {
  CHECK(id_of("Fault report (urgent)", 1) == "fault-report-urgent");
  CHECK(id_of("报修", 3) == "class-3");
  CHECK(id_of("--", 4) == "class-4");
  CHECK(id_of("A1", 1) == "a1");
}

TEST_CASE("the page speaks both languages and holds the figures of the fit") {
  const Fit fit = fit_calls(known_centre(1), {});
  for (const Language language : {Language::zh, Language::en}) {
    const std::string page = fit_markdown(fit, {}, language);
    CHECK(page.find("6,800") != std::string::npos);
    CHECK(page.find(fmt::format("{:.1f}", fit.all.talk.median_s())) != std::string::npos);
    CHECK(page.find("known.csv") != std::string::npos);
    CHECK(page.find("folder/") == std::string::npos);
    CHECK(page.find("报修") != std::string::npos);
  }
  CHECK(fit_markdown(fit, {}, Language::en).find("## Patience") != std::string::npos);
  CHECK(fit_markdown(fit, {}, Language::zh).find("## 排队耐心") != std::string::npos);
}

TEST_CASE("the result for programs is JSON with every figure") {
  const std::string text = fit_json(fit_calls(known_centre(1), {}));
  Diagnostics diagnostics;
  const auto root = json::parse("fit.json", text, diagnostics);
  REQUIRE(root);
  const json::Node* all = root->find("all");
  REQUIRE(all);
  CHECK(all->find("calls")->number == 6800);
  CHECK(all->find("talk")->find("lognormal")->find("log_sd")->find("value")->number ==
        doctest::Approx(0.6).epsilon(0.05));
  CHECK(root->find("classes")->members.size() == 2);
}
