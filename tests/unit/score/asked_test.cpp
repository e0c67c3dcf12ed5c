// What a drill did not call for is not applicable; what it called for and did not get is missed.
#include "score/asked.hpp"

#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

// The step `tell` starts when its person sees that the line is not up; `call_vendor` comes after it.
struct Branch : HandLog {
  Branch() : HandLog(1000) {
    Step& first = plan().flow[tell];
    first.on = {TriggerKind::observed, about(line), {}, 0, {}};
    Step& second = plan().flow[call_vendor];
    second.on = {};
    second.after = {tell};
    strike(100);  // the server, not the line
  }
  void lose_line(double at_s, double share) {
    const EntryId fault = put(Draft(at_s, Kind::fault_struck).about(about(storm)).object(about(line)));
    put(Draft(at_s, Kind::component_changed).about(about(line)).value(share).cause(fault));
  }
};

}  // namespace

TEST_CASE("a branch that nothing called for: neither its first step nor what follows") {
  Branch drill;
  CHECK_FALSE(is_asked(drill.log, drill.tell));
  CHECK_FALSE(is_asked(drill.log, drill.call_vendor));
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.call_vendor))).applicable);
  Target from_it = HandLog::target(Metric::time_to_report, {}, AnchorKind::step_ready);
  from_it.from.step = drill.tell;
  CHECK_FALSE(read(drill.log, from_it).applicable);
}

TEST_CASE("a branch that was called for and never began is missed, with all that follows") {
  Branch drill;
  drill.lose_line(200, 0);
  CHECK(is_asked(drill.log, drill.tell));
  CHECK(is_asked(drill.log, drill.call_vendor));
  const Reading reading = read(drill.log, HandLog::target(Metric::time_to_step, about(drill.call_vendor)));
  CHECK(reading.applicable);
  CHECK(reading.censored);
}

TEST_CASE("lost means less than its monitors watch for") {
  Branch drill;
  Monitor monitor = named<Monitor>("line-alarm");
  monitor.watches = about(drill.line);
  monitor.below_share = 0.5;
  drill.documents->site.monitors.add(monitor);
  drill.lose_line(200, 0.6);
  CHECK_FALSE(was_lost(drill.log, about(drill.line)));
  drill.lose_line(300, 0.4);
  CHECK(was_lost(drill.log, about(drill.line)));
}

TEST_CASE("lost without a fault behind it calls for nothing until somebody notices it") {
  HandLog drill(1000);
  drill.capacity(100, 110);  // ten agents away
  CHECK_FALSE(was_lost(drill.log, about(drill.answering)));
  drill.put(Draft(120, Kind::noticed).object(about(drill.answering)).value(1, 99));  // that all is well
  CHECK_FALSE(was_lost(drill.log, about(drill.answering)));
  drill.put(Draft(150, Kind::noticed).object(about(drill.answering)).value(0.9, 99));
  CHECK(was_lost(drill.log, about(drill.answering)));
}

TEST_CASE("an inject that tells of it calls for it") {
  Branch drill;
  Inject inject = named<Inject>("i1");
  inject.tells = about(drill.line);
  const auto row = drill.documents->scenario.injects.add(inject);
  drill.put(Draft(200, Kind::inject_given).about(about(row)));
  CHECK(is_asked(drill.log, drill.tell));
}

TEST_CASE("a declared severity calls when it was truly that grave, or declared so") {
  Branch drill;
  const auto scale = drill.plan().severity_scales.add(named<SeverityScale>("p"));
  drill.plan().flow[drill.tell].on = {TriggerKind::declared, {}, scale, 1, {}};
  drill.put(Draft(150, Kind::severity_changed).about(about(scale)).value(-1));
  drill.put(Draft(160, Kind::severity_changed).about(about(scale)).value(2));
  CHECK_FALSE(is_asked(drill.log, drill.tell));  // level 2 is milder than 1
  SUBCASE("true") { drill.put(Draft(200, Kind::severity_changed).about(about(scale)).value(1)); }
  SUBCASE("declared") {
    drill.put(Draft(200, Kind::severity_declared).about(about(drill.zhang)).object(about(scale)).value(0));
  }
  CHECK(is_asked(drill.log, drill.tell));
}

TEST_CASE("a time calls when the drill is long enough") {
  Branch drill;
  drill.plan().flow[drill.tell].on = {TriggerKind::at, {}, {}, 0, seconds(1000)};
  CHECK(is_asked(drill.log, drill.tell));
  drill.plan().flow[drill.tell].on.at = seconds(1001);
  CHECK_FALSE(is_asked(drill.log, drill.tell));
}

