// A person at the table decides: late, something else, or not at all.
#include <doctest/doctest.h>

#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

// Answers by a script: what to do with a step of that row, else go.
class Scripted final : public Decider {
 public:
  std::map<std::uint32_t, Decision> script;
  std::vector<Question> asked;
  Decision decide(const Question& question) override {
    asked.push_back(question);
    const auto found = script.find(question.step.value);
    return found == script.end() ? Decision{} : found->second;
  }
};

struct Table {
  Paper paper;
  Scripted decider;
  Index<Step> plan_a, next, plan_b;
  Table() {
    paper.person("one");
    plan_a = paper.chore("plan-a", "one", 10, 20);
    next = paper.step("next", "one", Verb::record);
    paper[next].after = {plan_a};
    plan_b = paper.chore("plan-b", "one", 100000, 30);
  }
};

TEST_CASE("every start is asked about, and the answer is logged") {
  Table table;
  FakeWorld world(table.paper, {}, &table.decider);
  world.run(1000);
  REQUIRE(table.decider.asked.size() == 2);
  CHECK(table.decider.asked[0].number == 1);
  CHECK(table.decider.asked[0].step == table.plan_a);
  CHECK(table.decider.asked[0].at == at_s(10));
  CHECK(table.decider.asked[1].step == table.next);
  CHECK(count(world, Kind::decision_asked) == 2);
  CHECK(count(world, Kind::decision_taken) == 2);
}

TEST_CASE("deciding late holds the person and costs the time") {
  Table table;
  table.decider.script[table.plan_a.value] = {Choice::wait, {}};
  table.paper.chore("other", "one", 20, 5);
  FakeWorld world(table.paper, {}, &table.decider);
  world.plan_for(300, [](FakeWorld& w) {
    w.tell(Decided{99, Choice::go, {}, 0});                   // no such question
    w.tell(Decided{1, Choice::instead, Index<Step>{99}, 0});  // no such step
    w.tell(Decided{1, Choice::wait, {}, 0});
    w.tell(Decided{1, Choice::go, {}, w.log.append(w.entry(Kind::command_posted, 0))});
    w.tell(Decided{1, Choice::go, {}, 0});  // said twice
  });
  world.run(1000);
  CHECK(started(world, "plan-a") == "300");
  CHECK(done(world, "plan-a") == "320");
  CHECK(started(world, "other") == "320");
  CHECK(chain(world, first(world, Kind::step_started, "plan-a")) ==
        "step_started@300 < decision_taken@300 < command_posted@300");
  CHECK(count(world, Kind::decision_taken) == 3);
}

TEST_CASE("skipping counts as done") {
  Table table;
  table.decider.script[table.plan_a.value] = {Choice::skip, {}};
  FakeWorld world(table.paper, {}, &table.decider);
  world.run(1000);
  CHECK(when(world, Kind::step_skipped, "plan-a") == "10");
  CHECK(done(world, "next") == "10");
  CHECK(first(world, Kind::decision_taken, "plan-a")->code == static_cast<std::int32_t>(Choice::skip));
}

TEST_CASE("something else in its place: what comes after waits for that") {
  Table table;
  table.decider.script[table.plan_a.value] = {Choice::instead, table.plan_b};
  FakeWorld world(table.paper, {}, &table.decider);
  world.run(1000);
  CHECK(when(world, Kind::step_skipped, "plan-a") == "10");
  CHECK(started(world, "plan-b") == "10");
  CHECK(done(world, "plan-b") == "40");
  CHECK(done(world, "next") == "40");
}

}  // namespace
}  // namespace tuiyan::response
