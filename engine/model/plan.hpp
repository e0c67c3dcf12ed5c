// Who does what: organisation, roles, response flow, severity scales, targets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/header.hpp"
#include "model/notice.hpp"
#include "model/person.hpp"
#include "model/resource.hpp"
#include "model/step.hpp"

namespace tuiyan {

struct Unit {
  std::string id;
  Text name;
  std::vector<Text> duties;
  std::string clause;
};

// An address that persons fill. The first of `filled_by` who is present acts; then the deputies.
struct Role {
  std::string id;
  Text name;
  Index<Unit> unit;
  std::vector<Index<Person>> filled_by;  // at least one
  Index<Role> deputy;                    // no cycles
  std::vector<Text> duties;
  std::optional<Duration> gives_up_after;  // of one attempt to reach this role, instead of the step's
  std::optional<Law> hand_over;            // time of both when a shift hands it on; none: no time, all is known at once
  std::string clause;
};

struct Announcement {
  std::string id;
  Text name;
  double satisfies = 0;              // share of callers in the IVR who then hang up content
  double deters = 0;                 // share of would-be callers who do not call at all
  std::vector<Index<CallClass>> to;  // empty: all classes
  Law reaches_after;                 // from publishing to taking effect; not used where there are `ways`
  std::vector<NoticeWay> ways;       // none: it reaches everybody, in the IVR and elsewhere, after `reaches_after`
  bool standing = false;             // in effect from the start: education beforehand
  // While it names a time that has not passed, instead of `satisfies` and `deters`; none: the same.
  std::optional<double> satisfies_with_time, deters_with_time;
  double calms = 0;    // share of those reached who do not redial
  double soothes = 0;  // share of complaints that do not come from those reached: an apology
  double returns = 0;  // of those whom a promised time kept from calling: call when it has passed in vain …
  Law returns_after;   // … so long after it
  std::optional<TelephoneList> telephone;
  std::string clause;
};

// A predicate on a service's share restored; levels from gravest to mildest.
struct SeverityLevel {
  std::string id;
  Text name;
  Index<Service> of;
  double below = 0;
};
struct SeverityScale {
  std::string id;
  Text name;
  std::vector<SeverityLevel> levels;
  std::string clause;
};

enum class Metric : std::uint8_t {
  time_to_notice,
  time_to_report,
  time_to_activate,
  time_to_arrive,
  time_to_locate,
  time_to_mend,
  time_to_switch,
  time_to_restore,
  time_to_step,
  downtime,
  longest_downtime,
  answered_share,
  answered_within_share_of_offered,
  answered_within_share_of_answered,
  abandoned_share,
  blocked_share,
  mean_wait,
  p95_wait,
  callers_never_through,
  callers_never_through_share,
  paper_orders_open,
  call_backs_open,
  notice_published_after,
  steps_late,
  // counts over a window, used by studies and by the exact cases
  offered,
  answered,
  abandoned,
  blocked,
  cut,
  completed,
  waiting_at,
  // the same figures over other denominators, each under its own name
  answered_share_of_asking,
  answered_within_share_of_asking,
  mean_wait_of_all,
  queue_time,
  // call-backs that callers accepted in place of waiting
  call_backs_accepted,
  call_backs_accepted_share,
  call_back_delay,
  call_back_list_time,
  callers_not_reached,
  accepted_call_backs_open,
  balked,
  balked_share,
  // of the queue and those who come to it
  mean_waiting,
  mean_redialling,
  mean_wait_of_abandoned,
  waited_share_of_queued,
  abandoned_share_of_queued,
  // how far agents and lines are used
  occupancy,
  line_occupancy,
  lines_full_share,
  // customers without power, and what safety took
  customer_minutes_lost,
  outage_per_customer,
  customers_out_at,
  safety_wait,
  safety_violations,
  // what the public is told, and what it suffers
  estimate_published_after,
  estimate_error,
  estimate_overdue,
  estimate_ahead,
  estimates_broken,
  customers_told_share,
  calls_averted,
  complaints,
  complaint_share,
  customer_effect,
};
inline constexpr std::uint8_t metric_count =
    static_cast<std::uint8_t>(Metric::customer_effect) + 1;  // see model/metric.hpp

// Where a time metric starts: the first fault that lowers `of` unless said otherwise.
enum class AnchorKind : std::uint8_t { fault, start, step_ready, step_started, step_done, at };
struct Anchor {
  AnchorKind kind = AnchorKind::fault;
  Index<Step> step;
  Duration at{0};
};

struct Target {
  std::string id;
  Text name;
  std::string clause;
  Metric metric = Metric::time_to_restore;
  Subject of;          // service, step, class, fault, role: the metric's business
  double reaches = 1;  // time_to_restore, downtime: share of the capacity without faults
  Duration holds_for{0};
  Anchor from;
  std::optional<Anchor> to;  // end of the window of counts and shares; none: end of the drill
  bool upper = true;         // the limit is an upper one (at_most)
  double limit = 0;          // seconds, calls or share, as the metric has it
  double confidence = 0.9;
  bool critical = false;
  double weight = 1;  // >= 0
  std::string basis;
};

struct Grading {
  double excellent = 90, good = 75, fair = 60;  // weighted attainment in percent
};

// What drills are worth. The practice of a person is the largest of e^(-age / fades_after) over the dates on which a
// drill of the header's calendar was held and he took part, the day of the event at the latest; 0 without any. He takes
// slower_without ^ (1 - practice) times as long to react and for what he does. He fails a switch-over by hand (switch,
// activate) with probability fails_with ^ practice * fails_without ^ (1 - practice), where only drills with the
// equipment itself (form "operation") are practice: at a table nobody learns to throw a switch.
struct Practice {
  Duration fades_after{0};    // > 0
  double slower_without = 1;  // >= 1
  double fails_with = 0, fails_without = 0;
};

struct Plan {
  std::string id;
  Text name;
  Header header;
  Table<Unit> units;
  Table<Role> roles;
  Table<Announcement> announcements;
  Table<Resource> resources;
  Table<Supplier> suppliers;
  std::optional<Practice> practice;  // none: drills make no difference
  Table<SeverityScale> severity_scales;
  Table<Step> flow;
  Table<Target> targets;
  Grading grading;
};

}  // namespace tuiyan
