#include "input/documents.hpp"

#include <filesystem>

#include "input/document_reader.hpp"
#include "input/merge.hpp"
#include "input/said.hpp"
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
                                            Diagnostics& all_diagnostics, const Beside& beside = {}) {
  const auto changes = [](const Node* patch) { return patch == nullptr ? Tree() : Tree(*patch); };
  // Its own list: errors of documents loaded before must not refuse these.
  Diagnostics diagnostics;
  Trees trees;
  trees.plan = read_kind(plan_path, "plan", diagnostics);
  if (scenario_path != nullptr) {
    trees.scenario = read_kind(*scenario_path, "scenario", diagnostics);
    if (trees.scenario) {
      set_id(*trees.scenario, *scenario_path);
      merge_changes(*trees.scenario, changes(beside.scenario_changes), "/scenario_changes", diagnostics);
    }
  }
  if (trees.plan) {
    set_id(*trees.plan, plan_path);
    if (trees.scenario)
      merge_changes(*trees.plan, take_changes(*trees.scenario, "plan_changes", diagnostics), "/plan_changes",
                    diagnostics);
    merge_changes(*trees.plan, changes(beside.plan_changes), "/plan_changes", diagnostics);
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
        merge_changes(*trees.site, changes(beside.site_changes), "/site_changes", diagnostics);
      }
    }
  }
  std::shared_ptr<const Documents> documents = understand(trees, diagnostics, beside.inspect);
  if (documents && !documents->parameters.empty()) {
    check_ends(trees, documents->parameters, diagnostics);
    if (diagnostics.has_errors()) documents = nullptr;
  }
  for (const Diagnostic& one : diagnostics.sorted()) all_diagnostics.add(one);
  return documents;
}

void add_errors(const Diagnostics& found, Diagnostics& diagnostics) {
  for (const Diagnostic& one : found.sorted())
    if (one.severity == Severity::error) diagnostics.add(one);
}

// A plan, or an object of targets and grading alone.
bool is_source_of_targets(const Node& file, Diagnostics& found) {
  if (file.kind == json::NodeKind::object && file.find("kind") == nullptr)
    for (const json::Member& member : file.members)
      if (member.key != "targets" && member.key != "grading")
        found.add({Severity::error,
                   member.place,
                   "/" + json::pointer_token(member.key),
                   "unknown-key",
                   {"只有 \"targets\" 和 \"grading\" 的目标文件，或一份预案",
                    "a file of \"targets\" and \"grading\" alone, or a plan"},
                   quote(member.key),
                   {}});
  if (!has_right_head(file, "plan", found)) return false;
  if (file.find("targets") == nullptr)
    found.add({Severity::error, file.place, "", "missing-key", {"键 \"targets\"", "the key \"targets\""}, {}, {}});
  return true;
}

// Takes the member away when there is none to put in its place.
void replace_member(Node& object, const std::string& key, const json::Member* member) {
  std::erase_if(object.members, [&](const json::Member& one) { return one.key == key; });
  if (member != nullptr) object.members.push_back(*member);
}

}  // namespace

std::shared_ptr<const Documents> load(const std::string& plan_path, const std::string& scenario_path,
                                      Diagnostics& diagnostics) {
  return load_files(plan_path, &scenario_path, diagnostics);
}

std::shared_ptr<const Documents> load_plan(const std::string& plan_path, Diagnostics& diagnostics) {
  return load_files(plan_path, nullptr, diagnostics);
}

std::shared_ptr<const Documents> load_beside(const std::string& plan_path, const std::string* scenario_path,
                                             const Beside& beside, Diagnostics& diagnostics) {
  return load_files(plan_path, scenario_path, diagnostics, beside);
}

json::Node tree_of(const Documents& documents) {
  Diagnostics none;
  Tree root = json::parse("resolved", documents.resolved, none);
  TUIYAN_CHECK(root && !none.has_errors());
  return std::move(*root);
}

std::shared_ptr<const Documents> from_tree(const json::Node& root, Diagnostics& diagnostics) {
  Diagnostics found;
  const Trees trees = trees_of(root, found);
  std::shared_ptr<const Documents> documents = understand(trees, found);
  // What is doubtful was said when the documents were first read.
  add_errors(found, diagnostics);
  return documents;
}

std::shared_ptr<const Documents> with_targets(const std::string& resolved, const std::string& path,
                                              Diagnostics& diagnostics) {
  Diagnostics found;
  Trees trees = trees_of(resolved, found);
  const Tree file = read_tree(path, found);
  if (trees.plan && file && is_source_of_targets(*file, found)) {
    // A plan's grading belongs to its targets; a file of targets alone may bring its own.
    if (file->find("kind") != nullptr) replace_member(*trees.plan, "grading", nullptr);
    for (const char* key : {"targets", "grading"})
      if (const json::Member* member = file->member(key)) replace_member(*trees.plan, key, member);
  }
  std::shared_ptr<const Documents> documents = found.has_errors() ? nullptr : understand(trees, found);
  add_errors(found, diagnostics);
  return documents;
}

std::shared_ptr<const Documents> from_resolved(const std::string& resolved, Diagnostics& diagnostics) {
  Diagnostics found;
  const Tree root = json::parse("resolved", resolved, found);
  diagnostics.add_new(found);
  return root && !found.has_errors() ? from_tree(*root, diagnostics) : nullptr;
}

}  // namespace tuiyan::input
