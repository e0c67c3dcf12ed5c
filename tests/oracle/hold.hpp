// The exact cases, as ordinary documents through ordinary entry points: the rule that each must meet.
//
// Contract. A case is a folder of tests/oracle with plan, scenario, site and expect.json:
//   {"case": "P12", "metrics": {NAME: {"exact": NUMBER, …}}}
// `exact` is the exact value. The members beside it are for the figure and for readers:
//   "scenario": the scenario played for this metric, by default scenario.json
//   "statistic": of the samples over the replications (see estimate.hpp), by default "ratio";
//     "quantile" goes with its "level"
//   "wrong": {"reading": TEXT, "value": NUMBER}: what a wrong reading of the case would give; the
//            test must be able to tell it from the exact value, and says how surely
//   "within": SHARE: the value is a published simulated one, to be met within this share of it
// Rule: |simulated - exact| <= 4 standard errors, the error from independent replications. A metric
// gates when its error is below 5 % of the exact value; a rarer one need only lie within its 4
// errors. A published simulated value is met within its share; the error must be below a quarter of
// that. Ordinary runs use the small size, the slow label the full one. Each case prints what it
// measured and its power: how many metrics gate, and the smallest deviation each would notice.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "event/log.hpp"
#include "json/node.hpp"
#include "oracle/estimate.hpp"

namespace tuiyan::oracle {

// Replications.
struct Size {
  std::uint64_t ordinary = 0, full = 0;
};

struct Expected {
  std::string name, scenario;
  double exact = 0;
  Statistic statistic = Statistic::ratio;
  double level = 0;  // of a quantile; 0: not a quantile
  json::Node facts;  // the metric's whole entry in expect.json
};

// What one log says of a metric.
using Figure = std::function<Sample(const Expected& metric, const Log& log)>;

// The figures of tests/support/figure.hpp, by the metric's name and `target`.
[[nodiscard]] Sample named_figure(const Expected& metric, const Log& log);

// Plays the case and holds each metric to the rule. `folder` is below tests/oracle.
void hold(const std::string& folder, Size size, const Figure& figure = named_figure);

}  // namespace tuiyan::oracle
