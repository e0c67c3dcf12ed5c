// Seats lost and regained: P12, P13 and the trace P28.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "oracle/hold.hpp"
#include "support/play.hpp"

using namespace tuiyan;
using oracle::hold;

TEST_CASE("P12 all seats lost, talks cut") { hold("p12", {3000, 100000}); }
TEST_CASE("P13 partial loss, callers return to the head of the queue") { hold("p13", {2000, 100000}); }

TEST_CASE("P28 the trace, call by call") {
  const auto documents = tests::load_or_fail("tests/oracle/p28/plan.json", "tests/oracle/p28/scenario.json");
  const auto rows = tests::play_many(documents, 1, 1, 1, [](const Log& log) {
    std::vector<double> flat;
    for (const CallRecord& call : log.traffic.calls)
      for (const double number : {in_seconds(call.at), static_cast<double>(call.step), static_cast<double>(call.caller),
                                  static_cast<double>(call.waited_us) * 1e-6})
        flat.push_back(number);
    return flat;
  });
  struct Expectation {
    double at;
    CallStep step;
    int caller;
    double waited;
  };
  // Callers A B C D E F G are numbered 0 to 6; waits are of the last stay in the queue.
  const std::vector<Expectation> trace{
      {0, CallStep::started, 0, 0},     {10, CallStep::started, 1, 0},   {50, CallStep::interrupted, 0, -1},
      {80, CallStep::abandoned, 2, 60}, {88, CallStep::started, 0, 38},  {90, CallStep::abandoned, 3, 60},
      {110, CallStep::ended, 1, -1},    {110, CallStep::started, 4, 15}, {188, CallStep::ended, 0, -1},
      {188, CallStep::started, 5, 38},  {210, CallStep::ended, 4, -1},   {210, CallStep::started, 6, 55},
      {288, CallStep::ended, 5, -1},    {310, CallStep::ended, 6, -1}};
  std::vector<Expectation> seen;
  const std::vector<double>& flat = rows.front();
  double total_wait = 0;
  for (std::size_t i = 0; i + 3 < flat.size(); i += 4) {
    const auto step = static_cast<CallStep>(flat[i + 1]);
    if (step != CallStep::started && step != CallStep::interrupted && step != CallStep::abandoned &&
        step != CallStep::ended)
      continue;
    seen.push_back({flat[i], step, static_cast<int>(flat[i + 2]), flat[i + 3]});
    if (step == CallStep::started || step == CallStep::abandoned) total_wait += flat[i + 3];
  }
  REQUIRE(seen.size() == trace.size());
  for (std::size_t i = 0; i < trace.size(); ++i) {
    INFO("line ", i);
    CHECK(std::abs(seen[i].at - trace[i].at) <= 1e-9);
    CHECK(static_cast<int>(seen[i].step) == static_cast<int>(trace[i].step));
    CHECK(seen[i].caller == trace[i].caller);
    if (trace[i].waited >= 0) CHECK(std::abs(seen[i].waited - trace[i].waited) <= 1e-9);
  }
  CHECK(std::abs(total_wait - 266) <= 1e-9);  // 38 + 60 + 60 + 15 + 38 + 55
}
