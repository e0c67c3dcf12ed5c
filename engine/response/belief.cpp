#include "response/belief.hpp"

#include <algorithm>
#include <limits>

namespace tuiyan::response {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
// A thing known to be degraded, nobody having said how far.
constexpr double degraded_share = 0.5;

double share_of(const Belief& belief) {
  switch (belief.state) {
    case StateOf::up:
      return 1;
    case StateOf::down:
      return 0;
    case StateOf::degraded:
      return belief.share.value_or(degraded_share);
  }
  return 1;
}

// Written so that zero times "does not limit" is zero.
double scaled(double full, double share) { return share <= 0 ? 0 : full * share; }

}  // namespace

bool Beliefs::learn(Subject what, const Belief& news) {
  auto [at, is_new] = beliefs_.try_emplace(what);
  Belief& belief = at->second;
  if (!is_new && news.as_of < belief.as_of) return false;
  const bool was_bad = belief.was_bad || news.was_bad || news.state != StateOf::up;
  // News of a recovery is a change also to somebody who had not heard of the fault.
  const bool changed = belief.state != news.state || (was_bad && !belief.was_bad);
  belief.state = news.state;
  belief.share = news.share;
  belief.as_of = news.as_of;
  belief.was_bad = was_bad;
  return changed;
}

void Beliefs::note(Subject what, EntryId entry) {
  Belief& belief = beliefs_.at(what);
  belief.entry = entry;
  if (belief.state == StateOf::up)
    belief.bad_since = 0;
  else if (belief.bad_since == 0)  // from degraded to down the spell goes on
    belief.bad_since = entry;
}

const Belief* Beliefs::find(Subject what) const {
  const auto at = beliefs_.find(what);
  return at == beliefs_.end() ? nullptr : &at->second;
}

double Beliefs::share(const Site& site, Subject what) const {
  if (const Belief* belief = find(what)) return share_of(*belief);
  const Capacity found = capacity(site, what);
  if (found.full == unlimited) return found.now > 0 ? 1 : 0;
  return found.full > 0 ? std::min(1.0, found.now / found.full) : 1;
}

Beliefs::Capacity Beliefs::capacity(const Site& site, Subject leaf) const {
  Capacity found{unlimited, unlimited};
  const auto limit = [&found](Capacity other) {
    found.now = std::min(found.now, other.now);
    found.full = std::min(found.full, other.full);
  };
  if (const auto component = as<Component>(leaf)) {
    const Component& facts = site.components[component];
    if (facts.capacity) found = {*facts.capacity, *facts.capacity};
    // Power is left out: whether a battery or a generator carries the load is not to be inferred.
    if (facts.runs_on) limit(capacity(site, about(facts.runs_on)));
    limit(capacity(site, facts.needs));
  } else if (const auto service = as<Service>(leaf)) {
    found = capacity(site, site.services[service].needs);
  } else if (const auto group = as<SeatGroup>(leaf)) {
    const SeatGroup& facts = site.seat_groups[group];
    found = {static_cast<double>(facts.seats), static_cast<double>(facts.seats)};
    limit(capacity(site, facts.needs));
  }
  if (const Belief* belief = find(leaf)) found.now = scaled(found.full, share_of(*belief));
  return found;
}

Beliefs::Capacity Beliefs::capacity(const Site& site, const Expression& expression) const {
  if (expression.op == Operator::empty) return {unlimited, unlimited};
  if (expression.op == Operator::leaf) return capacity(site, expression.leaf);
  std::vector<double> now, full;
  for (const Expression& part : expression.parts) {
    const Capacity found = capacity(site, part);
    now.push_back(found.now);
    full.push_back(found.full);
  }
  if (now.empty()) return {unlimited, unlimited};
  const auto fold = [&expression](std::vector<double>& values) {
    std::sort(values.begin(), values.end());
    switch (expression.op) {
      case Operator::all:
        return values.front();
      case Operator::sum: {
        double total = 0;
        for (double value : values) total += value;
        return total;
      }
      case Operator::at_least: {
        const std::size_t k = std::clamp<std::size_t>(expression.k, 1, values.size());
        return values[values.size() - k];
      }
      // Which side of a pair is active is not known here: the better one counts.
      default:
        return values.back();
    }
  };
  return {fold(now), fold(full)};
}

}  // namespace tuiyan::response
