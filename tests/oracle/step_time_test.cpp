// Flows of steps, and how long they take: P18 to P21, P25, P29.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "oracle/hold.hpp"
#include "score/score.hpp"

namespace {

using namespace tuiyan;
using oracle::Expected;
using oracle::hold;
using oracle::Sample;

double done_min(const Log& log) {
  const Table<Target>& targets = log.documents->plan.targets;
  const score::Reading reading = score::read(log, targets[targets.find("done")]);
  TUIYAN_CHECK(!reading.censored);
  return reading.value / 60;
}

// Each failed try leaves one wait for the next.
double attempts(const Log& log) {
  return 1 + static_cast<double>(std::count_if(log.entries.begin(), log.entries.end(), [](const Entry& entry) {
           return entry.kind == Kind::step_waiting && entry.code == static_cast<std::int32_t>(Need::retry);
         }));
}

// Minutes: the time itself for its mean, deviation and quantiles; 1 or 0 for "P_le_" minutes.
Sample time_figure(const Expected& metric, const Log& log) {
  const std::string within = "P_le_";
  if (metric.name == "mean_attempts") return {attempts(log)};
  if (metric.name == "P_more_than_5_attempts") return {attempts(log) > 5 ? 1.0 : 0.0};
  if (metric.name.compare(0, within.size(), within) == 0)
    return {done_min(log) <= std::strtod(metric.name.c_str() + within.size(), nullptr) ? 1.0 : 0.0};
  TUIYAN_CHECK(metric.name == "mean" || metric.name == "sd" || metric.level > 0);
  return {done_min(log)};
}

}  // namespace

TEST_CASE("P18 three exponential steps in series") { hold("p18", {3000, 25000}, time_figure); }
TEST_CASE("P19 three lognormal steps in series") { hold("p19", {3000, 65000}, time_figure); }
TEST_CASE("P20 three branches, then a step") { hold("p20", {4500, 110000}, time_figure); }
TEST_CASE("P21 a bridge of activities") { hold("p21", {3000, 33000}, time_figure); }
TEST_CASE("P25 the eighth of twelve arrives") { hold("p25", {3000, 50000}, time_figure); }
TEST_CASE("P29 a step repeated until it succeeds") { hold("p29", {6000, 120000}, time_figure); }
