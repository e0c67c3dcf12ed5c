// The table of metrics: names, what `of` may be, and that the README prints it as it is.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "hand_log.hpp"
#include "model/metric.hpp"

namespace tuiyan::score {

TEST_CASE("every metric has a name of its own, and the name leads back to it") {
  std::set<std::string_view> names;
  CHECK(metrics().size() == metric_count);
  for (const MetricFacts& facts : metrics()) {
    CHECK(names.insert(facts.name).second);
    CHECK(facts.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
    CHECK(metric_named(facts.name) == facts.metric);
    CHECK(&describe(facts.metric) == &facts);
    for (std::string_view text : {facts.zh, facts.en, facts.definition_zh, facts.definition_en, facts.formula})
      CHECK_FALSE(text.empty());
  }
  CHECK_FALSE(metric_named("time_to_recover").has_value());
  CHECK(metric_named("p95_wait") == Metric::p95_wait);
}

TEST_CASE("every metric can be read from an empty log with any `of` that it takes") {
  HandLog drill(600);
  for (const MetricFacts& facts : metrics()) {
    CAPTURE(facts.name);
    if (!facts.of_required) CHECK_NOTHROW((void)read(drill.log, HandLog::target(facts.metric)));
    for (SubjectKind kind : facts.of) CHECK_NOTHROW((void)read(drill.log, HandLog::target(facts.metric, {kind, 0})));
  }
}

TEST_CASE("the README prints every definition, denominator and formula as the table has them") {
  std::ifstream file(TUIYAN_SOURCE_DIR "/engine/score/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  REQUIRE_FALSE(readme.empty());
  for (const MetricFacts& facts : metrics()) {
    CAPTURE(facts.name);
    const char* unit = facts.unit == MetricUnit::time ? "time" : facts.unit == MetricUnit::share ? "share" : "count";
    const std::string row = "| `" + std::string(facts.name) + "` | " + unit + " | " + std::string(facts.definition_en) +
                            " | " + std::string(facts.formula) + " |";
    CHECK_MESSAGE(readme.find(row) != std::string::npos, "missing in engine/score/README.md: " << row);
  }
}

}  // namespace tuiyan::score
