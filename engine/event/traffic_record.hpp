// What the log keeps of the calls: flows by interval, cohorts by arrival, states at instants.
//
// Contract: plain counts and time integrals; a `FlowRecord` covers [from, to) by the clock of the
// event, a `CohortRecord` follows the calls that *arrived* in [from, to) to their end, whenever
// that is. One record per interval and call class. Sums over intervals are exact (integers and
// microseconds), so records merge in any order.
//   attempts = fresh + redials = blocked + dropped + admitted
//   admitted = self_served + hung_up + answered + abandoned + cut_waiting + dropped_inside + balked + promised
//              - lost_after_requeue + in the IVR at the end + waiting at the end (not answered before)
//   answered = completed + cut_talking + lost_after_requeue + talking at the end
//              + waiting at the end after a requeue     (a requeued call is answered once)
//   promised = promises_kept + promises_broken + promises_open
// A promise is a call-back that a caller accepted in place of waiting; `called_back` and
// `call_backs_open` are of the plan's list of callers who were lost.
// These hold over the whole run; with a warm-up, those inside at time 0 come in addition.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "base/histogram.hpp"
#include "base/time.hpp"
#include "model/call.hpp"
#include "model/subject.hpp"

namespace tuiyan {

struct FlowRecord {
  Time from, to;
  Index<CallClass> call_class;
  std::int64_t fresh = 0, redials = 0, blocked = 0, dropped = 0, admitted = 0, self_served = 0, hung_up = 0;
  std::int64_t answered = 0, abandoned = 0, cut_waiting = 0, cut_talking = 0, requeued = 0, completed = 0;
  std::int64_t waiting_us = 0;  // integral of the number waiting
  std::int64_t talking_us = 0;  // integral of the number talking
  // Backlog at `to`, left by calls of this class; only the sum over the classes is scored.
  std::int64_t paper_orders_open = 0, call_backs_open = 0;
  std::int64_t dropped_inside = 0;      // admitted, then lost from the IVR: its line, the IVR or the queue went
  std::int64_t lost_after_requeue = 0;  // of `abandoned` and `cut_waiting`: had been answered before a requeue
  std::int64_t called_back = 0;         // callers of the plan's call-back list who answered
  std::int64_t balked = 0;              // hung up on hearing that they would have to wait
  std::int64_t promised = 0;            // callers who accepted to be called back
  std::int64_t promises_reached = 0;    // of these: the first try that was answered
  std::int64_t promises_kept = 0;       // of these: the talk came to its end
  std::int64_t promises_broken = 0;     // of these: given up after the last try
  std::int64_t promise_delay_us = 0;    // sum, over those reached, from acceptance to the start of that talk
  std::int64_t promises_us = 0;         // integral of the number on the list (waiting for a try)
  std::int64_t promises_open = 0;       // state at `to`: neither kept nor broken
  std::int64_t redialling_us = 0;       // integral of the number about to redial
  friend bool operator==(const FlowRecord&, const FlowRecord&) = default;
};

// The seats, all classes together.
struct SeatRecord {
  Time from, to;
  Index<SeatGroup> group;
  std::int64_t able_us = 0;  // integral of the agents able to answer
  std::int64_t busy_us = 0;  // integral of the agents in talk or after-call work
  std::int64_t work_us = 0;  // integral of the agents typing orders or calling back
  friend bool operator==(const SeatRecord&, const SeatRecord&) = default;
};

// The lines of a trunk group, all classes together.
struct LineRecord {
  Time from, to;
  Index<TrunkGroup> group;
  std::int64_t lines_us = 0;  // integral of the lines that work
  std::int64_t busy_us = 0;   // integral of the lines held
  std::int64_t full_us = 0;   // time with no free line
  friend bool operator==(const LineRecord&, const LineRecord&) = default;
};

// Written when the last call of the interval has settled (or at the end, with those still inside).
//   offered = blocked + dropped + self_served + hung_up + answered + abandoned + cut + balked + promised + inside
// A call that was answered stays `answered`, whatever a lost seat does to it later; `cut` and
// `abandoned` had not been answered, `dropped` includes those dropped from inside the IVR.
struct CohortRecord {
  Time from, to;
  Index<CallClass> call_class;
  std::int64_t offered = 0;  // attempts
  std::int64_t blocked = 0, dropped = 0, self_served = 0, hung_up = 0, answered = 0, abandoned = 0, cut = 0, inside = 0;
  std::int64_t balked = 0;           // hung up on hearing that they would have to wait
  std::int64_t promised = 0;         // accepted to be called back, whatever became of it
  std::int64_t answered_within = 0;  // answered after a wait of at most `within_s`
  Histogram wait_answered;           // of those answered
  Histogram wait_abandoned;
  std::int64_t callers = 0;        // unique callers whose *first* attempt fell into the interval
  std::int64_t never_through = 0;  // of these: never ended a talk nor content with the IVR, and given up
  std::int64_t undecided = 0;      // of these: still trying at the end
  friend bool operator==(const CohortRecord&, const CohortRecord&) = default;
};

// State at an instant that the scenario names.
struct SampleRecord {
  Time at;
  std::vector<std::int64_t> waiting;  // by call class
  std::vector<std::int64_t> talking;  // by call class
  std::vector<std::int64_t> able;     // by seat group
  std::int64_t lines_busy = 0, paper_orders = 0, call_backs = 0;
  std::int64_t promises = 0;  // neither kept nor broken
  friend bool operator==(const SampleRecord&, const SampleRecord&) = default;
};

// What the public was told and suffered, of one class; kept only where a document has something of the kind.
//   averted = first calls and redials that did not come because of what somebody had been told
struct CustomerRecord {
  Time from, to;
  Index<CallClass> call_class;
  std::int64_t averted = 0;
  std::int64_t returned = 0;    // kept from calling by a promised time that was not kept, and called
  std::int64_t complaints = 0;  // about calls of this class; of the class that complains: its own first calls
  std::int64_t soothed = 0;     // complaints that did not come, because of an apology or a call-back
  friend bool operator==(const CustomerRecord&, const CustomerRecord&) = default;
};

// The telephone list of an announcement; kept only where there is one.
struct NoticeRecord {
  Time from, to;
  Index<Announcement> announcement;
  std::int64_t told = 0;      // customers who answered
  std::int64_t not_told = 0;  // given up after the last try
  std::int64_t open = 0;      // state at `to`: neither, also before the work has begun
  friend bool operator==(const NoticeRecord&, const NoticeRecord&) = default;
};

enum class CallStep : std::uint8_t {
  arrived,
  blocked,
  dropped,
  self_served,
  hung_up,
  queued,
  started,
  interrupted,
  abandoned,
  cut,
  ended,
  freed,
  redial_planned,
  promised,     // accepted to be called back
  called_back,  // an agent talks to him, whom he called
  unreached,    // an agent begins a try that will not be answered
  balked,       // hung up on hearing that he would have to wait
  averted,      // does not call, or not again, because of what he was told
  complained,   // about what happened to this call
};

// One step of one call; only kept when the scenario says `log_calls`.
struct CallRecord {
  Time at;
  CallStep step = CallStep::arrived;
  Index<CallClass> call_class;
  std::uint64_t caller = 0;  // number of the caller within the class, from 0, in order of arrival
  std::uint32_t attempt = 1;
  std::int64_t waited_us = 0;  // started, abandoned, promised: in this stay in the queue; called_back: since promised
  std::int32_t seat = -1;      // started, called_back, unreached, interrupted, ended, freed
  friend bool operator==(const CallRecord&, const CallRecord&) = default;
};

struct TrafficRecords {
  std::vector<FlowRecord> flows;
  std::vector<SeatRecord> seats;
  std::vector<LineRecord> lines;
  std::vector<CohortRecord> cohorts;
  std::vector<SampleRecord> samples;
  std::vector<CustomerRecord> customers;
  std::vector<NoticeRecord> notices;
  std::deque<CallRecord> calls;  // grows without moving what is there: a storm has millions
};

}  // namespace tuiyan
