// The data structures of the loop against plain ones that do the same slowly.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <deque>
#include <set>

#include "traffic/backlog.hpp"
#include "traffic/class_draws.hpp"
#include "traffic/event_tournament.hpp"
#include "traffic/seat_bits.hpp"
#include "traffic/time_integral.hpp"
#include "traffic/wait_queue.hpp"
#include "unit/traffic/call_script.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;

TEST_CASE("the event heap answers events in the order of time and number") {
  CHECK(rc::check("like a sorted set", [] {
    EventTournament heap;
    std::set<std::pair<std::int64_t, std::uint32_t>> plain;
    std::uint32_t number = 1;
    for (int i = 0; i < 200; ++i) {
      const bool push = plain.empty() || *rc::gen::inRange(0, 5) < 3;
      if (push) {
        const std::int64_t time = *rc::gen::inRange(-20, 20);  // many ties
        heap.push({time, number, number});
        plain.insert({time, number++});
      } else {
        RC_ASSERT(heap.next_time() == plain.begin()->first);
        RC_ASSERT(heap.top().number == plain.begin()->second);
        heap.take();
        plain.erase(plain.begin());
      }
      if (*rc::gen::inRange(0, 2) == 0)
        RC_ASSERT(heap.next_time() == (plain.empty() ? never_us : plain.begin()->first));
    }
  }));
}

TEST_CASE("the smallest seat is found among few and among many") {
  for (const std::uint32_t size : {3U, 64U, 65U, 4096U, 5000U, 300000U}) {
    CAPTURE(size);
    SeatBits bits(size);
    bits.set(size - 1);
    CHECK(bits.first() == size - 1);
    bits.set(size / 3);
    CHECK(bits.first() == size / 3);
    bits.clear(size / 3);
    CHECK(bits.first() == size - 1);
  }
  CHECK(rc::check("like a sorted set", [] {
    const auto size = static_cast<std::uint32_t>(*rc::gen::inRange(1, 10000));
    SeatBits bits(size);
    std::set<std::uint32_t> plain;
    for (int i = 0; i < 100; ++i) {
      const auto seat = static_cast<std::uint32_t>(*rc::gen::inRange<std::int64_t>(0, size));
      if (plain.insert(seat).second)
        bits.set(seat);
      else
        bits.clear(seat), plain.erase(seat);
      if (!plain.empty()) RC_ASSERT(bits.first() == *plain.begin());
    }
  }));
}

TEST_CASE("the waiting queue keeps order, length and the earliest deadline") {
  CHECK(rc::check("like a deque", [] {
    struct Waiter {
      std::uint32_t slot, place;
      std::int64_t deadline;
    };
    WaitQueue queue;
    std::deque<Waiter> plain;
    for (std::uint32_t slot = 0; slot < 150; ++slot) {
      const int what = *rc::gen::inRange(0, 8);
      const std::int64_t deadline = *rc::gen::inRange(0, 30) == 0 ? never_us : *rc::gen::inRange(0, 40);
      if (what < 4 || plain.empty()) {
        plain.push_back({slot, queue.push_back(slot, deadline), deadline});
      } else if (what == 4) {
        plain.push_front({slot, queue.push_front(slot, deadline), deadline});
      } else if (what == 5) {
        queue.pop_front();
        plain.pop_front();
      } else {
        auto gone = plain.begin();
        if (what == 6) {
          std::advance(gone, *rc::gen::inRange<std::size_t>(0, plain.size()));
        } else {
          for (auto w = plain.begin(); w != plain.end(); ++w)
            if (w->deadline < gone->deadline) gone = w;  // the first of the earliest
          RC_PRE(gone->deadline < never_us);
          RC_ASSERT(queue.settle() == gone->deadline);
          RC_ASSERT(queue.first_to_expire() == gone->slot);
        }
        queue.remove(gone->place);
        plain.erase(gone);
      }
      RC_ASSERT(queue.size() == static_cast<std::int64_t>(plain.size()));
      std::int64_t earliest = never_us;
      for (const Waiter& w : plain) earliest = std::min(earliest, w.deadline);
      RC_ASSERT(queue.no_expiry_before() <= earliest);
      if (*rc::gen::inRange(0, 2) == 0) RC_ASSERT(queue.settle() == earliest && queue.no_expiry_before() == earliest);
      if (!plain.empty()) RC_ASSERT(queue.front() == plain.front().slot);
      std::size_t seen = 0;
      queue.for_each([&](std::uint32_t s) { return s == plain[seen++].slot; });
      RC_ASSERT(seen == plain.size());
    }
  }));
}

