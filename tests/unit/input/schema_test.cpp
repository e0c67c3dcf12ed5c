// The schemas: as the files in the repository have them, and as a validator understands them.

// The validator uses std::regex, of which GCC 12 with sanitizers believes that it is uninitialised.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "good_documents.hpp"

namespace tuiyan::input {
namespace {

nlohmann::json parsed(const std::string& text) { return nlohmann::json::parse(text, nullptr, true, true); }

bool accepts(const nlohmann::json& schema_json, const nlohmann::json& document) {
  valijson::Schema compiled;
  valijson::SchemaParser parser;
  valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_json);
  parser.populateSchema(schema_adapter, compiled);
  valijson::Validator validator;
  valijson::adapters::NlohmannJsonAdapter adapter(document);
  return validator.validate(compiled, adapter, nullptr);
}

bool accepts_text(const std::string& kind, const std::string& text) {
  return accepts(parsed(schema(kind)), parsed(text));
}

std::string good(const std::string& kind) {
  return file_text(source_path("tests/input_errors/good/" + kind + ".json"));
}

std::string changed(const std::string& kind, const std::string& what, const std::string& by) {
  std::string text = good(kind);
  const std::size_t at = text.find(what);
  REQUIRE_MESSAGE(at != std::string::npos, what);
  return text.replace(at, what.size(), by);
}

// Every example and default, with the part of the schema that it stands in.
void collect(const nlohmann::json& part, std::vector<std::pair<nlohmann::json, nlohmann::json>>& out) {
  if (part.is_object()) {
    if (part.contains("title") && part.contains("examples") && part["examples"].is_array())
      out.emplace_back(part, part["examples"][0]);
    if (part.contains("title") && part.contains("default")) out.emplace_back(part, part["default"]);
  }
  if (part.is_structured())
    for (const nlohmann::json& inner : part) collect(inner, out);
}

}  // namespace

TEST_CASE("the schema files are what the program says") {
  for (const std::string kind : {"site", "plan", "scenario"}) {
    const std::string path = source_path("engine/input/schemas/" + kind + ".schema.json");
    const std::string text = schema(kind) + "\n";
    if (std::getenv("TUIYAN_UPDATE") != nullptr) {
      std::filesystem::create_directories(std::filesystem::path(path).parent_path());
      write_text(path, text);
    }
    CHECK_MESSAGE(file_text(path) == text, (path + " is not up to date: run with TUIYAN_UPDATE=1"));
  }
  CHECK(schema("drill") == "");
}

TEST_CASE("good documents pass") {
  for (const std::string kind : {"site", "plan", "scenario"}) CHECK(accepts_text(kind, good(kind)));
  const std::filesystem::path root = source_path("");
  int seen = 0;
  for (const auto& [folder, kind] : {std::pair{"plans", "plan"},
                                     {"plans/incidents", "plan"},
                                     {"scenarios", "scenario"},
                                     {"scenarios/incidents", "scenario"},
                                     {"scenarios/sites", "site"}})
    for (const auto& file : std::filesystem::directory_iterator(root / folder)) {
      if (file.path().extension() != ".json") continue;
      CHECK_MESSAGE(accepts_text(kind, file_text(file.path().string())), file.path().string());
      ++seen;
    }
  for (const std::string language : {"zh", "en"})
    for (const std::string kind : {"site", "plan", "scenario"})
      CHECK(accepts_text(kind, file_text((root / "plans/template" / language / (kind + ".json")).string())));
  CHECK(seen >= 22);
}

TEST_CASE("typical slips do not pass") {
  CHECK_FALSE(accepts_text("site", good("plan")));
  CHECK_FALSE(accepts_text("plan", changed("plan", "\"schema\": 1", "\"schema\": 2")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"seats\": 12", "\"seets\": 12")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"seats\": 12", "\"seats\": 1000000000")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"fuel\": \"8 h\"", "\"fuel\": 8")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"fuel\": \"8 h\"", "\"fuel\": \"8\"")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"fuel\": \"8 h\"", "\"fuel\": \"-8 h\"")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"start_probability\": 0.8", "\"start_probability\": 80")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"on_loss\": \"requeue\"", "\"on_loss\": \"requeu\"")));
  CHECK_FALSE(accepts_text("site", changed("site", "{\"sum\": [\"acd\"]}", "{\"total\": [\"acd\"]}")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"from\": \"08:00\"", "\"from\": \"8 am\"")));
  CHECK_FALSE(accepts_text("site", changed("site", "\"test-calls\":", "\"Test calls\":")));
  CHECK_FALSE(accepts_text("plan", changed("plan", "\"filled_by\": [\"li\"]", "\"filled_by\": \"li\"")));
  CHECK_FALSE(accepts_text("plan", changed("plan", "{\"announce\": \"notice\"}", "{\"anounce\": \"notice\"}")));
  CHECK_FALSE(accepts_text("plan", changed("plan", "{\"told\": \"acd\"}", "{\"heard\": \"acd\"}")));
  CHECK_FALSE(accepts_text("plan", changed("plan", "\"metric\": \"answered_share\"", "\"metric\": \"service_level\"")));
  CHECK_FALSE(accepts_text("scenario", changed("scenario", "\"length\": \"2 h\", ", "")));
  CHECK_FALSE(accepts_text("scenario", changed("scenario", "2026-07-25T17:00", "25.7.2026")));
  CHECK_FALSE(accepts_text("scenario", changed("scenario", "\"effect\": \"crash\"", "\"effect\": \"explosion\"")));
}

TEST_CASE("every example and every default fits its own part of the schema") {
  for (const std::string kind : {"site", "plan", "scenario"}) {
    const nlohmann::json whole = parsed(schema(kind));
    std::vector<std::pair<nlohmann::json, nlohmann::json>> found;
    collect(whole, found);
    CHECK(found.size() > 40);
    for (auto& [part, example] : found) {
      part["definitions"] = whole["definitions"];
      CHECK_MESSAGE(accepts(part, example), (part["title"].dump() + " " + example.dump()));
    }
  }
}

TEST_CASE("titles and descriptions are in both languages") {
  const std::string plan = schema("plan");
  CHECK(plan.find("\"title\": \"由哪个岗位 / by which role\"") != std::string::npos);
  CHECK(plan.find("\"description\": \"岗位的标识 / the id of a role\"") != std::string::npos);
  CHECK(schema("site").find("默认 / default: {\\\"mean\\\": \\\"400 s\\\"}") != std::string::npos);
}

}  // namespace tuiyan::input