TEST_CASE("steps that wait for each other are never asked, and do not hang the score") {
  Branch drill;
  for (Index<Step> step : {drill.tell, drill.call_vendor}) drill.plan().flow[step].on = {};
  drill.plan().flow[drill.tell].after = {drill.call_vendor};
  CHECK_FALSE(is_asked(drill.log, drill.tell));
}

TEST_CASE("a step that waits for one of two is asked when one of them is") {
  Branch drill;
  Step& second = drill.plan().flow[drill.call_vendor];
  second.after = {drill.tell, drill.swap};
  drill.plan().flow[drill.swap].on = {TriggerKind::at, {}, {}, 0, seconds(100)};
  CHECK_FALSE(is_asked(drill.log, drill.call_vendor));  // `tell` never was
  second.enough = 1;
  CHECK(is_asked(drill.log, drill.call_vendor));
}

TEST_CASE("a skipped step lets the next one be asked") {
  Branch drill;
  drill.put(Draft(200, Kind::step_skipped).step(drill.tell));
  CHECK(not_needed(drill.log, drill.tell));
  CHECK(is_asked(drill.log, drill.call_vendor));
}

TEST_CASE("targets about a thing that was never lost are not applicable") {
  HandLog drill(1000);
  const EntryId fault = drill.strike(100);
  drill.put(Draft(100, Kind::component_changed).about(about(drill.server)).cause(fault));
  for (Metric metric : {Metric::time_to_notice, Metric::time_to_locate, Metric::time_to_mend}) {
    CHECK(read(drill.log, HandLog::target(metric, about(drill.server))).censored);
    CHECK_FALSE(read(drill.log, HandLog::target(metric, about(drill.line))).applicable);
    CHECK_FALSE(read(drill.log, HandLog::target(metric, about(drill.answering))).applicable);
    CHECK(read(drill.log, HandLog::target(metric, about(drill.crash))).censored);
    CHECK_FALSE(read(drill.log, HandLog::target(metric, about(drill.storm))).applicable);
  }
}

TEST_CASE("targets about what steps bring about: none of the steps was asked") {
  Branch drill;
  const Subject line = about(drill.line);
  for (Index<Step> step : {drill.put_up_seats, drill.swap, drill.publish})
    drill.plan().flow[step].on = {TriggerKind::observed, line, {}, 0, {}};
  const std::vector<std::pair<Metric, Subject>> targets = {{Metric::time_to_report, about(drill.leader)},
                                                           {Metric::time_to_report, about(drill.zhang)},
                                                           {Metric::time_to_activate, about(drill.emergency_seats)},
                                                           {Metric::time_to_activate, {}},
                                                           {Metric::time_to_switch, about(drill.core)},
                                                           {Metric::notice_published_after, about(drill.notice)},
                                                           {Metric::notice_published_after, {}}};
  for (const auto& [metric, of] : targets) {
    CAPTURE(static_cast<int>(metric));
    CHECK_FALSE(read(drill.log, HandLog::target(metric, of)).applicable);
  }
  drill.lose_line(200, 0);
  for (const auto& [metric, of] : targets) {
    CAPTURE(static_cast<int>(metric));
    CHECK(read(drill.log, HandLog::target(metric, of)).censored);
  }
}

TEST_CASE("a role of whose steps none was asked need not come; a plan without any such step is not excused") {
  Branch drill;
  drill.documents->scenario.start_of_day = minutes(60);  // nobody is on shift
  drill.plan().flow[drill.tell].by = drill.vendor;
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_arrive, about(drill.vendor))).applicable);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_arrive, about(drill.li))).applicable);
  CHECK(read(drill.log, HandLog::target(Metric::time_to_arrive, about(drill.leader))).censored);
  CHECK(read(drill.log, HandLog::target(Metric::time_to_arrive, about(drill.agents))).value == 0);
  CHECK(read(drill.log, HandLog::target(Metric::time_to_activate, about(drill.main_seats))).censored);
}

TEST_CASE("a pair that began to switch is asked to, with no step for it") {
  HandLog drill(1000);
  drill.plan().flow[drill.swap].on = {TriggerKind::observed, about(drill.line), {}, 0, {}};
  drill.strike(100);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_switch, about(drill.core))).applicable);
  SUBCASE("it began") { drill.put(Draft(200, Kind::pair_switching).about(about(drill.pair))); }
  SUBCASE("it should have, and did nothing") {
    drill.put(Draft(200, Kind::service_changed).about(about(drill.core)).value(0, 1).cause(1));
  }
  CHECK(read(drill.log, HandLog::target(Metric::time_to_switch, about(drill.core))).censored);
}

}  // namespace tuiyan::score
