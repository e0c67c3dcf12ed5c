// What follows from beliefs.
#include <doctest/doctest.h>

#include "response/belief.hpp"
#include "unit/response/fake_world.hpp"

namespace tuiyan::response {
namespace {

Belief news(StateOf state, double at, std::optional<double> share = {}) {
  Belief belief;
  belief.state = state;
  belief.as_of = at_s(at);
  belief.share = share;
  return belief;
}

TEST_CASE("newer news counts, older does not, and only a change is news") {
  Beliefs beliefs;
  const Subject thing{SubjectKind::component, 0};
  CHECK_FALSE(beliefs.learn(thing, news(StateOf::up, 1)));
  CHECK(beliefs.learn(thing, news(StateOf::down, 5)));
  CHECK_FALSE(beliefs.learn(thing, news(StateOf::down, 6)));
  CHECK_FALSE(beliefs.learn(thing, news(StateOf::up, 4)));
  CHECK(beliefs.find(thing)->state == StateOf::down);
  CHECK(beliefs.learn(thing, news(StateOf::up, 7)));
}

TEST_CASE("a recovery is news also to somebody who had not heard of the fault") {
  Beliefs beliefs;
  const Subject thing{SubjectKind::component, 0};
  Belief recovered = news(StateOf::up, 5);
  recovered.was_bad = true;
  CHECK(beliefs.learn(thing, recovered));
  CHECK_FALSE(beliefs.learn(thing, recovered));
}

TEST_CASE("a spell of trouble begins once, from degraded to down") {
  Beliefs beliefs;
  const Subject thing{SubjectKind::component, 0};
  beliefs.learn(thing, news(StateOf::degraded, 1));
  beliefs.note(thing, 11);
  beliefs.learn(thing, news(StateOf::down, 2));
  beliefs.note(thing, 12);
  CHECK(beliefs.find(thing)->bad_since == 11);
  CHECK(beliefs.find(thing)->entry == 12);
  beliefs.learn(thing, news(StateOf::up, 3));
  beliefs.note(thing, 13);
  beliefs.learn(thing, news(StateOf::down, 4));
  beliefs.note(thing, 14);
  CHECK(beliefs.find(thing)->bad_since == 14);
}

TEST_CASE("what is believed of the parts is believed of the whole") {
  Paper paper;
  const Subject a = paper.component("a"), b = paper.component("b"), c = paper.component("c");
  for (std::uint32_t i = 0; i < 3; ++i) paper.site().components[Index<Component>{i}].capacity = 100;
  const auto leaf = [](Subject subject) {
    Expression expression;
    expression.op = Operator::leaf;
    expression.leaf = subject;
    return expression;
  };
  const auto service = [&](const std::string& id, Operator op, std::uint32_t k = 0) {
    Service row;
    row.id = id;
    row.needs.op = op;
    row.needs.k = k;
    row.needs.parts = {leaf(a), leaf(b), leaf(c)};
    return about(paper.site().services.add(row));
  };
  const Subject all = service("all", Operator::all), any = service("any", Operator::any),
                sum = service("sum", Operator::sum), two = service("two", Operator::at_least, 2);
  Beliefs beliefs;
  CHECK(beliefs.share(paper.site(), all) == 1);
  beliefs.learn(a, news(StateOf::degraded, 1, 0.4));
  CHECK(beliefs.share(paper.site(), all) == 0.4);
  CHECK(beliefs.share(paper.site(), any) == 1);
  CHECK(beliefs.share(paper.site(), two) == 1);
  CHECK(beliefs.share(paper.site(), sum) == doctest::Approx(240.0 / 300));
  beliefs.learn(b, news(StateOf::down, 1));
  CHECK(beliefs.share(paper.site(), all) == 0);
  CHECK(beliefs.share(paper.site(), two) == 0.4);
  CHECK(beliefs.share(paper.site(), sum) == doctest::Approx(140.0 / 300));
  beliefs.learn(all, news(StateOf::degraded, 2));
  CHECK(beliefs.share(paper.site(), all) == 0.5);  // what is believed of the thing itself goes first
}

}  // namespace
}  // namespace tuiyan::response
