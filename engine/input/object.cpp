#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "input/reader.hpp"
#include "input/said.hpp"
#include "input/schema_node.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

// Keys that every object accepts; what they say is for readers, not for the engine, except where
// an object declares one of them itself.
constexpr std::string_view common_keys[] = {"clause", "basis", "note"};

bool is_text(const json::Node& node) {
  return node.kind == json::NodeKind::string || node.kind == json::NodeKind::object;
}

json::Node parse_declared(std::string_view text) {
  Diagnostics slips;
  std::optional<json::Node> node = json::parse("default", text, slips);
  TUIYAN_CHECK(node && slips.empty());
  return std::move(*node);
}

}  // namespace

Object::Object(Value& value) : value_(&value) { properties_.kind = json::NodeKind::object; }

bool Object::has(std::string_view key) const { return !describing() && value_->node().find(key) != nullptr; }

void Object::section(bool holds, const Said& when, const std::function<void()>& fields) {
  conditional_ = true;
  if (!holds && !describing()) refused_ = &when;
  fields();
  refused_ = nullptr;
  conditional_ = false;
}

bool Object::declare(const Field& field, const Read& read, bool is_leaf) {
  if (describing()) {
    describe(field, read);
    return false;
  }
  declared_.push_back({std::string(field.key), {std::string(field.zh), std::string(field.en)}});
  Context& shared = context();
  const json::Member* member = value_->node().member(field.key);
  if (refused_ != nullptr) {
    if (member != nullptr)
      value_->member(*member).complain("key-without-use", {"此处不写此键", "no such key here"}, quote(member->key),
                                       *refused_);
    return false;
  }
  if (member != nullptr) {
    Value value = value_->member(*member);
    if (is_leaf && shared.shown != nullptr && shared.inside_leaf == 0) show(value.pointer(), member->value, false, "");
    if (is_leaf) ++shared.inside_leaf;
    read(value);
    if (is_leaf) --shared.inside_leaf;
    return true;
  }
  if (!field.otherwise.empty()) {
    const json::Node node = parse_declared(field.otherwise);
    Value value(shared, node, value_->pointer() + "/" + json::pointer_token(field.key));
    if (is_leaf && shared.shown != nullptr) show(value.pointer(), node, true, field.basis);
    ++shared.inside_default;
    if (is_leaf) ++shared.inside_leaf;
    read(value);
    if (is_leaf) --shared.inside_leaf;
    --shared.inside_default;
    return false;
  }
  if (!field.optional) {
    Said hint;
    if (!field.example.empty())
      hint = {fmt::format("例如 \"{}\": {}", field.key, field.example),
              fmt::format("for example \"{}\": {}", field.key, field.example)};
    value_->complain(
        "missing-key",
        {fmt::format("键 \"{}\"（{}）", field.key, field.zh), fmt::format("the key \"{}\" ({})", field.key, field.en)},
        {}, hint);
  }
  return false;
}

void Object::show(const std::string& pointer, const json::Node& node, bool is_default, std::string_view basis) const {
  Shown line;
  line.pointer = pointer;
  line.value = json::to_text(node);
  line.is_default = is_default;
  if (!is_default) line.place = node.place;
  line.basis = basis;
  context().shown->push_back(std::move(line));
}

void Object::describe(const Field& field, const Read& read) {
  json::Node type = json::object({});
  Value slot(context(), type);
  read(slot);

  json::Node property = json::object({});
  put(property, "title", json::string(std::string(field.zh) + " / " + std::string(field.en)));
  std::string description;
  if (const json::Node* words = find(type, "description")) description = words->text;
  if (!field.basis.empty()) {
    if (!description.empty()) description += ". ";
    description += "默认 / default: ";
    if (!field.varies) description += std::string(field.otherwise) + ", ";
    description += std::string(field.basis);
  }
  if (!description.empty()) put(property, "description", json::string(description));
  if (!field.otherwise.empty() && !field.varies) put(property, "default", parse_declared(field.otherwise));
  if (!field.example.empty()) put(property, "examples", json::array({parse_declared(field.example)}));
  if (find(type, "$ref") != nullptr) {
    // In draft 7 whatever stands beside a $ref is ignored, so the reference goes one level down.
    put(property, "allOf", json::array({std::move(type)}));
  } else {
    for (json::Member& member : type.members)
      if (member.key != "description") put(property, member.key, std::move(member.value));
  }
  add_property(field.key, std::move(property));
  // A field of a section is only needed under its condition, which the schema does not say.
  if (!field.optional && field.otherwise.empty() && !conditional_)
    required_.push_back(json::string(std::string(field.key)));
}

void Object::add_property(std::string_view key, json::Node property) { put(properties_, key, std::move(property)); }

void Object::close() {
  if (describing()) {
    for (std::string_view key : common_keys) {
      if (find(properties_, key) != nullptr) continue;
      json::Node text = json::object({});
      if (key == "clause") {
        put(text, "type", json::string("string"));
      } else {
        put(text, "type", json::array({json::string("string"), json::string("object")}));
      }
      add_property(key, std::move(text));
    }
    value_->say("type", json::string("object"));
    value_->say("properties", std::move(properties_));
    if (!required_.empty()) value_->say("required", json::array(std::move(required_)));
    value_->say("additionalProperties", json::boolean(false));
    return;
  }
  for (const json::Member& member : value_->node().members) {
    if (std::any_of(declared_.begin(), declared_.end(), [&](const Titled& one) { return one.id == member.key; }))
      continue;
    const Value value = value_->member(member);
    if (std::find(std::begin(common_keys), std::end(common_keys), member.key) != std::end(common_keys)) {
      if (!is_text(member.value)) value.wrong("wrong-type", {"文字", "a text"});
      continue;
    }
    std::vector<Titled> known = declared_;
    known.push_back({"clause", {"条款"}});
    known.push_back({"basis", {"依据", "出处"}});
    known.push_back({"note", {"说明", "备注"}});
    Said hint = meant_of(member.key, known);
    if (hint.en.empty()) {
      std::string list;
      for (const Titled& one : declared_) list += (list.empty() ? "" : ", ") + one.id;
      hint = {"可用的键：" + list, "known keys: " + list};
    }
    // The place of an unknown key is the key itself, not its value.
    context().diagnostics.add({Severity::error,
                               member.place,
                               value.pointer(),
                               "unknown-key",
                               {"已知的键", "a known key"},
                               quote(member.key),
                               std::move(hint)});
  }
}

}  // namespace tuiyan::input
