// Centres that begin empty and change: P14, P17; and the trace P27.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "oracle/call_figure.hpp"
#include "support/play.hpp"

using namespace tuiyan;
using oracle::call_figure;
using oracle::hold;

TEST_CASE("P14 nobody answers: the queue is Poisson") { hold("p14", {3000, 240000}, call_figure); }
TEST_CASE("P17 service level by the instant of arrival") { hold("p17", {1500, 12000}, call_figure); }

TEST_CASE("P27 one line, one server: every other call") {
  hold("p27", {2, 20}, call_figure);
  const auto documents = tests::load_or_fail("tests/oracle/p27/plan.json", "tests/oracle/p27/scenario.json");
  const auto rows = tests::play_many(documents, 1, 1, 1, [](const Log& log) {
    std::vector<double> flat;
    for (const CallRecord& call : log.traffic.calls)
      flat.insert(flat.end(), {in_seconds(call.at), static_cast<double>(call.step), static_cast<double>(call.caller)});
    return flat;
  });
  // When each step of each call must come: call n (from 0) rings at n + 1 s.
  const std::vector<double>& flat = rows.front();
  std::vector<int> started(100), ended(100), blocked(100);
  for (std::size_t i = 0; i + 2 < flat.size(); i += 3) {
    const auto n = static_cast<std::size_t>(flat[i + 2]);
    const double ring_s = static_cast<double>(n) + 1;
    const auto step = static_cast<CallStep>(flat[i + 1]);
    REQUIRE(n < 100);
    INFO("call ", n, " at ", flat[i]);
    CHECK(std::abs(flat[i] - (step == CallStep::ended || step == CallStep::freed ? ring_s + 1.5 : ring_s)) <= 1e-9);
    if (step == CallStep::started) ++started[n];
    if (step == CallStep::ended) ++ended[n];
    if (step == CallStep::blocked) ++blocked[n];
  }
  for (std::size_t n = 0; n < 100; ++n) {
    INFO("call ", n);
    CHECK(started[n] == (n % 2 == 0 ? 1 : 0));
    CHECK(ended[n] == started[n]);
    CHECK(blocked[n] == 1 - started[n]);
  }
}
