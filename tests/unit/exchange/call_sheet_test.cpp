#include "exchange/call_sheet.hpp"

#include <doctest/doctest.h>

#include "exchange/count_sheet.hpp"

using namespace tuiyan;
using namespace tuiyan::exchange;

namespace {

CallSheet sheet_of(const std::string& text, DateOrder order = DateOrder::year_first) {
  Diagnostics diagnostics;
  const auto table = read_csv("calls.csv", text, diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  return read_calls(*table, *columns, order);
}

std::vector<std::string> said(const std::vector<RowProblem>& problems, bool chinese = false) {
  std::vector<std::string> lines;
  for (const RowProblem& one : problems)
    lines.push_back(std::to_string(one.line) + ": " + (chinese ? text(one).zh : text(one).en));
  return lines;
}

}  // namespace

TEST_CASE("calls by lengths, in order of entry") {
  const CallSheet sheet = sheet_of(
      "date,entry,ivr_s,queue_s,talk_s,outcome,type,caller,agent\n"
      "2026-07-25,09:00:10,5,20,100,接通,报修,c1,7\n"
      "2026-07-25,09:00:00,8,30,0,放弃,查询,0,\n");
  REQUIRE(sheet.calls.size() == 2);
  CHECK(sheet.problems.empty());
  CHECK(sheet.calls[0].outcome == Outcome::abandoned);
  CHECK(sheet.calls[0].caller == 0);
  CHECK(sheet.calls[0].line == 3);
  CHECK(sheet.calls[1].entry_s == 32410);
  CHECK(sheet.calls[1].left_queue_s() - sheet.calls[1].entered_s() == 25);
  CHECK(sheet.classes == std::vector<std::string>{"报修", "查询"});
  CHECK(sheet.agents[sheet.calls[1].agent] == "7");
}

TEST_CASE("calls by clock times, over midnight too; outcomes follow") {
  const CallSheet sheet = sheet_of(
      "date,entry,ivr_exit,queue_exit,talk_start,talk_exit\n"
      "2026-07-25,23:59:00,23:59:30,00:00:10,00:00:12,00:03:00\n"
      "2026-07-25,10:00:00,10:00:05,10:00:45,,\n"
      "2026-07-25,10:00:00,10:00:05,,,\n");
  REQUIRE(sheet.calls.size() == 3);
  const RecordedCall& late = sheet.calls[2];
  CHECK(late.ivr_s == 30);
  CHECK(late.queue_s == 40);
  CHECK(late.talk_s == 168);
  CHECK(late.outcome == Outcome::answered);
  CHECK(sheet.calls[0].outcome == Outcome::abandoned);
  CHECK(sheet.calls[1].outcome == Outcome::left_in_ivr);
}

TEST_CASE("impossible rows, each with its line and what becomes of it") {
  const CallSheet sheet = sheet_of(
      "date,entry,ivr_s,queue_s,talk_s,outcome,agent\n"
      "2026-07-25,100,0,-3,60,answered,A\n"
      "2026-07-25,200,0,0,0,answered,A\n"
      "2026-07-25,300,0,5,60,abandoned,A\n"
      "2026-07-25,400,0,0,60,went away,A\n"
      "25/7/2026,500,0,0,60,answered,A\n"
      "2026-07-25,90:00,0,0,60,answered,A\n"
      "2026-07-25,600,0,0,200000,answered,A\n"
      "2026-07-25,700,0,1x,60,answered,A\n"
      "2026-07-25,800,0,0\n"
      "2026-07-25,1000,0,0,100,answered,A\n"
      "2026-07-25,1097,0,0,50,answered,A\n"
      "2026-07-25,1098,0,0,50,answered,B\n");
  CHECK(sheet.rows == 12);
  CHECK(sheet.calls.size() == 4);
  CHECK(
      said(sheet.problems) ==
      std::vector<std::string>{
          "2: queue_s: a negative length: expected a length of 0 or more, found \"-3\" (row not used)",
          "3: talk_s: answered without a talk: expected a talk in an answered call, found \"0\" (its talk is not used, "
          "the "
          "rest is)",
          "4: talk_s: a talk without an answer: expected no talk in a call that was not answered, found \"60\" (row "
          "not "
          "used)",
          "5: outcome: an unknown outcome: expected answered, abandoned, ivr_hangup or blocked, found \"went away\" "
          "(row "
          "not used)",
          "6: date: an unreadable date: expected a date such as 2026-07-25 (for another order of day, month and year "
          "see "
          "--dates), found \"25/7/2026\" (row not used)",
          "7: entry: an unreadable time: expected a time: seconds after midnight, 09:30:05 or 2026-07-25T09:30:05, "
          "found "
          "\"90:00\" (row not used)",
          "8: talk_s: a length of more than a day: expected a length of at most a day, found \"200000\" (row not used)",
          "9: queue_s: an unreadable length: expected a length: seconds or 0:01:30, found \"1x\" (row not used)",
          "10: another number of cells than the header: expected as many cells as the header, found \"4\" (row not "
          "used)",
          "11: agent: overlapping talks of one agent: expected an end before the agent's next talk begins, found \"A: "
          "3 "
          "s, line 12\" (its talk is not used, the rest is)"});
  CHECK(said({sheet.problems[0]}, true)[0] == "2: queue_s: 时长为负：应为不小于零的时长，实为“-3”（此行不用）");
  CHECK(said({sheet.problems[9]}, true)[0] ==
        "11: agent: 同一座席的通话重叠：应为该座席下一通开始之前结束，实为“A: 3 s, line 12”（通话时间不用，其余照用）");
  CHECK(counts(sheet.problems).size() == 10);
  CHECK(!sheet.calls[1].talk_usable);  // the agent took another call before its end
  CHECK(sheet.calls[2].talk_usable);
}

TEST_CASE("a talk that ends before it began, by clock times") {
  const CallSheet sheet = sheet_of(
      "date,entry,talk_start,talk_exit\n"
      "2026-07-25,10:00:00,10:01:00,10:00:30\n");
  CHECK(said(sheet.problems) ==
        std::vector<std::string>{"2: talk_exit: an end before its start: expected a time not before the start, found "
                                 "\"10:00:30\" (row not used)"});
}

TEST_CASE("an overlap is the fault of the longer talk, and two seconds are rounding") {
  const CallSheet sheet = sheet_of(
      "date,entry,talk_s,agent\n"
      "2026-07-25,0,1000,A\n"
      "2026-07-25,100,10,A\n"
      "2026-07-25,500,10,A\n"
      "2026-07-25,508,10,A\n");
  REQUIRE(sheet.problems.size() == 1);
  CHECK(sheet.problems[0].line == 2);
}

TEST_CASE("interval statistics") {
  Diagnostics diagnostics;
  const auto table = read_csv("i.csv",
                              "date,interval_start,offered,answered,abandoned,asa_s\n"
                              "2026-07-25,08:00,10,8,2,5\n"
                              "2026-07-25,08:30,12,12,0,\n"
                              "2026-07-25,08:30,12,12,0,\n"
                              "2026-07-25,09:30,4,4,1,3\n"
                              "2026-07-25,10:00,x,4,1,3\n"
                              "2026-07-25,10:30,,,,\n",
                              diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  const CountSheet sheet = read_counts(*table, *columns, DateOrder::year_first);
  CHECK(sheet.interval_s == 1800);
  REQUIRE(sheet.counts.size() == 2);
  CHECK(sheet.counts[0].answered == 8);
  CHECK(
      said(sheet.problems) ==
      std::vector<std::string>{
          "4: date: an interval given twice: expected one row for each interval, found \"2026-07-25 line 3\" (row not "
          "used)",
          "5: offered: more answered and abandoned than offered: expected answered and abandoned at most as many as "
          "offered, found \"4 + 1 > 4\" (row not used)",
          "6: offered: an unreadable count: expected a number of 0 or more, found \"x\" (row not used)",
          "7: offered: an unreadable count: expected a number of 0 or more (row not used)"});
}

TEST_CASE("a curve of customers out") {
  Diagnostics diagnostics;
  const auto table = read_csv("o.csv",
                              "time_utc,customers_out,masked\n"
                              "2022-09-22T04:34:34Z,196,0\n"
                              "2022-09-22T05:34:34Z,400,0\n"
                              "2022-09-22T05:00:00Z,400,0\n"
                              "05:00,1,0\n"
                              "2022-09-22T06:00:00Z,-1,0\n",
                              diagnostics);
  REQUIRE(table);
  const auto columns = map_columns(*table, {}, diagnostics);
  REQUIRE(columns);
  const OutageSheet sheet = read_outage(*table, *columns, DateOrder::year_first);
  REQUIRE(sheet.points.size() == 2);
  CHECK(sheet.points[1].at_s - sheet.points[0].at_s == 3600);
  CHECK(sheet.problems.size() == 3);
}

TEST_CASE("instants of one table state one UTC offset, and two tables are brought to one clock") {
  const CallSheet calls = sheet_of(
      "entry,talk_s\n"
      "2022-09-22T12:00:00+08:00,10\n"
      "2022-09-22T05:00:00Z,10\n"
      "2022-09-22T12:30:00+08:00,10\n"
      "2022-09-22T13:00:00,10\n");
  CHECK(calls.calls.size() == 2);
  CHECK(calls.clock.east_s() == 8 * 3600);
  CHECK(said(calls.problems) ==
        std::vector<std::string>{
            "3: entry: another UTC offset than in the first row: expected the UTC offset of the first row, or none as "
            "there, found \"2022-09-22T05:00:00Z\" (row not used)",
            "5: entry: another UTC offset than in the first row: expected the UTC offset of the first row, or none as "
            "there, found \"2022-09-22T13:00:00\" (row not used)"});
  StatedOffset utc, silent;
  CHECK(utc.fits({0, 0, 0}));
  CHECK(silent.fits({0, 0, std::nullopt}));
  CHECK_FALSE(silent.fits({0, 0, 0}));
  CHECK(shift_s(utc, calls.clock) == 8 * 3600.0);  // noon UTC is eight in the evening there
  CHECK_FALSE(shift_s(utc, silent));
  CHECK_FALSE(shift_s(silent, calls.clock));
}
