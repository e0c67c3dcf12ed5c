// A hand-written world for the flow: carries out commands by a plain list of things to come.
//
// Contract: what comes first happens first; of the same instant, what was asked for first. Scripts
// say which channels are dead, which changes work, what is broken and when agents come free.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "response/flow.hpp"

namespace tuiyan::response {

inline Time at_s(double s) { return Time{} + seconds(s); }

// A small site and plan, row by row.
struct Paper {
  std::shared_ptr<Documents> documents = std::make_shared<Documents>();
  Site& site() { return documents->site; }
  Plan& plan() { return documents->plan; }
  Scenario& scenario() { return documents->scenario; }

  Subject component(const std::string& id) {
    Component row;
    row.id = id;
    return about(site().components.add(row));
  }
  Subject seat_group(const std::string& id, int seats) {
    SeatGroup row;
    row.id = id;
    row.seats = seats;
    return about(site().seat_groups.add(row));
  }
  // A talk that rings at once and is understood at once.
  Index<Channel> channel(const std::string& id, double dial_s = 0, double briefing_s = 0) {
    Channel row;
    row.id = id;
    row.dial = Constant{dial_s};
    row.briefing = Constant{briefing_s};
    return site().channels.add(row);
  }
  // A person with a role of the same name; reachable over all channels made so far.
  Index<Person> person(const std::string& id, double reaction_s = 0) {
    Person row;
    row.id = id;
    row.reaction = Constant{reaction_s};
    for (std::uint32_t i = 0; i < site().channels.size(); ++i) row.devices.push_back({Index<Channel>{i}, {}});
    const Index<Person> who = site().people.add(row);
    Role role;
    role.id = id;
    role.filled_by = {who};
    plan().roles.add(role);
    return who;
  }
  Role& role(const std::string& id) { return plan().roles[plan().roles.find(id)]; }
  Person& who(const std::string& id) { return site().people[site().people.find(id)]; }
  Index<Step> step(const std::string& id, const std::string& by, Verb verb) {
    Step row;
    row.id = id;
    row.by = plan().roles.find(by);
    row.verb = verb;
    return plan().flow.add(row);
  }
  Step& operator[](Index<Step> step) { return plan().flow[step]; }
  Step& operator[](const std::string& id) { return plan().flow[plan().flow.find(id)]; }
  // record, at a time, taking so long: the plainest work there is.
  Index<Step> chore(const std::string& id, const std::string& by, double from_s, double takes_s) {
    const Index<Step> made = step(id, by, Verb::record);
    (*this)[made].on.kind = TriggerKind::at;
    (*this)[made].on.at = seconds(from_s);
    (*this)[made].takes = Constant{takes_s};
    return made;
  }
  Index<Step> message(const std::string& id, const std::string& from, const std::string& to, Subject object = {}) {
    const Index<Step> made = step(id, from, Verb::report);
    (*this)[made].to = plan().roles.find(to);
    (*this)[made].object = object;
    return made;
  }
  Index<Fault> fault(const std::string& id, double diagnosis_s, double repair_s) {
    Fault row;
    row.id = id;
    row.mending.diagnosis = Constant{diagnosis_s};
    row.mending.repair = Constant{repair_s};
    return scenario().faults.add(row);
  }
};

class FakeWorld final : public Truth {
 public:
  explicit FakeWorld(const Paper& paper, Luck luck = {}, Decider* decider = nullptr)
      : documents(paper.documents), stream(luck) {
    log.documents = documents;
    log.luck = luck;
    flow = std::make_unique<Flow>(*documents, luck, log, *this, decider != nullptr ? *decider : plan_decider);
  }

  std::shared_ptr<const Documents> documents;
  Stream stream;
  Log log;
  PlanDecider plan_decider;
  std::unique_ptr<Flow> flow;
  std::vector<std::pair<Time, Command>> commands;  // all that were given

