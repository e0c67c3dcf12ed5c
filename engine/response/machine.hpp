// The response as one state machine; what `Flow` hides.
//
// Contract: `handle` is the only entrance. A signal changes what is known or who is busy; then
// `settle` makes steps ready and gives work to free people until nothing moves. All order comes
// from rows and numbers: steps by row, people by row, runs, attempts and jobs by number.
// One noun, one file: machine.cpp signals and settling, life.cpp a run from ready to over, acting.cpp to whom a step
// falls, gate.cpp where it is done and what bars it, deed.cpp what the verbs do, field.cpp those of the grid and
// the field, mend.cpp finding and mending, messaging.cpp and answering.cpp
// messages, pool_work.cpp agents, knowledge.cpp beliefs, hand_over.cpp shifts, stamina.cpp how fast
// people are, supplies.cpp what a step uses and needs, job.cpp commands and entries.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "event/signal.hpp"
#include "response/agenda.hpp"
#include "response/belief.hpp"
#include "response/flow.hpp"
#include "response/roster.hpp"
#include "response/stamina.hpp"
#include "response/step_run.hpp"

namespace tuiyan::response {

class Machine {
 public:
  Machine(const Documents& documents, Luck luck, Log& log, const Truth& truth, Decider& decider);
  void set_luck(Luck luck) { stream_ = Stream(luck); }
  std::vector<Command> handle(Time now, const Signal& signal);

 private:
  // machine.cpp: signals
  void on(const Began& news);
  void on(const Noticed& news);
  void on(const WaitEnded& news);
  void on(const Rang& news);
  void on(const NotDelivered& news);
  void on(const TimerFired& news);
  void on(const SetOut& news);
  void on(const Arrived& news);
  void on(const DutyChanged& news);
  void on(const AgentsFreed& news);
  void on(const Changed& news);
  void on(const BacklogCleared& news);
  void on(const InjectGiven& news);
  void on(const HazardCleared& news);
  void on(const Decided& news);
  void on(const GoodsTaken& news);
  void on(const NeedsMet& news);
  void settle();
  void find_ready();
  bool dispatch();
  void log_waits();

  // life.cpp: a run from ready to over
  void make_ready(Index<Step> step, std::vector<EntryId> causes, std::vector<Index<Step>> stands_for = {});
  bool start_named(Index<Step> step, EntryId cause, const std::vector<Index<Step>>& stands_for = {});
  void enlist(Run& run);
  void withdraw(Run& run);
  void begin(Run& run);
  void all_there(Run& run);
  void take(Run& run, const Decision& decision, EntryId decided);
  void start(Run& run);
  void succeed(Run& run, std::vector<EntryId> causes);
  void skip(Run& run, std::vector<EntryId> causes);
  void mark_done(Run& run, EntryId entry);
  void try_failed(Run& run, EntryId cause);
  void resume_after_pause(Run& run);
  void fail(Run& run, EntryId cause);
  void go_back(Index<Step> to, Index<Step> failed);
  void close(Run& run, EntryId entry);
  void free_person(Run& run, EntryId by);
  void release(Index<Person> who, EntryId by);
  void be_late(Run& run);
  [[nodiscard]] Requirement requirement_of(const Step& step) const;

  // acting.cpp: to whom a step falls
  struct Candidates {
    std::vector<Index<Person>> line;  // whom it falls to, in order
    Index<Person> holder;             // who fills the role, whether he has got the messages or not
  };
  [[nodiscard]] Candidates candidates(Index<Step> step) const;
  [[nodiscard]] std::optional<EntryId> may_begin(Index<Person> who, const Step& step, const Candidates& all) const;
  [[nodiscard]] Index<Person> actor_of(Index<Step> step) const;
  [[nodiscard]] std::optional<EntryId> begins(Index<Step> step) const;

  // gate.cpp: where a run is done, and what bars it
  [[nodiscard]] std::optional<Travel> way_to(const Run& run) const;
  void aim(Run& run);
  void set_out(Run& run, Travel trip);
  [[nodiscard]] bool is_done_on_site(const Run& run) const;
  [[nodiscard]] Index<Location> place_of(const Run& run) const;
  [[nodiscard]] Subject broken_part(const Run& run, Subject object) const;
  [[nodiscard]] std::vector<Subject> workplaces(const Run& run) const;
  [[nodiscard]] Need gate_of(const Run& run) const;
  void bar(Run& run, Need need);
  void open_gates();

