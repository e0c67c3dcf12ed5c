#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "score/window.hpp"

namespace tuiyan::score {
namespace {

// All calls that arrived in the window, followed to their end.
struct Cohort {
  std::int64_t offered = 0, blocked = 0, self_served = 0, hung_up = 0, answered = 0, abandoned = 0, balked = 0,
               promised = 0;
  std::int64_t answered_within = 0, callers = 0, never_through = 0, cut = 0;
  Histogram wait_answered, wait_abandoned;
  Widened widened;
  // Got as far as the queue, and left it one way or another.
  [[nodiscard]] std::int64_t queued() const { return answered + abandoned + balked + cut + promised; }
  [[nodiscard]] std::int64_t asking() const { return offered - self_served - hung_up; }
};

Cohort cohort_of(const Log& log, const Target& target, Window window) {
  Cohort sum;
  sum.widened.window = window;
  for (const CohortRecord& record : log.traffic.cohorts) {
    if (!is_inside(record, record.call_class, target, window)) continue;
    sum.widened.take(record);
    sum.offered += record.offered;
    sum.blocked += record.blocked;
    sum.self_served += record.self_served;
    sum.hung_up += record.hung_up;
    sum.answered += record.answered;
    sum.abandoned += record.abandoned;
    sum.balked += record.balked;
    sum.promised += record.promised;
    sum.cut += record.cut;
    sum.answered_within += record.answered_within;
    sum.callers += record.callers;
    sum.never_through += record.never_through;
    sum.wait_answered.merge(record.wait_answered);
    sum.wait_abandoned.merge(record.wait_abandoned);
  }
  return sum;
}

// All that happened in the window, whenever the calls arrived.
struct FlowSum {
  std::int64_t offered = 0, answered = 0, abandoned = 0, blocked = 0, cut = 0, completed = 0, waiting_us = 0;
  std::int64_t balked = 0, promised = 0, reached = 0, not_reached = 0, delay_us = 0, list_us = 0;
  std::int64_t redialling_us = 0;
  Widened widened;
};

FlowSum flow_of(const Log& log, const Target& target, Window window) {
  FlowSum sum;
  sum.widened.window = window;
  for (const FlowRecord& record : log.traffic.flows) {
    if (!is_inside(record, record.call_class, target, window)) continue;
    sum.widened.take(record);
    sum.offered += record.fresh + record.redials;
    sum.answered += record.answered;
    sum.abandoned += record.abandoned;
    sum.blocked += record.blocked;
    sum.cut += record.cut_waiting + record.cut_talking;
    sum.completed += record.completed;
    sum.waiting_us += record.waiting_us;
    sum.balked += record.balked;
    sum.promised += record.promised;
    sum.reached += record.promises_reached;
    sum.not_reached += record.promises_broken;
    sum.delay_us += record.promise_delay_us;
    sum.list_us += record.promises_us;
    sum.redialling_us += record.redialling_us;
  }
  return sum;
}

// Callers wanted an agent and none got one: the wait is longer than all that was seen.
Reading endless_wait(const Start& start, const Widened& widened) {
  const Window& window = widened.window;
  return {true, true, value_s(window.to - window.from), 0, start.entry, window.from, window.to};
}

// No wait to average: either nobody asked, or nobody got through.
Reading mean_of(std::int64_t sum_us, std::int64_t count, const Cohort& cohort, const Start& start) {
  if (count == 0) return cohort.asking() > 0 ? endless_wait(start, cohort.widened) : not_applicable();
  return figure(value_s(Duration{sum_us}) / static_cast<double>(count), start, cohort.widened);
}

Reading p95_of(const Cohort& cohort, const Start& start) {
  if (cohort.answered == 0) return cohort.asking() > 0 ? endless_wait(start, cohort.widened) : not_applicable();
  return figure(cohort.wait_answered.quantile_s(0.95), start, cohort.widened);
}

std::optional<Reading> cohort_figure(const Log& log, const Target& target, const Start& start) {
  const Cohort c = cohort_of(log, target, window_of(log, target, start));
  const Histogram& answered = c.wait_answered;
  const Histogram& abandoned = c.wait_abandoned;
  switch (target.metric) {
    case Metric::answered_share:
      return share(c.answered, c.offered, start, c.widened);
    case Metric::answered_within_share_of_offered:
      return share(c.answered_within, c.offered, start, c.widened);
    case Metric::answered_within_share_of_answered:
      // Callers asked and nobody was answered: no share in time, not "nothing to judge".
      return share(c.answered_within, c.answered == 0 && c.asking() > 0 ? c.asking() : c.answered, start, c.widened);
    case Metric::answered_share_of_asking:
      return share(c.answered, c.asking(), start, c.widened);
    case Metric::answered_within_share_of_asking:
      return share(c.answered_within, c.asking(), start, c.widened);
    case Metric::abandoned_share:
      return share(c.abandoned, c.offered, start, c.widened);
    case Metric::blocked_share:
      return share(c.blocked, c.offered, start, c.widened);
    case Metric::balked_share:
      return share(c.balked, c.offered, start, c.widened);
    case Metric::call_backs_accepted_share:
      return share(c.promised, c.offered, start, c.widened);
    case Metric::callers_never_through:
      return figure(static_cast<double>(c.never_through), start, c.widened);
    case Metric::callers_never_through_share:
      return share(c.never_through, c.callers, start, c.widened);
    case Metric::mean_wait:
      return mean_of(answered.sum_us(), answered.count(), c, start);
    case Metric::mean_wait_of_all:
      return mean_of(answered.sum_us() + abandoned.sum_us(), answered.count() + abandoned.count(), c, start);
    case Metric::p95_wait:
      return p95_of(c, start);
    case Metric::mean_wait_of_abandoned:
      // Nobody gave up: there is no such wait, and nothing is wrong.
      return c.abandoned == 0 ? not_applicable() : mean_of(abandoned.sum_us(), abandoned.count(), c, start);
    case Metric::waited_share_of_queued:
      return share(c.queued() - answered.at_most(0), c.queued(), start, c.widened);
    case Metric::abandoned_share_of_queued:
      return share(c.abandoned, c.queued(), start, c.widened);
    default:
      return std::nullopt;
  }
}

double flow_value(const FlowSum& sum, Metric metric) {
  switch (metric) {
    case Metric::offered:
      return static_cast<double>(sum.offered);
    case Metric::answered:
      return static_cast<double>(sum.answered);
    case Metric::abandoned:
      return static_cast<double>(sum.abandoned);
    case Metric::blocked:
      return static_cast<double>(sum.blocked);
    case Metric::cut:
      return static_cast<double>(sum.cut);
    case Metric::completed:
      return static_cast<double>(sum.completed);
    case Metric::balked:
      return static_cast<double>(sum.balked);
    case Metric::call_backs_accepted:
      return static_cast<double>(sum.promised);
    case Metric::callers_not_reached:
      return static_cast<double>(sum.not_reached);
    case Metric::call_back_list_time:
      return value_s(Duration{sum.list_us});
    default:
      TUIYAN_CHECK(metric == Metric::queue_time);
      return value_s(Duration{sum.waiting_us});
  }
}

// Mean of a number over the window.
Reading mean_number(std::int64_t integral_us, const Start& start, const Widened& widened) {
  return share(integral_us, (widened.window.to - widened.window.from).us, start, widened);
}

struct Backlog {
  Time at;
  std::int64_t open = 0;
};

}  // namespace

Reading call_figure(const Log& log, const Target& target, const Start& start) {
  if (auto reading = cohort_figure(log, target, start)) return *reading;
  const FlowSum sum = flow_of(log, target, window_of(log, target, start));
  if (target.metric == Metric::call_back_delay) {
    if (sum.reached == 0) return not_applicable();
    return figure(value_s(Duration{sum.delay_us}) / static_cast<double>(sum.reached), start, sum.widened);
  }
  if (target.metric == Metric::mean_waiting) return mean_number(sum.waiting_us, start, sum.widened);
  if (target.metric == Metric::mean_redialling) return mean_number(sum.redialling_us, start, sum.widened);
  return figure(flow_value(sum, target.metric), start, sum.widened);
}

// The last state known at the end of the window: a sample, the end of an interval, or the entry
// that says that nothing is left.
Reading backlog(const Log& log, const Target& target, const Start& start) {
  const bool orders = target.metric == Metric::paper_orders_open, lost = target.metric == Metric::call_backs_open;
  const auto of_flow = orders ? &FlowRecord::paper_orders_open
                       : lost ? &FlowRecord::call_backs_open
                              : &FlowRecord::promises_open;
  const auto of_sample = orders ? &SampleRecord::paper_orders
                         : lost ? &SampleRecord::call_backs
                                : &SampleRecord::promises;
  const Time end = end_of(log, target);
  std::optional<Backlog> last;
  for (const FlowRecord& record : log.traffic.flows) {
    if (record.to > end || (last && record.to < last->at)) continue;
    if (last && record.to == last->at)
      last->open += record.*of_flow;  // another class of the same interval
    else
      last = Backlog{record.to, record.*of_flow};
  }
  for (const SampleRecord& sample : log.traffic.samples)
    if (sample.at <= end && (!last || sample.at > last->at)) last = Backlog{sample.at, sample.*of_sample};
  EntryId cleared = 0;
  for (const Entry& entry : log.entries) {
    const bool is_empty =
        (orders && entry.kind == Kind::paper_orders_cleared) || (lost && entry.kind == Kind::call_backs_cleared);
    if (!is_empty || entry.at > end || (last && entry.at <= last->at)) continue;
    last = Backlog{entry.at, 0};
    cleared = entry.id;
  }
  if (!last) return not_applicable();
  return {true, false, static_cast<double>(last->open), cleared, start.entry, start.at, last->at};
}

Reading waiting_at(const Log& log, const Target& target, const Start& start) {
  for (const SampleRecord& sample : log.traffic.samples) {
    if (sample.at != start.at) continue;
    std::int64_t waiting = 0;
    for (std::uint32_t row = 0; row < sample.waiting.size(); ++row)
      if (!target.of || target.of == about(Index<CallClass>{row})) waiting += sample.waiting[row];
    return {true, false, static_cast<double>(waiting), 0, start.entry, start.at, start.at};
  }
  return not_applicable();
}

Reading steps_late(const Log& log, const Target& target, const Start& start) {
  const Window window = window_of(log, target, start);
  std::set<std::pair<Index<Step>, std::uint32_t>> late;
  for (const Entry& entry : log.entries) {
    if (entry.kind != Kind::step_late || entry.at < window.from || entry.at > window.to || entry.id <= start.entry)
      continue;
    const auto step = as<Step>(target.of);
    const auto role = as<Role>(target.of);
    if (step && entry.step != step) continue;
    if (role && log.documents->plan.flow[entry.step].by != role) continue;
    late.insert({entry.step, entry.instance});
  }
  return {true, false, static_cast<double>(late.size()), 0, start.entry, window.from, window.to};
}

}  // namespace tuiyan::score
