#include "check/outage.hpp"

#include <algorithm>
#include <limits>

namespace tuiyan::check {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
// Cycles were refused on reading; this only bounds what a broken site could do.
constexpr std::size_t deepest = 64;

bool takes_down(const Fault& fault) {
  return fault.effect == FaultEffect::crash || fault.effect == FaultEffect::power_loss ||
         fault.effect == FaultEffect::link_cut;
}

}  // namespace

Outage::Outage(const Site& site, const Fault& fault) : site_(site), down_(site.components.size(), false) {
  if (takes_down(fault)) struck_ = fault.strikes;
  for (const Subject struck : struck_)
    if (const auto component = as<Component>(struck)) down_[component.value] = true;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t row = 0; row < down_.size(); ++row)
      if (!down_[row] && component_is_down(site.components.at(row))) down_[row] = changed = true;
  }
  const auto collect = [&](const auto& table, auto index_of) {
    for (std::uint32_t row = 0; row < table.size(); ++row)
      if (const Subject subject = about(index_of(row)); is_down(subject)) lost_.push_back(subject);
  };
  collect(site.components, [](std::uint32_t row) { return Index<Component>{row}; });
  collect(site.services, [](std::uint32_t row) { return Index<Service>{row}; });
  collect(site.seat_groups, [](std::uint32_t row) { return Index<SeatGroup>{row}; });
}

bool Outage::component_is_down(Index<Component> index) const {
  const Component& component = site_.components[index];
  if (component.runs_on && down_[component.runs_on.value]) return true;
  const bool carries_itself = component.kind == ComponentKind::ups || component.kind == ComponentKind::generator;
  if (!carries_itself && !component.powered_by.empty() &&
      std::all_of(component.powered_by.begin(), component.powered_by.end(),
                  [&](Index<Component> source) { return down_[source.value]; }))
    return true;
  return !has_capacity(component.needs);
}

double Outage::capacity(Subject leaf, std::size_t depth) const {
  if (depth > deepest) return unlimited;
  if (std::find(struck_.begin(), struck_.end(), leaf) != struck_.end()) return 0;
  if (const auto component = as<Component>(leaf)) return down_[component.value] ? 0 : unlimited;
  if (const auto service = as<Service>(leaf)) return capacity(site_.services[service].needs, depth + 1);
  if (const auto group = as<SeatGroup>(leaf)) return capacity(site_.seat_groups[group].needs, depth + 1);
  return unlimited;
}

double Outage::capacity(const Expression& expression, std::size_t depth) const {
  const auto leaf = [&](Subject subject) { return capacity(subject, depth); };
  // Both sides of a pair are tried: the one with capacity carries.
  const double primary = capacity_of(expression, leaf, [](Index<Pair>) { return 0; });
  const double standby = capacity_of(expression, leaf, [](Index<Pair>) { return 1; });
  return std::max(primary, standby);
}

bool Outage::has_capacity(const Expression& expression) const { return capacity(expression, 0) > 0; }

bool Outage::is_down(Subject subject) const { return capacity(subject, 0) <= 0; }

}  // namespace tuiyan::check
