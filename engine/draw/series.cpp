#include "draw/series.hpp"

#include <algorithm>
#include <map>

#include "score/service_curve.hpp"

namespace tuiyan::drawing {

namespace {

bool is_scored(Time from) { return from.us >= 0; }

// Appends a level, or replaces the last one when it is of the same instant.
void set(std::vector<Level>& levels, Time at, double value) {
  if (!levels.empty() && levels.back().at == at)
    levels.back().value = value;
  else
    levels.push_back({at, value});
}

// What a share can be read of.
bool measurable(SubjectKind kind) {
  return kind == SubjectKind::service || kind == SubjectKind::component || kind == SubjectKind::trunk_group;
}

bool wants_share(Metric metric) {
  return metric == Metric::time_to_restore || metric == Metric::downtime || metric == Metric::longest_downtime;
}

// Agents able to answer, from the entries when every group is known from the start, otherwise from
// the means over intervals.
std::vector<Level> able_levels(const Log& log) {
  const std::uint32_t groups = log.documents ? log.documents->site.seat_groups.size() : 0;
  std::vector<double> now(groups, 0);
  std::vector<Level> levels;
  for (const Entry& entry : log.entries) {
    if (entry.kind != Kind::seats_changed) continue;
    const Index<SeatGroup> group = as<SeatGroup>(entry.about);
    if (!group || group.value >= groups) continue;
    now[group.value] = entry.value;
    double sum = 0;
    for (double n : now) sum += n;
    set(levels, Time{std::max<std::int64_t>(entry.at.us, 0)}, sum);
  }
  if (!levels.empty() && levels.front().at.us == 0) return levels;
  std::map<Time, double> means;
  Time last{0};
  for (const SeatRecord& seats : log.traffic.seats) {
    if (!is_scored(seats.from) || seats.to <= seats.from) continue;
    means[seats.from] += static_cast<double>(seats.able_us) / static_cast<double>((seats.to - seats.from).us);
    last = std::max(last, seats.to);
  }
  levels.clear();
  for (const auto& [at, value] : means) set(levels, at, value);
  return levels;
}

}  // namespace

std::vector<CallColumn> call_columns(const Log& log) {
  std::map<std::pair<Time, Time>, CallColumn> columns;
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    if (!is_scored(cohort.from)) continue;
    CallColumn& column = columns[{cohort.from, cohort.to}];
    column.from = cohort.from;
    column.to = cohort.to;
    column.answered_within += cohort.answered_within;
    column.answered_later += cohort.answered - cohort.answered_within;
    column.served += cohort.self_served + cohort.hung_up;
    column.abandoned += cohort.abandoned;
    column.blocked += cohort.blocked + cohort.dropped;
    column.cut += cohort.cut;
    column.inside += cohort.inside;
    column.balked += cohort.balked;
    column.promised += cohort.promised;
  }
  for (const FlowRecord& flow : log.traffic.flows)
    if (const auto column = columns.find({flow.from, flow.to}); column != columns.end())
      column->second.talk_cut += flow.cut_talking;
  std::vector<CallColumn> ordered;
  ordered.reserve(columns.size());
  for (const auto& [window, column] : columns) ordered.push_back(column);
  return ordered;
}

Load load(const Log& log) {
  std::map<std::pair<Time, Time>, LoadPoint> points;
  const auto mean = [](std::int64_t integral, Time from, Time to) {
    return to > from ? static_cast<double>(integral) / static_cast<double>((to - from).us) : 0.0;
  };
  for (const SeatRecord& seats : log.traffic.seats) {
    if (!is_scored(seats.from)) continue;
    LoadPoint& point = points[{seats.from, seats.to}];
    point.busy += mean(seats.busy_us, seats.from, seats.to);
    point.work += mean(seats.work_us, seats.from, seats.to);
  }
  for (const FlowRecord& flow : log.traffic.flows)
    if (is_scored(flow.from)) points[{flow.from, flow.to}].waiting += mean(flow.waiting_us, flow.from, flow.to);
  Load result;
  for (auto& [window, point] : points) {
    point.from = window.first;
    point.to = window.second;
    result.points.push_back(point);
  }
  result.able = able_levels(log);
  return result;
}

std::vector<Capacity> capacities(const Log& log, const score::Scorecard& card) {
  std::map<Subject, Capacity> by_service;
  for (const score::Result& result : card.results) {
    const Target& target = log.documents->plan.targets[result.target];
    if (!wants_share(target.metric) || !measurable(target.of.kind)) continue;
    Capacity& capacity = by_service[target.of];
    capacity.targets.push_back(target.reaches);
    if (target.metric == Metric::time_to_restore && result.reading.applicable && !result.reading.censored &&
        result.reading.entry != 0)
      capacity.restored.push_back({log.at(result.reading.entry).at, target.name});
  }
  if (by_service.empty())
    for (const Entry& entry : log.entries)
      if (entry.kind == Kind::service_changed) by_service[entry.about];
  std::vector<Capacity> all;
  for (auto& [subject, capacity] : by_service) {
    capacity.of = subject;
    for (const score::CurvePoint& point : score::share_curve(log, subject))
      set(capacity.share, Time{std::max<std::int64_t>(point.at.us, 0)}, std::min(1.0, point.share));
    if (!capacity.share.empty() && capacity.share.back().at < log.end)
      capacity.share.push_back({log.end, capacity.share.back().value});
    const bool always_whole = std::all_of(capacity.share.begin(), capacity.share.end(),
                                          [](const Level& level) { return level.value >= 1 - 1e-9; });
    if (always_whole) continue;
    std::sort(capacity.targets.begin(), capacity.targets.end());
    capacity.targets.erase(std::unique(capacity.targets.begin(), capacity.targets.end()), capacity.targets.end());
    all.push_back(std::move(capacity));
  }
  return all;
}

std::vector<Mark> fault_marks(const Log& log) {
  std::vector<Mark> marks;
  for (const Entry& entry : log.entries) {
    if (entry.kind != Kind::fault_struck) continue;
    const Index<Fault> fault = as<Fault>(entry.about);
    if (!fault) continue;
    const Text& name = log.documents->scenario.faults[fault].name;
    // A fault with several victims has one entry for each, a fault that comes and goes many.
    const bool known = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) { return mark.at == entry.at; });
    if (!known && marks.size() < 12) marks.push_back({entry.at, name});
  }
  return marks;
}

}  // namespace tuiyan::drawing
