#include "input/schema_node.hpp"

#include <string>

namespace tuiyan::input {

json::Node* find(json::Node& object, std::string_view key) {
  for (json::Member& member : object.members)
    if (member.key == key) return &member.value;
  return nullptr;
}

void put(json::Node& object, std::string_view key, json::Node what) {
  object.kind = json::NodeKind::object;
  if (json::Node* old = find(object, key))
    *old = std::move(what);
  else
    object.members.push_back({std::string(key), Place(), std::move(what)});
}

}  // namespace tuiyan::input
