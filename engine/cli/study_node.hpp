// Parts of a study's JSON that several studies share. Internal to the room.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "json/build.hpp"
#include "result/assessment.hpp"

namespace tuiyan::cli {

[[nodiscard]] json::Node estimate_node(const result::Estimate& estimate);  // {"value", "low", "high"}
[[nodiscard]] json::Node lost_node(const std::vector<result::Lost>& lost);
// The id of a service, component, seat group or trunk group.
[[nodiscard]] std::string id_of(const Documents& documents, Subject subject);
// 16 hex digits over the resolved documents: the same documents, the same digits.
[[nodiscard]] std::string documents_hash(const Documents& documents);

}  // namespace tuiyan::cli
