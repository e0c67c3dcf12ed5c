// Things that would wait for themselves for ever.
#include <functional>

#include "input/audit.hpp"
#include "input/graph.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

// "a -> b -> a"
Said path_of(const std::vector<std::uint32_t>& cycle, const std::function<std::string(std::uint32_t)>& id) {
  std::string path;
  for (std::uint32_t node : cycle) path += id(node) + " -> ";
  return same(path + id(cycle.front()));
}

// Components, services and seat groups as nodes of one graph.
struct Dependencies {
  const Site& site;

  [[nodiscard]] std::uint32_t node(Subject subject) const {
    switch (subject.kind) {
      case SubjectKind::component:
        return subject.row;
      case SubjectKind::service:
        return site.components.size() + subject.row;
      default:
        return site.components.size() + site.services.size() + subject.row;
    }
  }
  [[nodiscard]] std::uint32_t size() const {
    return site.components.size() + site.services.size() + site.seat_groups.size();
  }
  [[nodiscard]] std::string id(std::uint32_t node) const {
    if (node < site.components.size()) return site.components[site.components.at(node)].id;
    node -= site.components.size();
    if (node < site.services.size()) return site.services[site.services.at(node)].id;
    return site.seat_groups[site.seat_groups.at(node - site.services.size())].id;
  }
  [[nodiscard]] std::string pointer(std::uint32_t node) const {
    if (node < site.components.size()) return pointer_to("components", id(node));
    if (node < site.components.size() + site.services.size()) return pointer_to("services", id(node));
    return pointer_to("seat_groups", id(node));
  }
};

void audit_dependencies(Audit& audit) {
  const Dependencies all{audit.documents.site};
  Edges edges(all.size());
  const auto needs = [&](std::uint32_t from, const Expression& expression) {
    for_each_leaf(expression, [&](Subject leaf) {
      if (leaf) edges[from].push_back(all.node(leaf));
    });
  };
  std::uint32_t node = 0;
  for (const Component& component : all.site.components) {
    for (Index<Component> feed : component.powered_by) edges[node].push_back(feed.value);
    if (component.runs_on) edges[node].push_back(component.runs_on.value);
    needs(node++, component.needs);
  }
  for (const Service& service : all.site.services) needs(node++, service.needs);
  for (const SeatGroup& group : all.site.seat_groups) needs(node++, group.needs);
  for (const std::vector<std::uint32_t>& cycle : find_cycles(edges))
    audit.site_error({all.pointer(cycle.front()),
                      "cycle",
                      {"不依赖自身", "nothing that depends on itself"},
                      path_of(cycle, [&](std::uint32_t n) { return all.id(n); }),
                      {"在 powered_by、runs_on、needs 中去掉一环", "drop one link of powered_by, runs_on or needs"}});
}

}  // namespace

void audit_cycles(Audit& audit) {
  audit_dependencies(audit);

  const Plan& plan = audit.documents.plan;
  Edges deputies(plan.roles.size());
  std::uint32_t row = 0;
  for (const Role& role : plan.roles) {
    if (role.deputy) deputies[row].push_back(role.deputy.value);
    ++row;
  }
  for (const std::vector<std::uint32_t>& cycle : find_cycles(deputies)) {
    const auto id = [&](std::uint32_t n) { return plan.roles[plan.roles.at(n)].id; };
    audit.plan_error({pointer_to("roles", id(cycle.front()), "deputy"),
                      "cycle",
                      {"代理关系不绕回自身", "a chain of deputies that comes to an end"},
                      path_of(cycle, id),
                      {}});
  }

  Edges after(plan.flow.size());
  row = 0;
  for (const Step& step : plan.flow) {
    for (Index<Step> earlier : step.after) after[row].push_back(earlier.value);
    if (step.permit) after[row].push_back(step.permit.value);
    ++row;
  }
  for (const std::vector<std::uint32_t>& cycle : find_cycles(after)) {
    const auto id = [&](std::uint32_t n) { return plan.flow[plan.flow.at(n)].id; };
    audit.plan_error({pointer_to("flow", id(cycle.front()), "after"),
                      "cycle",
                      {"步骤不等待自身", "a step that does not wait for itself"},
                      path_of(cycle, id),
                      {"这些步骤都不会开始", "none of these steps would ever start"}});
  }
}

}  // namespace tuiyan::input
