// Things that break down and crews that mend them: P10, P24, P26.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "oracle/hold.hpp"
#include "score/score.hpp"

namespace {

using namespace tuiyan;
using oracle::Expected;
using oracle::hold;
using oracle::Sample;

score::Reading reading(const Log& log, const Expected& metric) {
  const json::Node* target = metric.facts.find("target");
  TUIYAN_CHECK(target != nullptr);
  const Table<Target>& targets = log.documents->plan.targets;
  return score::read(log, targets[targets.find(target->text)]);
}

// A step function of time, from the entries of one kind.
struct Steps {
  std::vector<std::pair<Time, double>> at;  // from here on
  [[nodiscard]] double before_and_at(Time t) const {
    double value = 0;
    for (const auto& [from, to] : at)
      if (from <= t) value = to;
    return value;
  }
  [[nodiscard]] double integral_s(Time from, Time to) const {
    double sum = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      const Time begins = std::max(at[i].first, from);
      const Time ends = std::min(i + 1 < at.size() ? at[i + 1].first : to, to);
      if (ends > begins) sum += at[i].second * in_seconds(ends - begins);
    }
    return sum;
  }
};

Steps usable_seats(const Log& log) {
  Steps steps;
  for (const Entry& entry : log.entries)
    if (entry.kind == Kind::seats_changed) steps.at.emplace_back(entry.at, entry.other);
  return steps;
}

// Figures over the window from 30,000 s on.
Sample seats_figure(const Expected& metric, const Log& log) {
  const Time from{30'000'000'000};
  const double length_s = in_seconds(log.end - from);
  if (metric.name == "mean_seats_up") return {usable_seats(log).integral_s(from, log.end), length_s};
  if (metric.name == "mean_busy") {
    double talking_s = 0;
    for (const FlowRecord& flow : log.traffic.flows)
      if (flow.from >= from) talking_s += static_cast<double>(flow.talking_us) * 1e-6;
    return {talking_s, length_s};
  }
  return {reading(log, metric).value, length_s};
}

Sample repair_figure(const Expected& metric, const Log& log) {
  const std::string up = "E_up_";
  if (metric.name.compare(0, up.size(), up) == 0)
    return {usable_seats(log).before_and_at(Time{0} + minutes(std::atoi(metric.name.c_str() + up.size())))};
  const score::Reading time = reading(log, metric);
  TUIYAN_CHECK(!time.censored);
  return {metric.name == "P_15up_by_60" ? (time.value <= 3600 ? 1.0 : 0.0) : time.value / 60};
}

// What the two processors are in: both up, reconfiguring, rebooting, one up, none.
enum class Duplex { both, reconfiguring, rebooting, one, none };

struct Stay {
  Time from;
  Duplex in;
};

std::vector<Stay> stays(const Log& log) {
  std::vector<Stay> all{{Time{0}, Duplex::both}};
  int up = 2;
  bool switching = false, reboot = false;
  for (const Entry& entry : log.entries) {
    if (entry.kind == Kind::component_changed) up += entry.value > 0 ? 1 : -1;
    if (entry.kind == Kind::pair_switching) {
      switching = true;
      reboot = log.at(entry.cause).kind == Kind::pair_switch_failed;
    }
    const bool ends_switch = entry.kind == Kind::pair_switched || entry.kind == Kind::pair_switch_failed;
    if (ends_switch && entry.cause != 0 && log.at(entry.cause).kind == Kind::pair_switching) switching = false;
    const Duplex now = switching ? (reboot ? Duplex::rebooting : Duplex::reconfiguring)
                       : up == 2 ? Duplex::both
                       : up == 1 ? Duplex::one
                                 : Duplex::none;
    if (now == all.back().in) continue;
    if (all.back().from == entry.at)
      all.back().in = now;  // what lasted no time was no state
    else
      all.push_back({entry.at, now});
  }
  return all;
}

Sample duplex_figure(const Expected& metric, const Log& log) {
  const std::vector<Stay> all = stays(log);
  if (metric.name == "MTBF_h") {
    const auto failed = std::find_if(all.begin(), all.end(), [](const Stay& stay) {
      return stay.in == Duplex::rebooting || stay.in == Duplex::none;
    });
    TUIYAN_CHECK(failed != all.end());  // 400,000 h without one: once in ten million
    return {in_seconds(failed->from - Time{0}) / 3600};
  }
  const std::vector<std::pair<std::string, Duplex>> names = {{"pi_2", Duplex::both},
                                                             {"pi_RC", Duplex::reconfiguring},
                                                             {"pi_RB", Duplex::rebooting},
                                                             {"pi_1", Duplex::one},
                                                             {"pi_0", Duplex::none}};
  const auto name = std::find_if(names.begin(), names.end(), [&](const auto& one) { return one.first == metric.name; });
  TUIYAN_CHECK(name != names.end());
  double stayed_s = 0;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].in == name->second)
      stayed_s += in_seconds((i + 1 < all.size() ? all[i + 1].from : log.end) - all[i].from);
  return {stayed_s / in_seconds(log.end - Time{0})};
}

}  // namespace

TEST_CASE("P10 seats that break down and are mended") { hold("p10", {24, 150}, seats_figure); }
TEST_CASE("P24 duplex with imperfect coverage") { hold("p24", {1200, 20000}, duplex_figure); }
TEST_CASE("P26 twenty broken seats, three technicians") { hold("p26", {3000, 12000}, repair_figure); }
