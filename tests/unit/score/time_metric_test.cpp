// Times of single entries: what counts, from where, and what does not come before the end.
#include <doctest/doctest.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

// Struck at 100 s; the end is at 1000 s, so "never" is later than 900 s.
struct Struck : HandLog {
  EntryId fault;
  Struck() : HandLog(1000) { fault = strike(100); }
  Reading read_it(Metric metric, Subject of = {}) const { return read(log, target(metric, of)); }
};

void check_came(const Reading& reading, double value_s, EntryId entry, double from_s) {
  CHECK(reading.applicable);
  CHECK_FALSE(reading.censored);
  CHECK(reading.value == doctest::Approx(value_s).epsilon(1e-12));
  CHECK(reading.entry == entry);
  CHECK(reading.from == HandLog::at(from_s));
  CHECK(reading.to == HandLog::at(from_s + value_s));
}

void check_censored(const Reading& reading, double later_than_s) {
  CHECK(reading.applicable);
  CHECK(reading.censored);
  CHECK(reading.entry == 0);
  CHECK(reading.value == doctest::Approx(later_than_s).epsilon(1e-12));
}

}  // namespace

TEST_CASE("time to notice: the first bad news about `of`; a recovery is no notice") {
  Struck drill;
  check_censored(drill.read_it(Metric::time_to_notice), 900);  // 1000 - 100
  drill.put(Draft(110, Kind::noticed).about(about(drill.zhang)).object(about(drill.server)).value(1));
  check_censored(drill.read_it(Metric::time_to_notice), 900);
  const EntryId other =
      drill.put(Draft(120, Kind::noticed).about(about(drill.zhang)).object(about(drill.line)).value(0.4));
  const EntryId own = drill.put(Draft(130, Kind::noticed).about(about(drill.agents)).object(about(drill.server)));
  check_came(drill.read_it(Metric::time_to_notice), 20, other, 100);                     // 120 - 100
  check_came(drill.read_it(Metric::time_to_notice, about(drill.server)), 30, own, 100);  // 130 - 100
  CHECK(drill.read_it(Metric::time_to_notice).anchor == drill.fault);
}

TEST_CASE("time to notice: what its monitor does not watch for is no bad news") {
  Struck drill;
  Monitor monitor = named<Monitor>("lines-alarm");
  monitor.below_share = 0.5;
  monitor.watches = about(drill.carrier);
  drill.documents->site.monitors.add(monitor);  // row 0
  drill.put(Draft(110, Kind::trunks_changed).about(about(drill.carrier)).value(0).cause(drill.fault));
  drill.put(
      Draft(130, Kind::noticed).about(about(drill.zhang)).object(about(drill.carrier)).value(0.8, 0));  // recovery
  check_censored(drill.read_it(Metric::time_to_notice, about(drill.carrier)), 900);
  const EntryId seen =
      drill.put(Draft(160, Kind::noticed).about(about(drill.zhang)).object(about(drill.carrier)).value(0.4, 0));
  check_came(drill.read_it(Metric::time_to_notice, about(drill.carrier)), 60, seen, 100);
}

TEST_CASE("time to notice a fault: the first notice of what it struck") {
  Struck drill;
  drill.put(Draft(120, Kind::noticed).object(about(drill.line)));
  const EntryId seen = drill.put(Draft(150, Kind::noticed).object(about(drill.server)));
  check_came(drill.read_it(Metric::time_to_notice, about(drill.crash)), 50, seen, 100);
}

TEST_CASE("time to report: by role, by step, or any; failed and merely ringing messages do not count") {
  Struck drill;
  const auto message = [&](double at_s, Kind kind, Index<Step> step, Index<Person> to) {
    return drill.put(Draft(at_s, kind).about(about(drill.agents)).object(about(to)).step(step));
  };
  message(105, Kind::message_rang, drill.call_vendor, drill.li);
  message(106, Kind::message_failed, drill.call_vendor, drill.li);
  const EntryId told = message(140, Kind::message_accepted, drill.tell, drill.zhang);
  // The deputy accepts for the vendor: the address is the role of the step.
  const EntryId vendor = message(170, Kind::message_accepted, drill.call_vendor, drill.zhang);
  check_came(drill.read_it(Metric::time_to_report), 40, told, 100);
  check_came(drill.read_it(Metric::time_to_report, about(drill.leader)), 40, told, 100);
  check_came(drill.read_it(Metric::time_to_report, about(drill.vendor)), 70, vendor, 100);
  check_came(drill.read_it(Metric::time_to_report, about(drill.call_vendor)), 70, vendor, 100);
  check_came(drill.read_it(Metric::time_to_report, about(drill.zhang)), 40, told, 100);
  check_censored(drill.read_it(Metric::time_to_report, about(drill.li)), 900);  // it rang, and no more
}

