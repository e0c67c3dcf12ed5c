// The waterfall: each minute to its clause and kind of delay, and the sum exactly the reading.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "hand_log.hpp"

namespace tuiyan::score {
namespace {

void check_piece(const Piece& piece, double from_s, double to_s, Delay delay, Index<Step> step, const char* clause,
                 EntryId entry) {
  CHECK(piece.from == HandLog::at(from_s));
  CHECK(piece.to == HandLog::at(to_s));
  CHECK(piece.delay == delay);
  CHECK(piece.step == step);
  CHECK(piece.clause == clause);
  CHECK(piece.entry == entry);
}

std::int64_t sum_us(const std::vector<Piece>& pieces) {
  std::int64_t sum = 0;
  for (const Piece& piece : pieces) sum += (piece.to - piece.from).us;
  return sum;
}

}  // namespace

TEST_CASE("from the fault to the recovery, gap by gap") {
  HandLog d(7200);
  const EntryId fault = d.strike(600);
  const EntryId down = d.put(Draft(600, Kind::component_changed).about(about(d.server)).cause(fault));
  const EntryId lost = d.capacity(600, 0, down);
  const EntryId seen = d.put(Draft(630, Kind::noticed).about(about(d.agents)).object(about(d.server)).cause(lost));
  const EntryId ready = d.put(Draft(630, Kind::step_ready).step(d.tell).cause(seen));
  const EntryId told = d.put(Draft(655, Kind::message_accepted).step(d.tell).cause(ready));
  const EntryId next = d.put(Draft(655, Kind::step_ready).step(d.put_up_seats).cause(told));
  const EntryId start = d.put(Draft(700, Kind::step_started).step(d.put_up_seats).cause(next));
  const EntryId up = d.put(Draft(790, Kind::step_done).step(d.put_up_seats).cause(start));
  const EntryId seats = d.put(Draft(850, Kind::seats_changed).about(about(d.emergency_seats)).value(40, 40).cause(up));
  const EntryId back = d.capacity(850, 120, seats);

  const Reading reading = read(d.log, d.restore(1, 60));
  CHECK(reading.entry == back);
  const auto pieces = waterfall(d.log, reading);
  REQUIRE(pieces.size() == 5);
  check_piece(pieces[0], 600, 630, Delay::noticing, {}, "", seen);
  check_piece(pieces[1], 630, 655, Delay::reporting, d.tell, "S4.4.2.1", told);
  check_piece(pieces[2], 655, 700, Delay::waiting_for_person, d.put_up_seats, "S4.4.2.2", start);
  check_piece(pieces[3], 700, 790, Delay::switching, d.put_up_seats, "S4.4.2.2", up);
  check_piece(pieces[4], 790, 850, Delay::switching, {}, "S4.5.1", seats);  // the seat group's clause
  CHECK(sum_us(pieces) == seconds(250).us);                                 // 850 - 600
}

TEST_CASE("the verb of the step that ended says what the time went into") {
  const std::vector<std::pair<Verb, Delay>> expected = {{Verb::report, Delay::reporting},
                                                        {Verb::order, Delay::reporting},
                                                        {Verb::decide, Delay::deciding},
                                                        {Verb::diagnose, Delay::locating},
                                                        {Verb::repair, Delay::repairing},
                                                        {Verb::switch_over, Delay::switching},
                                                        {Verb::activate, Delay::switching},
                                                        {Verb::deactivate, Delay::switching},
                                                        {Verb::announce, Delay::informing},
                                                        {Verb::call_back, Delay::draining_queue},
                                                        {Verb::backfill, Delay::draining_queue},
                                                        {Verb::verify, Delay::verifying},
                                                        {Verb::record, Delay::other},
                                                        {Verb::review, Delay::other},
                                                        {Verb::stand_down, Delay::other}};
  for (const auto& [verb, delay] : expected)
    for (Kind kind : {Kind::step_done, Kind::component_changed, Kind::fault_ended}) {
      HandLog d(1000);
      const EntryId fault = d.strike(100);
      d.plan().flow[d.find].verb = verb;
      d.put(Draft(150, kind).step(d.find).cause(fault));
      Reading reading;
      reading.entry = 2, reading.anchor = fault, reading.from = HandLog::at(100), reading.to = HandLog::at(150);
      const auto pieces = waterfall(d.log, reading);
      REQUIRE(pieces.size() == 1);
      CHECK(pieces[0].delay == delay);
    }
}

TEST_CASE("coming up again after the repair is restarting, not repairing") {
  HandLog d(7200);
  const EntryId fault = d.strike(100);
  const EntryId lost = d.capacity(100, 0, fault);
  const EntryId mended = d.put(Draft(500, Kind::fault_ended).about(about(d.crash)).step(d.mend).cause(lost));
  const EntryId up = d.put(Draft(620, Kind::component_changed)
                               .about(about(d.server))
                               .step(d.mend)
                               .value(1)
                               .code(static_cast<int>(Reason::restarted))
                               .cause(mended));
  d.capacity(620, 120, up);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 2);
  check_piece(pieces[0], 100, 500, Delay::repairing, d.mend, "S6.3", mended);
  check_piece(pieces[1], 500, 620, Delay::restarting, d.mend, "S6.3", up);
}

