#include <algorithm>

#include "input/document_reader.hpp"

namespace tuiyan::input {

std::vector<Shown> show(const std::string& path, Diagnostics& diagnostics) {
  const std::optional<json::Node> root = read_tree(path, diagnostics);
  if (!root) return {};
  // The document says itself what it is; a plan is assumed when it does not.
  const json::Node* written = root->find("kind");
  const std::string kind = written != nullptr && written->kind == json::NodeKind::string ? written->text : "plan";
  const std::vector<std::string> kinds = {"site", "plan", "scenario"};
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
    diagnostics.add({Severity::error,
                     written->place,
                     "/kind",
                     "wrong-kind",
                     {"\"site\"、\"plan\" 或 \"scenario\"", "\"site\", \"plan\" or \"scenario\""},
                     quoted(*written),
                     did_you_mean(kind, kinds)});
    return {};
  }
  if (!has_right_head(*root, kind, diagnostics)) return {};

  // Only this document's own names are known: references to the others are not judged.
  std::vector<Shown> shown;
  Names names;
  Context context{diagnostics, names};
  context.shown = &shown;
  Value value(context, *root, "");
  const std::string id = file_id(path);
  if (kind == "site") {
    names.learn_site(*root);
    Site site;
    read_object(value, [&](Object& object) { read_site_document(object, site, id); });
  } else if (kind == "plan") {
    names.learn_plan(*root);
    Plan plan;
    read_object(value, [&](Object& object) { read_plan_document(object, plan, id); });
  } else {
    names.learn_scenario(*root);
    Scenario scenario;
    read_object(value, [&](Object& object) { read_scenario_document(object, scenario, id); });
  }
  return shown;
}

}  // namespace tuiyan::input