TEST_CASE("a queue whose oldest caller never leaves may hold many gaps") {
  WaitQueue queue;
  queue.push_back(0, never_us);
  for (std::uint32_t slot = 1; slot < 1000; ++slot) queue.remove(queue.push_back(slot, slot));
  CHECK(queue.size() == 1);
  CHECK(queue.front() == 0);
  CHECK(queue.settle() == never_us);
}

TEST_CASE("in a long queue the earliest deadline is found, and of equal ones the first to be served") {
  WaitQueue queue;
  std::vector<std::uint32_t> places;
  for (std::uint32_t slot = 0; slot < 5000; ++slot) places.push_back(queue.push_back(slot, 9 + slot % 7));
  for (std::uint32_t slot = 0; slot < 700; ++slot) queue.remove(places[slot]);
  // The ring of 8192 places goes round: the last ones stand before the first ones in it.
  for (std::uint32_t slot = 5000; slot < 8800; ++slot) places.push_back(queue.push_back(slot, 9 + slot % 7));
  std::vector<std::uint32_t> gone;
  for (int i = 0; i < 3000; ++i) {
    const std::int64_t least = queue.settle();
    gone.push_back(queue.first_to_expire());
    CHECK(least == 9 + gone.back() % 7);
    queue.remove(places[gone.back()]);
  }
  // 8100 wait, numbers 700 to 8799; 1158 of them have the earliest deadline, 1157 the next.
  CHECK(gone[0] == 700);
  CHECK(gone[1] == 707);
  CHECK(gone[1158] == 701);
  CHECK(std::is_sorted(gone.begin(), gone.begin() + 1158));
  CHECK(std::is_sorted(gone.begin() + 1158, gone.begin() + 2315));
}

TEST_CASE("a caller's draw does not depend on who asked before him") {
  const Law law = Lognormal{150, 0.7};
  const Key key = Key(Purpose::talk).with("c");
  const Stream stream(Luck{4, 2, 0});
  KeyedLaw kept(law, key);
  for (int i = 0; i < 20000; ++i) {
    // Now forwards, now far back, with second attempts and second stays among them.
    const auto caller = static_cast<std::uint64_t>(i % 7 == 0 ? (i * 7919) % 9000 : i / 2);
    const Who of{caller, i % 11 == 0 ? 2U : 1U, static_cast<std::uint16_t>(i % 13 == 0 ? 1 : 0)};
    Key whole = key.with(of.attempt == 1 ? caller : caller + 0x20000000000000U);
    if (of.stay > 0) whole = whole.with(of.stay);
    CHECK(kept.draw_us(stream, of) == drawn_length(law, stream, whole).us);
  }
}

TEST_CASE("the integral over time is exact and begins anew at each close") {
  TimeIntegral integral;
  integral.change(3, -100);
  integral.change(-1, 50);
  CHECK(integral.close(2, 100) == 3 * 150 + 2 * 50);
  integral.change(5, 150);
  CHECK(integral.close(7, 200) == 2 * 50 + 7 * 50);
  CHECK(integral.close(7, 200) == 0);
}

TEST_CASE("the backlog is first in, first out, and takes broken-off work back to the front") {
  Backlog backlog;
  for (std::uint64_t i = 0; i < 40; ++i) backlog.push_back({i, 1, 0});
  for (std::uint64_t i = 0; i < 30; ++i) CHECK(backlog.pop_front().caller == i);
  backlog.push_front({99, 1, 0});
  CHECK(backlog.pop_front().caller == 99);
  for (std::uint64_t i = 30; i < 40; ++i) CHECK(backlog.pop_front().caller == i);
  CHECK(backlog.empty());
}
