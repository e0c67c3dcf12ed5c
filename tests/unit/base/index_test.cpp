#include "base/index.hpp"

#include <doctest/doctest.h>

#include "base/time.hpp"

using namespace tuiyan;

namespace {

struct Row {
  std::string id;
};

}  // namespace

TEST_CASE("a table keeps its order and finds its rows") {
  Table<Row> table;
  CHECK(table.empty());
  const Index<Row> b = table.add({"b"});
  const Index<Row> a = table.add({"a"});
  CHECK(table.size() == 2);
  CHECK(table[b].id == "b");
  CHECK(table.find("a") == a);
  CHECK(!table.find("c"));
  CHECK(!Index<Row>{});
  CHECK(b < a);
  CHECK_THROWS_AS((void)table[Index<Row>{}], LogicFault);
  CHECK_THROWS_AS((void)table[Index<Row>{2}], LogicFault);
}

TEST_CASE("a failed check says what, where and which line") {
  try {
    TUIYAN_CHECK(1 + 1 == 3);
    FAIL("no exception");
  } catch (const LogicFault& fault) {
    const std::string text = fault.what();
    CHECK(text.find("index_test.cpp:") != std::string::npos);
    CHECK(text.find(": check failed: 1 + 1 == 3") != std::string::npos);
  }
}

TEST_CASE("time is exact microseconds") {
  CHECK(seconds(1.5).us == 1'500'000);
  CHECK(seconds(-1.5).us == -1'500'000);
  CHECK(seconds(0.0000004).us == 0);
  CHECK(seconds(0.0000006).us == 1);
  CHECK(minutes(2).us == 120'000'000);
  CHECK(Time{5} + Duration{7} == Time{12});
  CHECK(Time{5} - Time{7} == Duration{-2});
  CHECK(Time{0} < never);
  CHECK(in_seconds(Duration{1'500'000}) == 1.5);
}
