// Random damage to a document: never a crash, never a silent reading of what is not JSON.
// Texts that once broke the reader are kept in `finds`.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <nlohmann/json.hpp>

#include "json/node.hpp"

using namespace tuiyan;

namespace {

const std::string seed_text =
    "{\n  // 值班\n  \"schema\": 1, \"kind\": \"plan\", \"name\": {\"zh\": \"座席\", \"en\": \"seat \\u503c "
    "\\ud83d\\ude00\"},\n"
    "  \"flow\": {\"a\": {\"takes\": {\"median\": \"90 s\"}, \"after\": [\"b\", \"c\"], \"n\": [1, -2.5e3, 0, true, "
    "null]}} "
    "/* end */\n}\n";

// RapidCheck tries 100 cases; each of ours is this many texts.
constexpr int rounds = 100;

// Read, and when it was read: written and read again gives the same; when not: exactly one complaint
// with a place inside the text.
void check_reading(const std::string& text) {
  Diagnostics diagnostics;
  const auto node = json::parse("f.json", text, diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) {
    RC_ASSERT(one.place.line >= 1);
    RC_ASSERT(one.place.column >= 1);
    RC_ASSERT(!one.expected.zh.empty());
    RC_ASSERT(!one.expected.en.empty());
    RC_ASSERT(!one.found.en.empty());
    RC_ASSERT(to_line(one, false).find('\n') == std::string::npos);
    RC_ASSERT(to_line(one, false).find("parse_error") == std::string::npos);
  }
  if (!node) {
    RC_ASSERT(diagnostics.has_errors());
    return;
  }
  // An independent judge of whether this is JSON at all.
  RC_ASSERT(nlohmann::json::accept(text, true));
  const std::string written = json::to_text(*node);
  Diagnostics none;
  const auto again = json::parse("g.json", written, none);
  RC_ASSERT(again.has_value());
  RC_ASSERT(none.empty());
  RC_ASSERT(json::to_text(*again) == written);
  RC_ASSERT(json::to_text(*json::parse("h.json", json::to_text(*node, 2), none)) == written);
}

}  // namespace

TEST_CASE("random damage never breaks the reader") {
  CHECK(rc::check([] {
    for (int round = 0; round < rounds; ++round) {
      std::string text = seed_text;
      const int changes = *rc::gen::inRange(1, 6);
      for (int i = 0; i < changes && !text.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        static constexpr std::string_view alphabet = "{}[],:\"\\/*0123456789.eE+-untrflas \n\t\r\x01\x80\xe5\xff";
        switch (*rc::gen::inRange(0, 5)) {
          case 0:
            text[at] = alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
            break;
          case 1:
            text.insert(at, 1, alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())]);
            break;
          case 2:
            text.erase(at, *rc::gen::inRange<std::size_t>(1, 9));
            break;
          case 3:
            text.resize(at);
            break;
          default:
            text.insert(at, text.substr(*rc::gen::inRange<std::size_t>(0, text.size()), 12));
            break;
        }
      }
      check_reading(text);
    }
  }));
}

TEST_CASE("random tokens never break the reader") {
  CHECK(rc::check([] {
    static const std::vector<std::string> tokens = {"{",           "}",   "[",  "]",  ",",  ":",   "\"a\"",
                                                    "\"\\u12\"",   "1",   "-",  "0",  ".5", "1e9", "1e999",
                                                    "true",        "nul", "//", "/*", "*/", "/",   "\n",
                                                    " ",           "\"",  "\\", "，", "'",  "#",   std::string(1, '\0'),
                                                    "\xef\xbb\xbf"};
    for (int round = 0; round < rounds; ++round) {
      std::string text;
      const int n = *rc::gen::inRange(0, 24);
      for (int i = 0; i < n; ++i) text += *rc::gen::elementOf(tokens);
      check_reading(text);
    }
  }));
}

TEST_CASE("finds stay fixed") {
  const std::vector<std::string> finds = {
      std::string("{}\0x", 4),  // the parser takes a null byte for the end
      std::string("[1\0,2]", 7),
      std::string("[//\0[", 5),
      "\xef\xbb\xbf\xef\xbb\xbf\"a\"",
      "\"\\",
      "[\"\\\n\"]",
      "[01",
      "-",
      "[-",
      "/",
      "/*",
      "{\"a\":1//",
      "[1/*]",
      "\"\\ud8",
      "[1e999",
      "{\"\\u00",
  };
  for (const std::string& text : finds) {
    CAPTURE(text);
    Diagnostics diagnostics;
    const auto node = json::parse("f.json", text, diagnostics);
    CHECK(node.has_value() != diagnostics.has_errors());
  }
  CHECK(rc::check([] { check_reading(seed_text); }));
}
