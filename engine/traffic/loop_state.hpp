// What the call loop knows, and the verbs that change it. Internal to this room.
//
// Contract of the order within one instant t (see call_loop.hpp): interval boundary, departures
// (ends of talk, after-call work, backlog jobs and of IVR visits that end content), samples and
// sampled watches, [the world's setters], hand-out of work that became possible, patience expiries,
// arrivals (from the IVR and redials before fresh ones, then by class).
// Invariant between events: nobody waits whom an idle agent could answer, unless `changed`.
#pragma once

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>

#include "traffic/arrivals.hpp"
#include "traffic/backlog.hpp"
#include "traffic/call_loop.hpp"
#include "traffic/class_draws.hpp"
#include "traffic/class_rules.hpp"
#include "traffic/customer_rules.hpp"
#include "traffic/figure_watch.hpp"
#include "traffic/handle_course.hpp"
#include "traffic/ring.hpp"
#include "traffic/seat_bits.hpp"
#include "traffic/time_integral.hpp"

namespace tuiyan::traffic {

inline constexpr std::uint32_t no_ticket = std::numeric_limits<std::uint32_t>::max();

enum class LostBy : std::uint8_t { blocked, cut, abandoned, balked };

// Who is served first: the smaller one.
struct Turn {
  int priority = 0;
  std::int64_t since_us = 0;  // when he came, less the head start of his class; who was put back: long ago
  std::int64_t order = 0;
  friend auto operator<=>(const Turn&, const Turn&) = default;
};

struct ClassState {
  ClassState(const Documents& documents, Index<CallClass> index, const Stream& stream);
  [[nodiscard]] bool keeps_place() const { return facts.offer.keeps_place; }
  const CallClass& facts;
  ClassDraws draws;
  bool has_ivr, has_after_work;          // the first is not passed in no time by everybody; after-call work or orders
  std::unique_ptr<ClassRules> rules;     // none for most classes
  std::unique_ptr<HandleCourse> course;  // the same
  double mean_talk_s = 0, mean_after_call_s = 0;  // what the laws say; for those who are told a wait
  std::optional<Arrivals> arrivals;               // always there; another when the luck is set anew
  std::vector<std::uint16_t> trunks;              // rows, with …
  std::vector<double> trunk_shares;               // … their cumulated shares; empty: no limit
  std::vector<std::uint16_t> groups;              // that answer it, in the order in which they are tried
  double deters = 0, satisfies = 0;               // of all announcements that are on
  WaitQueue queue;
  std::int64_t talking = 0, redialling = 0;
  Ring<std::uint32_t> promises;                          // to be called back, in order
  std::int64_t promises_waiting = 0, promises_open = 0;  // on the list or between two tries; neither kept nor broken
  std::int64_t paper_open = 0, call_backs_open = 0;
  FlowRecord flow;      // of the current interval
  FlowRecord lifetime;  // of all intervals before it, warm-up included
  TimeIntegral waiting_time, talking_time, redialling_time, promise_time;
};

struct TrunkState {
  [[nodiscard]] bool full() const { return busy >= lines; }  // or lost
  void change(int more_lines, int more_busy, std::int64_t now_us);

  const TrunkGroup* facts = nullptr;
  int lines = 0, busy = 0;
  TimeIntegral lines_time, busy_time, full_time;
  std::uint64_t losses = 0;
};

struct GroupState {
  GroupState(const Documents& documents, Index<SeatGroup> index);
  // An idle agent and a usable, idle seat.
  [[nodiscard]] bool open() const { return heads > calls + jobs && idle_seats > 0; }
  [[nodiscard]] int idle_agents() const { return std::min(heads - calls - jobs, idle_seats); }
  [[nodiscard]] bool listed() const { return facts.next_call == NextCall::listed; }
  [[nodiscard]] int able() const { return std::min(heads, usable); }

  const SeatGroup& facts;
  Key seat_choice;
  std::uint32_t row = 0;
  std::int32_t first_seat = 0;         // number of its first seat among all of the site
  std::vector<std::uint16_t> classes;  // it answers, most urgent first, or as listed
  struct Help {
    std::uint16_t call_class;
    std::uint16_t rule;  // row of the class's overflow
  };
  std::vector<Help> helps;
  int heads = 0, usable = 0;
  int calls = 0, jobs = 0;  // agents in talk, after-call work or calling back; in backlog work
  int idle_seats = 0;
  SeatBits idle;
  std::vector<std::uint32_t> seat_slot;   // who sits there; no_slot: nobody
  std::vector<std::uint8_t> seat_lost;    // not usable, for whatever reason
  std::vector<std::uint8_t> seat_broken;  // and not mended: stays lost
  int broken = 0;                         // how many are
  std::uint64_t losses = 0;
  struct Leaving {
    std::uint32_t ticket;
    int heads;
  };
  std::deque<Leaving> leaving;  // who go when they have finished, first asked first
  int leaving_heads = 0;
  TimeIntegral able_time, calls_time, jobs_time;
};

struct CallLoop::State {
  State(const Documents& documents, Luck luck);

