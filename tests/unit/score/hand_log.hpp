// A small site and plan, and a log written by hand on top of them.
//
// Contract: `HandLog` owns its documents; change them before reading. Instants are seconds. `put`
// appends one entry and answers its id; the last `put` decides nothing: the drill ends at `end_s`.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::score {

struct Draft {
  Entry entry;
  Draft(double at_s, Kind kind) { entry.at = Time{0} + seconds(at_s), entry.kind = kind; }
  Draft& about(Subject subject) { return entry.about = subject, *this; }
  Draft& object(Subject subject) { return entry.object = subject, *this; }
  Draft& step(Index<Step> step, std::uint32_t instance = 1) {
    return entry.step = step, entry.instance = instance, *this;
  }
  Draft& value(double value, double other = 0) { return entry.value = value, entry.other = other, *this; }
  Draft& code(int code) { return entry.code = code, *this; }
  Draft& cause(EntryId id) { return entry.cause = id, *this; }
  Draft& others(std::vector<EntryId> ids) { return entry.others = std::move(ids), *this; }
};

struct HandLog {
  std::shared_ptr<Documents> documents = std::make_shared<Documents>();
  Log log;

  Index<Component> server, line, generator;
  Index<Service> answering, core;
  Index<Pair> pair;
  Index<SeatGroup> main_seats, emergency_seats;
  Index<TrunkGroup> carrier;
  Index<CallClass> faults_class, bills_class;
  Index<Person> agents, zhang, li, engineer;
  Index<Role> leader, vendor;
  Index<Announcement> notice;
  Index<Fault> crash, storm;
  Index<Step> tell, call_vendor, escalate, find, mend, put_up_seats, swap, publish, type_in;

  explicit HandLog(double end_s = 21600);

  Plan& plan() { return documents->plan; }
  EntryId put(const Draft& draft) { return log.append(draft.entry); }
  // Capacity of `answering` out of 120.
  EntryId capacity(double at_s, double seats, EntryId cause = 0) {
    return put(Draft(at_s, Kind::service_changed).about(about(answering)).value(seats, 120).cause(cause));
  }
  EntryId strike(double at_s) { return put(Draft(at_s, Kind::fault_struck).about(about(crash)).object(about(server))); }
  static Time at(double s) { return Time{0} + seconds(s); }
  static Target target(Metric metric, Subject of = {}, AnchorKind from = AnchorKind::fault) {
    Target made;
    made.id = "t";
    made.metric = metric;
    made.of = of;
    made.from.kind = from;
    return made;
  }
  Target restore(double reaches, double holds_s) const {
    Target made = target(Metric::time_to_restore, about(answering));
    made.reaches = reaches;
    made.holds_for = seconds(holds_s);
    return made;
  }
};

template <class T>
T named(const char* id) {
  T row;
  row.id = id;
  return row;
}

inline HandLog::HandLog(double end_s) {
  Site& site = documents->site;
  server = site.components.add(named<Component>("server"));
  line = site.components.add(named<Component>("line"));
  generator = site.components.add(named<Component>("generator"));
  pair = site.pairs.add(named<Pair>("core"));
  answering = site.services.add(named<Service>("answering"));
  Service with_pair = named<Service>("core");
  with_pair.needs.op = Operator::all;  // the pair stands below an `all`
  with_pair.needs.parts.resize(1);
  with_pair.needs.parts[0].op = Operator::pair;
  with_pair.needs.parts[0].pair = pair;
  core = site.services.add(with_pair);
  main_seats = site.seat_groups.add(named<SeatGroup>("main-seats"));
  SeatGroup spare = named<SeatGroup>("emergency-seats");
  spare.clause = "S4.5.1";
  emergency_seats = site.seat_groups.add(spare);
  TrunkGroup trunks = named<TrunkGroup>("carrier");
  trunks.lines = 300;
  carrier = site.trunks.add(trunks);
  faults_class = site.classes.add(named<CallClass>("fault-report"));
  bills_class = site.classes.add(named<CallClass>("bills"));
  Shift late = named<Shift>("evening");
  late.from = minutes(16 * 60);
  late.to = Duration{0};
  const auto evening = site.shifts.add(late);
  agents = site.people.add(named<Person>("agents"));
  Person shift_leader = named<Person>("zhang");
  shift_leader.shifts = {evening};
  zhang = site.people.add(shift_leader);
  Person duty_manager = named<Person>("li");
  Shift early = named<Shift>("day");
  early.from = minutes(8 * 60);
  early.to = minutes(16 * 60);
  duty_manager.shifts = {site.shifts.add(early)};
  li = site.people.add(duty_manager);
  Person remote = named<Person>("engineer");
  remote.remote = true;
  engineer = site.people.add(remote);

  Plan& made = documents->plan;
  Role first = named<Role>("leader");
  first.filled_by = {zhang};
  leader = made.roles.add(first);
  Role outside = named<Role>("vendor");
  outside.filled_by = {li, engineer};
  vendor = made.roles.add(outside);
  notice = made.announcements.add(named<Announcement>("ivr-notice"));
  documents->scenario.start_of_day = minutes(17 * 60);
  Fault one = named<Fault>("crash");
  one.strikes = {about(server)};
  crash = documents->scenario.faults.add(one);
  Fault both = named<Fault>("storm");
  both.strikes = {about(server), about(line)};
  storm = documents->scenario.faults.add(both);

  const auto add = [&](const char* id, const char* clause, Verb verb, Subject object = {}) {
    Step step = named<Step>(id);
    step.clause = clause;
    step.verb = verb;
    step.object = object;
    step.on.kind = TriggerKind::observed;
    step.by = leader;
    return made.flow.add(step);
  };
  tell = add("tell", "S4.4.2.1", Verb::report);
  call_vendor = add("call-vendor", "S4.4.2.4", Verb::report);
  escalate = add("escalate", "S4.4.2.4", Verb::report);
  find = add("find", "S4.4.2.4", Verb::diagnose, about(server));
  mend = add("mend", "S6.3", Verb::repair, about(server));
  put_up_seats = add("put-up-seats", "S4.4.2.2", Verb::activate, about(emergency_seats));
  swap = add("swap", "S6.4.1", Verb::switch_over, about(core));
  publish = add("publish", "S2.4.4.1", Verb::announce, about(notice));
  type_in = add("type-in", "S4.5.2", Verb::backfill);
  made.flow[tell].to = leader;
  made.flow[call_vendor].to = vendor;
  made.flow[escalate].to = vendor;
  made.flow[escalate].on.kind = TriggerKind::none;
  made.flow[call_vendor].if_late = escalate;

  log.documents = documents;
  log.end = at(end_s);
}

}  // namespace tuiyan::score
