#include "study/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/check.hpp"
#include "base/quantity.hpp"
#include "json/build.hpp"

namespace tuiyan::study {
namespace {

using json::Node;
using json::NodeKind;

// Whole microseconds, written in seconds without trailing zeros: "72 s", "0.5 s".
std::string in_seconds(double us) {
  const auto whole = static_cast<std::int64_t>(std::llround(us));
  std::string text = fmt::format("{}.{:06d}", whole / 1'000'000, whole % 1'000'000);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + " s";
}

}  // namespace

Node* member_of(Node& object, std::string_view key) {
  return object.kind == NodeKind::object ? json::step_to(object, std::string(key)) : nullptr;
}

void set_member(Node& object, const std::string& key, Node value) {
  TUIYAN_CHECK(object.kind == NodeKind::object);
  if (Node* there = member_of(object, key))
    *there = std::move(value);
  else
    object.members.push_back({key, {}, std::move(value)});
}

void remove_member(Node& object, std::string_view key) {
  std::erase_if(object.members, [&](const json::Member& member) { return member.key == key; });
}

Node patch_between(const Node& before, const Node& after) {
  std::vector<std::pair<std::string, Node>> changed;
  for (const json::Member& member : before.members)
    if (after.find(member.key) == nullptr) changed.emplace_back(member.key, json::null());
  for (const json::Member& member : after.members) {
    const Node* was = before.find(member.key);
    if (was != nullptr && json::to_text(*was) == json::to_text(member.value)) continue;
    const bool both = was != nullptr && was->kind == NodeKind::object && member.value.kind == NodeKind::object;
    changed.emplace_back(member.key, both ? patch_between(*was, member.value) : member.value);
  }
  return json::object(std::move(changed));
}

bool scale_durations(Node& law, double factor) {
  const auto scaled = [factor](std::string& text) {
    const Reading<Duration> read = parse_duration(text);
    if (!read.value) return false;
    text = in_seconds(static_cast<double>(read.value->us) * factor);
    return true;
  };
  bool any = false;
  switch (law.kind) {
    case NodeKind::string:
      return scaled(law.text);
    case NodeKind::array:
      for (Node& item : law.items) any = scale_durations(item, factor) || any;
      return any;
    case NodeKind::object:
      for (json::Member& member : law.members) {
        if (member.key == "basis" || member.key == "note" || member.key == "clause") continue;
        any = scaled(member.key) || any;
        any = scale_durations(member.value, factor) || any;
      }
      return any;
    case NodeKind::null:
    case NodeKind::boolean:
    case NodeKind::number:
      return false;
  }
  return false;
}

}  // namespace tuiyan::study
