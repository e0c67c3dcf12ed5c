// What is kept: flows and seats by interval, cohorts by arrival, samples, single calls.
#include <utility>

#include "base/check.hpp"
#include "traffic/loop_state.hpp"

namespace tuiyan::traffic {
namespace {

// Counts and integrals; the backlog is the later one's.
void add_to(FlowRecord& sum, const FlowRecord& more) {
  for (const auto field : {&FlowRecord::fresh,           &FlowRecord::redials,          &FlowRecord::blocked,
                           &FlowRecord::dropped,         &FlowRecord::admitted,         &FlowRecord::self_served,
                           &FlowRecord::hung_up,         &FlowRecord::answered,         &FlowRecord::abandoned,
                           &FlowRecord::cut_waiting,     &FlowRecord::cut_talking,      &FlowRecord::requeued,
                           &FlowRecord::completed,       &FlowRecord::dropped_inside,   &FlowRecord::lost_after_requeue,
                           &FlowRecord::called_back,     &FlowRecord::waiting_us,       &FlowRecord::balked,
                           &FlowRecord::promised,        &FlowRecord::promises_reached, &FlowRecord::promises_kept,
                           &FlowRecord::promises_broken, &FlowRecord::promise_delay_us, &FlowRecord::promises_us,
                           &FlowRecord::talking_us,      &FlowRecord::redialling_us})
    sum.*field += more.*field;
  sum.paper_orders_open = more.paper_orders_open;
  sum.call_backs_open = more.call_backs_open;
  sum.promises_open = more.promises_open;
}

void add_to(CustomerRecord& sum, const CustomerRecord& more) {
  for (const auto field :
       {&CustomerRecord::averted, &CustomerRecord::returned, &CustomerRecord::complaints, &CustomerRecord::soothed})
    sum.*field += more.*field;
}

void add_to(NoticeRecord& sum, const NoticeRecord& more) {
  sum.told += more.told;
  sum.not_told += more.not_told;
  sum.open = more.open;
}

// The last n records are of an interval of no length: they belong to the one before.
template <class Record>
void add_last(std::vector<Record>& records, std::size_t n) {
  const std::size_t before = records.size() - 2 * n;
  for (std::size_t i = 0; i < n; ++i) add_to(records[before + i], records[before + n + i]);
  records.resize(before + n);
}

}  // namespace

CohortRecord* CallLoop::State::cohort(std::uint32_t number, std::uint16_t call_class) {
  if (number == no_cohort) return nullptr;
  return &records.cohorts[std::size_t{number} * cohorts_each + call_class];
}

void CallLoop::State::log(CallStep step, const Call& call, std::int64_t waited_us, bool with_seat) {
  if (!log_calls || interval == no_cohort) [[likely]]
    return;
  const std::int32_t seat = with_seat ? groups[call.group].first_seat + static_cast<std::int32_t>(call.seat) : -1;
  records.calls.push_back({Time{now}, step, {call.call_class}, call.caller, call.attempt, waited_us, seat});
}

// For every interval of the scenario and the one that `finish` begins: cohorts are large, and moving them as they
// grow costs as much as filling them. Of a scenario of many thousand intervals, for the first ones.
void CallLoop::State::reserve_records() {
  constexpr std::size_t many = 1 << 16;
  const auto intervals = static_cast<std::size_t>(documents.scenario.length.us / documents.site.calls.interval.us) + 2;
  records.cohorts.reserve(std::min(many, intervals * classes.size()));
  records.flows.reserve(std::min(many, intervals * classes.size()));
  records.seats.reserve(std::min(many, intervals * groups.size()));
  records.lines.reserve(std::min(many, intervals * trunks.size()));
}

void CallLoop::State::begin_interval(std::int64_t at_us) {
  ++interval;  // from "none" to 0
  interval_from = at_us;
  boundary = at_us + documents.site.calls.interval.us;
  for (std::uint32_t row = 0; row < classes.size(); ++row) {
    CohortRecord record;
    record.from = Time{at_us};
    record.to = Time{boundary};
    record.call_class = {row};
    records.cohorts.push_back(record);
  }
}

void CallLoop::State::close_interval(std::int64_t at_us) {
  const bool scored = interval != no_cohort;
  for (std::uint32_t row = 0; row < classes.size(); ++row) {
    ClassState& c = classes[row];
    c.flow.from = Time{interval_from};
    c.flow.to = Time{at_us};
    c.flow.call_class = {row};
    c.flow.waiting_us = c.waiting_time.close(c.queue.size(), at_us);
    c.flow.talking_us = c.talking_time.close(c.talking, at_us);
    c.flow.redialling_us = c.redialling_time.close(c.redialling, at_us);
    c.flow.paper_orders_open = c.paper_open;
    c.flow.call_backs_open = c.call_backs_open;
    c.flow.promises_us = c.promise_time.close(c.promises_waiting, at_us);
    c.flow.promises_open = c.promises_open;
    add_to(c.lifetime, c.flow);
    if (scored) records.flows.push_back(c.flow);
    c.flow = {};
  }
  for (GroupState& group : groups) {
    SeatRecord record;
    record.from = Time{interval_from};
    record.to = Time{at_us};
    record.group = {group.row};
    record.able_us = group.able_time.close(group.able(), at_us);
    record.busy_us = group.calls_time.close(group.calls, at_us);
    record.work_us = group.jobs_time.close(group.jobs, at_us);
    if (scored) records.seats.push_back(record);
  }
  for (std::uint32_t row = 0; row < trunks.size(); ++row) {
    TrunkState& trunk = trunks[row];
    LineRecord record;
    record.from = Time{interval_from};
    record.to = Time{at_us};
    record.group = {row};
    record.lines_us = trunk.lines_time.close(trunk.lines, at_us);
    record.busy_us = trunk.busy_time.close(trunk.busy, at_us);
    record.full_us = trunk.full_time.close(trunk.full() ? 1 : 0, at_us);
    if (scored) records.lines.push_back(record);
  }
  if (customers) {
    for (std::uint32_t row = 0; row < classes.size(); ++row) {
      CustomerRecord record = std::exchange(customers->classes[row].record, {});
      record.from = Time{interval_from};
      record.to = Time{at_us};
      record.call_class = {row};
      if (scored) records.customers.push_back(record);
    }
    for (const std::uint32_t row : customers->listed) {
      NoticeRecord& record = customers->notices[row].record;
      record.from = Time{interval_from};
      record.to = Time{at_us};
      record.announcement = {row};
      if (scored) records.notices.push_back(record);
      record.told = record.not_told = 0;
    }
  }
  begin_interval(at_us);
}

void CallLoop::State::take_sample() {
  SampleRecord record;
  record.at = Time{samples_us[next_sample++]};
  for (const ClassState& c : classes) {
    record.waiting.push_back(c.queue.size());
    record.talking.push_back(c.talking);
  }
  for (const GroupState& group : groups) record.able.push_back(group.able());
  record.lines_busy = lines_busy;
  record.paper_orders = backlog[static_cast<int>(Work::backfill)].open;
  record.call_backs = backlog[static_cast<int>(Work::call_back)].open;
  for (const ClassState& c : classes) record.promises += c.promises_open;
  records.samples.push_back(std::move(record));
}

TrafficRecords CallLoop::State::finish(std::int64_t end_us) {
  // What still crosses interests nobody any more.
  while (advance(end_us).kind != CrossingKind::none) continue;
  const bool just_begun = interval_from == end_us && interval != no_cohort;
  const std::size_t flows_before = records.flows.size();
  close_interval(end_us);
  // The last interval includes its end: departures at that instant belong to the one before.
  if (just_begun && flows_before > 0) {
    const std::size_t n = classes.size();
    for (std::size_t i = 0; i < n; ++i) add_to(records.flows[flows_before - n + i], records.flows[flows_before + i]);
    records.flows.resize(flows_before);
    records.seats.resize(records.seats.size() - groups.size());
    records.lines.resize(records.lines.size() - trunks.size());
    if (customers) {
      add_last(records.customers, classes.size());
      add_last(records.notices, customers->listed.size());
    }
  }
  // `close_interval` has begun one more cohort, which stays empty.
  const std::size_t kept = just_begun && flows_before > 0 ? interval - 1 : interval;
  for (std::size_t i = kept * classes.size(); i < records.cohorts.size(); ++i)
    TUIYAN_CHECK(records.cohorts[i].offered == 0);
  records.cohorts.resize(kept * classes.size());
  for (std::size_t i = records.cohorts.size() - std::min(records.cohorts.size(), classes.size());
       i < records.cohorts.size(); ++i)
    records.cohorts[i].to = Time{end_us};

  for (std::uint32_t slot = 0; slot < calls.size(); ++slot) {
    const Call& call = calls[slot];
    const bool held = call.stage == Stage::in_ivr || call.stage == Stage::waiting;
    if (held && !call.answered)
      if (CohortRecord* const record = cohort(call.cohort, call.call_class)) ++record->inside;
    const bool pending = call.stage == Stage::redialling || call.stage == Stage::promised ||
                         call.stage == Stage::ringing || call.stage == Stage::returning;
    if (held || pending)
      if (CohortRecord* const record = cohort(call.first_cohort, call.call_class)) ++record->undecided;
  }
  check_balance();
  return std::move(records);
}

// The identities of traffic_record.hpp, over everything since the start of the warm-up, and the
// counters against the slots.
void CallLoop::State::check_balance() {
  struct Inside {
    std::int64_t ivr = 0, waiting = 0, waiting_again = 0, talking = 0, promised = 0, called_back = 0;
    std::int64_t redialling = 0;
  };
  std::vector<Inside> inside(classes.size());
  std::vector<std::int64_t> lines_held(trunks.size(), 0), seats_held(groups.size(), 0);
  for (std::uint32_t slot = 0; slot < calls.size(); ++slot) {
    const Call& call = calls[slot];
    if (call.stage == Stage::free) continue;  // of no class, and there may be none: seats that only telephone
    Inside none;
    Inside& in = call.stage == Stage::telephoning ? none : inside[call.call_class];
    if (call.stage == Stage::in_ivr) ++in.ivr;
    if (call.stage == Stage::waiting) ++(call.answered ? in.waiting_again : in.waiting);
    if (call.stage == Stage::talking) ++(call.promised ? in.called_back : in.talking);
    if (call.stage == Stage::promised || call.stage == Stage::ringing) ++in.promised;
    if (call.stage == Stage::redialling) ++in.redialling;
    if (call.trunk != no_trunk) ++lines_held[call.trunk];
    const bool seated = call.stage == Stage::talking || call.stage == Stage::wrapping_up ||
                        call.stage == Stage::typing || call.stage == Stage::calling_back ||
                        call.stage == Stage::ringing || call.stage == Stage::telephoning;
    if (!seated) continue;
    ++seats_held[call.group];
    TUIYAN_CHECK(groups[call.group].seat_slot[call.seat] == slot);
  }
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const ClassState& c = classes[i];
    const FlowRecord& f = c.lifetime;
    const Inside& in = inside[i];
    TUIYAN_CHECK(f.fresh + f.redials == f.blocked + f.dropped + f.admitted);
    TUIYAN_CHECK(f.admitted + f.lost_after_requeue == f.self_served + f.hung_up + f.answered + f.abandoned +
                                                          f.cut_waiting + f.dropped_inside + f.balked + f.promised +
                                                          in.ivr + in.waiting);
    TUIYAN_CHECK(f.answered == f.completed + f.cut_talking + f.lost_after_requeue + in.talking + in.waiting_again);
    TUIYAN_CHECK(f.promised == f.promises_kept + f.promises_broken + c.promises_open);
    TUIYAN_CHECK(c.promises_open == in.promised + in.called_back);
    TUIYAN_CHECK(c.queue.size() == in.waiting + in.waiting_again && c.talking == in.talking + in.called_back);
    TUIYAN_CHECK(c.redialling == in.redialling);
  }
  for (std::size_t i = 0; i < trunks.size(); ++i) TUIYAN_CHECK(trunks[i].busy == lines_held[i]);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const GroupState& group = groups[i];
    TUIYAN_CHECK(seats_held[i] == group.calls + group.jobs && group.heads >= group.calls + group.jobs);
  }
  for (const CohortRecord& r : records.cohorts) {
    TUIYAN_CHECK(r.offered == r.blocked + r.dropped + r.self_served + r.hung_up + r.answered + r.abandoned + r.cut +
                                  r.balked + r.promised + r.inside);
    TUIYAN_CHECK(r.callers >= r.never_through + r.undecided && r.answered == r.wait_answered.count());
  }
}

}  // namespace tuiyan::traffic
