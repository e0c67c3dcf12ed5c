// tuiyan check PLAN [SCENARIO…]: every problem of every file, with its place and what to do; then what the plan
// checker finds wanting in a plan that can be played.
#include <fmt/format.h>

#include "check/checker.hpp"
#include "cli/settings.hpp"
#include "input/documents.hpp"
#include "json/build.hpp"

namespace tuiyan::cli {
namespace {

json::Node node_of(const Diagnostic& one, const Settings& settings) {
  return json::object({{"severity", json::string(one.severity == Severity::error ? "error" : "warning")},
                       {"code", json::string(one.code)},
                       {"file", json::string(one.place.file)},
                       {"line", json::integer(one.place.line)},
                       {"column", json::integer(one.place.column)},
                       {"pointer", json::string(one.pointer)},
                       {"expected", json::string(settings.say(one.expected))},
                       {"found", json::string(settings.say(one.found))},
                       {"suggestion", json::string(settings.say(one.suggestion))}});
}

}  // namespace

int check(const Settings& settings) {
  Diagnostics all;
  input::Beside beside;
  beside.inspect = &check::inspect;
  // The plan alone as well: a scenario's patch may hide what is wrong with the plan itself.
  (void)input::load_beside(settings.plan, nullptr, beside, all);
  for (const std::string& scenario : settings.scenarios) {
    Diagnostics one;
    (void)input::load_beside(settings.plan, &scenario, beside, one);
    all.add_new(one);
  }
  const bool has_warnings = all.count(Severity::warning) > 0;
  if (settings.json) {
    std::vector<json::Node> items;
    for (const Diagnostic& one : all.sorted()) items.push_back(node_of(one, settings));
    fmt::print("{}\n", json::to_text(json::array(std::move(items)), 2));
    return all.has_errors() ? bad_input : settings.strict && has_warnings ? target_missed : done;
  }
  const int code = print(all, settings, true);
  if (code == done)
    fmt::print("{}\n", settings.say({fmt::format("{}：可以推演。", settings.plan),
                                     fmt::format("{}: ready to be played.", settings.plan)}));
  return code == done && settings.strict && has_warnings ? target_missed : code;
}

}  // namespace tuiyan::cli
