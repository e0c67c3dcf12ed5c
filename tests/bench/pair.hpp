// The engine beside a bare program, in the same run.
//
// Each iteration plays one after the other and takes the CPU time of both, so whatever else the machine
// does falls on both alike. Reported: calls/s of either (medians), and `of_bare`, the median over the
// iterations of the engine's speed as a share of the bare program's.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <vector>

namespace bench {

inline double cpu_s() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

inline double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values.empty() ? 0 : values[values.size() / 2];
}

// `engine(n)` and `bare(n)` play replication n and answer how many calls it had.
template <class Engine, class Bare>
void play_both(benchmark::State& state, Engine engine, Bare bare) {
  std::vector<double> engine_speed, bare_speed, share;
  std::uint64_t replication = 0;
  for (auto _ : state) {
    ++replication;
    const double before_s = cpu_s();
    const double calls = engine(replication);
    const double between_s = cpu_s();
    const double bare_calls = bare(replication);
    const double after_s = cpu_s();
    engine_speed.push_back(calls / (between_s - before_s));
    bare_speed.push_back(bare_calls / (after_s - between_s));
    share.push_back(engine_speed.back() / bare_speed.back());
    state.SetIterationTime(between_s - before_s);
  }
  state.counters["calls/s"] = median(engine_speed);
  state.counters["bare_calls/s"] = median(bare_speed);
  state.counters["of_bare"] = median(share);
}

}  // namespace bench
