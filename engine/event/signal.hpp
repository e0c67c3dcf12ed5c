// What the response is told: the world's news, in the order in which they happened.
//
// Contract: plain values. `cause` is the log entry of what happened; `job` is the number the
// response gave when it asked for something.
#pragma once

#include <cstdint>
#include <variant>

#include "event/command.hpp"
#include "event/entry.hpp"
#include "model/scenario.hpp"

namespace tuiyan {

struct Began {
  EntryId cause = 0;
};
struct Noticed {
  Index<Person> who;
  Subject what;
  StateOf state = StateOf::down;
  EntryId cause = 0;
};
struct WaitEnded {
  JobId job = 0;
};  // of DoWork, Travel's road excepted
struct Rang {
  JobId job = 0;
  EntryId cause = 0;
};
struct NotDelivered {
  JobId job = 0;
  Failure why = Failure::none;
  EntryId cause = 0;
};
struct TimerFired {
  JobId job = 0;
};
// Who was called in takes the road to his place of work, without a Travel of the response. Arrived follows.
struct SetOut {
  Index<Person> who;
};
struct Arrived {
  Index<Person> who;
  EntryId cause = 0;
  Index<Location> place{};  // in the field; none: at the place of work
};
struct DutyChanged {
  Index<Person> who;
  bool on_duty = true;
  EntryId cause = 0;
};
struct AgentsFreed {
  JobId job = 0;
  std::int64_t heads = 0;
  EntryId cause = 0;
};
struct Changed {
  JobId job = 0;
  bool worked = true;
  EntryId cause = 0;
};  // answer to Change
struct BacklogCleared {
  Subject what;
  EntryId cause = 0;
};  // paper orders, call-backs, or the telephone list of an announcement
struct InjectGiven {
  Index<Inject> inject;
  EntryId cause = 0;
};
// What barred work somewhere is gone.
struct HazardCleared {
  Index<Hazard> hazard;
  EntryId cause = 0;
};
// What a step uses lies ready for it. Answer to TakeGoods.
struct GoodsTaken {
  JobId job = 0;
  EntryId cause = 0;
};
// Answer to AwaitNeeds.
struct NeedsMet {
  JobId job = 0;
  EntryId cause = 0;
};
struct Decided {
  std::uint32_t question = 0;
  Choice choice = Choice::go;
  Index<Step> instead;
  EntryId cause = 0;
};

using Signal =
    std::variant<Began, Noticed, WaitEnded, Rang, NotDelivered, TimerFired, SetOut, Arrived, DutyChanged, AgentsFreed,
                 Changed, BacklogCleared, InjectGiven, HazardCleared, Decided, GoodsTaken, NeedsMet>;

}  // namespace tuiyan
