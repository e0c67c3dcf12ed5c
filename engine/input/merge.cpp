#include "input/merge.hpp"

#include <algorithm>

#include "input/reader.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

void find_idle_removals(const json::Node& target, const json::Node& patch, const std::string& pointer,
                        Diagnostics& diagnostics) {
  for (const json::Member& member : patch.members) {
    const std::string inner = pointer + "/" + json::pointer_token(member.key);
    const json::Node* there = target.find(member.key);
    if (member.value.kind == json::NodeKind::null && there == nullptr) {
      std::vector<std::string> known;
      for (const json::Member& other : target.members) known.push_back(other.key);
      diagnostics.add({Severity::warning,
                       member.place,
                       inner,
                       "removes-nothing",
                       {"原有的键", "a key that is there to be removed"},
                       quote(member.key),
                       did_you_mean(member.key, known)});
    }
    if (there != nullptr && member.value.kind == json::NodeKind::object)
      find_idle_removals(*there, member.value, inner, diagnostics);
  }
}

}  // namespace

std::optional<json::Node> take_changes(json::Node& document, const std::string& key, Diagnostics& diagnostics) {
  const auto found = std::find_if(document.members.begin(), document.members.end(),
                                  [&key](const json::Member& member) { return member.key == key; });
  if (found == document.members.end()) return std::nullopt;
  json::Node patch = std::move(found->value);
  document.members.erase(found);
  if (patch.kind == json::NodeKind::object) return patch;
  diagnostics.add(
      {Severity::error, patch.place, "/" + key, "wrong-type", {"对象 { … }", "an object { … }"}, quoted(patch), {}});
  return std::nullopt;
}

void merge_changes(json::Node& target, const std::optional<json::Node>& patch, const std::string& pointer,
                   Diagnostics& diagnostics) {
  if (!patch) return;
  find_idle_removals(target, *patch, pointer, diagnostics);
  json::merge_patch(target, *patch);
}

}  // namespace tuiyan::input
