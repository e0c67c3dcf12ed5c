#include "input/trees.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/check.hpp"
#include "input/audit.hpp"
#include "input/document_reader.hpp"
#include "input/local_time.hpp"
#include "input/said.hpp"
#include "json/build.hpp"
#include "json/pointer.hpp"

namespace tuiyan::input {
namespace {

using json::Node;

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

// What stands nearest around the figure in the way of a reason.
std::string basis_of(const Node& document, std::string_view pointer) {
  std::string basis;
  json::walk(document, pointer, [&](const Node& node) {
    const Node* found = node.kind == json::NodeKind::object ? node.find("basis") : nullptr;
    if (found != nullptr && found->kind == json::NodeKind::object)
      found = found->find("zh") != nullptr ? found->find("zh") : found->find("en");
    if (found != nullptr && found->kind == json::NodeKind::string) basis = found->text;
  });
  return basis;
}

// Limits, deadlines and what the record is asked to hold: decided, so nobody has to guess them; and what happened.
bool is_decided(std::string_view pointer) {
  for (const std::string_view part : {"/plan/targets/", "/plan/grading", "/scenario/length", "/scenario/sample_at",
                                      "/scenario/expect/", "/plan/schema", "/site/schema", "/scenario/schema"})
    if (pointer.substr(0, part.size()) == part) return true;
  for (const std::string_view deadline : {"/within", "/within/working_days"})
    if (pointer.size() > deadline.size() && pointer.substr(pointer.size() - deadline.size()) == deadline) return true;
  return false;
}

// With their pointers in the resolved documents.
void keep_parameters(const Node& document, std::string_view name, std::vector<Parameter> found,
                     std::vector<Parameter>& out, Diagnostics& diagnostics) {
  for (Parameter& parameter : found) {
    const std::string inside = parameter.pointer;
    parameter.pointer = std::string(name) + inside;
    parameter.basis = basis_of(document, inside);
    if (is_decided(parameter.pointer)) {
      const Node& node = json::walk(document, inside);
      diagnostics.add(
          {Severity::error,
           node.place,
           inside,
           "uncertain-requirement",
           {"定值：要求和限期由预案定，实际值见于资料，都不是估计出来的",
            "one figure: what is required is decided, what happened is on record, and neither is estimated"},
           quoted(node),
           {}});
      continue;
    }
    out.push_back(std::move(parameter));
  }
}

}  // namespace

std::shared_ptr<Documents> read_documents(const Trees& trees, Diagnostics& diagnostics,
                                          const std::function<void(Audit&)>& inspect) {
  auto documents = std::make_shared<Documents>();
  Names names;
  if (trees.site) names.learn_site(*trees.site);
  if (trees.plan) names.learn_plan(*trees.plan);
  if (trees.scenario) names.learn_scenario(*trees.scenario);
  Context context{diagnostics, names};
  const auto read = [&](const Tree& tree, std::string_view name, const ReadObject& fields) {
    if (!tree) return;
    std::vector<Parameter> parameters;
    context.parameters = &parameters;
    Value root(context, *tree, "");
    read_object(root, fields);
    keep_parameters(*tree, name, std::move(parameters), documents->parameters, diagnostics);
  };
  read(trees.site, "/site", [&](Object& object) { read_site_document(object, documents->site, "site"); });
  read(trees.plan, "/plan", [&](Object& object) { read_plan_document(object, documents->plan, "plan"); });
  read(trees.scenario, "/scenario",
       [&](Object& object) { read_scenario_document(object, documents->scenario, "scenario"); });

  sample_for_targets(*documents);

  const auto root = [](const Tree& tree) { return tree ? &*tree : nullptr; };
  Audit audit(*documents, root(trees.site), root(trees.plan), root(trees.scenario), diagnostics);
  place_in_zone(*documents, trees, audit);
  if (trees.site && trees.plan) {
    audit_ids(audit);
    audit_cycles(audit);
    audit_site(audit);
    audit_flow(audit);
    audit_notices(audit);
    audit_grid(audit);
    audit_supplies(audit);
    audit_targets(audit);
    if (trees.scenario) audit_scenario(audit);
  }
  if (diagnostics.has_errors() || !trees.site || !trees.plan) return nullptr;
  if (inspect) inspect(audit);
  documents->parameter_draw = trees.parameter_draw;
  return documents;
}

std::shared_ptr<const Documents> understand(const Trees& trees, Diagnostics& diagnostics,
                                            const std::function<void(Audit&)>& inspect) {
  std::shared_ptr<Documents> documents = read_documents(trees, diagnostics, inspect);
  if (!documents) return nullptr;
  std::vector<std::pair<std::string, Node>> parts;
  parts.emplace_back("site", *trees.site);
  parts.emplace_back("plan", *trees.plan);
  if (trees.scenario) parts.emplace_back("scenario", *trees.scenario);
  if (trees.parameter_draw)
    parts.emplace_back("parameter_draw", json::integer(static_cast<std::int64_t>(*trees.parameter_draw)));
  documents->resolved = json::to_text(json::object(std::move(parts)));
  return documents;
}

Node& node_at(Trees& trees, std::string_view pointer) {
  const std::string_view name = pointer.substr(0, pointer.find('/', 1));
  Tree& tree = name == "/site" ? trees.site : name == "/plan" ? trees.plan : trees.scenario;
  TUIYAN_CHECK(tree);
  Node* found = json::place_at(*tree, pointer.substr(name.size()));
  TUIYAN_CHECK(found != nullptr);
  return *found;
}

Trees trees_of(const Node& root, Diagnostics& diagnostics) {
  Trees trees;
  const auto take = [&](const std::string& kind, Tree& out) {
    const Node* part = root.find(kind);
    if (part != nullptr && has_right_head(*part, kind, diagnostics)) out = *part;
  };
  take("site", trees.site);
  take("plan", trees.plan);
  take("scenario", trees.scenario);
  if (const Node* draw = root.find("parameter_draw"); draw != nullptr) {
    std::uint64_t number = 0;
    const char* end = draw->text.data() + draw->text.size();
    const auto [stopped, problem] = std::from_chars(draw->text.data(), end, number);
    if (draw->kind == json::NodeKind::number && problem == std::errc() && stopped == end)
      trees.parameter_draw = number;
    else
      diagnostics.add({Severity::error,
                       draw->place,
                       "/parameter_draw",
                       "wrong-type",
                       {"整数", "a whole number"},
                       quoted(*draw),
                       {}});
  }
  if (!diagnostics.has_errors() && (!trees.site || !trees.plan))
    diagnostics.add({Severity::error,
                     root.place,
                     "",
                     "missing-key",
                     {"键 \"site\" 和 \"plan\"", "the keys \"site\" and \"plan\""},
                     {},
                     {}});
  return trees;
}

Trees trees_of(const std::string& resolved, Diagnostics& diagnostics) {
  const Tree root = json::parse("resolved", resolved, diagnostics);
  return root ? trees_of(*root, diagnostics) : Trees();
}

}  // namespace tuiyan::input
