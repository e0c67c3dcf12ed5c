#include "exchange/column.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;
using exchange::Column;

namespace {

exchange::CsvTable table_of(const std::string& text) {
  Diagnostics diagnostics;
  auto table = exchange::read_csv("t.csv", text, diagnostics);
  REQUIRE(table);
  return *table;
}

std::vector<std::string> refusals(const std::string& text, const std::vector<exchange::ToldColumn>& told,
                                  bool chinese = false) {
  Diagnostics diagnostics;
  CHECK(!exchange::map_columns(table_of(text), told, diagnostics));
  std::vector<std::string> lines;
  for (const Diagnostic& one : diagnostics.sorted()) lines.push_back(to_line(one, chinese));
  return lines;
}

}  // namespace

TEST_CASE("columns are found by their names in both languages, and those of the bank file") {
  Diagnostics diagnostics;
  const auto bank =
      exchange::map_columns(table_of("date,t_entry_s,ivr_s,queue_s,talk_s,class,type,priority,caller,agent\n"
                                     "1999-10-01,630,41,0,0,VRU_HANGUP,PS,0,0,\n"),
                            {}, diagnostics);
  REQUIRE(bank);
  CHECK(bank->kind() == exchange::TableKind::call_records);
  CHECK(bank->name(Column::outcome) == "class");  // by what stands in it
  CHECK(bank->name(Column::call_class) == "type");
  CHECK(bank->classes() == std::vector<std::size_t>{6});
  const auto chinese = exchange::map_columns(
      table_of("日期,呼入时间,排队时长(秒),通话 时长,结果,class,工号\n2026-07-25,09:00,0,60,接通,报修,7\n"), {},
      diagnostics);
  REQUIRE(chinese);
  CHECK(chinese->has(Column::entry));
  CHECK(chinese->name(Column::talk_s) == "通话 时长");
  CHECK(chinese->name(Column::call_class) == "class");
  CHECK(!chinese->has(Column::queue_s));  // "排队时长(秒)" is not a name it knows: nothing is guessed
  CHECK(diagnostics.empty());
}

TEST_CASE("the kind of the table follows from its columns") {
  Diagnostics diagnostics;
  const auto kind = [&](const std::string& header) {
    return exchange::map_columns(table_of(header + "\n"), {}, diagnostics)->kind();
  };
  CHECK(kind("date,interval_start,offered") == exchange::TableKind::interval_statistics);
  CHECK(kind("date,total") == exchange::TableKind::daily_counts);
  CHECK(kind("time_utc,customers_out,masked") == exchange::TableKind::outage);
  CHECK(diagnostics.empty());
}

TEST_CASE("columns as told, several for the class") {
  Diagnostics diagnostics;
  const auto columns = exchange::map_columns(table_of("日期,甲,乙,type,priority\n"),
                                             {{Column::entry, "甲", {}},
                                              {Column::talk_s, "乙", {}},
                                              {Column::call_class, "type", {}},
                                              {Column::call_class, "priority", {}}},
                                             diagnostics);
  REQUIRE(columns);
  CHECK(columns->name(Column::talk_s) == "乙");
  CHECK(columns->classes() == std::vector<std::size_t>{3, 4});
}

TEST_CASE("all that is wrong with the columns at once, with what was found") {
  CHECK(
      refusals("date,时刻表,talk_s,通话时长\n", {}) ==
      std::vector<std::string>{
          "t.csv:1:1: error: expected one column with talk (talk_s), found \"talk_s\" and \"通话时长\" (say which with "
          "--column talk_s=NAME)",
          "t.csv:1:1: error: expected a column with when the call came in (entry; known names: t_entry_s, entry, "
          "entry_time, vru_entry, start, start_time, call_time, 进入时间, 呼入时间, 来电时间, 来话时间, 开始时间), "
          "found the "
          "columns date, 时刻表, talk_s, 通话时长 (say which with --column entry=NAME; not recognised: 时刻表, "
          "通话时长)"});
  CHECK(refusals("date,entry,talks\n", {{Column::talk_s, "talk", {}}}) ==
        std::vector<std::string>{
            "t.csv:1:1: error: expected the column of talk_s: one of the table's, found \"talk\"; the "
            "table has the columns date, entry, talks (did you mean \"talks\"?)"});
  CHECK(refusals("date,entry,a,b\n", {{Column::talk_s, "a", {}}, {Column::talk_s, "b", {}}}, true) ==
        std::vector<std::string>{"t.csv:1:1: 错误：应为 talk_s 只指一列，实为 “a”与“b”"});
}

TEST_CASE("a mapping file says its own mistakes") {
  Diagnostics diagnostics;
  const auto told = exchange::read_mapping("m.json", "{\"talk_s\": \"通话\", \"entry\": \"时间\"}", diagnostics);
  REQUIRE(told.size() == 2);
  CHECK(told[0].column == Column::talk_s);
  CHECK(told[1].name == "时间");
  CHECK(diagnostics.empty());
  (void)exchange::read_mapping("m.json", "{\n\"talks\": \"x\",\n\"agent\": 3}", diagnostics);
  const auto lines = diagnostics.sorted();
  REQUIRE(lines.size() == 2);
  CHECK(to_line(lines[0], false).find("m.json:2:1: error: /talks: expected one of: date, entry,") == 0);
  CHECK(to_line(lines[0], false).find("(did you mean \"talk_s\"?)") != std::string::npos);
  CHECK(to_line(lines[1], true) == "m.json:3:10: 错误: /agent：应为 列名");
}
