#include "cli/history_json.hpp"

#include "archive/record_json.hpp"

namespace tuiyan::cli {
namespace {

using archive::Filed;
using json::Node;

// The members of `rest` behind those of `head`.
Node joined(Node head, Node rest) {
  for (json::Member& member : rest.members) head.members.push_back(std::move(member));
  return head;
}

Node numbered(std::int64_t id, Node record) {
  return joined(json::object({{"id", json::integer(id)}}), std::move(record));
}

}  // namespace

std::string history_json(const std::vector<Filed>& list) {
  std::vector<Node> all;
  for (const Filed& filed : list) {
    Node one = numbered(filed.id, archive::record_node(filed.record));
    // A list does not read them.
    std::erase_if(one.members, [](const json::Member& m) { return m.key == "outcomes" || m.key == "parts"; });
    all.push_back(std::move(one));
  }
  return json::to_text(json::object({{"format", json::integer(1)}, {"records", json::array(std::move(all))}}), 2) +
         "\n";
}

std::string record_json(const archive::Archive& archive, const Filed& filed) {
  Node record = numbered(filed.id, archive::record_node(filed.record));
  std::vector<std::pair<std::string, Node>> texts;
  for (const archive::Part& part : filed.record.parts)
    if (part.name != "log") texts.emplace_back(part.name, json::raw(archive.text(part.sha256)));
  const Node all = joined(std::move(record), json::object({{"texts", json::object(std::move(texts))}}));
  return json::to_text(all, 2) + "\n";
}

std::string trend_json(const std::vector<archive::TrendPoint>& points) {
  std::vector<Node> all;
  for (const archive::TrendPoint& point : points) {
    all.push_back(joined(json::object({{"record", json::integer(point.id)},
                                       {"kind", json::string(archive::name_of(point.kind))},
                                       {"at_us", json::integer(point.at_us)},
                                       {"plan", json::string(point.plan_id)},
                                       {"plan_version", json::string(point.plan_version)},
                                       {"plan_sha256", json::string(point.plan_sha256)},
                                       {"plan_revision", json::string(point.revision)}}),
                         archive::outcome_node(point.outcome)));
  }
  return json::to_text(json::object({{"format", json::integer(1)}, {"points", json::array(std::move(all))}}), 2) + "\n";
}

}  // namespace tuiyan::cli
