#include "event/log_check.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

namespace tuiyan {
namespace {

using Complaints = std::vector<std::string>;

void check_entries(const Log& log, Complaints& found) {
  Time last{0};
  for (std::size_t i = 0; i < log.entries.size(); ++i) {
    const Entry& entry = log.entries[i];
    if (entry.id != i + 1) found.push_back(fmt::format("entry {} has id {}", i + 1, entry.id));
    if (entry.at < last) found.push_back(fmt::format("entry {} is earlier than the one before", entry.id));
    if (entry.at > log.end) found.push_back(fmt::format("entry {} is later than the end", entry.id));
    last = entry.at;
    if (entry.cause >= entry.id) found.push_back(fmt::format("entry {} has cause {}", entry.id, entry.cause));
    for (const EntryId other : entry.others)
      if (other == 0 || other >= entry.id) found.push_back(fmt::format("entry {} has other cause {}", entry.id, other));
  }
  if (log.entries.empty() || log.entries.front().kind != Kind::drill_started)
    found.emplace_back("the log does not begin with drill_started");
  if (log.entries.empty() ||
      (log.entries.back().kind != Kind::drill_ended && log.entries.back().kind != Kind::drill_aborted))
    found.emplace_back("the log does not end with drill_ended");
}

void check_steps(const Log& log, Complaints& found) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> started, over;
  for (const Entry& entry : log.entries) {
    if (!entry.step) continue;
    const std::pair key{entry.step.value, entry.instance};
    if (entry.kind == Kind::step_started) started.insert(key);
    if (entry.kind != Kind::step_done && entry.kind != Kind::step_failed) continue;
    if (!started.count(key)) found.push_back(fmt::format("entry {}: step over before it started", entry.id));
    if (!over.insert(key).second) found.push_back(fmt::format("entry {}: step over twice", entry.id));
  }
}

void check_calls(const Log& log, Complaints& found) {
  std::map<std::uint32_t, std::int64_t> by_flow, by_cohort;
  for (const FlowRecord& flow : log.traffic.flows) {
    by_flow[flow.call_class.value] += flow.fresh + flow.redials;
    if (flow.fresh + flow.redials != flow.blocked + flow.dropped + flow.admitted)
      found.push_back(
          fmt::format("flow of class {} from {} us: attempts do not balance", flow.call_class.value, flow.from.us));
  }
  for (const CohortRecord& cohort : log.traffic.cohorts) {
    by_cohort[cohort.call_class.value] += cohort.offered;
    const std::int64_t settled = cohort.blocked + cohort.dropped + cohort.self_served + cohort.hung_up +
                                 cohort.answered + cohort.abandoned + cohort.cut + cohort.balked + cohort.promised +
                                 cohort.inside;
    const std::string name = fmt::format("cohort of class {} from {} us", cohort.call_class.value, cohort.from.us);
    if (cohort.offered != settled)
      found.push_back(fmt::format("{}: offered {} but settled {}", name, cohort.offered, settled));
    if (cohort.wait_answered.count() != cohort.answered)
      found.push_back(name + ": waits of answered calls are not complete");
    if (cohort.never_through + cohort.undecided > cohort.callers)
      found.push_back(name + ": more callers lost than called");
  }
  if (by_flow != by_cohort) found.emplace_back("flows and cohorts count different numbers of attempts");
}

}  // namespace

std::vector<std::string> inconsistencies(const Log& log) {
  Complaints found;
  check_entries(log, found);
  check_steps(log, found);
  check_calls(log, found);
  return found;
}

}  // namespace tuiyan
