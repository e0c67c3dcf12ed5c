// A second way to a single pool, first come first served: the recursion of Kiefer and Wolfowitz (1955,
// Transactions of the American Mathematical Society 78:1), with patience. There is no clock and no event:
// caller k finds the agents free at F1 <= F2 <= …; he starts at S = max(arrival, F1) if S is not after his
// deadline, and his agent is free again at S + talk + after-call work; else he leaves the agents as they were.
// It shares with the loop the instants of arrival and the keys of the draws, and must agree call by call.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <functional>
#include <map>
#include <queue>

#include "traffic/arrivals.hpp"
#include "unit/traffic/call_site.hpp"

using namespace tuiyan;
using namespace tuiyan::traffic;
using namespace tuiyan::traffic::test;

namespace {

struct Fate {
  bool answered = false;
  std::int64_t waited_us = 0;
  friend bool operator==(const Fate&, const Fate&) = default;
};

// Of everybody who calls before the end, by caller.
std::vector<Fate> by_recursion(const Documents& d, Luck luck, int agents) {
  const CallClass& c = d.site.classes[{0}];
  const Stream stream(luck);
  const auto lasts = [&](const Law& law, Purpose purpose, std::uint64_t caller) {
    return drawn_length(law, stream, Key(purpose).with(c.id).with(caller)).us;
  };
  Arrivals arrivals(d, {0}, stream);
  std::priority_queue<std::int64_t, std::vector<std::int64_t>, std::greater<>> free_at;
  for (int agent = 0; agent < agents; ++agent) free_at.push(0);
  std::vector<Fate> fates;
  for (std::uint64_t caller = 0;; ++caller) {
    const std::int64_t arrival = arrivals.next().us;
    arrivals.take(stream);
    if (arrival >= d.scenario.length.us) return fates;
    const std::int64_t start = std::max(arrival, free_at.top());
    const std::int64_t patience = lasts(c.patience, Purpose::patience, caller);
    if (start - arrival > patience) {
      fates.push_back({false, patience});
      continue;
    }
    fates.push_back({true, start - arrival});
    free_at.pop();
    free_at.push(start + lasts(c.talk, Purpose::talk, caller) + lasts(c.after_call, Purpose::after_call, caller));
  }
}

std::map<std::uint64_t, Fate> by_the_loop(const Documents& d, Luck luck, int agents) {
  CallLoop loop(d, luck);
  loop.add_agents(first_group, agents);
  std::map<std::uint64_t, Fate> fates;
  for (const CallRecord& r : loop.finish(Time{d.scenario.length.us}).calls)
    if (r.step == CallStep::started || r.step == CallStep::abandoned)
      fates[r.caller] = {r.step == CallStep::started, r.waited_us};
  return fates;
}

// Whoever still waits at the end has no fate in the loop; all others have the same one. How many had one.
std::size_t compare(const Documents& d, Luck luck, int agents) {
  const std::vector<Fate> expected = by_recursion(d, luck, agents);
  const std::map<std::uint64_t, Fate> found = by_the_loop(d, luck, agents);
  std::size_t without = 0;
  for (std::uint64_t caller = 0; caller < expected.size(); ++caller) {
    const auto one = found.find(caller);
    if (one == found.end()) {
      ++without;
      continue;
    }
    if (!(one->second == expected[caller])) return 0;
  }
  return expected.size() == found.size() + without && without < 200 ? found.size() : 0;
}

Documents pool(int seats, double load, Law talk, Law patience, Law after_call, double callers) {
  const double per_second = load * seats / (mean(talk) + mean(after_call));
  Documents d = centre(callers / per_second);
  CallClass c = with_rate(call_class("c", std::move(talk), std::move(patience)), per_second);
  c.after_call = std::move(after_call);
  d.site.classes.add(c);
  d.site.seat_groups.add(seat_group("g", seats));
  return d;
}

}  // namespace

TEST_CASE("the recursion knows a queue that was worked out by hand") {
  // One agent, talks of 10 s; all have 8 s of patience. b waits 5 s; c would wait 9 s and gives up; d waits 8 s.
  Documents d = centre(100);
  d.site.classes.add(scripted(call_class("c", always(10), always(8)), {0, 5, 11, 12}));
  d.site.seat_groups.add(seat_group("g", 1));
  const std::vector<Fate> fates = by_recursion(d, {}, 1);
  REQUIRE(fates.size() == 4);
  CHECK(fates[0] == Fate{true, 0});
  CHECK(fates[1] == Fate{true, 5'000'000});
  CHECK(fates[2] == Fate{false, 8'000'000});
  CHECK(fates[3] == Fate{true, 8'000'000});  // at his deadline: the end of a talk comes before it
  CHECK(compare(d, {}, 1) == 4);
}

TEST_CASE("loop and recursion agree on every call of a hundred agents") {
  const Documents d = pool(100, 1.1, Exponential{180}, Exponential{120}, always(0), 100'000);
  const std::size_t compared = compare(d, Luck{1, 0, 0}, 100);
  CHECK(compared > 99'000);
}

TEST_CASE("loop and recursion agree on any pool") {
  CHECK(rc::check("call by call", [] {
    const auto law = [](double mean_s) -> Law {
      switch (*rc::gen::inRange(0, 4)) {
        case 0:
          return always(std::max(1.0, mean_s));
        case 1:
          return Exponential{mean_s};
        case 2:
          return Lognormal{mean_s, 1.2};
        default:
          return Uniform{0, 2 * mean_s};
      }
    };
    const int seats = *rc::gen::inRange(1, 40);
    const double load = 0.1 * *rc::gen::inRange(3, 20);
    const Law patience = law(*rc::gen::element(1.0, 30.0, 120.0));  // long queues would end undecided
    const Documents d = pool(seats, load, law(100), patience, law(*rc::gen::element(0.0, 40.0)), 1500);
    const auto seed = static_cast<std::uint64_t>(*rc::gen::inRange(1, 1'000'000));
    RC_ASSERT(compare(d, Luck{seed, 3, 0}, seats) > 1000);
  }));
}
