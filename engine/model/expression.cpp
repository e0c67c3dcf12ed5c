#include "model/expression.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"

namespace tuiyan {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

}  // namespace

double capacity_of(const Expression& expression, const std::function<double(Subject)>& leaf,
                   const std::function<int(Index<Pair>)>& active) {
  const auto part = [&](std::size_t i) { return capacity_of(expression.parts[i], leaf, active); };
  const std::size_t n = expression.parts.size();
  switch (expression.op) {
    case Operator::empty:
      return unlimited;
    case Operator::leaf:
      return leaf(expression.leaf);
    case Operator::all: {
      double smallest = unlimited;  // of no part: nothing limits
      for (std::size_t i = 0; i < n; ++i) smallest = std::min(smallest, part(i));
      return smallest;
    }
    case Operator::any: {
      double largest = 0;  // of no part: nothing carries
      for (std::size_t i = 0; i < n; ++i) largest = std::max(largest, part(i));
      return largest;
    }
    case Operator::at_least: {
      if (expression.k == 0) return unlimited;
      if (expression.k > n) return 0;
      std::vector<double> capacities(n);
      for (std::size_t i = 0; i < n; ++i) capacities[i] = part(i);
      std::sort(capacities.begin(), capacities.end(), std::greater<>());
      return capacities[expression.k - 1];
    }
    case Operator::pair: {
      const int side = active(expression.pair);
      if (side < 0) return 0;
      TUIYAN_CHECK(static_cast<std::size_t>(side) < n);
      return part(static_cast<std::size_t>(side));
    }
    case Operator::sum: {
      double sum = 0;
      for (std::size_t i = 0; i < n; ++i) sum += part(i);
      return sum;
    }
  }
  TUIYAN_CHECK(false);
  return 0;
}

void for_each_leaf(const Expression& expression, const std::function<void(Subject)>& visit) {
  if (expression.op == Operator::leaf) visit(expression.leaf);
  for (const Expression& part : expression.parts) for_each_leaf(part, visit);
}

}  // namespace tuiyan
