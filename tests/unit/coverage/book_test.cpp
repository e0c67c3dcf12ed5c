// The book of clauses and proofs: ranges, what is wrong with a file, and the one that is shipped.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "coverage/table.hpp"
#include "support/scratch.hpp"

namespace tuiyan::coverage {
namespace {

// With the folder that the book's files stand in.
struct Folder : tests::Scratch {
  Folder() { std::filesystem::create_directories(path / "plans/coverage"); }
};

const std::string two_clauses = R"({"S1.1": {"zh": "一", "en": "One"}, "S1.2": {"zh": "二", "en": "Two"}})";

std::string complaints(const Folder& folder, const std::string& proofs) {
  folder.write("plans/coverage/clauses.json", two_clauses);
  folder.write("plans/coverage/S1.json", proofs);
  Diagnostics diagnostics;
  (void)read_book(folder.path.string(), {}, diagnostics);
  std::string text;
  for (const Diagnostic& one : diagnostics.sorted())
    text += to_line(one, false).substr(folder.path.string().size() + 1) + "\n";
  return text;
}

}  // namespace

TEST_CASE("ranges of clauses") {
  using Ids = std::vector<std::string>;
  CHECK(expanded("S4.1") == Ids{"S4.1"});
  CHECK(expanded("S2.2.1–3") == Ids{"S2.2.1", "S2.2.2", "S2.2.3"});
  CHECK(expanded("S2.2.1-3") == Ids{"S2.2.1", "S2.2.2", "S2.2.3"});
  CHECK(expanded("S5.4.3.1–5").size() == 5);
  CHECK(expanded("S6.1.a–c") == Ids{"S6.1.a", "S6.1.b", "S6.1.c"});
  CHECK(expanded("S2.2.3–1") == Ids{"S2.2.3–1"});  // no clause: complained about by its name
}

TEST_CASE("what is wrong with proofs") {
  const Folder folder;
  CHECK(
      complaints(
          folder,
          R"({"S1.1": {"proof": "play", "plan": "p", "where": "/flow/a", "scenario": "s", "without": {"plan_changes": {}}, "target": "t"}})") ==
      "");
  CHECK(complaints(folder, R"({"S9.9": {"proof": "lint", "plan": "p", "where": "/x", "bad": "b", "finding": "f"}})") ==
        "plans/coverage/S1.json:1:10: error: /S9.9: expected a clause of clauses.json, found \"S9.9\"\n");
  CHECK(complaints(folder, R"({"S1.1": {"proof": "lint", "plan": "p", "where": "/x", "bad": "b"}})") ==
        "plans/coverage/S1.json:1:10: error: /S1.1: expected the key \"finding\" (code of the finding)\n");
  CHECK(
      complaints(
          folder,
          R"({"S1.1": [{"proof": "play", "plan": "p", "where": "/x", "scenario": "s", "without": {}, "target": "t"}]})") ==
      "plans/coverage/S1.json:1:85: error: /S1.1/0/without: expected plan_changes or site_changes, found {}\n");
  CHECK(
      complaints(
          folder,
          R"({"S1.1": {"proof": "lint", "plan": "p", "where": "/x", "bad": "b", "finding": "f", "scenario": "s"}})") ==
      "plans/coverage/S1.json:1:96: error: /S1.1/scenario: expected no such key here, found \"scenario\" (the bad "
      "plan of a lint names its scenario)\n");
  CHECK(complaints(folder, R"({"S1.1": {"proof": "oath", "plan": "p", "where": "/x"}})").find("expected") !=
        std::string::npos);
}

TEST_CASE("a clause asked for that is not there") {
  const Folder folder;
  folder.write("plans/coverage/clauses.json", two_clauses);
  Diagnostics diagnostics;
  (void)read_book(folder.path.string(), {"S1.3"}, diagnostics);
  REQUIRE(diagnostics.count(Severity::error) == 1);
  CHECK(to_line(diagnostics.sorted().front(), false) ==
        "error: expected a clause of clauses.json, found \"S1.3\" (did you mean \"S1.1\"?)");
}

TEST_CASE("proofs that cannot hold say why, and the table counts them") {
  const Folder folder;
  folder.write("plans/coverage/clauses.json", two_clauses);
  folder.write("plans/coverage/S1.json", R"({"S1.1": [
    {"proof": "play", "plan": "no-such", "where": "/flow/a", "scenario": "s", "without": {"plan_changes": {}}, "target": "t"},
    {"proof": "lint", "plan": "p", "where": "/x", "bad": "no-such.json", "finding": "f"}]})");
  Diagnostics diagnostics;
  const Book book = read_book(folder.path.string(), {}, diagnostics);
  CHECK(diagnostics.empty());
  const std::vector<Verdict> verdicts = prove(book, {1}).value();
  REQUIRE(verdicts.size() == 2);
  for (const Verdict& verdict : verdicts) {
    CHECK_FALSE(verdict.holds);
    CHECK(verdict.objection.en.find("expected a file that can be read") != std::string::npos);
  }
  const Count all = count(book, verdicts);
  CHECK(all.clauses == 2);
  CHECK(all.open == 2);
  CHECK(all.failing == 2);
  const std::string text = table(book, verdicts);
  CHECK(text.find("| S1.2 | 二 / Two | 未完成 open | | | | | |\n") != std::string::npos);
  CHECK(text.find("## 未完成 / Open (2)\n\nS1.1, S1.2\n") != std::string::npos);
  CHECK(text.find("fails") != std::string::npos);
}

