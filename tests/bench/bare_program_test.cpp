// The bare programs that the call loop is measured against play the model they claim to play: Erlang A
// against its birth-death chain, the provincial days against the call loop itself. Fixed seeds; two means may
// differ by 4 standard errors of their difference (1 false alarm in 16,000 for each of 14 comparisons), and
// the errors must be small enough to see a mistake.
#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "bench/centres.hpp"

namespace {

struct Mean {
  double n = 0, sum = 0, squares = 0;
  void add(double x) { ++n, sum += x, squares += x * x; }
  [[nodiscard]] double value() const { return sum / n; }
  [[nodiscard]] double variance_of_mean() const { return (squares - sum * sum / n) / (n - 1) / n; }
};

void check_same(const char* what, const Mean& one, const Mean& other, double precision) {
  const double error = std::sqrt(one.variance_of_mean() + other.variance_of_mean());
  CAPTURE(what);
  CAPTURE(one.value());
  CAPTURE(other.value());
  CAPTURE(error);
  CHECK(std::abs(one.value() - other.value()) <= 4 * error + 1e-12);
  CHECK(error <= precision * std::max(one.value(), other.value()) + 1e-12);
}

}  // namespace

TEST_CASE("bare Erlang A against its birth-death chain") {
  for (const int agents : {10, 100}) {
    bare::ErlangA model;
    model.agents = agents;
    const double arrival_rate = model.load * agents / model.talk_s;
    double weight = 1, sum = 0, waiting = 0;
    for (int k = 0; k < agents + 2000; ++k) {
      sum += weight;
      if (k >= agents) waiting += (k - agents) * weight;
      weight *=
          arrival_rate / (std::min(k + 1, agents) / model.talk_s + std::max(0, k + 1 - agents) / model.patience_s);
    }
    Mean lost, wait_s;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
      const bare::ErlangAResult result = bare::play(model, 50'000, seed);
      REQUIRE(result.calls == 50'000);
      lost.add(static_cast<double>(result.abandoned) / 50'000);
      wait_s.add(result.wait_s / 50'000);
    }
    // Little: those who wait = arrival rate x mean wait; the abandoned = those who wait / patience.
    Mean exact_lost, exact_wait_s;
    exact_lost.n = exact_wait_s.n = 2;
    exact_lost.sum = 2 * waiting / sum / model.patience_s / arrival_rate;
    exact_lost.squares = exact_lost.sum * exact_lost.sum / 2;
    exact_wait_s.sum = 2 * waiting / sum / arrival_rate;
    exact_wait_s.squares = exact_wait_s.sum * exact_wait_s.sum / 2;
    // The run starts empty: that spares fewer than one wait in 2,000 here, far below the error.
    check_same("abandoned", lost, exact_lost, 0.01);
    check_same("mean wait", wait_s, exact_wait_s, 0.01);
  }
}

TEST_CASE("the bare provincial days against the call loop") {
  for (const auto& [scenario, runs] : {std::pair{"provincial_day", 60}, std::pair{"storm_day", 6}}) {
    CAPTURE(scenario);
    const auto documents = bench::provincial_documents(scenario);
    const bare::Day model = bench::bare_day(*documents);
    Mean attempts[2], blocked[2], self_served[2], answered[2], abandoned[2];
    for (int run = 0; run < runs; ++run) {
      const auto seed = static_cast<std::uint64_t>(run + 1);
      const tuiyan::FlowRecord loop = bench::total(bench::play(*documents, seed));
      const bare::Cell bare_total = bare::DayProgram(model, seed << 56).play().total();
      const auto n = static_cast<double>(loop.fresh + loop.redials), m = static_cast<double>(bare_total.attempts);
      attempts[0].add(n), attempts[1].add(m);
      blocked[0].add(static_cast<double>(loop.blocked) / n);
      blocked[1].add(static_cast<double>(bare_total.blocked) / m);
      self_served[0].add(static_cast<double>(loop.self_served) / n);
      self_served[1].add(static_cast<double>(bare_total.self_served) / m);
      answered[0].add(static_cast<double>(loop.answered) / n);
      answered[1].add(static_cast<double>(bare_total.answered) / m);
      abandoned[0].add(static_cast<double>(loop.abandoned) / n);
      abandoned[1].add(static_cast<double>(bare_total.abandoned) / m);
    }
    check_same("attempts", attempts[0], attempts[1], 0.02);
    check_same("blocked", blocked[0], blocked[1], 0.05);
    check_same("self-served", self_served[0], self_served[1], 0.02);
    check_same("answered", answered[0], answered[1], 0.02);
    check_same("abandoned", abandoned[0], abandoned[1], 0.2);
  }
}
