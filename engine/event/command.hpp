// What the response asks of the world, and what anybody outside may ask of a running drill.
//
// Contract: plain values; the world carries them out at the instant they were given, in order, and
// answers by a `Signal` with the same job number.
#pragma once

#include <cstdint>
#include <variant>

#include "base/law.hpp"
#include "event/entry.hpp"
#include "model/scenario.hpp"

namespace tuiyan {

using JobId = std::uint32_t;

// Which step asks, and the entry that binds what comes of it.
struct Asked {
  Index<Step> step;
  std::uint32_t instance = 0;
  EntryId cause = 0;
};

// A person spends time. -> WaitEnded
struct DoWork {
  JobId job = 0;
  Index<Person> who;
  Wait wait;
};
// Stops a person's DoWork before its end. No answer.
struct StopWork {
  JobId job = 0;
  Index<Person> who;
};
// One attempt over one channel; `in_person` needs both at the same place and no device. -> Rang or NotDelivered
struct TryMessage {
  JobId job = 0;
  Index<Person> from, to;
  Index<Channel> channel;
  bool in_person = false;
  Wait dial;
  Asked asked;
};
// To the place of work, from home or from the field; with a `place` to that place in the field. -> Arrived
struct Travel {
  Index<Person> who;
  Wait road;
  Asked asked;
  Index<Location> place{};
};
// His shift is over and his work is done: from now on he is not at the place of work. No answer.
struct LeaveWork {
  Index<Person> who;
};
// -> TimerFired. Setting it again moves it; `never` cancels it.
struct SetTimer {
  JobId job = 0;
  Time at;
};
// Takes agents of a pool out of the call traffic: `heads` of them, or all when negative. Idle ones first,
// busy ones at the end of their call. -> AgentsFreed, once or several times
struct AskAgents {
  JobId job = 0;
  std::int64_t heads = -1;
  Asked asked;
  Index<Person> pool{};  // none: Calls::pool
};
// Puts agents that were freed into a seat group. -> nothing; the world logs agent_placed
struct PlaceAgents {
  Index<SeatGroup> group;
  std::int64_t heads = 0;
  Asked asked;
};
// Does `verb` to `object` now. repair: mends fault(s) behind the object, for the time being when `temporary`.
// isolate, transfer, supply, make_safe: see world/grid.hpp and world/hazards.hpp. switch_over: pair or seat
// group. activate/deactivate: component or seat group. announce: publishes. replace, refuel: component.
// dispatch: sends the step's shipment; answered when it leaves. call_in: a pool or a role. -> Changed
struct Change {
  JobId job = 0;
  Verb verb = Verb::repair;
  Subject object;
  Subject target_side;
  Index<Fault> fault;
  Index<Person> who;
  Asked asked;
  Index<Component> with{};
  bool temporary = false;
  std::optional<Time> promised{};  // announce: when `promised_of` will be back
  Subject promised_of{};
  bool by_diagnosis = false;  // not by a rule
};
// Lets idle agents take typing or call-back work, at most this many at once (0 stops it). No answer.
struct AssignWork {
  Verb verb = Verb::backfill;
  int at_most = 0;
  Asked asked;
  Subject object{};  // call_back: the announcement whose list is telephoned
};

// Takes what the step uses from the stock at `place`, all at once, as soon as it is there; who asked first takes
// first. -> GoodsTaken
struct TakeGoods {
  JobId job = 0;
  Index<Location> place;
  Asked asked;
};
// The goods of that TakeGoods are done with: used up as their kind says (and what the step leaves put there), or all
// given back. One that has not been answered is withdrawn. No answer.
struct LetGoGoods {
  JobId job = 0;
  bool used = true;
  Index<Location> place;
  Asked asked;
};
// -> NeedsMet, once what the step needs gives something
struct AwaitNeeds {
  JobId job = 0;
  Asked asked;
};
struct ForgetNeeds {
  JobId job = 0;
};
// Out of its place for a replacement, or back again as it was. No answer.
struct TakeOut {
  Index<Component> component;
  bool out = true;
  Asked asked;
};
using Command = std::variant<DoWork, StopWork, TryMessage, Travel, LeaveWork, SetTimer, AskAgents, PlaceAgents, Change,
                             AssignWork, TakeGoods, LetGoGoods, AwaitNeeds, ForgetNeeds, TakeOut>;

}  // namespace tuiyan
