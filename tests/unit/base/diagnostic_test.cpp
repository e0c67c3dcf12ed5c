#include "base/diagnostic.hpp"

#include <doctest/doctest.h>

using namespace tuiyan;

namespace {

Diagnostic deputy() {
  return {Severity::error,
          {"plans/north.json", 41, 17},
          "/roles/shift-leader/deputy",
          "dangling-reference",
          {"岗位的标识", "the id of a role"},
          {"\"cheif\"", "\"cheif\""},
          {"是否想写 \"chief\"？", "did you mean \"chief\"?"}};
}

}  // namespace

TEST_CASE("a line has one grammar in both languages") {
  CHECK(to_line(deputy(), false) ==
        "plans/north.json:41:17: error: /roles/shift-leader/deputy: expected the id of a role, found \"cheif\" "
        "(did you mean \"chief\"?)");
  CHECK(to_line(deputy(), true) ==
        "plans/north.json:41:17: 错误: /roles/shift-leader/deputy：应为 岗位的标识，实为 \"cheif\"（是否想写 "
        "\"chief\"？）");
}

TEST_CASE("parts that are not there leave nothing behind") {
  Diagnostic one = deputy();
  one.suggestion = {};
  one.severity = Severity::warning;
  CHECK(to_line(one, false) ==
        "plans/north.json:41:17: warning: /roles/shift-leader/deputy: expected the id of a role, found \"cheif\"");
  CHECK(to_line(one, true) ==
        "plans/north.json:41:17: 警告: /roles/shift-leader/deputy：应为 岗位的标识，实为 \"cheif\"");
  one.found = {};
  one.place = {"plans/north.json", 0, 0};
  CHECK(to_line(one, false) == "plans/north.json: warning: /roles/shift-leader/deputy: expected the id of a role");
  one.pointer = "";
  one.expected = {};
  one.found = {"空", "nothing"};
  CHECK(to_line(one, false) == "plans/north.json: warning: found nothing");
  one.place = {};
  CHECK(to_line(one, true) == "警告：实为 空");
}

TEST_CASE("a line stays one line and commands no terminal") {
  Diagnostic one = deputy();
  one.found = {"", "\"a\nb\x1b[2J\""};
  one.suggestion = {};
  CHECK(to_line(one, false) ==
        "plans/north.json:41:17: error: /roles/shift-leader/deputy: expected the id of a role, found "
        "\"a\\u000ab\\u001b[2J\"");
}

TEST_CASE("order is by file, line and column, and equal places keep their order") {
  Diagnostics all;
  CHECK(!all.has_errors());
  CHECK(all.empty());
  const auto add = [&](const char* file, int line, int column, const char* code, Severity severity) {
    Diagnostic one;
    one.place = {file, line, column};
    one.code = code;
    one.severity = severity;
    all.add(one);
  };
  add("b", 1, 1, "5", Severity::warning);
  CHECK(!all.has_errors());
  add("a", 10, 1, "4", Severity::error);
  add("a", 9, 2, "2", Severity::error);
  add("a", 9, 2, "3", Severity::error);
  add("a", 9, 1, "1", Severity::error);
  std::string codes;
  for (const Diagnostic& one : all.sorted()) codes += one.code;
  CHECK(codes == "12345");
  CHECK(all.count(Severity::error) == 4);
  CHECK(all.count(Severity::warning) == 1);
  CHECK(all.has_errors());
}

TEST_CASE("nearest suggests what was probably meant") {
  const std::vector<std::string> roles = {"shift-leader", "chief", "agents", "vendor-desk", "值班长"};
  CHECK(nearest("cheif", roles) == "chief");  // two neighbours swapped
  CHECK(nearest("shift_leader", roles) == "shift-leader");
  CHECK(nearest("Shift-Leader", roles) == "shift-leader");
  CHECK(nearest("shiftleader", roles) == "shift-leader");
  CHECK(nearest("agent", roles) == "agents");
  CHECK(nearest("值班员", roles) == "值班长");
  CHECK(nearest("manager", roles).empty());
  CHECK(nearest("x", roles).empty());
  CHECK(nearest("", roles).empty());
  CHECK(nearest("platform-part", {"platform-alarm"}).empty());  // one part is another word
  CHECK(nearest("platfrom-alram", {"platform-alarm"}) == "platform-alarm");
  CHECK(nearest("a", {"b"}).empty());                      // all of it would have to change
  CHECK(nearest("stepA", {"stepB", "stepC"}) == "stepB");  // a tie goes to the first
}

TEST_CASE("a suggestion, and the same behind a sentence") {
  CHECK(did_you_mean("cheif", {"chief", "agents"}).en == "did you mean \"chief\"?");
  CHECK(did_you_mean("chief").zh == "是否想写 \"chief\"？");
  CHECK(did_you_mean("manager", {"chief"}).en.empty());
  CHECK(did_you_mean("").zh.empty());
  CHECK(in_brackets(did_you_mean("chief")).en == " (did you mean \"chief\"?)");
  CHECK(in_brackets(did_you_mean("chief")).zh == "（是否想写 \"chief\"？）");
  CHECK(in_brackets({}).en.empty());
  CHECK(in_brackets({}).zh.empty());
}
