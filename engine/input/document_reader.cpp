#include "input/document_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/file.hpp"
#include "input/plan_reader.hpp"
#include "input/said.hpp"
#include "input/scenario_reader.hpp"
#include "input/site_reader.hpp"
#include "input/types.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

void read_head(Object& object, const std::string& kind, std::string& id, const std::string& default_id) {
  int version = 0;
  const std::string quoted_kind = in_quotes(kind);
  object.leaf({.key = "schema", .zh = "格式版本", .en = "version of the document language", .example = "1"},
              whole(version, schema_version, schema_version));
  object.leaf({.key = "kind", .zh = "文档种类", .en = "kind of document", .example = quoted_kind},
              choice_of({kind}, [](std::size_t) {}));
  id = default_id;
  const std::string otherwise = json::to_text(json::string(default_id));
  object.leaf({.key = "id",
               .zh = "标识",
               .en = "id",
               .otherwise = otherwise,
               .basis = "文件名 / the file's name",
               .varies = true},
              word(id));
}

}  // namespace

Said nearest_file(const std::string& path, const std::string& extension) {
  const std::filesystem::path wanted(path);
  std::error_code problem;
  if (std::filesystem::exists(wanted, problem)) return {};
  const std::filesystem::path folder = wanted.has_parent_path() ? wanted.parent_path() : ".";
  std::vector<std::string> names;
  for (std::filesystem::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem))
    if (at->path().extension() == extension) names.push_back(at->path().filename().string());
  std::sort(names.begin(), names.end());  // a folder has no order of its own
  const std::string name = wanted.filename().string();
  if (std::find(names.begin(), names.end(), name + extension) != names.end()) return did_you_mean(name + extension);
  return did_you_mean(name, names);
}

std::optional<json::Node> read_tree(const std::string& path, Diagnostics& diagnostics, const json::Node* named_at) {
  const FileBytes file = read_file(path);
  if (file.bytes) return json::parse(path, *file.bytes, diagnostics);
  Diagnostic diagnostic;
  diagnostic.code = "unreadable-file";
  if (named_at != nullptr) {
    diagnostic.place = named_at->place;
    diagnostic.pointer = "/site";
    diagnostic.expected = {"一个站点文件的路径（相对于本文件）", "the path of a site, relative to this file"};
    diagnostic.found = {fmt::format("\"{}\"：{}", path, file.problem.zh),
                        fmt::format("\"{}\": {}", path, file.problem.en)};
  } else {
    diagnostic.place.file = path;
    diagnostic.expected = {"可读的文件", "a file that can be read"};
    diagnostic.found = file.problem;
  }
  diagnostic.suggestion = nearest_file(path, ".json");
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

void read_patch(Object& object, std::string_view key, const Said& what, std::optional<json::Node>* out) {
  object.leaf({.key = key, .zh = what.zh, .en = what.en, .optional = true}, [out](Value& value) {
    if (value.describing()) return value.say("type", json::string("object"));
    if (!value.is(json::NodeKind::object)) return value.wrong("wrong-type", {"对象 { … }", "an object { … }"});
    if (out != nullptr) *out = value.node();
  });
}

namespace {

// Where the commands take PLAN and SCENARIO, one may have been given for the other.
Said swapped(std::string_view wanted, std::string_view given) {
  if (wanted == "scenario" && given == "plan")
    return {"这个文件是预案，这里要的是情景：命令行上预案在前、情景在后，是否写反了？",
            "this file is a plan where a scenario is expected; on the command line PLAN comes before SCENARIO: did "
            "you swap them?"};
  if (wanted == "plan" && given == "scenario")
    return {"这个文件是情景，这里要的是预案：命令行上预案在前、情景在后，是否写反了？",
            "this file is a scenario where a plan is expected; on the command line PLAN comes before SCENARIO: did "
            "you swap them?"};
  return {};
}

}  // namespace

bool has_right_head(const json::Node& root, const std::string& kind, Diagnostics& diagnostics) {
  const auto refuse = [&](const Place& place, std::string pointer, std::string code, Said expected, Said found,
                          Said suggestion = {}) {
    diagnostics.add({Severity::error, place, std::move(pointer), std::move(code), std::move(expected), std::move(found),
                     std::move(suggestion)});
    return false;
  };
  if (root.kind != json::NodeKind::object)
    return refuse(root.place, "", "wrong-type", {"对象 { … }", "an object { … }"}, quoted(root));
  if (const json::Node* found = root.find("kind");
      found && found->kind == json::NodeKind::string && found->text != kind)
    return refuse(found->place, "/kind", "wrong-kind", quote(kind), quoted(*found), swapped(kind, found->text));
  if (const json::Node* found = root.find("schema");
      found && found->kind == json::NodeKind::number && found->number != schema_version) {
    const std::string wanted = std::to_string(schema_version);
    return refuse(found->place, "/schema", "wrong-schema",
                  {"格式版本 " + wanted, "version " + wanted + " of the document language"}, quoted(*found));
  }
  return true;
}

std::string file_id(const std::string& path) { return std::filesystem::path(path).stem().string(); }

void read_site_document(Object& object, Site& site, const std::string& default_id) {
  read_head(object, "site", site.id, default_id);
  read_site(object, site);
}

void read_plan_document(Object& object, Plan& plan, const std::string& default_id) {
  read_head(object, "plan", plan.id, default_id);
  std::string site_path;
  object.leaf({.key = "site",
               .zh = "所属站点的文件",
               .en = "file of its site",
               .example = "\"../scenarios/sites/centre.json\""},
              word(site_path));
  read_patch(object, "site_changes", {"对站点的修改（RFC 7396）", "changes to the site (RFC 7396)"});
  read_plan(object, plan);
}

void read_scenario_document(Object& object, Scenario& scenario, const std::string& default_id) {
  read_head(object, "scenario", scenario.id, default_id);
  read_patch(object, "plan_changes", {"对预案的修改（RFC 7396）", "changes to the plan (RFC 7396)"});
  read_patch(object, "site_changes", {"对站点的修改（RFC 7396）", "changes to the site (RFC 7396)"});
  read_scenario(object, scenario);
}

}  // namespace tuiyan::input