  // scripts
  std::set<std::uint32_t> dead_channels;
  std::map<Subject, Index<Fault>> broken;
  std::map<Subject, double> shares;
  std::map<Subject, std::vector<Index<Fault>>> several;  // faults behind one thing
  std::map<Subject, Index<Hazard>> hazards;              // by the thing or place that it bars
  std::set<Index<Component>> joined;                     // lines that are not isolated
  std::vector<Index<Component>> dark;                    // what lacks power
  std::int64_t on_duty = 0;
  std::vector<double> busy_until_s;  // agents in a call when asked for; the others are idle
  std::function<bool(const Change&)> works = [](const Change&) { return true; };
  std::map<SubjectKind, double> backlog_lasts_s;
  std::optional<double> goods_at_s = 0;  // from when on whatever is asked for is there; none: never
  double gives = 1;                      // the capacity of whatever a step needs

  Index<Fault> fault_behind(Subject subject) const override {
    const auto found = broken.find(subject);
    return found == broken.end() ? Index<Fault>{} : found->second;
  }
  double share(Subject subject) const override {
    const auto found = shares.find(subject);
    return found == shares.end() ? 1 : found->second;
  }
  double capacity(const Expression&) const override { return gives; }
  std::int64_t agents_on_duty(Index<Person>) const override { return on_duty; }
  std::vector<Index<Fault>> faults_behind(Subject subject) const override {
    if (const auto found = several.find(subject); found != several.end()) return found->second;
    return Truth::faults_behind(subject);
  }
  Index<Hazard> hazard_at(Subject where) const override {
    const auto found = hazards.find(where);
    return found == hazards.end() ? Index<Hazard>{} : found->second;
  }
  bool is_isolated(Index<Component> line) const override { return joined.count(line) == 0; }
  std::vector<Index<Component>> unpowered(Subject) const override { return dark; }

  // Something happens at an instant; what it answers is given to the flow.
  using Happening = std::function<void(FakeWorld&)>;
  void plan_for(double s, Happening happening) { to_come_.emplace(std::pair{seconds(s).us, ++order_}, happening); }
  void notice(double s, const std::string& who, Subject what, StateOf state = StateOf::down, double seen = 0) {
    plan_for(s, [=](FakeWorld& world) {
      Entry entry = world.entry(Kind::noticed, 0);
      entry.about = about(world.documents->site.people.find(who));
      entry.object = what;
      entry.value = seen;
      const EntryId cause = world.log.append(entry);
      world.tell(Noticed{world.documents->site.people.find(who), what, state, cause});
    });
  }
  void needs_come(double s) {
    plan_for(s, [](FakeWorld& world) {
      world.gives = 1;
      for (const auto& [job, asked_for] : std::exchange(world.awaited_, {}))
        world.tell(NeedsMet{job, world.log.append(world.asked(Kind::condition_met, asked_for))});
    });
  }
  void duty(double s, const std::string& who, bool on) {
    plan_for(s, [=](FakeWorld& world) {
      const EntryId cause = world.log.append(world.entry(on ? Kind::shift_began : Kind::shift_ended, 0));
      world.tell(DutyChanged{world.documents->site.people.find(who), on, cause});
    });
  }
  void tell(const Signal& signal) {
    for (const Command& command : flow->handle(now, signal)) {
      commands.emplace_back(now, command);
      std::visit([this](const auto& what) { carry_out(what); }, command);
    }
  }
  FakeWorld& run(double until_s = 1e6) {
    tell(Began{log.append(entry(Kind::drill_started, 0))});
    return resume(until_s);
  }
  FakeWorld& resume(double until_s) {
    while (!to_come_.empty() && to_come_.begin()->first.first <= seconds(until_s).us) {
      const auto next = *to_come_.begin();
      to_come_.erase(to_come_.begin());
      now.us = next.first.first;
      next.second(*this);
    }
    return *this;
  }
  Entry entry(Kind kind, EntryId cause) const {
    Entry made;
    made.kind = kind;
    made.at = now;
    made.cause = cause;
    return made;
  }

  Time now;
  std::map<std::string, std::int64_t> placed;  // heads by seat group
  std::int64_t out = 0;                        // heads that the flow holds
  std::vector<Index<Person>> gone_home;        // who went home at the end of a shift
  std::vector<bool> let_go;                    // whether goods were used, one by one
  int out_of_place = 0;                        // components taken out and not put back or replaced
  int double_work = 0;                         // times a person was given a second thing to do

 private:
  void later(Duration wait, Happening happening) {
    to_come_.emplace(std::pair{(now + wait).us, ++order_}, std::move(happening));
  }
  Duration drawn(const Wait& wait) const { return drawn_length(wait, stream); }
  Entry asked(Kind kind, const Asked& by) const {
    Entry made = entry(kind, by.cause);
    made.step = by.step;
    made.instance = by.instance;
    return made;
  }

