// The centres of the benchmarks, as the engine's documents and as the bare programs' models.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "bench/bare_erlang_a.hpp"
#include "bench/bare_provincial_day.hpp"
#include "input/documents.hpp"
#include "traffic/arrival_rate.hpp"
#include "traffic/call_loop.hpp"

namespace bench {

// M/M/c+M with half-hour statistics, long enough for that many calls.
inline tuiyan::Documents erlang_a_documents(const bare::ErlangA& model, double calls) {
  using namespace tuiyan;
  Documents d;
  CallClass c;
  c.id = "c";
  c.ivr_time = c.after_call = c.redial.delay = c.redial.delay_after_abandoned = Constant{0};
  c.talk = Exponential{model.talk_s};
  c.patience = Exponential{model.patience_s};
  const double per_second = model.load * model.agents / model.talk_s;
  c.rate = {{Duration{0}, per_second}};
  d.site.classes.add(c);
  SeatGroup group;
  group.id = "g";
  group.seats = model.agents;
  d.site.seat_groups.add(group);
  d.scenario.length = seconds(calls / per_second);
  return d;
}

// The shipped site and plan with a scenario of this folder.
inline std::shared_ptr<const tuiyan::Documents> provincial_documents(const std::string& scenario) {
  const std::string root = TUIYAN_SOURCE_DIR;
  tuiyan::Diagnostics diagnostics;
  auto documents = tuiyan::input::load(root + "/plans/95598-seat-system.json",
                                       root + "/tests/bench/" + scenario + ".json", diagnostics);
  if (documents) return documents;
  for (const tuiyan::Diagnostic& diagnostic : diagnostics.sorted())
    std::fprintf(stderr, "%s\n", to_line(diagnostic, false).c_str());
  std::exit(2);
}

// 30 agents at night, 120 from 08:00, as the site's shifts say.
inline constexpr double day_shift_s = 8 * 3600;
inline constexpr int night_agents = 30, day_agents = 120;

// The same day for the bare program: only what it needs, in its own words.
inline bare::Day bare_day(const tuiyan::Documents& d) {
  using namespace tuiyan;
  const auto lognormal = [](const Law& law) {
    const Lognormal& one = std::get<Lognormal>(law);
    return bare::LognormalLaw{one.median_s, one.log_sd};
  };
  bare::Day day;
  day.length_s = in_seconds(d.scenario.length);
  day.interval_s = in_seconds(d.site.calls.interval);
  day.within_s = d.site.calls.within_s;
  day.agents = {{0, night_agents}, {day_shift_s, day_agents}};
  for (const TrunkGroup& trunk : d.site.trunks) day.lines.push_back(trunk.lines);
  for (std::uint32_t row = 0; row < d.site.classes.size(); ++row) {
    const CallClass& from = d.site.classes[{row}];
    bare::CallClass c;
    const traffic::ArrivalRate rate(d, {row}, Stream(Luck{}));  // without day factors
    constexpr std::int64_t step_us = 900'000'000;  // all corners of site and scenario fall on quarters of an hour
    for (std::int64_t us = 0; us < d.scenario.length.us; us += step_us) {
      const double first = rate.at(us), last = rate.at(us + step_us, true);
      c.rate.push_back({in_seconds(Time{us}), in_seconds(Time{us + step_us}), first, last});
    }
    double sum = 0;
    for (const auto& [trunk, weight] : from.over) c.trunk_shares.push_back(sum += weight);
    c.trunk_shares.back() = 1;
    c.self_service = from.self_service;
    c.leaves_order = from.leaves_order;
    c.patience_s = std::get<Exponential>(from.patience).mean_s;
    c.ivr = lognormal(from.ivr_time);
    c.talk = lognormal(from.talk);
    c.after_call = lognormal(from.after_call);
    c.redial_delay = lognormal(from.redial.delay);
    c.redial_delay_after_abandoned = lognormal(from.redial.delay_after_abandoned);
    c.priority = from.priority;
    c.after_blocked = from.redial.after_blocked;
    c.after_abandoned = from.redial.after_abandoned;
    c.growth = from.redial.growth;
    c.cap = from.redial.cap;
    day.classes.push_back(std::move(c));
  }
  return day;
}

inline void play_through(tuiyan::traffic::CallLoop& loop, tuiyan::Time to) {
  while (loop.advance(to).kind != tuiyan::traffic::CrossingKind::none) continue;
}

inline tuiyan::TrafficRecords play(const tuiyan::Documents& d, std::uint64_t replication) {
  using namespace tuiyan;
  traffic::CallLoop loop(d, Luck{1, replication, 0});
  const bool provincial = d.site.trunks.size() > 0;
  loop.add_agents({0}, provincial ? night_agents : d.site.seat_groups[{0}].seats);
  if (provincial) {
    play_through(loop, Time{} + seconds(day_shift_s));
    loop.add_agents({0}, day_agents - night_agents);
  }
  return loop.finish(Time{d.scenario.length.us});
}

inline tuiyan::FlowRecord total(const tuiyan::TrafficRecords& records) {
  tuiyan::FlowRecord sum;
  for (const tuiyan::FlowRecord& f : records.flows) {
    sum.fresh += f.fresh, sum.redials += f.redials, sum.blocked += f.blocked;
    sum.self_served += f.self_served, sum.answered += f.answered, sum.abandoned += f.abandoned;
    sum.waiting_us += f.waiting_us;
  }
  return sum;
}

}  // namespace bench
