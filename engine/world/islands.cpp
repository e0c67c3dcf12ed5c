#include "world/islands.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tuiyan::world {
namespace {

constexpr double no_limit = std::numeric_limits<double>::infinity();

class Feeder {
 public:
  Feeder(const Site& site, const Arrangement& arrangement) : site_(site), arrangement_(arrangement) {}

  Feeding all() {
    join();
    for (const Component& one : site_.components) left_.push_back(one.carries_kW.value_or(no_limit));
    given_.resize(site_.components.size());
    result_.fed.resize(site_.components.size());
    for (const Island* island : by_first_feed()) feed(*island);
    for (Island& island : result_.islands) island.spare_kW = spare_of(island);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const Component& facts(Index<Component> c) const { return site_.components[c]; }
  [[nodiscard]] double limit_of(Index<Component> feeder) const { return facts(feeder).carries_kW.value_or(no_limit); }

  [[nodiscard]] bool delivers(Index<Component> source) const { return arrangement_.delivers[source.value]; }
  [[nodiscard]] Index<Component> source_of(Index<Component> feeder) const {
    return world::source_of(facts(feeder), [this](Index<Component> source) { return delivers(source); });
  }
  [[nodiscard]] bool is_feed(Index<Component> line) const {
    return facts(line).kind == ComponentKind::feeder && arrangement_.closed[line.value] &&
           !arrangement_.broken[line.value] &&
           has_source(facts(line), [this](Index<Component> source) { return delivers(source); });
  }
  [[nodiscard]] double left_of_source(Index<Component> feeder) const {
    const Index<Component> source = source_of(feeder);
    if (!source) return no_limit;
    return left_[source.value];
  }

  void join() {
    const std::uint32_t n = site_.components.size();
    result_.island_of.resize(n);
    std::vector<bool> known(n);
    for (std::uint32_t row = 0; row < n; ++row) {
      if (known[row] || !is_line(facts({row}).kind)) continue;
      Island island;
      island.lines = reached_from(site_, {Index<Component>{row}},
                                  [this](Index<Component> one) { return bool{arrangement_.closed[one.value]}; });
      std::sort(island.lines.begin(), island.lines.end());
      for (Index<Component> line : island.lines) {
        known[line.value] = true;
        result_.island_of[line.value] = static_cast<std::uint32_t>(result_.islands.size());
        island.broken = island.broken || arrangement_.broken[line.value];
        island.load_kW += facts(line).load_kW;
        if (is_feed(line)) island.feeds.push_back(line);
      }
      result_.islands.push_back(std::move(island));
    }
  }

  [[nodiscard]] std::vector<const Island*> by_first_feed() const {
    std::vector<const Island*> all;
    for (const Island& island : result_.islands)
      if (!island.feeds.empty() && !island.broken) all.push_back(&island);
    std::stable_sort(all.begin(), all.end(),
                     [](const Island* a, const Island* b) { return a->feeds.front() < b->feeds.front(); });
    return all;
  }

  void feed(const Island& island) {
    double wanted = island.load_kW, given = 0;
    for (Index<Component> feeder : island.feeds) {
      const double part = std::min({wanted, limit_of(feeder), left_of_source(feeder)});
      given_[feeder.value] = part;
      wanted -= part;
      given += part;
      if (const Index<Component> source = source_of(feeder)) left_[source.value] -= part;
    }
    const auto nearest_first = reached_from(
        site_, island.feeds, [this](Index<Component> one) { return bool{arrangement_.closed[one.value]}; });
    for (Index<Component> line : nearest_first) {
      const double load = facts(line).load_kW;
      const double share = load <= given + rounding_in_kilowatts ? 1 : std::max(0.0, given / load);
      result_.fed[line.value] = share;
      given = std::max(0.0, given - load);
    }
  }

  // Feeds that hang on one source cannot each have all that it has left.
  [[nodiscard]] double spare_of(const Island& island) const {
    std::vector<std::pair<Index<Component>, double>> sources;
    for (Index<Component> feeder : island.feeds) {
      const Index<Component> source = source_of(feeder);
      const double spare = std::max(0.0, limit_of(feeder) - given_[feeder.value]);
      const auto known =
          std::find_if(sources.begin(), sources.end(), [&](const auto& one) { return source && one.first == source; });
      if (known != sources.end())
        known->second += spare;
      else
        sources.emplace_back(source, spare);
    }
    double sum = 0;
    for (const auto& [source, spare] : sources)
      sum += source ? std::min(spare, std::max(0.0, left_[source.value])) : spare;
    return sum;
  }

  const Site& site_;
  const Arrangement& arrangement_;
  Feeding result_;
  std::vector<double> left_;   // by component: what a source can still give
  std::vector<double> given_;  // by component: what a feeder gives
};

}  // namespace

Feeding feeding(const Site& site, const Arrangement& arrangement) { return Feeder(site, arrangement).all(); }

}  // namespace tuiyan::world