  void carry_out(const DoWork& command) {
    if (!documents->site.people[command.who].pool && !at_work_.insert(command.who).second) ++double_work;
    later(drawn(command.wait), [=](FakeWorld& world) {
      if (world.stopped_.count(command.job) > 0) return;
      world.at_work_.erase(command.who);
      world.tell(WaitEnded{command.job});
    });
  }
  void carry_out(const StopWork& command) {
    stopped_.insert(command.job);
    at_work_.erase(command.who);
  }
  void carry_out(const TryMessage& command) {
    Entry tried = asked(Kind::message_tried, command.asked);
    tried.about = about(command.from);
    tried.object = about(command.to);
    tried.code = command.in_person ? -1 : static_cast<std::int32_t>(command.channel.value);
    const EntryId cause = log.append(tried);
    later(drawn(command.dial), [=](FakeWorld& world) {
      const bool dead = !command.in_person && world.dead_channels.count(command.channel.value) > 0;
      Entry made = tried;
      made.kind = dead ? Kind::message_failed : Kind::message_rang;
      made.at = world.now;
      made.cause = cause;
      if (dead) made.code = static_cast<std::int32_t>(Failure::link_down);
      const EntryId id = world.log.append(made);
      if (dead)
        world.tell(NotDelivered{command.job, Failure::link_down, id});
      else
        world.tell(Rang{command.job, id});
    });
  }
  void carry_out(const Travel& command) {
    Entry left = asked(Kind::person_left, command.asked);
    left.about = about(command.who);
    const EntryId cause = log.append(left);
    later(drawn(command.road), [=](FakeWorld& world) {
      Entry arrived = left;
      arrived.kind = Kind::person_arrived;
      arrived.at = world.now;
      arrived.cause = cause;
      world.tell(Arrived{command.who, world.log.append(arrived), command.place});
    });
  }
  void carry_out(const LeaveWork& command) { gone_home.push_back(command.who); }
  void carry_out(const SetTimer& command) {
    timers_[command.job] = command.at;
    if (command.at == never) return;
    later(command.at - now, [=](FakeWorld& world) {
      if (world.timers_[command.job] == command.at) world.tell(TimerFired{command.job});
    });
  }
  // Idle agents come at once, busy ones at the end of their call; those who are out are owed until
  // they are back. "All" are those in their seats.
  void carry_out(const AskAgents& command) {
    const std::int64_t seated = on_duty - out;
    const std::int64_t wanted = command.heads < 0 ? seated : command.heads;
    const auto busy =
        std::count_if(busy_until_s.begin(), busy_until_s.end(), [this](double s) { return at_s(s) > now; });
    const std::int64_t idle = std::clamp<std::int64_t>(seated - busy, 0, std::max<std::int64_t>(wanted, 0));
    std::int64_t left = wanted - idle;
    if (idle > 0) free_agents(command, Duration{0}, idle);
    for (double s : busy_until_s)
      if (left > 0 && at_s(s) > now) {
        free_agents(command, at_s(s) - now, 1);
        --left;
      }
    if (command.heads >= 0 && left > 0) shortages_.emplace_back(command, left);
  }
  void free_agents(const AskAgents& command, Duration wait, std::int64_t heads) {
    out += heads;
    later(wait, [=](FakeWorld& world) {
      Entry made = world.asked(Kind::agent_freed, command.asked);
      made.value = static_cast<double>(heads);
      world.tell(AgentsFreed{command.job, heads, world.log.append(made)});
    });
  }
  void carry_out(const PlaceAgents& command) {
    out -= command.heads;
    placed[documents->site.seat_groups[command.group].id] += command.heads;
    log.append(asked(Kind::agent_placed, command.asked));
    for (auto& [waiting, heads] : shortages_) {
      const std::int64_t taken = std::min(heads, on_duty - out);
      if (taken <= 0) continue;
      heads -= taken;
      free_agents(waiting, Duration{0}, taken);
    }
  }
  void carry_out(const Change& command) {
    const bool worked = works(command);
    if (command.verb == Verb::replace) --out_of_place;
    if (worked && (command.verb == Verb::repair || command.verb == Verb::replace)) broken.erase(command.object);
    if (worked && command.verb == Verb::isolate) joined.clear();
    if (worked && command.verb == Verb::make_safe) hazards.erase(command.object);
    const EntryId cause = log.append(asked(Kind::component_changed, command.asked));
    later(Duration{0}, [=](FakeWorld& world) { world.tell(Changed{command.job, worked, cause}); });
  }
  void carry_out(const AssignWork& command) {
    if (command.at_most == 0) return;
    const Subject what{command.verb == Verb::backfill ? SubjectKind::paper_orders : SubjectKind::call_backs, 0};
    if (backlog_lasts_s.count(what.kind) == 0) return;
    later(seconds(backlog_lasts_s[what.kind]), [=](FakeWorld& world) {
      const EntryId cause = world.log.append(world.asked(Kind::paper_orders_cleared, command.asked));
      world.tell(BacklogCleared{what, cause});
    });
  }

