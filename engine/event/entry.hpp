// One entry of the log: what happened, when, to whom, and because of what.
//
// Contract: entries are numbered from 1 in the order in which they were appended; time never falls.
// `cause` is the binding cause: the last thing that had to come true. `others` are further causes.
// Causes are older entries. Entry 0 means "no cause" (only the start of the drill and entries that
// the scenario's clock brings about have none). What the fields mean for each kind is declared
// once, in `describe(Kind)`; codec, timeline, waterfall and texts all read that.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "model/subject.hpp"

namespace tuiyan {

using EntryId = std::uint32_t;

// Past tense. Append at the end of a block only together with the schema version of the log.
enum class Kind : std::uint8_t {
  drill_started,
  drill_ended,
  drill_aborted,
  // the world
  fault_struck,
  fault_ended,
  fault_did_not_happen,  // about: fault; object: what it struck
  broke_down,
  repair_began,
  mended,             // about: component or seat group; object: crew; value: unit, from 1; other: broken ones
  component_changed,  // about: component; value: share now; code: Reason
  service_changed,    // about: service; value: capacity now; other: capacity without faults
  pair_switching,
  pair_switched,
  pair_switch_failed,  // about: pair; value: side now active (0, 1)
  ups_discharging,
  ups_emptied,
  ups_recharged,      // about: component; value: seconds left
  generator_cranked,  // about: component; value: attempt; code: 1 ran, 0 did not
  generator_gave_up,
  generator_carried_load,
  fuel_ran_out,
  seats_changed,   // about: seat group; value: agents able to answer now; other: usable seats
  trunks_changed,  // about: trunk group; value: lines now
  ivr_changed,
  queue_changed,
  paper_mode_changed,  // value: 1 works / is on, 0 not
  severity_changed,    // about: severity scale; value: true level (row; -1 none)
  // people
  shift_began,
  shift_ended,  // about: person (pool: value heads)
  person_left,
  person_arrived,     // about: person; object: location (0: home)
  noticed,            // about: person; object: what; value: share as seen; other: monitor row
  belief_changed,     // about: person; object: what; code: StateOf
  diagnosed,          // about: person; object: fault's subject; code: 1 right, 0 wrong
  severity_declared,  // about: person; object: severity scale; value: level
  message_tried,      // about: sender; object: recipient person; value: attempt; code: channel row
  message_rang,       // the device of the recipient rang
  message_failed,     // code: Failure
  message_accepted,   // the recipient has it
  message_given_up,   // nobody could be reached
  // the response flow; `step` says which
  step_ready,
  step_waiting,
  step_started,
  step_done,
  step_failed,
  step_late,
  step_skipped,
  step_escalated,
  // about: person; object: the step's object; step_waiting: code: Need
  decision_asked,
  decision_taken,  // code: Choice
  agents_asked,
  agent_freed,
  agent_placed,  // pool work: about: person (pool); object: seat group; value: agents
  inject_given,  // about: inject; object: role
  announcement_published,
  announcement_ended,  // about: announcement
  monitor_crossed,     // about: monitor; value: figure
  paper_orders_cleared,
  call_backs_cleared,
  journal_written,
  review_held,
  stood_down,
  verified,        // about: person; object: service; code: 1 in order, 0 not
  command_posted,  // from outside (tabletop, tests)
  break_began,
  break_ended,  // about: person (pool); value: heads who go or come back
  // the grid, and what bars work
  switch_moved,      // about: feeder (its breaker) or switch; value: 1 closed, 0 open; code: Reason
  supply_connected,  // about: generator; object: what it feeds; value: kW that it can give
  fault_patched,     // about: fault; object: what it struck; value: share left
  fault_relapsed,    // about: fault; object: what it struck
  hazard_appeared,
  hazard_cleared,  // about: hazard; object: where; code: 1 by a step, 0 by itself
  // the public
  notice_reached,        // about: announcement; value: share of the customers reached so far; code: NoticeChannel
  restoration_promised,  // about: announcement; object: what will be back; value: when, seconds since the start;
                         // other: n-th time promised by it, from 1; code: 1 by a diagnosis, 0 by a rule
  promise_broken,        // about: announcement; object: what is not back; value: its share; other: n-th time
  customers_telephoned,  // about: announcement; value: customers told; other: customers on the list
  // goods; about: resource, value: quantity
  goods_ordered,  // object: supplier; he has taken the request
  goods_refused,  // object: supplier or location; code: Refusal
  goods_left,     // object: location they go to
  goods_arrived,  // object: location; other: stock there now
  goods_taken,    // object: location; other: stock left
  goods_put,      // object: location; other: stock there now; given back, or left over by a step
  refuelled,      // about: component; value: seconds of running time now
  replaced,       // about: component
  condition_met,  // what a step needed is there; about: a component, service or seat group of it
  hand_over_began,
  handed_over,      // about: person; object: person who takes over
  called_in,        // about: role or person (pool); value: people called
  reserve_arrived,  // about: person (pool); value: agents of the reserve who have come so far
  sustained,        // about: person who sees to it; object: unit or role
};
inline constexpr std::uint8_t kind_count = static_cast<std::uint8_t>(Kind::sustained) + 1;

enum class Reason : std::uint8_t {
  none,
  fault,
  no_power,
  host_down,
  needs_lost,
  restarted,
  activated,
  deactivated,
  not_ready,
  tripped,     // a breaker: because of a broken line
  isolated,    // cut off around a broken line
  transferred  // fed from elsewhere
};
enum class Failure : std::uint8_t { none, link_down, device_down, channel_down, no_answer, busy, absent, no_device };
enum class Choice : std::uint8_t { go, wait, skip, instead };
// What a step waits for from `step_waiting` on. Before `retry` and `diagnosis` the person was at
// work on the step's verb: that gap is the verb's, not a wait.
// `permit` and `safety` are gates: see model/step.hpp.
enum class Need : std::uint8_t { none, person, arrival, retry, diagnosis, permit, safety, part, condition };
enum class Refusal : std::uint8_t { none, not_in_stock, not_valid, not_offered };

// What a gap before an entry of this kind is charged to.
enum class Delay : std::uint8_t {
  none,
  noticing,
  reporting,
  deciding,
  travelling,
  waiting_for_person,
  waiting_for_part,
  locating,
  repairing,
  switching,
  restarting,
  verifying,
  draining_queue,
  informing,
  other,
  waiting_for_safety,
  waiting_for_condition,
};
inline constexpr std::size_t delay_count = static_cast<std::size_t>(Delay::waiting_for_condition) + 1;

struct Entry {
  EntryId id = 0;
  Time at;
  Kind kind = Kind::drill_started;
  Subject about;
  Subject object;
  Index<Step> step;            // none outside the flow
  std::uint32_t instance = 0;  // n-th time this step runs, from 1; 0 outside the flow
  double value = 0;
  double other = 0;
  std::int32_t code = 0;
  EntryId cause = 0;
  std::vector<EntryId> others;
};

struct KindFacts {
  Kind kind;
  std::string_view name;                // snake_case, in the log file
  Delay delay;                          // default charge of the gap before it; a step's verb may say more exactly
  std::string_view value, other, code;  // meaning of the fields, "" when unused
};
[[nodiscard]] const KindFacts& describe(Kind kind);
// The kind of that name in the log file; none when there is no such kind.
[[nodiscard]] std::optional<Kind> kind_named(std::string_view name);

}  // namespace tuiyan
