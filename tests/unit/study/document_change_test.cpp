#include "study/document_change.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;
using result::ChangeKind;
using result::DocumentChange;

namespace {

std::vector<DocumentChange> between(const std::string& before, const std::string& after) {
  Documents old_one, new_one;
  old_one.resolved = before;
  new_one.resolved = after;
  return study::document_changes(old_one, new_one);
}

}  // namespace

TEST_CASE("what changed, came, went and was renamed; the plan first") {
  const auto changes = between(
      R"({"site": {"seats": 100}, "plan": {"flow": {"a": {"name": "甲", "clause": "S1", "takes": "1 min"},
          "b": {"do": {"decide": true}}, "c": {"x": 1}}, "list": [1, 2], "longer": [1]}})",
      R"({"site": {"seats": 110}, "plan": {"flow": {"a": {"name": "甲", "clause": "S1", "takes": "2 min"},
          "bb": {"do": {"decide": true}}, "d": {"y": 2}}, "list": [1, 3], "longer": [1, 2]}})");
  REQUIRE(changes.size() == 7);
  CHECK(changes[0].kind == ChangeKind::changed);
  CHECK(changes[0].pointer == "/plan/flow/a/takes");
  CHECK(changes[0].name.zh == "甲");
  CHECK(changes[0].clause == "S1");
  CHECK(changes[0].before == "\"1 min\"");
  CHECK(changes[0].after == "\"2 min\"");
  CHECK(changes[1].kind == ChangeKind::renamed);
  CHECK(changes[1].before == "b");
  CHECK(changes[1].after == "bb");
  CHECK(changes[2].kind == ChangeKind::removed);
  CHECK(changes[2].pointer == "/plan/flow/c");
  CHECK(changes[3].kind == ChangeKind::added);
  CHECK(changes[3].pointer == "/plan/flow/d");
  CHECK(changes[3].after == "{\"y\":2}");
  CHECK(changes[4].pointer == "/plan/list/1");
  CHECK(changes[5].pointer == "/plan/longer");  // of another length: as a whole
  CHECK(changes[6].pointer == "/site/seats");
}

TEST_CASE("a document under another file name is the same; ids within it are compared") {
  CHECK(between(R"({"plan": {"id": "a", "x": 1}, "site": {"id": "s"}, "scenario": {"id": "c"}})",
                R"({"plan": {"id": "b", "x": 1}, "site": {"id": "t"}, "scenario": {"id": "d"}})")
            .empty());
  const auto changes = between(R"({"plan": {"levels": [{"id": "p1"}]}})", R"({"plan": {"levels": [{"id": "p2"}]}})");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].pointer == "/plan/levels/0/id");
}

TEST_CASE("nothing changed is nothing told; the order of keys is no change") {
  CHECK(between(R"({"plan": {"a": 1, "b": 2}})", R"({"plan": {"b": 2, "a": 1}})").empty());
}

TEST_CASE("long values are cut between characters") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "座";
  const auto changes = between(R"({"plan": {"a": "x"}})", "{\"plan\": {\"a\": \"" + text + "\"}}");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].after.substr(0, 4) == "\"座");
  CHECK(changes[0].after.substr(changes[0].after.size() - 3) == "…");
  CHECK(changes[0].after.size() == 1 + 79 * 3 + 3);
}
