// A drill written by hand: the seat system crashes at 17:30, service is back on emergency seats
// 6 min 30 s later, and the vendor has mended the system at 18:30. Used by the tests of the rooms
// that draw and report.
//
//   t (s)   what                                                gap  charged to
//   1800    fault strikes, 120 seats lost
//   1815    agents notice                                        15  noticing, no clause
//   1815    report ready, limit 1 min
//   1905    shift leader has the message (late by 30 s)          90  reporting, S4.4.2.1
//   1950    order to switch accepted                             45  reporting, S4.4.2.2
//   2190    100 emergency seats in use: 100/120 = 83 %          240  switching, S4.4.2.2
//                                                       together 390 s = 6 min 30 s
//   5400    seat system mended, 120 seats
//  21600    end
#pragma once

#include <memory>
#include <string>

#include "event/log.hpp"
#include "score/score.hpp"

namespace tuiyan::sample {

struct Names {
  std::string fault_zh = "座席系统崩溃", fault_en = "seat system crash";
  std::string target_zh = "座席恢复", target_en = "seats back";
};

inline std::shared_ptr<Documents> documents(const Names& names = {}) {
  auto made = std::make_shared<Documents>();
  Site& site = made->site;
  site.id = "provincial";
  site.name = {"省级 95598 客服中心", "Provincial 95598 centre"};
  const auto centre = site.locations.add({"centre", {"客服大厅", "the hall"}, {}});
  Component seat_system;
  seat_system.id = "seat-system";
  seat_system.name = {"座席系统", "the seat system"};
  seat_system.kind = ComponentKind::software;
  seat_system.at = centre;
  const auto system = site.components.add(seat_system);
  Service answering;
  answering.id = "answering";
  answering.name = {"人工接听", "answering"};
  site.services.add(answering);
  SeatGroup main;
  main.id = "main-seats";
  main.name = {"正式座席", "main seats"};
  main.seats = 120;
  site.seat_groups.add(main);
  SeatGroup spare = main;
  spare.id = "emergency-seats";
  spare.name = {"应急座席", "emergency seats"};
  spare.seats = 100;
  spare.standby = true;
  const auto emergency = site.seat_groups.add(spare);
  TrunkGroup trunk;
  trunk.id = "carrier-a";
  trunk.name = {"甲运营商中继", "carrier A"};
  trunk.lines = 300;
  site.trunks.add(trunk);
  CallClass repair_calls;
  repair_calls.id = "fault-report";
  repair_calls.name = {"故障报修", "fault reports"};
  site.classes.add(repair_calls);
  CallClass questions;
  questions.id = "question";
  questions.name = {"咨询", "questions"};
  site.classes.add(questions);
  site.calls.interval = minutes(10);
  Channel mobile;
  mobile.id = "mobile";
  mobile.name = {"手机", "mobile"};
  site.channels.add(mobile);
  Person agents;
  agents.id = "agents";
  agents.name = {"当班座席员", "agents"};
  agents.pool = true;
  const auto pool = site.people.add(agents);
  Person leader;
  leader.id = "zhang";
  leader.name = {"张班长", "Zhang"};
  const auto zhang = site.people.add(leader);
  Person vendor;
  vendor.id = "li";
  vendor.name = {"维护工程师李工", "Li, engineer"};
  const auto li = site.people.add(vendor);

  Plan& plan = made->plan;
  plan.id = "95598-seat-system";
  plan.name = {"座席系统故障处置预案", "Seat system plan"};
  plan.header.version = "2026-1";
  plan.header.purpose = {"保持热线不中断", "keep the hotline open"};
  const auto unit = plan.units.add({"desk", {"值班组", "duty desk"}, {}, ""});
  const auto role = [&](const char* id, Text name, Index<Person> who) {
    Role made_role;
    made_role.id = id;
    made_role.name = std::move(name);
    made_role.unit = unit;
    made_role.filled_by = {who};
    return plan.roles.add(made_role);
  };
  const auto agents_role = role("agents", {"座席员", "agents"}, pool);
  const auto leader_role = role("shift-leader", {"值班长", "shift leader"}, zhang);
  const auto vendor_role = role("vendor", {"系统维护", "maintenance"}, li);
  const auto step = [&](const char* id, Text name, const char* clause, Index<Role> by, Verb verb, double within_s) {
    Step made_step;
    made_step.id = id;
    made_step.name = std::move(name);
    made_step.clause = clause;
    made_step.by = by;
    made_step.verb = verb;
    if (within_s > 0) made_step.within = seconds(within_s);
    return plan.flow.add(made_step);
  };
  step("tell-leader", {"报告值班长", "tell the shift leader"}, "S4.4.2.1", agents_role, Verb::report, 60);
  step("order-switch", {"下令切换", "order the switch"}, "S4.4.2.2", leader_role, Verb::order, 0);
  step("switch-seats", {"切换到应急座席", "switch to emergency seats"}, "S4.4.2.2", agents_role, Verb::activate, 300);
  plan.flow[Index<Step>{2}].object = about(emergency);
  step("repair-system", {"修复座席系统", "mend the seat system"}, "S4.4.2.4", vendor_role, Verb::repair, 0);
  plan.flow[Index<Step>{3}].object = about(system);
  Target back;
  back.id = "seats-back";
  back.name = {names.target_zh, names.target_en};
  back.clause = "S4.4.2.2";
  back.metric = Metric::time_to_restore;
  back.of = Subject{SubjectKind::service, 0};
  back.reaches = 0.8;
  back.holds_for = minutes(5);
  back.limit = 300;
  back.critical = true;
  back.weight = 5;
  plan.targets.add(back);
  Target served;
  served.id = "answered";
  served.name = {"及时接通", "answered in time"};
  served.metric = Metric::answered_within_share_of_offered;
  served.upper = false;
  served.limit = 0.6;
  served.weight = 3;
  plan.targets.add(served);
  Target told;
  told.id = "told";
  told.name = {"报告及时", "reported in time"};
  told.clause = "S4.4.2.1";
  told.metric = Metric::time_to_report;
  told.of = about(leader_role);
  told.limit = 180;
  told.weight = 2;
  plan.targets.add(told);

  Scenario& scenario = made->scenario;
  scenario.id = "seat-system-crash";
  scenario.name = {"晚高峰座席系统崩溃", "Seat system crash at the evening peak"};
  scenario.start = "2026-07-25T17:00";
  scenario.start_of_day = minutes(17 * 60);
  scenario.length = minutes(360);
  Fault crash;
  crash.id = "crash";
  crash.name = {names.fault_zh, names.fault_en};
  crash.strikes = {about(system)};
  crash.shows = {"座席无法登录", "agents cannot log in"};
  scenario.faults.add(crash);
  made->resolved =
      "{\"site\":{\"classes\":{\"fault-report\":{\"talk\":{\"median\":\"117 s\",\"log_sd\":0.92,\"basis\":\"assumed "
      "待核实\"}}}},"
      "\"plan\":{\"targets\":{\"seats-back\":{\"at_most\":\"5 min\",\"basis\":\"S4: log in again within 5 "
      "min\"}}},\"scenario\":{}}";
  return made;
}

// One interval of ten minutes and one class.
inline void add_calls(Log& log, std::int64_t k, std::uint32_t call_class, std::int64_t offered, bool outage) {
  const Time from{k * 600'000'000}, to{(k + 1) * 600'000'000};
  CohortRecord cohort;
  cohort.from = from;
  cohort.to = to;
  cohort.call_class = {call_class};
  cohort.offered = offered;
  cohort.self_served = offered / 10;
  cohort.abandoned = outage ? offered / 3 : offered / 50;
  cohort.blocked = outage ? offered / 10 : 0;
  cohort.cut = outage ? offered / 12 : 0;
  cohort.answered = offered - cohort.self_served - cohort.abandoned - cohort.blocked - cohort.cut;
  cohort.answered_within = outage ? cohort.answered / 4 : cohort.answered * 9 / 10;
  cohort.callers = offered * 9 / 10;
  cohort.never_through = outage ? offered / 20 : 0;
  for (std::int64_t i = 0; i < cohort.answered; ++i)
    cohort.wait_answered.add(seconds(i < cohort.answered_within ? 8 : 45));
  FlowRecord flow;
  flow.from = from;
  flow.to = to;
  flow.call_class = {call_class};
  flow.fresh = offered;
  flow.blocked = cohort.blocked;
  flow.admitted = offered - cohort.blocked;
  flow.answered = cohort.answered;
  flow.self_served = cohort.self_served;
  flow.abandoned = cohort.abandoned;
  flow.cut_waiting = cohort.cut;
  flow.cut_talking = outage ? 6 : 0;
  flow.waiting_us = (outage ? 40 : 2) * 600'000'000LL;
  flow.talking_us = 30 * 600'000'000LL;
  log.traffic.flows.push_back(flow);
  log.traffic.cohorts.push_back(cohort);
}

inline Log drill(const Names& names = {}) {
  Log log;
  log.documents = documents(names);
  log.luck = {7, 3, 0};
  const Subject fault{SubjectKind::fault, 0}, system{SubjectKind::component, 0}, service{SubjectKind::service, 0};
  const Subject agents{SubjectKind::person, 0}, zhang{SubjectKind::person, 1}, li{SubjectKind::person, 2};
  const Subject main{SubjectKind::seat_group, 0}, spare{SubjectKind::seat_group, 1};
  const auto add = [&](double at_s, Kind kind, EntryId cause, Subject who, Subject what, double value = 0,
                       double other = 0, std::int32_t code = 0) {
    Entry entry;
    entry.at = Time{} + seconds(at_s);
    entry.kind = kind;
    entry.about = who;
    entry.object = what;
    entry.value = value;
    entry.other = other;
    entry.code = code;
    entry.cause = cause;
    return log.append(entry);
  };
  const auto of_step = [&](double at_s, Kind kind, EntryId cause, std::uint32_t step, Subject who, Subject what = {}) {
    Entry entry;
    entry.at = Time{} + seconds(at_s);
    entry.kind = kind;
    entry.about = who;
    entry.object = what;
    entry.step = {step};
    entry.instance = 1;
    entry.cause = cause;
    return log.append(entry);
  };
  add(0, Kind::drill_started, 0, {}, {});
  add(0, Kind::seats_changed, 1, main, {}, 120, 120);
  add(0, Kind::seats_changed, 1, spare, {}, 0, 0);
  const EntryId struck = add(1800, Kind::fault_struck, 0, fault, system);
  const EntryId down = add(1800, Kind::component_changed, struck, system, {}, 0, 0, static_cast<int>(Reason::fault));
  const EntryId lost = add(1800, Kind::service_changed, down, service, {}, 0, 120);
  add(1800, Kind::seats_changed, down, main, {}, 0, 0);
  const EntryId noticed = add(1815, Kind::noticed, lost, agents, system, 0);
  const EntryId ready = of_step(1815, Kind::step_ready, noticed, 0, agents);
  const EntryId begun = of_step(1815, Kind::step_started, ready, 0, agents);
  of_step(1875, Kind::step_late, ready, 0, agents);
  const EntryId told = of_step(1905, Kind::message_accepted, begun, 0, agents, zhang);
  const EntryId told_done = of_step(1905, Kind::step_done, told, 0, agents);
  const EntryId order =
      of_step(1905, Kind::step_started, of_step(1905, Kind::step_ready, told_done, 1, zhang), 1, zhang);
  const EntryId heard = of_step(1950, Kind::message_accepted, order, 1, zhang, agents);
  const EntryId order_done = of_step(1950, Kind::step_done, heard, 1, zhang);
  const EntryId start =
      of_step(1950, Kind::step_started, of_step(1950, Kind::step_ready, order_done, 2, agents), 2, agents);
  const EntryId switched = of_step(2190, Kind::step_done, start, 2, agents);
  const EntryId placed = add(2190, Kind::seats_changed, switched, spare, {}, 100, 100);
  add(2190, Kind::service_changed, placed, service, {}, 100, 120);
  const EntryId repair = of_step(2400, Kind::step_started, of_step(2400, Kind::step_ready, told_done, 3, li), 3, li);
  const EntryId mended = of_step(5400, Kind::step_done, repair, 3, li);
  const EntryId gone = add(5400, Kind::fault_ended, mended, fault, system);
  const EntryId up = add(5400, Kind::component_changed, gone, system, {}, 1, 0, static_cast<int>(Reason::restarted));
  add(5400, Kind::seats_changed, up, main, {}, 120, 120);
  add(5400, Kind::seats_changed, up, spare, {}, 0, 0);
  add(5400, Kind::service_changed, up, service, {}, 120, 120);
  add(21600, Kind::drill_ended, 0, {}, {});
  log.end = Time{} + seconds(21600);
  for (std::int64_t k = 0; k < 36; ++k) {
    add_calls(log, k, 0, 180 + 10 * (k < 12 ? k : 24 - k / 2), k == 3);
    add_calls(log, k, 1, 60, k == 3);
    for (std::uint32_t group = 0; group < 2; ++group) {
      SeatRecord seats;
      seats.from = Time{k * 600'000'000};
      seats.to = Time{(k + 1) * 600'000'000};
      seats.group = {group};
      seats.able_us = (group == 0 ? (k < 3 || k >= 9 ? 120 : 0) : (k < 3 || k >= 9 ? 0 : 100)) * 600'000'000LL;
      seats.busy_us = seats.able_us * 8 / 10;
      log.traffic.seats.push_back(seats);
    }
  }
  return log;
}

}  // namespace tuiyan::sample
