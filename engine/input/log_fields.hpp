// The plain counts of each record of the call traffic, by the keys under which the log writes them.
//
// Contract: one table per record, read by writer and reader alike. A count that is added to a
// record and forgotten here changes the record's size, and the check below fails.
#pragma once

#include <cstdint>
#include <iterator>
#include <string_view>

#include "event/traffic_record.hpp"

namespace tuiyan::input {

inline constexpr int log_version = 1;

template <class R>
struct Count {
  std::string_view key;
  std::int64_t R::*member;
};

inline constexpr Count<FlowRecord> flow_counts[] = {
    {"fresh", &FlowRecord::fresh},
    {"redials", &FlowRecord::redials},
    {"blocked", &FlowRecord::blocked},
    {"dropped", &FlowRecord::dropped},
    {"admitted", &FlowRecord::admitted},
    {"self_served", &FlowRecord::self_served},
    {"hung_up", &FlowRecord::hung_up},
    {"answered", &FlowRecord::answered},
    {"abandoned", &FlowRecord::abandoned},
    {"cut_waiting", &FlowRecord::cut_waiting},
    {"cut_talking", &FlowRecord::cut_talking},
    {"requeued", &FlowRecord::requeued},
    {"completed", &FlowRecord::completed},
    {"waiting_us", &FlowRecord::waiting_us},
    {"talking_us", &FlowRecord::talking_us},
    {"paper_orders_open", &FlowRecord::paper_orders_open},
    {"call_backs_open", &FlowRecord::call_backs_open},
    {"dropped_inside", &FlowRecord::dropped_inside},
    {"lost_after_requeue", &FlowRecord::lost_after_requeue},
    {"called_back", &FlowRecord::called_back},
    {"balked", &FlowRecord::balked},
    {"promised", &FlowRecord::promised},
    {"promises_reached", &FlowRecord::promises_reached},
    {"promises_kept", &FlowRecord::promises_kept},
    {"promises_broken", &FlowRecord::promises_broken},
    {"promise_delay_us", &FlowRecord::promise_delay_us},
    {"promises_us", &FlowRecord::promises_us},
    {"promises_open", &FlowRecord::promises_open},
    {"redialling_us", &FlowRecord::redialling_us},
};
inline constexpr Count<SeatRecord> seat_counts[] = {
    {"able_us", &SeatRecord::able_us},
    {"busy_us", &SeatRecord::busy_us},
    {"work_us", &SeatRecord::work_us},
};
inline constexpr Count<LineRecord> line_counts[] = {
    {"lines_us", &LineRecord::lines_us},
    {"busy_us", &LineRecord::busy_us},
    {"full_us", &LineRecord::full_us},
};
inline constexpr Count<CustomerRecord> customer_counts[] = {
    {"averted", &CustomerRecord::averted},
    {"returned", &CustomerRecord::returned},
    {"complaints", &CustomerRecord::complaints},
    {"soothed", &CustomerRecord::soothed},
};
inline constexpr Count<NoticeRecord> notice_counts[] = {
    {"told", &NoticeRecord::told},
    {"not_told", &NoticeRecord::not_told},
    {"open", &NoticeRecord::open},
};
inline constexpr Count<CohortRecord> cohort_counts[] = {
    {"offered", &CohortRecord::offered},     {"blocked", &CohortRecord::blocked},
    {"dropped", &CohortRecord::dropped},     {"self_served", &CohortRecord::self_served},
    {"hung_up", &CohortRecord::hung_up},     {"answered", &CohortRecord::answered},
    {"abandoned", &CohortRecord::abandoned}, {"cut", &CohortRecord::cut},
    {"inside", &CohortRecord::inside},       {"answered_within", &CohortRecord::answered_within},
    {"callers", &CohortRecord::callers},     {"never_through", &CohortRecord::never_through},
    {"undecided", &CohortRecord::undecided}, {"promised", &CohortRecord::promised},
    {"balked", &CohortRecord::balked},
};

// From, to, and a row that takes eight bytes with its padding.
inline constexpr std::size_t record_head = 3 * sizeof(std::int64_t);
static_assert(sizeof(FlowRecord) == record_head + std::size(flow_counts) * sizeof(std::int64_t));
static_assert(sizeof(SeatRecord) == record_head + std::size(seat_counts) * sizeof(std::int64_t));
static_assert(sizeof(LineRecord) == record_head + std::size(line_counts) * sizeof(std::int64_t));
static_assert(sizeof(CustomerRecord) == record_head + std::size(customer_counts) * sizeof(std::int64_t));
static_assert(sizeof(NoticeRecord) == record_head + std::size(notice_counts) * sizeof(std::int64_t));
static_assert(sizeof(CohortRecord) ==
              record_head + std::size(cohort_counts) * sizeof(std::int64_t) + 2 * sizeof(Histogram));

}  // namespace tuiyan::input
