#include "world/web.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace tuiyan::world {

Web::Web(const Site& site, const Plan& plan) {
  const std::uint32_t sizes[part_count] = {site.components.size(),
                                           site.pairs.size(),
                                           site.services.size(),
                                           site.seat_groups.size(),
                                           site.trunks.size(),
                                           1,
                                           1,
                                           1,
                                           1,
                                           site.monitors.size(),
                                           plan.severity_scales.size(),
                                           site.crews.size(),
                                           1};
  for (std::size_t part = 0; part < part_count; ++part) {
    first_[part + 1] = first_[part] + sizes[part];
    for (std::uint32_t row = 0; row < sizes[part]; ++row) nodes_.push_back({static_cast<Part>(part), row});
  }
  dependents_.resize(nodes_.size());
  pairs_.resize(site.pairs.size());
  link(site, plan);
  rank();
  touched_.resize(nodes_.size());
  because_.resize(nodes_.size());
}

void Web::depend(std::uint32_t on, std::uint32_t dependent) {
  std::vector<std::uint32_t>& all = dependents_[on];
  if (std::find(all.begin(), all.end(), dependent) == all.end()) all.push_back(dependent);
}

void Web::depend_on(Subject subject, Node dependent) {
  const std::uint32_t to = number(dependent);
  switch (subject.kind) {
    case SubjectKind::component:
      return depend(number({Part::component, subject.row}), to);
    case SubjectKind::service:
      return depend(number({Part::service, subject.row}), to);
    case SubjectKind::seat_group:
      return depend(number({Part::seat_group, subject.row}), to);
    case SubjectKind::trunk_group:
      return depend(number({Part::trunk_group, subject.row}), to);
    case SubjectKind::pair:
      return depend(number({Part::pair, subject.row}), to);
    case SubjectKind::ivr:
      return depend(number({Part::ivr, 0}), to);
    case SubjectKind::queue:
      return depend(number({Part::queue, 0}), to);
    case SubjectKind::paper_orders:
      return depend(number({Part::paper, 0}), to);
    default:
      return;
  }
}

void Web::depend_on_leaves(const Expression& expression, Node dependent) {
  if (expression.op == Operator::leaf) depend_on(expression.leaf, dependent);
  if (expression.op == Operator::pair) depend_on(about(expression.pair), dependent);
  for (const Expression& part : expression.parts) depend_on_leaves(part, dependent);
}

void Web::find_pairs(const Expression& expression) {
  if (expression.op == Operator::pair) {
    TUIYAN_CHECK(expression.parts.size() == 2);
    pairs_[expression.pair.value] = &expression;
    for (const Expression& side : expression.parts) depend_on_leaves(side, {Part::pair, expression.pair.value});
  }
  for (const Expression& part : expression.parts) find_pairs(part);
}

// Every expression of the site and every plain reference between things, in the order of the parts.
void Web::link(const Site& site, const Plan& plan) {
  const auto needs = [&](const Expression& expression, Node node) {
    find_pairs(expression);
    depend_on_leaves(expression, node);
  };
  for (std::uint32_t i = 0; i < site.components.size(); ++i) {
    const Component& component = site.components[{i}];
    for (Index<Component> feed : component.powered_by) depend_on(about(feed), {Part::component, i});
    depend_on(about(component.runs_on), {Part::component, i});
    needs(component.needs, {Part::component, i});
  }
  for (std::uint32_t i = 0; i < site.services.size(); ++i) needs(site.services[{i}].needs, {Part::service, i});
  for (std::uint32_t i = 0; i < site.seat_groups.size(); ++i) needs(site.seat_groups[{i}].needs, {Part::seat_group, i});
  for (std::uint32_t i = 0; i < site.trunks.size(); ++i) needs(site.trunks[{i}].needs, {Part::trunk_group, i});
  needs(site.calls.ivr.needs, {Part::ivr, 0});
  needs(site.calls.queue.needs, {Part::queue, 0});
  needs(site.calls.paper.needs, {Part::paper, 0});
  needs(site.calls.log_in_server.needs, {Part::log_in, 0});
  for (const Channel& channel : site.channels) find_pairs(channel.needs);
  for (std::uint32_t i = 0; i < site.monitors.size(); ++i) depend_on(site.monitors[{i}].watches, {Part::monitor, i});
  for (std::uint32_t i = 0; i < plan.severity_scales.size(); ++i)
    for (const SeverityLevel& level : plan.severity_scales[{i}].levels) depend_on(about(level.of), {Part::scale, i});
  link_crews(site);
  if (has_grid(site)) link_grid(site);
}

