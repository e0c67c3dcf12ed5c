#include "input/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input/said.hpp"
#include "input/uncertain_reader.hpp"
#include "json/build.hpp"

namespace tuiyan::input {

void read_object(Value& value, const ReadObject& read) {
  if (!value.describing() && !value.is(json::NodeKind::object)) {
    value.wrong("wrong-type", {"对象 { … }", "an object { … }"});
    return;
  }
  Object object(value);
  read(object);
  object.close();
}

void read_keys(Value& value, const std::function<void(const std::string&, Value&)>& row) {
  if (value.describing()) {
    json::Node schema = json::object({});
    Value slot(value.context(), schema);
    row("id", slot);
    value.say("type", json::string("object"));
    value.say("propertyNames", json::object({{"pattern", json::string("^[a-z0-9][a-z0-9-]*$")}}));
    value.say("additionalProperties", std::move(schema));
    return;
  }
  if (!value.is(json::NodeKind::object)) {
    value.wrong("wrong-type", {"以标识为键的对象 {\"标识\": …}", "an object whose keys are ids {\"id\": …}"});
    return;
  }
  for (const json::Member& member : value.node().members) {
    Value inner = value.member(member);
    if (!is_id(member.key))
      value.context().diagnostics.add({Severity::error,
                                       member.place,
                                       inner.pointer(),
                                       "malformed-id",
                                       {"由小写字母、数字和 - 组成的标识，以字母或数字开头",
                                        "an id of lower-case letters, digits and -, starting with a letter or digit"},
                                       quote(member.key),
                                       {}});
    row(member.key, inner);
  }
}

void read_list(Value& value, const Read& item) {
  if (value.describing()) {
    json::Node schema = json::object({});
    Value slot(value.context(), schema);
    item(slot);
    value.say("type", json::string("array"));
    value.say("items", std::move(schema));
    return;
  }
  if (!value.is(json::NodeKind::array)) {
    value.wrong("wrong-type", {"列表 [ … ]", "a list [ … ]"});
    return;
  }
  for (std::size_t i = 0; i < value.node().items.size(); ++i) {
    Value inner = value.item(i);
    item(inner);
  }
}

void read_one_or_list(Value& value, const Read& item) {
  if (value.describing()) {
    json::Node one = json::object({});
    json::Node list = json::object({});
    Value one_slot(value.context(), one);
    Value list_slot(value.context(), list);
    item(one_slot);
    read_list(list_slot, item);
    value.say("anyOf", json::array({std::move(one), std::move(list)}));
    return;
  }
  if (value.is(json::NodeKind::array))
    read_list(value, item);
  else
    item(value);
}

void read_shapes(Value& value, const Said& expected, const Read& plain, const std::vector<Shape>& shapes) {
  if (value.describing()) {
    std::vector<json::Node> ways;
    const auto describe = [&](const Read& read) {
      json::Node way = json::object({});
      Value slot(value.context(), way);
      read(slot);
      ways.push_back(std::move(way));
    };
    if (plain) describe(plain);
    for (const Shape& shape : shapes) describe([&](Value& slot) { read_object(slot, shape.read); });
    value.say("description", json::string(expected.zh + " / " + expected.en));
    value.say("anyOf", json::array(std::move(ways)));
    return;
  }
  if (!value.is(json::NodeKind::object) || (plain && is_uncertain(value.node()))) {
    if (plain)
      plain(value);
    else
      value.wrong("wrong-type", expected);
    return;
  }
  const Shape* best = nullptr;
  std::size_t most = 0;
  int whole = 0;
  std::string telling;  // the keys that are there and tell one shape from another
  for (const Shape& shape : shapes) {
    std::size_t there = 0;
    for (std::string_view key : shape.keys) {
      if (value.node().find(key) == nullptr) continue;
      ++there;
      const std::string word = in_quotes(key);
      if (telling.find(word) == std::string::npos) telling += (telling.empty() ? "" : ", ") + word;
    }
    if (there == shape.keys.size()) ++whole;
    if (there > most) {
      most = there;
      best = &shape;
    }
  }
  if (whole > 1) {
    value.complain("one-of", expected, {fmt::format("同时写了 {}", telling), fmt::format("{} together", telling)});
    return;
  }
  if (best == nullptr) {
    std::vector<std::string> known;
    for (const Shape& shape : shapes) known.insert(known.end(), shape.keys.begin(), shape.keys.end());
    Said hint;
    for (const json::Member& member : value.node().members)
      if (hint.en.empty()) hint = did_you_mean(member.key, known);
    value.wrong("one-of", expected, hint);
    return;
  }
  read_object(value, best->read);
}

void read_named(Value& value, std::string_view name, const Read& read) {
  if (!value.describing()) return read(value);
  auto& definitions = *value.context().definitions;
  const auto known = std::find_if(definitions.begin(), definitions.end(),
                                  [name](const auto& definition) { return definition.first == name; });
  if (known == definitions.end()) {
    // The name is taken before its content is described: it may hold itself.
    const std::size_t row = definitions.size();
    definitions.emplace_back(name, json::object({}));
    json::Node content = json::object({});
    Value slot(value.context(), content);
    read(slot);
    definitions[row].second = std::move(content);
  }
  value.say("$ref", json::string("#/definitions/" + std::string(name)));
}

}  // namespace tuiyan::input
