// A record out of its JSON.
#include <charconv>
#include <limits>

#include "archive/record_json.hpp"
#include "archive/sha256.hpp"

namespace tuiyan::archive {
namespace {

using json::Node;
using json::NodeKind;

// Reads member by member; one that is missing or of the wrong type is a slip, and reading goes on.
class MemberReader {
 public:
  explicit MemberReader(const Node& node) : node_(node) { good_ = node.kind == NodeKind::object; }

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const Node* optional(std::string_view key) const { return node_.find(key); }
  const Node* member(std::string_view key, NodeKind kind) {
    const Node* found = node_.find(key);
    if (found != nullptr && found->kind == kind) return found;
    good_ = false;
    return nullptr;
  }
  void text(std::string_view key, std::string& out) {
    if (const Node* found = member(key, NodeKind::string)) out = found->text;
  }
  void text(std::string_view key, Text& out) {
    const Node* found = member(key, NodeKind::object);
    if (found == nullptr) return;
    MemberReader both(*found);
    both.text("zh", out.zh);
    both.text("en", out.en);
    good_ = good_ && both.good();
  }
  template <class T>
  void number(std::string_view key, T& out) {
    const Node* found = member(key, NodeKind::number);
    if (found == nullptr) return;
    const char* end = found->text.data() + found->text.size();
    const auto result = std::from_chars(found->text.data(), end, out);
    good_ = good_ && result.ec == std::errc() && result.ptr == end;
  }

 private:
  const Node& node_;
  bool good_ = true;
};

std::optional<Outcome> outcome_from(const Node& node) {
  MemberReader reader(node);
  Outcome one;
  reader.text("scenario", one.scenario);
  if (reader.optional("revision") != nullptr) reader.text("revision", one.revision);
  if (reader.optional("setting") != nullptr) reader.text("setting", one.setting);
  reader.text("target", one.target);
  reader.text("name", one.name);
  reader.text("clause", one.clause);
  reader.text("metric", one.metric);
  one.upper = reader.optional("at_most") != nullptr;
  reader.number(one.upper ? "at_most" : "at_least", one.limit);
  reader.number("applicable", one.applicable);
  reader.number("met", one.met);
  one.open = reader.optional("later_than") != nullptr;
  if (const char* key = one.open ? "later_than" : "value"; reader.optional(key) != nullptr)
    reader.number(key, one.value.emplace());
  if (reader.optional("probability") != nullptr)
    if (const Node* found = reader.member("probability", NodeKind::object)) {
      MemberReader estimate(*found);
      result::Estimate& probability = one.probability.emplace();
      estimate.number("value", probability.value);
      estimate.number("low", probability.interval.low);
      estimate.number("high", probability.interval.high);
      if (!estimate.good()) return std::nullopt;
    }
  return reader.good() ? std::optional(std::move(one)) : std::nullopt;
}

std::optional<Part> part_from(const Node& node) {
  MemberReader reader(node);
  Part part;
  reader.text("name", part.name);
  reader.text("sha256", part.sha256);
  reader.number("length", part.length);
  return reader.good() && is_sha256(part.sha256) && part.length >= 0 ? std::optional(std::move(part)) : std::nullopt;
}

template <class T>
bool read_list(MemberReader& reader, std::string_view key, std::optional<T> (*read)(const Node&), std::vector<T>& out) {
  const Node* list = reader.member(key, NodeKind::array);
  if (list == nullptr) return false;
  for (const Node& item : list->items) {
    std::optional<T> one = read(item);
    if (!one) return false;
    out.push_back(std::move(*one));
  }
  return true;
}

}  // namespace

std::optional<Record> record_from(const Node& node) {
  MemberReader reader(node);
  Record record;
  std::string kind;
  reader.text("kind", kind);
  reader.number("at_us", record.at_us);
  reader.text("program", record.program);
  reader.number("seed", record.seed);
  reader.number("replication", record.replication);
  reader.number("drills", record.drills);
  reader.text("plan", record.plan_id);
  reader.text("plan_version", record.plan_version);
  reader.text("plan_name", record.plan_name);
  reader.text("scenario", record.scenario_id);
  reader.text("scenario_name", record.scenario_name);
  reader.number("scenarios", record.scenarios);
  reader.text("grade", record.grade);
  reader.number("weighted_attainment", record.attainment);
  reader.number("met", record.met);
  reader.number("counted", record.counted);
  reader.number("worse", record.worse);
  if (reader.optional("single_points") != nullptr) reader.number("single_points", record.single_points);
  if (reader.optional("over") != nullptr) reader.text("over", record.over);
  if (const Node* settings = reader.member("settings", NodeKind::object)) record.settings = json::to_text(*settings);
  const bool lists = read_list(reader, "outcomes", &outcome_from, record.outcomes) &&
                     read_list(reader, "parts", &part_from, record.parts);
  const std::optional<RecordKind> known = kind_named(kind);
  if (!lists || !known || !reader.good()) return std::nullopt;
  record.kind = *known;
  return record;
}

}  // namespace tuiyan::archive
