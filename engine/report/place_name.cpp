#include "report/place_name.hpp"

#include <string_view>

namespace tuiyan::report {

std::string name_of_place(const Documents& documents, const std::string& pointer, Language language) {
  std::string found;
  const auto name = [&](const auto& table, std::string_view place) {
    if (pointer.rfind(place, 0) != 0) return;
    const std::string_view id = std::string_view(pointer).substr(place.size());
    if (const auto row = table.find(id.substr(0, id.find('/')))) found = table[row].name.in(language);
  };
  name(documents.site.locations, "/site/locations/");
  name(documents.site.crews, "/site/crews/");
  name(documents.site.components, "/site/components/");
  name(documents.site.services, "/site/services/");
  name(documents.site.trunks, "/site/trunks/");
  name(documents.site.seat_groups, "/site/seat_groups/");
  name(documents.site.classes, "/site/classes/");
  name(documents.site.shifts, "/site/shifts/");
  name(documents.site.channels, "/site/channels/");
  name(documents.site.people, "/site/people/");
  name(documents.site.monitors, "/site/monitors/");
  name(documents.plan.units, "/plan/units/");
  name(documents.plan.roles, "/plan/roles/");
  name(documents.plan.announcements, "/plan/announcements/");
  name(documents.plan.resources, "/plan/resources/");
  name(documents.plan.suppliers, "/plan/suppliers/");
  name(documents.plan.severity_scales, "/plan/severity_scales/");
  name(documents.plan.flow, "/plan/flow/");
  name(documents.plan.targets, "/plan/targets/");
  name(documents.scenario.faults, "/scenario/faults/");
  name(documents.scenario.hazards, "/scenario/hazards/");
  name(documents.scenario.surges, "/scenario/surges/");
  name(documents.scenario.injects, "/scenario/injects/");
  name(documents.scenario.expect, "/scenario/expect/");
  return found;
}

}  // namespace tuiyan::report
