// One instance of a step on its way from ready to over, and one attempt to reach somebody.
//
// Contract: plain records; the machine's files change them. A run is never forgotten: entries that
// come late (heads freed after a failure, a device that rings after somebody else answered) still
// find it by number.
#pragma once

#include <vector>

#include "event/command.hpp"
#include "model/step.hpp"

namespace tuiyan::response {

using RunNumber = std::uint32_t;
using AttemptNumber = std::uint32_t;

enum class Phase : std::uint8_t {
  waiting,      // for its person, on his agenda (or for somebody to fill the role)
  barred,       // a safety gate is closed: on nobody's agenda until it opens
  travelling,   // the person is on the road to work, or to a place in the field
  gathering,    // agents of the pool were asked for
  asking,       // the decider has not answered yet; the person is held
  working,      // the deed takes its time
  interrupted,  // put down for a message, on the agenda again
  calling,      // a message is under way
  recalling,    // a text went unanswered: the sender is needed again
  changing,     // the world carries out the change
  draining,     // agents type orders or call back
  pausing,      // until the next try
  short_of,     // waits for what it uses; its person is free
  unmet,        // waits for what it needs; its person is free
  over,
};

// What the time that a person spends on a run is for.
enum class Stage : std::uint8_t { deed, second_diagnosis, clearing };

// Somebody to be reached, and how far the sender has got.
struct Calling {
  Index<Role> role;  // of the recipient: the addressee or a deputy
  std::vector<Index<Person>> tried;
  Index<Person> recipient;
  struct Contact {
    Index<Channel> channel;
    bool in_person = false;
  };
  std::vector<Contact> contacts;  // of the recipient, in order
  std::size_t next = 0;
};

// The heads of the pool that a run uses. freed = working + finished + placed.
struct Heads {
  JobId ask = 0;
  std::int64_t wanted = 0;  // heads to come, as far as known when they were asked for
  std::int64_t freed = 0, working = 0, finished = 0, placed = 0;
  EntryId came = 0;  // agent_freed of the latest
  std::uint64_t nth = 0, begun = 0;
  std::vector<JobId> jobs;  // of the heads at work, ascending
  bool change_sent = false, changed = false;
  [[nodiscard]] std::int64_t held() const { return freed - placed; }
};

struct Run {
  RunNumber number = 0;
  Index<Step> step;
  std::uint32_t instance = 0;
  Index<Person> person;
  Phase phase = Phase::waiting;
  Stage stage = Stage::deed;
  bool bound = false;     // begun by `person`: nobody takes it over
  bool enlisted = false;  // on the agenda of `person`
  bool started = false;
  bool wait_logged = false;
  std::vector<Index<Step>> stands_for;  // started instead of these: being done counts for them too
  Time ready_at;
  EntryId ready = 0;
  EntryId last = 0;             // the latest entry on this run's own way
  std::vector<EntryId> causes;  // of the start
  int tries = 0;                // that failed
  JobId late_timer = 0, pause_timer = 0, stop_timer = 0, job = 0;
  std::uint32_t question = 0;
  EntryId asked = 0;  // decision_asked
  Time work_began;
  Duration work_left{0};
  std::uint64_t nth = 0;  // n-th time of (person, verb, object), or of the fault
  Index<Fault> fault;     // diagnose, repair, isolate
  Subject target;         // supply, make_safe: what it is done to, found out on the way
  int rounds = 0;         // wrong diagnoses so far, repair
  Index<Location> place;  // where its goods are taken from
  JobId goods = 0;        // that asked for them; stays when they have come
  bool goods_there = false, goods_used = true;
  JobId needs = 0;   // that waits for them
  bool out = false;  // the component to be replaced is out of its place
  Calling calling;
  Heads heads;
};

enum class AttemptState : std::uint8_t { dialling, ringing, reacting, briefing, over };

struct Attempt {
  AttemptNumber number = 0;
  RunNumber run = 0;
  Index<Person> from, to;
  Index<Channel> channel;  // none: in person
  bool in_person = false;
  bool frees_sender = false;  // a text
  bool willing = true;        // would answer when free
  bool late = false;          // the sender has given it up, but an answer counts
  std::uint64_t nth = 0;      // n-th attempt to reach this person over this channel
  AttemptState state = AttemptState::dialling;
  EntryId rang = 0;
  JobId wait = 0, timer = 0;
  Time answers_at;              // when the reaction under way ends
  std::vector<EntryId> causes;  // of acceptance
};

// What the answer to a command is for.
enum class JobKind : std::uint8_t {
  none,
  work,
  head,
  reaction,
  briefing,
  message,
  change,
  agents,
  goods,
  needs,  // answers of the world
  hand_over,
  at_timer,
  presence_timer,
  late_timer,
  give_up_timer,
  pause_timer,
  stop_timer,
};
// Two persons, one of whom tells the other what there is to know about a role.
struct HandOver {
  Index<Person> from, to;
  Law takes;
  std::vector<EntryId> causes;
  enum class State : std::uint8_t { planned, going_on, over } state = State::planned;
};

struct Job {
  JobKind kind = JobKind::none;
  std::uint32_t number = 0;  // run, attempt or step
  EntryId cause = 0;         // head: the entry that freed it
};

}  // namespace tuiyan::response
