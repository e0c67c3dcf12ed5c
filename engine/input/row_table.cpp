#include "input/row_table.hpp"

#include <string>

#include "json/build.hpp"

namespace tuiyan::input {

bool read_rows(Value& value, const Said& what, const std::function<bool(const json::Member& member, Value& row)>& row) {
  if (!value.is(json::NodeKind::object)) {
    value.wrong("wrong-type", what);
    return false;
  }
  if (value.node().members.empty()) {
    value.wrong("empty-list", {"至少一行", "at least one row"});
    return false;
  }
  bool right = true;
  for (const json::Member& member : value.node().members) {
    Value one = value.member(member);
    right = row(member, one) && right;
  }
  return right;
}

void describe_rows(const Value& value, std::string_view what, std::string_view key_pattern, json::Node row) {
  value.say("description", json::string(std::string(what)));
  value.say("type", json::string("object"));
  value.say("propertyNames", json::object({{"pattern", json::string(std::string(key_pattern))}}));
  value.say("additionalProperties", std::move(row));
}

}  // namespace tuiyan::input
