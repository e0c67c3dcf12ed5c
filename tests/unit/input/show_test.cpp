#include "good_documents.hpp"

namespace tuiyan::input {
namespace {

const Shown* find(const std::vector<Shown>& lines, const std::string& pointer) {
  const Shown* found = nullptr;
  for (const Shown& line : lines) {
    if (line.pointer != pointer) continue;
    CHECK_MESSAGE(found == nullptr, (pointer + " is shown twice"));
    found = &line;
  }
  return found;
}

}  // namespace

TEST_CASE("show: what is written, and where") {
  Scratch scratch;
  Diagnostics diagnostics;
  const std::vector<Shown> lines = show("site.json", diagnostics);
  CHECK(lines_of(diagnostics) == "");
  const Shown* seats = find(lines, "/seat_groups/main-seats/seats");
  REQUIRE(seats != nullptr);
  CHECK(seats->value == "12");
  CHECK_FALSE(seats->is_default);
  CHECK(seats->place == Place{"site.json", 32, 29});
  const Shown* talk = find(lines, "/classes/fault-report/talk");
  REQUIRE(talk != nullptr);
  CHECK(talk->value == R"({"median":"2 min","p90":"5 min"})");
  CHECK(find(lines, "/classes/fault-report/talk/median") == nullptr);  // shown as a whole
}

TEST_CASE("show: what was not written, and why it is so") {
  Scratch scratch;
  Diagnostics diagnostics;
  const std::vector<Shown> lines = show("site.json", diagnostics);
  const Shown* patience = find(lines, "/classes/test-calls/patience");
  REQUIRE(patience != nullptr);
  CHECK(patience->is_default);
  CHECK(patience->value == R"({"mean":"400 s"})");
  CHECK(patience->basis == "1999 年银行呼叫中心逐通数据 / measured: 1999 call-by-call data of a bank");
  CHECK(patience->place == Place{});
  // Inside an object that was not written at all, and inside one that was.
  const Shown* delay = find(lines, "/classes/test-calls/redial/delay");
  REQUIRE(delay != nullptr);
  CHECK(delay->is_default);
  CHECK(find(lines, "/calls/paper/extra") != nullptr);
  // A default that hangs on the kind of channel.
  CHECK(find(lines, "/channels/mobile/occupies_both")->value == "true");
  CHECK(find(lines, "/channels/chat/occupies_both")->value == "false");
  // Inside an expression.
  Scratch::replace("site.json", ", \"works\": 0.9", "");
  const std::vector<Shown> again = show("site.json", diagnostics);
  CHECK(find(again, "/services/answering/needs/all/1/pair/works")->value == "0.98");
}

TEST_CASE("show: a plan or a scenario alone is not blamed for the others") {
  Scratch scratch;
  Diagnostics diagnostics;
  CHECK(find(show("plan.json", diagnostics), "/flow/judge/takes")->value == R"({"median":"2 min","log_sd":0.6})");
  CHECK(find(show("scenario.json", diagnostics), "/faults/crash/happens")->is_default);
  CHECK(lines_of(diagnostics) == "");
  // Its own references are looked up all the same.
  Scratch::replace("plan.json", "\"unit\": \"command\"", "\"unit\": \"comand\"");
  CHECK_FALSE(show("plan.json", diagnostics).empty());
  CHECK(lines_of(diagnostics) ==
        "plan.json:7:69: error: /roles/leader/unit: expected the id of a unit, found \"comand\" (did you mean "
        "\"command\"?)\n");
}

TEST_CASE("show: a file that is no document") {
  Scratch scratch;
  write_text("other.json", "{\"kind\": \"plann\"}");
  Diagnostics diagnostics;
  CHECK(show("other.json", diagnostics).empty());
  CHECK(lines_of(diagnostics) ==
        "other.json:1:10: error: /kind: expected \"site\", \"plan\" or \"scenario\", found \"plann\" (did you mean "
        "\"plan\"?)\n");
  Diagnostics missing;
  CHECK(show("nothing.json", missing).empty());
  CHECK(lines_of(missing) == "nothing.json: error: expected a file that can be read, found no such file or folder\n");
}

}  // namespace tuiyan::input
