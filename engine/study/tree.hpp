// Changing merged documents as a tree, and writing the change as a patch that a planner can use.
//
// Contract: pointers are RFC 6901 from the root {"site", "plan", "scenario"}. `place_at` answers null when there
// is nothing; it never makes anything. `patch_between` answers the RFC 7396 patch that turns the one tree into the
// other: lists are replaced as a whole. `scale_durations` multiplies every duration of a law as written (also keys
// of a survival curve), and answers whether there was one; shape numbers, "basis" and "note" stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/node.hpp"

namespace tuiyan::study {

// The tokens of a pointer, unescaped; "" has none.
[[nodiscard]] std::vector<std::string> tokens_of(std::string_view pointer);
[[nodiscard]] json::Node* place_at(json::Node& root, std::string_view pointer);
[[nodiscard]] const json::Node* place_at(const json::Node& root, std::string_view pointer);
// The member of an object; null for anything else.
[[nodiscard]] json::Node* member_of(json::Node& object, std::string_view key);
// Sets, or adds at the end; the node must be an object.
void set_member(json::Node& object, const std::string& key, json::Node value);
void remove_member(json::Node& object, std::string_view key);

[[nodiscard]] json::Node patch_between(const json::Node& before, const json::Node& after);
bool scale_durations(json::Node& law, double factor);

}  // namespace tuiyan::study
