// What customers were told, suffered and complained of.
#include <algorithm>

#include "score/window.hpp"

namespace tuiyan::score {
namespace {

struct CustomerSum {
  std::int64_t averted = 0, complaints = 0;
  Widened widened;
};

CustomerSum customers_of(const Log& log, const Target& target, const Start& start) {
  CustomerSum sum;
  sum.widened.window = window_of(log, target, start);
  const Window window = sum.widened.window;
  for (const CustomerRecord& record : log.traffic.customers) {
    if (!is_inside(record, record.call_class, target, window)) continue;
    sum.widened.take(record);
    sum.averted += record.averted;
    sum.complaints += record.complaints;
  }
  return sum;
}

// Unique callers; complainers are none of those who may complain, unless they are asked for.
std::int64_t callers_of(const Log& log, const Target& target, Window window) {
  const Index<CallClass> by = log.documents->site.calls.complaints.by;
  std::int64_t callers = 0;
  for (const CohortRecord& record : log.traffic.cohorts)
    if (is_inside(record, record.call_class, target, window) && (target.of || record.call_class != by))
      callers += record.callers;
  return callers;
}

}  // namespace

Reading customer_figure(const Log& log, const Target& target, const Start& start) {
  const CustomerSum sum = customers_of(log, target, start);
  switch (target.metric) {
    case Metric::calls_averted:
      return figure(static_cast<double>(sum.averted), start, sum.widened);
    case Metric::complaints:
      return figure(static_cast<double>(sum.complaints), start, sum.widened);
    default:
      TUIYAN_CHECK(target.metric == Metric::complaint_share);
      return share(sum.complaints, callers_of(log, target, window_of(log, target, start)), start, sum.widened);
  }
}

Reading customer_effect(const Log& log, const Target& target, const Start& start) {
  Widened widened;
  const Window window = widened.window = window_of(log, target, start);
  std::int64_t callers = 0, affected = 0;
  for (const CohortRecord& record : log.traffic.cohorts) {
    if (!is_inside(record, record.call_class, target, window)) continue;
    widened.take(record);
    callers += record.callers;
    affected += record.never_through + record.answered - record.wait_answered.at_most(60);
  }
  return share(std::min(affected, callers), callers, start, widened);
}

Reading customers_told(const Log& log, const Target& target, const Start& start) {
  Widened widened;
  const Window window = widened.window = window_of(log, target, start);
  const auto& announcements = log.documents->plan.announcements;
  std::int64_t told = 0, customers = 0;
  for (std::uint32_t row = 0; row < announcements.size(); ++row) {
    const Index<Announcement> one{row};
    if (!announcements[one].telephone || (target.of && about(one) != target.of)) continue;
    customers += announcements[one].telephone->customers;
  }
  for (const NoticeRecord& record : log.traffic.notices) {
    if (!is_inside(record, record.announcement, target, window)) continue;
    widened.take(record);
    told += record.told;
  }
  return share(told, customers, start, widened);
}

}  // namespace tuiyan::score
