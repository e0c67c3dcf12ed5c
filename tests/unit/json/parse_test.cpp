// What is refused, and in which words. Every text is compared as a whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "json/node.hpp"

using namespace tuiyan;

namespace {

std::string complaint(std::string_view text, bool chinese = false) {
  Diagnostics diagnostics;
  const auto node = json::parse("t.json", text, diagnostics);
  CHECK(!node.has_value());
  REQUIRE(diagnostics.count(Severity::error) == 1);
  return to_line(diagnostics.sorted()[0], chinese);
}

}  // namespace

TEST_CASE("separators that are missing or too many") {
  CHECK(complaint("{\"a\": 1\n \"b\": 2}") == "t.json:2:2: error: expected a comma or }, found a string");
  CHECK(complaint("{\"a\": 1\n \"b\": 2}", true) == "t.json:2:2: 错误：应为 逗号或 }，实为 一个字符串");
  CHECK(complaint("{\"a\" 1}") == "t.json:1:6: error: /a: expected a colon after the key, found \"1\"");
  CHECK(complaint("{\"a\":[1 2]}") == "t.json:1:9: error: /a: expected a comma or ], found \"2\"");
  CHECK(complaint("{\"a\":1,}") ==
        "t.json:1:8: error: expected a key in double quotes, found \"}\" (remove the comma before it)");
  CHECK(complaint("[1,]") == "t.json:1:4: error: expected a value, found \"]\" (remove the comma before it)");
  CHECK(complaint("[1,]", true) == "t.json:1:4: 错误：应为 一个值，实为 \"]\"（请去掉前面的逗号）");
  CHECK(complaint("[1,,2]") == "t.json:1:4: error: expected a value, found \",\"");
  CHECK(complaint("[,1]") == "t.json:1:2: error: expected a value or ], found \",\"");
  CHECK(complaint("{\"a\":}") == "t.json:1:6: error: /a: expected a value, found \"}\"");
  CHECK(complaint("{\"a\"::1}") == "t.json:1:6: error: /a: expected a value, found \":\"");
}

TEST_CASE("brackets") {
  CHECK(complaint("{\"a\": [1, 2") == "t.json:1:12: error: /a: expected a comma or ], found the end of the file");
  CHECK(complaint("{\"a\": {") ==
        "t.json:1:8: error: /a: expected a key in double quotes or }, found the end of the file");
  CHECK(complaint("{\"a\": [1}") == "t.json:1:9: error: /a: expected a comma or ], found \"}\"");
  CHECK(complaint("{} {}") == "t.json:1:4: error: expected the end of the file, found \"{\"");
  CHECK(complaint("{}\n]") == "t.json:2:1: error: expected the end of the file, found \"]\"");
  CHECK(complaint("]") == "t.json:1:1: error: expected a JSON value, usually starting with {, found \"]\"");
}

TEST_CASE("words that are not JSON") {
  CHECK(complaint("{\"a\": True}") == "t.json:1:7: error: /a: expected a value, found \"True\" (did you mean true?)");
  CHECK(complaint("{\"a\": nul}") == "t.json:1:7: error: /a: expected a value, found \"nul\" (did you mean null?)");
  CHECK(complaint("{\"a\": NaN}") ==
        "t.json:1:7: error: /a: expected a value, found \"NaN\" (a number must be finite)");
  CHECK(complaint("{\"a\": -Infinity}") ==
        "t.json:1:7: error: /a: expected a value, found \"-Infinity\" (a number must be finite)");
  CHECK(complaint("{\"a\": 值班长}") ==
        "t.json:1:7: error: /a: expected a value, found \"值班长\" (put words in double quotes)");
  CHECK(complaint("{a: 1}") ==
        "t.json:1:2: error: expected a key in double quotes or }, found \"a\" (put words in double quotes)");
  CHECK(complaint("{'a': 1}") ==
        "t.json:1:2: error: expected a key in double quotes or }, found \"'\" (strings take double quotes)");
  CHECK(complaint("{} # x") == "t.json:1:4: error: expected the end of the file, found \"#\" (comments start with //)");
}

