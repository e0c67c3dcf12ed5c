// What is down when a fault strikes, before anybody does anything: the site as a graph, no time in it.
//
// Contract: pure. A UPS and a generator carry what they feed as long as they are not struck themselves; of a
// pair the side that has capacity is taken; standby seats count as ready. What a fault only weakens is not down.
#pragma once

#include <vector>

#include "model/scenario.hpp"

namespace tuiyan::check {

class Outage {
 public:
  Outage(const Site& site, const Fault& fault);

  [[nodiscard]] bool is_down(Subject subject) const;  // component, service, seat group, pair; others never
  [[nodiscard]] bool has_capacity(const Expression& expression) const;
  // Down with the fault, and up without it; in the order of the site's tables.
  [[nodiscard]] const std::vector<Subject>& lost() const { return lost_; }

 private:
  [[nodiscard]] double capacity(Subject leaf, std::size_t depth) const;
  [[nodiscard]] double capacity(const Expression& expression, std::size_t depth) const;
  [[nodiscard]] bool component_is_down(Index<Component> component) const;

  const Site& site_;
  std::vector<bool> down_;  // by component
  std::vector<Subject> struck_;
  std::vector<Subject> lost_;
};

}  // namespace tuiyan::check
