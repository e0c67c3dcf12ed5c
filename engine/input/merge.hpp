// Patches between documents: the scenario's of the plan, and both theirs of the site.
//
// Contract: RFC 7396 by json::merge_patch, with places kept. A patch that is no object is an error;
// one that removes what is not there is doubtful and becomes a warning.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "json/node.hpp"

namespace tuiyan::input {

// Takes the patch `key` out of the document; none when there is none, or it is no object.
[[nodiscard]] std::optional<json::Node> take_changes(json::Node& document, const std::string& key,
                                                     Diagnostics& diagnostics);
// `pointer`: where the patch stands in its own document.
void merge_changes(json::Node& target, const std::optional<json::Node>& patch, const std::string& pointer,
                   Diagnostics& diagnostics);

}  // namespace tuiyan::input
