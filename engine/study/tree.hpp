// Changing merged documents as a tree, and writing the change as a patch that a planner can use.
//
// Contract: `patch_between` answers the RFC 7396 patch that turns the one tree into the
// other: lists are replaced as a whole. `scale_durations` multiplies every duration of a law as written (also keys
// of a survival curve), and answers whether there was one; shape numbers, "basis" and "note" stay.
#pragma once

#include <string>
#include <string_view>

#include "json/pointer.hpp"

namespace tuiyan::study {

// A pointer leads from the root {"site", "plan", "scenario"}.
using json::place_at;
using json::tokens_of;
// The member of an object; null for anything else.
[[nodiscard]] json::Node* member_of(json::Node& object, std::string_view key);
// Sets, or adds at the end; the node must be an object.
void set_member(json::Node& object, const std::string& key, json::Node value);
void remove_member(json::Node& object, std::string_view key);

[[nodiscard]] json::Node patch_between(const json::Node& before, const json::Node& after);
bool scale_durations(json::Node& law, double factor);

}  // namespace tuiyan::study