TEST_CASE("time to report: a message outside the flow counts by its recipient") {
  Struck drill;
  const EntryId told = drill.put(Draft(150, Kind::message_accepted).about(about(drill.zhang)).object(about(drill.li)));
  check_came(drill.read_it(Metric::time_to_report, about(drill.vendor)), 50, told, 100);
  check_censored(drill.read_it(Metric::time_to_report, about(drill.leader)), 900);
}

TEST_CASE("time to activate: the step, what it activates, a machine that starts by itself") {
  Struck drill;
  const EntryId started = drill.put(Draft(180, Kind::generator_carried_load).about(about(drill.generator)));
  const EntryId done = drill.put(Draft(220, Kind::step_done).about(about(drill.zhang)).step(drill.put_up_seats));
  check_came(drill.read_it(Metric::time_to_activate), 120, done, 100);
  check_came(drill.read_it(Metric::time_to_activate, about(drill.put_up_seats)), 120, done, 100);
  check_came(drill.read_it(Metric::time_to_activate, about(drill.emergency_seats)), 120, done, 100);
  check_came(drill.read_it(Metric::time_to_activate, about(drill.generator)), 80, started, 100);
  check_censored(drill.read_it(Metric::time_to_activate, about(drill.main_seats)), 900);
}

TEST_CASE("time to locate: a wrong diagnosis does not count") {
  Struck drill;
  const auto diagnosed = [&](double at_s, int right) {
    return drill.put(
        Draft(at_s, Kind::diagnosed).about(about(drill.li)).object(about(drill.server)).step(drill.find).code(right));
  };
  diagnosed(300, 0);
  check_censored(drill.read_it(Metric::time_to_locate), 900);
  const EntryId right = diagnosed(460, 1);
  for (Subject of : {Subject{}, about(drill.server), about(drill.crash)})
    check_came(drill.read_it(Metric::time_to_locate, of), 360, right, 100);          // 460 - 100
  CHECK_FALSE(drill.read_it(Metric::time_to_locate, about(drill.line)).applicable);  // never lost
}

TEST_CASE("time to locate: a service counts when a step set out to diagnose it") {
  Struck drill;
  drill.plan().flow[drill.find].object = about(drill.answering);
  drill.capacity(100, 0, drill.fault);
  const EntryId right = drill.put(Draft(400, Kind::diagnosed).object(about(drill.server)).step(drill.find).code(1));
  check_came(drill.read_it(Metric::time_to_locate, about(drill.answering)), 300, right, 100);
}

TEST_CASE("time to switch: the pair itself or the step that switches") {
  Struck drill;
  const EntryId automatic = drill.put(Draft(130, Kind::pair_switched).about(about(drill.pair)).value(1));
  const EntryId done = drill.put(Draft(190, Kind::step_done).step(drill.swap));
  for (Subject of : {Subject{}, about(drill.pair), about(drill.core)})
    check_came(drill.read_it(Metric::time_to_switch, of), 30, automatic, 100);
  check_came(drill.read_it(Metric::time_to_switch, about(drill.swap)), 90, done, 100);
  check_censored(drill.read_it(Metric::time_to_switch, about(drill.answering)), 900);  // it holds no pair
}

TEST_CASE("time to switch: a switch of seats counts for both ends") {
  Struck drill;
  Step& swap = drill.plan().flow[drill.swap];
  swap.object = about(drill.main_seats);
  swap.target_side = about(drill.emergency_seats);
  const EntryId done = drill.put(Draft(250, Kind::step_done).step(drill.swap));
  check_came(drill.read_it(Metric::time_to_switch, about(drill.main_seats)), 150, done, 100);
  check_came(drill.read_it(Metric::time_to_switch, about(drill.emergency_seats)), 150, done, 100);
}

TEST_CASE("notice published after: the announcement, or any") {
  Struck drill;
  const auto late = drill.plan().announcements.add(named<Announcement>("sms"));
  const EntryId first = drill.put(Draft(200, Kind::announcement_published).about(about(drill.notice)));
  const EntryId second = drill.put(Draft(500, Kind::announcement_published).about(about(late)));
  check_came(drill.read_it(Metric::notice_published_after), 100, first, 100);
  check_came(drill.read_it(Metric::notice_published_after, about(late)), 400, second, 100);
}

