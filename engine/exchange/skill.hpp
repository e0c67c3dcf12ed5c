// Who answers what, read from the records.
//
// Contract: an agent serves a class when he answered it at least `least_talks` times and not less than a
// `least_share` of what he would have, had he taken calls as they come. Agents with the same
// classes form a group. A class of less than `rare` of all talks parts nobody: a group serves it when one of its
// agents ever did; groups with fewer classes come first, so that specialists are asked before those who
// can do everything. An agent who fits nowhere (too few talks) joins the first group that serves the
// class he answered most. Without a column of agents, or of classes, there is one group that serves all.
#pragma once

#include <cstdint>
#include <vector>

#include "exchange/call_sheet.hpp"

namespace tuiyan::exchange {

struct SkillGroup {
  std::vector<bool> serves;           // by class
  std::vector<std::uint32_t> agents;  // rows of CallSheet::agents
};

struct Skills {
  static constexpr double least_talks = 5, least_share = 0.2, rare = 0.02, by_chance = 0.01;
  std::vector<SkillGroup> groups;
  std::vector<std::size_t> group_of_agent;  // the row of "" is that of nobody in particular
  // The first group that serves the class; the last group when none does.
  [[nodiscard]] std::size_t group_for(std::uint32_t call_class) const;
};

[[nodiscard]] Skills find_skills(const CallSheet& sheet);

// The same for the calls of one day. Agents are not at the same work every day: who on this day answered a class less
// than `least_share` of what he would have, where chance would explain it with less than `by_chance` (Poisson: with
// not a single one, from 4.6 expected on), does not serve it on that day; who answered a class at least `least_talks`
// times and not less than that share, does. Else what `usual` says stands.
[[nodiscard]] Skills find_skills_of_day(const CallSheet& day, const Skills& usual);

}  // namespace tuiyan::exchange
