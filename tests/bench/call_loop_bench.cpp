// Calls per second of the call loop alone. A call is one attempt, from dialling to its end.
//   erlang_a        M/M/100+M: talk 180 s, patience 120 s, load 1.1, one million calls. The model that
//                   other engines are measured on; its loss is printed, exact value 0.102491.
//   erlang_a_watch  the same with a watch on the number waiting and on the longest wait
//   erlang_a_log    the same with every step of every call kept
//   provincial_day  28,000 calls of a day: 6 classes with a profile, 2 carriers, IVR, 3 seat groups,
//                   lognormal talks, after-call work, redial, half-hour statistics
//   draw_talk       one keyed exponential draw, for scale
#include <benchmark/benchmark.h>

#include <string>

#include "traffic/call_loop.hpp"
#include "traffic/class_draws.hpp"

namespace {

using namespace tuiyan;
using namespace tuiyan::traffic;

CallClass plain_class(std::string id) {
  CallClass c;
  c.id = std::move(id);
  c.ivr_time = c.after_call = c.redial.delay = c.redial.delay_after_abandoned = Constant{0};
  return c;
}

SeatGroup group(std::string id, int seats) {
  SeatGroup g;
  g.id = std::move(id);
  g.seats = seats;
  return g;
}

Documents erlang_a() {
  Documents d;
  CallClass c = plain_class("c");
  c.talk = Exponential{180};
  c.patience = Exponential{120};
  c.rate = {{Duration{0}, 1.1 * 100 / 180}};
  d.site.classes.add(c);
  d.site.seat_groups.add(group("g", 100));
  d.scenario.length = seconds(1e6 / (1.1 * 100 / 180));
  return d;
}

Documents provincial_day() {
  Documents d;
  d.scenario.length = minutes(24 * 60);
  for (const char* id : {"mobile", "telecom"}) {
    TrunkGroup t;
    t.id = id;
    t.lines = 120;
    t.overflow = true;
    d.site.trunks.add(t);
  }
  // Calls an hour in eight pieces of the day, in thousandths of the day's total.
  const int share[8] = {6, 6, 90, 190, 150, 230, 230, 98};
  const double per_day[6] = {12000, 6000, 4000, 3000, 2000, 1000};
  for (int i = 0; i < 6; ++i) {
    CallClass c = plain_class("class-" + std::to_string(i));
    for (int piece = 0; piece < 8; ++piece)
      c.rate.push_back({minutes(180 * piece), per_day[i] * share[piece] / 1000 / (3 * 3600)});
    c.over = {{{0}, 0.6}, {{1}, 0.4}};
    c.self_service = 0.3;
    c.ivr_time = lognormal_from_moments(35, 20);
    c.patience = Exponential{350};
    c.talk = Lognormal{150.0 + 20 * i, 0.7};
    c.after_call = Lognormal{30, 0.5};
    c.priority = i / 2;
    c.leaves_order = 0.5;
    c.redial = {0.52, 0.42, 0.52, 0.06, 0.85, Lognormal{120, 0.8}, Lognormal{402, 1.37}};
    d.site.classes.add(c);
  }
  d.site.seat_groups.add(group("main", 100));
  SeatGroup special = group("special", 20), reports = group("reports", 12);
  special.answers = {{4}, {5}};
  reports.answers = {{0}, {1}};
  d.site.seat_groups.add(special);
  d.site.seat_groups.add(reports);
  return d;
}

// Plays the documents once per iteration, all seats taken, and counts attempts.
void play(benchmark::State& state, const Documents& d, bool watched = false) {
  std::uint64_t replication = 0;
  std::int64_t calls = 0, abandoned = 0;
  for (auto _ : state) {
    CallLoop loop(d, Luck{1, replication++, 0});
    for (std::uint32_t g = 0; g < d.site.seat_groups.size(); ++g) loop.add_agents({g}, d.site.seat_groups[{g}].seats);
    if (watched) {
      loop.watch(CallFigure::waiting, 60, 10, Duration{0});
      loop.watch(CallFigure::longest_wait, 120, 30, Duration{0});
    }
    const Time end{d.scenario.length.us};
    while (loop.advance(end).kind != CrossingKind::none) continue;
    const TrafficRecords records = loop.finish(end);
    for (const FlowRecord& f : records.flows) calls += f.fresh + f.redials, abandoned += f.abandoned;
  }
  state.counters["calls/s"] = benchmark::Counter(static_cast<double>(calls), benchmark::Counter::kIsRate);
  state.counters["calls"] = benchmark::Counter(static_cast<double>(calls), benchmark::Counter::kAvgIterations);
  state.counters["abandoned"] = static_cast<double>(abandoned) / static_cast<double>(calls);
}

void erlang_a(benchmark::State& state) { play(state, erlang_a()); }
void erlang_a_watch(benchmark::State& state) { play(state, erlang_a(), true); }
void erlang_a_log(benchmark::State& state) {
  Documents d = erlang_a();
  d.scenario.log_calls = true;
  play(state, d);
}
void provincial_day(benchmark::State& state) { play(state, provincial_day()); }

void draw_talk(benchmark::State& state) {
  const Law law = Exponential{180};
  const KeyedLaw keyed(law, Key(Purpose::talk).with("c"));
  const Stream stream(Luck{});
  std::uint64_t caller = 0;
  for (auto _ : state) benchmark::DoNotOptimize(keyed.draw_us(stream, {caller++, 1, 0}));
}

BENCHMARK(erlang_a)->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(erlang_a_watch)->Unit(benchmark::kMillisecond);
BENCHMARK(erlang_a_log)->Unit(benchmark::kMillisecond);
BENCHMARK(provincial_day)->Unit(benchmark::kMillisecond)->MinTime(2);
BENCHMARK(draw_talk);

}  // namespace

BENCHMARK_MAIN();
