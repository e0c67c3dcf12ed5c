// What depends on what: the order in which a change runs through the world.
//
// Contract: every thing whose state follows from others is a node. `touch` says that an input of a
// node has changed, `spread` that the node itself has; `take` hands out the touched nodes, those
// that others depend on first, so that each is looked at once per change, when all it depends on
// has settled. Each comes with the entry that touched it last: its binding cause.
#pragma once

#include <cstdint>
#include <vector>

#include "event/entry.hpp"
#include "model/plan.hpp"
#include "model/site.hpp"

namespace tuiyan::world {

enum class Part : std::uint8_t {
  component,
  pair,
  service,
  seat_group,
  trunk_group,
  ivr,
  queue,
  paper,
  log_in,
  monitor,
  scale,
  crew,
  grid
};
inline constexpr std::size_t part_count = 13;

struct Node {
  Part part = Part::component;
  std::uint32_t row = 0;
};

class Web {
 public:
  Web(const Site& site, const Plan& plan);

  void touch(Node node, EntryId because);
  void spread(Node node, EntryId because);
  // False when nothing is touched.
  bool take(Node& node, EntryId& because);

  // The two sides of a pair; null for a pair that no expression holds.
  [[nodiscard]] const Expression* sides_of(Index<Pair> pair) const { return pairs_[pair.value]; }
  // The pairs in which the component is a side, or a part of one.
  [[nodiscard]] std::vector<Index<Pair>> pairs_of(Index<Component> component) const;

 private:
  [[nodiscard]] std::uint32_t number(Node node) const { return first_[static_cast<std::size_t>(node.part)] + node.row; }
  void depend(std::uint32_t on, std::uint32_t dependent);
  void depend_on_leaves(const Expression& expression, Node dependent);
  void depend_on(Subject subject, Node dependent);
  void link(const Site& site, const Plan& plan);
  void find_pairs(const Expression& expression);
  void link_crews(const Site& site);
  void link_grid(const Site& site);
  void rank();

  std::uint32_t first_[part_count + 1] = {};
  std::vector<Node> nodes_;
  std::vector<std::vector<std::uint32_t>> dependents_;
  std::vector<std::uint32_t> rank_of_, at_rank_;
  std::vector<const Expression*> pairs_;
  std::vector<bool> touched_;     // by rank
  std::vector<EntryId> because_;  // by rank
  std::uint32_t lowest_ = 0;      // no touched rank below it
  std::uint32_t waiting_ = 0;
};

}  // namespace tuiyan::world
