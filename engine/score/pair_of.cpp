#include "score/pair_of.hpp"

#include <algorithm>

namespace tuiyan::score {
namespace {

bool has_pair(const Expression& expression, Index<Pair> pair) {
  if (expression.op == Operator::pair && expression.pair == pair) return true;
  return std::any_of(expression.parts.begin(), expression.parts.end(),
                     [&](const Expression& part) { return has_pair(part, pair); });
}

}  // namespace

bool is_pair_of(const Site& site, Subject of, Index<Pair> pair) {
  if (!of || of == about(pair)) return true;
  if (const auto service = as<Service>(of)) return has_pair(site.services[service].needs, pair);
  if (const auto component = as<Component>(of)) return has_pair(site.components[component].needs, pair);
  return false;
}

}  // namespace tuiyan::score
