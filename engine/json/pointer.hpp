// Following a JSON pointer (RFC 6901) through a tree.
//
// Contract: "" leads to the root. Nothing is ever made: where nothing stands, `place_at` answers null and `walk` stops.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "json/node.hpp"

namespace tuiyan::json {

// The tokens of a pointer, unescaped; "" has none.
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view pointer);
// One token further: a member of an object or an item of a list; null when there is none.
[[nodiscard]] Node* step_to(Node& node, const std::string& token);
[[nodiscard]] Node* place_at(Node& root, std::string_view pointer);
[[nodiscard]] const Node* place_at(const Node& root, std::string_view pointer);
// Shows `see` every node on the way, both ends included. Answers the last one: where the pointer leads or, when
// nothing stands there, the nearest around it.
const Node& walk(const Node& root, std::string_view pointer, const std::function<void(const Node&)>& see = {});

}  // namespace tuiyan::json
