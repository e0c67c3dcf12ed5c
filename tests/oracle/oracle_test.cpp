// The exact cases, as ordinary documents through ordinary entry points.
//
// Rule: |simulated - exact| <= 4 standard errors, the error from independent replications. A metric
// gates when its standard error is below 5 % of the exact value; a rarer one need only lie within
// its 4 errors. Ordinary runs use the small sizes below, the slow label the large ones.
// Each case prints its power: how many metrics gate, and the smallest deviation each would notice.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/file.hpp"
#include "json/node.hpp"
#include "support/figure.hpp"
#include "support/play.hpp"

namespace {

using namespace tuiyan;

struct Expected {
  std::string name, target;
  double exact = 0;
};

std::vector<Expected> expectations(const std::string& folder) {
  const std::string path = std::string(TUIYAN_SOURCE_DIR) + "/" + folder + "/expect.json";
  const FileBytes text = read_file(path);
  REQUIRE_MESSAGE(text.bytes, text.problem.en);
  Diagnostics diagnostics;
  const auto root = json::parse(path, *text.bytes, diagnostics);
  REQUIRE(root);
  const json::Node* metrics = root->find("metrics");
  REQUIRE(metrics);
  std::vector<Expected> all;
  for (const json::Member& member : metrics->members) {
    const json::Node* exact = member.value.find("exact");
    REQUIRE(exact);
    const json::Node* target = member.value.find("target");
    all.push_back({member.key, target ? target->text : "", exact->number});
  }
  REQUIRE(!all.empty());
  return all;
}

void hold(const std::string& id, std::uint64_t small, std::uint64_t large) {
  const std::string folder = "tests/oracle/" + id;
  const auto documents = tests::load_or_fail(folder + "/plan.json", folder + "/scenario.json");
  const std::vector<Expected> expected = expectations(folder);
  const std::uint64_t count = tests::full_size() ? large : small / tests::thinner;
  const auto rows = tests::play_many(documents, 20261123, count, 0, [&](const Log& log) {
    std::vector<double> numbers;
    for (const Expected& metric : expected) numbers.push_back(tests::figure(metric.name, metric.target, log));
    return numbers;
  });
  int gates = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    double sum = 0, squares = 0;
    for (const auto& row : rows) sum += row.at(i);
    const double mean = sum / static_cast<double>(count);
    for (const auto& row : rows) squares += (row[i] - mean) * (row[i] - mean);
    // A metric that never varied still has the resolution of one replication.
    const double n = static_cast<double>(count);
    const double error = std::max(std::sqrt(squares / (n - 1) / n), 1e-9 * std::abs(expected[i].exact));
    const bool is_gate = error < 0.05 * std::abs(expected[i].exact);
    gates += is_gate ? 1 : 0;
    std::printf("%s %-22s exact %10.5f simulated %10.5f se %8.5f z %5.2f%s\n", id.c_str(), expected[i].name.c_str(),
                expected[i].exact, mean, error, (mean - expected[i].exact) / error, is_gate ? " gates" : "");
    // A rare event that did not occur: the chance of that must not be below 1 in 15,000 (4 errors).
    if (squares == 0 && expected[i].exact < 1 && mean == 0)
      CHECK(n * expected[i].exact < 9.6);
    else
      CHECK_MESSAGE(std::abs(mean - expected[i].exact) <= 4 * error, id, " ", expected[i].name, ": simulated ", mean,
                    ", exact ", expected[i].exact, ", standard error ", error);
  }
  std::printf("%s power: %d of %zu metrics gate at %llu replications\n", id.c_str(), gates, expected.size(),
              static_cast<unsigned long long>(count));
  CHECK((gates >= 1 || tests::thinner > 1));
}

}  // namespace

TEST_CASE("P12 all seats lost, talks cut") { hold("p12", 3000, 100000); }
TEST_CASE("P13 partial loss, callers return to the head of the queue") { hold("p13", 2000, 100000); }
TEST_CASE("P16 recovery = detect + decide + switch") { hold("p16", 3000, 100000); }
TEST_CASE("P22 escalation with time-outs") { hold("p22", 4000, 200000); }
TEST_CASE("P23 UPS autonomy against generator start") { hold("p23", 16000, 200000); }

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