TEST_CASE("a try that failed has taken its time; waiting for a person is waiting") {
  HandLog d(7200);
  const EntryId fault = d.strike(100);
  const EntryId lost = d.capacity(100, 0, fault);
  const EntryId ready = d.put(Draft(100, Kind::step_ready).step(d.mend).cause(lost));
  const EntryId start = d.put(Draft(160, Kind::step_started).step(d.mend).cause(ready));
  const EntryId wrong =
      d.put(Draft(460, Kind::step_waiting).step(d.mend).code(static_cast<int>(Need::diagnosis)).cause(start));
  const EntryId found = d.put(Draft(700, Kind::diagnosed).step(d.mend).code(1).cause(wrong));
  const EntryId failed =
      d.put(Draft(900, Kind::step_waiting).step(d.mend).code(static_cast<int>(Need::retry)).cause(found));
  const EntryId held =
      d.put(Draft(950, Kind::step_waiting).step(d.mend).code(static_cast<int>(Need::person)).cause(failed));
  const EntryId done = d.put(Draft(1000, Kind::step_done).step(d.mend).cause(held));
  d.capacity(1000, 120, done);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 6);
  check_piece(pieces[0], 100, 160, Delay::waiting_for_person, d.mend, "S6.3", start);
  check_piece(pieces[1], 160, 460, Delay::repairing, d.mend, "S6.3", wrong);
  check_piece(pieces[2], 460, 700, Delay::locating, d.mend, "S6.3", found);
  check_piece(pieces[3], 700, 900, Delay::repairing, d.mend, "S6.3", failed);
  check_piece(pieces[4], 900, 950, Delay::waiting_for_person, d.mend, "S6.3", held);
  check_piece(pieces[5], 950, 1000, Delay::repairing, d.mend, "S6.3", done);
}

TEST_CASE("pieces are clipped at the anchor; a gap over it belongs to its later entry") {
  HandLog d(7200);
  const EntryId early = d.put(Draft(20, Kind::step_started).step(d.find));
  const EntryId fault = d.strike(100);
  d.capacity(100, 0, fault);
  const EntryId done = d.put(Draft(400, Kind::step_done).step(d.find).cause(early));
  d.capacity(400, 120, done);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 1);
  check_piece(pieces[0], 100, 400, Delay::locating, d.find, "S4.4.2.4", done);
}

TEST_CASE("a chain that ends before the anchor leaves one piece without a story") {
  HandLog d(7200);
  const EntryId fault = d.strike(100);
  d.capacity(100, 0, fault);
  const EntryId came = d.put(Draft(900, Kind::shift_began).about(about(d.li)));  // brought about by the clock
  const EntryId done = d.put(Draft(960, Kind::step_done).step(d.mend).cause(came));
  d.capacity(960, 120, done);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 2);
  check_piece(pieces[0], 100, 900, Delay::other, {}, "", came);
  check_piece(pieces[1], 900, 960, Delay::repairing, d.mend, "S6.3", done);
}

TEST_CASE("a restoring entry without any cause is one piece without a story") {
  HandLog d(7200);
  const EntryId fault = d.strike(100);
  d.capacity(100, 0, fault);
  const EntryId back = d.capacity(700, 120);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 1);
  check_piece(pieces[0], 100, 700, Delay::other, {}, "", back);
}

TEST_CASE("neighbours merge only with the same clause, step and delay") {
  HandLog d(7200);
  const EntryId fault = d.strike(0);
  const EntryId lost = d.capacity(0, 0, fault);
  const EntryId a = d.put(Draft(10, Kind::message_tried).step(d.tell).cause(lost));
  const EntryId b = d.put(Draft(30, Kind::message_failed).step(d.tell).cause(a));
  const EntryId c = d.put(Draft(60, Kind::message_accepted).step(d.call_vendor).cause(b));  // another step
  const EntryId e = d.put(Draft(90, Kind::message_accepted).step(d.escalate).cause(c));     // the same clause
  d.capacity(90, 120, e);
  const auto pieces = waterfall(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 3);
  check_piece(pieces[0], 0, 30, Delay::reporting, d.tell, "S4.4.2.1", b);  // the later entry of the two
  check_piece(pieces[1], 30, 60, Delay::reporting, d.call_vendor, "S4.4.2.4", c);
  check_piece(pieces[2], 60, 90, Delay::reporting, d.escalate, "S4.4.2.4", e);
}