  // advance.cpp: the order of events.
  Crossing advance(std::int64_t limit_us);
  bool do_marks(std::int64_t departure_us);
  void depart(std::uint32_t slot);
  void expire();
  void enter();
  void look();  // watches, after an event
  [[nodiscard]] Crossing take_crossing();
  [[nodiscard]] bool may_wait_for_more(std::int64_t limit_us);
  [[nodiscard]] bool somebody_expires();
  void find_next_expiry();
  void find_next_fresh();
  void find_mark();
  [[nodiscard]] Figures figures() const;

  // attempt.cpp: from dialling to the queue, and giving up.
  void call_afresh();
  void attempt(std::uint32_t slot);
  void redial(std::uint32_t slot);
  [[nodiscard]] bool find_line(const Call& call, std::uint16_t& trunk) const;
  void release_line(Call& call);
  void end_content(std::uint32_t slot);
  void join_queue(std::uint32_t slot);
  void wait(std::uint32_t slot, bool at_head);
  void drop_inside(std::uint32_t slot);
  void leave_queue(std::uint32_t slot);
  void lose(std::uint32_t slot, LostBy by);  // redials or gives up
  void cut_waiting(std::uint32_t slot);

  // customers.cpp: what the public is told and suffers; with `customers` only, but for the first.
  void note_announcements();
  void set_notice(std::uint32_t announcement, double reach, double heard);
  [[nodiscard]] bool is_kept_away(std::uint16_t call_class, std::uint64_t caller);
  [[nodiscard]] bool is_calmed(const Call& call, Who of);
  void note_averted(const Call& call);
  void keep_by_promise(std::uint32_t announcement, const Call& call);
  void note_what_satisfies(Call& call) const;
  void keep_content(const Call& call);
  void set_promise(std::uint32_t announcement, std::uint32_t version);
  void end_promise(std::uint32_t announcement, std::uint32_t version, bool is_kept);
  void come_back(std::uint32_t slot);
  [[nodiscard]] bool complains(const Call& call, CustomerRules::Grief grief) const;
  void begin_complaint(std::uint32_t slot, CustomerRules::Grief grief);
  void mind_long_wait(const Call& answered);
  void complain(std::uint32_t slot);
  void soothe(std::uint32_t slot, std::uint32_t stamp);

  // wait_rule.cpp: what is told to those who would wait, and who helps out.
  [[nodiscard]] std::int64_t announced_wait_us(const ClassState& c) const;
  [[nodiscard]] double handle_us(const ClassState& c) const;
  [[nodiscard]] bool leaves_when_told(std::uint32_t slot);
  [[nodiscard]] std::int64_t patience_us(const Call& call) const;
  void apply_rules(std::uint32_t slot);
  void plan_due(std::uint32_t slot, std::int64_t waited_us);
  void come_due(std::uint32_t slot);
  [[nodiscard]] bool may_help(const GroupState::Help& help) const;
  void end_help(ClassState& c);

  // promise.cpp: call-backs offered to those who would wait.
  [[nodiscard]] bool takes_offer(std::uint32_t slot);
  void promise(std::uint32_t slot);
  void list_promise(std::uint32_t slot);
  [[nodiscard]] std::uint32_t next_promise(const GroupState& group) const;
  void serve_promises(std::uint16_t group);
  void call_back(std::uint32_t slot, std::uint16_t group, std::uint32_t seat);
  void end_ringing(std::uint32_t slot);
  void retry_promise(std::uint32_t slot);
  void break_off_promise(std::uint32_t slot);