// The grid looks at what feeds its feeders, and its lines at the grid.
void Web::link_grid(const Site& site) {
  const std::uint32_t grid = number({Part::grid, 0});
  for (std::uint32_t i = 0; i < site.components.size(); ++i) {
    const Component& component = site.components[{i}];
    if (!is_line(component.kind)) continue;
    for (Index<Component> feed : component.powered_by) depend(number({Part::component, feed.value}), grid);
    depend(grid, number({Part::component, i}));
  }
}

// A crew waits for the pairs of what it mends; all pairs are found by now.
void Web::link_crews(const Site& site) {
  for (std::uint32_t i = 0; i < site.components.size(); ++i) {
    const std::optional<Breakdowns>& breakdowns = site.components[{i}].breakdowns;
    if (!breakdowns) continue;
    for (Index<Pair> pair : pairs_of({i})) depend_on(about(pair), {Part::crew, breakdowns->crew.value});
  }
}

std::vector<Index<Pair>> Web::pairs_of(Index<Component> component) const {
  std::vector<Index<Pair>> all;
  for (std::uint32_t row = 0; row < pairs_.size(); ++row) {
    bool holds = false;
    if (pairs_[row] != nullptr)
      for_each_leaf(*pairs_[row], [&](Subject leaf) { holds = holds || leaf == about(component); });
    if (holds) all.push_back({row});
  }
  return all;
}

// Depth first from every node; a node stands before all that depend on it.
void Web::rank() {
  const auto n = static_cast<std::uint32_t>(nodes_.size());
  std::vector<std::uint8_t> state(n, 0);
  std::vector<std::uint32_t> finished;
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  for (std::uint32_t root = 0; root < n; ++root) {
    if (state[root] != 0) continue;
    state[root] = 1;
    path.assign(1, {root, 0});
    while (!path.empty()) {
      auto& [node, edge] = path.back();
      if (edge == dependents_[node].size()) {
        finished.push_back(node);
        path.pop_back();
        continue;
      }
      const std::uint32_t to = dependents_[node][edge++];
      if (state[to] == 0) {
        state[to] = 1;
        path.push_back({to, 0});
      }
    }
  }
  at_rank_.assign(finished.rbegin(), finished.rend());
  rank_of_.resize(n);
  for (std::uint32_t r = 0; r < n; ++r) rank_of_[at_rank_[r]] = r;
}

void Web::touch(Node node, EntryId because) {
  const std::uint32_t r = rank_of_[number(node)];
  // Touched by several: the entry that came last is what it was still waiting for.
  if (!touched_[r]) {
    touched_[r] = true;
    because_[r] = because;
    ++waiting_;
  }
  because_[r] = std::max(because_[r], because);
  lowest_ = std::min(lowest_, r);
}

void Web::spread(Node node, EntryId because) {
  for (std::uint32_t dependent : dependents_[number(node)]) touch(nodes_[dependent], because);
}

bool Web::take(Node& node, EntryId& because) {
  if (waiting_ == 0) {
    lowest_ = static_cast<std::uint32_t>(nodes_.size());
    return false;
  }
  while (!touched_[lowest_]) ++lowest_;
  touched_[lowest_] = false;
  --waiting_;
  because = because_[lowest_];
  node = nodes_[at_rank_[lowest_]];
  return true;
}

}  // namespace tuiyan::world
