#include "exchange/csv.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "base/file.hpp"
#include "exchange/call_sheet.hpp"
#include "exchange/count_sheet.hpp"

using namespace tuiyan;
using exchange::CsvTable;

namespace {

CsvTable table_of(const std::string& text) {
  Diagnostics diagnostics;
  const auto table = exchange::read_csv("t.csv", text, diagnostics);
  REQUIRE(table);
  CHECK(diagnostics.empty());
  return *table;
}

std::string refusal_of(const std::string& text, bool chinese = false) {
  Diagnostics diagnostics;
  CHECK(!exchange::read_csv("t.csv", text, diagnostics));
  REQUIRE(diagnostics.count(Severity::error) == 1);
  return to_line(diagnostics.sorted()[0], chinese);
}

std::string quoted_cell(const std::string& cell) {
  std::string out = "\"";
  for (char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

TEST_CASE("cells, quotes, line ends and the line of each row") {
  const CsvTable table = table_of("a, b ,\"c\"\r\n1,\"x \"\"y\"\"\r\nz\",\r\n\r\n,,\r\n  2 ,3,4");
  CHECK(table.header.cells == std::vector<std::string>{"a", "b", "c"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells == std::vector<std::string>{"1", "x \"y\"\r\nz", ""});
  CHECK(table.rows[0].line == 2);
  CHECK(table.rows[1].cells == std::vector<std::string>{"2", "3", "4"});
  CHECK(table.rows[1].line == 6);  // after a blank line and a row without content
  CHECK(table.broken.empty());
}

TEST_CASE("the separator is the one that the first row uses most") {
  CHECK(table_of("a;b;c,d\n1;2;3\n").rows[0].cells.size() == 3);
  CHECK(table_of("a\tb\n1\t2\n").rows[0].cells.size() == 2);
  CHECK(table_of("a|b|c\n1|2|3\n").separator == '|');
  CHECK(table_of("\"a;b;c\",d\n1,2\n").separator == ',');
  CHECK(table_of("a\rb\rc\r").rows.size() == 2);
}

TEST_CASE("broken rows are kept apart with their line, the others are read") {
  const CsvTable table = table_of("a,b\n1,2,3\nx\"y,2\n4\n5,6\n");
  REQUIRE(table.broken.size() == 3);
  CHECK(table.broken[0].line == 2);
  CHECK(table.broken[0].cells == 3);
  CHECK(table.broken[1].line == 3);
  CHECK(table.broken[1].cells == 0);
  CHECK(table.broken[2].cells == 1);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].line == 5);
}

TEST_CASE("files that are no table") {
  CHECK(refusal_of("") == "t.csv: error: expected a table: names of columns, then rows, found a file without content");
  CHECK(refusal_of("\n\n,,\n", true) == "t.csv: 错误：应为 第一行写列名、以下各行写数据的表，实为 没有内容的文件");
  CHECK(refusal_of("a,b\n1,2\n3,\"four\n5,6\n") ==
        "t.csv:3:1: error: expected quotes in pairs, found a quote in the row that begins here is not closed before "
        "the end");
  CHECK(refusal_of("a,b\n\xFF\xFF,1\n", true) ==
        "t.csv:2:1: 错误：应为 UTF-8、UTF-16 或 GB18030 编码的文本，实为 不属于这些编码的字节");
}

TEST_CASE("what is written in quotes is read back, whatever it is") {
  CHECK(rc::check("round trip", [] {
    const auto width = *rc::gen::inRange<std::size_t>(1, 5);
    const auto letter = rc::gen::element('a', ',', ';', '"', '\n', '\r', ' ', '\t', '1');
    const auto cell = rc::gen::container<std::string>(letter);
    std::vector<std::vector<std::string>> rows(*rc::gen::inRange<std::size_t>(0, 6));
    std::string text;
    for (std::size_t i = 0; i < width; ++i) text += (i > 0 ? ",\"name" : "\"name") + std::to_string(i) + "\"";
    text += "\n";
    for (auto& row : rows) {
      row = *rc::gen::container<std::vector<std::string>>(width, cell);
      row[0] += "x";  // a row without content is no row
      for (std::size_t i = 0; i < width; ++i) text += (i > 0 ? "," : "") + quoted_cell(row[i]);
      text += "\r\n";
    }
    Diagnostics diagnostics;
    const auto table = exchange::read_csv("t.csv", text, diagnostics);
    RC_ASSERT(table.has_value());
    RC_ASSERT(table->broken.empty());
    RC_ASSERT(table->rows.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) RC_ASSERT(table->rows[i].cells == rows[i]);
  }));
}

// Whatever bytes come in, the readers answer: a table or an error, every row used or reported.
TEST_CASE("any bytes are read or refused, and no row is lost") {
  CHECK(rc::check("fuzz", [] {
    static const std::vector<std::string> pieces{"date",
                                                 ",",
                                                 ",",
                                                 ",",
                                                 "\n",
                                                 "\n",
                                                 "\r\n",
                                                 "\"",
                                                 "1999-10-01",
                                                 "1999-10-01,",
                                                 "entry",
                                                 "t_entry_s",
                                                 "queue_s",
                                                 "talk_s",
                                                 "41",
                                                 "-3",
                                                 "0:01:30",
                                                 "class",
                                                 "ANSWERED",
                                                 "放弃",
                                                 "\xC8\xD5",
                                                 "\xFF",
                                                 "offered",
                                                 "interval",
                                                 "09:30",
                                                 "99:99",
                                                 "customers_out",
                                                 "time",
                                                 "2022-09-22T04:34:34Z",
                                                 "agent",
                                                 "A1",
                                                 "1e308",
                                                 "nan",
                                                 "",
                                                 " "};
    std::string text = *rc::gen::element<std::string>(
        "", "date,entry,queue_s,talk_s,outcome,agent\n", "date,entry,ivr_exit,queue_exit,talk_exit\r\n",
        "date,interval,offered,answered,abandoned,asa_s\n", "time,customers_out\n");
    for (const auto i : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size())))
      text += pieces[i];
    Diagnostics diagnostics;
    const auto table = exchange::read_csv("t.csv", text, diagnostics);
    RC_ASSERT(table.has_value() != diagnostics.has_errors());
    if (!table) return;
    for (const auto& row : table->rows) RC_ASSERT(row.cells.size() == table->header.cells.size());
    const auto columns = exchange::map_columns(*table, {}, diagnostics);
    RC_ASSERT(columns.has_value() != diagnostics.has_errors());
    if (!columns) return;
    const auto order = exchange::DateOrder::year_first;
    std::size_t rows = 0, used = 0;
    std::vector<exchange::RowProblem> problems;
    if (columns->kind() == exchange::TableKind::call_records) {
      const auto sheet = exchange::read_calls(*table, *columns, order);
      rows = sheet.rows, used = sheet.calls.size(), problems = sheet.problems;
    } else if (columns->kind() == exchange::TableKind::outage) {
      const auto sheet = exchange::read_outage(*table, *columns, order);
      rows = sheet.rows, used = sheet.points.size(), problems = sheet.problems;
    } else {
      const auto sheet = exchange::read_counts(*table, *columns, order);
      rows = sheet.rows, used = sheet.counts.size(), problems = sheet.problems;
    }
    std::vector<int> out;
    for (const auto& problem : problems)
      if (exchange::use(problem.kind) == exchange::RowUse::nothing) out.push_back(problem.line);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    RC_ASSERT(rows == used + out.size());
  }));
}
