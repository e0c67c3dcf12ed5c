#include "model/expression.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

#include "base/check.hpp"

using namespace tuiyan;

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

Expression leaf(std::uint32_t row) {
  Expression expression;
  expression.op = Operator::leaf;
  expression.leaf = {SubjectKind::component, row};
  return expression;
}

Expression of(Operator op, std::vector<Expression> parts, std::uint32_t k = 0) {
  Expression expression;
  expression.op = op;
  expression.k = k;
  expression.parts = std::move(parts);
  return expression;
}

// Leaf i has capacity capacities[i]; the active side of every pair is `side`.
double capacity(const Expression& expression, const std::vector<double>& capacities, int side = 0) {
  return capacity_of(
      expression, [&](Subject subject) { return capacities[subject.row]; }, [&](Index<Pair>) { return side; });
}

}  // namespace

TEST_CASE("the service algebra") {
  const std::vector<double> c = {300, 0, 120, unlimited};
  const std::vector<Expression> four = {leaf(0), leaf(1), leaf(2), leaf(3)};
  CHECK(capacity({}, c) == unlimited);
  CHECK(capacity(leaf(2), c) == 120);
  CHECK(capacity(of(Operator::all, four), c) == 0);
  CHECK(capacity(of(Operator::all, {leaf(0), leaf(2)}), c) == 120);
  CHECK(capacity(of(Operator::all, {}), c) == unlimited);
  CHECK(capacity(of(Operator::any, four), c) == unlimited);
  CHECK(capacity(of(Operator::any, {leaf(1), leaf(2)}), c) == 120);
  CHECK(capacity(of(Operator::any, {}), c) == 0);
  CHECK(capacity(of(Operator::sum, {leaf(0), leaf(1), leaf(2)}), c) == 420);
  CHECK(capacity(of(Operator::sum, {}), c) == 0);
}

TEST_CASE("k of n is the k-th largest") {
  const std::vector<double> c = {300, 0, 120};
  const std::vector<Expression> three = {leaf(0), leaf(1), leaf(2)};
  CHECK(capacity(of(Operator::at_least, three, 1), c) == 300);  // the same as any
  CHECK(capacity(of(Operator::at_least, three, 2), c) == 120);
  CHECK(capacity(of(Operator::at_least, three, 3), c) == 0);  // the same as all
  CHECK(capacity(of(Operator::at_least, three, 4), c) == 0);
  CHECK(capacity(of(Operator::at_least, three, 0), c) == unlimited);
}

TEST_CASE("a pair has the capacity of its active side") {
  const std::vector<double> c = {300, 120};
  const Expression pair = of(Operator::pair, {leaf(0), leaf(1)});
  CHECK(capacity(pair, c, 0) == 300);
  CHECK(capacity(pair, c, 1) == 120);
  CHECK(capacity(pair, c, -1) == 0);  // while it switches over
  CHECK_THROWS_AS((void)capacity(pair, c, 2), LogicFault);
}

TEST_CASE("expressions nest") {
  // two carriers behind one pair of gateways: min(gateway, sum(carriers))
  const std::vector<double> c = {200, 100, 250, 80};
  const Expression nested =
      of(Operator::all, {of(Operator::pair, {leaf(2), leaf(3)}), of(Operator::sum, {leaf(0), leaf(1)})});
  CHECK(capacity(nested, c, 0) == 250);  // min(250, 300)
  CHECK(capacity(nested, c, 1) == 80);
}

TEST_CASE("leaves are visited in document order") {
  const Expression nested =
      of(Operator::all, {of(Operator::pair, {leaf(2), leaf(3)}), {}, of(Operator::sum, {leaf(0), leaf(2)})});
  std::vector<std::uint32_t> rows;
  for_each_leaf(nested, [&](Subject subject) { rows.push_back(subject.row); });
  CHECK(rows == std::vector<std::uint32_t>{2, 3, 0, 2});
}
