#include "input/merge.hpp"

#include <algorithm>

#include "input/reader.hpp"
#include "input/said.hpp"

namespace tuiyan::input {
namespace {

// Changes that are likely not what was meant: a removal of what is not there, and a new row whose
// id is nearly that of an old one. `depth` 1 is inside a table, where keys are ids.
void find_doubtful(const json::Node& target, const json::Node& patch, const std::string& pointer, int depth,
                   Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const json::Member& other : target.members) known.push_back(other.key);
  for (const json::Member& member : patch.members) {
    const std::string inner = pointer + "/" + json::pointer_token(member.key);
    const json::Node* there = target.find(member.key);
    if (there == nullptr && depth == 1 && member.value.kind == json::NodeKind::object &&
        !nearest(member.key, known).empty())
      diagnostics.add({Severity::warning,
                       member.place,
                       inner,
                       "new-row-resembles-old",
                       {"要修改的那一项的标识，或不易混淆的新标识",
                        "the id of the row to change, or a new id that is not so near an old one"},
                       quote(member.key),
                       did_you_mean(member.key, known)});
    if (member.value.kind == json::NodeKind::null && there == nullptr) {
      diagnostics.add({Severity::warning,
                       member.place,
                       inner,
                       "removes-nothing",
                       {"要删除的、原有的键（这个改动配的是另一份文档？）",
                        "a key that is there to be removed (is the change meant for another document?)"},
                       quote(member.key),
                       did_you_mean(member.key, known)});
    }
    if (there != nullptr && member.value.kind == json::NodeKind::object)
      find_doubtful(*there, member.value, inner, depth + 1, diagnostics);
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
  find_doubtful(target, *patch, pointer, 0, diagnostics);
  json::merge_patch(target, *patch);
}

}  // namespace tuiyan::input
