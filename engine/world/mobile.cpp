// Mobile generators: what they are connected to, and how much of it they feed.
#include <algorithm>

#include "world/machines.hpp"

namespace tuiyan::world {

double Machines::supplied(Index<Component> c) const {
  double share = 0;
  for (Index<Component> generator : mobile_) {
    if (generators_[generator.value].feeds != c || !delivers(generator)) continue;
    const double gives = facts(generator).carries_kW.value_or(unlimited);
    share += facts(c).load_kW <= gives ? 1 : gives / facts(c).load_kW;
  }
  return std::min(share, 1.0);
}

std::optional<double> Machines::fed_share(Index<Component> c) const { return fed_ ? fed_(c) : std::nullopt; }

bool Machines::lacks_power(Index<Component> c) const {
  if (const std::optional<double> fed = fed_share(c)) return std::max(std::min(*fed, health(c).share), supplied(c)) < 1;
  return !has_feed(c);
}

Outcome Machines::supply(Index<Component> to, Index<Component> with, const Asked& asked) {
  const Outcome refused{false, asked.cause};
  const auto is_free = [this](Index<Component> generator) {
    const Generator& state = generators_[generator.value];
    return !state.feeds && state.phase != Generator::Phase::dry && health(generator).share > 0;
  };
  for (Index<Component> generator : mobile_)
    if (!with && is_free(generator)) with = generator;
  if (!with || !is_free(with) || !demand(with)) return refused;
  const double gives = facts(with).carries_kW.value_or(unlimited);
  const double load = facts(to).load_kW;
  if (!is_line(facts(to).kind) && load > gives) return refused;
  generators_[with.value].feeds = to;
  Entry entry = entry_of(Kind::supply_connected, about(with), asked.cause, asked);
  entry.object = about(to);
  entry.value = std::min(gives, load);
  const EntryId connected = stage_.note(std::move(entry));
  carry(with, connected, asked);
  return {true, generators_[with.value].last};
}

// It is free again, with what is left in its tank.
Outcome Machines::take_away(Index<Component> generator, const Asked& asked) {
  Generator& state = generators_[generator.value];
  const Index<Component> fed = state.feeds;
  if (!fed) return {true, asked.cause};
  halt(generator);
  state.feeds = {};
  touch(fed, asked.cause);
  return {true, asked.cause};
}

}  // namespace tuiyan::world
