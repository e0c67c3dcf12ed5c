#include "model/metric.hpp"
#include "score/asked.hpp"
#include "score/metric_reading.hpp"

namespace tuiyan::score {
namespace {

// The metrics of times and shares one by one; the rest are figures of the calls.
Reading read_from(const Log& log, const Target& target, const Start& start) {
  switch (target.metric) {
    case Metric::time_to_notice:
      return time_to_notice(log, target, start);
    case Metric::time_to_report:
      return time_to_report(log, target, start);
    case Metric::time_to_activate:
      return time_to_activate(log, target, start);
    case Metric::time_to_arrive:
      return time_to_arrive(log, target, start);
    case Metric::time_to_locate:
      return time_to_locate(log, target, start);
    case Metric::time_to_mend:
      return time_to_mend(log, target, start);
    case Metric::time_to_switch:
      return time_to_switch(log, target, start);
    case Metric::time_to_restore:
      return time_to_restore(log, target, start);
    case Metric::time_to_step:
      return time_to_step(log, target, start);
    case Metric::notice_published_after:
      return notice_published_after(log, target, start);
    case Metric::estimate_published_after:
      return estimate_published_after(log, target, start);
    case Metric::estimate_error:
    case Metric::estimate_overdue:
    case Metric::estimate_ahead:
      return estimate_error(log, target, start);
    case Metric::estimates_broken:
      return estimates_broken(log, target, start);
    case Metric::customers_told_share:
      return customers_told(log, target, start);
    case Metric::calls_averted:
    case Metric::complaints:
    case Metric::complaint_share:
      return customer_figure(log, target, start);
    case Metric::customer_effect:
      return customer_effect(log, target, start);
    case Metric::downtime:
      return downtime(log, target, start);
    case Metric::longest_downtime:
      return longest_downtime(log, target, start);
    case Metric::paper_orders_open:
    case Metric::call_backs_open:
    case Metric::accepted_call_backs_open:
      return backlog(log, target, start);
    case Metric::waiting_at:
      return waiting_at(log, target, start);
    case Metric::steps_late:
      return steps_late(log, target, start);
    case Metric::occupancy:
      return occupancy(log, target, start);
    case Metric::line_occupancy:
    case Metric::lines_full_share:
      return line_use(log, target, start);
    case Metric::customer_minutes_lost:
    case Metric::outage_per_customer:
      return customers_lost(log, target, start);
    case Metric::customers_out_at:
      return customers_out_at(log, target, start);
    case Metric::safety_wait:
      return safety_wait(log, target, start);
    case Metric::safety_violations:
      return safety_violations(log, target, start);
    default:
      return call_figure(log, target, start);
  }
}

}  // namespace

Reading read(const Log& log, const Target& target) {
  const MetricFacts& facts = describe(target.metric);
  TUIYAN_CHECK(target.of || !facts.of_required);
  if (!asks_something(log, target)) return not_applicable();
  const Start start = start_of(log, target);
  if (start.found) return read_from(log, target, start);
  // No fault at all: a service that was never below what is asked has met it.
  if (facts.uses_reaches && target.from.kind == AnchorKind::fault) return {true, false, 0, 0, 0, Time{0}, Time{0}};
  if (!start.applicable) return not_applicable();
  return censored(log, start);
}

}  // namespace tuiyan::score
