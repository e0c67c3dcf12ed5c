#include "study/risk.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/check.hpp"
#include "score/score.hpp"
#include "study/moments.hpp"
#include "study/statistics.hpp"

namespace tuiyan::study {
namespace {

constexpr std::size_t most_lost_told = 5;

// What one drill did, as it goes through the pipe.
struct Harm {
  double minutes = 0, callers = 0, customer_minutes = 0;
};

Harm harm_of(const Log& log, Index<Service> service) {
  Harm harm;
  if (service) harm.minutes = lost_minutes(score::service_curve(log, service), Time{0}, log.end);
  const auto figure = [&](Metric metric) {
    Target target;
    target.metric = metric;
    target.from.kind = AnchorKind::start;
    const score::Reading reading = score::read(log, target);
    return reading.applicable ? reading.value : 0;
  };
  harm.callers = figure(Metric::callers_never_through);
  harm.customer_minutes = figure(Metric::customer_minutes_lost);
  return harm;
}

result::Estimate scaled(const result::Estimate& one, double factor) {
  return {one.value * factor, {one.interval.low * factor, one.interval.high * factor}};
}

// Mean of independent estimates; their half widths add in squares.
result::Estimate mean_of(const std::vector<result::Estimate>& parts) {
  double value = 0, squares = 0;
  for (const result::Estimate& part : parts) {
    value += part.value;
    const double half = (part.interval.high - part.interval.low) / 2;
    squares += half * half;
  }
  const double n = static_cast<double>(parts.size());
  const double half = std::sqrt(squares) / n;
  return {value / n, {value / n - half, value / n + half}};
}

struct Sums {
  Moments minutes, callers, customer_minutes;
};

void judge(result::RiskTable& table, result::RiskRow& row) {
  if (row.scenarios.empty()) return;
  std::vector<result::Estimate> minutes, callers, power;
  for (const std::size_t scenario : row.scenarios) {
    minutes.push_back(table.scenarios[scenario].consequence.lost_minutes);
    callers.push_back(table.scenarios[scenario].consequence.callers);
    power.push_back(table.scenarios[scenario].consequence.customer_minutes);
  }
  row.event = {mean_of(minutes), mean_of(callers), mean_of(power)};
  row.severity = std::max({result::band_of(row.event.lost_minutes.value, result::minute_limits),
                           result::band_of(row.event.callers.value, result::caller_limits),
                           result::band_of(row.event.customer_minutes.value, result::power_limits)});
  const std::optional<double> per_year = table.plan->plan.header.risks[row.risk].per_year;
  if (!per_year) return;
  row.year = result::Consequence{scaled(row.event.lost_minutes, *per_year), scaled(row.event.callers, *per_year),
                                 scaled(row.event.customer_minutes, *per_year)};
  row.likelihood = result::band_of(*per_year, result::likelihood_limits);
  row.level = result::level_of(row.likelihood, row.severity);
}

}  // namespace

Index<Service> service_at_risk(const Plan& plan) {
  Index<Service> first;
  for (const Target& target : plan.targets) {
    const auto service = as<Service>(target.of);
    if (!service) continue;
    if (target.critical) return service;
    if (!first) first = service;
  }
  return first;
}

double lost_minutes(const score::Curve& curve, Time from, Time to) {
  double missing_us = 0;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const Time begin = std::max(curve[i].at, from);
    const Time end = i + 1 < curve.size() ? std::min(curve[i + 1].at, to) : to;
    if (end > begin) missing_us += std::max(0.0, 1 - curve[i].share) * static_cast<double>((end - begin).us);
  }
  return missing_us / 60e6;
}

result::RiskTable assess_risks(std::shared_ptr<const Documents> plan, const std::vector<RiskPlay>& plays,
                               const Settings& settings, const Progress& progress) {
  result::RiskTable table;
  table.service = service_at_risk(plan->plan);
  table.seed = settings.seed;
  table.asked = settings.replications.value_or(usual_risk_replications);
  for (const RiskPlay& play : plays) table.scenarios.push_back({play.path, play.documents, 0, 0, {}, {}});
  const Player player = player_of(settings);
  // Job 2(s n + k) plays scenario s with replication k, the next one the quiet day.
  const std::uint64_t n = table.asked, jobs = 2 * n * plays.size();
  const auto job = [&](std::uint64_t number) {
    const RiskPlay& play = plays[number / (2 * n)];
    const Harm harm =
        harm_of(player(number % 2 == 0 ? play.documents : play.quiet_day, Luck{settings.seed, number / 2 % n, 0}),
                table.service);
    return std::string(reinterpret_cast<const char*>(&harm), sizeof harm);
  };
  std::vector<Sums> sums(plays.size());
  process::Outcome first;
  std::uint64_t lost = 0;
  const auto sink = [&](const process::Outcome& outcome) {
    if (outcome.number % 2 == 0) {
      first = outcome;
      return true;
    }
    const std::size_t at = static_cast<std::size_t>(outcome.number / (2 * n));
    result::RiskScenario& scenario = table.scenarios[at];
    ++scenario.played;
    const process::Outcome* gone = first.ending != process::Ending::done     ? &first
                                   : outcome.ending != process::Ending::done ? &outcome
                                                                             : nullptr;
    if (gone != nullptr) {
      ++scenario.lost_count;
      ++lost;
      if (scenario.lost.size() < most_lost_told) scenario.lost.push_back(lost_of(gone->number / 2 % n, *gone));
    } else {
      Harm with, without;
      TUIYAN_CHECK(first.bytes.size() == sizeof with && outcome.bytes.size() == sizeof without);
      std::memcpy(&with, first.bytes.data(), sizeof with);
      std::memcpy(&without, outcome.bytes.data(), sizeof without);
      sums[at].minutes.add(with.minutes - without.minutes);
      sums[at].callers.add(with.callers - without.callers);
      sums[at].customer_minutes.add(with.customer_minutes - without.customer_minutes);
    }
    if (progress) progress({outcome.number / 2 + 1, n * plays.size(), lost});
    return true;
  };
  if (jobs > 0)
    table.interrupted = process::run_in_order({settings.workers, settings.time_limit_s, warm_up_of(settings)}, 0, jobs,
                                              job, sink) < jobs;
  for (std::size_t i = 0; i < plays.size(); ++i) {
    const Sums& one = sums[i];
    table.scenarios[i].consequence = {
        student(one.minutes.mean(), one.minutes.variance(), one.minutes.count()),
        student(one.callers.mean(), one.callers.variance(), one.callers.count()),
        student(one.customer_minutes.mean(), one.customer_minutes.variance(), one.customer_minutes.count())};
  }
  table.plan = std::move(plan);
  const Table<Risk>& risks = table.plan->plan.header.risks;
  for (std::uint32_t i = 0; i < risks.size(); ++i) {
    result::RiskRow row;
    row.risk = risks.at(i);
    for (const std::string& path : risks[row.risk].scenarios)
      for (std::size_t scenario = 0; scenario < table.scenarios.size(); ++scenario)
        if (table.scenarios[scenario].path == path &&
            table.scenarios[scenario].played > table.scenarios[scenario].lost_count)
          row.scenarios.push_back(scenario);
    judge(table, row);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tuiyan::study