TEST_CASE("time to step: entries of the same instant count when they were logged after the anchor") {
  HandLog drill(1000);
  drill.put(Draft(100, Kind::step_done).step(drill.tell));  // before the fault, at the same instant
  drill.strike(100);
  check_censored(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.tell))), 900);
  const EntryId again = drill.put(Draft(100, Kind::step_done).step(drill.tell, 2));
  check_came(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.tell))), 0, again, 100);
}

TEST_CASE("anchors: start, a step's three moments, an instant of the clock") {
  HandLog drill(1000);
  const EntryId start = drill.put(Draft(0, Kind::drill_started));
  drill.strike(100);
  drill.put(Draft(200, Kind::step_ready).step(drill.tell));
  drill.put(Draft(230, Kind::step_started).step(drill.tell));
  const EntryId anchor = drill.put(Draft(300, Kind::step_done).step(drill.tell));
  const EntryId done = drill.put(Draft(420, Kind::step_done).step(drill.publish));
  Target target = HandLog::target(Metric::time_to_step, about(drill.publish), AnchorKind::start);
  check_came(read(drill.log, target), 420, done, 0);
  CHECK(read(drill.log, target).anchor == start);
  target.from.step = drill.tell;
  target.from.kind = AnchorKind::step_ready;
  check_came(read(drill.log, target), 220, done, 200);
  target.from.kind = AnchorKind::step_started;
  check_came(read(drill.log, target), 190, done, 230);
  target.from.kind = AnchorKind::step_done;
  check_came(read(drill.log, target), 120, done, 300);
  CHECK(read(drill.log, target).anchor == anchor);
  target.from.kind = AnchorKind::at;
  target.from.at = seconds(400);
  check_came(read(drill.log, target), 20, done, 400);
  CHECK(read(drill.log, target).anchor == 0);
}

TEST_CASE("a step that was done before the anchoring step has met it at once") {
  HandLog drill(1000);
  const EntryId early = drill.put(Draft(200, Kind::step_done).step(drill.publish));
  drill.put(Draft(300, Kind::step_done).step(drill.tell));
  Target target = HandLog::target(Metric::time_to_step, about(drill.publish), AnchorKind::step_done);
  target.from.step = drill.tell;
  check_came(read(drill.log, target), 0, early, 300);
  const EntryId again = drill.put(Draft(450, Kind::step_done).step(drill.publish, 2));  // done anew: that one counts
  check_came(read(drill.log, target), 150, again, 300);
}

TEST_CASE("not applicable: no fault, an escalation nobody needed, a step its own condition skipped") {
  HandLog drill(1000);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_notice)).applicable);
  drill.strike(100);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.escalate))).applicable);
  Target after = HandLog::target(Metric::time_to_report, {}, AnchorKind::step_started);
  after.from.step = drill.escalate;
  CHECK_FALSE(read(drill.log, after).applicable);
  const EntryId skipped = drill.put(Draft(150, Kind::step_skipped).step(drill.publish));
  CHECK(skipped != 0);
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.publish))).applicable);
}

TEST_CASE("missed, not dropped: a step that was asked for and never came, or that a person chose to skip") {
  HandLog drill(1000);
  drill.strike(100);
  Target after = HandLog::target(Metric::time_to_report, {}, AnchorKind::step_done);
  after.from.step = drill.find;
  check_censored(read(drill.log, after), 0);  // the anchor itself never came
  const EntryId chosen = drill.put(Draft(150, Kind::decision_taken).step(drill.publish).code(2));
  drill.put(Draft(150, Kind::step_skipped).step(drill.publish).cause(chosen));
  check_censored(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.publish))), 900);
  // A decision about another step is no choice to skip this one.
  drill.put(Draft(160, Kind::step_skipped).step(drill.type_in).cause(chosen));
  CHECK_FALSE(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.type_in))).applicable);
}

TEST_CASE("an escalation that became ready is asked for") {
  HandLog drill(1000);
  drill.strike(100);
  drill.put(Draft(200, Kind::step_ready).step(drill.escalate));
  check_censored(read(drill.log, HandLog::target(Metric::time_to_step, about(drill.escalate))), 900);
}

