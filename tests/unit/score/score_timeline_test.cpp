// Rows of a timeline: expected, actual, deviation, outcome, and which facts are worth a line.
#include <doctest/doctest.h>

#include <algorithm>

#include "hand_log.hpp"
#include "score/timeline.hpp"

namespace tuiyan::score {
namespace {

const Row& row_of(const std::vector<Row>& rows, Index<Step> step, std::uint32_t instance = 1) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& row) { return row.step == step && row.instance == instance; });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("a step's row: expected = ready + within, deviation = actual - expected") {
  HandLog d(3600);
  d.plan().flow[d.tell].within = seconds(60);
  d.put(Draft(100, Kind::step_ready).step(d.tell));
  d.put(Draft(130, Kind::step_started).about(about(d.zhang)).step(d.tell));
  d.put(Draft(160, Kind::step_late).step(d.tell));
  const EntryId done = d.put(Draft(190, Kind::step_done).about(about(d.zhang)).step(d.tell));
  d.put(Draft(300, Kind::step_ready).step(d.tell, 2));
  d.put(Draft(340, Kind::step_done).about(about(d.li)).step(d.tell, 2));
  const auto rows = step_rows(d.log);
  const Row& late = row_of(rows, d.tell);
  CHECK(late.outcome == Outcome::done);
  CHECK(*late.ready == HandLog::at(100));
  CHECK(*late.started == HandLog::at(130));
  CHECK(*late.expected == HandLog::at(160));
  CHECK(*late.actual == HandLog::at(190));
  CHECK(*late.deviation == seconds(30));
  CHECK(late.late);
  CHECK(late.who == d.zhang);
  CHECK(late.entry == done);
  CHECK(late.at == HandLog::at(190));
  CHECK(late.clause == "S4.4.2.1");
  const Row& again = row_of(rows, d.tell, 2);
  CHECK(*again.deviation == seconds(-20));  // 340 - (300 + 60)
  CHECK_FALSE(again.late);
  CHECK(again.who == d.li);
}

TEST_CASE("a step's row: open, failed, tried again, skipped, never reached, not needed") {
  HandLog d(1000);
  d.plan().flow[d.find].within = seconds(200);
  d.put(Draft(100, Kind::step_ready).step(d.find));
  d.put(Draft(150, Kind::step_failed).step(d.mend));
  d.put(Draft(160, Kind::step_failed).step(d.swap));
  d.put(Draft(260, Kind::step_done).step(d.swap));
  d.put(Draft(300, Kind::step_skipped).step(d.publish));
  const EntryId chosen = d.put(Draft(310, Kind::decision_taken).step(d.type_in).code(2));
  d.put(Draft(310, Kind::step_skipped).step(d.type_in).cause(chosen));
  const auto rows = step_rows(d.log);
  CHECK(rows.size() == d.plan().flow.size());
  const Row& open = row_of(rows, d.find);
  CHECK(open.outcome == Outcome::open);
  CHECK(open.late);
  CHECK(*open.deviation == seconds(700));  // 1000 - (100 + 200): at least
  CHECK(open.at == HandLog::at(300));
  CHECK_FALSE(open.actual);
  CHECK(row_of(rows, d.mend).outcome == Outcome::failed);
  CHECK(row_of(rows, d.swap).outcome == Outcome::done);
  CHECK(*row_of(rows, d.swap).actual == HandLog::at(260));
  CHECK(row_of(rows, d.publish).outcome == Outcome::not_needed);
  CHECK(row_of(rows, d.type_in).outcome == Outcome::skipped);
  CHECK(row_of(rows, d.tell, 0).outcome == Outcome::not_reached);
  CHECK(row_of(rows, d.tell, 0).at == d.log.end);
  CHECK(row_of(rows, d.escalate, 0).outcome == Outcome::not_needed);
}

