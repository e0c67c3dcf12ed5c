#include "input/document_reader.hpp"
#include "json/build.hpp"

namespace tuiyan::input {
namespace {

using Describe = void (*)(Object&);

struct Kind {
  std::string_view word, zh, en;
  Describe describe;
};

const Kind kinds[] = {
    {"site", "站点：有什么", "Site: what exists",
     [](Object& object) {
       Site site;
       read_site_document(object, site, "site");
     }},
    {"plan", "预案：谁做什么", "Plan: who does what",
     [](Object& object) {
       Plan plan;
       read_plan_document(object, plan, "plan");
     }},
    {"scenario", "情景：发生什么", "Scenario: what happens",
     [](Object& object) {
       Scenario scenario;
       read_scenario_document(object, scenario, "scenario");
     }},
};

}  // namespace

std::string schema(const std::string& kind) {
  for (const Kind& one : kinds) {
    if (one.word != kind) continue;
    Diagnostics none;
    Names names;
    std::vector<std::pair<std::string, json::Node>> definitions;
    Context context{none, names};
    context.definitions = &definitions;
    json::Node content = json::object({});
    Value root(context, content);
    read_object(root, one.describe);
    std::vector<std::pair<std::string, json::Node>> all;
    all.emplace_back("$schema", json::string("http://json-schema.org/draft-07/schema#"));
    all.emplace_back("title", json::string(std::string(one.zh) + " / " + std::string(one.en)));
    for (json::Member& member : content.members) all.emplace_back(member.key, std::move(member.value));
    all.emplace_back("definitions", json::object(std::move(definitions)));
    return json::to_text(json::object(std::move(all)), 2);
  }
  return "";
}

}  // namespace tuiyan::input