  // deed.cpp: what the verbs do
  void perform(Run& run);
  void work(Run& run, const Law& law, Key key);
  void interrupt(Run& run, EntryId cause);
  void resume(Run& run);
  void work_ended(Run& run);
  void deed(Run& run);
  void change(Run& run);
  void promise_time(const RestorationEstimate& estimate, Change& change);  // promised_time.cpp
  void declare(Run& run);
  void verify(Run& run);
  void drain(Run& run);
  void assign(const Run& run, EntryId cause);
  void stop_draining(Run& run, EntryId cause);
  [[nodiscard]] Key step_key(Purpose purpose, const Run& run, std::uint64_t nth) const;

  // field.cpp: the verbs of the grid and the field
  void isolate(Run& run);
  void supply(Run& run);
  [[nodiscard]] Index<Component> target_of_supply(const Run& run) const;
  void make_safe(Run& run);

  // mend.cpp: finding and mending a fault
  [[nodiscard]] Index<Fault> fault_for(const Run& run) const;
  [[nodiscard]] bool is_taken(const Run& run, Index<Fault> fault) const;
  [[nodiscard]] bool is_hazardous(Index<Fault> fault) const;
  void start_mending(Run& run);
  void diagnose(Run& run);
  void conclude(Run& run);
  void repair(Run& run);
  void try_repair(Run& run);
  void diagnose_again(Run& run);
  [[nodiscard]] bool is_able(const Run& run, const Mending& mending) const;

  // supplies.cpp: what a step uses and needs
  void ask_goods(Run& run);
  void let_go_goods(Run& run, bool used, EntryId cause);
  // Puts the run aside until goods or needs are there, if they are not.
  bool lay_aside(Run& run);
  void await_needs(Run& run);
  void put_aside(Run& run, Phase phase, Need need);
  void take_out(Run& run);
  void put_back(Run& run, EntryId cause);
  [[nodiscard]] bool has_needs(const Run& run) const;

  // stamina.cpp: how fast people are
  // How many times as long he takes as somebody rested and practised.
  [[nodiscard]] double slowness(Index<Person> who) const;
  [[nodiscard]] bool hand_slips(const Run& run) const;
  void sustain(Run& run);

  // hand_over.cpp: from one shift to the next
  bool plan_hand_over(Index<Role> role, Index<Person> from, Index<Person> to, EntryId cause);
  bool begin_hand_overs();
  void end_hand_over(HandOver& one);
  void note_arrival(Index<Person> who, EntryId arrived);
  [[nodiscard]] bool is_handing_over(Index<Person> who) const;

  // messaging.cpp: the sender's side
  void call(Run& run);
  void next_recipient(Run& run);
  void next_contact(Run& run);
  void give_up(Attempt& attempt);
  void accept(Attempt& attempt);
  void accept_own(Run& run);
  void understood(Run& run, Index<Person> to, EntryId accepted);
  void hear(Index<Person> to, Index<Step> message, EntryId accepted);
  void drop_attempts(RunNumber run, EntryId by);
  [[nodiscard]] Key attempt_key(Purpose purpose, const Attempt& attempt) const;
  [[nodiscard]] std::vector<Calling::Contact> contacts_of(const Run& run, Index<Person> to) const;

  // answering.cpp: the recipient's side
  void rang(Attempt& attempt, EntryId entry);
  void answer(Attempt& attempt);
  void reacted(Attempt& attempt);
  void drop(Attempt& attempt, EntryId by);
  void brief(Attempt& attempt);

  // pool_work.cpp: agents
  void gather(Run& run);
  void heads_came(Run& run, JobId ask, std::int64_t heads, EntryId cause);
  void put_to_work(Run& run, std::int64_t heads, EntryId cause);
  void head_ended(Run& run, EntryId cause);
  void each_changed(Run& run, bool worked, EntryId cause);
  void place_finished(Run& run, EntryId cause);
  void finish_each(Run& run, EntryId cause);
  void send_back(Run& run, EntryId cause);
  void place(JobId ask, const Run& run, Index<SeatGroup> group, std::int64_t heads, EntryId cause);
  void recount_heads();
  [[nodiscard]] Index<SeatGroup> destination(const Run& run) const;
  [[nodiscard]] Index<SeatGroup>& in_use(Index<Person> pool) { return in_use_.at(pool.value); }