TEST_CASE("an inject and the action it expects") {
  HandLog d(1000);
  Inject inject = named<Inject>("i1");
  inject.expects = d.tell;
  inject.within = seconds(120);
  const auto first = d.documents->scenario.injects.add(inject);
  inject.id = "i2";
  inject.expects = {};
  inject.expected_action.zh = "通知";
  const auto judged = d.documents->scenario.injects.add(inject);
  inject.id = "i3";
  inject.expects = d.find;
  const auto never = d.documents->scenario.injects.add(inject);
  d.put(Draft(50, Kind::step_done).step(d.tell));  // before the inject: does not answer it
  d.put(Draft(100, Kind::inject_given).about(about(first)));
  d.put(Draft(200, Kind::inject_given).about(about(judged)));
  d.put(Draft(220, Kind::inject_given).about(about(never)));
  const EntryId done = d.put(Draft(250, Kind::step_done).about(about(d.zhang)).step(d.tell, 2));
  const auto rows = inject_rows(d.log);
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].kind == RowKind::inject);
  CHECK(rows[0].at == HandLog::at(100));
  const auto action_of = [&](Index<Inject> wanted) -> const Row& {
    for (const Row& row : rows)
      if (row.kind == RowKind::expected_action && row.inject == wanted) return row;
    FAIL("no such row");
    return rows[0];
  };
  const Row& answered = action_of(first);
  CHECK(answered.outcome == Outcome::done);
  CHECK(*answered.expected == HandLog::at(220));
  CHECK(*answered.deviation == seconds(30));  // 250 - 220
  CHECK(answered.late);
  CHECK(answered.entry == done);
  CHECK(answered.instance == 2);
  CHECK(answered.who == d.zhang);
  CHECK(action_of(judged).outcome == Outcome::none);
  CHECK(action_of(judged).at == HandLog::at(320));
  CHECK_FALSE(action_of(judged).late);
  CHECK(action_of(never).outcome == Outcome::open);
  CHECK(*action_of(never).deviation == seconds(660));  // 1000 - (220 + 120)
}

TEST_CASE("an expected action whose step was done before counts as done, unless the step was asked again") {
  for (bool asked_again : {false, true}) {
    HandLog d(1000);
    Inject inject = named<Inject>("i");
    inject.expects = d.tell;
    inject.within = seconds(120);
    const auto given = d.documents->scenario.injects.add(inject);
    d.put(Draft(50, Kind::step_ready).step(d.tell));
    d.put(Draft(80, Kind::step_done).about(about(d.zhang)).step(d.tell));
    const EntryId told = d.put(Draft(100, Kind::inject_given).about(about(given)));
    if (asked_again) d.put(Draft(150, Kind::step_ready).step(d.tell, 2));
    const auto rows = inject_rows(d.log);
    REQUIRE(rows.size() == 2);
    const Row& action = rows[1];
    CHECK(action.kind == RowKind::expected_action);
    CHECK(action.entry == told);
    if (asked_again) {
      CHECK(action.outcome == Outcome::open);
      CHECK(*action.deviation == seconds(780));  // 1000 - 220
      continue;
    }
    CHECK(action.outcome == Outcome::done_before);
    CHECK(*action.actual == HandLog::at(80));
    CHECK(action.at == HandLog::at(100));  // beside its inject
    CHECK(action.who == d.zhang);
    CHECK(action.instance == 1);
    CHECK_FALSE(action.deviation);
    CHECK_FALSE(action.late);
  }
}

TEST_CASE("facts: crossings of 0, of 1 and of what a target asks, once per instant; the first of each notice") {
  HandLog d(3600);
  d.plan().targets.add(d.restore(0.8, 0));
  d.capacity(0, 120);  // what it is to begin with is no news
  const EntryId fault = d.strike(600);
  const EntryId lost = d.capacity(600, 0, fault);
  d.put(Draft(620, Kind::noticed).object(about(d.server)).about(about(d.zhang)));
  d.put(Draft(640, Kind::noticed).object(about(d.server)).about(about(d.li)));  // known already
  d.capacity(900, 30);                                                          // leaves 0
  d.capacity(950, 60);                                                          // crosses nothing
  d.capacity(1000, 96);                                                         // 0.8
  d.capacity(1100, 120);
  d.put(Draft(1200, Kind::noticed).object(about(d.server)).about(about(d.zhang)).value(1));  // the return is news
  d.put(Draft(1250, Kind::noticed).object(about(d.server)).about(about(d.li)));              // lost again: news again
  d.put(Draft(1300, Kind::belief_changed).object(about(d.server)).about(about(d.zhang)));    // not notable
  const auto rows = fact_rows(d.log);
  std::vector<double> instants;
  for (const Row& row : rows) instants.push_back(in_seconds(row.at));
  CHECK(instants == std::vector<double>{600, 600, 620, 900, 1000, 1100, 1200, 1250});
  CHECK(rows[1].entry == lost);
  CHECK(rows[1].share == 0);
  CHECK(rows[4].share == 0.8);
  CHECK(rows[2].who == d.zhang);
}