  // service.cpp: agents, talk and backlog work.
  void start_talk(std::uint32_t slot, std::uint16_t group, std::uint32_t seat);
  void end_talk(std::uint32_t slot);
  void end_wrap_up(std::uint32_t slot);
  void cut_talk(std::uint32_t slot);
  void take_from_seat(std::uint32_t slot);
  void free_agent(std::uint16_t group, std::uint32_t seat, bool may_go_on);
  bool let_leave(GroupState& group);
  [[nodiscard]] std::uint32_t occupy_seat(GroupState& group, std::uint32_t slot);
  void vacate_seat(GroupState& group, std::uint32_t seat);
  [[nodiscard]] Turn turn_of(std::uint32_t slot) const;
  [[nodiscard]] std::uint32_t next_call(const GroupState& group) const {  // none: no_slot
    if (group.classes.size() == 1 && group.helps.empty() && promises_listed == 0)
      return classes[group.classes[0]].queue.front();
    return next_of_several(group);
  }
  [[nodiscard]] std::uint32_t next_of_several(const GroupState& group) const;
  [[nodiscard]] std::uint16_t group_for(std::uint32_t slot) const;
  void take_up(std::uint32_t slot, std::uint16_t group, std::uint32_t seat);
  void serve(std::uint16_t group);
  void hand_out();
  void offer_work(std::uint16_t group);
  void start_job(Work work, std::uint16_t group);
  void end_job(std::uint32_t slot);
  void break_off_job(std::uint32_t slot);
  void add_errand(Work work, const Call& call, std::uint32_t complaint = no_slot);
  [[nodiscard]] bool set_telephoning(std::uint32_t announcement, int at_most);
  void offer_telephoning(std::uint16_t group);
  void start_telephoning(std::uint32_t announcement, std::uint16_t group);
  void end_telephoning(std::uint32_t slot);
  void set_heads(GroupState& group, int heads);
  std::int64_t take_out(Index<SeatGroup> group, int heads, std::uint32_t ticket);

  // loss.cpp: what a lost line, seat, IVR or queue does.
  void lose_lines(std::uint16_t trunk);
  void lose_seats(GroupState& group, int count);
  void lose_these(GroupState& group, const std::vector<std::uint32_t>& seats);
  void keep_rest(std::uint32_t slot);
  void return_seats(GroupState& group, int count);
  void lose_ivr();
  void lose_queue();

  // record.cpp
  void close_interval(std::int64_t at_us);
  void begin_interval(std::int64_t at_us);
  void reserve_records();
  void take_sample();
  [[nodiscard]] CohortRecord* cohort(std::uint32_t interval, std::uint16_t call_class);
  void log(CallStep step, const Call& call, std::int64_t waited_us = 0, bool with_seat = false);
  TrafficRecords finish(std::int64_t end_us);
  void check_balance();

  const Documents& documents;
  Stream stream;
  std::int64_t now = 0;
  std::vector<ClassState> classes;
  std::vector<TrunkState> trunks;
  std::vector<GroupState> groups;
  std::vector<NoticeState> notice_states;    // by announcement
  std::unique_ptr<CustomerRules> customers;  // none in most drills
  std::int64_t feeder_customers = 0;         // of the site, in all
  bool ivr_works = true, queue_works = true, paper_on = false;
  bool changed = false;  // a hand-out is due at `now`

  CallPool calls;
  EventTournament departures;  // with stale events: see Call::stamp
  EventTournament entries;     // IVR to queue, redials
  std::uint32_t next_number = 1;
  std::int64_t next_order = 0, next_head_order = -1;
  std::int64_t next_expiry_us = never_us;  // nobody gives up before; exact when the instant comes
  std::int64_t next_fresh_us = never_us;
  std::uint16_t next_expiry_class = 0, next_fresh_class = 0;
  std::int64_t waiting = 0, lines = 0, lines_busy = 0;

  // Both fit: the constructor has seen to it.
  [[nodiscard]] std::uint16_t class_count() const { return static_cast<std::uint16_t>(classes.size()); }
  [[nodiscard]] std::uint16_t group_count() const { return static_cast<std::uint16_t>(groups.size()); }

  std::vector<std::int64_t> promised_us;  // by slot: when the promise was made; grows with the promises
  std::vector<std::int64_t> rest_us;      // by slot: the end of a talk that would resume, then what is left of it
  std::int64_t promises_listed = 0;       // in the lists of all classes

  // By Work, then the telephone lists.
  std::vector<Backlog> backlog{2};
  std::vector<int> work_limit{0, 0}, work_running{0, 0};
  bool work_wanted = false;  // a limit is above 0
  [[nodiscard]] bool any_work() const {
    return std::any_of(work_limit.begin(), work_limit.end(), [](int limit) { return limit > 0; });
  }

  FigureWatches watches;
  std::vector<Crossing> crossings;  // met and not yet answered, oldest first
  std::uint32_t next_ticket = 0;

  std::int64_t within_us = 0;
  std::int64_t interval_from = 0, boundary = 0;  // of the current interval
  std::uint32_t interval = no_cohort;            // its number; none during warm-up
  std::vector<std::int64_t> samples_us;
  std::size_t next_sample = 0;
  std::int64_t mark = 0;         // first of boundary, sample and watch
  TrafficRecords records;        // cohorts by interval and class
  std::size_t cohorts_each = 0;  // interval: the number of classes
  bool log_calls = false;        // each step of each call is kept
};

}  // namespace tuiyan::traffic
