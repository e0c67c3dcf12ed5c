#include "check/bad_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "check/checker.hpp"
#include "input/document_reader.hpp"
#include "input/types.hpp"

namespace tuiyan::check {
namespace {

using input::Object;
using input::Value;

const json::Node* pointer_to_node(const std::optional<json::Node>& node) { return node ? &*node : nullptr; }

Diagnostics findings(const BadPlan& bad, bool patched) {
  Diagnostics found;
  input::Beside beside;
  if (patched) {
    beside.plan_changes = pointer_to_node(bad.plan_changes);
    beside.site_changes = pointer_to_node(bad.site_changes);
    beside.scenario_changes = pointer_to_node(bad.scenario_changes);
  }
  beside.inspect = &inspect;
  (void)input::load_beside(bad.plan, bad.scenario.empty() ? nullptr : &bad.scenario, beside, found);
  return found;
}

}  // namespace

std::optional<BadPlan> read_bad_plan(const std::string& path, Diagnostics& diagnostics) {
  const std::optional<json::Node> root = input::read_tree(path, diagnostics);
  if (!root) return std::nullopt;
  BadPlan bad;
  Diagnostics found;
  input::Names names;
  input::Context context{found, names};
  Value value(context, *root, "");
  read_object(value, [&](Object& object) {
    object.leaf({.key = "plan", .zh = "好的预案", .en = "the good plan"}, input::word(bad.plan));
    object.leaf({.key = "scenario", .zh = "情景", .en = "scenario", .optional = true}, input::word(bad.scenario));
    object.leaf({.key = "finding", .zh = "应查出的问题代码", .en = "code of the finding"}, input::word(bad.finding));
    object.leaf({.key = "at", .zh = "应查出的位置", .en = "where it is found"}, input::word(bad.at));
    input::read_patch(object, "plan_changes", {"对预案的修改（RFC 7396）", "changes to the plan (RFC 7396)"},
                      &bad.plan_changes);
    input::read_patch(object, "site_changes", {"对站点的修改（RFC 7396）", "changes to the site (RFC 7396)"},
                      &bad.site_changes);
    input::read_patch(object, "scenario_changes", {"对情景的修改（RFC 7396）", "changes to the scenario (RFC 7396)"},
                      &bad.scenario_changes);
  });
  diagnostics.add_new(found);
  if (found.has_errors()) return std::nullopt;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  bad.plan = (folder / bad.plan).lexically_normal().string();
  if (!bad.scenario.empty()) bad.scenario = (folder / bad.scenario).lexically_normal().string();
  return bad;
}

Diagnostics findings_of_good(const BadPlan& bad) { return findings(bad, false); }
Diagnostics findings_of_bad(const BadPlan& bad) { return findings(bad, true); }

Said objection(const BadPlan& bad) {
  const Diagnostics good_findings = findings_of_good(bad), bad_findings = findings_of_bad(bad);
  for (const Diagnostics* one : {&good_findings, &bad_findings})
    for (const Diagnostic& found : one->sorted())
      if (found.severity == Severity::error) return {to_line(found, true), to_line(found, false)};
  for (const Diagnostic& found : good_findings.sorted())
    if (found.code == bad.finding)
      return {fmt::format("好的预案里也查出 {}：{}", bad.finding, to_line(found, true)),
              fmt::format("{} is found in the good plan as well: {}", bad.finding, to_line(found, false))};
  const std::vector<Diagnostic> all = bad_findings.sorted();
  if (std::any_of(all.begin(), all.end(),
                  [&](const Diagnostic& found) { return found.code == bad.finding && found.pointer == bad.at; }))
    return {};
  std::string codes;
  for (const Diagnostic& found : all) codes += fmt::format(" {}@{}", found.code, found.pointer);
  return {fmt::format("没有在 {} 查出 {}；查出的有：{}", bad.at, bad.finding, codes),
          fmt::format("{} is not found at {}; found are:{}", bad.finding, bad.at, codes)};
}

}  // namespace tuiyan::check