TEST_CASE("facts: a service that crosses several levels at one instant has one row") {
  HandLog d(3600);
  d.plan().targets.add(d.restore(0.8, 0));
  const EntryId fault = d.strike(600);
  d.capacity(600, 0, fault);
  const EntryId first = d.capacity(900, 96);
  d.capacity(900, 120);
  const auto rows = fact_rows(d.log);
  REQUIRE(rows.size() == 3);  // struck, lost, back
  CHECK(rows[2].entry == first);
  CHECK(rows[2].share == 1);  // what holds from then on
}

TEST_CASE("the timeline holds all rows in the order of time") {
  HandLog d(1000);
  d.strike(100);
  d.put(Draft(200, Kind::step_done).step(d.tell));
  d.put(Draft(150 + 100, Kind::announcement_published).about(about(d.notice)));
  const Timeline told = timeline(d.log);
  const auto& rows = told.rows;
  CHECK(told.since == HandLog::at(100));
  CHECK(rows.size() == 1 + fact_rows(d.log).size());  // one run of one step
  CHECK(std::is_sorted(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.at < b.at; }));
  CHECK(rows[0].kind == RowKind::fact);
  CHECK(rows[0].worse);
  CHECK(rows[1].step == d.tell);
  // A pure escalation was not used; a step whose trigger came true and that never became ready is another matter.
  CHECK(std::count(told.unused.begin(), told.unused.end(), d.escalate) == 1);
  CHECK(std::count(told.not_reached.begin(), told.not_reached.end(), d.call_vendor) == 1);
  CHECK(told.unused.size() + told.not_reached.size() + 1 == d.plan().flow.size());
}

TEST_CASE("time counts from the first fault that shows, not from a weak battery nobody sees") {
  HandLog d(1000);
  Fault weak = named<Fault>("battery");
  weak.effect = FaultEffect::weak;
  const auto battery = d.documents->scenario.faults.add(weak);
  d.put(Draft(0, Kind::fault_struck).about(about(battery)));
  CHECK(timeline(d.log).since == HandLog::at(0));  // nothing else struck
  d.strike(300);
  CHECK(timeline(d.log).since == HandLog::at(300));
}

TEST_CASE("a to and fro is told by its first and last change, a loss of everything always") {
  HandLog d(7200);
  const EntryId fault = d.strike(600);
  d.capacity(600, 0, fault);
  // 1, below 1, 1, 0, 1 within five minutes of each other, then calm, then one more.
  const EntryId first = d.capacity(1000, 120);
  d.capacity(1100, 60);
  d.capacity(1200, 120);
  const EntryId nothing = d.capacity(1300, 0);
  const EntryId last = d.capacity(1400, 120);
  const EntryId later = d.capacity(3000, 60);
  std::vector<EntryId> told;
  for (const Row& row : timeline(d.log).rows) {
    if (d.log.at(row.entry).kind != Kind::service_changed) continue;
    told.push_back(row.entry);
    if (row.entry != first) CHECK(row.changes == 0);
    if (row.entry == first) {
      CHECK(row.changes == 5);
      CHECK(row.until == HandLog::at(1400));
    }
    CHECK(row.worse == (row.entry == 2 || row.entry == nothing || row.entry == later));
  }
  CHECK(told == std::vector<EntryId>{2, first, nothing, last, later});
}

TEST_CASE("which time limits count") {
  Row row;
  row.kind = RowKind::step;
  row.outcome = Outcome::done;
  CHECK(kept(row) == Kept::no_limit);
  row.expected = HandLog::at(100);
  CHECK(kept(row) == Kept::yes);
  row.late = true;
  CHECK(kept(row) == Kept::no);
  row.outcome = Outcome::open;
  CHECK(kept(row) == Kept::no);
  row.late = false;
  CHECK(kept(row) == Kept::no_limit);  // not due yet
  row.outcome = Outcome::failed;
  CHECK(kept(row) == Kept::no);
  row.outcome = Outcome::skipped;
  CHECK(kept(row) == Kept::no_limit);
}

}  // namespace tuiyan::score
