#include "archive/record_json.hpp"

#include <array>

#include "archive/sha256.hpp"

namespace tuiyan::archive {
namespace {

using json::Node;

constexpr std::array<const char*, 5> kind_names{"run", "assess", "compare", "criticality", "sweep"};

// A database knows no negative zero.
Node real(double value) { return json::number(value + 0.0); }

Node text_node(const Text& text) {
  return json::object({{"zh", json::string(text.zh)}, {"en", json::string(text.en)}});
}

// Seeds take all 64 bits.
Node count(std::uint64_t n) { return json::raw(std::to_string(n)); }

}  // namespace

Node outcome_node(const Outcome& outcome) {
  std::vector<std::pair<std::string, Node>> members{{"scenario", json::string(outcome.scenario)}};
  if (!outcome.revision.empty()) members.emplace_back("revision", json::string(outcome.revision));
  if (!outcome.setting.empty()) members.emplace_back("setting", json::string(outcome.setting));
  members.emplace_back("target", json::string(outcome.target));
  members.emplace_back("name", text_node(outcome.name));
  members.emplace_back("clause", json::string(outcome.clause));
  members.emplace_back("metric", json::string(outcome.metric));
  members.emplace_back(outcome.upper ? "at_most" : "at_least", real(outcome.limit));
  members.emplace_back("applicable", json::integer(outcome.applicable));
  members.emplace_back("met", json::integer(outcome.met));
  if (outcome.value) members.emplace_back(outcome.open ? "later_than" : "value", real(*outcome.value));
  if (outcome.probability)
    members.emplace_back("probability", json::object({{"value", real(outcome.probability->value)},
                                                      {"low", real(outcome.probability->interval.low)},
                                                      {"high", real(outcome.probability->interval.high)}}));
  return json::object(std::move(members));
}

const char* name_of(RecordKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<RecordKind> kind_named(const std::string& name) {
  for (std::size_t i = 0; i < kind_names.size(); ++i)
    if (name == kind_names[i]) return static_cast<RecordKind>(i);
  return std::nullopt;
}

Node record_node(const Record& record) {
  std::vector<Node> outcomes, parts;
  for (const Outcome& one : record.outcomes) outcomes.push_back(outcome_node(one));
  for (const Part& one : record.parts)
    parts.push_back(json::object({{"name", json::string(one.name)},
                                  {"sha256", json::string(one.sha256)},
                                  {"length", json::integer(one.length)}}));
  std::vector<std::pair<std::string, Node>> members{{"kind", json::string(name_of(record.kind))},
                                                    {"at_us", json::integer(record.at_us)},
                                                    {"program", json::string(record.program)},
                                                    {"seed", count(record.seed)},
                                                    {"replication", count(record.replication)},
                                                    {"drills", count(record.drills)},
                                                    {"plan", json::string(record.plan_id)},
                                                    {"plan_version", json::string(record.plan_version)},
                                                    {"plan_name", text_node(record.plan_name)},
                                                    {"scenario", json::string(record.scenario_id)},
                                                    {"scenario_name", text_node(record.scenario_name)},
                                                    {"scenarios", json::integer(record.scenarios)},
                                                    {"grade", json::string(record.grade)},
                                                    {"weighted_attainment", real(record.attainment)},
                                                    {"met", json::integer(record.met)},
                                                    {"counted", json::integer(record.counted)},
                                                    {"worse", json::integer(record.worse)}};
  // What only one kind has stands in no other: the fingerprints of records that were kept before stay as they are.
  if (record.kind == RecordKind::criticality)
    members.emplace_back("single_points", json::integer(record.single_points));
  if (record.kind == RecordKind::sweep) members.emplace_back("over", json::string(record.over));
  members.emplace_back("settings", json::raw(record.settings));
  members.emplace_back("outcomes", json::array(std::move(outcomes)));
  members.emplace_back("parts", json::array(std::move(parts)));
  return json::object(std::move(members));
}

std::string fingerprint(const Record& record) { return sha256(json::to_text(record_node(record))); }

}  // namespace tuiyan::archive