TEST_CASE("nothing to charge: never below, censored, not applicable, a figure without an entry") {
  HandLog d(1000);
  CHECK(waterfall(d.log, read(d.log, d.restore(1, 0))).empty());
  const EntryId fault = d.strike(100);
  d.capacity(100, 0, fault);
  CHECK(waterfall(d.log, read(d.log, d.restore(1, 0))).empty());
  CHECK(waterfall(d.log, read(d.log, HandLog::target(Metric::offered))).empty());
  CHECK(waterfall(d.log, read(d.log, HandLog::target(Metric::time_to_step, about(d.escalate)))).empty());
}

TEST_CASE("any other time has a waterfall too") {
  HandLog d(1000);
  const EntryId fault = d.strike(100);
  const EntryId seen = d.put(Draft(130, Kind::noticed).object(about(d.server)).cause(fault));
  const EntryId told = d.put(Draft(190, Kind::message_accepted).step(d.tell).cause(seen));
  const auto pieces = waterfall(d.log, read(d.log, HandLog::target(Metric::time_to_report, about(d.leader))));
  REQUIRE(pieces.size() == 2);
  check_piece(pieces[0], 100, 130, Delay::noticing, {}, "", seen);
  check_piece(pieces[1], 130, 190, Delay::reporting, d.tell, "S4.4.2.1", told);
}

TEST_CASE("the time in which a backlog is worked off is charged to the step that set to it") {
  for (const Kind cleared : {Kind::call_backs_cleared, Kind::paper_orders_cleared}) {
    HandLog d(1000);
    const EntryId fault = d.strike(100);
    const EntryId start = d.put(Draft(200, Kind::step_started).step(d.put_up_seats).cause(fault));
    const EntryId empty = d.put(Draft(500, cleared).cause(start));
    (void)d.put(Draft(500, Kind::step_done).step(d.put_up_seats).cause(empty));
    const auto pieces = waterfall(d.log, read(d.log, HandLog::target(Metric::time_to_step, about(d.put_up_seats))));
    REQUIRE(pieces.size() == 2);
    check_piece(pieces[1], 200, 500, Delay::draining_queue, d.put_up_seats, "S4.4.2.2", empty);
    CHECK(sum_us(pieces) == seconds(400).us);
  }
}

TEST_CASE("a restoration that did not come: the way so far ends in what was being waited for") {
  HandLog d(2000);
  const EntryId fault = d.strike(100);
  const EntryId lost = d.capacity(100, 0, fault);
  const EntryId seen = d.put(Draft(130, Kind::noticed).object(about(d.server)).cause(lost));
  const EntryId found = d.put(Draft(700, Kind::step_done).step(d.find).cause(seen));
  const EntryId ready = d.put(Draft(700, Kind::step_ready).step(d.mend).cause(found));
  const Target whole = d.restore(1, 0);
  {
    const auto pieces = waterfall_so_far(d.log, read(d.log, whole));
    REQUIRE(pieces.size() == 3);
    check_piece(pieces[0], 100, 130, Delay::noticing, {}, "", seen);
    check_piece(pieces[1], 130, 700, Delay::locating, d.find, "S4.4.2.4", found);
    check_piece(pieces[2], 700, 2000, Delay::waiting_for_person, d.mend, "S6.3", ready);
    CHECK(sum_us(pieces) == seconds(1900).us);  // 2000 - 100
  }
  const EntryId start = d.put(Draft(900, Kind::step_started).step(d.mend).cause(ready));
  d.put(Draft(1000, Kind::step_late).step(d.mend).cause(ready));  // no part of the work
  // A message that is open too does not mend anything, and a step outside the chain is not its business.
  d.put(Draft(1100, Kind::step_ready).step(d.tell).cause(seen));
  d.put(Draft(1200, Kind::step_ready).step(d.swap));
  {
    const auto pieces = waterfall_so_far(d.log, read(d.log, whole));
    REQUIRE(pieces.size() == 4);
    check_piece(pieces[2], 700, 900, Delay::waiting_for_person, d.mend, "S6.3", start);
    check_piece(pieces[3], 900, 2000, Delay::repairing, d.mend, "S6.3", start);
  }
  d.put(Draft(1500, Kind::step_failed).step(d.mend).cause(start));
  const auto pieces = waterfall_so_far(d.log, read(d.log, whole));  // nothing is left but the message
  REQUIRE(pieces.size() == 3);  // noticed, 970 s until the message was due, 900 s without anybody to send it
  CHECK(pieces[2].step == d.tell);
  CHECK(pieces[2].delay == Delay::waiting_for_person);
  CHECK(pieces[2].from == HandLog::at(1100));
}

