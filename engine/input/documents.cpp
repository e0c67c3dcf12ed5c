#include "input/documents.hpp"

#include <filesystem>

#include "input/document_reader.hpp"
#include "input/merge.hpp"
#include "input/trees.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

using json::Node;

Tree read_kind(const std::string& path, const std::string& kind, Diagnostics& diagnostics,
               const Node* named_at = nullptr) {
  Tree tree = read_tree(path, diagnostics, named_at);
  if (tree && !has_right_head(*tree, kind, diagnostics)) tree.reset();
  return tree;
}

void set_id(Node& document, const std::string& path) {
  if (document.find("id") == nullptr) document.members.push_back({"id", Place(), json::string(file_id(path))});
}

// Scenario's changes of the plan first: they may even name another site.
std::shared_ptr<const Documents> load_files(const std::string& plan_path, const std::string* scenario_path,
                                            Diagnostics& all_diagnostics) {
  // Its own list: errors of documents loaded before must not refuse these.
  Diagnostics diagnostics;
  Trees trees;
  trees.plan = read_kind(plan_path, "plan", diagnostics);
  if (scenario_path != nullptr) {
    trees.scenario = read_kind(*scenario_path, "scenario", diagnostics);
    if (trees.scenario) set_id(*trees.scenario, *scenario_path);
  }
  if (trees.plan) {
    set_id(*trees.plan, plan_path);
    if (trees.scenario)
      merge_changes(*trees.plan, take_changes(*trees.scenario, "plan_changes", diagnostics), "/plan_changes",
                    diagnostics);
    const Node* named = trees.plan->find("site");
    if (named != nullptr && named->kind == json::NodeKind::string) {
      // A path is relative to the file that names it, which may be the scenario.
      const std::filesystem::path folder = std::filesystem::path(named->place.file).parent_path();
      const std::string site_path = (folder / named->text).lexically_normal().string();
      trees.site = read_kind(site_path, "site", diagnostics, named);
      if (trees.site) {
        set_id(*trees.site, site_path);
        merge_changes(*trees.site, take_changes(*trees.plan, "site_changes", diagnostics), "/site_changes",
                      diagnostics);
        if (trees.scenario)
          merge_changes(*trees.site, take_changes(*trees.scenario, "site_changes", diagnostics), "/site_changes",
                        diagnostics);
      }
    }
  }
  std::shared_ptr<const Documents> documents = understand(trees, diagnostics);
  if (documents && !documents->parameters.empty()) {
    check_ends(trees, documents->parameters, diagnostics);
    if (diagnostics.has_errors()) documents = nullptr;
  }
  for (const Diagnostic& one : diagnostics.sorted()) all_diagnostics.add(one);
  return documents;
}

}  // namespace

std::shared_ptr<const Documents> load(const std::string& plan_path, const std::string& scenario_path,
                                      Diagnostics& diagnostics) {
  return load_files(plan_path, &scenario_path, diagnostics);
}

std::shared_ptr<const Documents> load_plan(const std::string& plan_path, Diagnostics& diagnostics) {
  return load_files(plan_path, nullptr, diagnostics);
}

std::shared_ptr<const Documents> from_resolved(const std::string& resolved, Diagnostics& diagnostics) {
  Diagnostics found;
  const Trees trees = trees_of(resolved, found);
  std::shared_ptr<const Documents> documents = understand(trees, found);
  // What is doubtful was said when the documents were first read.
  for (const Diagnostic& one : found.sorted())
    if (one.severity == Severity::error) diagnostics.add(one);
  return documents;
}

}  // namespace tuiyan::input