TEST_CASE("a play holds by the sign test and by the interval, or says which figures are short of it") {
  Book book;
  book.folder = TUIYAN_SOURCE_DIR;
  book.clauses = {{"S1.1.1", {"一", "One"}}};
  Proof proof;
  proof.clauses = {0};
  proof.key = "S1.1.1";
  proof.plan = "power-system-fault";
  proof.where = "/flow/order-patrol";
  proof.scenario = "cable-fault";
  Diagnostics slips;
  proof.plan_changes =
      json::parse("patch", R"({"flow": {"order-patrol": {"unless": {"observed": null, "at": "0 s"}}}})", slips);
  proof.target = "most-back";
  proof.replications = 12;  // all of them move: 2^-12
  Proof too_few = proof, other_way = proof, nothing = proof;
  too_few.replications = 11;
  other_way.gets_worse = false;
  nothing.plan_changes = json::parse("patch", R"({"note": "nothing"})", slips);
  book.proofs = {proof, too_few, other_way, nothing};
  const std::vector<Verdict> verdicts = prove(book, {1}).value();
  CHECK_MESSAGE(verdicts[0].holds, verdicts[0].objection.en);
  CHECK(verdicts[0].moved == 12);
  CHECK(verdicts[0].chance == doctest::Approx(1.0 / 4096));
  const double change = verdicts[0].without - verdicts[0].with;
  CHECK(verdicts[0].change.low > 0);
  CHECK((verdicts[0].change.low + verdicts[0].change.high) / 2 == doctest::Approx(change));
  CHECK_FALSE(verdicts[1].holds);
  CHECK(verdicts[1].objection.en.find("of 11 pairs 11 moved so and 0 the other way, by luck alone with a chance of "
                                      "0.00049, which is to be at most 0.00024") != std::string::npos);
  CHECK_FALSE(verdicts[2].holds);
  CHECK(verdicts[2].objection.en.find("is to lie below 0") != std::string::npos);
  CHECK_FALSE(verdicts[3].holds);
  CHECK(verdicts[3].chance == 1);
  CHECK(table(book, verdicts).find("at most 0.1 %") != std::string::npos);  // 4 / 4096
  CHECK(table(book, verdicts).find("(12/12)") != std::string::npos);
  const Said said = sentence(proof, verdicts[0]), unsaid = sentence(too_few, verdicts[1]);
  CHECK(said.en.rfind("S1.1.1: play, plan power-system-fault without /flow/order-patrol, scenario cable-fault: ", 0) ==
        0);
  CHECK(said.en.find("(in 12 of 12 pairs)") != std::string::npos);
  CHECK(said.zh.find("（12 对中 12 对如此）") != std::string::npos);
  CHECK(said.zh.find_first_of("`|*") == std::string::npos);
  CHECK(unsaid.zh.find("：不成立：") != std::string::npos);
}

TEST_CASE("the shipped list of clauses is whole: 107 ids, each once, with a title in both languages") {
  Diagnostics diagnostics;
  const Book book = read_book(TUIYAN_SOURCE_DIR, {}, diagnostics);
  for (const Diagnostic& one : diagnostics.sorted()) FAIL_CHECK(to_line(one, false));
  CHECK(book.clauses.size() == 107);
  std::set<std::string> ids;
  for (const Clause& clause : book.clauses) {
    CAPTURE(clause.id);
    CHECK(ids.insert(clause.id).second);
    CHECK_FALSE(clause.title.zh.empty());
    CHECK_FALSE(clause.title.en.empty());
  }
}

}  // namespace tuiyan::coverage
