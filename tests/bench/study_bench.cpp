// Whole studies: what a replication costs, where its time goes, and that memory does not grow with their number.
//
//   study/…            assess with one worker: CPU of parent and children for each replication
//   build              one forked child that builds the drill: what a worker of a study does once
//   fork, no_calls, play, row, study
//                      one child forked from a built drill, up to that stage, so that neighbours differ by one stage:
//                      an empty child; played to the end without callers (SimGrid, people, messages); with them (the
//                      log in memory); read into a row; in the study's parent too
//   …/memory           the largest resident size after 50 and after 500 replications
//
// The demo is the shipped drill, 6 h with some 10,000 calls; the day is crash_day.json, 24 h with some 28,000. Time is
// user + system of parent and children; the reported value is the median of the batches of `at_once` replications.
#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>

#include "bench/pair.hpp"
#include "drill/drill.hpp"
#include "input/documents.hpp"
#include "process/worker_pool.hpp"
#include "study/assess.hpp"
#include "study/row.hpp"

namespace {

using namespace tuiyan;
using Loaded = std::shared_ptr<const Documents>;

constexpr std::uint64_t at_once = 40;

Loaded loaded(const char* scenario) {
  const std::string root = std::string(TUIYAN_SOURCE_DIR) + "/";
  Diagnostics diagnostics;
  Loaded documents = input::load(root + "plans/95598-seat-system.json", root + scenario, diagnostics);
  if (documents) return documents;
  for (const Diagnostic& one : diagnostics.sorted()) std::fprintf(stderr, "%s\n", to_line(one, false).c_str());
  std::exit(2);
}

Loaded demo() { return loaded("scenarios/seat-system-crash.json"); }
Loaded day() { return loaded("tests/bench/crash_day.json"); }

Loaded without_calls(const Loaded& documents) {
  auto quiet = std::make_shared<Documents>(*documents);
  for (std::uint32_t i = 0; i < quiet->site.classes.size(); ++i)
    quiet->site.classes[quiet->site.classes.at(i)].rate = {{Duration{0}, 0.0}};
  return quiet;
}

struct Used {
  double cpu_s = 0;
  double faults = 0;  // pages
};

Used used() {
  Used sum;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(who, &usage);
    sum.cpu_s += static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                 1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
    sum.faults += static_cast<double>(usage.ru_minflt);
  }
  return sum;
}

// Each iteration plays `at_once` replications.
template <class Play>
void measure(benchmark::State& state, const Play& play) {
  std::vector<double> each_s, faults;
  std::uint64_t next = 0;
  for (auto _ : state) {
    const Used before = used();
    play(next);
    const Used after = used();
    next += at_once;
    each_s.push_back((after.cpu_s - before.cpu_s) / at_once);
    faults.push_back((after.faults - before.faults) / at_once);
    state.SetIterationTime(each_s.back());
  }
  state.counters["median_ms"] = 1e3 * bench::median(each_s);
  state.counters["page_faults"] = bench::median(faults);
}

// `job` in a child for each replication; what it answers goes nowhere. A run of the pool costs a worker: so many at
// once.
template <class Job>
void in_children(benchmark::State& state, const Job& job, const std::function<void()>& warm_up = {}) {
  measure(state, [&](std::uint64_t first) {
    process::run_in_order({1, 60, warm_up}, first, first + at_once, job, [&](const process::Outcome& outcome) {
      if (outcome.ending != process::Ending::done) state.SkipWithError(outcome.complaint.c_str());
      return true;
    });
  });
}

void build(benchmark::State& state, const Loaded& documents) {
  in_children(state, [&](std::uint64_t k) {
    const drill::Drill drill(documents, Luck{1, k, 0});
    return std::string();
  });
}

// `use` takes the drill that the worker has built and told its luck.
template <class Use>
void built_ahead(benchmark::State& state, const Loaded& documents, const Use& use) {
  std::unique_ptr<drill::Drill> built;
  in_children(
      state,
      [&](std::uint64_t k) {
        built->set_luck(Luck{1, k, 0});
        return use(*built);
      },
      [&] { built = std::make_unique<drill::Drill>(documents, Luck{}); });
}

void fork_only(benchmark::State& state, const Loaded& documents) {
  built_ahead(state, documents, [](const drill::Drill&) { return std::string(); });
}

void play(benchmark::State& state, const Loaded& documents) {
  built_ahead(state, documents, [](drill::Drill& drill) { return std::to_string(drill.finish().entries.size()); });
}

void row(benchmark::State& state, const Loaded& documents) {
  const study::Layout layout = study::layout_of(documents);
  built_ahead(state, documents,
              [&](drill::Drill& drill) { return study::to_bytes(study::row_of(drill.finish(), layout)); });
}

void whole(benchmark::State& state, const Loaded& documents) {
  std::uint64_t seed = 0;
  measure(state, [&](std::uint64_t) {
    study::Settings settings;
    settings.seed = ++seed;
    settings.workers = 1;
    settings.replications = at_once;
    const result::Assessment told = study::assess(documents, settings);
    if (told.lost_count > 0) state.SkipWithError(told.lost.front().complaint.c_str());
  });
}

// In a child of its own, since the largest size of a process never falls: kB after so many replications.
double peak_kB(const Loaded& documents, std::uint64_t replications) {
  const process::Outcome outcome = process::run_in_child(
      [&] {
        study::Settings settings;
        settings.workers = 1;
        settings.replications = replications;
        (void)study::assess(documents, settings);
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return std::to_string(usage.ru_maxrss);
      },
      600);
  return std::strtod(outcome.bytes.c_str(), nullptr);
}

void memory(benchmark::State& state, const Loaded& documents) {
  for (auto _ : state) {
    state.counters["kB_at_50"] = peak_kB(documents, 50);
    state.counters["kB_at_500"] = peak_kB(documents, 500);
  }
}

void add(const std::string& name, Loaded (*documents)()) {
  const auto put = [&](const std::string& stage, void (*run)(benchmark::State&, const Loaded&)) {
    benchmark::RegisterBenchmark((stage + "/" + name).c_str(),
                                 [=](benchmark::State& state) { run(state, documents()); })
        ->UseManualTime()
        ->Unit(benchmark::kMillisecond)
        ->MinTime(0.03);
  };
  put("build", build);
  put("fork", fork_only);
  benchmark::RegisterBenchmark(("no_calls/" + name).c_str(),
                               [=](benchmark::State& state) { play(state, without_calls(documents())); })
      ->UseManualTime()
      ->Unit(benchmark::kMillisecond)
      ->MinTime(0.03);
  put("play", play);
  put("row", row);
  put("study", whole);
  benchmark::RegisterBenchmark(("memory/" + name).c_str(), [=](benchmark::State& state) { memory(state, documents()); })
      ->Iterations(1)
      ->Unit(benchmark::kSecond);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  add("demo", demo);
  add("day", day);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
