// Calls per second of the call loop alone, each model beside a bare program of the same model (pair.hpp).
// A call is one attempt, from dialling to its end.
//   erlang_a/AGENTS/CALLS  M/M/c+M: talk 180 s, patience 120 s, load 1.1, half-hour statistics
//   erlang_a_watch         the same, 100 agents, with a watch on the number waiting and on the longest wait
//   erlang_a_log           the same with every step of every call kept
//   provincial_day         the shipped site, 28,000 calls: 5 classes with a profile, 2 carriers, IVR, priorities,
//                          lognormal talks, after-call work, work orders, redial, call-back list
//   provincial_day_log     the same with every step of every call kept
//   storm_day, …_log       the same site, 10^6 calls
#include <benchmark/benchmark.h>

#include "bench/centres.hpp"
#include "bench/pair.hpp"

namespace {

using namespace tuiyan;

void erlang_a(benchmark::State& state) {
  bare::ErlangA model;
  model.agents = static_cast<int>(state.range(0));
  const Documents d = bench::erlang_a_documents(model, static_cast<double>(state.range(1)));
  double calls = 0, lost = 0, waited_s = 0;
  bench::play_both(
      state,
      [&](std::uint64_t n) {
        const FlowRecord sum = bench::total(bench::play(d, n));
        calls += static_cast<double>(sum.fresh);
        lost += static_cast<double>(sum.abandoned);
        waited_s += 1e-6 * static_cast<double>(sum.waiting_us);
        return static_cast<double>(sum.fresh);
      },
      [&](std::uint64_t n) { return static_cast<double>(bare::play(model, state.range(1), n).calls); });
  state.counters["abandoned"] = lost / calls;
  state.counters["mean_wait_s"] = waited_s / calls;
}

// 100 agents, a million calls, `prepare` done to documents or loop.
void erlang_a_with(benchmark::State& state, bool watched, bool logged) {
  const bare::ErlangA model;
  Documents d = bench::erlang_a_documents(model, 1e6);
  d.scenario.log_calls = logged;
  bench::play_both(
      state,
      [&](std::uint64_t n) {
        traffic::CallLoop loop(d, Luck{1, n, 0});
        loop.add_agents({0}, model.agents);
        if (watched) {
          loop.watch(CallFigure::waiting, 60, 10, Duration{0});
          loop.watch(CallFigure::longest_wait, 120, 30, Duration{0});
        }
        return static_cast<double>(bench::total(loop.finish(Time{d.scenario.length.us})).fresh);
      },
      [&](std::uint64_t n) { return static_cast<double>(bare::play(model, 1000000, n).calls); });
}
void erlang_a_watch(benchmark::State& state) { erlang_a_with(state, true, false); }
void erlang_a_log(benchmark::State& state) { erlang_a_with(state, false, true); }

void day(benchmark::State& state, const std::string& scenario, bool logged) {
  Documents d = *bench::provincial_documents(scenario);
  d.scenario.log_calls = logged;
  const bare::Day model = bench::bare_day(d);
  double calls = 0, blocked = 0, lost = 0, bare_calls = 0, bare_blocked = 0, bare_lost = 0;
  bench::play_both(
      state,
      [&](std::uint64_t n) {
        const FlowRecord sum = bench::total(bench::play(d, n));
        const auto attempts = static_cast<double>(sum.fresh + sum.redials);
        calls += attempts;
        blocked += static_cast<double>(sum.blocked);
        lost += static_cast<double>(sum.abandoned);
        return attempts;
      },
      [&](std::uint64_t n) {
        const bare::Cell sum = bare::DayProgram(model, n << 56).play().total();
        bare_calls += static_cast<double>(sum.attempts);
        bare_blocked += static_cast<double>(sum.blocked);
        bare_lost += static_cast<double>(sum.abandoned);
        return static_cast<double>(sum.attempts);
      });
  state.counters["calls"] = calls / static_cast<double>(state.iterations());
  state.counters["blocked"] = blocked / calls;
  state.counters["abandoned"] = lost / calls;
  state.counters["bare_blocked"] = bare_blocked / bare_calls;
  state.counters["bare_abandoned"] = bare_lost / bare_calls;
}
void provincial_day(benchmark::State& state) { day(state, "provincial_day", false); }
void provincial_day_log(benchmark::State& state) { day(state, "provincial_day", true); }
void storm_day(benchmark::State& state) { day(state, "storm_day", false); }
void storm_day_log(benchmark::State& state) { day(state, "storm_day", true); }

BENCHMARK(erlang_a)->UseManualTime()->Unit(benchmark::kMillisecond)->Args({100, 1000000})->Iterations(15);
BENCHMARK(erlang_a_watch)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(7);
BENCHMARK(erlang_a_log)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(7);
BENCHMARK(provincial_day)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(200);
BENCHMARK(provincial_day_log)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(100);
BENCHMARK(storm_day)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(9);
BENCHMARK(storm_day_log)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
// Cost per call by agents, at a million calls, and by calls, at a hundred agents.
BENCHMARK(erlang_a)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->ArgsProduct({{10, 30, 300, 1000}, {1000000}})
    ->Iterations(7);
BENCHMARK(erlang_a)->UseManualTime()->Unit(benchmark::kMillisecond)->Args({100, 100000})->Iterations(70);
BENCHMARK(erlang_a)->UseManualTime()->Unit(benchmark::kMillisecond)->Args({100, 10000000})->Iterations(2);

}  // namespace

BENCHMARK_MAIN();