TEST_CASE("punctuation of a Chinese keyboard") {
  CHECK(complaint("{\"a\": 1，\"b\": 2}") ==
        "t.json:1:8: error: expected a comma or }, found \"，\" (use the half-width ,)");
  CHECK(complaint("{\"a\"： 1}", true) == "t.json:1:5: 错误: /a：应为 键名后的冒号，实为 \"：\"（请改用半角的 :）");
  CHECK(complaint("{“a”: 1}") ==
        "t.json:1:2: error: expected a key in double quotes or }, found \"“\" (use the half-width \")");
}

TEST_CASE("brackets of a Chinese keyboard") {
  CHECK(complaint("{\"a\": [1, 2］}") ==
        "t.json:1:12: error: /a: expected a comma or ], found \"］\" (use the half-width ])");
  CHECK(complaint("{\"a\": 1｝") == "t.json:1:8: error: expected a comma or }, found \"｝\" (use the half-width })");
}

TEST_CASE("a long word is cut between characters") {
  // 13 characters of three bytes are 39 bytes; the fourteenth would reach beyond 40.
  CHECK(complaint("[值班长值班长值班长值班长值班长]") ==
        "t.json:1:2: error: expected a value or ], found \"值班长值班长值班长值班长值\" (put words in double quotes)");
}

TEST_CASE("digits of a Chinese keyboard, and numerals") {
  CHECK(complaint("{\"a\": ３０}") ==
        "t.json:1:7: error: /a: expected a value, found \"３０\" (use half-width digits: 30)");
  CHECK(complaint("{\"a\": ０．５}", true) ==
        "t.json:1:7: 错误: /a：应为 一个值，实为 \"０．５\"（请改用半角数字：0.5）");
  CHECK(complaint("[三十]") == "t.json:1:2: error: expected a value or ], found \"三十\" (use half-width digits: 30)");
  CHECK(complaint("[三]") == "t.json:1:2: error: expected a value or ], found \"三\" (use half-width digits: 3)");
  CHECK(complaint("[三班]") == "t.json:1:2: error: expected a value or ], found \"三班\" (put words in double quotes)");
}

TEST_CASE("what is plain is told at once, place by place; what is in doubt ends the reading") {
  const auto complaints = [](const std::string& text) {
    Diagnostics diagnostics;
    CHECK_FALSE(json::parse("t.json", text, diagnostics));
    std::string all;
    for (const Diagnostic& one : diagnostics.sorted()) all += to_line(one, false) + "\n";
    return all;
  };
  CHECK(complaints("{“a”： 1，\n \"b\": [1，2],\n \"c\": 3\n \"d\": {\"e\": 4,},\n}") ==
        "t.json:1:2: error: expected a key in double quotes or }, found \"“\" (use the half-width \")\n"
        "t.json:1:5: error: /a: expected a colon after the key, found \"：\" (use the half-width :)\n"
        "t.json:1:8: error: expected a comma or }, found \"，\" (use the half-width ,)\n"
        "t.json:2:9: error: /b: expected a comma or ], found \"，\" (use the half-width ,)\n"
        "t.json:4:2: error: expected a comma or }, found a string\n"
        "t.json:4:15: error: /d: expected a key in double quotes, found \"}\" (remove the comma before it)\n"
        "t.json:5:1: error: expected a key in double quotes, found \"}\" (remove the comma before it)\n");
  // A byte order mark in front moves no place.
  CHECK(complaints("\xef\xbb\xbf[1，2，]") ==
        "t.json:1:3: error: expected a comma or ], found \"，\" (use the half-width ,)\n"
        "t.json:1:5: error: expected a comma or ], found \"，\" (use the half-width ,)\n"
        "t.json:1:6: error: expected a value, found \"]\" (remove the comma before it)\n");
  // Nobody knows what the second is meant to be, and what follows hangs on it.
  CHECK(complaints("{\"a\": 1，\"b\" 2，\"c\": 3}") ==
        "t.json:1:8: error: expected a comma or }, found \"，\" (use the half-width ,)\n"
        "t.json:1:13: error: /b: expected a colon after the key, found \"2\"\n");
  // A full-width mark where not even the plain one may stand.
  CHECK(complaints("[1：2，3]") == "t.json:1:3: error: expected a comma or ], found \"：\" (use the half-width :)\n");
  // A key that stands twice is told once, however often the text was read.
  CHECK(complaints("{\"a\": 1, \"a\": 2，\"b\": 3，\"c\": 4}") ==
        "t.json:1:10: error: /a: expected each key once, found \"a\" again, first at line 1, column 2\n"
        "t.json:1:16: error: expected a comma or }, found \"，\" (use the half-width ,)\n"
        "t.json:1:23: error: expected a comma or }, found \"，\" (use the half-width ,)\n");
  std::string many = "[0";
  for (int i = 0; i < 100; ++i) many += "，1";
  const std::string told = complaints(many + "]");
  CHECK(std::count(told.begin(), told.end(), '\n') == 20);
}

