// Whole documents: the head that all three share, and what each says about the others.
//
// Contract: a document of another kind or schema version is not read any further, since nearly
// every key of it would be an error. Patches are merged away before a document is read.
#pragma once

#include <optional>
#include <string>

#include "input/reader.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

inline constexpr int schema_version = 1;

// Of a file that is not there: "did you mean" what lies in its folder under a name like it; empty otherwise.
[[nodiscard]] Said nearest_file(const std::string& path, const std::string& extension);
// The tree of one file; errors of reading it go to `named_at` when another file names it.
[[nodiscard]] std::optional<json::Node> read_tree(const std::string& path, Diagnostics& diagnostics,
                                                  const json::Node* named_at = nullptr);
// A key that holds a patch (RFC 7396). Anything may stand in it; what it makes of the document is checked after
// merging.
void read_patch(Object& object, std::string_view key, const Said& what, std::optional<json::Node>* out = nullptr);
// Right kind and version; anything else in the head is left to the reader below.
[[nodiscard]] bool has_right_head(const json::Node& root, const std::string& kind, Diagnostics& diagnostics);
// The file name without folder and extension.
[[nodiscard]] std::string file_id(const std::string& path);

void read_site_document(Object& object, Site& site, const std::string& default_id);
void read_plan_document(Object& object, Plan& plan, const std::string& default_id);
void read_scenario_document(Object& object, Scenario& scenario, const std::string& default_id);

}  // namespace tuiyan::input
