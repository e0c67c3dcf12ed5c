#include "input/documents.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/check.hpp"
#include "input/audit.hpp"
#include "input/document_reader.hpp"
#include "input/local_time.hpp"
#include "input/merge.hpp"
#include "input/said.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

using json::Node;
using Tree = std::optional<Node>;

// The three documents as trees; a part that could not be read is missing.
struct Trees {
  Tree site, plan, scenario;
};

Tree read_kind(const std::string& path, const std::string& kind, Diagnostics& diagnostics,
               const Node* named_at = nullptr) {
  Tree tree = read_tree(path, diagnostics, named_at);
  if (tree && !has_right_head(*tree, kind, diagnostics)) tree.reset();
  return tree;
}

void set_id(Node& document, const std::string& path) {
  if (document.find("id") == nullptr) document.members.push_back({"id", Place(), json::string(file_id(path))});
}

// The instant of the start, once the zone is known. Both were checked for their form before.
void place_in_zone(Documents& documents, const Trees& trees, Audit& audit) {
  const std::string& zone = documents.site.zone;
  if (trees.site && !is_zone(zone)) {
    audit.site_error(
        {"/zone",
         "unknown-zone",
         {"时区数据库中的时区，如 \"Asia/Shanghai\"", "a zone of the time zone database, such as \"Asia/Shanghai\""},
         quote(zone),
         {}});
    return;
  }
  Scenario& scenario = documents.scenario;
  const std::optional<LocalTime> local = parse_local_time(scenario.start);
  if (!local || !trees.site) return;
  const std::optional<std::int64_t> instant = unix_seconds(*local, zone);
  if (instant)
    scenario.start_unix_s = *instant;
  else
    audit.scenario_error({"/start",
                          "no-such-time",
                          {"当地存在的时间", "a time that exists there"},
                          {fmt::format("\"{}\"（{} 的时钟跳过了它）", scenario.start, zone),
                           fmt::format("\"{}\" (the clocks of {} skip it)", scenario.start, zone)},
                          {}});
}

// A number of callers at an instant is read from a sample of that instant: targets ask for their own.
void sample_for_targets(Documents& documents) {
  std::vector<Duration>& samples = documents.scenario.sample_at;
  for (const Target& target : documents.plan.targets)
    if (target.metric == Metric::waiting_at && target.from.kind == AnchorKind::at &&
        target.from.at <= documents.scenario.length &&
        std::find(samples.begin(), samples.end(), target.from.at) == samples.end())
      samples.push_back(target.from.at);
}

// Reads, audits and packs what is there. Null when anything was wrong.
std::shared_ptr<const Documents> understand(const Trees& trees, Diagnostics& diagnostics) {
  auto documents = std::make_shared<Documents>();
  Names names;
  if (trees.site) names.learn_site(*trees.site);
  if (trees.plan) names.learn_plan(*trees.plan);
  if (trees.scenario) names.learn_scenario(*trees.scenario);
  Context context{diagnostics, names};
  const auto read = [&](const Tree& tree, const ReadObject& fields) {
    if (!tree) return;
    Value root(context, *tree, "");
    read_object(root, fields);
  };
  read(trees.site, [&](Object& object) { read_site_document(object, documents->site, "site"); });
  read(trees.plan, [&](Object& object) { read_plan_document(object, documents->plan, "plan"); });
  read(trees.scenario, [&](Object& object) { read_scenario_document(object, documents->scenario, "scenario"); });

  sample_for_targets(*documents);

  const auto root = [](const Tree& tree) { return tree ? &*tree : nullptr; };
  Audit audit(*documents, root(trees.site), root(trees.plan), root(trees.scenario), diagnostics);
  place_in_zone(*documents, trees, audit);
  if (trees.site && trees.plan) {
    audit_ids(audit);
    audit_cycles(audit);
    audit_site(audit);
    audit_flow(audit);
    audit_targets(audit);
    if (trees.scenario) audit_scenario(audit);
  }
  if (diagnostics.has_errors() || !trees.site || !trees.plan) return nullptr;

  std::vector<std::pair<std::string, Node>> parts;
  parts.emplace_back("site", *trees.site);
  parts.emplace_back("plan", *trees.plan);
  if (trees.scenario) parts.emplace_back("scenario", *trees.scenario);
  documents->resolved = json::to_text(json::object(std::move(parts)));
  return documents;
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
  const Tree root = json::parse("resolved", resolved, found);
  Trees trees;
  const auto take = [&](const std::string& kind, Tree& out) {
    const Node* part = root ? root->find(kind) : nullptr;
    if (part != nullptr && has_right_head(*part, kind, found)) out = *part;
  };
  take("site", trees.site);
  take("plan", trees.plan);
  take("scenario", trees.scenario);
  if (root && !found.has_errors() && (!trees.site || !trees.plan))
    found.add({Severity::error,
               root->place,
               "",
               "missing-key",
               {"键 \"site\" 和 \"plan\"", "the keys \"site\" and \"plan\""},
               {},
               {}});
  std::shared_ptr<const Documents> documents = understand(trees, found);
  // What is doubtful was said when the documents were first read.
  for (const Diagnostic& one : found.sorted())
    if (one.severity == Severity::error) diagnostics.add(one);
  return documents;
}

}  // namespace tuiyan::input