TEST_CASE("a string that ends with a full-width quote") {
  CHECK(complaint("{\"a\": \"x”,\n \"b\": 1}") ==
        "t.json:1:7: error: /a: expected a closing double quote, found the end of the line (is the closing quote the "
        "full-width ”?)");
}

TEST_CASE("numbers") {
  CHECK(complaint("{\"a\": 1e999}") == "t.json:1:7: error: /a: expected a number of at most 1.8e308, found 1e999");
  CHECK(complaint("{\"a\": -1e999}") == "t.json:1:7: error: /a: expected a number of at most 1.8e308, found -1e999");
  CHECK(complaint("{\"a\": 01}") == "t.json:1:7: error: expected a number written like 12 or 0.5, found \"01\"");
  CHECK(complaint("{\"a\": 1.2.3}") == "t.json:1:7: error: expected a number written like 12 or 0.5, found \"1.2.3\"");
  CHECK(complaint("{\"a\": 1.}") == "t.json:1:7: error: /a: expected a number written like 12 or 0.5, found \"1.\"");
  CHECK(complaint("{\"a\": 1e}") == "t.json:1:7: error: /a: expected a number written like 12 or 0.5, found \"1e\"");
  CHECK(complaint("{\"a\": .5}") == "t.json:1:7: error: /a: expected a value, found \".5\"");
  CHECK(complaint("{\"a\": +5}") == "t.json:1:7: error: /a: expected a value, found \"+5\"");
  CHECK(complaint("01") == "t.json:1:1: error: expected a number written like 12 or 0.5, found \"01\"");
}

TEST_CASE("strings") {
  CHECK(complaint("{\"a\": \"x\n}") ==
        "t.json:1:7: error: /a: expected a closing double quote, found the end of the line");
  CHECK(complaint("{\"a\": \"x") ==
        "t.json:1:7: error: /a: expected a closing double quote, found the end of the file");
  CHECK(complaint("{\"a\": \"x\\") ==
        "t.json:1:7: error: /a: expected a closing double quote, found the end of the file");
  CHECK(complaint("{\"a\": \"x\ty\"}") ==
        "t.json:1:9: error: /a: expected a printable character, found a control character");
  CHECK(complaint("{\"a\": \"C:\\temp\\值\"}") ==
        "t.json:1:15: error: /a: expected an escape such as \\n, \\t or \\\", found \"\\值\" (a backslash itself is "
        "written \\\\)");
  CHECK(
      complaint("{\"a\": \"\\\n\"}") ==
      "t.json:1:8: error: /a: expected an escape such as \\n, \\t or \\\", found \"\\\" (a backslash itself is written "
      "\\\\)");
  CHECK(complaint("{\"a\": \"\\u12g4\"}") ==
        "t.json:1:8: error: /a: expected \\u and four hexadecimal digits, found \"\\u\"");
  CHECK(complaint("{\"a\": \"\\ud83d.\"}") ==
        "t.json:1:8: error: /a: expected a \\u escape together with its other half, found \"\\ud83d\"");
  CHECK(complaint("{\"a\": \"\\ude00\"}") ==
        "t.json:1:8: error: /a: expected a \\u escape together with its other half, found \"\\ude00\"");
  CHECK(complaint("{\"a") == "t.json:1:2: error: expected a closing double quote, found the end of the file");
}