TEST_CASE("the anchoring fault is the one that lowers `of`, found through its causes") {
  HandLog drill(1000);
  drill.put(Draft(10, Kind::fault_struck).about(about(drill.storm)).object(about(drill.line)));  // harmless here
  const EntryId fault = drill.strike(100);
  const EntryId down = drill.put(Draft(100, Kind::component_changed).about(about(drill.server)).cause(fault));
  drill.capacity(100, 0, down);
  drill.put(Draft(160, Kind::noticed).object(about(drill.answering)));
  Reading reading = read(drill.log, HandLog::target(Metric::time_to_notice, about(drill.answering)));
  CHECK(reading.anchor == fault);
  CHECK(reading.value == doctest::Approx(60).epsilon(1e-12));  // 160 - 100, not 160 - 10
  // Nothing lowers the core service, so the first fault counts.
  CHECK(read(drill.log, HandLog::target(Metric::downtime, about(drill.core))).anchor == 1);
}

TEST_CASE("the anchoring fault: binding causes first, of several on the way the earliest; else the other causes") {
  HandLog drill(1000);
  const EntryId weak = drill.put(Draft(10, Kind::fault_struck).about(about(drill.storm)));
  const EntryId mains = drill.strike(100);
  const EntryId again = drill.put(Draft(200, Kind::fault_struck).about(about(drill.storm)).cause(mains));
  const EntryId empty = drill.put(Draft(400, Kind::ups_emptied).cause(again).others({weak}));
  drill.capacity(400, 0, empty);
  CHECK(read(drill.log, drill.restore(1, 0)).anchor == mains);

  HandLog loose(1000);
  loose.put(Draft(10, Kind::fault_struck).about(about(loose.storm)));
  const EntryId hidden = loose.strike(100);
  const EntryId mid = loose.put(Draft(150, Kind::ups_discharging).others({hidden}));
  loose.capacity(150, 0, mid);
  CHECK(read(loose.log, loose.restore(1, 0)).anchor == hidden);
}

TEST_CASE("the anchoring fault is behind a loss; an agent away for a minute before it is no fault") {
  HandLog drill(3600);
  const EntryId away = drill.put(Draft(50, Kind::agent_freed).step(drill.tell));
  drill.capacity(50, 119, away);
  drill.capacity(80, 120, away);
  drill.capacity(595, 119, away);  // still away when the fault strikes: one stretch below
  const EntryId fault = drill.strike(600);
  drill.capacity(600, 0, fault);
  drill.capacity(900, 120);
  const Reading reading = read(drill.log, drill.restore(1, 0));
  CHECK(reading.anchor == fault);
  CHECK(reading.value == doctest::Approx(300).epsilon(1e-12));  // 900 - 600
}

TEST_CASE("the first fault of the drill is the first that shows; a weak or latent standby does not") {
  HandLog drill(1000);
  drill.documents->scenario.faults[drill.storm].effect = FaultEffect::weak;
  const EntryId weak = drill.put(Draft(0, Kind::fault_struck).about(about(drill.storm)).object(about(drill.line)));
  drill.put(Draft(700, Kind::noticed).object(about(drill.server)));
  CHECK(read(drill.log, HandLog::target(Metric::time_to_notice)).anchor == weak);  // there is no other
  drill.log.entries.pop_back();
  const EntryId shown = drill.strike(600);
  drill.put(Draft(700, Kind::noticed).object(about(drill.server)));
  CHECK(read(drill.log, HandLog::target(Metric::time_to_notice)).anchor == shown);
  CHECK(read(drill.log, HandLog::target(Metric::time_to_notice)).value == doctest::Approx(100).epsilon(1e-12));
}

TEST_CASE("what is put up stood idle before: that is no loss") {
  HandLog drill(1000);
  drill.put(Draft(0, Kind::component_changed).about(about(drill.generator)).value(0));
  const EntryId fault = drill.strike(100);
  drill.put(Draft(160, Kind::generator_carried_load).about(about(drill.generator)));
  CHECK(read(drill.log, HandLog::target(Metric::time_to_activate, about(drill.generator))).anchor == fault);
}

TEST_CASE("a loss without a fault behind it is its own anchor") {
  HandLog drill(1000);
  const EntryId elsewhere = drill.strike(200);  // harms nothing here
  const EntryId done = drill.put(Draft(300, Kind::step_done).step(drill.swap));
  const EntryId fall = drill.capacity(300, 0, done);
  drill.capacity(330, 30, elsewhere);  // a rise is no loss, whatever is behind it
  drill.capacity(360, 120);
  const Reading reading = read(drill.log, drill.restore(1, 0));
  CHECK(reading.anchor == fall);
  CHECK(reading.value == doctest::Approx(60).epsilon(1e-12));
}

}  // namespace tuiyan::score
