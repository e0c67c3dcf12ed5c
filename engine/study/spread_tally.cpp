#include "study/spread_tally.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "study/statistics.hpp"

namespace tuiyan::study {
namespace {

// Shares of 1 have no Fisher transform; nobody can tell them from this.
constexpr double nearly_one = 1 - 1e-12;

struct Pairs {
  Moments means;
  double within = 0;
};

// Intraclass correlation of pairs: (MSB - MSW) / (MSB + MSW). None when nothing varied.
std::optional<double> intraclass(const Pairs& pairs) {
  const auto n = static_cast<double>(pairs.means.count());
  if (pairs.means.count() < 2) return std::nullopt;
  const double between = 2 * pairs.means.sum_of_squares() / (n - 1), within = pairs.within / n;
  if (!(between + within > 0)) return std::nullopt;
  return (between - within) / (between + within);
}

// Share of the variance between the parts, less what chance puts there: 1 - MS within / MS of all.
std::optional<double> between_parts(const std::array<Moments, SpreadTally::parts>& parts) {
  Moments all;
  double within = 0, used = 0;
  for (const Moments& part : parts) {
    all.merge(part);
    within += part.sum_of_squares();
    used += part.count() > 0 ? 1 : 0;
  }
  const auto n = static_cast<double>(all.count());
  if (!(n > used) || !(all.sum_of_squares() > 0)) return std::nullopt;
  return 1 - (within / (n - used)) / (all.sum_of_squares() / (n - 1));
}

double fisher(double correlation) { return std::atanh(std::clamp(correlation, -nearly_one, nearly_one)); }

double as_share(double value) { return std::clamp(value, 0.0, 1.0); }

// The estimates without each group in turn. A group that holds nothing leaves nothing out.
template <class Without, class Count, class Estimate>
std::vector<double> without_each(const Without& sum_without, const Count& count, const Estimate& estimate) {
  std::vector<double> all;
  for (std::size_t group = 0; group < SpreadTally::groups; ++group)
    if (count(group) > 0)
      if (const std::optional<double> one = estimate(sum_without(group))) all.push_back(*one);
  return all;
}

}  // namespace

SpreadTally::SpreadTally(std::size_t targets, std::vector<Parameter> parameters, std::uint64_t seed)
    : parameters_(std::move(parameters)), seed_(seed), targets_(targets) {
  for (Groups& target : targets_)
    for (Group& group : target) group.parts.resize(parameters_.size());
}

void SpreadTally::add(std::uint64_t replication, const Row& row) {
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    const double place = place_of(parameters_[p], seed_, replication);
    const std::size_t part = std::min(parts - 1, static_cast<std::size_t>(place * static_cast<double>(parts)));
    for (std::size_t t = 0; t < targets_.size(); ++t)
      if (row.targets[t].applicable) targets_[t][replication % groups].parts[p][part].add(row.targets[t].value);
  }
}

void SpreadTally::add_pair(std::uint64_t replication, const Row& row, const Row& companion) {
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    const TargetOutcome &one = row.targets[t], &other = companion.targets[t];
    if (!one.applicable || !other.applicable) continue;
    Group& group = targets_[t][replication % groups];
    group.means.add((one.value + other.value) / 2);
    group.within += (one.value - other.value) * (one.value - other.value) / 2;
  }
}

result::Spread SpreadTally::told(const Groups& target) const {
  result::Spread told;
  const auto pairs_without = [&](std::size_t left_out) {
    Pairs sum;
    for (std::size_t g = 0; g < groups; ++g) {
      if (g == left_out) continue;
      sum.means.merge(target[g].means);
      sum.within += target[g].within;
    }
    return sum;
  };
  const Pairs pairs = pairs_without(groups);
  told.pairs = pairs.means.count();
  if (const std::optional<double> share = intraclass(pairs); share && told.pairs >= least_pairs) {
    told.known = true;
    const auto count = [&](std::size_t group) { return target[group].means.count(); };
    const std::vector<double> others = without_each(pairs_without, count, [](const Pairs& some) {
      const std::optional<double> one = intraclass(some);
      return one ? std::optional<double>(fisher(*one)) : std::nullopt;
    });
    const result::Interval interval = jackknife(fisher(*share), others);
    told.parameters = {as_share(*share), {as_share(std::tanh(interval.low)), as_share(std::tanh(interval.high))}};
  }
  for (std::size_t p = 0; p < parameters_.size(); ++p) {
    const auto parts_without = [&](std::size_t left_out) {
      Parts sum;
      for (std::size_t g = 0; g < groups; ++g)
        for (std::size_t part = 0; part < parts; ++part)
          if (g != left_out) sum[part].merge(target[g].parts[p][part]);
      return sum;
    };
    const Parts whole = parts_without(groups);
    Moments all, low, high;
    for (const Moments& part : whole) all.merge(part);
    told.drills = all.count();
    told.deviation = std::sqrt(all.variance());
    const std::optional<double> share = between_parts(whole);
    if (!share || all.count() < least_drills) continue;
    for (std::size_t part = 0; part < parts / 4; ++part) {
      low.merge(whole[part]);
      high.merge(whole[parts - 1 - part]);
    }
    const auto count = [&](std::size_t group) {
      std::int64_t sum = 0;
      for (const Moments& part : target[group].parts[p]) sum += part.count();
      return sum;
    };
    const result::Interval interval = jackknife(*share, without_each(parts_without, count, between_parts));
    told.by_parameter.push_back(
        {p, {as_share(*share), {as_share(interval.low), as_share(interval.high)}}, low.mean(), high.mean()});
  }
  std::stable_sort(
      told.by_parameter.begin(), told.by_parameter.end(),
      [](const result::ParameterShare& a, const result::ParameterShare& b) { return a.share.value > b.share.value; });
  return told;
}

std::vector<result::Spread> SpreadTally::spreads() const {
  std::vector<result::Spread> all;
  for (std::size_t t = 0; t < targets_.size(); ++t) {
    all.push_back(told(targets_[t]));
    all.back().target = Index<Target>{static_cast<std::uint32_t>(t)};
  }
  return all;
}

}  // namespace tuiyan::study
