// Nodes of a schema under construction.
#pragma once

#include <string_view>

#include "json/node.hpp"

namespace tuiyan::input {

// Null when the object has no such member.
[[nodiscard]] json::Node* find(json::Node& object, std::string_view key);
// Adds a member, or replaces the one of that name.
void put(json::Node& object, std::string_view key, json::Node what);

}  // namespace tuiyan::input
