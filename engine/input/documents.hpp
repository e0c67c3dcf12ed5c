// From files to documents: reading, merging, checking, and showing what was understood.
//
// Contract: `load` reads a plan, the site it names and a scenario, merges the patches (scenario's
// plan_changes, plan's site_changes, scenario's site_changes), and turns them into `Documents`. All
// problems of all files go to `diagnostics`; the documents are null when there is any error.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "json/node.hpp"
#include "model/scenario.hpp"

namespace tuiyan::input {

[[nodiscard]] std::shared_ptr<const Documents> load(const std::string& plan_path, const std::string& scenario_path,
                                                    Diagnostics& diagnostics);
// The plan alone, with its site; for `check` and `show` without a scenario.
[[nodiscard]] std::shared_ptr<const Documents> load_plan(const std::string& plan_path, Diagnostics& diagnostics);
// What may be asked beside the documents as they are written.
class Audit;
struct Beside {
  // Merged after all patches of the documents themselves; null: nothing.
  const json::Node* plan_changes = nullptr;
  const json::Node* site_changes = nullptr;
  const json::Node* scenario_changes = nullptr;
  std::function<void(Audit&)> inspect;  // called once the documents have no error; see audit.hpp
};
// `scenario_path` null: the plan alone.
[[nodiscard]] std::shared_ptr<const Documents> load_beside(const std::string& plan_path,
                                                           const std::string* scenario_path, const Beside& beside,
                                                           Diagnostics& diagnostics);
// From the header of a log.
[[nodiscard]] std::shared_ptr<const Documents> from_resolved(const std::string& resolved, Diagnostics& diagnostics);
// The merged documents as one tree {"site": …, "plan": …, "scenario": …}, to be changed and read again.
[[nodiscard]] json::Node tree_of(const Documents& documents);
// From such a tree. Like `from_resolved` it tells errors only: what is doubtful was said when the documents were
// first read.
[[nodiscard]] std::shared_ptr<const Documents> from_tree(const json::Node& root, Diagnostics& diagnostics);

// The documents of a log with the targets and grading of another plan, or of a file that holds nothing else
// ({"targets": {…}, "grading": {…}}), so that the log can be scored by them. Everything a target names must be
// in the documents of the log.
[[nodiscard]] std::shared_ptr<const Documents> with_targets(const std::string& resolved, const std::string& path,
                                                            Diagnostics& diagnostics);

// One line of `tuiyan show`: a value, and where it comes from.
struct Shown {
  std::string pointer;
  std::string value;  // JSON text
  bool is_default = false;
  Place place;        // when written in a file
  std::string basis;  // of a default: why this value
};
// Any single document (site, plan or scenario), every default filled in.
[[nodiscard]] std::vector<Shown> show(const std::string& path, Diagnostics& diagnostics);

// JSON Schema (draft 7) of "plan", "site" or "scenario"; "" for any other word.
[[nodiscard]] std::string schema(const std::string& kind);

}  // namespace tuiyan::input