TEST_CASE("the way so far of a machine that is coming up again when the drill ends") {
  HandLog d(1000);
  const EntryId fault = d.strike(100);
  const EntryId lost = d.capacity(100, 0, fault);
  const EntryId done = d.put(Draft(700, Kind::step_done).step(d.mend).cause(lost));
  const EntryId mended = d.put(Draft(700, Kind::fault_ended).about(about(d.crash)).step(d.mend).cause(done));
  const auto pieces = waterfall_so_far(d.log, read(d.log, d.restore(1, 0)));
  REQUIRE(pieces.size() == 2);
  check_piece(pieces[0], 100, 700, Delay::repairing, d.mend, "S6.3", done);
  check_piece(pieces[1], 700, 1000, Delay::restarting, d.mend, "S6.3", mended);
  d.put(Draft(900, Kind::component_changed)
            .about(about(d.server))
            .value(1)
            .code(static_cast<int>(Reason::restarted))
            .cause(mended));
  CHECK(waterfall_so_far(d.log, read(d.log, d.restore(1, 0))).empty());  // up, and nobody goes on
}

TEST_CASE("no way so far: restored, never lost, nothing open") {
  HandLog d(2000);
  CHECK(waterfall_so_far(d.log, read(d.log, d.restore(1, 0))).empty());
  const EntryId fault = d.strike(100);
  const EntryId lost = d.capacity(100, 0, fault);
  CHECK(waterfall_so_far(d.log, read(d.log, d.restore(1, 0))).empty());
  d.put(Draft(200, Kind::step_ready).step(d.mend).cause(lost));
  CHECK(waterfall_so_far(d.log, read(d.log, d.restore(1, 0))).size() == 2);  // until ready, then waiting
  d.capacity(300, 120, lost);
  CHECK(waterfall_so_far(d.log, read(d.log, d.restore(1, 0))).empty());
}

// Logs with arbitrary kinds, steps, gaps (many of them 0) and causes: whatever restores the service,
// the pieces lie end to end from the anchor to the reading, and neighbours differ.
TEST_CASE("property: pieces are contiguous and sum to the reading") {
  const bool held = rc::check("contiguous, exact, merged", [] {
    HandLog d(1e9);
    const auto gaps = *rc::gen::container<std::vector<int>>(
        rc::gen::weightedOneOf<int>({{1, rc::gen::just(0)}, {3, rc::gen::inRange(1, 90'000'000)}}));
    Time now{0};
    const auto put = [&](Draft draft) {
      const auto last = static_cast<int>(d.log.entries.size());
      draft.entry.at = now;
      draft.entry.cause = static_cast<EntryId>(*rc::gen::inRange(std::max(0, last - 3), last + 1));
      return d.put(draft);
    };
    bool struck = false;
    for (int gap : gaps) {
      now = now + Duration{gap};
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          put(Draft(0, Kind::fault_struck).about(about(d.crash)).object(about(d.server)));
          struck = true;
          break;
        case 1:
          put(Draft(0, Kind::service_changed).about(about(d.answering)).value(60.0 * *rc::gen::inRange(0, 3), 120));
          break;
        default: {
          Draft draft(0, static_cast<Kind>(*rc::gen::inRange(0, static_cast<int>(kind_count))));
          if (draft.entry.kind == Kind::fault_struck || draft.entry.kind == Kind::service_changed) break;
          if (*rc::gen::arbitrary<bool>())
            draft.step({static_cast<std::uint32_t>(*rc::gen::inRange(0, static_cast<int>(d.plan().flow.size())))});
          put(draft);
        }
      }
    }
    for (double reaches : {0.5, 1.0}) {
      const Reading reading = read(d.log, d.restore(reaches, *rc::gen::inRange(0, 30)));
      const auto pieces = waterfall(d.log, reading);
      const bool came = reading.applicable && !reading.censored && reading.to > reading.from;
      RC_CLASSIFY(came && struck, "restored later");
      RC_ASSERT(pieces.empty() != came);
      if (!came) continue;
      RC_ASSERT(sum_us(pieces) == (reading.to - reading.from).us);
      RC_ASSERT(pieces.front().from == reading.from);
      RC_ASSERT(pieces.back().to == reading.to);
      for (std::size_t i = 0; i < pieces.size(); ++i) {
        RC_ASSERT(pieces[i].from < pieces[i].to);
        RC_ASSERT(pieces[i].delay != Delay::none);
        if (i == 0) continue;
        RC_ASSERT(pieces[i - 1].to == pieces[i].from);
        const auto label = [](const Piece& piece) { return std::tuple(piece.clause, piece.step, piece.delay); };
        RC_ASSERT(label(pieces[i - 1]) != label(pieces[i]));
      }
    }
  });
  CHECK(held);
}

}  // namespace tuiyan::score