  void carry_out(const TakeGoods& command) {
    if (!goods_at_s) return;
    later(std::max(Duration{0}, at_s(*goods_at_s) - now), [=](FakeWorld& world) {
      world.tell(GoodsTaken{command.job, world.log.append(world.asked(Kind::goods_taken, command.asked))});
    });
  }
  void carry_out(const LetGoGoods& command) { let_go.push_back(command.used); }
  void carry_out(const AwaitNeeds& command) { awaited_[command.job] = command.asked; }
  void carry_out(const ForgetNeeds& command) { awaited_.erase(command.job); }
  void carry_out(const TakeOut& command) { out_of_place += command.out ? 1 : -1; }

  std::map<JobId, Asked> awaited_;
  std::map<std::pair<std::int64_t, std::uint64_t>, Happening> to_come_;
  std::uint64_t order_ = 0;
  std::vector<std::pair<AskAgents, std::int64_t>> shortages_;
  std::set<JobId> stopped_;
  std::set<Index<Person>> at_work_;
  std::map<JobId, Time> timers_;
};

// "step_done@65" of an instance, or "none".
inline std::string when(const FakeWorld& world, Kind kind, const std::string& step, std::uint32_t instance = 1) {
  for (const Entry& entry : world.log.entries)
    if (entry.kind == kind && entry.step && world.documents->plan.flow[entry.step].id == step &&
        entry.instance == instance)
      return fmt::format("{}", in_seconds(entry.at));
  return "none";
}
inline std::string done(const FakeWorld& world, const std::string& step, std::uint32_t instance = 1) {
  return when(world, Kind::step_done, step, instance);
}
inline std::string started(const FakeWorld& world, const std::string& step, std::uint32_t instance = 1) {
  return when(world, Kind::step_started, step, instance);
}

// The first entry of a kind, of a step when one is named.
inline const Entry* first(const FakeWorld& world, Kind kind, const std::string& step = "") {
  for (const Entry& entry : world.log.entries)
    if (entry.kind == kind && (step.empty() || (entry.step && world.documents->plan.flow[entry.step].id == step)))
      return &entry;
  return nullptr;
}
inline int count(const FakeWorld& world, Kind kind) {
  int found = 0;
  for (const Entry& entry : world.log.entries) found += entry.kind == kind ? 1 : 0;
  return found;
}
// The chain of binding causes of an entry, latest first: "step_done@65 < message_accepted@65 < …".
inline std::string chain(const FakeWorld& world, const Entry* entry) {
  std::string text;
  while (entry != nullptr) {
    text += fmt::format("{}{}@{}", text.empty() ? "" : " < ", describe(entry->kind).name, in_seconds(entry->at));
    entry = entry->cause != 0 ? &world.log.at(entry->cause) : nullptr;
  }
  return text;
}
// The whole log in words; with or without the names of the steps.
inline std::string story(const FakeWorld& world, bool with_steps) {
  std::string text;
  for (const Entry& entry : world.log.entries) {
    const std::string step = entry.step && with_steps ? world.documents->plan.flow[entry.step].id : "";
    text += fmt::format("{} {} {} {} {} {} {}\n", entry.at.us, describe(entry.kind).name, step, entry.about.row,
                        entry.object.row, entry.code, entry.cause);
  }
  return text;
}

}  // namespace tuiyan::response
