// Whole drills: drills per second, calls per second, and where the time goes.
//
// Each iteration is one replication as studies play them: fork, engine, drill, log, end. Reported
// time is CPU (user + system) of parent and child together. The parts:
//   demo_drill        everything
//   demo_no_calls     the same without callers: SimGrid, people, messages
//   demo_calls_only   the call loop of the same site alone, without SimGrid or fork
//   demo_build_only   fork and building the world, nothing played
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "process/worker_pool.hpp"
#include "traffic/call_loop.hpp"

namespace {

using namespace tuiyan;

std::shared_ptr<const Documents> demo() {
  const std::string root = TUIYAN_SOURCE_DIR;
  Diagnostics diagnostics;
  auto documents =
      input::load(root + "/plans/95598-seat-system.json", root + "/scenarios/seat-system-crash.json", diagnostics);
  if (!documents) {
    for (const Diagnostic& diagnostic : diagnostics.sorted())
      std::fprintf(stderr, "%s\n", to_line(diagnostic, false).c_str());
    std::exit(2);
  }
  return documents;
}

std::shared_ptr<const Documents> without_calls() {
  auto documents = std::make_shared<Documents>(*demo());
  for (std::uint32_t i = 0; i < documents->site.classes.size(); ++i)
    documents->site.classes[documents->site.classes.at(i)].rate = {{Duration{0}, 0.0}};
  return documents;
}

double cpu_s(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double cpu_of_all_s() { return cpu_s(RUSAGE_SELF) + cpu_s(RUSAGE_CHILDREN); }

std::int64_t attempts(const TrafficRecords& records) {
  std::int64_t sum = 0;
  for (const FlowRecord& flow : records.flows) sum += flow.fresh + flow.redials;
  return sum;
}

void forked(benchmark::State& state, const std::shared_ptr<const Documents>& documents, bool play) {
  std::uint64_t replication = 0;
  double calls = 0, entries = 0;
  for (auto _ : state) {
    const double before = cpu_of_all_s();
    const process::Outcome outcome = process::run_in_child([&]() -> std::string {
      drill::Drill drill(documents, Luck{1, replication, 0});
      if (!play) return "0 0";
      const Log log = drill.finish();
      return std::to_string(attempts(log.traffic)) + " " + std::to_string(log.entries.size());
    });
    state.SetIterationTime(cpu_of_all_s() - before);
    if (outcome.ending != process::Ending::done) state.SkipWithError(outcome.complaint.c_str());
    char* end = nullptr;
    calls += std::strtod(outcome.bytes.c_str(), &end);
    entries += std::strtod(end, nullptr);
    ++replication;
  }
  state.counters["drills/s"] = benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
  state.counters["calls"] = benchmark::Counter(calls, benchmark::Counter::kAvgIterations);
  state.counters["calls/s"] = benchmark::Counter(calls, benchmark::Counter::kIsRate);
  state.counters["entries"] = benchmark::Counter(entries, benchmark::Counter::kAvgIterations);
}

void demo_drill(benchmark::State& state) { forked(state, demo(), true); }
void demo_no_calls(benchmark::State& state) { forked(state, without_calls(), true); }
void demo_build_only(benchmark::State& state) { forked(state, demo(), false); }

void demo_calls_only(benchmark::State& state) {
  const auto documents = demo();
  std::uint64_t replication = 0;
  double calls = 0;
  for (auto _ : state) {
    const double before = cpu_of_all_s();
    traffic::CallLoop loop(*documents, Luck{1, replication++, 0});
    const Site& site = documents->site;
    for (std::uint32_t i = 0; i < site.trunks.size(); ++i)
      loop.set_lines(site.trunks.at(i), site.trunks[site.trunks.at(i)].lines);
    loop.set_ivr(true);
    loop.set_queue(true);
    loop.set_seats(site.calls.home, site.seat_groups[site.calls.home].seats);
    loop.add_agents(site.calls.home, site.seat_groups[site.calls.home].seats);
    const Time end{documents->scenario.length.us};
    while (loop.advance(end).kind != traffic::CrossingKind::none) {}
    calls += static_cast<double>(attempts(loop.finish(end)));
    state.SetIterationTime(cpu_of_all_s() - before);
  }
  state.counters["calls"] = benchmark::Counter(calls, benchmark::Counter::kAvgIterations);
  state.counters["calls/s"] = benchmark::Counter(calls, benchmark::Counter::kIsRate);
}

BENCHMARK(demo_drill)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(demo_no_calls)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(1);
BENCHMARK(demo_calls_only)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(1);
BENCHMARK(demo_build_only)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(1);

}  // namespace

BENCHMARK_MAIN();
