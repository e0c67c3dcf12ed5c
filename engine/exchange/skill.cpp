#include "exchange/skill.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <numeric>

namespace tuiyan::exchange {
namespace {

// Talks by agent and class.
struct TalkTable {
  explicit TalkTable(const CallSheet& sheet)
      : of_class(std::max<std::size_t>(sheet.classes.size(), 1), 0),
        by_agent(sheet.agents.size(), std::vector<double>(of_class.size(), 0)) {
    for (const RecordedCall& call : sheet.calls) {
      if (call.outcome != Outcome::answered || call.agent == 0) continue;
      by_agent[call.agent][call.call_class] += 1;
      of_class[call.call_class] += 1;
      all += 1;
    }
  }
  [[nodiscard]] double of_agent(std::uint32_t agent) const {
    return std::accumulate(by_agent[agent].begin(), by_agent[agent].end(), 0.0);
  }
  // What he would have had, had he taken calls as they come.
  [[nodiscard]] double fair(std::uint32_t agent, std::size_t call_class) const {
    return all > 0 ? of_agent(agent) * of_class[call_class] / all : 0;
  }
  [[nodiscard]] bool is_rare(std::size_t call_class) const { return of_class[call_class] < Skills::rare * all; }

  std::vector<double> of_class;
  std::vector<std::vector<double>> by_agent;
  double all = 0;
};

bool serves_any(const std::vector<bool>& serves) {
  return std::find(serves.begin(), serves.end(), true) != serves.end();
}

// Agents with the same classes; `serves` by agent, nothing for those who are not at work. Rare classes are told by
// `rare_of`, of a group.
template <class RareOf>
Skills grouped(const TalkTable& talks, const std::vector<std::vector<bool>>& serves, RareOf rare_of) {
  Skills skills;
  skills.group_of_agent.assign(serves.size(), 0);
  std::vector<std::uint32_t> left_over;
  for (std::uint32_t agent = 1; agent < serves.size(); ++agent) {
    if (!serves_any(serves[agent])) {
      left_over.push_back(agent);
      continue;
    }
    const auto same = std::find_if(skills.groups.begin(), skills.groups.end(),
                                   [&](const SkillGroup& group) { return group.serves == serves[agent]; });
    if (same != skills.groups.end())
      same->agents.push_back(agent);
    else
      skills.groups.push_back({serves[agent], {agent}});
  }
  const std::size_t classes = talks.of_class.size();
  for (SkillGroup& group : skills.groups) rare_of(group);
  if (skills.groups.empty()) skills.groups.push_back({std::vector<bool>(classes, true), {}});
  const auto breadth = [](const SkillGroup& group) {
    return std::count(group.serves.begin(), group.serves.end(), true);
  };
  std::stable_sort(skills.groups.begin(), skills.groups.end(),
                   [&](const SkillGroup& a, const SkillGroup& b) { return breadth(a) < breadth(b); });
  for (std::uint32_t agent : left_over) {
    const std::vector<double>& own = talks.by_agent[agent];
    const auto most = std::max_element(own.begin(), own.end()) - own.begin();
    skills.groups[skills.group_for(static_cast<std::uint32_t>(most))].agents.push_back(agent);
  }
  // A class that nobody is seen to serve is everybody's who can do most.
  for (std::size_t c = 0; c < classes; ++c)
    if (std::none_of(skills.groups.begin(), skills.groups.end(), [&](const SkillGroup& g) { return g.serves[c]; }))
      skills.groups.back().serves[c] = true;
  for (std::size_t g = 0; g < skills.groups.size(); ++g)
    for (std::uint32_t agent : skills.groups[g].agents) skills.group_of_agent[agent] = g;
  return skills;
}

}  // namespace

std::size_t Skills::group_for(std::uint32_t call_class) const {
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (groups[g].serves[call_class]) return g;
  return groups.size() - 1;
}

Skills find_skills(const CallSheet& sheet) {
  const TalkTable talks(sheet);
  const std::size_t classes = talks.of_class.size();
  std::vector<std::vector<bool>> serves(talks.by_agent.size(), std::vector<bool>(classes, false));
  for (std::uint32_t agent = 1; agent < serves.size(); ++agent)
    for (std::size_t c = 0; c < classes; ++c)
      serves[agent][c] = !talks.is_rare(c) && talks.by_agent[agent][c] >= Skills::least_talks &&
                         talks.by_agent[agent][c] >= Skills::least_share * talks.fair(agent, c);
  return grouped(talks, serves, [&](SkillGroup& group) {
    for (std::size_t c = 0; c < classes; ++c)
      if (talks.is_rare(c))
        group.serves[c] = std::any_of(group.agents.begin(), group.agents.end(),
                                      [&](std::uint32_t agent) { return talks.by_agent[agent][c] > 0; });
  });
}

Skills find_skills_of_day(const CallSheet& day, const Skills& usual) {
  const TalkTable talks(day);
  std::vector<std::vector<bool>> serves(talks.by_agent.size(), std::vector<bool>(talks.of_class.size(), false));
  for (std::uint32_t agent = 1; agent < serves.size(); ++agent) {
    if (talks.of_agent(agent) == 0) continue;
    serves[agent] = usual.groups[usual.group_of_agent[agent]].serves;
    for (std::size_t c = 0; c < talks.of_class.size(); ++c) {
      const double n = talks.by_agent[agent][c], fair = talks.fair(agent, c);
      if (n >= Skills::least_talks && n >= Skills::least_share * fair) serves[agent][c] = true;
      if (n < Skills::least_share * fair && boost::math::gamma_q(n + 1, fair) < Skills::by_chance)
        serves[agent][c] = false;
    }
  }
  return grouped(talks, serves, [](SkillGroup&) {});
}

}  // namespace tuiyan::exchange
