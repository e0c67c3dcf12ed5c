#include "exchange/skill.hpp"

#include <algorithm>
#include <numeric>

namespace tuiyan::exchange {

std::size_t Skills::group_for(std::uint32_t call_class) const {
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (groups[g].serves[call_class]) return g;
  return groups.size() - 1;
}

Skills find_skills(const CallSheet& sheet) {
  const std::size_t classes = std::max<std::size_t>(sheet.classes.size(), 1), agents = sheet.agents.size();
  std::vector<std::vector<double>> talks(agents, std::vector<double>(classes, 0));
  std::vector<double> of_class(classes, 0);
  double all = 0;
  for (const RecordedCall& call : sheet.calls) {
    if (call.outcome != Outcome::answered || call.agent == 0) continue;
    talks[call.agent][call.call_class] += 1;
    of_class[call.call_class] += 1;
    all += 1;
  }
  Skills skills;
  skills.group_of_agent.assign(agents, 0);
  std::vector<std::uint32_t> left_over;
  for (std::uint32_t agent = 1; agent < agents; ++agent) {
    const double own = std::accumulate(talks[agent].begin(), talks[agent].end(), 0.0);
    std::vector<bool> serves(classes, false);
    bool any = false;
    for (std::size_t c = 0; c < classes; ++c) {
      const double fair = all > 0 ? own * of_class[c] / all : 0;
      serves[c] = of_class[c] >= Skills::rare * all && talks[agent][c] >= Skills::least_talks &&
                  talks[agent][c] >= Skills::least_share * fair;
      any = any || serves[c];
    }
    if (!any) {
      left_over.push_back(agent);
      continue;
    }
    const auto same = std::find_if(skills.groups.begin(), skills.groups.end(),
                                   [&](const SkillGroup& group) { return group.serves == serves; });
    if (same != skills.groups.end())
      same->agents.push_back(agent);
    else
      skills.groups.push_back({std::move(serves), {agent}});
  }
  for (SkillGroup& group : skills.groups)
    for (std::size_t c = 0; c < classes; ++c)
      if (of_class[c] < Skills::rare * all)
        group.serves[c] = std::any_of(group.agents.begin(), group.agents.end(),
                                      [&](std::uint32_t agent) { return talks[agent][c] > 0; });
  if (skills.groups.empty()) skills.groups.push_back({std::vector<bool>(classes, true), {}});
  const auto breadth = [](const SkillGroup& group) {
    return std::count(group.serves.begin(), group.serves.end(), true);
  };
  std::stable_sort(skills.groups.begin(), skills.groups.end(),
                   [&](const SkillGroup& a, const SkillGroup& b) { return breadth(a) < breadth(b); });
  for (std::uint32_t agent : left_over) {
    const auto most = std::max_element(talks[agent].begin(), talks[agent].end()) - talks[agent].begin();
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

}  // namespace tuiyan::exchange
