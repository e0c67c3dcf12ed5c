#include "study/figure_tally.hpp"

#include <algorithm>

#include "score/attainment.hpp"
#include "study/statistics.hpp"

namespace tuiyan::study {
namespace {

constexpr std::array<double, 4> told_parts{0.5, 0.8, 0.9, 0.95};

result::Promise promise_of(const Target& target, const result::Interval& interval, std::int64_t applicable) {
  if (applicable == 0) return result::Promise::not_applicable;
  if (interval.low >= target.confidence) return result::Promise::kept;
  if (interval.high < target.confidence) return result::Promise::broken;
  return result::Promise::undecided;
}

}  // namespace

void FigureTally::add(const TargetOutcome& outcome) {
  if (!outcome.applicable) return;
  met_ += outcome.met ? 1 : 0;
  if (outcome.censored) {
    figures_.add_open();
    latest_open_ = std::max(latest_open_, outcome.value);
  } else {
    figures_.add(target_.upper ? outcome.value : -outcome.value);
  }
}

result::Bound FigureTally::at(std::int64_t rank) const {
  if (rank > figures_.finite()) return {latest_open_, true};
  const double badness = figures_.at_rank(rank);
  return {target_.upper ? badness : 0 - badness, false};
}

result::Percentile FigureTally::percentile(double part, std::int64_t lost) const {
  const std::int64_t known = figures_.count();
  result::Percentile told;
  told.part = part;
  told.value = at(quantile_ranks(known, part).value);
  // The lost ones may have been better than all others, or worse than all others.
  const Ranks ranks = quantile_ranks(known + lost, part);
  told.low_unbounded = ranks.low - lost < 1;
  told.high_unbounded = ranks.high > known;
  told.low = told.low_unbounded ? told.value : at(ranks.low - lost);
  told.high = told.high_unbounded ? told.value : at(ranks.high);
  return told;
}

result::TargetOdds FigureTally::odds(Index<Target> row, std::int64_t lost, double precision) const {
  result::TargetOdds told;
  told.target = row;
  told.applicable = applicable();
  told.met = met_;
  told.censored = figures_.count() - figures_.finite();
  if (told.applicable == 0) {
    told.precise = true;
    return told;
  }
  told.probability = {static_cast<double>(met_) / static_cast<double>(told.applicable),
                      wilson_with_lost(met_, told.applicable, lost)};
  told.precise = told.probability.interval.high - told.probability.interval.low <= 2 * precision + 1e-12;
  told.promise = promise_of(target_, told.probability.interval, told.applicable);
  for (std::size_t i = 0; i < told_parts.size(); ++i) told.percentiles[i] = percentile(told_parts[i], lost);
  if (target_.confidence > 0 && target_.confidence < 1) {
    const result::Bound figure = percentile(target_.confidence, lost).value;
    score::Reading reading;
    reading.censored = figure.open;
    reading.value = figure.value;
    told.margin = score::margin(target_, reading);
  }
  return told;
}

}  // namespace tuiyan::study
