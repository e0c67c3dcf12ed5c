// One step of a response flow.
//
// Contract: a step becomes ready when its `on` holds and all of `after`, or `enough` of them, are
// done (a message is done when the recipient has accepted it). It then waits for its person, does one verb for some
// time, and is done or has failed. `within` runs from ready; being late fires `if_late`, and the step goes on. No step
// declares recovery: it changes the world, and recovery is read from the world. A step runs once, and again when it is
// named by an `if_late` or `if_failed`. The way back: when a failed step's `if_failed` is one of those it comes after
// (verify -> diagnose), all steps between the two and the failed one itself are then done anew, each in its turn.
// switch_over of a pair: see `Pair`. Somebody whose shift ends, or who becomes absent, with a step in
// hand finishes it (its further tries included) and then leaves; what waits goes to others.
//
// Safety gates: work waits for its permit (`permit`: that step must have been done, a skipped one is none), for
// hazards at its object or its place to be cleared, and, on a line of the grid, for the line to be isolated. They
// hold for every run, also for one that an `if_late`, an `if_failed` or a person at the table has started: a gate
// can be waited for, not skipped.
//
// Places: a location with `travel` is in the field. A step with a `place` is done there; without one, diagnosing
// and repairing (of what is not remote), supplying and all steps `on_site` are done where their object is, or what
// is broken of it, when that is in the field. Its person goes there first, and stays until another step takes him
// elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/law.hpp"
#include "model/notice.hpp"
#include "model/resource.hpp"
#include "model/subject.hpp"
#include "model/text.hpp"

namespace tuiyan {

enum class Verb : std::uint8_t {
  report,
  order,
  decide,
  diagnose,
  repair,
  switch_over,
  activate,
  deactivate,
  announce,
  call_back,
  backfill,
  verify,
  record,
  review,
  stand_down,
  isolate,    // opens the switches around a broken line
  transfer,   // feeds lines without power over a tie
  supply,     // connects a mobile generator
  dispatch,   // people go to a place; or goods, done when they leave
  make_safe,  // clears what bars work
  replace,    // a component by a new or mended one
  refuel,     // a generator's tank, to the full
  call_in,    // agents of a pool's reserve, or those of a role who are off duty
  sustain,    // rest and supplies for a unit or a role: their clock of endurance starts anew
};

enum class StateOf : std::uint8_t { up, degraded, down };

// What must be believed (or be true of the clock) for a step to start.
enum class TriggerKind : std::uint8_t {
  none,            // only `after`
  observed,        // its person believes the subject is not up
  restored,        // its person believes the subject is up again, having believed it was not
  declared,        // the declared severity is at least this level
  at,              // a time since the start
  fault_known,     // its person has a diagnosis of the subject
  told,            // its person was told something (an inject or a message) about the subject
  hardware_fault,  // its person has a diagnosis of the subject that says so (a wrong one says the opposite)
  open,            // `unless` only: the supplier takes requests now
  closed,          // `unless` only: he does not, or his commitment does not hold
};

struct Trigger {
  TriggerKind kind = TriggerKind::none;
  Subject subject;             // observed, restored, fault_known, told
  Index<SeverityScale> scale;  // declared
  std::uint32_t level = 0;     // declared: row of the scale's levels; 0 is the gravest
  Duration at{0};
};

enum class LateAcknowledgement : std::uint8_t { ignored, counts };

struct Step {
  std::string id;
  Text name;
  std::string clause;
  Index<Role> by;
  bool each = false;  // by a pool: every agent does it; else one of them does
  Trigger on;
  std::vector<Index<Step>> after;
  std::uint32_t enough = 0;  // so many of `after` are enough; 0: all of them
  Trigger unless;            // skipped when this holds at the moment it would start
  Verb verb = Verb::record;
  // Objects; which of them count is the verb's business.
  Index<Role> to;  // report, order
  Subject object;  // the thing reported, diagnosed, repaired, switched, activated, verified, announced;
                   // call_back: the announcement whose list is telephoned; none: those who were lost
  std::optional<RestorationEstimate> estimate;  // announce: with the time at which it will be back
  Subject target_side;                          // switch_over of seats: where to
  Index<SeverityScale> scale;                   // decide
  std::vector<Index<Channel>> channels;         // report, order: instead of the recipient's own order
  bool in_person = false;                       // report, order: walks over, needs no device
  Duration gives_up_after{60'000'000};          // of one attempt: from ringing to giving up
  LateAcknowledgement late_acknowledgement = LateAcknowledgement::ignored;
  bool try_deputies = true;          // after all channels of a person failed
  std::vector<Use> uses;             // taken from the stock at its place before it starts; see model/resource.hpp
  std::vector<Use> leaves;           // put into the stock there when it is done
  Expression needs;                  // components, services and seat groups that must give something when it starts
  bool waits_for_needs = false;      // until they do; else the try fails
  std::optional<Shipment> shipment;  // exactly when the verb is dispatch
  std::optional<Law> takes;          // none: the verb's own time (a repair or a replacement: the fault's)
  double works = 1;                  // probability of success of one try
  int tries = 1;                     // in all
  Law retry_after;
  std::optional<Duration> within;   // from ready
  int within_working_days = 0;      // instead: to the end of the n-th working day after that of ready; 0: not used
  Index<Step> if_late, if_failed;   // started then
  int priority = 5;                 // 1 is most urgent, 9 least
  bool interruptible = false;       // for a message that rings; never for more urgent work
  bool on_site = false;             // the person must be at the place of work, or where the object is in the field
  Index<Location> place;            // where it is done; none: see above
  Index<Step> permit;               // must have been done: it issues the permit
  bool temporary = false;           // repair: for the time being, see model/scenario.hpp
  Index<Component> with;            // supply: the mobile generator; none: the first that is free
  std::vector<std::string> skills;  // the person needs all of them
  int agents = 1;                   // by a pool and not `each`: how many do it together; 0 = as many as idle.
                                    // backfill, call_back: so many at most at once, all seat groups together.
                                    // call_in of a pool: so many are called; 0 = the whole reserve
  std::optional<Duration> at_most;  // backfill, call_back: stop after
};

// How many of the steps in `after` have to be done.
[[nodiscard]] inline std::size_t awaited(const Step& step) {
  return step.enough == 0 ? step.after.size() : step.enough;
}

}  // namespace tuiyan
