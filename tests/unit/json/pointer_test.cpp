// Following a pointer through a tree.
#include "json/pointer.hpp"

#include <doctest/doctest.h>

namespace tuiyan::json {
namespace {

Node tree() {
  Diagnostics none;
  return *parse("t", R"({"a": {"b/c": [1, {"d~e": "deep"}], "": 2}, "list": []})", none);
}

TEST_CASE("tokens are unescaped, ~01 being ~1") {
  CHECK(tokens_of("").empty());
  CHECK(tokens_of("/a/b~1c/0/d~0e") == std::vector<std::string>{"a", "b/c", "0", "d~e"});
  CHECK(tokens_of("/~01") == std::vector<std::string>{"~1"});
  CHECK(tokens_of("/a/") == std::vector<std::string>{"a", ""});
}

TEST_CASE("a place is where the pointer leads, or nothing") {
  const Node root = tree();
  CHECK(place_at(root, "") == &root);
  CHECK(place_at(root, "/a/b~1c/1/d~0e")->text == "deep");
  CHECK(place_at(root, "/a/")->number == 2);
  for (const char* nowhere : {"/x", "/a/b~1c/2", "/a/b~1c/-1", "/a/b~1c/1x", "/a/b~1c/0/d", "/list/0"}) {
    INFO(nowhere);
    CHECK(place_at(root, nowhere) == nullptr);
  }
}

TEST_CASE("a walk shows every node on the way and ends at the nearest") {
  const Node root = tree();
  int seen = 0;
  CHECK(&walk(root, "/a/b~1c/7/x", [&](const Node&) { ++seen; }) == place_at(root, "/a/b~1c"));
  CHECK(seen == 3);
  CHECK(&walk(root, "/a/b~1c/1") == place_at(root, "/a/b~1c/1"));
}

}  // namespace
}  // namespace tuiyan::json