TEST_CASE("files that are no text, or no JSON at all") {
  CHECK(complaint("") == "t.json:1:1: error: expected a JSON value, usually starting with {, found an empty file");
  CHECK(complaint("\xef\xbb\xbf \n// nothing\n", true) ==
        "t.json:1:1: 错误：应为 一个 JSON 值，通常以 { 开头，实为 空文件");
  CHECK(complaint("{\"a\":\n \"\xff\"}") ==
        "t.json:2:3: error: expected text in UTF-8, found bytes that are not UTF-8 (save the file as UTF-8)");
  CHECK(complaint("{} // \xd6\xd5") ==
        "t.json:1:7: error: expected text in UTF-8, found bytes that are not UTF-8 (save the file as UTF-8)");
  CHECK(complaint("{} /* x") == "t.json:1:4: error: expected */ at the end of the comment, found the end of the file");
  CHECK(complaint("<html>") == "t.json:1:1: error: expected a JSON value, usually starting with {, found \"<\"");
  // Null bytes: UTF-16, as some editors save it.
  CHECK(complaint(std::string_view("{\0}\0", 4)) ==
        "t.json:1:2: error: expected text in UTF-8, found bytes that are not UTF-8 (save the file as UTF-8)");
  CHECK(complaint(std::string_view("\0", 1), true) ==
        "t.json:1:1: 错误：应为 UTF-8 编码的文字，实为 不是 UTF-8 的字节（请将文件另存为 UTF-8）");
}

TEST_CASE("deep nesting is refused, not survived by luck") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  Diagnostics diagnostics;
  CHECK(json::parse("t.json", nested(200), diagnostics).has_value());
  CHECK(diagnostics.empty());
  CHECK(complaint(nested(201)) == "t.json:1:201: error: expected at most 200 levels of nesting, found deeper nesting");
  CHECK(complaint(std::string(1'000'000, '[')) ==
        "t.json:1:201: error: expected at most 200 levels of nesting, found deeper nesting");
}

TEST_CASE("the pointer names the value that was being read") {
  CHECK(complaint("{\"a/b\": {\"c\": [0, {\"d\": x}]}}") ==
        "t.json:1:25: error: /a~1b/c/1/d: expected a value, found \"x\" (put words in double quotes)");
}

TEST_CASE("all duplicate keys are found, each with both places") {
  Diagnostics diagnostics;
  const auto node =
      json::parse("t.json", "{\"a\": 1,\n \"b\": {\"x\": 1, \"x\": 2},\n \"a\": 3, \"a\": 4}", diagnostics);
  REQUIRE(node.has_value());  // the reading goes on
  const auto all = diagnostics.sorted();
  REQUIRE(all.size() == 3);
  CHECK(to_line(all[0], false) ==
        "t.json:2:16: error: /b/x: expected each key once, found \"x\" again, first at line 2, column 8");
  CHECK(to_line(all[1], false) ==
        "t.json:3:2: error: /a: expected each key once, found \"a\" again, first at line 1, column 2");
  CHECK(to_line(all[2], true) ==
        "t.json:3:10: 错误: /a：应为 每个键只出现一次，实为 \"a\" 再次出现，首次在第 1 行第 2 列");
  CHECK(json::to_text(*node) == R"({"a":1,"b":{"x":1}})");  // the first stays
}

TEST_CASE("duplicate keys are found among many") {
  std::string text = "{";
  for (int i = 0; i < 100; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  Diagnostics diagnostics;
  const auto node = json::parse("t.json", text + "\"k3\":1,\"k99\":1,\"k3\":2}", diagnostics);
  REQUIRE(node.has_value());
  CHECK(diagnostics.count(Severity::error) == 3);
  CHECK(node->members.size() == 100);
}
