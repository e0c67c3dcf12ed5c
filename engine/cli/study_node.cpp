#include "cli/study_node.hpp"

#include <fmt/format.h>

#include "base/random.hpp"

namespace tuiyan::cli {

json::Node estimate_node(const result::Estimate& estimate) {
  return json::object({{"value", json::number(estimate.value)},
                       {"low", json::number(estimate.interval.low)},
                       {"high", json::number(estimate.interval.high)}});
}

json::Node lost_node(const std::vector<result::Lost>& lost) {
  std::vector<json::Node> rows;
  for (const result::Lost& one : lost)
    rows.push_back(json::object({{"replication", json::integer(static_cast<std::int64_t>(one.replication))},
                                 {"ending", json::string(one.ending)},
                                 {"complaint", json::string(one.complaint)}}));
  return json::array(std::move(rows));
}

std::string id_of(const Documents& documents, Subject subject) {
  const Site& site = documents.site;
  if (const auto service = as<Service>(subject)) return site.services[service].id;
  if (const auto component = as<Component>(subject)) return site.components[component].id;
  if (const auto group = as<SeatGroup>(subject)) return site.seat_groups[group].id;
  if (const auto trunks = as<TrunkGroup>(subject)) return site.trunks[trunks].id;
  return "";
}

std::string documents_hash(const Documents& documents) { return fmt::format("{:016x}", Key::hash(documents.resolved)); }

}  // namespace tuiyan::cli
