// Service algebra: how much capacity a set of components gives.
//
// Contract: a value type. `all` = the smallest of its parts, `any` = the largest, `at_least` k of n
// = the k-th largest, `pair` = the active side (none while it switches over), `sum` = the sum. A
// leaf is a component, a service or a seat group. Capacities are in calls (or customers); a part
// that does not limit has infinite capacity. An empty expression does not limit.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "model/subject.hpp"
#include "model/text.hpp"

namespace tuiyan {

enum class Operator : std::uint8_t { empty, leaf, all, any, at_least, pair, sum };

struct Expression {
  Operator op = Operator::empty;
  Subject leaf;         // op == leaf: component, service or seat group
  std::uint32_t k = 0;  // op == at_least
  Index<Pair> pair;     // op == pair; parts are primary, standby
  std::vector<Expression> parts;
};

// Primary and standby. When the active side has no capacity and the other has, it switches over by
// itself with probability `works`, in `switch_over`; if that fails it waits for the verb `switch`.
// That verb means: go over to the side that is not active. When that side has capacity it does so, in
// `switch_over`, also away from a side that works (the planned way back). When it has none, a pair
// whose active side works stays there and the step is done (the automatic was faster); else it fails.
// With a `reboot`, a switch that fails is followed by that in its place, and needs no hand.
// `active_active`: both sides carry together, so the loss of either is switched over (or ends in the
// reboot) before the other carries alone; a side that comes back joins without interruption, and
// carries at once when both were lost. Such a pair has a `reboot`, and no use for a hand.
struct Pair {
  std::string id;
  Text name;
  Law switch_over;
  double works = 1;
  std::optional<Law> reboot;
  bool active_active = false;
  std::string clause;
};

struct Service {
  std::string id;
  Text name;
  Expression needs;
};

// Capacity of `expression`, given the capacity of a leaf and the active side of a pair (0 primary,
// 1 standby, -1 none just now).
[[nodiscard]] double capacity_of(const Expression& expression, const std::function<double(Subject)>& leaf,
                                 const std::function<int(Index<Pair>)>& active);

// Calls `visit` for every leaf, depth first, in document order.
void for_each_leaf(const Expression& expression, const std::function<void(Subject)>& visit);

}  // namespace tuiyan
