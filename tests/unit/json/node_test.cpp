#include "json/node.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "base/check.hpp"
#include "json/build.hpp"

using namespace tuiyan;
using json::Node;
using json::NodeKind;

namespace {

Node read(std::string_view text) {
  Diagnostics diagnostics;
  auto node = json::parse("t.json", text, diagnostics);
  REQUIRE(diagnostics.empty());
  REQUIRE(node.has_value());
  return *node;
}

std::string where(const Place& place) { return std::to_string(place.line) + ":" + std::to_string(place.column); }

std::string patched(std::string_view target, std::string_view patch) {
  Node node = read(target);
  json::merge_patch(node, read(patch));
  return json::to_text(node);
}

}  // namespace

TEST_CASE("every value and every key knows where it was written") {
  const Node root = read(
      "{\n"
      "  // 值班\n"
      "  \"名\": \"值班长\", \"b\" : [1.50, -2e3 ,\n"
      "\ttrue,null, {}],\r\n"
      "  /* two\n lines */ \"c\": 7\n"
      "}\n");
  CHECK(where(root.place) == "1:1");
  CHECK(where(root.member("名")->place) == "3:3");
  CHECK(where(root.find("名")->place) == "3:8");  // columns count characters, not bytes
  CHECK(where(root.member("b")->place) == "3:15");
  const Node& b = *root.find("b");
  CHECK(where(b.place) == "3:21");
  CHECK(where(b.items[0].place) == "3:22");
  CHECK(where(b.items[1].place) == "3:28");
  CHECK(where(b.items[2].place) == "4:2");
  CHECK(where(b.items[3].place) == "4:7");
  CHECK(where(b.items[4].place) == "4:13");
  CHECK(where(root.member("c")->place) == "6:11");
  CHECK(where(root.find("c")->place) == "6:16");  // a number just before a line end
  CHECK(root.find("c")->place.file == "t.json");
}

TEST_CASE("values are what was written") {
  const Node root =
      read(R"({"a":"x\n\u503c\ud83d\ude00\"","n":[0,-0,1.50,1e2,18446744073709551616],"t":true,"f":false,"z":null})");
  CHECK(root.find("a")->text == "x\n值😀\"");
  const auto& n = root.find("n")->items;
  CHECK(n[2].number == 1.5);
  CHECK(n[2].text == "1.50");
  CHECK(n[3].number == 100);
  CHECK(n[4].number == 18446744073709551616.0);
  CHECK(n[4].text == "18446744073709551616");
  CHECK(root.find("t")->boolean);
  CHECK(root.find("f")->kind == NodeKind::boolean);
  CHECK(!root.find("f")->boolean);
  CHECK(root.find("z")->kind == NodeKind::null);
  CHECK(root.find("y") == nullptr);
  CHECK(root.member("y") == nullptr);
}

TEST_CASE("numbers end where they end") {
  for (const char* text :
       {"1", "-1", "0", "1.5", "1e5", "1E+5", "1.25e-3", "[1]", "[1,2]", "{\"a\":1}", "1//x", "1/*x*/", "1\n", " 1 "}) {
    CAPTURE(text);
    const Node root = read(text);
    const Node& number = root.kind == NodeKind::array    ? root.items[0]
                         : root.kind == NodeKind::object ? root.members[0].value
                                                         : root;
    CHECK(number.kind == NodeKind::number);
    CHECK(std::stod(number.text) == number.number);
  }
}

TEST_CASE("a byte order mark is skipped and takes no column") {
  CHECK(where(read("\xef\xbb\xbf{\"a\":1}").members[0].place) == "1:2");
}

TEST_CASE("many keys keep their order") {
  std::string text = "{";
  for (int i = 0; i < 1000; ++i) text += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":" + std::to_string(i);
  const Node root = read(text + "}");
  CHECK(root.members.size() == 1000);
  CHECK(root.members[999].key == "k999");
  CHECK(root.find("k500")->number == 500);
}

TEST_CASE("to_text gives back what was read") {
  const std::string compact = R"({"a":[1.50,"x\ny",{},[]],"b":{"值":null,"t":true}})";
  CHECK(json::to_text(read(compact)) == compact);
  CHECK(json::to_text(read(R"({"a":[1,2],"b":{},"c":[]})"), 2) ==
        "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {},\n  \"c\": []\n}");
  CHECK(json::to_text(read(R"("\u0001\b\f\r\t\\\/")")) == R"("\u0001\b\f\r\t\\/")");
}

TEST_CASE("numbers made by the program are the shortest that read back") {
  Node node;
  node.kind = NodeKind::number;
  node.number = 0.1;
  CHECK(json::to_text(node) == "0.1");
  node.number = 3;
  CHECK(read(json::to_text(node)).number == 3);
  node.number = 1.0 / 3;
  CHECK(read(json::to_text(node)).number == 1.0 / 3);
  node.number = 1.0 / 0.0;
  CHECK_THROWS_AS((void)json::to_text(node), LogicFault);
}

TEST_CASE("pointer tokens") {
  CHECK(json::pointer_token("a/b~c") == "a~1b~0c");
  CHECK(json::pointer_token("") == "");
}

// RFC 7396, appendix A, all fifteen; the fourteenth and fifteenth as printed there.
TEST_CASE("merge_patch does what RFC 7396 says") {
  struct Example {
    const char *target, *patch, *result;
  };
  for (const Example& example : {Example{R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})"},
                                 {R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})"},
                                 {R"({"a":"b"})", R"({"a":null})", R"({})"},
                                 {R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})"},
                                 {R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})"},
                                 {R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})"},
                                 {R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})"},
                                 {R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})"},
                                 {R"(["a","b"])", R"(["c","d"])", R"(["c","d"])"},
                                 {R"({"a":"b"})", R"(["c"])", R"(["c"])"},
                                 {R"({"a":"foo"})", R"(null)", R"(null)"},
                                 {R"({"a":"foo"})", R"("bar")", R"("bar")"},
                                 {R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})"},
                                 {R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})"},
                                 {R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})"}}) {
    CAPTURE(example.target);
    CAPTURE(example.patch);
    CHECK(patched(example.target, example.patch) == example.result);
  }
}

TEST_CASE("a merged tree says where each value came from") {
  Diagnostics diagnostics;
  Node node = *json::parse("site.json", "{\"a\":{\"x\":1,\n\"y\":2}}", diagnostics);
  json::merge_patch(node, *json::parse("plan.json", "\n\n{\"a\":{\"y\":3,\"z\":{\"w\":4}}}", diagnostics));
  const Node& a = *node.find("a");
  CHECK(node.place.file == "site.json");
  CHECK(a.place.file == "site.json");
  CHECK(a.find("x")->place == Place{"site.json", 1, 11});
  CHECK(a.find("y")->place == Place{"plan.json", 3, 11});
  CHECK(a.member("y")->place == Place{"plan.json", 3, 7});
  CHECK(a.find("z")->find("w")->place.file == "plan.json");
  CHECK(a.find("z")->place == Place{"plan.json", 3, 17});
}

TEST_CASE("a number that was built can be read like one that was written") {
  for (const double value : {0.0, 12.0, -0.3, 1e21}) {
    const Node built = json::number(value);
    CHECK(built.number == value);
    CHECK(read(json::to_text(built)).number == value);
  }
  CHECK(json::integer(-12).number == -12);
  CHECK(json::number(std::nan("")).kind == NodeKind::null);
}