  // knowledge.cpp: beliefs
  bool learn(Index<Person> who, Subject what, const Belief& news, EntryId cause);
  void pass_knowledge(Index<Person> from, Index<Person> to, Subject object, EntryId cause);
  void change_duty(const DutyChanged& news);
  void leave_if_over(Index<Person> who);
  [[nodiscard]] Beliefs& beliefs_of(Index<Person> who) { return beliefs_.at(who.value); }
  [[nodiscard]] const Beliefs& beliefs_of(Index<Person> who) const { return beliefs_.at(who.value); }
  void take_over(Index<Person> from, Index<Person> to, EntryId cause);

  // job.cpp: commands and entries
  JobId new_job(Job job);
  JobId set_timer(JobKind kind, std::uint32_t number, Time at);
  void cancel_timer(JobId& job);
  std::optional<Job> close_job(JobId job);
  JobId do_work(JobKind kind, std::uint32_t number, Index<Person> who, const Law& law, Key key, EntryId cause = 0,
                double times = 1);
  void stop_work(JobId& job, Index<Person> who);
  EntryId append(Entry entry, std::vector<EntryId> causes);
  EntryId append_step(Kind kind, const Run& run, std::vector<EntryId> causes, std::int32_t code = 0);
  [[nodiscard]] Asked asked_by(const Run& run, EntryId cause) const { return {run.step, run.instance, cause}; }
  std::uint64_t next_nth(const Run& run);

  [[nodiscard]] const Step& step_of(const Run& run) const { return documents_.plan.flow[run.step]; }
  [[nodiscard]] const Person& person(Index<Person> who) const { return documents_.site.people[who]; }
  [[nodiscard]] bool is_pool(Index<Person> who) const { return who && person(who).pool; }
  // Every agent does it for himself; a message, a repair or a backlog is never done that way.
  [[nodiscard]] bool is_each(const Run& run) const;

  struct StepState {
    std::uint32_t instances = 0;
    bool named_only = false;  // started by if_late, if_failed or a decision, never by itself
    bool again = false;       // has run, and is to run once more: see go_back
    EntryId accepted = 0;     // of a message: the last time that somebody took it
    EntryId done = 0;         // the first time it was done or skipped (since it was to be done anew)
    EntryId permit = 0;       // the last time it was really done (since it was to be done anew)
    Time last_ready{-1};
  };

  const Documents& documents_;
  Stream stream_;
  Log& log_;
  const Truth& truth_;
  Decider& decider_;

  Time now_;
  std::vector<Command> commands_;
  EntryId start_ = 0;
  bool knowledge_changed_ = false, roster_changed_ = false;
  EntryId gate_changed_ = 0;  // the last entry that may have opened a gate

  Roster roster_;
  Agenda agenda_;
  std::vector<Beliefs> beliefs_;  // by person
  std::vector<StepState> steps_;  // by step
  std::deque<Run> runs_;          // by number; a deque, so that references last
  std::vector<RunNumber> open_;   // not over yet, ascending
  std::deque<Attempt> attempts_;
  std::vector<AttemptNumber> open_attempts_;
  std::map<JobId, Job> jobs_;
  JobId last_job_ = 0;
  std::vector<RunNumber> questions_;      // question n was asked by questions_[n - 1]
  std::vector<Index<SeatGroup>> in_use_;  // by row of people: where the agents of a pool sit now
  std::map<std::tuple<std::uint32_t, Verb, Subject>, std::uint64_t> deeds_;  // by person, verb, object
  std::map<std::pair<Index<Person>, Index<Channel>>, std::uint64_t> tried_;  // attempts so far
  std::map<std::pair<Index<Fault>, Purpose>, std::uint64_t> mended_;         // diagnoses, repairs so far
  std::map<Index<Person>, std::uint64_t> trips_;
  std::map<Index<Person>, Index<Fault>> at_fault_;  // that each went to last
  std::vector<Time> fresh_since_;                   // by person: when his clock of endurance started
  std::vector<Practised> practice_;                 // by person; empty when the plan says nothing of it
  std::vector<HandOver> hand_overs_;
  std::map<std::pair<Index<Person>, Index<Person>>, std::uint64_t> handed_;
};

}  // namespace tuiyan::response
